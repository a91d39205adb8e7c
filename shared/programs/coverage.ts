/** Which expected statements a program's courses teach, in all and on each way through it. Pure. */
import type { ProgramFacts } from "./check-schema.ts";
import type { CoverageOnLegs, Covered, ProgramCoverage } from "./coverage-schema.ts";
import type { Plan } from "./plan-schema.ts";
import { coursesOnLegs, type Legs, routesOf } from "./routes.ts";
import type { Program } from "./schema.ts";

/** Longer first: a way that goes on to a university covers what the way to the college does, and more. */
const legsOf = (plan: Plan, parties: Program["parties"]): Legs[] => [
  ...new Map(
    routesOf(plan, parties).map(({ schoolId, collegeId, universityId }) => [
      [schoolId, collegeId, universityId].join(),
      { schoolId, collegeId, ...(universityId === undefined ? {} : { universityId }) },
    ]),
  ).values(),
];

export function coverage(
  program: Pick<Program, "parties" | "statementFramework">,
  plan: Plan,
  { statements = [] }: Pick<ProgramFacts, "statements">,
): ProgramCoverage {
  const by = new Map<string, Covered[]>();
  for (const { slotId, bindings } of plan.slots)
    for (const { organizationId, courses } of bindings)
      for (const { code, title, statementIds } of courses)
        for (const id of new Set(statementIds))
          by.set(id, [...(by.get(id) ?? []), { slotId, organizationId, code, title }]);
  const all = statements.map((one) => ({ ...one, by: by.get(one.id) ?? [] }));
  const expected = all.filter((one) => one.expected);
  const validated = expected.filter((one) => one.validation?.sameVersion);
  const covered = (some: readonly { by: readonly Covered[] }[]) =>
    some.filter((one) => one.by.length > 0).length;
  return {
    ...(program.statementFramework === undefined ? {} : { statementFramework: program.statementFramework }),
    statements: all,
    expected: expected.length,
    validated: validated.length,
    covered: covered(expected),
    validatedCovered: covered(validated),
    legs: legsOf(plan, program.parties).map((legs): CoverageOnLegs => {
      const taught = new Set(
        coursesOnLegs(plan, program.parties, legs).flatMap(({ course }) => course.statementIds),
      );
      const open = expected.flatMap(({ id }) => (taught.has(id) ? [] : id));
      return { ...legs, covered: expected.length - open.length, open };
    }),
  };
}
