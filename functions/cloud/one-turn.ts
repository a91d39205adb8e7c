/**
 * Reads that are asked for in one turn of the event loop travel in one request: a handler asks side by side for what it
 * needs, and pays for one round trip. Each asker gets what they would have got alone, a failure of their own included.
 */
import { Refusal } from "#shared/problem.ts";
import type { Key } from "./keys.ts";

/** Keys of one asker that share a request with others at most: nobody waits for someone else's long list. */
const sharedMax = 25;

type Waiting<Item> = {
  keys: readonly Key[];
  found: (items: Item[]) => void;
  failed: (error: unknown) => void;
};

/** `read` answers what exists under distinct keys, in no order; so does what it becomes, under any keys. */
export function oneTurn<Item extends Key>(
  read: (keys: readonly Key[]) => Promise<Item[]>,
): (keys: readonly Key[]) => Promise<Item[]> {
  let waiting: Waiting<Item>[] = [];

  async function ask(): Promise<void> {
    const asked = waiting;
    waiting = [];
    if (asked.length > 1) {
      try {
        const items = await read(distinct(asked.flatMap(({ keys }) => keys)));
        const byKey = new Map(items.map((item) => [textOf(item), item]));
        for (const { keys, found } of asked) found(keys.flatMap((key) => byKey.get(textOf(key)) ?? []));
        return;
      } catch (error) {
        // A busy table is not asked more often still. Anything else may be about one key: each hears of its own.
        if (error instanceof Refusal) {
          for (const { failed } of asked) failed(error);
          return;
        }
      }
    }
    for (const { keys, found, failed } of asked) read(keys).then(found, failed);
  }

  return async (all) => {
    const keys = distinct(all);
    if (keys.length === 0) return [];
    if (keys.length > sharedMax) return read(keys);
    return new Promise((found, failed) => {
      waiting.push({ keys, found, failed });
      if (waiting.length === 1) setImmediate(ask);
    });
  };
}

/** A key as one text, equal for equal keys only. */
export const textOf = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;

const distinct = (keys: readonly Key[]): readonly Key[] =>
  keys.length < 2 ? keys : [...new Map(keys.map((key) => [textOf(key), key])).values()];
