/**
 * What has to be known before it is closed: of everyone who received data under it, and of everyone they passed it on
 * to, what became of it (data-sharing.md L7). Pure.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { certificatesMax } from "./limits.ts";
import type { CertificateDraft } from "./moves-schema.ts";
import { isIn, receives } from "./roles.ts";
import type { Certificate, DataParty, DataPhase, DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";
import { boundParties, versionsOf, wasExecuted } from "./versions.ts";

/** One who has to say what became of the data: a receiver, or by name whoever a receiver passed it on to. */
export type Recipient = { organizationId: OrganizationId; subRecipient?: string | undefined };
/** A version that was executed, with what it said. */
export type Executed = {
  parties: readonly Pick<DataParty, "organizationId" | "roles">[];
  terms: Pick<DataTerms, "transfers" | "subRecipients">;
};

const holds = (party: Pick<DataParty, "roles">): boolean =>
  receives(party) ||
  party.roles.includes("authorized_representative") ||
  party.roles.includes("subcontractor");

const named = (name: string): string => name.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
const key = ({ organizationId, subRecipient }: Recipient): string =>
  subRecipient === undefined ? organizationId : `${organizationId} ${named(subRecipient)}`;

/** Everyone who could receive under any executed version, and who joined it; each once. */
export function recipients(
  executed: readonly Executed[],
  { joinders }: Pick<DataSharing, "joinders">,
): Recipient[] {
  const all: Recipient[] = [
    ...executed.flatMap(({ parties }) => parties.filter(holds)),
    ...executed
      .flatMap(({ terms }) => terms.transfers.flatMap(({ receiverIds }) => receiverIds))
      .map((organizationId) => ({ organizationId })),
    ...joinders.filter(({ role }) => role === "receiving"),
  ].map(({ organizationId }) => ({ organizationId }));
  const passedOn = executed.flatMap(({ terms }) =>
    terms.subRecipients.map(({ name, ofOrganizationId }) => ({
      organizationId: ofOrganizationId,
      subRecipient: name,
    })),
  );
  return [...new Map([...all, ...passedOn].map((one) => [key(one), one])).values()];
}

/** The word of this recipient that counts: given after the last day, for before it more could still come. */
export const certificateOf = (
  certificates: readonly Certificate[],
  recipient: Recipient,
  lastDay: IsoDate,
): Certificate | undefined =>
  certificates.findLast((one) => key(one) === key(recipient) && one.givenOn > lastDay);

/** Those whose word is still missing. */
export const owing = (
  all: readonly Recipient[],
  certificates: readonly Certificate[],
  lastDay: IsoDate,
): Recipient[] => all.filter((one) => certificateOf(certificates, one, lastDay) === undefined);

/** Why `actor` cannot certify now, or undefined; for whom they speak is checked with the draft. */
export function objectionToCertifying(record: DataSharing, actor: Actor, phase: DataPhase): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "Who received data says what became of it." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, admin or signatory of the receiver certifies it." };
  if (phase === "CLOSED") return { code: "wrong-moment", why: "It is closed." };
  if (phase !== "IN_DISPOSITION" && phase !== "ACTIVE" && phase !== "SUSPENDED")
    return { code: "wrong-moment", why: "It is certified once it has been in force." };
  return record.certificates.length >= certificatesMax
    ? { code: "too-large", why: `At most ${certificatesMax} certificates stand on one agreement.` }
    : undefined;
}

/** What is wrong with a certificate, by field. */
export function certificateProblems(
  draft: CertificateDraft,
  organization: OrganizationId | undefined,
  all: readonly Recipient[],
  today: IsoDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const who = {
    organizationId: organization as OrganizationId,
    ...(draft.subRecipient === undefined ? {} : { subRecipient: draft.subRecipient }),
  };
  if (!all.some((one) => key(one) === key(who)))
    problems.push({
      pointer: "/subRecipient",
      detail:
        draft.subRecipient === undefined
          ? "who your organization passed data on to: it is no receiver itself"
          : "the name of someone your organization passed data on to, as the terms list it",
    });
  if (draft.nothingReceived) {
    for (const field of ["method", "destroyedOn", "recordsFrom", "recordsTo"] as const)
      if (draft[field] !== undefined)
        problems.push({ pointer: `/${field}`, detail: "nothing, where nothing was received" });
    return problems;
  }
  if (draft.what === "") problems.push({ pointer: "/what", detail: "what was destroyed or returned" });
  if (draft.method === undefined)
    problems.push({ pointer: "/method", detail: "how it was destroyed or returned" });
  if (draft.destroyedOn === undefined || draft.destroyedOn > today)
    problems.push({ pointer: "/destroyedOn", detail: `the day it was done, up to today, ${today}` });
  if (draft.recordsFrom !== undefined && draft.recordsTo !== undefined && draft.recordsTo < draft.recordsFrom)
    problems.push({ pointer: "/recordsTo", detail: "a day from the first one on" });
  return problems;
}

export function certify(
  record: DataSharing,
  certificate: Certificate,
  name: string,
): { record: DataSharing; happened: Happened } {
  const of = certificate.subRecipient ?? name;
  return {
    record: { ...record, certificates: [...record.certificates, certificate] },
    happened: {
      action: "data-certified",
      note: certificate.nothingReceived
        ? `${of} received nothing`
        : `${of}: ${certificate.method}, ${certificate.destroyedOn}`,
    },
  };
}

/** Why it cannot be closed by `actor` now, or undefined (L7). */
export function objectionToClosing(
  record: DataSharing,
  actor: Actor,
  phase: DataPhase,
  missing: readonly Recipient[],
): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "A party closes it." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party closes it." };
  if (phase !== "IN_DISPOSITION")
    return {
      code: "wrong-moment",
      why: phase === "CLOSED" ? "It is closed." : "It is closed once it has ended.",
    };
  return missing.length > 0
    ? {
        code: "certificates-missing",
        why: `${missing.length} of those who received data ${missing.length === 1 ? "has" : "have"} not said what became of it.`,
      }
    : undefined;
}

/** The agreement with the version that bound last marked, wherever it stands; one being made comes to nothing. */
export function marked(record: DataSharing, status: "TERMINATED" | "CLOSED"): DataSharing {
  const last = versionsOf(record).findLast(wasExecuted);
  if (last?.versionNo === record.versionNo) return { ...record, status };
  const open =
    record.status === "DRAFT" || record.status === "IN_REVIEW" || record.status === "OUT_FOR_SIGNATURE";
  return {
    ...record,
    ...(open ? { status: "WITHDRAWN" } : {}),
    earlier: record.earlier.map((one) => (one.versionNo === last?.versionNo ? { ...one, status } : one)),
  };
}

export const close = (record: DataSharing, today: IsoDate): { record: DataSharing; happened: Happened } => ({
  record: { ...marked(record, "CLOSED"), closedOn: today },
  happened: { action: "data-sharing-closed", note: `${record.certificates.length} certificates` },
});
