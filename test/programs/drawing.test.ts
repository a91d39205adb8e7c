/** What the page of a program draws: the grid of one route, what its checks say there, and how far its agreements carry. */
import { describe, expect, it } from "vitest";
import type { OrganizationId } from "#shared/ids.ts";
import type { CheckAnswer, CheckRule } from "#shared/programs/check-schema.ts";
import type { Column, Plan } from "#shared/programs/plan-schema.ts";
import { coursesOnLegs, routeKey, routesOf } from "#shared/programs/routes.ts";
import {
  articulated,
  cedarBend,
  millrace,
  nameOf,
  northgate,
  nursing,
  nursingFacts,
  nursingPlan,
  prairieLakes,
  threeRivers,
} from "#test/support/nursing.ts";
import { breakable } from "#web/programs/breakable.ts";
import { gridOf } from "#web/programs/grid.ts";
import { pairsOf } from "#web/programs/pairs.ts";
import { partOfParty } from "#web/programs/part-of-party.ts";
import { type Choice, choiceOf, choicesOf, legsOf, onChoice } from "#web/programs/route-choice.ts";
import { lanesOf } from "#web/programs/runway-bars.ts";
import { bySlot, counted, verdicts } from "#web/programs/verdict.ts";

const through = (schoolId: OrganizationId): Choice => ({
  schoolId,
  collegeId: prairieLakes,
  universityId: northgate,
});
const endsEarly: Choice = { ...through(cedarBend), universityId: undefined };
const coursesFor = (choice: Choice, plan: Plan = nursingPlan) =>
  coursesOnLegs(plan, nursing.parties, legsOf(choice));
const drawn = (choice: Choice, plan: Plan = nursingPlan) =>
  gridOf({
    program: nursing,
    plan,
    courses: coursesFor(choice, plan),
    farther: choice.universityId !== undefined,
    name: nameOf,
  });
const at = (grid: ReturnType<typeof drawn>, row: string, column: Column) =>
  grid.lines.find((line) => line.row === row)?.cells.find((cell) => cell.column === column)?.places ?? [];
const cards = (grid: ReturnType<typeof drawn>, row: string, column: Column) =>
  at(grid, row, column).flatMap((place) => place.cards);

describe("the grid of a route", () => {
  const grid = drawn(through(cedarBend));

  it("runs from grade 9 to the last year, each with the school year in which the class is there", () => {
    expect(grid.heads.map(({ name, year }) => `${name} ${year}`)).toEqual([
      "Grade 9 2026-27",
      "Grade 10 2027-28",
      "Grade 11 2028-29",
      "Grade 12 2029-30",
      "College year 1 2030-31",
      "College year 2 2031-32",
      "College year 3 2032-33",
      "College year 4 2033-34",
    ]);
  });

  it("ends with the college where nobody goes on to a university", () => {
    expect(drawn(endsEarly).heads.at(-1)?.column).toBe("P2");
  });

  it("draws each kind of course as its own kind, and says so in words", () => {
    const kind = (row: string, column: Column) =>
      cards(grid, row, column).map(({ kind: of, label, title }) => [of, label, title]);
    expect(kind("math", "G9")).toEqual([["aca", undefined, "Algebra I"]]);
    expect(kind("cte", "G9")).toEqual([["cte", "CTE, orientation", "Orientation to Health Careers"]]);
    expect(kind("english", "G12")).toEqual([["dual", "Dual credit", "Rhetoric I"]]);
    expect(kind("cte", "G11")).toEqual([["art", "Articulated", "Health Science II"]]);
    expect(kind("work-based", "G10")).toEqual([["wbl", "Work-based", "Job shadow"]]);
    expect(kind("credential", "G12")).toEqual([["cred", "Credential, recognized", "CNA"]]);
  });

  it("names the college's course and hours that early credit stands for, and where it is taught", () => {
    expect(cards(grid, "english", "G12")[0]?.lines).toEqual(["ENG 101, 3 hours"]);
    expect(cards(grid, "cte", "G12")[0]?.lines).toEqual(["NUR 106, 7 hours", "40 hours at work"]);
    expect(cards(grid, "cte", "G10")[0]?.lines).toEqual(["HLT 101, 1.5 hours", "part 1 of 2"]);
  });

  it("takes the career center's course where the school has none of its own", () => {
    expect(coursesFor(through(millrace)).find(({ course }) => course.code === "HS-290")?.organizationId).toBe(
      threeRivers,
    );
  });

  it("shows an open place with how many of the schools fill it, and fills it on the other school's route", () => {
    expect(at(grid, "science", "G12")).toMatchObject([
      { open: true, cards: [{ kind: "gap", label: "Open", lines: ["1 of 2 schools has one"] }] },
    ]);
    expect(cards(drawn(through(millrace)), "science", "G12").map(({ title }) => title)).toEqual(["Physics"]);
  });

  it("puts a choice between courses over them", () => {
    expect(at(grid, "cte", "P2").map(({ lead, cards: of }) => [lead, of.length])).toEqual([
      [undefined, 1],
      ["Choose 1 of 2", 2],
    ]);
  });

  it("flags who enters with what, and what each exit counts toward", () => {
    const note = (flags: typeof grid.enter, column: Column) =>
      flags[grid.heads.findIndex((head) => head.column === column)]?.map((flag) => flag.note);
    expect(note(grid.enter, "P1")).toEqual(["reading 9.0, math 8.0"]);
    expect(note(grid.enter, "P3")).toEqual(["GPA 2.75; with an associate degree"]);
    expect(note(grid.leave, "P1")).toEqual(["certificate, counts toward Associate, RN"]);
    expect(note(grid.leave, "P2")).toEqual(["counts toward Bachelor"]);
    expect(note(grid.leave, "P4")).toEqual(["the end of the way"]);
  });
});

describe("the route that is looked at", () => {
  const choices = choicesOf(nursing);

  it("is the address's, else one's own, else the first", () => {
    expect(choiceOf(choices, {})).toEqual(through(cedarBend));
    expect(choiceOf(choices, {}, millrace)).toEqual(through(millrace));
    expect(choiceOf(choices, { school: cedarBend, university: "none" }, millrace)).toEqual(endsEarly);
    expect(choiceOf(choices, { school: "org_of_another_program" })).toEqual(through(cedarBend));
  });

  it("is checked with its university, or as one that ends before any", () => {
    expect(onChoice(through(millrace))).toEqual(through(millrace));
    expect(onChoice(endsEarly)).toEqual({ ...endsEarly, universityId: null });
  });
});

const rule = (id: string): CheckRule => ({
  id,
  family: "start",
  name: id,
  rule: id,
  source: "a source",
  severity: "REFUSE",
  over: "EVERY_ROUTE",
});
const answer = (checkId: string, more: Partial<CheckAnswer>): CheckAnswer => ({
  checkId,
  result: "PASS",
  severity: "REFUSE",
  because: `because of ${checkId}`,
  routes: [],
  slots: [],
  deciders: [],
  ...more,
});

describe("what the checks say here", () => {
  const rules = ["fine", "warns", "fails", "unsure", "elsewhere"].map(rule);
  const here = [
    answer("fine", {}),
    answer("warns", { result: "FAIL", severity: "WARN", slots: ["s1"] }),
    answer("fails", { result: "CANNOT_TELL", slots: ["s3"] }),
    answer("fails", { result: "FAIL", slots: ["s1", "s2"] }),
    answer("unsure", { result: "CANNOT_TELL" }),
    answer("elsewhere", {}),
  ];
  const all = [
    ...here.slice(0, -1),
    answer("elsewhere", { result: "FAIL", routes: ["one", "two"], slots: ["s9"] }),
  ];
  const found = verdicts(here, all, rules);

  it("puts first what stops it, then what warns, what nobody can tell, what fails elsewhere, what holds", () => {
    expect(found.map((one) => one.rule.id)).toEqual(["fails", "warns", "unsure", "elsewhere", "fine"]);
    expect(found[0]?.answers.map(({ result }) => result)).toEqual(["FAIL", "CANNOT_TELL"]);
  });

  it("counts what holds here although it fails on other routes, and says on how many", () => {
    expect(counted(found)).toBe("1 fails, 1 warns, 1 cannot tell, 2 pass");
    expect(found[3]?.elsewhere.size).toBe(2);
  });

  it("marks each place with what is wrong there, the worst first, and no place of another route", () => {
    const marks = [...bySlot(found)].map(([slot, wrong]) => [slot, wrong.map((one) => one.rule.id)]);
    expect(marks).toEqual([
      ["s1", ["fails", "warns"]],
      ["s2", ["fails"]],
      ["s3", ["fails"]],
    ]);
  });

  it("tells for every school and college which checks fail on one of their routes", () => {
    const routes = routesOf(nursingPlan, nursing.parties);
    const one = routes.find(({ schoolId }) => schoolId === millrace);
    const pairs = pairsOf(nursing, routes, [
      answer("fails", { result: "FAIL", routes: one ? [routeKey(one)] : [] }),
      answer("warns", { result: "FAIL", severity: "WARN" }),
    ]);
    expect(pairs.map(({ schoolId, fails, warns }) => [schoolId, fails, warns])).toEqual([
      [cedarBend, [], []],
      [millrace, ["fails"], []],
    ]);
  });
});

describe("the runway", () => {
  const { lanes, years, today } = lanesOf(nursing.cohort, coursesFor(through(cedarBend)), nursingFacts);

  it("has a lane for each course with early credit, in the order in which the class takes them", () => {
    expect(lanes.map(({ title, found }) => [title, found?.state])).toEqual([
      ["Health Science I", "COVERED"],
      ["Anatomy and Physiology", "COVERED"],
      ["Health Science II", "COVERED"],
      ["Rhetoric I", "NOT_COVERED"],
      ["Statistics", "NOT_COVERED"],
      ["Basic Nursing Assistant", "NOT_COVERED"],
    ]);
  });

  it("spans from this year to the one after grade 12, with today inside its first", () => {
    expect(years.map(({ label }) => label)).toEqual(["2026-27", "2027-28", "2028-29", "2029-30", "2030-31"]);
    expect(today).toBeGreaterThan(0);
    expect(today).toBeLessThan(years[1]?.at ?? 0);
  });

  it("draws an agreement and its renewal as one bar, and the class's year inside the drawing", () => {
    const lane = lanes.find(({ agreement }) => agreement?.id === articulated);
    expect(lane?.bars).toEqual([{ a: 0, b: 1 }]);
    expect(lanes.every(({ taken }) => taken.a < taken.b && taken.b <= 1)).toBe(true);
  });

  it("names no agreement that the reader may not know", () => {
    const blind = lanesOf(nursing.cohort, coursesFor(through(cedarBend)), {
      ...nursingFacts,
      agreements: [],
    });
    expect(blind.lanes.every(({ agreement, found, bars }) => !agreement && !found && bars.length === 0)).toBe(
      true,
    );
  });
});

describe("a partner's part", () => {
  const part = (id: OrganizationId) => {
    const party = nursing.parties.find(({ organizationId }) => organizationId === id);
    if (!party) throw new Error("no such party");
    const { courses, bound, open, awards } = partOfParty(nursing, nursingPlan, party);
    return [courses, bound.length, open.map(({ intent }) => intent), awards];
  };

  it("counts its courses and places, and names what is open and what it awards", () => {
    expect(part(cedarBend)).toEqual([18, 18, ["A fourth year of science"], []]);
    expect(part(millrace)).toEqual([19, 19, [], []]);
    expect(part(threeRivers)).toEqual([1, 1, [], []]);
    expect(part(prairieLakes)).toEqual([10, 9, [], ["Practical nurse", "Associate, RN"]]);
  });
});

describe("a long word on a narrow card", () => {
  it("may break between its syllables, and short ones never", () => {
    expect(breakable("Microbiology").replaceAll("\u00ad", "-")).toBe("Mi-cro-bio-logy");
    expect(breakable("Algebra II, Geometry")).toBe("Algebra II, Geometry");
  });

  it("reads the same without its breaks", () => {
    const text = "Pathophysiology and Communications, Strengths";
    expect(breakable(text).replaceAll("\u00ad", "")).toBe(text);
  });
});
