import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scc79 } from "#shared/framework/scc-79.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const ask = (path: string, headers: Record<string, string> = {}) => world.app.request(path, { headers });

describe("GET /framework/{edition}", () => {
  it("gives the whole edition to anyone, signed in or not, to be kept for an hour", async () => {
    const answer = await ask("/api/framework/scc-79");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(scc79)));
    expect(answer.headers.get("cache-control")).toBe("public, max-age=3600");
    expect(answer.headers.get("etag")).toMatch(/^"[0-9a-f]{64}"$/);
  });

  it("answers 304 without a body to someone who has it, also when compression weakened the tag", async () => {
    const etag = (await ask("/api/framework/scc-79")).headers.get("etag") ?? "";
    for (const seen of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await ask("/api/framework/scc-79", { "if-none-match": seen });
      expect(answer.status).toBe(304);
      expect(answer.headers.get("etag")).toBe(etag);
      expect(await answer.text()).toBe("");
    }
    expect((await ask("/api/framework/scc-79", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("travels in under 10 kB", async () => {
    const answer = await ask("/api/framework/scc-79", { "accept-encoding": "gzip" });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(10_000);
    expect(JSON.parse(gunzipSync(bytes).toString()).id).toBe("scc-79");
  });

  it.each(["scc-81", "SCC-79", "..", "x".repeat(300), "constructor"])(
    "knows no edition %s",
    async (edition) => {
      const answer = await ask(`/api/framework/${edition}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    },
  );
});
