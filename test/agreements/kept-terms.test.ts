/** Rules that were read lately are kept within a bound on memory: what was asked for last stays longest. */
import { expect, it } from "vitest";
import { keptTerms } from "#functions/agreements/kept-terms.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { newId, type TermsId } from "#shared/ids.ts";

const none: Terms = { rules: [], findings: [], conditions: [] };

it("is bounded by how long the rules are, whatever their number, and forgets what was asked for longest ago", async () => {
  const lately = keptTerms(100);
  const read: TermsId[] = [];
  const ask = (id: TermsId, bytes: number) =>
    lately(id, async () => {
      read.push(id);
      return { terms: none, bytes };
    });
  const [a, b, c, large] = [newId("trm"), newId("trm"), newId("trm"), newId("trm")] as [
    TermsId,
    TermsId,
    TermsId,
    TermsId,
  ];
  for (const id of [a, b, a]) await ask(id, 40);
  expect(read).toEqual([a, b]);
  // 120 do not fit: b was asked for longest ago.
  await ask(c, 40);
  for (const id of [a, c]) await ask(id, 40);
  expect(read).toEqual([a, b, c]);
  await ask(b, 40);
  expect(read).toEqual([a, b, c, b]);
  // What alone is too much takes nothing else's place.
  for (const id of [large, large]) await ask(id, 101);
  for (const id of [b, c]) await ask(id, 40);
  expect(read).toEqual([a, b, c, b, large, large]);
});

it("asks again for what was not there", async () => {
  const lately = keptTerms();
  const id = newId("trm");
  expect(await lately(id, async () => undefined)).toBeUndefined();
  expect(await lately(id, async () => ({ terms: none, bytes: 1 }))).toBe(none);
});
