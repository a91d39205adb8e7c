/**
 * What a sample agreement is told as, and how its rules are written: the flat layout that import reads. Days are offsets
 * from the first start, school years are counted from it; dates left out are the agreement's own.
 */
import type { AgreementType, PartyRole, Visibility } from "#shared/agreements/schema.ts";

/** How far it has come. Each stage includes the ones before it that lead there. */
export type Stage = "draft" | "shared" | "review" | "returned" | "withdrawn" | "registered" | "executed";

export type SampleAgreement = {
  number: string;
  name: string;
  type: AgreementType;
  purpose: string;
  pathwayId: string;
  cip: string;
  parties: readonly { code: string; role: PartyRole; reviewers?: readonly string[]; signer?: string }[];
  /** Who started it. */
  by: string;
  /** First and last day: a day offset, or August 1 and July 31 of a school year counted from this one. */
  from: Day;
  until: Day;
  stage: Stage;
  startedDaysAgo: number;
  /** Days after the start on which the parties signed, where they did. */
  signedAfter?: number;
  reason?: string;
  visibility?: Visibility;
  /** The offices that sign in the hub, in order, and who holds them. */
  signs?: readonly { code: string; office: string; who: string }[];
  rules: readonly string[];
};
export type Day = { days: number } | { schoolYear: number };

export const header =
  "row_type,rule_no,option_no,slot_no,choose_n,org_code,course_code,course_title,credits,credit_unit,min_grade,award_type,value,note";

export const sends = (
  rule: number,
  option: number,
  slot: number,
  choose: number,
  course: string,
  credits: string,
  grade = "B",
) =>
  `S,${rule},${option},${slot},${choose},${course},${credits},${course.startsWith("PLCC,") ? "SemesterHour" : "CarnegieUnit"},${grade},,,`;
export const grants = (rule: number, course: string, hours: string, type = "COURSE", note = "") =>
  `R,${rule},,,,${course},${hours},SemesterHour,,${type},,${note}`;
export const needs = (rule: number | "*", type: string, value: string, note = "") =>
  `Q,${rule},,,,,,,,,,${type},${value},${note}`;
export const not = (rule: number, course: string, reason: string, note: string) =>
  `N,${rule},,,,${course},1.00,CarnegieUnit,,,${reason},${note}`;

export const simple = (
  rule: number,
  course: string,
  credits: string,
  award: string,
  hours: string,
  grade = "B",
) => [sends(rule, 1, 1, 1, course, credits, grade), grants(rule, award, hours)];

export const plcc = (reviewer: string) =>
  ({ code: "PLCC", role: "RECEIVING", reviewers: [reviewer], signer: "denise" }) as const;
export const cbhs = { code: "CBHS", role: "SENDING", signer: "samuel" } as const;
export const tracc = { code: "TRACC", role: "SENDING", signer: "roberta" } as const;
