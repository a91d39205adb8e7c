/** What would break: only what gets worse, said once, and facts without what is about to go. Coverage, by brute force. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseKey } from "#shared/course-key.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import type { CheckAnswer, ProgramFacts, StatementFact } from "#shared/programs/check-schema.ts";
import { CheckSettings } from "#shared/programs/check-schema.ts";
import { coverage } from "#shared/programs/coverage.ts";
import { broken, slotsWith, withAndWithout } from "#shared/programs/impact.ts";
import { coursesOn, routesOf } from "#shared/programs/routes.ts";
import { standsOf } from "#shared/programs/stands.ts";
import { titleOf } from "#web/programs/impact.tsx";
import { anyParties, anyPlan } from "./arbitrary.ts";
import { planWith } from "./given.ts";

const [school, college] = ["org_1", "org_2"] as OrganizationId[] as [OrganizationId, OrganizationId];
const agreementId = "agr_1" as AgreementId;
const table = [{ id: "pos.runway", name: "Runway" }];
const answer = (result: CheckAnswer["result"], more: Partial<CheckAnswer> = {}): CheckAnswer => ({
  checkId: "pos.runway",
  result,
  severity: "WARN",
  because: `It is ${result}.`,
  routes: [],
  slots: [],
  deciders: [],
  ...more,
});

const facts: ProgramFacts = {
  today: "2026-11-23",
  settings: CheckSettings.parse({}),
  organizations: [{ id: school, name: "School", type: "secondary" }],
  agreements: [
    {
      id: agreementId,
      codedNotation: "AA-1",
      name: "Nursing",
      type: "ARTICULATION",
      parties: [school, college],
      spans: [
        { versionNo: 1, from: "2026-08-01", until: "2028-07-31" },
        { versionNo: 2, from: "2028-08-01", until: "2030-07-31" },
      ],
      rules: [],
    },
  ],
  codes: [],
  edition: { id: "scc-79", known: true, pathwayKnown: true, retired: false },
  dataSharing: [],
  gone: [],
};

describe("what would break", () => {
  it("is a check that passed, and one that fails on more routes or for another reason; never what failed before", () => {
    const was = [answer("FAIL", { routes: ["a"], slots: ["s1"] })];
    expect(broken([answer("PASS")], was, table)).toMatchObject([
      { checkId: "pos.runway", name: "Runway", before: "PASS", after: "FAIL", slots: ["s1"] },
    ]);
    expect(broken(was, was, table)).toEqual([]);
    const more = [answer("FAIL", { routes: ["a", "b"], slots: ["s1"] })];
    expect(broken(was, more, table)).toHaveLength(1);
    const another = [...was, answer("FAIL", { routes: ["a"], slots: ["s2"], because: "Another ends." })];
    expect(broken(was, another, table)).toMatchObject([{ because: "Another ends.", slots: ["s2"] }]);
    // Better is not broken.
    expect(broken(was, [answer("CANNOT_TELL", { routes: ["a"] })], table)).toEqual([]);
    expect(broken(was, [answer("PASS")], table)).toEqual([]);
  });

  it("is looked at in facts without it: a course gone, an agreement cut at its last day, a partner past its own", () => {
    const rid = (loss: Parameters<typeof withAndWithout>[1]) => withAndWithout(facts, loss).after;
    expect(rid({ kind: "COURSE", organizationId: school, code: " hs1" }).gone).toEqual(["org_1 HS1"]);
    const ended = rid({ kind: "AGREEMENT", agreementId, lastDay: "2027-06-30" });
    expect(ended.agreements[0]?.spans).toEqual([{ versionNo: 1, from: "2026-08-01", until: "2027-06-30" }]);
    const left = withAndWithout(facts, {
      kind: "ORGANIZATION",
      organizationId: school,
      lastDay: "2027-06-30",
    });
    expect([left.before.today, left.after.today]).toEqual(["2027-07-01", "2027-07-01"]);
    expect([left.before, left.after].map(({ organizations: [one] }) => one?.until)).toEqual([
      undefined,
      "2027-06-30",
    ]);
  });

  it("is found in the grid where a course is bound or stands for college credit, and where an agreement is named", () => {
    const plan = planWith(school, college, agreementId);
    const at = (loss: Parameters<typeof slotsWith>[1]) => slotsWith(plan, loss).map(({ slotId }) => slotId);
    expect(at({ kind: "COURSE", organizationId: college, code: "hlt  101" })).toEqual(["s1", "s2"]);
    expect(at({ kind: "COURSE", organizationId: school, code: "HLT 101" })).toEqual([]);
    expect(at({ kind: "AGREEMENT", agreementId, lastDay: "2027-01-01" })).toEqual(["s1"]);
    expect(at({ kind: "ORGANIZATION", organizationId: college, lastDay: "2027-01-01" })).toEqual(["s2"]);
  });
});

describe("how a check stands", () => {
  it("is its worst answer, and a failure that refuses outweighs one that warns", () => {
    const said = [
      answer("PASS"),
      answer("FAIL"),
      answer("FAIL", { severity: "REFUSE" }),
      answer("CANNOT_TELL"),
    ];
    expect(standsOf(said, table)).toMatchObject([{ name: "Runway", result: "FAIL", severity: "REFUSE" }]);
    expect(standsOf(said.toReversed(), table)).toEqual(standsOf(said, table));
  });
});

describe("coverage", () => {
  const known = ["11111111-1111-4111-8111-111111111111", "33333333-3333-4333-8333-333333333333"];
  const statements: StatementFact[] = known.map((id) => ({ id, text: id, level: "pathway", expected: true }));

  it("of each way through is what its courses teach between any entry and exit of it, or before", () => {
    fc.assert(
      fc.property(anyPlan, anyParties, (plan, parties) => {
        const found = coverage({ parties }, plan, { statements });
        const all = plan.slots.flatMap(({ bindings }) =>
          bindings.flatMap(({ organizationId, courses }) =>
            courses.flatMap((one) =>
              one.statementIds.map((id) => `${id} ${courseKey({ organizationId, ...one })}`),
            ),
          ),
        );
        for (const one of found.statements)
          expect(one.by.length > 0).toBe(all.some((said) => said.startsWith(one.id)));
        for (const { schoolId, collegeId, universityId, open } of found.legs)
          for (const route of routesOf(plan, parties))
            if (
              route.schoolId === schoolId &&
              route.collegeId === collegeId &&
              route.universityId === universityId
            )
              for (const { course } of coursesOn(plan, parties, route))
                for (const id of course.statementIds) expect(open).not.toContain(id);
        for (const { covered, open } of found.legs) expect(covered + open.length).toBe(found.expected);
      }),
      { numRuns: 100 },
    );
  });
});

it("is called broken only where a check fails that refuses, and worse where one warns or cannot tell", () => {
  const one = "One program of study stands on it";
  expect(titleOf(1, 0, 0)).toBe(one);
  expect(titleOf(1, 0, 1)).toBe(`${one}, and would stand worse than now`);
  expect(titleOf(1, 1, 1)).toBe(`${one}, and would break`);
  expect(titleOf(3, 0, 2)).toBe("3 programs of study stand on it; 2 would stand worse than now");
  expect(titleOf(3, 1, 2)).toBe("3 programs of study stand on it; 1 would break");
});
