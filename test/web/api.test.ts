/** What the page sends, and what it makes of the answers. The hub here is a few lines that answer as the real one does. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { get, getAll, newKey, Problem, post, put, speakFor } from "#web/api.ts";

type Asked = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

let hub: Server;
let asked: Asked[] = [];
let answer: (url: string) => { status: number; headers?: Record<string, string>; body?: string };
const real = globalThis.fetch;

beforeAll(async () => {
  hub = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const { status, headers: more, body } = answer(url);
    response.writeHead(status, more).end(body);
  });
  await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  // A browser resolves /api/… against the page's origin; Node needs the origin said.
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => real(origin + path, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  hub.close();
});
beforeEach(() => {
  asked = [];
  speakFor(undefined);
});

const last = () => asked.at(-1) as Asked;

describe("a request", () => {
  it("says for whom it speaks, and brings the record's ETag back", async () => {
    answer = () => ({ status: 200, headers: { etag: '"3"' }, body: '{"name":"Cedar Bend"}' });
    speakFor("org_0123456789abcdefghjk");
    expect(await get("/partnerships/cedar-valley")).toEqual({ data: { name: "Cedar Bend" }, etag: '"3"' });
    expect(last().url).toBe("/api/partnerships/cedar-valley");
    expect(last().headers["acting-for"]).toBe("org_0123456789abcdefghjk");
    expect(last().headers["idempotency-key"]).toBeUndefined();
  });

  it("gives every POST an Idempotency-Key, and the same one when the action says so", async () => {
    answer = () => ({ status: 201, body: "{}" });
    const key = newKey();
    await post("/x", { a: 1 }, { key });
    await post("/x", { a: 1 }, { key });
    await post("/x", { a: 1 });
    const keys = asked.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toBe(key);
    expect(keys[1]).toBe(key);
    expect(keys[2]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[2]).not.toBe(key);
    expect(last().body).toBe('{"a":1}');
  });

  it("sends the version that was seen with a change, and a file as it is", async () => {
    answer = () => ({ status: 200, body: "{}" });
    await put("/x", { a: 1 }, { ifMatch: '"7"' });
    expect(last().headers["if-match"]).toBe('"7"');
    await post("/x/import", "a,b\r\n1,2\r\n", { type: "text/csv" });
    expect(last().headers["content-type"]).toBe("text/csv");
    expect(last().body).toBe("a,b\r\n1,2\r\n");
  });

  it("follows a list to its end", async () => {
    answer = (url) => ({
      status: 200,
      body: url.includes("cursor=two") ? '{"items":[3]}' : '{"items":[1,2],"next":"two"}',
    });
    expect(await getAll("/x")).toEqual([1, 2, 3]);
    expect(asked.map(({ url }) => url)).toEqual(["/api/x?limit=100", "/api/x?limit=100&cursor=two"]);
  });
});

describe("a refusal", () => {
  const caught = (doing: Promise<unknown>): Promise<Problem> =>
    doing.then(
      () => expect.unreachable("it was not refused"),
      (problem: Problem) => problem,
    );

  it("arrives as a Problem with its code, its fields and the request's id", async () => {
    answer = () => ({
      status: 422,
      headers: { "content-type": "application/problem+json", "x-request-id": "r-1" },
      body: JSON.stringify({
        type: "https://hub.example/problems/invalid-input",
        title: "Some answers need another look",
        status: 422,
        detail: "One field",
        errors: [{ pointer: "/name", detail: "at least one character" }],
      }),
    });
    const problem = await caught(post("/x", {}));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      code: "invalid-input",
      title: "Some answers need another look",
      detail: "One field",
      status: 422,
      requestId: "r-1",
      errors: [{ pointer: "/name", detail: "at least one character" }],
    });
  });

  it("is a Problem too when something in between answers with a page of its own", async () => {
    answer = () => ({ status: 502, body: "<html>Bad gateway</html>" });
    expect(await caught(get("/x"))).toMatchObject({ code: "unexpected", status: 502 });
  });

  it("says that the hub did not answer when it did not", async () => {
    const stubbed = globalThis.fetch;
    vi.stubGlobal("fetch", () => real("http://127.0.0.1:1/"));
    const problem = await caught(get("/x"));
    vi.stubGlobal("fetch", stubbed);
    expect(problem).toMatchObject({ code: "unreachable", title: "The hub did not answer" });
  });
});
