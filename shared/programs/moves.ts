/**
 * How a version of a program comes into force and goes out of it, and who moves it. Pure: the API refuses with these
 * rules and the page greys its buttons with the same ones. Approving is in approvals.ts, the next version in succession.ts.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { speaksFor, waitingFor } from "./approvals.ts";
import { leads } from "./rules.ts";
import type { Program, ProgramStatus } from "./schema.ts";
import { inForce, isUnderWay } from "./versions.ts";

type Move = { from: readonly ProgramStatus[]; action: string; wrong: string };

export const programMoves = {
  share: { from: ["DRAFT"], action: "program-shared", wrong: "Only a draft is shared." },
  review: { from: ["DRAFT"], action: "program-sent-to-review", wrong: "Only a draft goes to review." },
  return: {
    from: ["IN_REVIEW", "APPROVED"],
    action: "program-returned",
    wrong: "Only a version in review, or an approved one, is returned to draft.",
  },
  publish: {
    from: ["APPROVED"],
    action: "program-put-in-force",
    wrong: "A version is put in force when every party has approved its part.",
  },
  withdraw: {
    from: ["DRAFT", "IN_REVIEW", "APPROVED"],
    action: "program-withdrawn",
    wrong: "Only a version that is being made is withdrawn.",
  },
  template: { from: ["DRAFT"], action: "program-template", wrong: "Only a draft is kept as a template." },
} as const satisfies Record<string, Move>;
export type ProgramMove = keyof typeof programMoves;

/** Why `actor` cannot make this move now, or undefined. Checks who before when. */
export function objectionToMove(move: ProgramMove, record: Program, actor: Actor): Objection {
  const lead = leads(record, actor);
  const who = move === "return" && lead ? speaksFor(record, actor) : lead;
  if (who) return who;
  const { from, wrong }: Move = programMoves[move];
  if (!from.includes(record.status)) {
    const waits = move === "publish" && record.status === "IN_REVIEW" ? waitingFor(record).length : 0;
    const more = waits > 0 ? ` ${waits === 1 ? "One has" : `${waits} have`} not yet.` : "";
    return { code: "wrong-moment", why: `${wrong}${more}` };
  }
  if (record.template && (move === "review" || move === "publish"))
    return { code: "wrong-moment", why: "A template is kept for copying. Start a program from it." };
  if (move === "template" && record.versionNo > 1)
    return { code: "wrong-moment", why: "A program that has been in force is no template. Copy it instead." };
  if (move === "share" && record.shared)
    return { code: "wrong-moment", why: "The other parties see it already." };
  return move === "review" && record.asked.length === 0
    ? {
        code: "nothing-bound",
        why: "No school or college has a course in it yet. Share it, and let each bind its own.",
      }
    : undefined;
}

/** Why `actor` cannot retire the version in force, or undefined. */
export function objectionToRetiring(record: Program, actor: Actor): Objection {
  const lead = leads(record, actor);
  if (lead && !isConvener(actor)) return lead;
  if (!inForce(record)) return { code: "wrong-moment", why: "Only a program in force is retired." };
  return isUnderWay(record)
    ? {
        code: "version-under-way",
        why: `Version ${record.versionNo} is being made. Withdraw it first.`,
      }
    : undefined;
}

type Done = { record: Program; happened: Happened };

const withoutReturn = ({ returned: _returned, ...record }: Program): Program => record;

/** The other parties see it from here on. */
export const share = (before: Program): Done => ({
  record: { ...before, shared: true },
  happened: { action: programMoves.share.action },
});

/** To review by every party that has a part; whoever approved just this part need not do so again. */
export function review(before: Program): Done {
  const waiting = waitingFor(before);
  const done = waiting.length === 0;
  return {
    record: { ...withoutReturn(before), shared: true, status: done ? "APPROVED" : "IN_REVIEW" },
    happened: {
      action: programMoves.review.action,
      note: done
        ? "no part has changed since it was approved: every party has approved"
        : `version ${before.versionNo}: ${waiting.length} of ${before.asked.length} to approve`,
    },
  };
}

/** Back to draft, with the reason. Who returns it approves anew; the others' approvals stand while their parts do. */
export function sendBack(before: Program, by: Actor, reason: string, at: Date): Done {
  const organizationId = by.organization as OrganizationId;
  return {
    record: {
      ...before,
      status: "DRAFT",
      approvals: before.approvals.filter((one) => one.organizationId !== organizationId),
      returned: { organizationId, reason, by: by.person, byName: by.name, at: at.toISOString() },
    },
    happened: { action: programMoves.return.action, note: reason },
  };
}

/** No more is made of this version; what is in force stays so. */
export const withdraw = (before: Program, reason: string): Done => ({
  record: { ...before, status: "WITHDRAWN" },
  happened: { action: programMoves.withdraw.action, note: reason },
});

/** Kept for copying, or a program like any other again. */
export const keepAsTemplate = (before: Program, template: boolean): Done => ({
  record: { ...before, template },
  happened: { action: programMoves.template.action, note: template ? "kept for copying" : "a program again" },
});
