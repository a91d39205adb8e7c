/** All the checks over a program, and what they say of one route: fetched beside the grid, and instant from then on. */
import type { CheckAnswer, ProgramFacts } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { type Choice, onChoice } from "./route-choice.ts";
import { type Verdict, verdicts } from "./verdict.ts";

/** What a check is called. */
export const nameOf = (id: string): string => checkTable.find((rule) => rule.id === id)?.name ?? id;

/** On every route there is. */
export const everywhere = (program: Program, plan: Plan, facts: ProgramFacts): CheckAnswer[] =>
  check(program, plan, facts);

/** Names of the checks that keep it from being put in force. */
export const stopping = (program: Program, plan: Plan, facts: ProgramFacts): string[] => [
  ...new Set(
    everywhere(program, plan, facts)
      .filter(({ result, severity }) => result === "FAIL" && severity === "REFUSE")
      .map(({ checkId }) => nameOf(checkId)),
  ),
];

/** On the routes of this choice, with what only fails on others. */
export const onRoute = (
  program: Program,
  plan: Plan,
  facts: ProgramFacts,
  choice: Choice,
  all: readonly CheckAnswer[],
): Verdict[] => verdicts(check(program, plan, facts, onChoice(choice)), all, checkTable);
