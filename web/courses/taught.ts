/** What a field for a course offers: the courses of the organization's catalog, and those the rules name already. Pure. */
import type { CourseRef, CreditUnit, Terms } from "#shared/agreements/terms-schema.ts";
import { credit } from "#shared/agreements/words.ts";
import { plainText } from "#shared/course-key.ts";
import type { CourseRow } from "#shared/courses/schema.ts";

export type Offered = Pick<CourseRef, "code" | "title" | "creditHundredths" | "unit">;
export type Taught = {
  /** Every course that could be meant, the catalog's first. */
  of: (organizationId: string) => readonly Offered[];
  /** The organization keeps a catalog, and this is none of it. */
  isUnlisted: (organizationId: string, code: string) => boolean;
};

type Typed = { organizationId: string; code: string; title: string; credits: string; unit: CreditUnit };

/** As many as a list under a field can show to any use. */
const offeredMax = 40;

export function taughtBy(
  catalogs: ReadonlyMap<string, readonly CourseRow[]>,
  { rules }: Pick<Terms, "rules">,
): Taught {
  const all = new Map<string, Map<string, Offered>>();
  const add = (organizationId: string, course: Offered) => {
    const its = all.get(organizationId) ?? new Map<string, Offered>();
    const key = plainText(course.code);
    if (!its.has(key)) its.set(key, course);
    all.set(organizationId, its);
  };
  for (const [organizationId, courses] of catalogs) for (const one of courses) add(organizationId, one);
  // An award says what is granted of a course, not what the course is: only courses that are sent are offered again.
  for (const { options } of rules)
    for (const { slots } of options)
      for (const { courses } of slots) for (const one of courses) add(one.organizationId, one);
  return {
    of: (organizationId) => [...(all.get(organizationId)?.values() ?? [])],
    isUnlisted: (organizationId, code) =>
      code.trim() !== "" &&
      catalogs.has(organizationId) &&
      !catalogs.get(organizationId)?.some((one) => plainText(one.code) === plainText(code)),
  };
}

/** Those whose code or title has what was typed so far, those whose code begins with it first. */
export function offeredFor(typed: string, courses: readonly Offered[]): readonly Offered[] {
  const wanted = plainText(typed);
  const begins = courses.filter(({ code }) => plainText(code).startsWith(wanted));
  if (wanted === "" || begins.length >= offeredMax) return begins.slice(0, offeredMax);
  const has = courses.filter(
    (one) => !begins.includes(one) && plainText(`${one.code} ${one.title}`).includes(wanted),
  );
  return [...begins, ...has].slice(0, offeredMax);
}

/** The course that was typed out in full, or picked. */
const offeredAs = (typed: string, courses: readonly Offered[]): Offered | undefined =>
  courses.find(({ code }) => plainText(code) === plainText(typed));

/**
 * The course whose code was typed in full or picked, at this organization or another that may be meant. What someone
 * typed themselves stays: only what is empty, or was filled in for the code before (`A 1` on the way to `A 10`), changes.
 */
export function meant(
  value: Typed,
  code: string,
  organizations: readonly string[],
  taught: Taught,
): Typed | undefined {
  const before = offeredAs(value.code, taught.of(value.organizationId));
  const elsewhere = organizations.filter((one) => one !== value.organizationId);
  for (const organizationId of [value.organizationId, ...elsewhere]) {
    const same = offeredAs(code, taught.of(organizationId));
    if (!same) continue;
    if (value.title !== "" && value.title !== before?.title) return undefined;
    const untouched = value.credits === "" || value.credits === (before && credit(before.creditHundredths));
    const credits = untouched ? credit(same.creditHundredths) : value.credits;
    return { code: same.code, title: same.title, credits, unit: same.unit, organizationId };
  }
  return undefined;
}
