/** What a merge of a party means for an agreement: before it is signed, the successor takes its place; after, its name stays. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { hasTooManyReviewers, joined, relocated } from "./copying.ts";
import { grantorOf, sendersOf } from "./reviews.ts";
import type { Agreement, AgreementRow, Party } from "./schema.ts";
import type { Terms } from "./terms-schema.ts";

type State = Pick<AgreementRow, "status" | "pending">;

/** A text that people are signing: nobody's name in it changes now. */
export const isBeingSigned = ({ status, pending }: State): boolean =>
  (pending ?? status) === "OUT_FOR_SIGNATURE";

/** A version under way that can still change. */
export const isBeingMade = ({ status, pending }: State): boolean =>
  ["DRAFT", "IN_REVIEW"].includes(pending ?? status);

type Named = { id: OrganizationId; name: string };

/** Why the successor cannot take the party's place in this version, or undefined. */
export function objectionToSucceeding(
  agreement: Agreement,
  terms: Terms,
  from: Named,
  into: Named,
): Objection {
  const both = new Set([from.id, into.id]);
  // Nobody approves the equivalency of their own course (2.5 item 16).
  const own = terms.rules.filter((rule) => {
    const grantor = grantorOf(rule);
    const senders = [...sendersOf(rule)];
    return grantor && both.has(grantor) && senders.some((id) => id !== grantor && both.has(id));
  });
  if (own.length > 0) {
    const numbers = own.slice(0, 5).map(({ ruleNo }) => ruleNo);
    const which = own.length === 1 ? "rule" : "rules";
    return {
      code: "wrong-moment",
      why: `In ${agreement.codedNotation}, ${into.name} would grant credit for its own courses: ${which} ${numbers.join(", ")}${own.length > numbers.length ? " and more" : ""}. Take ${own.length === 1 ? "it" : "them"} out, or withdraw it first.`,
    };
  }
  const crowded = succeeded(agreement, terms, from, into).agreement.parties.some(hasTooManyReviewers);
  return crowded
    ? {
        code: "wrong-moment",
        why: `In ${agreement.codedNotation}, ${from.name} and ${into.name} name more reviewers than one party can have. Take some off first.`,
      }
    : undefined;
}

/**
 * The version under way with the successor in the party's place, and its terms with the courses under the successor. A
 * version in review is a draft again: what was approved were another organization's courses.
 */
export function succeeded(
  agreement: Agreement,
  terms: Terms,
  from: Named,
  into: Named,
): { agreement: Agreement; terms: Terms; happened: Happened } {
  const place = (id: OrganizationId): OrganizationId => (id === from.id ? into.id : id);
  const parties = new Map<OrganizationId, Party>();
  for (const party of agreement.parties) {
    const organizationId = place(party.organizationId);
    parties.set(organizationId, joined(parties.get(organizationId), { ...party, organizationId }));
  }
  const { visibilityProposal, review: _review, ...rest } = agreement;
  const inReview = agreement.status === "IN_REVIEW";
  return {
    agreement: {
      ...rest,
      status: inReview ? "DRAFT" : agreement.status,
      stewardId: place(agreement.stewardId),
      parties: [...parties.values()],
      signatureSlots: agreement.signatureSlots.map((slot) => ({
        ...slot,
        organizationId: place(slot.organizationId),
      })),
      ...(visibilityProposal
        ? {
            visibilityProposal: {
              ...visibilityProposal,
              consents: [...new Set(visibilityProposal.consents.map(place))],
            },
          }
        : {}),
    },
    terms: relocated(terms, place),
    happened: {
      action: "party-succeeded",
      note: `${into.name} in the place of ${from.name}, which merged into it${inReview ? "; back to draft, to be reviewed anew" : ""}`,
    },
  };
}
