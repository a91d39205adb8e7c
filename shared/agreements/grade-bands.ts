/**
 * One course, one receiver, different grades: each grade has exactly one answer (articulation.md 2.5 item 18). A rule
 * says the lowest grade that is enough, so bands are in order when the highest is tried first; then none overlaps
 * another, and none leaves a hole.
 */
import { courseKey } from "../course-key.ts";
import type { FieldProblem } from "../problem.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { gradeScale } from "./grades.ts";
import type { EquivalencyRule, Grade } from "./terms-schema.ts";

type Banded = { rule: EquivalencyRule; pointer: string; course: string; minGrade: Grade | undefined };

/** The one course this rule asks for, where it asks for one and no more. */
function bandOf(rule: EquivalencyRule, pointer: string): Banded[] {
  const [option, ...others] = rule.options;
  const [slot, ...more] = option?.slots ?? [];
  const [course, ...rest] = slot?.courses ?? [];
  if (!course || others.length > 0 || more.length > 0 || rest.length > 0) return [];
  const receiver = rule.awards[0]?.course.organizationId ?? "";
  return [{ rule, pointer, course: `${receiver} ${courseKey(course)}`, minGrade: course.minGrade }];
}

const isTriedBefore = (a: EquivalencyRule, b: EquivalencyRule): boolean =>
  a.priority < b.priority || (a.priority === b.priority && a.ruleNo < b.ruleNo);

/** How high a band begins: where no grade is asked, a passing one still is. */
const height = ({ minGrade = "D-" }: Banded): number => -gradeScale.indexOf(minGrade);

/** Each band that a lower one would be tried before, or that another rule could be earned beside. */
export function bandProblems(rules: readonly EquivalencyRule[]): FieldProblem[] {
  const byCourse = new Map<string, Banded[]>();
  for (const [index, rule] of rules.entries())
    for (const band of bandOf(rule, `/rules/${index}`))
      byCourse.set(band.course, [...(byCourse.get(band.course) ?? []), band]);
  return [...byCourse.values()].flatMap((bands) =>
    bands.flatMap((band) => {
      const lower = bands.find((other) => height(other) < height(band) && isInTheWay(other, band, bands));
      if (!lower) return [];
      const asks = lower.minGrade === undefined ? "any grade" : a(lower.minGrade);
      return [
        {
          pointer: `${band.pointer}/priority`,
          detail: `Rule ${lower.rule.ruleNo} takes the same course with ${asks} and is tried first, so rule ${band.rule.ruleNo} for ${a(band.minGrade ?? "D-")} is never reached: a priority below ${lower.rule.priority} was expected, or a lower rule number.`,
        },
      ];
    }),
  );
}

const a = (grade: Grade): string => `${grade.startsWith("A") || grade.startsWith("F") ? "an" : "a"} ${grade}`;

/** Whether on some day `lower` answers for a grade of `band`, because no band as high is tried before it. */
function isInTheWay(lower: Banded, band: Banded, bands: readonly Banded[]): boolean {
  if (!isTriedBefore(lower.rule, band.rule)) return false;
  // Between two of these days nothing begins and nothing ends.
  const days = bands.flatMap(({ rule }) => [rule.validFrom, plusDays(rule.validTo, 1)]);
  return days.some(
    (day) =>
      isOpen(lower, day) &&
      isOpen(band, day) &&
      !bands.some(
        (one) => height(one) === height(band) && isOpen(one, day) && isTriedBefore(one.rule, lower.rule),
      ),
  );
}

const isOpen = ({ rule }: Banded, day: IsoDate): boolean => rule.validFrom <= day && day <= rule.validTo;
