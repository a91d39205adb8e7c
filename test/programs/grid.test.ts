/** A grid as a file: what goes out comes back equal, every problem stands at its cell, and nobody binds for anybody else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { writeCsv } from "#functions/files/write-csv.ts";
import type { Cell } from "#shared/files/cells.ts";
import { toGrid } from "#shared/programs/grid-export.ts";
import { readGrid } from "#shared/programs/grid-import.ts";
import type { GridContext } from "#shared/programs/grid-lines.ts";
import { noPlan } from "#shared/programs/plan.ts";
import { type Plan, Plan as PlanSchema } from "#shared/programs/plan-schema.ts";
import { bound, slot } from "#test/support/programs.ts";
import { agreement, org, parties, plans } from "./plans.ts";

const organizations = [1, 2, 3, 4, 5].map((no) => ({ id: org(no), code: `ORG${no}`, name: `Partner ${no}` }));
const called = {
  organization: (id: string) => organizations.find((one) => one.id === id)?.code ?? id,
  agreement: () => "AA-2026-014",
};
const context: GridContext = {
  ...{ plan: noPlan, parties, own: org(1), draws: true, called, taught: undefined, absent: "keep" as const },
  names: { organizations, agreements: [{ id: agreement(1), codedNotation: "AA-2026-014" }] },
};
const read = (rows: readonly (readonly Cell[])[], more: Partial<GridContext> = {}) =>
  readGrid(rows, { ...context, ...more });
const problems = (rows: readonly (readonly Cell[])[], more: Partial<GridContext> = {}) =>
  read(rows, more).report.problems.map(({ row, column, severity, fix }) => [
    row,
    column,
    severity,
    fix?.value,
  ]);
const header = [
  "slot",
  "column",
  "row",
  "intent",
  "organization",
  "course",
  "title",
  "credits",
  "credit_unit",
  "content",
];
const line = (slotId: string, column: string, code: string, own = "ORG1") => [
  ...[slotId, column, "cte", "Welding", own, code, `About ${code}`, "3", "SemesterHour", "CTE"],
];
const only = (one: Plan): Plan => ({ ...noPlan, slots: one.slots });

describe("a grid that is exported and read again", () => {
  it("is the same plan, through CSV, whoever reads it in and whatever stands in its cells", () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(1, 2, 3), (made, own) => {
        const plan = PlanSchema.parse(made);
        const rows = readCsv(writeCsv(toGrid(plan, called)));
        const back = read(rows, { plan, own: org(own), draws: own === 1 });
        expect(back.report.problems).toEqual([]);
        expect(back.report.changes).toBe(false);
        expect(back.plan).toEqual(plan);
      }),
      { numRuns: 30 },
    );
  });

  it("fills an empty draft with slots, and one's own courses", () => {
    fc.assert(
      fc.property(plans, (made) => {
        const mine: Plan = {
          ...only(made),
          slots: made.slots.map((one) => ({
            ...one,
            bindings: one.bindings.filter(({ organizationId }) => organizationId === org(1)),
          })),
        };
        const back = read(readCsv(writeCsv(toGrid(mine, called))));
        expect(back.plan).toEqual(mine);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a file of a grid", () => {
  it("is read under the words people use, its lines put together where they stand at the same place", () => {
    const { plan, report } = read([
      [
        "Grade",
        "Subject Area",
        "What",
        "School",
        "Course Number",
        "Course Name",
        "Units value",
        "Unit",
        "Content",
      ],
      ["9th grade", "Career and Technical", "Careers in health", "Partner 1", "HLT 1", "Health", "", "", ""],
      ["Year 1", "Mathematics", "Statistics", "ORG1", "MAT 120", "Statistics", "", "", ""],
    ]);
    expect(report.columns[6]).toEqual({ header: "Units value", readAs: "ignored" });
    expect(plan).toBeUndefined();
    const again = read([
      ["Grade", "Subject Area", "What", "Course Number", "Course Name", "Credits", "Unit", "Content"],
      ["9th grade", "Career and Technical", "Careers in health", "HLT 1", "Health", "1", "Carnegie", "cte"],
      ["9th grade", "CTE", "careers in health", "HLT 2", "Health II", "1", "Carnegie", "cte"],
      ["Year 1", "Mathematics", "Statistics", "", "", "", "", ""],
    ]);
    expect(again.report.problems).toEqual([]);
    expect(again.plan?.slots).toMatchObject([
      {
        slotId: "s1",
        column: "G9",
        row: "cte",
        bindings: [{ courses: [{ code: "HLT 1" }, { code: "HLT 2" }] }],
      },
      { slotId: "s2", column: "P1", row: "math", bindings: [] },
    ]);
    expect(again.report.slots).toEqual({ added: 2, changed: 0, same: 0, removed: 0, left: 0 });
  });

  it("stops where a prerequisite stands later than its course, and asks where only a term would tell", () => {
    const withPrerequisite = [...header, "prerequisites"];
    const first = [...line("s1", "G11", "WLD 2"), "WLD 1"];
    expect(problems([withPrerequisite, first, [...line("s2", "G12", "WLD 1"), ""]])).toEqual([
      [2, "prerequisites", "stops", undefined],
    ]);
    expect(problems([withPrerequisite, first, [...line("s2", "G11", "WLD 1"), ""]])).toEqual([
      [2, "prerequisites", "asks", undefined],
    ]);
    expect(problems([withPrerequisite, first, [...line("s2", "G10", "WLD 1"), ""]])).toEqual([]);
  });

  it("binds nothing for another organization, changes nothing that another has bound, and says so of each line", () => {
    const foreign = line("s1", "G9", "WLD 1", "ORG2");
    const left = read([header, foreign]);
    expect(left.report.problems).toMatchObject([{ row: 2, column: "course", severity: "asks" }]);
    expect(left.plan?.slots).toMatchObject([{ slotId: "s1", bindings: [] }]);
    const plan: Plan = {
      ...noPlan,
      slots: [
        slot("s1", "G9", "cte", {
          intent: "Welding",
          bindings: [{ organizationId: org(2), courses: [bound("WLD 1", { title: "About WLD 1" })] }],
        }),
      ],
    };
    expect(problems([header, line("s1", "G9", "wld  1", "ORG2")], { plan })).toEqual([]);
    const other = [header, foreign.with(7, "4")];
    expect(problems(other, { plan })).toEqual([[2, "credits", "asks", "3.00"]]);
    expect(read(other, { plan }).plan).toEqual(plan);
  });

  it("takes only what one's own catalog has, and what was bound before", () => {
    const rows = [header, line("s1", "G9", "WLD 1"), line("s1", "G9", "WLD 9")];
    expect(problems(rows, { taught: new Set(["WLD 1"]) })).toEqual([[3, "course", "stops", undefined]]);
    const plan = {
      ...noPlan,
      slots: [slot("s5", "G9", "cte", { bindings: [{ organizationId: org(1), courses: [bound("WLD 9")] }] })],
    };
    expect(problems(rows, { plan, taught: new Set(["WLD 1"]) })).toEqual([]);
  });

  it("leaves the slots to the lead: another party reads in its own courses", () => {
    const plan: Plan = { ...noPlan, slots: [slot("s1", "G9", "cte", { intent: "Welding" })] };
    const given = { plan, own: org(2), draws: false };
    expect(problems([header, line("s2", "G9", "WLD 1", "ORG2").with(3, "More")], given)).toEqual([
      [2, "intent", "stops", undefined],
    ]);
    const changed = read([header, line("s1", "G10", "WLD 1", "ORG2")], given);
    expect(changed.report.problems).toMatchObject([{ row: 2, column: "intent", severity: "asks" }]);
    expect(changed.plan?.slots).toMatchObject([{ column: "G9", bindings: [{ organizationId: org(2) }] }]);
  });

  it("says where a line disagrees with the one before, where a word is unknown, and where the plan does not hold", () => {
    expect(
      problems([
        [...header, "kind"],
        [...line("s1", "G9", "WLD 1"), "choose"],
        [...line("s1", "G10", "WLD 2"), "choose"],
        [...line("s2", "freshmen", "WLD 1"), "required"],
      ]),
    ).toEqual([
      [3, "column", "stops", "G9"],
      [4, "column", "stops", "G9"],
    ]);
    expect(
      problems([
        [...header, "kind"],
        [...line("s1", "G9", "WLD 1"), "choose"],
      ]),
    ).toEqual([[2, "choose", "stops", undefined]]);
  });

  it("takes slots that it does not name out only when it is told to", () => {
    const plan: Plan = { ...noPlan, slots: [slot("s1", "G9", "cte"), slot("s2", "G10", "cte")] };
    const rows = [header.slice(0, 4), ["s2", "G10", "cte", "Something in cte"]];
    expect(read(rows, { plan }).report.slots).toEqual({ added: 0, changed: 0, same: 1, removed: 0, left: 1 });
    expect(read(rows, { plan, absent: "remove" }).plan?.slots).toMatchObject([{ slotId: "s2" }]);
  });
});
