/** All the checks over a program, and what they say of one route: fetched beside the grid, and instant from then on. */
import type { CheckAnswer, ProgramFacts } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { type Choice, onChoice } from "./route-choice.ts";
import { type Verdict, verdicts } from "./verdict.ts";

/** On every route there is. */
export const everywhere = (program: Program, plan: Plan, facts: ProgramFacts): CheckAnswer[] =>
  check(program, plan, facts);

/** On the routes of this choice, with what only fails on others. */
export const onRoute = (
  program: Program,
  plan: Plan,
  facts: ProgramFacts,
  choice: Choice,
  all: readonly CheckAnswer[],
): Verdict[] => verdicts(check(program, plan, facts, onChoice(choice)), all, checkTable);
