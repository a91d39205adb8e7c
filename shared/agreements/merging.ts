/** What a merge of a party means for an agreement: before it is signed, the successor takes its place; after, its name stays. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { OrganizationId } from "../ids.ts";
import { joined, relocated } from "./copying.ts";
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

/** The version under way with the successor in the party's place, and its terms with the courses under the successor. */
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
  const { visibilityProposal, ...rest } = agreement;
  return {
    agreement: {
      ...rest,
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
      note: `${into.name} in the place of ${from.name}, which merged into it`,
    },
  };
}
