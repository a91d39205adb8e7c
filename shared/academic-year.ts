/** The academic year, July 1 to June 30, named `2026-27` (articulation.md 2.1). Pure; marked so that pages carry no zod for it. */
import * as z from "zod";
import type { IsoDate, Span } from "./time.ts";

export const AcademicYear = /* @__PURE__ */ z
  .string()
  .refine((name) => isAcademicYear(name), "an academic year such as 2026-27");
export type AcademicYear = string;

export function isAcademicYear(name: string): boolean {
  const [, first, second] = /^(20\d{2})-(\d{2})$/.exec(name) ?? [];
  return first !== undefined && named(Number(first)) === `${first}-${second}`;
}

const named = (first: number): AcademicYear => `${first}-${String((first + 1) % 100).padStart(2, "0")}`;
const firstOf = (year: AcademicYear): number => Number(year.slice(0, 4));

/** The year this day lies in. */
export function academicYearOf(date: IsoDate): AcademicYear {
  const year = Number(date.slice(0, 4));
  return named(date.slice(5) >= "07-01" ? year : year - 1);
}

/** The year n years on (or back). */
export const yearsOn = (year: AcademicYear, n: number): AcademicYear => named(firstOf(year) + n);

/** Its first and last day. */
export const daysOfYear = (year: AcademicYear): Required<Span> & { until: IsoDate } => ({
  from: `${firstOf(year)}-07-01`,
  until: `${firstOf(year) + 1}-06-30`,
});
