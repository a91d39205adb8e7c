/** What Lambda gets of the API: the same bytes from the same sources, a lean start, and an answer. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundle, bundle } from "#infra/bundle.ts";
import { entries } from "#infra/stacks/names.ts";

let folder: string;
let api: Bundle;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-bundle-"));
  api = await bundle(entries.api, join(folder, "api"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every file of a bundle with its bytes. */
async function contents(of: string): Promise<Map<string, string>> {
  const names = (await readdir(of)).sort();
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(of, name), "utf8")]),
    ),
  );
}

describe("the API's bundle", () => {
  it("is the same, byte for byte, wherever it is written", async () => {
    await bundle(entries.api, join(folder, "elsewhere", "again"));
    expect(await contents(join(folder, "elsewhere", "again"))).toEqual(await contents(join(folder, "api")));
  });

  it.each([
    ["bearer tokens", "ERR_JWKS_NO_MATCHING_KEY"],
    ["signing in", "OAUTH_INVALID_RESPONSE"],
    ["reading CSV files", "CSV_INVALID_CLOSING_QUOTE"],
    ["making papers", "FontDescriptor"],
  ])("reads what %s need only at their first use", async (_, word) => {
    const all = await contents(join(folder, "api"));
    const atStart = await Promise.all(api.atStart.map((file) => readFile(file, "utf8")));
    expect([...all.values()].some((text) => text.includes(word))).toBe(true);
    expect(atStart.some((text) => text.includes(word))).toBe(false);
  });

  it("holds no noun's routes from the start, and in what one noun adds no other noun's", async () => {
    const all = await contents(join(folder, "api"));
    const chunks = new Map([...all].filter(([name]) => name.endsWith(".mjs")));
    const close = (name: string, found = new Set<string>()): Set<string> => {
      if (found.has(name)) return found;
      found.add(name);
      for (const [, next = ""] of chunks.get(name)?.matchAll(/(?:from|import)"\.\/([\w-]+\.mjs)"/g) ?? [])
        close(next, found);
      return found;
    };
    /** Whose code of `functions/<noun>` these files hold, as their source maps say. */
    const nounsIn = (names: Iterable<string>): string[] => {
      const sources = [...names].flatMap(
        (name) => (JSON.parse(all.get(`${name}.map`) ?? "{}") as { sources?: string[] }).sources ?? [],
      );
      const nouns = sources.flatMap((source) => /\/functions\/([\w-]+)\//.exec(source)?.[1] ?? []);
      const works = ["http", "cloud", "files", "signing"];
      return [...new Set(nouns)].filter((noun) => !works.includes(noun)).sort();
    };
    const start = close("api.mjs");
    expect(new Set(api.atStart)).toEqual(new Set([...start].map((name) => join(folder, "api", name))));
    // Where and in which session is asked of nearly every request; the rest waits.
    expect(nounsIn(start)).toEqual(["case", "partnerships", "sessions"]);
    const parts = [...chunks.keys()].filter((name) => /^(?:[\w-]+-)?routes?-/.test(name));
    expect(parts.length).toBeGreaterThanOrEqual(25);
    for (const name of parts) {
      const added = [...close(name)].filter((one) => !start.has(one));
      expect(nounsIn(added).length, name).toBeLessThanOrEqual(1);
    }
  });

  it("reads less than a fifth of itself, in few files, before its first answer", async () => {
    const all = [...(await contents(join(folder, "api")))].filter(([name]) => name.endsWith(".mjs"));
    const bytes = (files: readonly (readonly [string, string])[]) =>
      files.reduce((sum, [, text]) => sum + text.length, 0);
    const start = all.filter(([name]) => api.atStart.includes(join(folder, "api", name)));
    expect(start.length).toBeLessThanOrEqual(15);
    expect(bytes(start)).toBeLessThan(bytes(all) / 5);
  });

  it("answers an event of the gateway's", async () => {
    const ask = join(folder, "ask.mjs");
    const path = "/problems/not-found";
    const event = {
      version: "2.0",
      rawPath: path,
      rawQueryString: "",
      headers: { host: "hub.example", "x-origin-secret": "the site's own secret" },
      requestContext: { http: { method: "GET", path }, domainName: "hub.example" },
      isBase64Encoded: false,
    };
    await writeFile(
      ask,
      `const { handler } = await import(${JSON.stringify(api.file)});
const { statusCode } = await handler(${JSON.stringify(event)}, {});
console.log("answered", statusCode);`,
    );
    const said = execFileSync(process.execPath, ["--enable-source-maps", ask], {
      encoding: "utf8",
      env: {
        TABLE_NAME: "table",
        BUCKET_NAME: "bucket",
        HUB_ORIGIN: "https://hub.example",
        HUB_SECRET: "the test's own secret, 32 characters",
        ORIGIN_SECRET: "the site's own secret",
        SIGN_IN_ISSUER: "https://sign-in.example",
        SIGN_IN_CLIENT_ID: "causeway",
        SIGN_IN_REALM: "test",
      },
    });
    expect(said).toContain("answered 200");
  });
});

it.each(["onSchedule", "onStream", "onUpload"] as const)(
  "%s's bundle can be called by Lambda, and has all that it imports later",
  async (name) => {
    const { file } = await bundle(entries[name], join(folder, name));
    const all = await contents(join(folder, name));
    const later = [...all.values()].flatMap((text) =>
      [...text.matchAll(/\bimport\("\.\/([^"]+)"\)/g)].map(([, next = ""]) => next),
    );
    expect(later.length).toBeGreaterThan(0);
    expect(later.filter((next) => !all.has(next))).toEqual([]);
    const ask = `const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler);`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", ask], {
      encoding: "utf8",
      env: {},
    });
    expect(said.trim()).toBe("function");
  },
);
