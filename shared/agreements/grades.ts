/** The scale of letter grades and how two of them compare. Pure and without zod, so that the look-up page stays small. */

/** Best first (CUNY's table). A grade satisfies another when it stands no later in this list. */
export const gradeScale = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"] as const;
type Grade = (typeof gradeScale)[number];

/** Whether a grade is at least the floor. Where no floor is stated a failed course still supports nothing. */
export function reaches(grade: Grade, floor: Grade = "D-"): boolean {
  return gradeScale.indexOf(grade) <= gradeScale.indexOf(floor);
}

/** The stricter of two floors, either of which may be absent. */
export function stricter(a: Grade | undefined, b: Grade | undefined): Grade | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return reaches(a, b) ? a : b;
}

/** The grade a condition's text names ("B", "b+"), or undefined when it names none. */
export function gradeIn(text: string | undefined): Grade | undefined {
  const plain = text?.trim().toUpperCase();
  return gradeScale.find((grade) => grade === plain);
}
