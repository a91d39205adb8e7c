/** Registering what was signed elsewhere, and confirming it for another party (articulation.md 2.4). Who may: rules.ts. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Registration } from "../signing/schema.ts";
import { signs } from "./roles.ts";
import { moves } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import { asAgreed } from "./visibility.ts";

/** The parties that have to sign and for which none of these did (2.5 item 14). */
export const unsignedFor = (
  { parties }: Pick<Agreement, "parties">,
  signers: readonly { organizationId: string }[],
): OrganizationId[] =>
  parties
    .filter(signs)
    .map(({ organizationId }) => organizationId)
    .filter((id) => !signers.some((signer) => signer.organizationId === id));

/** The agreement with a signing that took place elsewhere on record, waiting for another party's signatory. */
export function register(
  before: Agreement,
  registration: Registration,
): { agreement: Agreement; happened: Happened } {
  const names = registration.signers.map((signer) => signer.name).join(", ");
  return {
    agreement: { ...before, registration },
    happened: { action: moves.register.action, note: `signed ${registration.dateSigned} by ${names}` },
  };
}

/** The executed agreement: content frozen under its hash, dated as signed. */
export function confirm(
  before: Agreement,
  by: Actor,
  at: Date,
): { agreement: Agreement; happened: Happened } {
  const registration = before.registration as Registration;
  const { agreement, note } = asAgreed(before, {
    ...before,
    status: "EXECUTED",
    dateSigned: registration.dateSigned,
    contentHash: registration.contentHash,
    registration: {
      ...registration,
      confirmedBy: by.person,
      confirmedByName: by.name,
      confirmedByOrganization: by.organization as OrganizationId,
      confirmedAt: at.toISOString(),
    },
  });
  return {
    agreement,
    happened: { action: moves.confirm.action, note: `signed ${registration.dateSigned}${note}` },
  };
}
