/** A partnership: a region, a tenant, and the settings that hold for all its records. */
import * as z from "zod";
import { PartnershipId } from "../ids.ts";
import { Email, line, prose } from "../text.ts";
import { IsoDate, TimeZone } from "../time.ts";

/** A day of the calendar year in which an academic year begins: `07-01`. February 29 is none. */
const MonthDay = z
  .string()
  .refine(
    (day) => /^\d{2}-\d{2}$/.test(day) && IsoDate.safeParse(`2001-${day}`).success,
    "a month and day such as 07-01",
  );

/** By when the parties do each year what they promised. */
export const YearlyDeadlines = z.strictObject({
  /** Each side's lead administrator reaffirms the agreement. */
  annualApproval: MonthDay.default("07-01"),
  /** Each school says who teaches the courses. */
  instructorVerification: MonthDay.default("09-30"),
});
export type YearlyDeadlines = z.infer<typeof YearlyDeadlines>;

const PartnershipFields = z.strictObject({
  name: line(160),
  description: prose(2000).default(""),
  timeZone: TimeZone,
  /** `US-IL`: which rule sets are offered. */
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "an ISO 3166 code such as US-IL"),
  /** The framework edition this region works with. */
  frameworkEdition: z.string().max(40).default("scc-79"),
  deadlines: YearlyDeadlines.prefault({}),
});

/** What an operator types to create one; the first convener is invited by mail. */
export const PartnershipDraft = PartnershipFields.extend({ id: PartnershipId, convenerEmail: Email });
export type PartnershipDraft = z.infer<typeof PartnershipDraft>;

/** What the convener may change. */
export const PartnershipChange = PartnershipFields;
export type PartnershipChange = z.infer<typeof PartnershipChange>;

export const Partnership = PartnershipFields.extend({
  id: PartnershipId,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Partnership = z.infer<typeof Partnership>;
