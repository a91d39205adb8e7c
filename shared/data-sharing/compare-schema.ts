/** What differs between two versions of a data-sharing agreement, part by part. */
import * as z from "zod";

export const ComparedPart = z.enum([
  "frame",
  "parties",
  "purposes",
  "elements",
  "transfers",
  "handling",
  "facts",
  "clauses",
]);

export const Difference = z.strictObject({
  part: ComparedPart,
  /** What it is of: `E3`, `4.1`, an organization's id, or the field itself. */
  key: z.string(),
  label: z.string(),
  kind: z.enum(["ADDED", "REMOVED", "CHANGED"]),
  /** Of one that changed: which of its fields, each before and after; nothing where there was nothing. */
  fields: z.array(
    z.strictObject({ field: z.string(), before: z.string().optional(), after: z.string().optional() }),
  ),
});
export type Difference = z.infer<typeof Difference>;

export const VersionComparison = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  /** Nothing that is signed differs. */
  same: z.boolean(),
  differences: z.array(Difference),
});
export type VersionComparison = z.infer<typeof VersionComparison>;
