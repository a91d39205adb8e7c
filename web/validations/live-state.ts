/** The live session as it stands, asked for every second while someone looks at the page. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveState } from "#shared/validations/live-schema.ts";
import { get, Problem } from "../api.ts";

/** Votes are on the wall within two of these. */
const everyMilliseconds = 1_000;

export type Live = {
  state: LiveState | undefined;
  /** What the last answer refused, until one comes. */
  problem: Problem | undefined;
  /** Asks now. */
  look: () => Promise<void>;
};

export function useLive(path: string | undefined): Live {
  const [state, setState] = useState<LiveState>();
  const [problem, setProblem] = useState<Problem>();
  const ask = useRef<() => Promise<void>>(async () => {});
  useEffect(() => {
    if (path === undefined) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest = 0;
    const look = async () => {
      clearTimeout(timer);
      const mine = ++latest;
      try {
        // Where nothing moved the hub says 304, and the browser gives what it kept.
        const { data } = await get<LiveState>(path, leaving.signal);
        if (mine !== latest) return;
        setState(data);
        setProblem(undefined);
      } catch (error) {
        if (leaving.signal.aborted || mine !== latest) return;
        setProblem(error instanceof Problem ? error : undefined);
      }
      if (!leaving.signal.aborted && document.visibilityState !== "hidden")
        timer = setTimeout(() => void look(), everyMilliseconds);
    };
    ask.current = look;
    const back = () => void (document.visibilityState !== "hidden" && look());
    document.addEventListener("visibilitychange", back);
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, [path]);
  return { state, problem, look: () => ask.current() };
}
