/** What differs between two readings of one course or award. Its title, a note and how its code is spelled are not curricular. */
import { type Cell, type Detail, detail, fromTo } from "./compare-parts.ts";
import type { Award, CourseRef, Grade } from "./terms-schema.ts";
import { creditInWords } from "./words.ts";

type Course = CourseRef & { minGrade?: Grade | undefined };

/** Both are the same course: organization and code agree, its spelling aside. */
export function courseWords(cell: Cell, before: Course, after: Course): Detail[] {
  const details: Detail[] = [];
  if (before.minGrade !== after.minGrade)
    details.push(detail(cell, `minimum grade in ${after.code} ${fromTo(before.minGrade, after.minGrade)}`));
  if (before.creditHundredths !== after.creditHundredths || before.unit !== after.unit)
    details.push(
      detail(
        cell,
        `credit of ${after.code} ${fromTo(creditInWords(before.creditHundredths, before.unit), creditInWords(after.creditHundredths, after.unit))}`,
      ),
    );
  if (before.title !== after.title)
    details.push(
      detail(cell, `title of ${after.code} from “${before.title}” to “${after.title}”`, "NON_CURRICULAR"),
    );
  if (before.code !== after.code)
    details.push(detail(cell, `spelling of the code from ${before.code} to ${after.code}`, "NON_CURRICULAR"));
  return details;
}

const kinds: Record<Award["type"], string> = {
  COURSE: "a course",
  ELECTIVE: "an elective",
  BLOCK_MEMBER: "a member of a block",
  WAIVER: "a waiver",
  ADVANCED_STANDING: "advanced standing",
};

export function awardOf(before: Award, after: Award): Detail[] {
  const { code } = after.course;
  return [
    ...courseWords("AWARDS", before.course, after.course),
    ...(before.type === after.type
      ? []
      : [detail("AWARDS", `award ${code} from ${kinds[before.type]} to ${kinds[after.type]}`)]),
    ...(before.note === after.note
      ? []
      : [
          detail(
            "AWARDS",
            `note on award ${code} ${fromTo(before.note && `“${before.note}”`, after.note && `“${after.note}”`)}`,
            "NON_CURRICULAR",
          ),
        ]),
  ];
}
