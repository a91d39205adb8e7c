/** Mapping a course to statements: what may be added, and what the course is afterwards. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { FieldProblem } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { AlignedStatement, AlignmentDraft } from "./alignment-schema.ts";
import type { Course } from "./schema.ts";

/**
 * What is wrong with the statements that are new to this course. What it was mapped to before may stay: an old catalog
 * keeps saying what was taught.
 */
export function alignmentProblems(
  before: Pick<Course, "skillStatementIds">,
  { statementIds }: AlignmentDraft,
  found: readonly AlignedStatement[],
  today: IsoDate,
): FieldProblem[] {
  const kept = new Set(before.skillStatementIds);
  const known = new Map(found.map((one) => [one.id, one.stands]));
  return statementIds.flatMap((id, index) => {
    const pointer = `/statementIds/${index}`;
    if (statementIds.indexOf(id) < index) return [{ pointer, detail: "each statement once" }];
    if (kept.has(id)) return [];
    const stands = known.get(id);
    if (!stands) return [{ pointer, detail: "a statement of a framework that this region may read" }];
    if (stands.retiredOn === undefined || stands.retiredOn > today) return [];
    return [
      {
        pointer,
        detail: `a statement that still holds: this one was retired${
          stands.replacedBy === undefined ? "" : ", and another took its place"
        }`,
      },
    ];
  });
}

/** The courses with this one mapped anew, and what happened. Undefined: it teaches these already. */
export function withAlignment(
  courses: readonly Course[],
  at: number,
  { statementIds }: AlignmentDraft,
): { courses: Course[]; happened: Happened } | undefined {
  const before = courses[at];
  if (!before || JSON.stringify(before.skillStatementIds) === JSON.stringify(statementIds)) return undefined;
  const old = new Set(before.skillStatementIds);
  const now = new Set<string>(statementIds);
  const added = statementIds.filter((id) => !old.has(id)).length;
  const removed = before.skillStatementIds.filter((id) => !now.has(id)).length;
  return {
    courses: courses.with(at, { ...before, skillStatementIds: statementIds }),
    happened: {
      action: "course-aligned",
      note: `${before.code}, ${before.title}: ${statementIds.length} statements, ${added} new, ${removed} taken away`,
    },
  };
}
