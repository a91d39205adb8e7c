/** Reading for the look-up: JSON by address, once, tried again when asked. The signed-in page's own reader carries more. */
import { useEffect, useState } from "preact/hooks";

export type Reading<T> =
  | { state: "loading" }
  | { state: "problem"; retry: () => void }
  | { state: "content"; data: T };

const seen = new Map<string, Promise<unknown>>();

/** GET, at most once per visit; a failed try is forgotten. */
export function read<T>(address: string): Promise<T> {
  const known = seen.get(address) as Promise<T> | undefined;
  if (known) return known;
  const fresh = fetch(address, { headers: { accept: "application/json" } }).then((response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json() as Promise<T>;
  });
  seen.set(address, fresh);
  fresh.catch(() => seen.delete(address));
  return fresh;
}

/** Reads when the key changes; an undefined key reads nothing. */
export function useReading<T>(key: string | undefined, reading: () => Promise<T>): Reading<T> {
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; tries: number; data?: T }>();
  useEffect(() => {
    if (key === undefined) return;
    let left = false;
    reading().then(
      (data) => left || setAnswer({ key, tries, data }),
      () => left || setAnswer({ key, tries }),
    );
    return () => {
      left = true;
    };
  }, [key, tries]);
  if (answer === undefined || answer.key !== key || answer.tries !== tries) return { state: "loading" };
  return "data" in answer
    ? { state: "content", data: answer.data as T }
    : { state: "problem", retry: () => setTries(tries + 1) };
}
