/** What the checks say of the route somebody looks at: read once, then worked out here whenever another is chosen. */
import { useMemo } from "preact/hooks";
import type { CheckAnswer, ProgramFacts } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Loaded } from "../load.ts";
import { useChunk } from "../ui/chunk.ts";
import { useFacts } from "./load.ts";
import type { Choice } from "./route-choice.ts";
import type { Verdict } from "./verdict.ts";

export type Checked = {
  facts: ProgramFacts;
  /** On this route. */
  here: Verdict[];
  /** Over every route. */
  all: CheckAnswer[];
};

type Whole = Pick<Checked, "facts" | "all">;

/** `factsOf`: the program's path; undefined for a version that is over, which nobody checks. */
export function useVerdicts(
  program: Program,
  plan: Plan,
  factsOf: string | undefined,
  choice: Choice,
): Loaded<Checked> {
  const read = useFacts(factsOf);
  const checks = useChunk(() => import("./checking.ts"), factsOf !== undefined);
  const facts = read.state === "content" ? read.data : undefined;
  const whole = useMemo(
    (): Whole | undefined => checks && facts && { facts, all: checks.everywhere(program, plan, facts) },
    [checks, facts, program, plan],
  );
  const { schoolId, collegeId, universityId } = choice;
  const here = useMemo(
    () => whole && checks?.onRoute(program, plan, whole.facts, choice, whole.all),
    [checks, whole, schoolId, collegeId, universityId],
  );
  if (read.state === "problem") return read;
  if (read.state === "loading" || !whole || !here) return { state: "loading" };
  return { ...read, data: { ...whole, here } };
}
