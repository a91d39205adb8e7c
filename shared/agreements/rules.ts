/**
 * What may happen to an agreement, and who may do it. Pure: the API refuses with these rules and the page greys its
 * buttons with the same ones, so the two cannot disagree. Articulation.md 2.4 is the table.
 */

import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { recallsMax } from "./limits.ts";
import { receives, sends, signs } from "./roles.ts";
import type { Agreement, AgreementStatus, Party } from "./schema.ts";

type Move = {
  from: readonly AgreementStatus[];
  to?: AgreementStatus;
  /** Past tense, for the history. */
  action: string;
  needsReason?: true;
};

/** Every move there is (2.4). What depends on dates alone is no move. */
export const moves = {
  share: { from: ["DRAFT"], action: "agreement-shared" },
  review: { from: ["DRAFT"], to: "IN_REVIEW", action: "agreement-sent-to-review" },
  return: { from: ["IN_REVIEW"], to: "DRAFT", action: "agreement-returned", needsReason: true },
  withdraw: {
    from: ["DRAFT", "IN_REVIEW"],
    to: "WITHDRAWN",
    action: "agreement-withdrawn",
    needsReason: true,
  },
  send: { from: ["IN_REVIEW"], to: "OUT_FOR_SIGNATURE", action: "agreement-sent-for-signature" },
  recall: { from: ["OUT_FOR_SIGNATURE"], to: "DRAFT", action: "agreement-recalled", needsReason: true },
  decline: { from: ["OUT_FOR_SIGNATURE"], to: "DECLINED", action: "agreement-declined", needsReason: true },
  register: { from: ["IN_REVIEW"], action: "signing-registered" },
  reject: { from: ["IN_REVIEW"], action: "registration-rejected", needsReason: true },
  confirm: { from: ["IN_REVIEW"], to: "EXECUTED", action: "registration-confirmed" },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;

export { receives, sends };

type Parties = { parties: readonly { organizationId: OrganizationId }[]; stewardId: OrganizationId };

export const isParty = (
  { parties }: Pick<Parties, "parties">,
  organization: OrganizationId | undefined,
): boolean => organization !== undefined && parties.some((party) => party.organizationId === organization);

/** Why `actor` edits nothing of this agreement at any time, or undefined. */
export const editsFor = (agreement: Parties & { shared: boolean }, actor: Actor): Objection => {
  const may = agreement.shared
    ? isParty(agreement, actor.organization)
    : actor.organization === agreement.stewardId;
  if (!may) return { code: "not-a-party", why: "A party to the agreement does this." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party does this." };
  return undefined;
};

/** Why `actor` cannot start an agreement with these parties, or undefined. */
export function objectionToStarting(
  actor: Actor,
  parties: readonly Pick<Party, "organizationId" | "role">[],
): Objection {
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin starts an agreement." };
  if (!isParty({ parties }, actor.organization)) {
    return { code: "not-a-party", why: "The organization you act for has to be one of the parties." };
  }
  return objectionToParties(parties);
}

export function objectionToParties(parties: readonly Pick<Party, "organizationId" | "role">[]): Objection {
  if (!parties.some(sends))
    return { code: "no-sending-party", why: "Name at least one party that sends students." };
  if (!parties.some(receives))
    return { code: "no-receiving-party", why: "Name at least one party that grants credit." };
  const ids = parties.map((party) => party.organizationId);
  if (new Set(ids).size < ids.length)
    return { code: "invalid-input", why: "Each organization is a party once." };
  return undefined;
}

/** Why `actor` cannot change the draft or its rules now, or undefined. */
export function objectionToEditing(agreement: Agreement, actor: Actor): Objection {
  const may = editsFor(agreement, actor);
  if (may) return may;
  if (agreement.status === "DRAFT") return undefined;
  return {
    code: "wrong-moment",
    why:
      agreement.status === "IN_REVIEW"
        ? "It is in review. A reviewer can return it to draft."
        : agreement.status === "OUT_FOR_SIGNATURE"
          ? "It is out for signature. Its steward can recall it, which voids the signatures."
          : "Only a draft can be changed. Start an amendment.",
  };
}

/** Why `actor` cannot make this move now, or undefined if they can. Checks who before when. */
export function objection(move: MoveName, agreement: Agreement, actor: Actor): Objection {
  const who = objectionToWho(move, agreement, actor);
  if (who) return who;
  const { from }: Move = moves[move];
  if (!from.includes(agreement.status)) return { code: "wrong-moment", why: wrongMoment[move] };
  switch (move) {
    case "share":
      if (agreement.shared) return { code: "wrong-moment", why: "The other parties see it already." };
      return undefined;
    case "review": {
      if (
        agreement.totals.rules === 0 &&
        !(agreement.agreementType === "MOU" && agreement.totals.clauses > 0)
      )
        return {
          code: "nothing-agreed",
          why:
            agreement.agreementType === "MOU"
              ? "Add at least one clause or course rule first."
              : "Add at least one course rule first.",
        };
      const without = agreement.parties.filter(receives).find((party) => party.reviewerIds.length === 0);
      return without
        ? { code: "no-reviewer", why: "Name a reviewer for every party that grants credit." }
        : undefined;
    }
    case "send":
      return objectionToSending(agreement);
    case "register":
      if (agreement.registration)
        return {
          code: "wrong-moment",
          why: `${agreement.registration.byName} has registered a signing already.`,
        };
      return undefined;
    case "confirm":
    case "reject":
      if (!agreement.registration)
        return { code: "wrong-moment", why: "Nobody has registered a signing yet." };
      if (move === "confirm" && agreement.registration.byOrganization === actor.organization) {
        return {
          code: "same-party",
          why: "A signatory of another party confirms what your side registered.",
        };
      }
      return undefined;
    default:
      return undefined;
  }
}

function objectionToWho(move: MoveName, agreement: Agreement, actor: Actor): Objection {
  switch (move) {
    case "share":
    case "withdraw":
      if (actor.organization !== agreement.stewardId)
        return { code: "not-steward", why: "The party that started it does this." };
      return has(actor, "editor", "admin")
        ? undefined
        : { code: "role-missing", why: "An editor or admin does this." };
    case "review":
      return editsFor(agreement, actor);
    case "send":
    case "recall":
      if (actor.organization !== agreement.stewardId)
        return { code: "not-steward", why: "The steward of the agreement does this." };
      return has(actor, "editor", "admin")
        ? undefined
        : { code: "role-missing", why: "An editor or admin does this." };
    case "decline":
      return objectionToDeclining(agreement, actor);
    case "return":
      if (!isParty(agreement, actor.organization))
        return { code: "not-a-party", why: "A reviewer of a party does this." };
      return has(actor, "reviewer")
        ? undefined
        : { code: "role-missing", why: "A reviewer of a party returns it to draft." };
    default:
      if (!isParty(agreement, actor.organization))
        return { code: "not-a-party", why: "A signatory of a party does this." };
      return has(actor, "signatory")
        ? undefined
        : { code: "role-missing", why: "A signatory of a party does this." };
  }
}

const wrongMoment: Record<MoveName, string> = {
  share: "Only a draft is shared.",
  review: "Only a draft goes to review.",
  return: "Only an agreement in review can be returned.",
  withdraw: "Only a draft, or one in review, can be withdrawn.",
  send: "It goes out for signature from review.",
  recall: "Only an agreement that is out for signature can be recalled.",
  decline: "Only an agreement that is out for signature can be declined.",
  register: "A signing is registered while the agreement is in review.",
  reject: "A registration is rejected while the agreement is in review.",
  confirm: "A registration is confirmed while the agreement is in review.",
};

/** Everything the reviewers and the signature slots still lack before it can go out. */
export function objectionToSending({
  review,
  totals,
  parties,
  signatureSlots,
  registration,
  recalls = [],
}: Agreement): Objection {
  if (recalls.length >= recallsMax)
    return {
      code: "too-large",
      why: `It was recalled ${recallsMax} times. Withdraw it, and start from a copy.`,
    };
  if (registration)
    return { code: "wrong-moment", why: "A signing elsewhere is registered: confirm or reject it first." };
  if (review && review.problems > 0)
    return {
      code: "not-reviewed",
      why: `${review.problems} ${review.problems === 1 ? "rule has" : "rules have"} an open problem.`,
    };
  const waiting = totals.rules - (review?.approved ?? 0);
  if (waiting > 0)
    return {
      code: "not-reviewed",
      why: `${waiting} of ${totals.rules} rules ${waiting === 1 ? "waits" : "wait"} for approval by the party that grants credit.`,
    };
  const without = parties
    .filter(signs)
    .find(
      ({ organizationId }) =>
        !signatureSlots.some((slot) => slot.required && slot.organizationId === organizationId),
    );
  return without
    ? {
        code: "no-signature-slots",
        why: "Say who signs for every party: return it to draft and name an office.",
      }
    : undefined;
}

/** Why `actor` cannot review anything here now, or undefined. */
export function objectionToReviewing(agreement: Agreement, actor: Actor): Objection {
  if (!isParty(agreement, actor.organization))
    return { code: "not-a-party", why: "A reviewer of a party does this." };
  if (!has(actor, "reviewer")) return { code: "role-missing", why: "A reviewer of a party judges rules." };
  return agreement.status === "IN_REVIEW"
    ? undefined
    : { code: "wrong-moment", why: "Rules are judged while the agreement is in review." };
}

/** Only someone whose signature is needed declines: a signatory with an open slot. */
function objectionToDeclining(agreement: Agreement, actor: Actor): Objection {
  if (!isParty(agreement, actor.organization))
    return { code: "not-a-party", why: "A signatory of a party does this." };
  if (!has(actor, "signatory"))
    return { code: "role-missing", why: "A signatory whose signature is needed declines." };
  const needed = agreement.signatureSlots.some(
    (slot) => slot.required && slot.organizationId === actor.organization,
  );
  return needed || agreement.status !== "OUT_FOR_SIGNATURE"
    ? undefined
    : { code: "not-your-side", why: "No signature of your side is needed here." };
}

/** The agreement after a move that needs no more than a reason. Callers have insisted on the objection. */
export function make(
  move: Exclude<MoveName, "register" | "confirm" | "send" | "recall" | "decline">,
  before: Agreement,
  reason?: string,
): { agreement: Agreement; happened: Happened } {
  const { to, action }: Move = moves[move];
  const { registration, ...rest } = before;
  const clears = move === "return" || move === "reject" || move === "withdraw";
  return {
    agreement: {
      ...rest,
      ...(registration && !clears ? { registration } : {}),
      status: to ?? before.status,
      shared: before.shared || move === "share" || move === "review",
    },
    happened: { action, ...(reason === undefined ? {} : { note: reason }) },
  };
}
