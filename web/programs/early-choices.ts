/** Which agreements give credit for a course while in high school, by which rule: what is offered to choose from. Pure. */
import type { AwardMethod, Terms } from "#shared/agreements/terms-schema.ts";
import { courseKey, plainText } from "#shared/course-key.ts";
import type { CourseRow } from "#shared/courses/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
import type { EarlyCredit } from "#shared/programs/plan-schema.ts";
import type { ProgramParty } from "#shared/programs/schema.ts";

/** An awarded course as the facts spell it: its organization, a space, its code. */
export function courseIn(key: string): { organizationId: OrganizationId; code: string } {
  const space = key.indexOf(" ");
  return { organizationId: key.slice(0, space) as OrganizationId, code: key.slice(space + 1) };
}

export const kindOf = (method: AwardMethod, type: AgreementFact["type"]): EarlyCredit["kind"] => {
  if (method === "DUAL_CREDIT_TRANSCRIPT" || type === "DUAL_CREDIT_PARTNERSHIP") return "DUAL_CREDIT";
  return method === "CREDIT_BY_EXAM" ? "EXAM" : "ARTICULATED";
};

export type Offer = {
  agreement: AgreementFact;
  ruleNo: number;
  /** Days on which the rule holds. */
  from: string;
  until: string;
  early: EarlyCredit;
};

/** Rules that send this course to a college of the program: those that still hold on that day first, the latest of each. */
export function offersFor(
  course: { organizationId: OrganizationId; code: string },
  agreements: readonly AgreementFact[],
  parties: readonly ProgramParty[],
  day: string,
): Offer[] {
  const key = courseKey(course);
  const named = new Set<string>(parties.map(({ organizationId }) => organizationId));
  const offers = agreements.flatMap((agreement) =>
    agreement.rules
      .filter(({ sending }) => sending.includes(key))
      .flatMap((rule): Offer[] => {
        const award = rule.awards.map(courseIn).find(({ organizationId }) => named.has(organizationId));
        if (!award) return [];
        return [
          {
            agreement,
            ruleNo: rule.ruleNo,
            from: rule.from,
            until: rule.until,
            early: {
              kind: kindOf(rule.method, agreement.type),
              agreementId: agreement.id,
              ruleNo: rule.ruleNo,
              college: award,
            },
          },
        ];
      }),
  );
  const latest = new Map<string, Offer>();
  for (const offer of offers) {
    const name = `${offer.agreement.id} ${offer.ruleNo}`;
    const other = latest.get(name);
    if (!other || other.until < offer.until) latest.set(name, offer);
  }
  const holds = ({ from, until }: Offer) => (from <= day && day <= until ? 0 : 1);
  return [...latest.values()].toSorted((a, b) => holds(a) - holds(b) || b.until.localeCompare(a.until));
}

/** What a rule gives in all, in hundredths of a semester hour; a quarter hour is two thirds of one. */
export function hoursOf({ rules }: Pick<Terms, "rules">, ruleNo: number): number {
  const rule = rules.find((one) => one.ruleNo === ruleNo);
  return (rule?.awards ?? []).reduce((sum, { course: { creditHundredths, unit } }) => {
    if (unit === "SemesterHour") return sum + creditHundredths;
    return unit === "QuarterHour" ? sum + Math.round((creditHundredths * 2) / 3) : sum;
  }, 0);
}

/** What the college's catalog calls this course; without a title where it has none such, undefined where it says nothing. */
export function twinIn(courses: readonly CourseRow[], code: string): { title?: string } | undefined {
  const typed = plainText(code);
  if (courses.length === 0 || typed === "") return undefined;
  const found = courses.find((one) => one.status === "ACTIVE" && plainText(one.code) === typed);
  return found ? { title: found.title } : {};
}
