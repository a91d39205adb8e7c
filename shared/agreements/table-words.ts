/** What the course table and the paper call things: kinds, roles, awards, units, conditions. English; all in this file. */

import { listed } from "../listed.ts";
import { counted, typeWords } from "./plain-words.ts";
import type { PartyRole, Totals } from "./schema.ts";
import type {
  AwardMethod,
  AwardType,
  Condition,
  ConditionType,
  CreditUnit,
  StatementType,
  Terms,
} from "./terms-schema.ts";
import { credit } from "./words.ts";

export { counted, listed, typeWords };

export const roleWords: Record<PartyRole, string> = {
  SENDING: "Sends students",
  RECEIVING: "Grants credit",
  SENDING_AND_RECEIVING: "Sends students and grants credit",
  FACILITATOR: "Facilitates",
  APPROVER: "Approves",
};

export const unitWords: Record<CreditUnit, string> = {
  CarnegieUnit: "high school credits",
  SemesterHour: "semester hours",
  QuarterHour: "quarter hours",
  ContactHour: "contact hours",
  ClockHour: "clock hours",
};

export const awardWords: Record<AwardType, string> = {
  COURSE: "",
  ELECTIVE: ", counts as an elective",
  BLOCK_MEMBER: ", counts toward its block",
  WAIVER: "no credit, one requirement less",
  ADVANCED_STANDING: "no credit, the student starts further on",
};

/** What each way of posting credit is called. */
export const methodNames: Record<AwardMethod, string> = {
  PROFICIENCY_CREDIT: "Proficiency credit",
  DUAL_CREDIT_TRANSCRIPT: "Dual credit",
  DIRECT_TRANSCRIPTION: "Direct transcription",
  CREDIT_IN_ESCROW: "Credit in escrow",
  CREDIT_BY_EXAM: "Credit by exam",
};

/** The river's own words: how the credit gets across. */
export const methodWords: Record<AwardMethod, string> = {
  PROFICIENCY_CREDIT: "when the student enrolls",
  DUAL_CREDIT_TRANSCRIPT: "on the college transcript at once",
  DIRECT_TRANSCRIPTION: "straight onto the college transcript",
  CREDIT_IN_ESCROW: "held until the student enrolls",
  CREDIT_BY_EXAM: "noted as credit by exam",
};

/** What has to be true before there is credit, and so stands inside the bracket; the rest is done to claim it. */
const besides: Partial<Record<ConditionType, (value: string) => { title: string; about: string }>> = {
  MIN_COURSE_GRADE: (value) => ({ title: `${value} or better`, about: "in every course" }),
  MIN_COURSE_PERCENT: (value) => ({
    title: `${percent(value)} or better in the course`,
    about: "course report",
  }),
  MIN_EXAM_PERCENT: (value) => ({ title: `${percent(value)} or better on the exam`, about: "exam report" }),
  INDUSTRY_CREDENTIAL: (value) => ({ title: value || "Industry credential", about: "credential" }),
  PORTFOLIO: () => ({ title: "Portfolio", about: "judged by the college" }),
  TEACHER_RECOMMENDATION: () => ({ title: "Recommendation", about: "from the teacher of the course" }),
  HS_GPA_MIN: (value) => ({
    title: `Grade point average of ${value} or better`,
    about: "high school transcript",
  }),
  QUALIFIED_INSTRUCTOR: () => ({ title: "Qualified instructor", about: "teaches the course" }),
  MAX_CREDITS: (value) => ({ title: `No more than ${value} hours`, about: "cap on this rule" }),
};

const percent = (value: string) => `${value.replace("%", "").trim()}%`;

/** How a condition stands in the bracket; undefined for a step that only claims the credit. */
export function besideCourses({ type, value = "", note }: Condition) {
  const said = besides[type]?.(value);
  return said && { title: said.title, about: note ?? said.about };
}

/** `5 rules grant credit, 1 refuses, 1 is open`. */
export function countsInWords({ rules, findings }: Pick<Terms, "rules" | "findings">): string {
  const open = findings.filter(({ reason }) => reason === "NOT_YET_EVALUATED").length;
  const refused = findings.length - open;
  return [
    `${counted(rules.length, "rule")} ${rules.length === 1 ? "grants" : "grant"} credit`,
    ...(refused > 0 ? [`${refused} ${refused === 1 ? "refuses" : "refuse"}`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? "is" : "are"} open`] : []),
  ].join(", ");
}

/** What one organization's awards add up to, as every surface prints it. */
export const totalInWords = ({
  unit,
  sumHundredths,
  attainableHundredths,
}: Totals["awards"][number]): string =>
  `${credit(sumHundredths)} ${unitWords[unit]} in all rules. One student can earn at most ${credit(attainableHundredths)}.`;

export const statementWords: Record<StatementType, string> = {
  PURPOSE: "Purpose",
  ROLES: "Roles",
  ELIGIBILITY: "Eligibility",
  AWARDING: "Awarding credit",
  REVIEW: "Review",
  TERMINATION: "Termination",
  AMENDMENT: "Amendment",
  DATA_SHARING: "Data sharing",
  COSTS: "Costs",
  MUTUAL_OBLIGATION: "What each owes the other",
};
