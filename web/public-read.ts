/**
 * Reading on the pages that need no sign-in: JSON by address, once, tried again when asked. The signed-in page's own
 * reader carries more.
 */
import { useEffect, useState } from "preact/hooks";

export type Reading<T> =
  | { state: "loading" }
  /** `status` is 0 where the hub did not answer. */
  | { state: "problem"; status: number; retry: () => void }
  | { state: "content"; data: T };

const seen = new Map<string, Promise<unknown>>();

/** Begins another visit: everything is read anew. */
export const readAnew = (): void => seen.clear();

/** GET `/api/public` + path, at most once per visit; a failed try is forgotten. */
export function read<T>(path: string): Promise<T> {
  const known = seen.get(path) as Promise<T> | undefined;
  if (known) return known;
  const fresh = fetch(`/api/public${path}`).then((response) => {
    if (!response.ok) throw new Error("", { cause: response.status });
    return response.json() as Promise<T>;
  });
  seen.set(path, fresh);
  fresh.catch(() => seen.delete(path));
  return fresh;
}

/** Reads when the key changes; an undefined key reads nothing. */
export function useReading<T>(key: string | undefined, reading: (key: string) => Promise<T>): Reading<T> {
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ of: string; reading: Reading<T> }>();
  const of = `${tries} ${key}`;
  useEffect(() => {
    if (key === undefined) return;
    let left = false;
    const say = (reading: Reading<T>) => left || setAnswer({ of, reading });
    reading(key).then(
      (data) => say({ state: "content", data }),
      ({ cause }: Error) =>
        say({ state: "problem", status: Number(cause) || 0, retry: () => setTries(tries + 1) }),
    );
    return () => {
      left = true;
    };
  }, [of]);
  return answer?.of === of ? answer.reading : { state: "loading" };
}
