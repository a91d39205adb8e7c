/**
 * What a loss touches besides the checks of programs: bridges that lead into a program, rounds of evaluation that judge it
 * or lean on a record, and an agreement as it will be once what is being made of it is signed. As far as `by` may know.
 */
import type { Actor } from "#shared/actor.ts";
import { mayRead as mayReadVersion, sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import { bound, isUnderWay } from "#shared/agreements/succession.ts";
import { sight as sightOfBridge } from "#shared/bridges/sight.ts";
import { mayRead as mayReadRound } from "#shared/evaluations/rules.ts";
import type { Evidence } from "#shared/evaluations/schema.ts";
import type { AgreementId, PartnershipId, ProgramId } from "#shared/ids.ts";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
import type { Impact } from "#shared/programs/impact-schema.ts";
import { sight } from "#shared/programs/sight.ts";
import type { Services } from "../env.ts";
import { agreementFact } from "./agreement-facts.ts";

/** Rounds looked at in one go, the latest to open first. */
const roundsMax = 60;

/** A program that is to be retired: the bridges that lead into it, and the rounds that judge it. */
export async function standingOnProgram(
  services: Services,
  partnership: PartnershipId,
  id: ProgramId,
  by: Actor,
): Promise<Pick<Impact, "bridges" | "rounds">> {
  const program = await services.programs.find(partnership, id);
  if (!program || sight(program, by) === "none") return {};
  const [found, rounds] = await Promise.all([
    services.bridges.leadingTo(partnership, id),
    roundsOn(services, partnership, by, { program: id, leans: () => true }),
  ]);
  const shown = await Promise.all(
    found
      .filter((bridge) => sightOfBridge(bridge, by) === "content")
      .map((bridge) => services.bridges.presented(partnership, bridge, by)),
  );
  const bridges = shown
    .filter(({ status, alignsTo }) => status !== "RETIRED" && alignsTo.some((one) => one.programId === id))
    .map(({ id: bridgeId, title, status }) => ({ bridgeId, title, status }));
  return { ...(bridges.length > 0 ? { bridges } : {}), ...rounds };
}

type Leaning = { program?: ProgramId; leans: (evidence: readonly Evidence[]) => boolean };

/** Rounds that are not over: what is signed off stands as it was. */
export async function roundsOn(
  services: Services,
  partnership: PartnershipId,
  by: Actor,
  { program, leans }: Leaning,
): Promise<Pick<Impact, "rounds">> {
  const { evaluations } = await services.evaluations.list(partnership, program, roundsMax);
  const rounds = evaluations
    .filter(({ status }) => status === "ALONE" || status === "TOGETHER")
    .filter((one) => mayReadRound(by, one) && leans(one.evidence))
    .map(({ id: evaluationId, title, programTitle }) => ({ evaluationId, title, programTitle }));
  return rounds.length > 0 ? { rounds } : {};
}

/** The agreement as if every party had signed what is being made of it; undefined for who may not read both. */
export async function asAmended(
  services: Services,
  partnership: PartnershipId,
  id: AgreementId,
  by: Actor,
): Promise<AgreementFact | undefined> {
  const agreement = await services.agreements.find(partnership, id);
  if (!agreement || !isUnderWay(agreement) || sightOfAgreement(agreement, by) !== "content") return undefined;
  const both = [agreement.versionNo, bound(agreement).versionNo];
  if (!both.every((versionNo) => mayReadVersion(agreement, versionNo, by))) return undefined;
  const signed = { ...agreement, status: "EXECUTED" as const };
  const executed = await services.agreements.executedOfAll(partnership, [signed]);
  return agreementFact(signed, executed.get(id) ?? [], by);
}
