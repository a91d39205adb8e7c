/**
 * What a data-sharing agreement obliges its parties to do, by which day; the evidence that it was done; and incidents.
 * Obligations are derived for a day and never stored: only that one was met is (data-sharing.md 3.1, L8).
 */
import * as z from "zod";
import { DataSharingId, DocumentId, IncidentId, OrganizationId, PersonId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { ElementId } from "./terms-schema.ts";

export const ObligationKind = z.enum([
  "TRANSFER",
  "REVIEW",
  /** Shown anew that a duty beside the text is kept. */
  "EVIDENCE",
  /** Posted where the public reads it. */
  "POSTING",
  "BREACH_NOTICE",
  "RENEWAL",
  "DESTRUCTION",
]);
export type ObligationKind = z.infer<typeof ObligationKind>;

export const ObligationState = z.enum([
  "UPCOMING",
  "OPEN",
  /** It could be done by its day, but the agreement is suspended. */
  "HELD",
  "OVERDUE",
  /** Its window closed, or the agreement ended, without it. */
  "MISSED",
  "DONE",
]);
export type ObligationState = z.infer<typeof ObligationState>;

/** Part of an address and of a key: `transfer.T1.2027-08-15`. The same on every day, and in every version. */
export const ObligationKey = z
  .string()
  .regex(/^[a-z]{3,12}(\.[A-Za-z0-9_-]{1,80}){1,3}$/, "an obligation's key such as transfer.T1.2027-08-15");

/** What someone says when it was done. */
export const EvidenceDraft = z.strictObject({
  on: IsoDate,
  /** For a clock that runs in hours. */
  at: Instant.optional(),
  /** What shows it: "letter of 14 August, file 2027-88". */
  reference: line(300),
  documentId: DocumentId.optional(),
});
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;

export const ReopenDraft = z.strictObject({ reason: prose(600).min(3, "a reason of a few words") });

/** That it was done: kept with its history; taken back, it stays with the reason. */
export const Fulfilment = EvidenceDraft.extend({
  dataSharingId: DataSharingId,
  key: ObligationKey,
  by: PersonId,
  byName: z.string(),
  byOrganization: OrganizationId,
  saidAt: Instant,
  takenBack: z.strictObject({ reason: z.string(), by: PersonId, byName: z.string(), at: Instant }).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Fulfilment = z.infer<typeof Fulfilment>;

export const Obligation = z.strictObject({
  key: ObligationKey,
  kind: ObligationKind,
  /** Whose it is. */
  organizationId: OrganizationId,
  due: IsoDate,
  /** The clock of a breach runs in hours. */
  dueAt: Instant.optional(),
  /** From this day on it can be done, or is spoken of. */
  opensOn: IsoDate,
  /** After this day it can no longer be done. */
  closesOn: IsoDate.optional(),
  state: ObligationState,
  /** Done after its day. */
  late: z.boolean().optional(),
  /** Derived from elsewhere (a release, a certificate, a version that followed): nobody says it by hand. */
  derived: z.boolean(),
  transferId: z.string().optional(),
  receiverIds: z.array(OrganizationId).optional(),
  /** Of a transfer through the hub: what has not been sent yet. */
  missing: z.array(z.string()).optional(),
  subRecipient: z.string().optional(),
  basisId: z.string().optional(),
  incidentId: IncidentId.optional(),
  renewal: z.enum(["none", "by_amendment", "auto_once"]).optional(),
  done: z
    .strictObject({
      on: IsoDate,
      at: Instant.optional(),
      reference: z.string().optional(),
      documentId: DocumentId.optional(),
      byName: z.string().optional(),
      /** To take it back (If-Match). */
      version: z.int().nonnegative().optional(),
    })
    .optional(),
});
export type Obligation = z.infer<typeof Obligation>;

/** Something went wrong with data: described, and never with a student's name in it. */
export const IncidentDraft = z.strictObject({
  discoveredAt: Instant,
  /** What kind of data and how much; never who. */
  scope: prose(1500).min(3, "what happened, in a few words"),
  elementIds: z.array(ElementId).max(200).default([]),
  costAllocation: prose(600).optional(),
});
export type IncidentDraft = z.infer<typeof IncidentDraft>;

export const Incident = IncidentDraft.extend({
  id: IncidentId,
  dataSharingId: DataSharingId,
  versionNo: z.int().positive(),
  /** Where it happened: who has to tell the others. */
  organizationId: OrganizationId,
  by: PersonId,
  byName: z.string(),
  at: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Incident = z.infer<typeof Incident>;
