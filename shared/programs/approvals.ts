/**
 * Whose approval stands, and what a change of the program makes of them: an approval stands as long as its party's part
 * is the one that was approved, through any number of versions, and starts over for nobody else. Pure.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import { listed } from "../listed.ts";
import type { Objection } from "../problem.ts";
import { askedOf } from "./parts.ts";
import type { Plan } from "./plan-schema.ts";
import type { Program } from "./schema.ts";
import { isIn } from "./versions.ts";

type Words = Pick<Program, "asked" | "approvals">;

/** Parties whose word is asked for and not there, in the order they stand in. */
export const waitingFor = ({ asked, approvals }: Words): OrganizationId[] =>
  asked.map(({ organizationId }) => organizationId).filter((id) => !isIn(approvals, id));

/** Names of organizations, for what the history says. */
export type Naming = (organization: OrganizationId) => string;

/**
 * The program with its parts worked out anew: approvals of parts that changed are dropped, and what waits for nobody any
 * more is approved; what nobody has a part in any more is a draft again. The history is told whose approval starts over.
 */
export async function settled(
  record: Program,
  plan: Plan,
  happened: Happened,
  nameOf: Naming,
): Promise<{ record: Program; happened: Happened }> {
  const asked = await askedOf(record, plan);
  const stands = ({ organizationId, partHash }: Program["approvals"][number]) =>
    asked.some((one) => one.organizationId === organizationId && one.partHash === partHash);
  const approvals = record.approvals.filter(stands);
  const dropped = record.approvals.filter((one) => !stands(one));
  const inReview = record.status === "IN_REVIEW";
  const done = inReview && asked.length > 0 && waitingFor({ asked, approvals }).length === 0;
  const empty = (inReview || record.status === "APPROVED") && asked.length === 0;
  const notes = [
    happened.note,
    dropped.length > 0
      ? `approval starts over for ${listed(dropped.map(({ organizationId }) => nameOf(organizationId)))}`
      : undefined,
    done ? "every party has approved" : undefined,
    empty ? "no party has a part any more: a draft again" : undefined,
  ].filter((note) => note !== undefined && note !== "");
  const status = done ? "APPROVED" : empty ? "DRAFT" : record.status;
  return {
    record: { ...record, asked, approvals, status },
    happened: { ...happened, ...(notes.length > 0 ? { note: notes.join("; ") } : {}) },
  };
}

/** Why `actor` speaks for no party that is asked, or undefined. */
export function speaksFor({ asked, parties }: Program, actor: Actor): Objection {
  if (!isIn(parties, actor.organization))
    return { code: "not-a-party", why: "A party to the program does this." };
  if (!has(actor, "admin", "signatory"))
    return { code: "role-missing", why: "An admin or signatory of a party does this." };
  return isIn(asked, actor.organization)
    ? undefined
    : {
        code: "not-your-side",
        why: "Your organization has no part in it yet: no course, no work and no award of its own.",
      };
}

/** Why `actor` cannot approve its part now, or undefined. */
export function objectionToApproving(record: Program, actor: Actor): Objection {
  const who = speaksFor(record, actor);
  if (who) return who;
  if (record.status !== "IN_REVIEW")
    return {
      code: "wrong-moment",
      why:
        record.status === "DRAFT"
          ? "It is still a draft. Its lead sends it to review."
          : "Only a version in review is approved.",
    };
  return isIn(record.approvals, actor.organization)
    ? { code: "wrong-moment", why: "Your part is approved already, and has not changed since." }
    : undefined;
}

/** Why this is not what the party would approve: another version, or another part, than the one that was read. */
export function objectionToWhatWasRead(
  record: Program,
  organization: OrganizationId,
  read: { versionNo: number; partHash: string },
): Objection {
  const part = record.asked.find(({ organizationId }) => organizationId === organization);
  if (read.versionNo === record.versionNo && read.partHash === part?.partHash) return undefined;
  return {
    code: "content-changed",
    why:
      read.versionNo === record.versionNo
        ? "Your part has changed since you read it. Look at it again before you approve it."
        : `You read version ${read.versionNo}, and version ${record.versionNo} is in review. Read that first.`,
  };
}

/** The program with this party's word; the last one that is waited for makes it approved. */
export function approved(
  before: Program,
  by: Actor,
  partHash: string,
  at: Date,
): { record: Program; happened: Happened } {
  const organizationId = by.organization as OrganizationId;
  const approvals = [
    ...before.approvals,
    {
      ...{ organizationId, versionNo: before.versionNo, partHash },
      ...{ by: by.person, byName: by.name, at: at.toISOString() },
    },
  ];
  const done = waitingFor({ asked: before.asked, approvals }).length === 0;
  return {
    record: { ...before, approvals, status: done ? "APPROVED" : before.status },
    happened: {
      action: "program-part-approved",
      note: `version ${before.versionNo}${done ? "; every party has approved" : ""}`,
    },
  };
}
