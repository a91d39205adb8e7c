/** Drift: each kind by example, and all of it against a brute force that shares no code with it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import { type Compared, changesIn, driftIn, type Snapshot } from "#shared/courses/drift.ts";
import { OrganizationId } from "#shared/ids.ts";

const school = OrganizationId.parse(`org_${"a".repeat(20)}`);
const college = OrganizationId.parse(`org_${"c".repeat(20)}`);

type Given = { code: string; title?: string; credit?: number; unit?: string; status?: string };
const listed = ({ code, title = "Welding", credit = 300, unit = "SemesterHour", status = "ACTIVE" }: Given) =>
  ({ code, title, creditHundredths: credit, unit, status }) as Snapshot["courses"][number];
const catalog = (year: string, ...courses: Given[]): Snapshot => ({ year, courses: courses.map(listed) });

function rule(ruleNo: number, sends: Given[], grants: (Given & { type?: string })[] = [], more = {}) {
  const ref = (organizationId: string, given: Given) => {
    const { status: _status, ...course } = listed(given);
    return { organizationId, ...course };
  };
  return EquivalencyRule.parse({
    ruleNo,
    validFrom: "2026-08-01",
    validTo: "2028-07-31",
    options: [
      { optionNo: 1, slots: [{ slotNo: 1, chooseN: 1, courses: sends.map((one) => ref(school, one)) }] },
    ],
    awards: grants.map(({ type = "COURSE", ...one }) => ({ type, course: ref(college, one) })),
    ...more,
  });
}

const at = (organization: OrganizationId, compared: Compared) => new Map([[organization, compared]]);
const kinds = (rules: EquivalencyRule[], organization: OrganizationId, compared: Compared) =>
  driftIn(rules, at(organization, compared)).map(({ kind }) => kind);

describe("what changed, in a word", () => {
  const changed = (rules: EquivalencyRule[], now: Snapshot) => changesIn(driftIn(rules, at(school, { now })));
  const metals = { code: "WELD1", title: "Metals I", credit: 50 };
  const rules = [rule(1, [{ code: "WELD1", title: "Welding I", credit: 100 }])];

  it("is the same in the next year's catalog and under one more rule, and counts a course once", async () => {
    const { courses, found } = await changed(rules, catalog("2026-27", metals));
    expect(courses).toBe(1);
    expect(await changed(rules, catalog("2027-28", metals))).toEqual({ courses, found });
    const more = [...rules, rule(2, [{ code: "weld1", title: "Welding I", credit: 100 }])];
    expect(await changed(more, catalog("2026-27", metals))).toEqual({ courses, found });
  });

  it("is another when something else changed", async () => {
    const one = await changed(rules, catalog("2026-27", metals));
    const other = await changed(rules, catalog("2026-27", { ...metals, credit: 25 }));
    expect(other.found).not.toBe(one.found);
  });
});

describe("a course of a rule", () => {
  it("has drifted when its title, credit or unit is another now, and not for letter case and spaces", () => {
    const rules = [rule(1, [{ code: "WELD1", title: "Welding I", credit: 100 }])];
    const now = (more: Partial<Given>) => ({
      now: catalog("2026-27", { code: "weld1", title: "WELDING  i", credit: 100, ...more }),
    });
    expect(kinds(rules, school, now({}))).toEqual([]);
    expect(kinds(rules, school, now({ title: "Metals I" }))).toEqual(["RENAMED"]);
    expect(kinds(rules, school, now({ credit: 50 }))).toEqual(["CREDIT_CHANGED"]);
    // Another unit makes the numbers incomparable: one change, not two.
    expect(kinds(rules, school, now({ unit: "CarnegieUnit", credit: 50, title: "Metals I" }))).toEqual([
      "RENAMED",
      "UNIT_CHANGED",
    ]);
  });

  it("is gone when the catalog has it no more or has retired it, and names where it may have gone", () => {
    const rules = [rule(3, [{ code: "WELD1", title: "Welding I" }])];
    const earlier = catalog(
      "2025-26",
      { code: "WELD1", title: "Welding I" },
      { code: "OLD", title: "Welding I" },
    );
    const now = catalog("2026-27", { code: "MET1", title: "welding i" }, { code: "OLD", title: "Welding I" });
    expect(driftIn(rules, at(school, { earlier, now }))).toEqual([
      {
        kind: "GONE",
        side: "SENDING",
        organizationId: school,
        code: "WELD1",
        before: { title: "Welding I", creditHundredths: 300, unit: "SemesterHour" },
        year: "2026-27",
        perhaps: { code: "MET1", title: "welding i" },
        ruleNos: [3],
      },
    ]);
    const retired = { now: catalog("2026-27", { code: "WELD1", title: "Welding I", status: "RETIRED" }) };
    expect(driftIn(rules, at(school, retired))[0]).toMatchObject({
      kind: "GONE",
      after: { title: "Welding I" },
    });
  });

  it("is told once, with every rule it touches", () => {
    const sent = { code: "WELD1", title: "Welding I" };
    const rules = [rule(7, [sent]), rule(2, [sent, sent]), rule(5, [{ ...sent, title: "Welding 1" }])];
    const now = catalog("2026-27", { code: "WELD1", title: "Metals" });
    expect(driftIn(rules, at(school, { now })).map(({ before, ruleNos }) => [before.title, ruleNos])).toEqual(
      [
        ["Welding I", [2, 7]],
        ["Welding 1", [5]],
      ],
    );
  });

  it("says nothing without a catalog, or of a rule that ends before the catalog's year", () => {
    const sent = [{ code: "WELD1" }];
    expect(driftIn([rule(1, sent)], new Map())).toEqual([]);
    const now = { now: catalog("2027-28") };
    expect(kinds([rule(1, sent, [], { validTo: "2027-06-30" })], school, now)).toEqual([]);
    expect(kinds([rule(1, sent, [], { validTo: "2027-07-01" })], school, now)).toEqual(["GONE"]);
  });
});

describe("an award", () => {
  it("may grant less than the course has: its catalog credit then is what is compared", () => {
    const rules = [rule(1, [], [{ code: "BIO 110", title: "Biology", credit: 300 }])];
    const four = { code: "BIO 110", title: "Biology", credit: 400 };
    const earlier = catalog("2025-26", four);
    expect(kinds(rules, college, { earlier, now: catalog("2026-27", four) })).toEqual([]);
    const now = catalog("2026-27", { ...four, credit: 500 });
    expect(driftIn(rules, at(college, { earlier, now }))).toMatchObject([
      { kind: "CREDIT_CHANGED", before: { creditHundredths: 400 }, after: { creditHundredths: 500 } },
    ]);
    // What is granted is what the course has now: nothing to look at.
    expect(kinds(rules, college, { earlier, now: catalog("2026-27", { ...four, credit: 300 }) })).toEqual([]);
    expect(kinds(rules, college, { now: catalog("2026-27", four) })).toEqual(["CREDIT_CHANGED"]);
  });

  it("is not held to a credit where it grants none, nor an elective to a course that is a pattern", () => {
    const now = { now: catalog("2026-27", { code: "FYS 100", title: "Seminar", credit: 100 }) };
    const waiver = rule(1, [], [{ code: "FYS 100", title: "Seminar", credit: 0, type: "WAIVER" }]);
    const elective = rule(2, [], [{ code: "BIO 1XX", title: "Biology", type: "ELECTIVE" }]);
    expect(kinds([waiver, elective], college, now)).toEqual([]);
  });
});

/** Independent of the code: for every course named anywhere, every kind is asked for on its own. */
function bruteForce(rules: EquivalencyRule[], catalogs: Map<OrganizationId, Compared>) {
  const squeeze = (text: string) => text.trim().split(/\s+/).join(" ").toLowerCase();
  const facts = new Set<string>();
  for (const one of rules) {
    const all = [
      ...one.options.flatMap((option) =>
        option.slots.flatMap((slot) => slot.courses.map((course) => ({ course, type: "SENT" }))),
      ),
      ...one.awards.map(({ course, type }) => ({ course, type: type as string })),
    ];
    for (const { course, type } of all) {
      const compared = catalogs.get(course.organizationId);
      if (!compared) continue;
      const firstDay = `${compared.now.year.slice(0, 4)}-07-01`;
      if (firstDay > one.validTo) continue;
      const find = (snapshot?: Snapshot) =>
        [...(snapshot?.courses ?? [])].find((each) => squeeze(each.code) === squeeze(course.code));
      const [old, now] = [find(compared.earlier), find(compared.now)];
      const say = (kind: string) =>
        facts.add(
          `${kind} ${type === "SENT" ? "SENDING" : "RECEIVING"} ${squeeze(course.code)} ${one.ruleNo}`,
        );
      if (now === undefined) {
        if (!(type === "ELECTIVE" && old === undefined)) say("GONE");
        continue;
      }
      if (now.status === "RETIRED") {
        say("GONE");
        continue;
      }
      if (squeeze(now.title) !== squeeze(course.title)) say("RENAMED");
      if (["ELECTIVE", "WAIVER", "ADVANCED_STANDING"].includes(type)) continue;
      const equal = course.unit === now.unit && course.creditHundredths === now.creditHundredths;
      if (type !== "SENT" && equal) continue;
      const base = type === "SENT" || old === undefined ? course : old;
      if (base.unit !== now.unit) say("UNIT_CHANGED");
      if (base.unit === now.unit && base.creditHundredths !== now.creditHundredths) say("CREDIT_CHANGED");
    }
  }
  return [...facts].sort();
}

it("finds what a brute force finds, and nothing else, whatever the order of rows", () => {
  const code = fc.constantFrom("A 1", "a  1", "B 2", "C 3");
  const given = fc.record({
    code,
    title: fc.constantFrom("Welding", "WELDING ", "Metals"),
    credit: fc.constantFrom(0, 100, 300),
    unit: fc.constantFrom("SemesterHour", "CarnegieUnit"),
    status: fc.constantFrom("ACTIVE", "ACTIVE", "RETIRED"),
  });
  const courses = fc.uniqueArray(given, {
    selector: ({ code: one }) => one.replace(/\s+/g, "").toLowerCase(),
  });
  const snapshot = (...years: string[]) =>
    fc.record({ year: fc.constantFrom(...years), courses: courses.map((all) => all.map(listed)) });
  const compared = fc.record({
    earlier: fc.option(snapshot("2024-25", "2025-26"), { nil: undefined }),
    now: snapshot("2026-27", "2027-28"),
  });
  const type = fc.constantFrom("COURSE", "ELECTIVE", "BLOCK_MEMBER", "WAIVER", "ADVANCED_STANDING");
  const rules = fc.uniqueArray(
    fc
      .record({
        ruleNo: fc.integer({ min: 1, max: 9 }),
        sends: fc.array(given, { maxLength: 3 }),
        grants: fc.array(fc.tuple(given, type), { maxLength: 3 }),
        validTo: fc.constantFrom("2027-06-30", "2028-07-31"),
      })
      .map(({ ruleNo, sends, grants, validTo }) =>
        rule(
          ruleNo,
          sends,
          grants.map(([one, kind]) => ({ ...one, type: kind })),
          { validTo },
        ),
      ),
    { selector: ({ ruleNo }) => ruleNo, maxLength: 4 },
  );
  fc.assert(
    fc.property(
      rules,
      fc.option(compared, { nil: undefined }),
      fc.option(compared, { nil: undefined }),
      (all, ofSchool, ofCollege) => {
        const catalogs = new Map<OrganizationId, Compared>();
        if (ofSchool) catalogs.set(school, ofSchool);
        if (ofCollege) catalogs.set(college, ofCollege);
        const said = (list: EquivalencyRule[]) =>
          [
            ...new Set(
              driftIn(list, catalogs).flatMap(({ kind, side, code: one, ruleNos }) =>
                ruleNos.map(
                  (no) => `${kind} ${side} ${one.trim().split(/\s+/).join(" ").toLowerCase()} ${no}`,
                ),
              ),
            ),
          ].sort();
        expect(said(all)).toEqual(bruteForce(all, catalogs));
        expect(said(all.toReversed())).toEqual(said(all));
      },
    ),
    { numRuns: 2000 },
  );
});
