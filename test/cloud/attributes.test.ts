/** What is sent to the table says all that was put and nothing else (the table itself: plain-reads.test.ts). */
import fc from "fast-check";
import { expect, it } from "vitest";
import { plain, wired } from "#functions/cloud/attributes.ts";

/** Anything a handler may hand over, with what is undefined in any place. */
const any = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, min: -9e15, max: 9e15 }).map((one) => one + 0),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.uint8Array(),
    ),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie("any"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;
const items = fc.dictionary(fc.string({ minLength: 1 }), any, { maxKeys: 6, noNullPrototype: true });

/** The same without what is undefined. */
function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(defined);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([name, one]) => [name, defined(one)]));
}

it("says an item whole, whatever is in it, and leaves out what is undefined", () => {
  fc.assert(
    fc.property(items, (item) => {
      expect(plain(wired(item))).toEqual(defined(item));
    }),
    { numRuns: 300 },
  );
});

it("has `__proto__` for a name like any other, and inherits nothing from what came", () => {
  const item = JSON.parse('{"a":{"__proto__":{"polluted":true}},"__proto__":false}') as object;
  const came = plain(wired(item));
  expect(Object.keys(came)).toEqual(["a", "__proto__"]);
  expect(JSON.stringify(came)).toBe(JSON.stringify(item));
  expect((came["a"] as { polluted?: boolean }).polluted).toBeUndefined();
});

it("sends nothing that would not come back as it is", () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    -(2 ** 53),
    new Date(),
    new Map(),
    new Set(["a"]),
    () => 1,
    10n,
    Symbol("a"),
    new URL("https://a.example"),
  ])
    for (const item of [{ value }, { list: [value] }, { map: { value } }])
      expect(() => wired(item)).toThrow(TypeError);
});
