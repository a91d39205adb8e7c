/** What the page calls things about agreements: kinds, states, roles, conditions, awards. English; all in this file. */
import { phase } from "#shared/agreements/phase.ts";
import type {
  AgreementStatus,
  AgreementType,
  AwardMethod,
  AwardType,
  Condition,
  ConditionType,
  CreditUnit,
  Visibility,
} from "#shared/agreements/schema.ts";
import type { State } from "../ui/badge.tsx";

export const typeWords: Record<AgreementType, string> = {
  ARTICULATION: "Articulation agreement",
  DUAL_CREDIT_PARTNERSHIP: "Dual credit partnership",
  TRANSFER_ARTICULATION: "College to university transfer",
  MOU: "Memorandum of understanding",
};

export const visibilityWords: Record<Visibility, { name: string; who: string }> = {
  PARTIES: { name: "The parties", who: "Only the people of its parties." },
  PARTNERSHIP: { name: "The partnership", who: "Every member of the partnership." },
  PUBLIC: { name: "Everyone", who: "The look-up answers students from it once it is executed." },
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

type Shown = { status: AgreementStatus; dateEffective: string; expirationDate: string };

/** The badge of an agreement on a day: its stored status, or where the calendar has taken it. */
export function stateOn(agreement: Shown, today: string): { state: State; word: string } {
  const { phase: now, flags } = phase(agreement, today);
  if (now === "UPCOMING") return { state: "upcoming", word: "Signed, not yet in force" };
  if (now === "IN_FORCE")
    return flags.includes("EXPIRING")
      ? { state: "expiring", word: "In force, lapses soon" }
      : { state: "in-force", word: "In force" };
  if (now === "TEACH_OUT") return { state: "teach-out", word: "Teach-out" };
  if (now === "ENDED") return { state: "expired", word: "Ended" };
  return stored[agreement.status];
}

const stored: Record<AgreementStatus, { state: State; word: string }> = {
  DRAFT: { state: "draft", word: "Draft" },
  IN_REVIEW: { state: "in-review", word: "In review" },
  OUT_FOR_SIGNATURE: { state: "signature", word: "Out for signature" },
  DECLINED: { state: "declined", word: "Declined" },
  EXECUTED: { state: "in-force", word: "Executed" },
  TERMINATED: { state: "terminated", word: "Terminated" },
  WITHDRAWN: { state: "withdrawn", word: "Withdrawn" },
};

/** `A, B and C`. */
export const listed = (names: readonly string[], word = "and"): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}` : (names[0] ?? "");

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** `3.00` or `3` as hundredths; undefined when it is no such number. By digits: 0.29 * 100 is 28.999…. */
export function hundredthsIn(text: string): number | undefined {
  const [, whole, part = ""] = text.trim().match(/^(\d{1,4})(?:\.(\d{1,2}))?$/) ?? [];
  return whole === undefined ? undefined : Number(whole + part.padEnd(2, "0"));
}
