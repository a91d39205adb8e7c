/** How credit is recognized under a set of terms, in words CTDL can carry: by which method, and on which evidence. */
import { concept, type Node } from "../ctdl-context.ts";
import { methodNames } from "./table-words.ts";
import type { ConditionType, Terms } from "./terms-schema.ts";

const evidence: Partial<Record<ConditionType, string>> = {
  MIN_COURSE_GRADE: "Transcript",
  MIN_COURSE_PERCENT: "Course report",
  MIN_EXAM_PERCENT: "Examination report",
  INDUSTRY_CREDENTIAL: "Industry credential",
  PORTFOLIO: "Portfolio",
  TEACHER_RECOMMENDATION: "Teacher's recommendation",
  HS_GRADUATION: "High school diploma",
  HS_GPA_MIN: "Transcript",
};

const distinct = (names: readonly string[]): Node[] =>
  [...new Set(names)].sort().map((name) => concept(name));

export const methodsIn = ({ rules }: Pick<Terms, "rules">): Node[] =>
  distinct(rules.map(({ awardMethod }) => methodNames[awardMethod]));

/** Every rule rests on a transcript of its courses; the conditions say what else is shown. */
export const evidenceIn = ({ rules, conditions }: Pick<Terms, "rules" | "conditions">): Node[] =>
  distinct([
    ...(rules.length > 0 ? ["Transcript"] : []),
    ...[...conditions, ...rules.flatMap((rule) => rule.conditions)].flatMap(
      ({ type }) => evidence[type] ?? [],
    ),
  ]);
