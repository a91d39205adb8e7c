/** Which noun answers where: every endpoint is found through its address, and the order of the table decides nothing. */
import { describe, expect, it } from "vitest";
import { everyEndpoint, partAt, parts } from "#functions/addresses.ts";
import { addressOf } from "#functions/http/endpoint.ts";

const loaded = await Promise.all(
  parts.map(async (part) => ({ part, addresses: (await part.load()).map(addressOf) })),
);

describe("the table of addresses", () => {
  it("leads to every endpoint, whatever stands in its address for an id", () => {
    for (const { part, addresses } of loaded) {
      expect(addresses).not.toEqual([]);
      for (const address of addresses) {
        for (const id of ["agr_1", "partnerships", "", "*", "{id}", "__proto__"]) {
          expect(partAt(address.replaceAll(/\{\w+\}/g, id)), address).toBe(part);
        }
      }
    }
  });

  it("names no address twice, and none below which nothing stands", () => {
    const below = parts.flatMap((part) => part.below);
    expect(new Set(below).size).toBe(below.length);
    for (const { part, addresses } of loaded) {
      const there = addresses.map((address) => address.replaceAll(/\{\w+\}/g, "*"));
      const empty = part.below.filter(
        (address) => !there.some((one) => one === address || one.startsWith(`${address}/`)),
      );
      expect(empty).toEqual([]);
    }
  });

  it("has each endpoint once", async () => {
    const all = (await everyEndpoint()).map((one) => `${one.spec.method} ${addressOf(one)}`);
    expect(new Set(all).size).toBe(all.length);
  });

  it("leads from what is nobody's to the part that answers 404", () => {
    const [about] = parts;
    for (const path of ["/", "", "/api", "/api/", "/API/me", "/api/none/at/all", "//api/me", "/ctdl"]) {
      expect(partAt(path)).toBe(about);
    }
  });
});
