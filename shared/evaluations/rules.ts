/**
 * The life of a round and who may do what in it. Pure: the API refuses with these and the page greys its buttons with
 * the same ones. ALONE, then TOGETHER, then SIGNED_OFF for good; WITHDRAWN from the first two.
 */
import { type Actor, has, isAuditor, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import { listed } from "../listed.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { ProgramStatus } from "../programs/schema.ts";
import type { IsoDate } from "../time.ts";
import type { Evaluation, EvaluationFrame, EvaluationStatus, EvaluationView, Sheet } from "./schema.ts";

type Round = Pick<Evaluation, "leadId" | "team" | "status" | "opensOn" | "closesOn" | "signedOff"> & Judged;
type Judged = Pick<EvaluationView, "programState">;
type Words = Pick<EvaluationView, "team" | "signedOff" | "left">;

export const isOfTeam = (team: Evaluation["team"], organization: OrganizationId | undefined): boolean =>
  team.some(({ organizationId }) => organizationId === organization);

/** Whether `actor` may know of this round: its team and lead, conveners and auditors. */
export const mayRead = (actor: Actor, { leadId, team }: Pick<Evaluation, "leadId" | "team">): boolean =>
  isConvener(actor) ||
  isAuditor(actor) ||
  (actor.organization !== undefined && (actor.organization === leadId || isOfTeam(team, actor.organization)));

/** Why `actor` cannot start or lead a round about a program that this organization leads, or undefined. */
export const objectionToLeading = (
  actor: Actor,
  { leadId }: { leadId: OrganizationId | undefined },
): Objection =>
  isConvener(actor) ||
  (leadId !== undefined && actor.organization === leadId && has(actor, "editor", "admin"))
    ? undefined
    : {
        code: "role-missing",
        why: "An editor or admin of the organization that leads the program, or a convener, does this.",
      };

const inWords: Record<EvaluationStatus, string> = {
  ALONE: "Each organization still rates alone.",
  TOGETHER: "The team has met: nobody rates alone any more.",
  SIGNED_OFF: "This round is signed off and stays as it is. Start the next one from it.",
  WITHDRAWN: "This round was called off.",
};

const notAt = (status: EvaluationStatus): Objection => ({ code: "wrong-moment", why: inWords[status] });

/** Whether a program still stands, by the state of the version that speaks for it. */
export const programStateOf = (status: ProgramStatus): EvaluationView["programState"] =>
  status === "WITHDRAWN" || status === "RETIRED" ? status : "STANDS";

/** Why nobody judges a program any more, or undefined. What was said of it before stays readable. */
export const objectionToJudging = ({ programState }: Judged): Objection =>
  programState === "STANDS"
    ? undefined
    : {
        code: "wrong-moment",
        why: `The program ${programState === "RETIRED" ? "was retired" : "was withdrawn before it was in force"}: nobody judges it any more. What was said stays readable.`,
      };

/** Why the round's frame (its days, its team, its title) cannot be changed now, or undefined. */
export const objectionToReframing = (round: Pick<Round, "status" | "programState">): Objection =>
  round.status === "ALONE" ? objectionToJudging(round) : notAt(round.status);

/** Why `actor` does not belong to those who work on this round, or undefined. */
export const objectionToTaking = (actor: Actor, { team }: Pick<Round, "team">): Objection =>
  isOfTeam(team, actor.organization) && has(actor, "editor", "reviewer", "admin")
    ? undefined
    : {
        code: "role-missing",
        why: "An editor, reviewer or admin of an organization on the team does this.",
      };

/** Why the organization acted for cannot rate alone today, or undefined. */
export function objectionToRatingNow(round: Round, today: IsoDate): Objection {
  const { status, opensOn, closesOn } = round;
  if (status !== "ALONE") return notAt(status);
  const gone = objectionToJudging(round);
  if (gone) return gone;
  if (today < opensOn) return { code: "wrong-moment", why: `Rating begins on ${opensOn}.` };
  return today > closesOn
    ? {
        code: "wrong-moment",
        why: `Rating alone ended on ${closesOn}. Whoever leads the round can move that day.`,
      }
    : undefined;
}

/** Why the round cannot be called off now, or undefined: of a program that is gone it still can. */
export const objectionToCallingOff = ({ status }: Pick<Round, "status">): Objection =>
  status === "ALONE" || status === "TOGETHER" ? undefined : notAt(status);

/** Why evidence and actions cannot be changed now, or undefined. */
export const objectionToWorking = (round: Pick<Round, "status" | "programState">): Objection =>
  objectionToCallingOff(round) ?? objectionToJudging(round);

/** Why ratings cannot be agreed now, or undefined. */
export const objectionToAgreeing = (round: Pick<Round, "status" | "programState">): Objection =>
  round.status === "TOGETHER" ? objectionToJudging(round) : notAt(round.status);

type Progress = Pick<Sheet, "organizationId" | "done"> & { rated: number };

/** Why the team cannot meet yet, or undefined. After the last day it can, with whoever has rated. */
export function objectionToMeeting(
  round: Pick<EvaluationView, "status" | "closesOn" | "programState" | "left">,
  sheets: readonly Progress[],
  today: IsoDate,
  nameOf: (id: OrganizationId) => string,
): Objection {
  const { status, closesOn } = round;
  if (status !== "ALONE") return notAt(status);
  const gone = objectionToJudging(round);
  if (gone) return gone;
  const waiting = sheets.filter(({ done, organizationId }) => !done && !round.left.includes(organizationId));
  if (waiting.length > 0 && today <= closesOn)
    return {
      code: "wrong-moment",
      why: `${listed(waiting.map(({ organizationId }) => nameOf(organizationId)))} ${waiting.length === 1 ? "has" : "have"} not finished. From the day after ${closesOn} the team can meet with what is there.`,
    };
  return sheets.some(({ rated }) => rated > 0)
    ? undefined
    : { code: "nothing-rated", why: "No organization has rated anything yet." };
}

/** Whose word is not there yet: who has left the partnership is not waited for. */
export const waitedFor = ({ team, signedOff, left }: Words): OrganizationId[] =>
  team
    .map(({ organizationId }) => organizationId)
    .filter((id) => !left.includes(id) && !signedOff.some(({ organizationId }) => organizationId === id));

/**
 * Why `actor` cannot sign this round off for the organization acted for, whatever it says, or undefined. Once
 * nobody is waited for any more, one who has signed off may say so again: that ends the round.
 */
export function objectionToSigner(actor: Actor, round: Words): Objection {
  const { team, signedOff, left } = round;
  if (actor.organization !== undefined && left.includes(actor.organization))
    return { code: "role-missing", why: "Your organization has left the partnership." };
  if (!isOfTeam(team, actor.organization) || !has(actor, "signatory", "admin"))
    return { code: "role-missing", why: "A signatory or admin of an organization on the team signs it off." };
  return signedOff.some(({ organizationId }) => organizationId === actor.organization) &&
    waitedFor(round).length > 0
    ? { code: "already-signed", why: "Your organization has signed this round off." }
    : undefined;
}

/** Why no next round can be started from this one, or undefined. */
export const objectionToFollowing = (round: Pick<Round, "status" | "programState">): Objection =>
  round.status === "SIGNED_OFF"
    ? objectionToJudging(round)
    : { code: "wrong-moment", why: "The next round starts from one that is signed off." };

/** Why `actor` cannot add an instrument or an edition, or undefined. */
export const objectionToInstruments = (actor: Actor): Objection =>
  isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener adds instruments and their editions." };

/**
 * What a frame has to hold beyond its schema. `known`: the organizations of the partnership. Its last day is not moved into
 * the past (`closed` is the one it has): the team could meet over ratings that others have only begun.
 */
export function frameProblems(
  { team, opensOn, closesOn }: Pick<EvaluationFrame, "team" | "opensOn" | "closesOn">,
  known: ReadonlySet<string>,
  people: ReadonlyMap<string, ReadonlySet<string>>,
  { today, closed }: { today: IsoDate; closed?: IsoDate },
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (closesOn < opensOn)
    problems.push({ pointer: "/closesOn", detail: `a day on or after ${opensOn}, when it opens` });
  else if (closesOn < today && closesOn !== closed)
    problems.push({ pointer: "/closesOn", detail: `today, ${today}, or a day after it` });
  const seen = new Set<string>();
  for (const [at, { organizationId, personIds }] of team.entries()) {
    const pointer = `/team/${at}/organizationId`;
    if (!known.has(organizationId)) problems.push({ pointer, detail: "an organization of this partnership" });
    else if (seen.has(organizationId)) problems.push({ pointer, detail: "each organization once" });
    seen.add(organizationId);
    for (const [index, id] of personIds.entries())
      if (!people.get(organizationId)?.has(id))
        problems.push({
          pointer: `/team/${at}/personIds/${index}`,
          detail: "someone who belongs to that organization",
        });
  }
  return problems;
}
