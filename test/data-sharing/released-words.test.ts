/** Released counts are said in one way: a rate only of two printed counts, and one word for all that is hidden. */
import { expect, it } from "vitest";
import { hiddenIn, rateOf, ruleInWords, shareOf, yearsInWords } from "#web/data-sharing/exchange-words.ts";

const at = (value: number) => ({ state: "published", value }) as const;
const hidden = { state: "suppressed" } as const;
const zero = { state: "zero" } as const;

it("prints a rate of two printed counts, a range in its place, or the mark", () => {
  expect(rateOf({ d: at(164), n: at(121) })).toEqual({ text: "73.8%" });
  expect(rateOf({ d: at(27), n: hidden, band: { side: "high", percent: 90 } })).toEqual({
    text: "90% or more",
  });
  expect(rateOf({ d: at(27), n: hidden, band: { side: "low", percent: 10 } })).toEqual({
    text: "10% or less",
  });
  expect(rateOf({ d: at(27), n: hidden })).toEqual({ hidden: true });
  expect(rateOf({ d: hidden, n: at(12) })).toEqual({ hidden: true });
  expect(rateOf({ d: zero, n: zero })).toEqual({ none: true });
});

it("draws no rate that is not printed", () => {
  expect(shareOf({ d: at(50), n: at(25) })).toBe(0.5);
  expect(shareOf({ d: at(27), n: hidden, band: { side: "high", percent: 90 } })).toBeUndefined();
  expect(shareOf({ d: zero, n: zero })).toBeUndefined();
});

it("explains the rule with the agreement's own numbers, and no cell by itself", () => {
  const policy = { n: 15, k: 4, bands: true } as const;
  expect(ruleInWords({ ...policy, eventMode: "event_k" })).toEqual([
    "Groups of 1 to 14 students are hidden, and so is every cell from which one could be worked out.",
    "Where fewer than 4 reached it, or fewer than 4 did not, the result is hidden too.",
    "Every hatched cell looks the same on purpose: it does not say which reason applies.",
  ]);
  expect(ruleInWords({ ...policy, eventMode: "strict" })[1]).toContain("fewer than 15 reached it");
});

it("counts what is hidden", () => {
  const groups = { all: { d: at(20), n: at(10) }, "gender:female": { d: hidden, n: hidden } };
  expect(hiddenIn([{ program: "all", groups }])).toEqual({ hidden: 2, of: 4 });
});

it("says a pool by its first and last year", () => {
  expect([yearsInWords("2025-26"), yearsInWords("2023-24", "2025-26")]).toEqual([
    "2025-26",
    "2023-24 to 2025-26",
  ]);
});
