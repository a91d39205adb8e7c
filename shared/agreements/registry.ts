/**
 * The public registry: what anyone may read of an agreement that is public and was executed at least once. Names
 * organizations, offices and days; a person only where that contact opted in (articulation.md 2.5 item 22). The executed
 * PDF it leads to is the signed document itself and names who signed it; the page says so beside the link.
 */
import * as z from "zod";
import { AgreementId, OrganizationId, PartnershipId } from "../ids.ts";
import { IsoDate } from "../time.ts";
import { PublicVersion } from "./public.ts";
import { AgreementType, PartyRole, Phase, Totals, VersionKind } from "./schema.ts";

/** A pathway by the names of the partnership's framework edition. */
const PathwayNamed = z.strictObject({ id: z.string(), name: z.string(), cluster: z.string().optional() });

const derived = {
  /** Where it stands today, in the partnership's time zone. */
  phase: Phase,
  endedWhy: z.enum(["EXPIRED", "SUPERSEDED", "TERMINATED"]).optional(),
};

/** One line of the list. Its phase is the agreement's: of its versions, the one that counts most today. */
export const RegistryRow = z.strictObject({
  id: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  parties: z.array(
    z.strictObject({ organizationId: OrganizationId, role: PartyRole, code: z.string(), name: z.string() }),
  ),
  pathway: PathwayNamed.optional(),
  cipCodes: z.array(z.string()),
  /** The first day of its first version and the last of its last. */
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  ...derived,
});
export type RegistryRow = z.infer<typeof RegistryRow>;

/** One executed version, with everything it says. */
export const RegistryVersion = PublicVersion.extend({
  kind: VersionKind,
  purpose: z.string(),
  parties: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })),
  pathway: PathwayNamed.optional(),
  cipCodes: z.array(z.string()),
  /** What an amendment or renewal changed, in its makers' words. */
  changeSummary: z.string().optional(),
  /** Which office of which party signed, and on which day. */
  signatures: z.array(
    z.strictObject({ organizationId: OrganizationId, title: z.string(), signedOn: IsoDate.optional() }),
  ),
  /** SHA-256 of what was signed. */
  contentHash: z.string().optional(),
  /** The executed PDF, where there is one. */
  document: z.strictObject({ sha256: z.string(), sizeBytes: z.int().positive() }).optional(),
  totals: Totals,
  /** The last day in force, whatever ends it: a version that follows, a termination, or its own term. */
  lastDay: IsoDate,
  ...derived,
});
export type RegistryVersion = z.infer<typeof RegistryVersion>;

export const RegistryAgreement = z.strictObject({
  id: AgreementId,
  codedNotation: z.string(),
  partnership: z.strictObject({ id: PartnershipId, name: z.string() }),
  today: IsoDate,
  /** Newest first. */
  versions: z.array(RegistryVersion).min(1),
});
export type RegistryAgreement = z.infer<typeof RegistryAgreement>;
