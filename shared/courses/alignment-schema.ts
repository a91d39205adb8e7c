/** A course mapped to the knowledge-and-skill statements it teaches, and what two courses have in common. */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { CaseUuid } from "../case/schema.ts";
import { OrganizationId } from "../ids.ts";
import { StatementLevel } from "../statements/schema.ts";
import { line } from "../text.ts";
import { IsoDate } from "../time.ts";
import { alignedMax } from "./limits.ts";
import { CourseStatus } from "./schema.ts";

/** What the keeper of the catalog sends: all that the course teaches, in the order it is to be read. */
export const AlignmentDraft = z.strictObject({
  code: line(40),
  statementIds: z.array(CaseUuid).max(alignedMax),
});
export type AlignmentDraft = z.infer<typeof AlignmentDraft>;

/** A statement as it reads today, where one can be found that this region may read. */
export const AlignedStatement = z.strictObject({
  id: z.string(),
  stands: z
    .strictObject({
      frameworkId: CaseUuid,
      framework: z.string(),
      code: z.string().optional(),
      text: z.string(),
      level: StatementLevel,
      /** It no longer holds from this day on; and the statement that took its place. */
      retiredOn: IsoDate.optional(),
      replacedBy: CaseUuid.optional(),
    })
    .optional(),
});
export type AlignedStatement = z.infer<typeof AlignedStatement>;

const CourseName = z.strictObject({
  organizationId: OrganizationId,
  year: AcademicYear,
  code: z.string(),
  title: z.string(),
  status: CourseStatus,
});

export const CourseAlignment = CourseName.extend({ statements: z.array(AlignedStatement) });
export type CourseAlignment = z.infer<typeof CourseAlignment>;

/** `percent` is of the shorter list; absent where one of the two was mapped to nothing, and nobody can tell. */
export const CourseOverlap = z.strictObject({
  one: CourseName.extend({ statements: z.int().nonnegative() }),
  other: CourseName.extend({ statements: z.int().nonnegative() }),
  percent: z.int().min(0).max(100).optional(),
  common: z.array(AlignedStatement),
});
export type CourseOverlap = z.infer<typeof CourseOverlap>;
