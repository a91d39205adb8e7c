/** The program that a round is about: whether this actor may know of it, what it is called, and how its checks stand. */
import type { Actor } from "#shared/actor.ts";
import type { PartnershipId, ProgramId } from "#shared/ids.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import { check } from "#shared/programs/checks.ts";
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
  const errors: FieldProblem[] = [
    { pointer: "/programId", detail: "a program of study of this partnership" },
  ];
  throw new Refusal("invalid-input", undefined, { errors });
}

/** How its checks stand today, of the version in force where there is one; none where it is gone. */
export async function checksOf(
  services: Services,
  partnership: PartnershipId,
  id: ProgramId,
  today: IsoDate,
): Promise<CheckAnswer[]> {
  const record = await services.programs.find(partnership, id);
  if (!record) return [];
  const program = (await services.programs.inForce(partnership, record)) ?? record;
  const [plan, facts] = await Promise.all([
    services.programs.plan(partnership, program),
    services.programFacts.of(partnership, program, today),
  ]);
  return check(program, plan, facts);
}
