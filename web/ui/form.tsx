/**
 * A form that keeps everything on failure: the refusal above, each answer's own beside it, the first of them focused.
 * Which fields show an error of their own is learned from the fields, so nothing is said twice and nothing is lost.
 */
import { type ComponentChildren, createContext } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api.ts";
import { ProblemNotice } from "./problem.tsx";

type Asked = { problem: Problem | undefined; pointers: Set<string> };
export const AskedContext = createContext<Asked>({ problem: undefined, pointers: new Set() });

export type FormProps = {
  children: ComponentChildren;
  onSubmit: () => void;
  problem: Problem | undefined;
  /** For something changed meanwhile: loads what is there now. */
  reload?: (() => void) | undefined;
  label?: string;
};

export function Form({ children, onSubmit, problem, reload, label }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const pointers = useRef(new Set<string>()).current;
  // The fields say which answers they show while they render, after this; read before anything is painted.
  const [shown, setShown] = useState<readonly string[]>([]);
  useLayoutEffect(() => setShown([...pointers]), [problem]);
  useEffect(() => {
    if (!problem || !form.current) return;
    const first = form.current.querySelector<HTMLElement>("[aria-invalid=true]");
    const notice = form.current.querySelector<HTMLElement>("[data-refusal]");
    (first ?? notice)?.focus();
  }, [problem]);
  return (
    <AskedContext.Provider value={{ problem, pointers }}>
      <form
        ref={form}
        class="stack form"
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {problem && (
          <div data-refusal tabIndex={-1}>
            <ProblemNotice problem={problem} retry={reload} shown={shown} live>
              {problem.code === "changed-meanwhile" && (
                <p>What you typed stays. Where you typed nothing, their answers take its place.</p>
              )}
            </ProblemNotice>
          </div>
        )}
        {children}
      </form>
    </AskedContext.Provider>
  );
}
