/**
 * Reading for a page: loading, problem or content, and what was seen last shown again at once on the way back.
 * Writing for a page: one action at a time, with one Idempotency-Key until it succeeds.
 */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { newKey, Problem } from "./api.ts";

export type Loaded<T> =
  | { state: "loading" }
  | { state: "problem"; problem: Problem; retry: () => void }
  | {
      state: "content";
      data: T;
      reload: () => void /** Shown from memory; the fresh answer is on its way. */;
      stale: boolean;
    };

const seen = new Map<string, unknown>();
const listeners = new Set<(prefix: string) => Promise<void> | undefined>();

/**
 * Forgets what was read under keys that begin so, and has pages that show it read again. Resolves once they have: a
 * second write made right after the first is then made in its knowledge.
 */
export async function changed(prefix = ""): Promise<void> {
  for (const key of seen.keys()) if (key.startsWith(prefix)) seen.delete(key);
  await Promise.all([...listeners].map((listener) => listener(prefix)));
}

/** Reads once per key and again after `changed`; an undefined key reads nothing. Begin keys with the API path. */
export function useLoad<T>(key: string | undefined, read: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [round, again] = useReducer((count: number, _: unknown) => count + 1, 0);
  const [answer, setAnswer] = useState<
    { key: string; data?: T; problem?: Problem; fresh: boolean } | undefined
  >();
  const latest = useRef(read);
  latest.current = read;
  /** Those who wait until this has been read again; they wait no longer than it is shown. */
  const waiting = useRef<(() => void)[]>([]);
  const arrived = () => {
    for (const done of waiting.current.splice(0)) done();
  };
  useEffect(() => arrived, []);

  useEffect(() => {
    // Nothing to read any more: who waited for it waits for nothing.
    if (key === undefined) return arrived();
    const leaving = new AbortController();
    latest.current(leaving.signal).then(
      (data) => {
        seen.set(key, data);
        if (leaving.signal.aborted) return;
        setAnswer({ key, data, fresh: true });
        arrived();
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setAnswer({ key, problem: asProblem(error), fresh: true });
        arrived();
      },
    );
    const listener = (prefix: string) =>
      key.startsWith(prefix)
        ? new Promise<void>((done) => {
            waiting.current.push(done);
            again(undefined);
          })
        : undefined;
    listeners.add(listener);
    return () => {
      leaving.abort();
      listeners.delete(listener);
    };
  }, [key, round]);

  const retry = () => {
    setAnswer(undefined);
    again(undefined);
  };
  const reload = () => again(undefined);
  if (key === undefined) return { state: "loading" };
  if (answer?.key === key) {
    if (answer.problem) return { state: "problem", problem: answer.problem, retry };
    return { state: "content", data: answer.data as T, reload, stale: false };
  }
  if (seen.has(key)) return { state: "content", data: seen.get(key) as T, reload, stale: true };
  return { state: "loading" };
}

/** For a form: a kept copy from memory may be older than what is there now, so it waits for the fresh one. */
export const fresh = <T>(read: Loaded<T>): Loaded<T> =>
  read.state === "content" && read.stale ? { state: "loading" } : read;

/** Several reads as one: content when all have content, else the first problem, else loading. */
export function together<const Reads extends readonly Loaded<unknown>[]>(
  ...reads: Reads
): Loaded<{ [I in keyof Reads]: Reads[I] extends Loaded<infer T> ? T : never }> {
  const problem = reads.find((read) => read.state === "problem");
  if (problem?.state === "problem") {
    const retry = () => {
      for (const read of reads) if (read.state === "problem") read.retry();
    };
    return { state: "problem", problem: problem.problem, retry };
  }
  const data: unknown[] = [];
  let stale = false;
  for (const read of reads) {
    if (read.state !== "content") return { state: "loading" };
    data.push(read.data);
    stale ||= read.stale;
  }
  const reload = () => {
    for (const read of reads) if (read.state === "content") read.reload();
  };
  return { state: "content", data: data as never, reload, stale };
}

/**
 * Everything that shows records beside this one reads again after a write, and after one that met something else than
 * the page shows (409, 412): the page behind the refusal shows it, and a second press is made in its knowledge.
 */
export async function freshAfter<T>(path: string, writing: Promise<T>): Promise<T> {
  const base = path.slice(0, path.lastIndexOf("/"));
  try {
    const answer = await writing;
    await changed(base);
    return answer;
  } catch (error) {
    if (error instanceof Problem && (error.status === 409 || error.status === 412)) await changed(base);
    throw error;
  }
}

/** One thing a person can set off: `run` does it, `busy` while it runs, `problem` when it was refused. */
export type Action<Args extends unknown[]> = {
  run: (...args: Args) => Promise<boolean>;
  busy: boolean;
  problem: Problem | undefined;
  clear: () => void;
};

/**
 * `act` gets the Idempotency-Key first: the same one in every retry of the same arguments after silence or a fault of
 * the hub's, a new one after success or a refusal (what is sent next is another request then).
 */
export function useAction<Args extends unknown[]>(
  act: (key: string, ...args: Args) => Promise<unknown>,
): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const sent = useRef<{ key: string; what: string } | undefined>(undefined);
  const running = useRef(false);
  const run = async (...args: Args) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    const what = JSON.stringify(args);
    if (sent.current?.what !== what) sent.current = { key: newKey(), what };
    try {
      await act(sent.current.key, ...args);
      sent.current = undefined;
      setProblem(undefined);
      return true;
    } catch (error) {
      const refused = asProblem(error);
      if (refused.status > 0 && refused.status < 500 && refused.code !== "in-flight")
        sent.current = undefined;
      setProblem(refused);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, problem, clear: () => setProblem(undefined) };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem("unexpected", "Something went wrong on this page", 0, {
    detail: "Reload the page. If it happens again, tell the person who runs your hub.",
  });
}
