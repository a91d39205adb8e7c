/** How one version follows another: started from the one in force, put in force in its place, retired. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { Objection } from "../problem.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { seenByParties } from "../visibility.ts";
import { earlierMax } from "./limits.ts";
import { leads } from "./rules.ts";
import type { Program, ProgramVersionSummary } from "./schema.ts";
import { inForce, isIn, isUnderWay, speaking, summaryOf } from "./versions.ts";

/** Why `actor` cannot start another version now, or undefined. */
export function objectionToRevising(record: Program, actor: Actor): Objection {
  const who = leads(record, actor);
  if (who) return who;
  if (isUnderWay(record))
    return { code: "version-under-way", why: `Version ${record.versionNo} is being made already.` };
  if (!inForce(record))
    return {
      code: "wrong-moment",
      why: "A new version follows one that is in force. Start another program, with a copy of this one.",
    };
  return record.earlier.length >= earlierMax
    ? {
        code: "too-large",
        why: `It has ${earlierMax + 1} versions. Start another program, with a copy of this one.`,
      }
    : undefined;
}

type Done = { record: Program; happened: Happened };

/** A draft that begins as `from`, the version in force, whole: until something is changed, its approvals stand. */
export function revise(before: Program, from: Program): Done {
  const { changeSummary: _summary, returned: _returned, retired: _retired, ...rest } = from;
  const { inForceFrom: _from, inForceUntil: _until, ...draft } = rest;
  const versionNo = before.versionNo + 1;
  return {
    record: {
      ...draft,
      // What belongs to the program and not to a version is as it is now.
      ...{ visibility: before.visibility, shared: before.shared, template: before.template },
      ...(before.visibilityProposal ? { visibilityProposal: before.visibilityProposal } : {}),
      ...{ version: before.version, chainHash: before.chainHash },
      ...{ versionNo, status: "DRAFT" },
      earlier: [...before.earlier, summaryOf(before)],
    },
    happened: { action: "program-version-started", note: `version ${versionNo}` },
  };
}

/** In force from today; the one before until yesterday, or for its one day where it began today as well. */
export function publish(before: Program, today: IsoDate): Done {
  const old = inForce(before);
  const lastDay = ({ inForceFrom }: ProgramVersionSummary) =>
    inForceFrom === undefined || inForceFrom < today ? plusDays(today, -1) : inForceFrom;
  const record: Program = {
    ...before,
    status: "IN_FORCE",
    inForceFrom: today,
    earlier: before.earlier.map((one) =>
      one === old ? { ...one, status: "SUPERSEDED", inForceUntil: lastDay(one) } : one,
    ),
  };
  const seen = asAgreed(before, record);
  return {
    record: seen.record,
    happened: { action: "program-put-in-force", note: `version ${before.versionNo}${seen.note}` },
  };
}

/** Nobody goes by it any more. It stays readable, as every version does. */
export function retire(before: Program, by: Actor, reason: string, today: IsoDate): Done {
  const old = inForce(before);
  const ended = { status: "RETIRED", inForceUntil: today } as const;
  const retired = { reason, by: by.person, byName: by.name, on: today };
  const record: Program =
    before.status === "IN_FORCE"
      ? { ...before, ...ended, retired }
      : {
          ...before,
          retired,
          earlier: before.earlier.map((one) => (one === old ? { ...one, ...ended } : one)),
        };
  return { record, happened: { action: "program-retired", note: reason } };
}

/**
 * A party that was added was not asked who may see the program: only the parties do until every one has agreed again.
 * Beside a version in force that waits until the new one takes its place, for until then nothing of it shows.
 */
export function asAgreed(before: Program, after: Program): { record: Program; note: string } {
  const waits = isUnderWay(after) && inForce(after) !== undefined;
  const asked: ProgramVersionSummary["parties"] = speaking(before).parties;
  if (waits || after.parties.every(({ organizationId }) => isIn(asked, organizationId)))
    return { record: after, note: "" };
  return seenByParties(after);
}
