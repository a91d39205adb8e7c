/** A partner's agreements that something is still to come of: under way, to come, in force, or in teach-out. */
import { isOpen } from "#shared/agreements/handover.ts";
import type { AgreementRow, Phase } from "#shared/agreements/schema.ts";
import { standingOfRow } from "#shared/agreements/succession.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";

export type OpenAgreement = AgreementRow & { phase?: Phase; inForce: boolean };

export async function openAgreements(
  services: Services,
  partnership: PartnershipId,
  organization: OrganizationId,
  today: string,
): Promise<OpenAgreement[]> {
  const rows = await services.agreements.every(partnership, organization);
  return rows.flatMap((row) => {
    const { phase } = standingOfRow(row, today);
    const inForce = phase !== undefined && phase !== "ENDED";
    return inForce || isOpen(row) ? [{ ...row, ...(phase ? { phase } : {}), inForce }] : [];
  });
}

/** "AA-1, AA-2 and 3 more" */
export const numbersOf = (agreements: readonly Pick<AgreementRow, "codedNotation">[]): string => {
  const first = agreements.slice(0, 5).map((one) => one.codedNotation);
  const rest = agreements.length - first.length;
  return rest > 0 ? `${first.join(", ")} and ${rest} more` : first.join(", ");
};

/** Refuses to let a partner go whose agreements nobody has decided about. */
export function insistOnNone(name: string, agreements: readonly OpenAgreement[]): void {
  if (agreements.length === 0) return;
  throw new Refusal(
    "agreements-undecided",
    `${name} is a party to ${numbersOf(agreements)}. Record that it leaves, on its page: there you say what becomes of each.`,
    {
      agreements: agreements.map(({ id, codedNotation, name: title }) => ({
        id,
        codedNotation,
        name: title,
      })),
    },
  );
}
