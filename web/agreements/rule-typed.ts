/** A rule as someone types it, and the terms with that rule in them. Pure: credits are text until they are sent. */
import type {
  AwardMethod,
  AwardType,
  Condition,
  ConditionType,
  CourseRef,
  CreditUnit,
  EquivalencyRule,
  NegativeFinding,
  NegativeReason,
  Terms,
} from "#shared/agreements/terms-schema.ts";
import { credit } from "#shared/agreements/words.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { hundredthsIn } from "./words.ts";

export type TypedCourse = {
  organizationId: string;
  code: string;
  title: string;
  credits: string;
  unit: CreditUnit;
};
export type TypedSent = TypedCourse & { minGrade: string };
export type TypedSlot = { chooseN: string; courses: TypedSent[] };
export type TypedAward = TypedCourse & { type: AwardType; note: string };
export type TypedCondition = { type: ConditionType; value: string; note: string };
export type TypedRule = {
  kind: "rule" | "finding";
  ruleNo: string;
  title: string;
  validFrom: string;
  validTo: string;
  options: { slots: TypedSlot[] }[];
  awards: TypedAward[];
  awardMethod: AwardMethod;
  conditions: TypedCondition[];
  priority: string;
  exclusiveGroup: string;
  reuse: boolean;
  creditOverride: string;
  intermediaryCode: string;
  course: TypedCourse;
  against: string;
  receiverId: string;
  reason: NegativeReason;
  revisitOn: string;
  note: string;
};

export type Beginning = {
  ruleNo: number;
  senders: readonly string[];
  receivers: readonly string[];
  from: string;
  to: string;
};

export const emptySent = (organizationId: string): TypedSent => ({
  ...emptyCourse(organizationId, "CarnegieUnit"),
  minGrade: "",
});
export const emptySlot = (organizationId: string): TypedSlot => ({
  chooseN: "1",
  courses: [emptySent(organizationId)],
});
export const emptyAward = (organizationId: string): TypedAward => ({
  ...emptyCourse(organizationId, "SemesterHour"),
  type: "COURSE",
  note: "",
});
const emptyCourse = (organizationId: string, unit: CreditUnit): TypedCourse => ({
  organizationId,
  code: "",
  title: "",
  credits: "",
  unit,
});

export function emptyRule({ ruleNo, senders, receivers, from, to }: Beginning): TypedRule {
  const [sender = ""] = senders;
  const [receiver = ""] = receivers;
  return {
    kind: "rule",
    ruleNo: String(ruleNo),
    title: "",
    validFrom: from,
    validTo: to,
    options: [{ slots: [emptySlot(sender)] }],
    awards: [emptyAward(receiver)],
    awardMethod: "PROFICIENCY_CREDIT",
    conditions: [],
    priority: "1",
    exclusiveGroup: "",
    reuse: false,
    creditOverride: "",
    intermediaryCode: "",
    course: emptyCourse(sender, "CarnegieUnit"),
    against: "",
    receiverId: receivers.length === 1 ? "" : receiver,
    reason: "NOT_YET_EVALUATED",
    revisitOn: "",
    note: "",
  };
}

const typedCourse = ({ organizationId, code, title, creditHundredths, unit }: CourseRef): TypedCourse => ({
  organizationId,
  code,
  title,
  credits: credit(creditHundredths),
  unit,
});
export const typedCondition = ({ type, value = "", note = "" }: Condition): TypedCondition => ({
  type,
  value,
  note,
});

export function typedRule(rule: EquivalencyRule, beginning: Beginning): TypedRule {
  return {
    ...emptyRule(beginning),
    ruleNo: String(rule.ruleNo),
    title: rule.title ?? "",
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    options: rule.options.map(({ slots }) => ({
      slots: slots.map(({ chooseN, courses }) => ({
        chooseN: String(chooseN),
        courses: courses.map((one) => ({ ...typedCourse(one), minGrade: one.minGrade ?? "" })),
      })),
    })),
    awards: rule.awards.map(({ type, course, note = "" }) => ({ ...typedCourse(course), type, note })),
    awardMethod: rule.awardMethod,
    conditions: rule.conditions.map(typedCondition),
    priority: String(rule.priority),
    exclusiveGroup: rule.exclusiveGroup ?? "",
    reuse: rule.reuse === "ALLOWED",
    creditOverride: rule.creditOverride ?? "",
    intermediaryCode: rule.intermediaryCode ?? "",
  };
}

export function typedFinding(finding: NegativeFinding, beginning: Beginning): TypedRule {
  return {
    ...emptyRule(beginning),
    kind: "finding",
    ruleNo: String(finding.ruleNo),
    course: typedCourse(finding.course),
    against: finding.against ?? "",
    receiverId: finding.receiverId ?? "",
    reason: finding.reason,
    validFrom: finding.validFrom ?? "",
    validTo: finding.validTo ?? "",
    revisitOn: finding.revisitOn ?? "",
    note: finding.note ?? "",
  };
}

/** Where the typed rule stands in the terms that are sent: the place of the one it replaces, else the end. */
export function placeIn(terms: Terms, kind: TypedRule["kind"], replaces: number | undefined): number {
  const list: readonly { ruleNo: number }[] = kind === "rule" ? terms.rules : terms.findings;
  const at = list.findIndex(({ ruleNo }) => ruleNo === replaces);
  return at < 0 ? list.length : at;
}

/** The terms with this rule in place of the one numbered `replaces`, and what is no number where one was expected. */
export function termsWith(
  terms: Terms,
  typed: TypedRule,
  replaces: number | undefined,
): { terms: Terms; errors: FieldProblem[] } {
  const errors: FieldProblem[] = [];
  const at = placeIn(terms, typed.kind, replaces);
  const base = `/${typed.kind === "rule" ? "rules" : "findings"}/${at}`;
  const number = (text: string, pointer: string): number => {
    const found = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
    if (found === undefined) errors.push({ pointer: base + pointer, detail: "A whole number was expected." });
    return found ?? 0;
  };
  const courseOf = ({ organizationId, code, title, credits, unit }: TypedCourse, pointer: string) => {
    const creditHundredths = hundredthsIn(credits);
    if (creditHundredths === undefined)
      errors.push({
        pointer: `${base}${pointer}/creditHundredths`,
        detail: "A number with at most two decimals was expected, such as 0.50 or 3.",
      });
    return { organizationId, code, title, creditHundredths: creditHundredths ?? 0, unit } as CourseRef;
  };
  const ruleNo = number(typed.ruleNo, "/ruleNo");
  const without = {
    ...terms,
    rules: terms.rules.filter((one) => typed.kind === "rule" || one.ruleNo !== replaces),
    findings: terms.findings.filter((one) => typed.kind === "finding" || one.ruleNo !== replaces),
  };
  if (typed.kind === "finding") {
    const finding = {
      ruleNo,
      course: courseOf(typed.course, "/course"),
      reason: typed.reason,
      ...filled({
        against: typed.against,
        receiverId: typed.receiverId,
        validFrom: typed.validFrom,
        validTo: typed.validTo,
        revisitOn: typed.revisitOn,
        note: typed.note,
      }),
    } as NegativeFinding;
    return { terms: { ...without, findings: put(without.findings, at, finding) }, errors };
  }
  const rule = {
    ruleNo,
    validFrom: typed.validFrom,
    validTo: typed.validTo,
    options: typed.options.map(({ slots }, option) => ({
      optionNo: option + 1,
      slots: slots.map(({ chooseN, courses }, slot) => ({
        slotNo: slot + 1,
        chooseN: number(chooseN, `/options/${option}/slots/${slot}/chooseN`),
        courses: courses.map(({ minGrade, ...course }, index) => ({
          ...courseOf(course, `/options/${option}/slots/${slot}/courses/${index}`),
          ...filled({ minGrade }),
        })),
      })),
    })),
    awards: typed.awards.map(({ type, note, ...course }, index) => ({
      type,
      course: courseOf(course, `/awards/${index}/course`),
      ...filled({ note }),
    })),
    awardMethod: typed.awardMethod,
    conditions: typed.conditions.map(conditionOf),
    priority: number(typed.priority, "/priority"),
    ...filled({
      title: typed.title,
      exclusiveGroup: typed.exclusiveGroup,
      creditOverride: typed.creditOverride,
      intermediaryCode: typed.intermediaryCode,
    }),
    ...(typed.reuse ? { reuse: "ALLOWED" } : {}),
  } as EquivalencyRule;
  return { terms: { ...without, rules: put(without.rules, at, rule) }, errors };
}

export const conditionOf = ({ type, value, note }: TypedCondition): Condition => ({
  type,
  ...filled({ value, note }),
});

const put = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  at < items.length ? items.with(at, item) : [...items, item];

/** What was left empty is left out. */
function filled<Key extends string>(values: Record<Key, string>): Partial<Record<Key, string>> {
  return Object.fromEntries(
    Object.entries<string>(values)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value !== ""),
  ) as Partial<Record<Key, string>>;
}
