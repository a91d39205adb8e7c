/** Sets that were read lately are kept within a bound on memory: what was asked for last stays longest. */
import { expect, it } from "vitest";
import { keptSets } from "#functions/cloud/kept.ts";

it("is bounded by how long the sets are, whatever their number, and forgets what was asked for longest ago", async () => {
  const lately = keptSets<string>(100);
  const read: string[] = [];
  const ask = (id: string, bytes: number) =>
    lately(id, async () => {
      read.push(id);
      return { content: "a set", bytes };
    });
  const [a, b, c, large] = ["a", "b", "c", "large"] as const;
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
  const lately = keptSets<string>();
  expect(await lately("a", async () => undefined)).toBeUndefined();
  expect(await lately("a", async () => ({ content: "a set", bytes: 1 }))).toBe("a set");
});
