/** Reads of one turn travel together, and nobody can tell from what they get. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Key } from "#functions/cloud/keys.ts";
import { oneTurn, textOf } from "#functions/cloud/one-turn.ts";
import { Refusal } from "#shared/problem.ts";

const turn = () => new Promise((next) => setImmediate(next));
const key = fc.record({ pk: fc.constantFrom("a", "a\u0001", "b"), sk: fc.constantFrom("", "1", "2") });

/** A table of these keys that counts its requests. A key under `b` cannot be read. */
function counted(there: readonly Key[]) {
  const kept = new Map(there.map((one) => [textOf(one), { ...one, read: textOf(one) }]));
  const requests: number[] = [];
  const fault = new Error("not a key");
  const read = oneTurn(async (keys) => {
    requests.push(keys.length);
    if (keys.some(({ pk }) => pk === "b")) throw fault;
    return keys.flatMap((one) => kept.get(textOf(one)) ?? []);
  });
  return { kept, requests, read, fault };
}

describe("reads of one turn", () => {
  it("get each what is there under their own keys, or hear of their own fault, whatever else is asked for", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(key), fc.array(fc.array(fc.array(key))), async (there, turns) => {
        const { kept, read, fault } = counted(there.filter(({ pk }) => pk !== "b"));
        for (const asked of turns) {
          const answers = await Promise.allSettled(asked.map(read));
          const expected = asked.map((keys) =>
            keys.some(({ pk }) => pk === "b")
              ? { status: "rejected", reason: fault }
              : {
                  status: "fulfilled",
                  value: [...new Set(keys.map(textOf))].flatMap((text) => kept.get(text) ?? []),
                },
          );
          expect(answers).toEqual(expected);
        }
      }),
    );
  });

  it("are one request, and those of the next turn another", async () => {
    const [a, b] = [
      { pk: "a", sk: "1" },
      { pk: "a", sk: "2" },
    ];
    const { kept, requests, read } = counted([a, b]);
    const there = (keys: Key[]) => keys.map((one) => kept.get(textOf(one)));
    const first = [read([a]), read([b, a]), read([a])];
    await turn();
    expect(await Promise.all([...first, read([b])])).toEqual([[a], [b, a], [a], [b]].map(there));
    expect(requests).toEqual([2, 1]);
  });

  it("are not asked once more, one by one, of a table that is busy", async () => {
    let asked = 0;
    const busy = new Refusal("busy");
    const failing = async () => {
      asked++;
      throw busy;
    };
    const read = oneTurn(failing);
    const answers = await Promise.allSettled([read([{ pk: "a", sk: "1" }]), read([{ pk: "a", sk: "2" }])]);
    expect(answers).toEqual(Array(2).fill({ status: "rejected", reason: busy }));
    expect(asked).toBe(1);
  });
});
