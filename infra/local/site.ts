/**
 * One origin for page and API, as CloudFront gives it in the cloud (infra/stacks/site-behaviours.ts): the API's paths
 * go to the app, every other is a built file or, without a file extension, the page itself.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { type MailFolder, mailPage } from "./mail.ts";
import { contentSecurityPolicy as plainPolicy } from "./plain-page.ts";

type Parts = {
  /** The folder of the built page. */
  dist: string;
  /** Where people reach the hub; its own name, so that cookies and sign-in agree. */
  origin: string;
  api: { fetch(request: Request, env: unknown): Response | Promise<Response> };
  mail: MailFolder;
  /** Where the page may send uploads, and where signing out leads. */
  bucketOrigin: string;
  identityOrigin: string;
};

const apiPaths = ["/api/*", "/problems/*", "/calendar/*", "/ims/*", "/ctdl/*"];

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

export function createSite({ dist, origin, api, mail, bucketOrigin, identityOrigin }: Parts): Hono {
  const site = new Hono();
  for (const path of apiPaths) site.all(path, (c) => api.fetch(c.req.raw, c.env));

  site.use(compress({ threshold: 1024 }));
  site.use(async (c, next) => {
    const { host } = new URL(origin);
    // 127.0.0.1 is the same hub under a name its cookies do not know; so would be a name rebound to it.
    if (c.req.header("host") !== host) return c.redirect(new URL(pathOf(c), origin).href, 307);
    await next();
    const { headers } = c.res;
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "same-origin");
    headers.set("cross-origin-opener-policy", "same-origin");
  });

  site.get("/dev/mail", async (c) => {
    c.header("content-security-policy", plainPolicy);
    c.header("cache-control", "no-store");
    return c.html(await mailPage(await mail.list()));
  });

  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${bucketOrigin}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${identityOrigin}`,
  ].join("; ");

  site.get("*", async (c) => {
    const wanted = c.req.path;
    const path = extname(wanted) === "" ? "/index.html" : wanted;
    const file = await read(dist, path);
    c.header("content-security-policy", policy);
    if (file === undefined) return c.text("There is no such file.", 404);
    // As in the cloud (infra/stacks/page.ts): a page for the disk, whose own script would not run under this policy.
    if (path === "/verify.html") c.header("content-disposition", 'attachment; filename="verify.html"');
    const etag = `"${createHash("sha256").update(file).digest("base64url").slice(0, 22)}"`;
    c.header("etag", etag);
    // The names of the built files carry their hash; the page itself is asked for anew, and mostly unchanged.
    c.header(
      "cache-control",
      path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    );
    if (c.req.header("if-none-match")?.replace(/^W\//, "") === etag) return c.body(null, 304);
    return c.body(new Uint8Array(file), 200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
    });
  });
  return site;
}

const pathOf = (c: Context): string => {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
};

/** A file inside the folder and nowhere else. */
async function read(dist: string, path: string): Promise<Buffer | undefined> {
  const file = normalize(join(dist, decodeURIComponent(path)));
  if (!file.startsWith(dist + sep)) return undefined;
  return readFile(file).catch(() => undefined);
}
