/** What a dry run says about a catalog file: every problem at its cell, what would change, and which agreements that touches. */
import * as z from "zod";
import { reportOn } from "../files/schema.ts";
import { ProgramId } from "../ids.ts";
import { TouchedAgreement } from "./drift-schema.ts";

/** In the order of the file; export writes the first four always, the others where some course needs them. */
export const catalogColumns = [
  "code",
  "title",
  "credits",
  "credit_unit",
  "status",
  "level",
  "grades",
  "state_course_code",
  "sced",
  "iai",
  "pcs",
  "cip",
  "description",
  "outline_hash",
  "skill_statements",
] as const;
export const CatalogColumn = z.enum(catalogColumns);
export type CatalogColumn = z.infer<typeof CatalogColumn>;

const Count = z.int().nonnegative();

export const CatalogReport = reportOn(CatalogColumn).extend({
  wouldChange: z.strictObject({
    added: Count,
    changed: Count,
    same: Count,
    /** Courses of this year that the file does not name: retired with `absent=retire`, else left as they are. */
    retired: Count,
    left: Count,
  }),
  /** Agreements you may read whose rules differ from the catalog as it would be; only in a dry run. */
  touched: z.array(TouchedAgreement),
  /** There are more agreements than a dry run looks at. */
  touchedMore: z.boolean(),
  /** Programs of study you may read in which a course stands that is taught now and no longer would be; only in a dry run. */
  programs: z.array(
    z.strictObject({ programId: ProgramId, title: z.string(), courses: z.array(z.string()).min(1) }),
  ),
});
export type CatalogReport = z.infer<typeof CatalogReport>;
