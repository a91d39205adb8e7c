/**
 * What a form or a dialog tells its fields: what was refused, and whether it is being sent. Which fields show an error
 * of their own is learned from them, so nothing is said twice and nothing is lost.
 */
import { createContext, type RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api.ts";

export type Asked = {
  problem: Problem | undefined;
  /** Where fields say that they show what was refused. */
  pointers: Set<string>;
  busy: boolean;
  /** What is typed is kept on this device. */
  kept: boolean;
};
export const AskedContext = createContext<Asked>({
  problem: undefined,
  pointers: new Set(),
  busy: false,
  kept: false,
});

/** For those who ask: the pointers fields show by themselves; after a refusal the first such field has the focus. */
export function useAsked(
  around: RefObject<HTMLElement | null>,
  { problem, busy }: Pick<Asked, "problem" | "busy">,
  kept = false,
): { asked: Asked; shown: readonly string[] } {
  const pointers = useRef(new Set<string>()).current;
  // The fields say which answers they show while they render, after this; read before anything is painted.
  const [shown, setShown] = useState<readonly string[]>([]);
  useLayoutEffect(() => setShown([...pointers]), [problem]);
  useEffect(() => {
    if (!problem || !around.current) return;
    const first = around.current.querySelector<HTMLElement>("[aria-invalid=true]");
    const notice = around.current.querySelector<HTMLElement>("[data-refusal]");
    (first ?? notice)?.focus();
  }, [problem]);
  return { asked: { problem, pointers, busy, kept }, shown };
}
