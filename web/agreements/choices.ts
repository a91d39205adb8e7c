/** What the choices in forms are called: roles of parties, conditions, reasons, awards. English. */

import { roleWords } from "#shared/agreements/table-words.ts";
import type { AwardType, ConditionType, NegativeReason } from "#shared/agreements/terms-schema.ts";

export { roleWords };

export const awardNames: Record<AwardType, string> = {
  COURSE: "A course",
  ELECTIVE: "An elective",
  BLOCK_MEMBER: "Part of a block",
  WAIVER: "A requirement waived",
  ADVANCED_STANDING: "Advanced standing",
};

export const reasonWords: Record<NegativeReason, string> = {
  NOT_YET_EVALUATED: "Not yet evaluated",
  DENIED: "Denied",
  CONTENT_GAP: "The content is not comparable",
  LAB_NOT_COMPARABLE: "The lab hours are not comparable",
  LEVEL_NOT_COMPARABLE: "The level is not comparable",
  NO_COUNTERPART_COURSE: "There is no matching course",
  MUST_BE_TAKEN_AT_RECEIVER: "It has to be taken at the college itself",
  PARTNER_DECLINED: "The college declined to look at it",
};

/** What a condition is called, and what its value is (nothing where it has none). */
export const conditionWords: Record<ConditionType, { name: string; value?: string }> = {
  MIN_COURSE_GRADE: { name: "A grade in every course", value: "A letter grade, such as B" },
  MIN_COURSE_PERCENT: { name: "A percent in the course", value: "A percent, such as 85" },
  MIN_EXAM_PERCENT: { name: "A percent on the exam", value: "A percent, such as 80" },
  INDUSTRY_CREDENTIAL: { name: "A credential", value: "Its name, such as CNA" },
  PORTFOLIO: { name: "A portfolio" },
  TEACHER_RECOMMENDATION: { name: "The teacher’s recommendation" },
  HS_GPA_MIN: { name: "A grade point average", value: "Such as 2.0" },
  QUALIFIED_INSTRUCTOR: { name: "A qualified instructor" },
  HS_GRADUATION: { name: "Graduate from high school" },
  ENROLL_WITHIN_MONTHS: {
    name: "Enroll within months of graduation",
    value: "A number of months, such as 24",
  },
  ENROLL_IN_PROGRAM: { name: "Enroll in a program", value: "The program’s name" },
  COMPLETE_COLLEGE_CREDIT_FIRST: {
    name: "Complete college credit first",
    value: "How much, such as 3.00 hours",
  },
  REGISTER_IN_SCHOOL_YEAR: { name: "Register in the school year of the course" },
  CLAIM_FORM: { name: "File the claim form" },
  FEE: { name: "Pay a fee", value: "The amount, such as $50" },
  MAX_CREDITS: { name: "A cap on credit", value: "Hours, such as 9.00" },
};
