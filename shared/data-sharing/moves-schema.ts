/** What a person sends to move a data-sharing agreement along its life. */
import * as z from "zod";
import { DocumentId } from "../ids.ts";
import { SignatureDraft } from "../signing/drafts.ts";
import { line, prose } from "../text.ts";
import { IsoDate } from "../time.ts";
import { FerpaCapacity } from "./bases-schema.ts";
import { Contacts } from "./schema.ts";
import { ElementId } from "./terms-schema.ts";

const reason = prose(1000).min(3, "a reason of a few words");
/** Why, in the mover's words. */
export const Reason = z.strictObject({ reason });

/** The version to come: its days are suggested where they are left out. */
export const SuccessionDraft = z.strictObject({
  dateEffective: IsoDate.optional(),
  expirationDate: IsoDate.optional(),
  changeSummary: prose(2000).optional(),
  /** The whole text anew, instead of what changes in it. */
  restated: z.boolean().optional(),
});
export type SuccessionDraft = z.infer<typeof SuccessionDraft>;

/** Less than was agreed, by one side alone: elements that no longer pass, or an earlier last day (L11). */
export const RestrictionDraft = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ELEMENTS_DROPPED"),
    elementIds: z.array(ElementId).min(1, "at least one element").max(200),
    /** Today, where it is left out. */
    from: IsoDate.optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal("EARLIER_END"), until: IsoDate, reason }),
]);
export type RestrictionDraft = z.infer<typeof RestrictionDraft>;

export const SuspensionDraft = z.strictObject({ from: IsoDate.optional(), reason });
export const LiftDraft = z.strictObject({ restrictionNo: z.int().positive(), reason });

export const TerminationDraft = z.strictObject({
  lastDay: IsoDate,
  reason,
  /** One of the causes that the terms name, word for word: then no notice has to run. */
  cause: line(300).optional(),
});
export type TerminationDraft = z.infer<typeof TerminationDraft>;

/** Signing an offer: the same words, by one more organization (L12). */
export const JoinderDraft = SignatureDraft.omit({ slotNo: true }).extend({
  versionNo: z.int().positive(),
  ferpaCapacity: FerpaCapacity,
  contacts: Contacts,
  /** Today, or the first day in force, where it is left out. */
  effective: IsoDate.optional(),
});
export type JoinderDraft = z.infer<typeof JoinderDraft>;

/** What became of what was received, signed by whoever received it (L7). */
export const CertificateDraft = z.strictObject({
  subRecipient: line(160).optional(),
  nothingReceived: z.boolean(),
  what: prose(600).default(""),
  recordsFrom: IsoDate.optional(),
  recordsTo: IsoDate.optional(),
  media: line(200).optional(),
  method: line(200).optional(),
  destroyedOn: IsoDate.optional(),
  exceptions: prose(600).optional(),
  /** The office of whoever certifies. */
  title: line(120),
  /** The signed form, where there is one. */
  documentId: DocumentId.optional(),
});
export type CertificateDraft = z.infer<typeof CertificateDraft>;
