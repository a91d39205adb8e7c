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

/** GET `/api/public` + path, at most once per visit; a failed try is forgotten. */
export function read<T>(path: string): Promise<T> {
  const known = seen.get(path) as Promise<T> | undefined;
  if (known) return known;
  const fresh = fetch(`/api/public${path}`, { headers: { accept: "application/json" } }).then((response) => {
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
  const [answer, setAnswer] = useState<{ key: string; tries: number; data?: T; cause?: unknown }>();
  useEffect(() => {
    if (key === undefined) return;
    let left = false;
    reading(key).then(
      (data) => left || setAnswer({ key, tries, data }),
      ({ cause }: Error) => left || setAnswer({ key, tries, cause }),
    );
    return () => {
      left = true;
    };
  }, [key, tries]);
  if (answer === undefined || answer.key !== key || answer.tries !== tries) return { state: "loading" };
  return "data" in answer
    ? { state: "content", data: answer.data as T }
    : { state: "problem", status: Number(answer.cause) || 0, retry: () => setTries(tries + 1) };
}
