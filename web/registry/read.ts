/** Reading for the registry: an address once, every page of a list, and what a refusal was. Signs nobody in. */
import { useEffect, useState } from "preact/hooks";

export type Reading<T> =
  | { state: "loading" }
  /** `status` is 0 where the hub did not answer. */
  | { state: "problem"; status: number; retry: () => void }
  | { state: "content"; data: T };

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`${status}`);
    this.status = status;
  }
}

/** GET `/api/public` + path. */
export async function read<T>(path: string): Promise<T> {
  const response = await fetch(`/api/public${path}`, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Refused(response.status);
  return response.json() as Promise<T>;
}

/** Every item of a list, following its cursors. */
export async function readAll<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const mark: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Item[]; next?: string } = await read(`${path}?limit=100${mark}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Reads when the key changes; an undefined key reads nothing. */
export function useReading<T>(key: string | undefined, reading: (key: string) => Promise<T>): Reading<T> {
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ of: string; reading: Reading<T> }>();
  const of = `${tries} ${key}`;
  useEffect(() => {
    if (key === undefined) return;
    let left = false;
    const say = (found: Reading<T>) => left || setAnswer({ of, reading: found });
    reading(key).then(
      (data) => say({ state: "content", data }),
      (error: unknown) =>
        say({
          state: "problem",
          status: error instanceof Refused ? error.status : 0,
          retry: () => setTries(tries + 1),
        }),
    );
    return () => {
      left = true;
    };
  }, [of]);
  return answer?.of === of ? answer.reading : { state: "loading" };
}
