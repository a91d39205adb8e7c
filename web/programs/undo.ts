/** Taking steps back while a plan is edited. What belongs to one act, such as typing a word, is one step. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Draft } from "../ui/draft.ts";

const stepsMax = 60;

export type Change = (plan: Plan, mark?: string) => void;

/** `seen`: the version the draft lies over. Once another comes in, the steps before it are no longer one's own. */
export function useSteps(
  draft: Draft<Plan>,
  seen: string | undefined,
): { change: Change; undo: (() => void) | undefined } {
  const past = useRef<Plan[]>([]);
  const mark = useRef<string | undefined>(undefined);
  const [count, setCount] = useState(0);
  useEffect(() => {
    past.current = [];
    mark.current = undefined;
    setCount(0);
  }, [seen]);
  const change: Change = (plan, of) => {
    if (of === undefined || of !== mark.current)
      past.current = [...past.current, draft.value].slice(-stepsMax);
    mark.current = of;
    setCount(past.current.length);
    draft.set(plan);
  };
  const undo = () => {
    const last = past.current.pop();
    mark.current = undefined;
    setCount(past.current.length);
    if (last) draft.set(last);
  };
  return { change, undo: count > 0 ? undo : undefined };
}
