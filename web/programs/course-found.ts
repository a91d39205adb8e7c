/** Which courses of a catalog a place in the grid may mean, and such a course as it is bound. Pure. */
import { plainText } from "#shared/course-key.ts";
import type { CourseRow } from "#shared/courses/schema.ts";
import type { BoundCourse, Column, GridSlot } from "#shared/programs/plan-schema.ts";

const shownMax = 12;

/** Words that say nothing about which course is meant. */
const small = new Set(["a", "and", "for", "in", "of", "or", "the", "to", "with", "i"]);

const split = (text: string): string[] =>
  plainText(text)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

const wordsIn = (text: string): string[] => split(text).filter((word) => !small.has(word));

/** Typed: those with all of its words. Nothing typed: those that are most like what the place asks for, in its grades. */
export function foundIn(
  courses: readonly CourseRow[],
  slot: GridSlot,
  typed: string,
  taken: readonly Pick<BoundCourse, "code">[],
): CourseRow[] {
  const gone = new Set(taken.map(({ code }) => plainText(code)));
  const free = courses.filter(({ code, status }) => status === "ACTIVE" && !gone.has(plainText(code)));
  const words = split(typed);
  if (words.length > 0)
    return free
      .filter((course) => {
        const text = `${course.code} ${course.title} ${course.sced ?? ""} ${course.cip ?? ""}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .toSorted((a, b) => nearness(b, slot) - nearness(a, slot))
      .slice(0, shownMax);
  // A place that has a course is asked for another only by whoever types.
  if (taken.length > 0) return [];
  return free
    .map((course) => ({ course, near: nearness(course, slot) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, shownMax)
    .map(({ course }) => course);
}

const numeral = /^([ivx]+|\d{1,2})$/;

/** Words of the place that the title has; a course of other grades comes last. */
function nearness(course: CourseRow, slot: GridSlot): number {
  const title = new Set(wordsIn(course.title));
  const shared = wordsIn(slot.intent).filter((word) => title.has(word));
  // "II" alone is no likeness.
  if (shared.every((word) => numeral.test(word))) return 0;
  return shared.length * (isFor(course, slot.column) ? 2 : 1);
}

function isFor({ grades }: CourseRow, column: Column): boolean {
  if (!column.startsWith("G") || grades === undefined) return true;
  const [from = 0, until = from] = grades.split("-").map(Number);
  const grade = Number(column.slice(1));
  return grade >= from && grade <= until;
}

/** As the catalog has it; what the catalog does not say is taken from the place and can be changed. */
export const boundFrom = (course: CourseRow, slot: GridSlot): BoundCourse => ({
  code: course.code,
  title: course.title,
  creditHundredths: course.creditHundredths,
  unit: course.unit,
  content: slot.row === "cte" || slot.row === "work-based" ? "CTE" : "ACADEMIC",
  ...(course.sced ? { sced: course.sced } : {}),
  ...(course.cip ? { cip: course.cip } : {}),
  prerequisites: [],
  statementIds: [],
});
