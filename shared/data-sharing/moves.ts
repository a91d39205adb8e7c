/**
 * How a version of a data-sharing agreement comes to be signed, and who moves it (data-sharing.md 3.4). Pure: the API
 * refuses with these rules and the page greys its buttons with the same ones.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { earlierMax } from "./limits.ts";
import { isIn } from "./roles.ts";
import { editsFor, stillBound } from "./rules.ts";
import type { DataSharing, DataSharingStatus } from "./schema.ts";

type Move = { from: readonly DataSharingStatus[]; to?: DataSharingStatus; action: string; wrong: string };

/** What leads to signing, and away from it. What dates decide is no move. */
export const dataMoves = {
  share: { from: ["DRAFT"], action: "data-sharing-shared", wrong: "Only a draft is shared." },
  review: {
    from: ["DRAFT"],
    to: "IN_REVIEW",
    action: "data-sharing-sent-to-review",
    wrong: "Only a draft goes to review.",
  },
  return: {
    from: ["IN_REVIEW"],
    to: "DRAFT",
    action: "data-sharing-returned",
    wrong: "Only one in review can be returned.",
  },
  send: {
    from: ["IN_REVIEW"],
    to: "OUT_FOR_SIGNATURE",
    action: "data-sharing-sent-for-signature",
    wrong: "It goes out for signature from review.",
  },
  recall: {
    from: ["OUT_FOR_SIGNATURE", "DECLINED"],
    to: "DRAFT",
    action: "data-sharing-recalled",
    wrong: "Only one that is out for signature, or was declined, is taken back to draft.",
  },
  decline: {
    from: ["OUT_FOR_SIGNATURE"],
    to: "DECLINED",
    action: "data-sharing-declined",
    wrong: "Only one that is out for signature can be declined.",
  },
  withdraw: {
    from: ["DRAFT", "IN_REVIEW"],
    to: "WITHDRAWN",
    action: "data-sharing-withdrawn",
    wrong: "Only a draft, or one in review, can be withdrawn.",
  },
} as const satisfies Record<string, Move>;
export type DataMove = keyof typeof dataMoves;

function objectionToWho(move: DataMove, record: DataSharing, actor: Actor): Objection {
  switch (move) {
    case "review":
    case "return":
      return editsFor(record, actor);
    case "decline":
      if (!isIn(record.parties, actor.organization))
        return { code: "not-a-party", why: "A signatory of a party does this." };
      return has(actor, "signatory")
        ? undefined
        : { code: "role-missing", why: "A signatory whose signature is needed declines." };
    default:
      if (actor.organization !== record.stewardId)
        return { code: "not-steward", why: "The organization that started it does this." };
      return has(actor, "editor", "admin")
        ? undefined
        : { code: "role-missing", why: "An editor or admin does this." };
  }
}

/** Why `actor` cannot make this move now, or undefined. Checks who before when. */
export function objectionToMove(move: DataMove, record: DataSharing, actor: Actor): Objection {
  const who = objectionToWho(move, record, actor);
  if (who) return who;
  const { from, wrong }: Move = dataMoves[move];
  if (!from.includes(record.status)) return { code: "wrong-moment", why: wrong };
  const ended = move === "withdraw" ? undefined : objectionToEnded(record);
  if (ended) return ended;
  if (move === "share" && record.shared)
    return { code: "wrong-moment", why: "The other parties see it already." };
  if (move === "recall" && record.earlier.length >= earlierMax)
    return {
      code: "too-large",
      why: `It has ${earlierMax + 1} versions. Withdraw it, and start a new agreement.`,
    };
  if (
    move === "decline" &&
    !isIn(
      record.signatureSlots.filter(({ required }) => required),
      actor.organization,
    )
  )
    return { code: "not-your-side", why: "No signature of your side is needed here." };
  if (move === "send") return objectionToSlots(record);
  return undefined;
}

/** No version of it can bind anyone any more, or undefined: what was ended or closed is not taken up again (L7). */
export const objectionToEnded = ({
  termination,
  closedOn,
}: Pick<DataSharing, "termination" | "closedOn">): Objection =>
  termination !== undefined || closedOn !== undefined
    ? { code: "wrong-moment", why: "It has been ended. What follows is a new agreement." }
    : undefined;

/** Everyone who is to be bound signs, and so does everyone who is bound: nobody is left behind by an amendment (L3, L5). */
export function objectionToSlots(record: DataSharing): Objection {
  const without = [...record.parties, ...stillBound(record)].some(
    ({ organizationId }) =>
      !record.signatureSlots.some((slot) => slot.required && slot.organizationId === organizationId),
  );
  return without
    ? {
        code: "no-signature-slots",
        why: "Say who signs for every party, and for everyone bound by the version before: take it back to draft and name an office.",
      }
    : undefined;
}

/** The record after a move that needs no more than a reason. Callers have insisted on the objection. */
export function make(
  move: "share" | "review" | "return" | "withdraw",
  before: DataSharing,
  reason?: string,
): { record: DataSharing; happened: Happened } {
  const { to, action }: Move = dataMoves[move];
  return {
    record: {
      ...before,
      status: to ?? before.status,
      shared: before.shared || move === "share" || move === "review",
    },
    happened: { action, ...(reason === undefined ? {} : { note: reason }) },
  };
}

/** Nobody signs this version any more; what was signed stays on it. */
export const decline = (
  before: DataSharing,
  by: Actor,
  reason: string,
  at: Date,
): { record: DataSharing; happened: Happened } => ({
  record: {
    ...before,
    status: "DECLINED",
    declined: {
      reason,
      by: by.person,
      byName: by.name,
      byOrganization: by.organization as OrganizationId,
      at: at.toISOString(),
    },
  },
  happened: { action: dataMoves.decline.action, note: reason },
});
