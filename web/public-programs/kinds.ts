/** How a course is drawn: by the credit it gives early, else by what it teaches. Pure. */
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { inHighSchool } from "#shared/programs/routes.ts";

export const cardKinds = ["aca", "cte", "dual", "enrol", "art", "exam", "wbl", "cred"] as const;
type CardKind = (typeof cardKinds)[number];

const early = { DUAL_CREDIT: "dual", DUAL_ENROLMENT: "enrol", ARTICULATED: "art", EXAM: "exam" } as const;

export function kindOf(slot: GridSlot, course: BoundCourse): CardKind {
  if (course.earlyCredit && inHighSchool(slot.column)) return early[course.earlyCredit.kind];
  if (slot.row === "work-based") return "wbl";
  return course.content === "ACADEMIC" ? "aca" : "cte";
}
