/** What a person sends to give notice, to begin the next version, or to judge rules. */
import * as z from "zod";
import { TermsId } from "../ids.ts";
import { prose } from "../text.ts";
import { IsoDate } from "../time.ts";
import { ReviewKind } from "./schema.ts";

export const NoticeDraft = z.strictObject({
  /** The last day in force. */
  terminationDay: IsoDate,
  /** The last day on which a completion still counts. */
  teachOutUntil: IsoDate,
  reason: prose(1000).min(3, "a reason of a few words"),
});

export const SuccessionDraft = z.strictObject({
  dateEffective: IsoDate.optional(),
  expirationDate: IsoDate.optional(),
  changeSummary: prose(2000).optional(),
});

export const FindingsDraft = z.strictObject({
  /** The agreement's rules as they were read: what is said of others is refused. */
  termsId: TermsId,
  findings: z
    .array(
      z.strictObject({ ruleNo: z.int().min(1).max(99_999), kind: ReviewKind, text: prose(1000).optional() }),
    )
    .min(1)
    .max(500),
});
