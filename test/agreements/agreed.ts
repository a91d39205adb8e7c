/** Builders for what two parties agreed, and the two course tables of the issue, for tests that need no engine. */

import type { Facts } from "#shared/agreements/evaluate.ts";
import { evaluate } from "#shared/agreements/evaluate.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type {
  Award,
  Condition,
  EquivalencyRule,
  Grade,
  NegativeFinding,
  Slot,
} from "#shared/agreements/terms-schema.ts";
import { Terms } from "#shared/agreements/terms-schema.ts";
import type { AgreementId, OrganizationId, PartnershipId } from "#shared/ids.ts";

const id = (letter: string) => `org_${letter.repeat(20)}`;
export const cbhs = id("c") as OrganizationId;
export const tracc = id("t") as OrganizationId;
export const plcc = id("p") as OrganizationId;
export const lakeside = id("s") as OrganizationId;
export const organizations: PublicVersion["organizations"] = [
  { id: cbhs, code: "CBHS", name: "Cedar Bend High School", role: "SENDING" },
  { id: tracc, code: "TRACC", name: "Three Rivers Area Career Center", role: "SENDING" },
  {
    id: plcc,
    code: "PLCC",
    name: "Prairie Lakes Community College",
    role: "RECEIVING",
    contact: { name: "Anjali Deshmukh", phone: "555-0100" },
  },
];

export const course = (code: string, minGrade?: Grade, organizationId = cbhs): Slot["courses"][number] => ({
  organizationId,
  code,
  title: `Course ${code}`,
  creditHundredths: 100,
  unit: "CarnegieUnit",
  ...(minGrade && { minGrade }),
});

export const award = (code: string, creditHundredths: number, type: Award["type"] = "COURSE"): Award => ({
  type,
  course: { organizationId: plcc, code, title: `College ${code}`, creditHundredths, unit: "SemesterHour" },
});

/** One option; each argument is one slot: a course, or several of which any one will do. */
export const all = (
  ...slots: (Slot["courses"][number] | Slot["courses"])[]
): EquivalencyRule["options"][number] => ({
  optionNo: 1,
  slots: slots.map((slot, index) => ({
    slotNo: index + 1,
    chooseN: 1,
    courses: Array.isArray(slot) ? slot : [slot],
  })),
});

type Rough = Partial<Omit<EquivalencyRule, "options">> & {
  ruleNo: number;
  options: EquivalencyRule["options"];
};

export const rule = ({ options, ...rest }: Rough): EquivalencyRule => ({
  validFrom: "2026-08-01",
  validTo: "2028-07-31",
  awards: [award(`COL ${rest.ruleNo}`, 300)],
  awardMethod: "PROFICIENCY_CREDIT",
  conditions: [],
  priority: 1,
  options: options.map((option, index) => ({ ...option, optionNo: index + 1 })),
  ...rest,
});

export const condition = (type: Condition["type"], value?: string): Condition => ({
  type,
  ...(value !== undefined && { value }),
});

export const version = (
  terms: { rules?: EquivalencyRule[]; findings?: NegativeFinding[]; conditions?: Condition[] },
  rest: Partial<PublicVersion> = {},
): PublicVersion => ({
  partnership: "cedar-valley" as PartnershipId,
  agreementId: `agr_${"a".repeat(20)}` as AgreementId,
  codedNotation: "AA-2026-001",
  name: "Welding",
  agreementType: "ARTICULATION",
  versionNo: 1,
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  executedOn: "2026-06-15",
  organizations,
  terms: { rules: [], findings: [], conditions: [], ...terms },
  ...rest,
});

export const done = (
  code: string,
  grade: Grade | undefined = "A",
  completedOn: string | undefined = "2027-05-25",
  organizationId = cbhs,
): Facts["courses"][number] => ({ organizationId, code, grade, completedOn });
/** Taken and not finished. */
export const taking = (code: string, organizationId = cbhs): Facts["courses"][number] => ({
  organizationId,
  code,
});

export const ask = (
  versions: PublicVersion[],
  courses: Facts["courses"],
  facts: Partial<Facts> = {},
  asOf = "2026-11-22",
) => evaluate(versions, { courses, credentials: [], exams: {}, ...facts }, asOf);

/** The answers of the only receiver and agreement, by rule number. */
export function answersOf(...args: Parameters<typeof ask>) {
  const agreements = ask(...args).flatMap((one) => one.agreements);
  return new Map(agreements.flatMap(({ answers }) => answers.map((one) => [one.ruleNo, one] as const)));
}
/** `{1: "EARNED", 2: "NO COURSE_USED"}`. */
export function said(...args: Parameters<typeof ask>): Record<number, string> {
  return Object.fromEntries(
    [...answersOf(...args)].map(([no, { answer, reason }]) => [
      no,
      [answer, reason].filter(Boolean).join(" "),
    ]),
  );
}

/** The welding table: four single courses, a cap of nine hours, 27 months to enroll. */
export const welding = version({
  rules: [
    rule({ ruleNo: 1, options: [all(course("WELD1", "B"))], awards: [award("WLD 101", 300)] }),
    rule({ ruleNo: 2, options: [all(course("WELD2", "B"))], awards: [award("WLD 121", 300)] }),
    rule({ ruleNo: 3, options: [all(course("WELD3", "B"))], awards: [award("WLD 131", 300)] }),
    rule({ ruleNo: 4, options: [all(course("BLUEPR", "C"))], awards: [award("MFG 105", 200)] }),
  ],
  conditions: [condition("MAX_CREDITS", "9.00"), condition("ENROLL_WITHIN_MONTHS", "27")],
});

const healthYear = { validFrom: "2026-08-01", validTo: "2027-07-31" };
/** The health table: two courses together, a credential, an exam, a refusal and a course nobody has looked at. */
export const health = version(
  {
    rules: [
      rule({
        ruleNo: 1,
        ...healthYear,
        options: [all(course("MEDTERM", "B"))],
        awards: [award("HLT 110", 200)],
      }),
      rule({
        ruleNo: 2,
        ...healthYear,
        options: [all(course("HS1", "B"), course("HS2", "B"))],
        awards: [award("HLT 101", 300), award("FYS 100", 0, "WAIVER")],
      }),
      rule({
        ruleNo: 3,
        ...healthYear,
        options: [all(course("BNA", "B", tracc))],
        awards: [award("NUR 106", 700)],
        conditions: [condition("INDUSTRY_CREDENTIAL", "CNA")],
      }),
      rule({
        ruleNo: 4,
        ...healthYear,
        options: [all([course("ANATPHYS", "B"), course("ANATPHYSH", "B")])],
        awards: [award("BIO 1XX", 300, "ELECTIVE")],
        conditions: [condition("MIN_EXAM_PERCENT", "80")],
      }),
    ],
    findings: [
      {
        ruleNo: 5,
        course: course("HBS"),
        against: "requested against PLCC BIO 145",
        reason: "LAB_NOT_COMPARABLE",
        revisitOn: "2028-02-01",
        ...healthYear,
      },
      {
        ruleNo: 6,
        course: course("EMTB", undefined, tracc),
        against: "requested against PLCC EMS 120",
        reason: "NOT_YET_EVALUATED",
        ...healthYear,
      },
    ],
    conditions: [condition("ENROLL_WITHIN_MONTHS", "24")],
  },
  {
    codedNotation: "AA-2026-002",
    name: "Health",
    expirationDate: "2027-07-31",
    agreementId: `agr_${"b".repeat(20)}` as AgreementId,
  },
);

// The fixtures are what the hub itself would accept.
Terms.parse(welding.terms);
Terms.parse(health.terms);
