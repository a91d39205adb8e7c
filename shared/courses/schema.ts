/**
 * Course catalogs: what an organization teaches in one academic year. Each year is a snapshot of its own; the course an
 * agreement names is another (CourseRef), and the difference between the two is drift.
 */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { Hash } from "../activity/schema.ts";
import { CreditUnit, Hundredths } from "../agreements/terms-schema.ts";
import { CourseListId, OrganizationId } from "../ids.ts";
import { line } from "../text.ts";
import { alignedMax, coursesMax } from "./limits.ts";

/** RETIRED: still listed, no longer taught. */
export const CourseStatus = z.enum(["ACTIVE", "RETIRED"]);
export type CourseStatus = z.infer<typeof CourseStatus>;

/** A course as its organization lists it. Codes of other systems are data: kept as written, and never converted. */
export const Course = z.strictObject({
  /** Unique in its catalog year, letter case and runs of spaces aside. */
  code: line(40),
  title: line(200),
  creditHundredths: Hundredths,
  unit: CreditUnit,
  status: CourseStatus.default("ACTIVE"),
  /** As written: `Honors`, `AP`, `200`. */
  level: line(40).optional(),
  grades: z
    .string()
    .regex(/^([1-9]|1[0-2])(-([1-9]|1[0-2]))?$/, "a grade or two, such as 10 or 9-12")
    .optional(),
  stateCourseCode: line(40).optional(),
  sced: z
    .string()
    .regex(/^\d{5}[A-Z0-9.]{0,10}$/, "a SCED code: five digits, such as 14002")
    .optional(),
  iai: z
    .string()
    .regex(/^[A-Z][A-Z0-9&]{0,5} [0-9A-Z-]{2,6}$/, "an IAI code such as C1 900")
    .optional(),
  pcs: z
    .string()
    .regex(/^\d(\.\d{1,2})?$/, "a PCS code such as 1.1")
    .optional(),
  cip: z
    .string()
    .regex(/^\d{2}(\.\d{2}(\d{2})?)?$/, "a CIP code such as 51.3902")
    .optional(),
  description: line(2000).optional(),
  /** SHA-256 of the course outline's text: says that an outline changed, without keeping it. */
  outlineHash: Hash.optional(),
  /** Knowledge-and-skill statements the course teaches. */
  skillStatementIds: z
    .array(line(120).regex(/^[^;|]*$/, "an id without semicolons or bars"))
    .max(alignedMax)
    .default([]),
});
export type Course = z.infer<typeof Course>;

/** What a list shows: the longest fields are read one course at a time. */
export const CourseRow = Course.omit({ description: true, skillStatementIds: true }).extend({
  /** Statements it is mapped to; absent: none yet. */
  aligned: z.int().positive().optional(),
});
export type CourseRow = z.infer<typeof CourseRow>;

export const CourseList = z.array(Course).max(coursesMax);

/** One organization's catalog of one year. The courses stand beside it, under `coursesId`, and are replaced as a whole. */
export const Catalog = z.strictObject({
  organizationId: OrganizationId,
  year: AcademicYear,
  coursesId: CourseListId.optional(),
  /** Of the RFC 8785 JSON of the courses: the history vouches for every one of them. */
  coursesHash: Hash.optional(),
  active: z.int().nonnegative(),
  retired: z.int().nonnegative(),
  /** The year it was copied from. */
  copiedFrom: AcademicYear.optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Catalog = z.infer<typeof Catalog>;

/** A row of the list of years. */
export const CatalogRow = Catalog.omit({ chainHash: true, coursesHash: true, coursesId: true });
export type CatalogRow = z.infer<typeof CatalogRow>;

/** What a person types to start a year: empty, or with the courses of another. */
export const CatalogDraft = z.strictObject({ year: AcademicYear, copyFrom: AcademicYear.optional() });

/** Adding a course, or putting another in the place of `replaces`. Retiring is a change of status. */
export const CourseChange = z.strictObject({ replaces: line(40).optional(), course: Course });
export type CourseChange = z.infer<typeof CourseChange>;
