/**
 * Reads that are asked for in one turn of the event loop travel in one request: a handler asks side by side for what it
 * needs, and pays for one round trip. Each asker gets what they would have got alone, a failure of their own included.
 */
import { Refusal } from "#shared/problem.ts";
import type { Key } from "./keys.ts";

type Waiting<Item> = {
  key: Key;
  found: (item: Item | undefined) => void;
  failed: (error: unknown) => void;
};

export function oneTurn<Item extends Key>(
  one: (key: Key) => Promise<Item | undefined>,
  batch: (keys: readonly Key[]) => Promise<Item[]>,
): (key: Key) => Promise<Item | undefined> {
  let waiting: Waiting<Item>[] = [];

  async function ask(): Promise<void> {
    const asked = waiting;
    waiting = [];
    if (asked.length > 1) {
      try {
        const items = new Map((await batch(asked.map(({ key }) => key))).map((item) => [textOf(item), item]));
        for (const { key, found } of asked) found(items.get(textOf(key)));
        return;
      } catch (error) {
        // A busy table is not asked more often still. Anything else may be about one key: each hears of its own.
        if (error instanceof Refusal) {
          for (const { failed } of asked) failed(error);
          return;
        }
      }
    }
    for (const { key, found, failed } of asked) one(key).then(found, failed);
  }

  return (key) =>
    new Promise((found, failed) => {
      waiting.push({ key, found, failed });
      if (waiting.length === 1) setImmediate(ask);
    });
}

/** A key as one text, equal for equal keys only. */
export const textOf = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;
