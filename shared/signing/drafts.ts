/** What a person sends to sign, to upload what was signed by hand, to attest to that, or to name a delegate. */
import * as z from "zod";
import { DocumentId, PersonId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { IsoDate } from "../time.ts";
import { drawingMax } from "./limits.ts";

const slotNo = z.int().min(1).max(99);
const contentHash = z.string().regex(/^[0-9a-f]{64}$/, "the content's SHA-256, 64 hexadecimal digits");

export const SignatureDraft = z.strictObject({
  slotNo,
  method: z.enum(["TYPED", "DRAWN"]),
  nameAsSigned: line(120),
  title: line(120),
  /** An SVG path in a field of 600 by 200: moves, lines and curves. */
  drawing: z
    .string()
    .max(drawingMax)
    .regex(/^M[MLQC0-9 .,-]+$/, "an SVG path of moves, lines and curves")
    .optional(),
  consentTextVersion: line(20),
  consented: z.literal(true, "consent to signing electronically"),
  /** As it was shown. */
  intentText: line(600),
  /** What the signer was shown: a signature over another version is refused. */
  contentHash,
});
export type SignatureDraft = z.infer<typeof SignatureDraft>;

export const PaperDraft = z.strictObject({
  slotNo,
  documentId: DocumentId,
  /** The signatory whose hand it is. */
  personId: PersonId,
  nameAsSigned: line(120),
  title: line(120),
  signedOn: IsoDate,
  /** As printed in the footer of the page that was signed. */
  contentHash,
});

export const AttestDraft = z.strictObject({ slotNo });

export const DelegateDraft = z.strictObject({
  slotNo,
  personId: PersonId,
  reason: prose(1000).min(3, "a reason of a few words"),
  documentId: DocumentId.optional(),
});
