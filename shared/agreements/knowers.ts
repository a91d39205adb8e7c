/** Who can supply a fact that the hub cannot know. Apart from the other sentences, so that the evaluator stays small. */

const knowers: Record<string, string> = {
  MIN_COURSE_PERCENT: "the school that taught the course",
  HS_GPA_MIN: "the high school's counseling office",
  TEACHER_RECOMMENDATION: "the teacher of the course",
  PORTFOLIO: "the college's reviewer",
  QUALIFIED_INSTRUCTOR: "the school that taught the course",
  COMPLETED_ON: "the school that taught the course",
};

/** Who can supply a fact the hub cannot know; the college where nobody nearer does. */
export const whoKnows = (type: string): string => knowers[type] ?? "the college's registrar";
