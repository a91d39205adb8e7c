/**
 * A made document as an answer: compressed for those who read that, 304 for those who have it, and by a signed address
 * in the bucket when it is longer than Lambda can say at once.
 */
import type { Context } from "hono";
import { caseObject } from "../cloud/keys.ts";
import type { Env, Services } from "../env.ts";
import { attachment } from "../http/attachment.ts";
import { cached } from "../http/cached.ts";
import type { Reply } from "../http/endpoint.ts";
import { unchanged } from "../http/unchanged.ts";
import type { Built } from "./built.ts";

/**
 * Lambda answers with at most 6 MB (6,291,556 bytes) of JSON, in which bytes stand as base64, four for three, and a
 * text has at most two characters for one. What is below these fits with its headers, whatever it says.
 */
const compressedAtMost = 4_500_000;
const plainAtMost = 3_000_000;

/** Which objects this process put there. They go after a week; no process lives so long. */
const put = new WeakMap<Services["bucket"], Set<string>>();

export async function answerWith(
  c: Context<Env>,
  { bytes, gzip, hash }: Built,
  more: Record<string, string> = {},
): Promise<Reply> {
  const accepted = c.req.header("accept-encoding");
  const small = gzip && takesGzip(accepted) ? gzip : undefined;
  const headers = {
    ...cached,
    // To who named no coding, the app says so itself.
    ...(accepted === undefined ? {} : { vary: "accept-encoding" }),
    // Strong, so each coding has a tag of its own.
    etag: small ? `"${hash}.gz"` : `"${hash}"`,
    ...more,
  };
  if (unchanged(c, `"${hash}"`) || unchanged(c, `"${hash}.gz"`))
    return { status: 304, response: c.body(null, 304, headers) };
  if (small ? small.length > compressedAtMost : bytes.length > plainAtMost) {
    const location = await addressOf(c.get("services").bucket, bytes, hash);
    return { status: 307, response: c.body(null, 307, { location, "cache-control": "no-store" }) };
  }
  return {
    status: 200,
    response: c.body((small ?? bytes) as Uint8Array<ArrayBuffer>, 200, {
      "content-type": "application/json",
      ...(small ? { "content-encoding": "gzip" } : {}),
      ...headers,
    }),
  };
}

async function addressOf(bucket: Services["bucket"], bytes: Uint8Array, hash: string): Promise<string> {
  const known = put.get(bucket) ?? new Set();
  put.set(bucket, known);
  const key = caseObject(hash);
  if (!known.has(hash)) await bucket.put(key, bytes, "application/json");
  known.add(hash);
  return (await bucket.link(key, attachment("CFPackage.json"))).url;
}

/** RFC 9110 §12.5.3: named or by the star, and not with a weight of nothing. */
export function takesGzip(accepted: string | undefined): boolean {
  let star = false;
  for (const one of accepted?.toLowerCase().split(",") ?? []) {
    const [coding, ...rest] = one.split(";").map((part) => part.trim());
    const wanted = !rest.some((part) => /^q=0(\.0{0,3})?$/.test(part));
    if (coding === "gzip" || coding === "x-gzip") return wanted;
    if (coding === "*") star = wanted;
  }
  return star;
}
