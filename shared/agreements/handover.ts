/** What a person still has to do in agreements that are not executed yet, and giving it to a colleague. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { AgreementId } from "../ids.ts";
import {
  type Colleague,
  openSlots,
  type SlotsHandover,
  slotsHandedOver,
  type Whose,
} from "../signing/handover.ts";
import type { Agreement, AgreementRow } from "./schema.ts";
import { isBeingWritten } from "./succession.ts";

/** Whether a version of it is being made, reviewed or signed. */
export const isOpen = ({ status, pending }: Pick<AgreementRow, "status" | "pending">): boolean =>
  isBeingWritten({ status: pending ?? status });

type OpenTask = {
  kind: "SIGNATURE" | "REVIEW";
  agreementId: AgreementId;
  codedNotation: string;
  name: string;
  /** The office that signs. */
  office?: string;
};

const reviews = (agreement: Agreement, { person, organizationId }: Whose): boolean =>
  agreement.parties.some(
    (party) => party.organizationId === organizationId && party.reviewerIds.includes(person),
  );

/** What this person still has to sign and to judge for this organization. */
export function openTasks(agreement: Agreement, whose: Whose): OpenTask[] {
  if (!isBeingWritten(agreement)) return [];
  const { id: agreementId, codedNotation, name } = agreement;
  const about = { agreementId, codedNotation, name };
  return [
    ...openSlots(agreement, whose).map((slot) => ({
      kind: "SIGNATURE" as const,
      ...about,
      office: slot.function,
    })),
    ...(reviews(agreement, whose) ? [{ kind: "REVIEW" as const, ...about }] : []),
  ];
}

type Handover = SlotsHandover & { reviewer?: Colleague | undefined };

/** The agreement with the tasks moved, and the history's words for it. Undefined where nothing moves. */
export function handedOver(
  agreement: Agreement,
  handover: Handover,
): { agreement: Agreement; happened: Happened } | undefined {
  const { person, organizationId, personName, reviewer } = handover;
  if (!isBeingWritten(agreement)) return undefined;
  const signed = slotsHandedOver(agreement, handover);
  const judges = reviewer && reviews(agreement, handover);
  const said = [...signed.said, ...(judges ? [`review: ${personName} to ${reviewer.name}`] : [])];
  if (said.length === 0) return undefined;
  return {
    agreement: {
      ...signed.record,
      parties: agreement.parties.map((party) =>
        reviewer && party.organizationId === organizationId
          ? {
              ...party,
              reviewerIds: [
                ...new Set(party.reviewerIds.map((id) => (id === person ? reviewer.personId : id))),
              ],
            }
          : party,
      ),
    },
    happened: { action: "handed-over", note: said.join("; ").slice(0, 1000) },
  };
}
