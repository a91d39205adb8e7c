/** One person's own plan: the courses of their route by school year, choices still open, and what it adds up to. */
import { expect, it } from "vitest";
import { type Chosen, individualPlan, pickOf } from "#shared/programs/individual.ts";
import { coursesOn, routesOf } from "#shared/programs/routes.ts";
import { bound } from "#test/support/programs.ts";
import { college, plan, published, school, university } from "./published.ts";

const chosen = (changes: Partial<Chosen> = {}): Chosen => ({
  ...{ schoolId: school, collegeId: college, entryId: "e1", exitId: "x3", picks: new Set<string>() },
  ...changes,
});
const made = (changes: Partial<Chosen> = {}) => {
  const found = individualPlan(published, chosen(changes));
  if (!found) throw new Error("no such route");
  return found;
};
const courses = (of: ReturnType<typeof made>) =>
  of.years.map(({ column, year, slots }) => [
    column,
    year,
    slots.flatMap(({ taken }) => taken.map(({ course }) => course.code)),
  ]);

it("lays the courses of the route out by school year, in the order of the terms", () => {
  expect(courses(made())).toEqual([
    ["G9", "2026-27", ["HS1"]],
    ["G12", "2029-30", []],
    ["P1", "2030-31", ["MAT 128", "NUR 110"]],
    ["P2", "2031-32", []],
  ]);
  expect(courses(made({ entryId: "e2", exitId: "x2" }))).toEqual([["P1", "2030-31", ["MAT 128", "NUR 110"]]]);
});

it("asks for what is still to be chosen, takes no more than that, and never an elective by itself", () => {
  const open = made();
  const [, senior] = open.years;
  expect([open.missing, senior?.slots[0]?.offered.map(({ course }) => course.code)]).toEqual([
    1,
    ["CNA", "EMT"],
  ]);
  const offered = open.years.flatMap(({ slots }) => slots.flatMap((one) => one.offered));
  const all = made({ picks: new Set(offered.map(pickOf)) });
  expect(courses(all).map(([, , codes]) => codes)).toEqual([
    ["HS1"],
    ["CNA"],
    ["MAT 128", "NUR 110"],
    ["ART 100", "MUS 100"],
  ]);
  expect(made({ picks: new Set(["s2 nobody", "s1 WELD"]) }).missing).toBe(1);
});

it("adds up credit by its unit, college credit earned early by its kind, and hours at work", () => {
  const cna = made().years[1]?.slots[0]?.offered[0];
  const own = made({ picks: new Set(cna ? [pickOf(cna)] : []) });
  expect([...own.early]).toEqual([["DUAL_CREDIT", 700]]);
  expect(own.workHours).toBe(60);
  expect(own.years.map(({ credit }) => [...credit])).toEqual([
    [["CarnegieUnit", 100]],
    [["CarnegieUnit", 100]],
    [["SemesterHour", 600]],
    [],
  ]);
});

it("counts a college course once, though two high school courses stand for it", () => {
  const half = (code: string, hoursHundredths: number) =>
    bound(code, {
      earlyCredit: {
        ...{ kind: "ARTICULATED" as const, hoursHundredths },
        college: { organizationId: college, code: "HLT 101" },
      },
    });
  const [first, ...rest] = plan.slots;
  const bindings = [{ organizationId: school, courses: [half("HS1", 150), half("HS2", 300)] }];
  const twice = { ...plan, slots: [...(first ? [{ ...first, bindings }] : []), ...rest] };
  expect([...(individualPlan({ ...published, plan: twice }, chosen())?.early ?? [])]).toEqual([
    ["ARTICULATED", 300],
  ]);
});

it("shows the credentials that count toward the one chosen, and no others", () => {
  expect(made().years.map(({ leaves }) => leaves.map(({ exitId }) => exitId))).toEqual([
    [],
    ["x1"],
    ["x2"],
    ["x3"],
  ]);
  const office = made({ exitId: "x4" });
  expect(office.years.flatMap(({ leaves }) => leaves.map(({ exitId }) => exitId))).toEqual(["x4"]);
});

it("says what nobody on the route teaches, and makes no plan of a route that is none", () => {
  const open = made().years.flatMap(({ slots }) => slots.filter((one) => one.open));
  expect(open.map(({ slot }) => slot.slotId)).toEqual(["s7"]);
  expect(individualPlan(published, chosen({ entryId: "e2", exitId: "x1" }))).toBeUndefined();
  expect(individualPlan(published, chosen({ universityId: university }))).toBeUndefined();
});

it("holds on every route exactly its required courses, when nothing is picked", () => {
  for (const route of routesOf(plan, published.parties)) {
    const own = made({ ...route, picks: new Set() });
    const taken = own.years.flatMap(({ slots }) => slots.flatMap((one) => one.taken.map(pickOf)));
    const required = coursesOn(plan, published.parties, route).filter(({ slot }) => slot.kind === "REQUIRED");
    expect(taken.toSorted()).toEqual(required.map(pickOf).toSorted());
  }
});
