/** The program that a round is about: whether this actor may know of it, what it is called, and how its checks stand. */
import type { Actor } from "#shared/actor.ts";
import { objectionToLeading, programStateOf } from "#shared/evaluations/rules.ts";
import type { Evaluation, EvaluationView } from "#shared/evaluations/schema.ts";
import type { PartnershipId, ProgramId } from "#shared/ids.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import type { CheckAnswer, ProgramFacts } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import type { Program } from "#shared/programs/schema.ts";
import { sight } from "#shared/programs/sight.ts";
import { speaking } from "#shared/programs/versions.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";

export async function programKnown(
  services: Services,
  partnership: PartnershipId,
  id: ProgramId,
  by: Actor,
): Promise<Program> {
  const program = await services.programs.find(partnership, id);
  if (program && sight(program, by) !== "none") return program;
  // Whoever may not know of it hears what everyone hears who does not lead it.
  insist(objectionToLeading(by, { leadId: undefined }));
  const errors: FieldProblem[] = [
    { pointer: "/programId", detail: "a program of study of this partnership" },
  ];
  throw new Refusal("invalid-input", undefined, { errors });
}

/** Whether a program can be judged: by the version that speaks for it. One that is not there any more cannot. */
export const stateOf = (program: Program | undefined): EvaluationView["programState"] =>
  program ? programStateOf(speaking(program).status) : "WITHDRAWN";

/** The round as the rules ask for it: with whether its program still stands. */
export async function roundOf(
  services: Services,
  partnership: PartnershipId,
  evaluation: Evaluation,
): Promise<Evaluation & Pick<EvaluationView, "programState">> {
  const program = await services.programs.find(partnership, evaluation.programId);
  return { ...evaluation, programState: stateOf(program) };
}

/**
 * How its checks stand today, of the version that speaks for it; none where it is gone. Without `by` the hub
 * itself decides; with one, over what that person may know, and nothing where they do not see what the program says.
 */
export async function checksOf(
  services: Services,
  partnership: PartnershipId,
  id: ProgramId,
  { by, today }: { by: Actor | undefined; today: IsoDate },
): Promise<CheckAnswer[]> {
  const record = await services.programs.find(partnership, id);
  if (!record || (by && sight(record, by) !== "content")) return [];
  const program = await services.programs.version(partnership, record, speaking(record).versionNo);
  if (!program) return [];
  const plan = await services.programs.plan(partnership, program);
  const [facts] = await services.programFacts.of(partnership, [{ program, plan }], { by, today });
  return check(program, plan, facts as ProgramFacts);
}

/** What the check is called. */
export const checkName = (id: string): string => checkTable.find((one) => one.id === id)?.name ?? id;
