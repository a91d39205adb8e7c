/** The program that a round is about: whether this actor may know of it, what it is called, and how its checks stand. */
import type { Actor } from "#shared/actor.ts";
import { objectionToLeading } from "#shared/evaluations/rules.ts";
import type { PartnershipId, ProgramId } from "#shared/ids.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { sight } from "#shared/programs/sight.ts";
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

/** How its checks stand today. */
export async function checksOf(
  _services: Services,
  _partnership: PartnershipId,
  _id: ProgramId,
  _today: IsoDate,
): Promise<CheckAnswer[]> {
  return [];
}
