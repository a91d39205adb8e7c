/** pos.extent: it goes on through two college years, for every school with every college. Pure. */
import { columnNo } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { organizationDecider, slotsOf, type Walk } from "./walk.ts";
import { yearName } from "./words.ts";

const [one, two] = [4, 5];

export function extent(walk: Walk): Finding[] {
  const { plan, schools, colleges, routes } = walk;
  if (schools.length === 0 || colleges.length === 0) {
    const lacks = schools.length === 0 ? "high school" : "college";
    return [cannotTell(`no ${lacks} is a party yet`, `a ${lacks} among the parties`)];
  }
  if (!plan.exitPoints.some(({ column }) => columnNo(column) >= two))
    return [fail("No exit point is in college year 2 or later, so no route goes through two college years.")];
  if (!plan.entryPoints.some(({ column }) => columnNo(column) <= one))
    return [
      fail("No entry point is in college year 1 or before, so no route goes through two college years."),
    ];

  const findings = colleges.flatMap((college): Finding[] =>
    [one, two].flatMap((year): Finding[] => {
      const taught = walk.collegeCourses(college).filter(({ at }) => at === year);
      if (taught.some(({ gone }) => !gone)) return [];
      const about = {
        routes: routes.filter(({ collegeId }) => collegeId === college).map(({ key }) => key),
        slots:
          taught.length > 0
            ? slotsOf(taught)
            : plan.slots.filter(({ column }) => columnNo(column) === year).map(({ slotId }) => slotId),
        deciders: [organizationDecider(walk, college)],
      };
      return taught.length > 0
        ? [
            cannotTell(
              `all that ${walk.name(college)} teaches in ${yearName(year)} has left its catalog`,
              "which courses take their place",
              about,
            ),
          ]
        : [fail(`${walk.name(college)} has no course in ${yearName(year)}.`, about)];
    }),
  );
  const through = new Set(
    routes
      .filter(({ way }) => way.from <= one && way.to >= two)
      .map(({ schoolId, collegeId }) => `${schoolId} ${collegeId}`),
  );
  for (const college of colleges)
    for (const school of schools)
      if (!through.has(`${school} ${college}`))
        findings.push(
          fail(
            `No route from ${walk.name(school)} through ${walk.name(college)} goes through two college years: the exits there are given by others.`,
            {
              routes: routes
                .filter(({ schoolId, collegeId }) => schoolId === school && collegeId === college)
                .map(({ key }) => key),
              deciders: [organizationDecider(walk, school), organizationDecider(walk, college)],
            },
          ),
        );
  if (findings.length > 0) return findings;
  return [
    pass(
      colleges.length === 1 && colleges[0]
        ? `${walk.name(colleges[0])} teaches in college years 1 and 2.`
        : "Every college teaches in college years 1 and 2.",
      {
        slots: colleges.flatMap((college) =>
          slotsOf(walk.collegeCourses(college).filter(({ at }) => at === one || at === two)),
        ),
        deciders: colleges.map((college) => organizationDecider(walk, college)),
      },
    ),
  ];
}
