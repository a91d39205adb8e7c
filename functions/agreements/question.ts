/** Turns a question's codes into the ids the evaluator compares; a bare rule number only where one agreement has it. */
import type { CreditQuestion } from "#shared/agreements/credit.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";

export function factsOf(
  question: CreditQuestion,
  schools: ReadonlyMap<string, { organizationId: OrganizationId }>,
  versions: readonly PublicVersion[],
) {
  return {
    courses: question.courses.map(({ organization, ...course }) => ({
      ...course,
      organizationId: (schools.get(organization) as { organizationId: OrganizationId }).organizationId,
    })),
    credentials: question.credentials,
    exams: examsOf(question.exams, versions),
    ...(question.graduatedOn === undefined ? {} : { graduatedOn: question.graduatedOn }),
  };
}

function examsOf(exams: Record<string, number>, versions: readonly PublicVersion[]): Record<string, number> {
  const errors: FieldProblem[] = [];
  const numbers = [...new Set(versions.map((version) => version.codedNotation))];
  const full = Object.entries(exams).map(([key, percent]): [string, number] => {
    if (key.includes("/")) return [key, percent];
    const pointer = `/exams/${key}`;
    if (!/^\d+$/.test(key))
      errors.push({ pointer, detail: "<agreement number>/<rule number>, such as AA-2026-014/4" });
    const having = versions.filter((version) =>
      version.terms.rules.some((rule) => String(rule.ruleNo) === key),
    );
    const among = [...new Set(having.map((version) => version.codedNotation))];
    if (among.length > 1)
      errors.push({ pointer, detail: `one of ${among.map((number) => `${number}/${key}`).join(", ")}` });
    return [`${among[0] ?? numbers[0] ?? ""}/${key}`, percent];
  });
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
  return Object.fromEntries(full);
}
