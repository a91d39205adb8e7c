/** Fetching from an address someone typed: public https only, through every redirect, and never for long or for much. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFrom, isPublic, type Outside } from "#functions/http/outside.ts";
import { Refusal } from "#shared/problem.ts";

/** Names and where they lead; everything public ends at the server of this test. */
const names: Record<string, string[]> = {
  "frameworks.example": ["93.184.216.34"],
  "inside.example": ["10.0.0.7"],
  "both.example": ["93.184.216.34", "127.0.0.1"],
  "nowhere.example": [],
};
const asked: { host: string; address: string; path: string }[] = [];
const server = createServer((incoming, answer) => {
  const to = (location: string) => answer.writeHead(302, { location }).end();
  const { pathname } = new URL(incoming.url ?? "/", "http://x");
  if (pathname === "/package")
    answer.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end('{"a":1}');
  else if (pathname === "/moved") to("/package");
  else if (pathname === "/to-inside") to("https://inside.example/secret");
  else if (pathname === "/to-metadata") to("https://169.254.169.254/latest/meta-data");
  else if (pathname === "/to-plain") to("http://frameworks.example/package");
  else if (pathname === "/round") to("/round");
  else if (pathname === "/large") answer.writeHead(200).end("x".repeat(5_000));
  else if (pathname === "/packed") answer.writeHead(200, { "content-encoding": "gzip" }).end("x");
  else answer.writeHead(404).end();
});
const outside: Outside = {
  addressesOf: async (host) => {
    const found = names[host];
    if (!found) throw new Error("ENOTFOUND");
    return found;
  },
  get: (url, address, signal) =>
    new Promise((resolve, reject) => {
      asked.push({ host: url.hostname, address, path: url.pathname });
      const { port } = server.address() as AddressInfo;
      request({ host: "127.0.0.1", port, path: url.pathname, signal }, (answer) =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: {
            "content-type": answer.headers["content-type"],
            "content-encoding": answer.headers["content-encoding"],
            location: answer.headers.location,
          },
          body: answer,
        }),
      )
        .on("error", reject)
        .end();
    }),
};
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const fetched = (address: string, bytesMax = 1_000) => fetchFrom(outside, address, bytesMax);
const refused = async (address: string) => {
  asked.length = 0;
  const error = await fetched(address).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};

describe("an address", () => {
  it("is read, also where it leads on, over the very address that was checked", async () => {
    asked.length = 0;
    const { bytes, type } = await fetched("https://frameworks.example/moved");
    expect(Buffer.from(bytes).toString()).toBe('{"a":1}');
    expect(type).toBe("application/json");
    expect(asked).toEqual([
      { host: "frameworks.example", address: "93.184.216.34", path: "/moved" },
      { host: "frameworks.example", address: "93.184.216.34", path: "/package" },
    ]);
  });

  it.each([
    ["http://frameworks.example/package"],
    ["file:///etc/passwd"],
    ["https://user:word@frameworks.example/package"],
    ["https://frameworks.example:8443/package"],
    ["https://127.0.0.1/package"],
    ["https://[::1]/package"],
    ["https://[::ffff:127.0.0.1]/package"],
    ["https://2130706433/package"],
    ["https://0x7f.1/package"],
    ["https://inside.example/package"],
    ["https://both.example/package"],
    ["https://nowhere.example/package"],
    ["https://unknown.example/package"],
    ["not an address"],
  ])("%s is refused before anything is asked", async (address) => {
    const { code, particulars } = await refused(address);
    expect(code).toBe("invalid-input");
    expect(particulars.errors?.[0]?.pointer).toBe("/url");
    expect(asked).toEqual([]);
  });

  it.each([["/to-inside"], ["/to-metadata"], ["/to-plain"]])(
    "that leads on to where it may not (%s) ends there",
    async (path) => {
      await refused(`https://frameworks.example${path}`);
      expect(asked).toHaveLength(1);
    },
  );

  it("that leads on for ever, is too large, packed or not there is refused with the reason", async () => {
    expect((await refused("https://frameworks.example/round")).message).toMatch(/more than 3 times/);
    expect((await refused("https://frameworks.example/large")).code).toBe("too-large");
    expect((await refused("https://frameworks.example/packed")).message).toMatch(/compressed/);
    expect((await refused("https://frameworks.example/gone")).message).toMatch(/404/);
  });
});

describe("addresses of the internet", () => {
  it.each([
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "127.8.8.8",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "ff02::1",
    "no address",
  ])("%s is none of the public ones", (address) => expect(isPublic(address)).toBe(false));
  it.each([
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "2606:2800:220:1:248:1893:25c8:1946",
    "2a00:1450:4001::1",
  ])("%s is public", (address) => expect(isPublic(address)).toBe(true));
});
