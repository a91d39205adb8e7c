/** What makes a plan no plan: names given twice, exits that stack in a circle, a place that says two things. Pure. */
import { plainText } from "../course-key.ts";
import type { FieldProblem } from "../problem.ts";
import { agreementsMax, coursesMax, routesMax } from "./limits.ts";
import { agreementsNamed, boundIn } from "./plan.ts";
import type { AwardKind, Column, EntryKind, Plan } from "./plan-schema.ts";
import { columnNo, inHighSchool, routesOf } from "./routes.ts";
import type { ProgramParty } from "./schema.ts";
import { isIn } from "./versions.ts";

/** Every field that does not fit, by its place in the plan. */
export function planProblems(plan: Plan, parties: readonly ProgramParty[]): FieldProblem[] {
  return [
    ...slotProblems(plan, parties),
    ...courseProblems(plan, parties),
    ...entryProblems(plan),
    ...exitProblems(plan, parties),
    ...routeProblems(plan, parties),
  ];
}

/** Schools × colleges × universities × entries × exits grow faster than anybody means them to. */
function routeProblems(plan: Plan, parties: readonly ProgramParty[]): FieldProblem[] {
  const routes = routesOf(plan, parties).length;
  if (routes <= routesMax) return [];
  const detail = `entry and exit points that make at most ${routesMax} routes with these parties, not ${routes}`;
  return [{ pointer: "/exitPoints", detail }];
}

/** Places of names that were given before. */
const repeats = (names: readonly string[]): number[] =>
  names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));

function slotProblems({ slots }: Plan, parties: readonly ProgramParty[]): FieldProblem[] {
  return [
    ...repeats(slots.map(({ slotId }) => slotId)).map((at) => ({
      pointer: `/slots/${at}/slotId`,
      detail: "a name that no other slot has",
    })),
    ...slots.flatMap((slot, at): FieldProblem[] => {
      const pointer = `/slots/${at}`;
      const problems: FieldProblem[] = [];
      if (slot.kind === "CHOOSE_N" && slot.chooseN === undefined)
        problems.push({ pointer: `${pointer}/chooseN`, detail: "how many of the courses are chosen" });
      if (slot.kind !== "CHOOSE_N" && slot.chooseN !== undefined)
        problems.push({
          pointer: `${pointer}/chooseN`,
          detail: "nothing, unless some of several are chosen",
        });
      if (slot.work && slot.row !== "work-based")
        problems.push({ pointer: `${pointer}/work`, detail: "a slot in the row of work-based learning" });
      if (slot.credential && slot.row !== "credential")
        problems.push({ pointer: `${pointer}/credential`, detail: "a slot in the row of credentials" });
      const binders = slot.bindings.map(({ organizationId }) => organizationId);
      for (const twice of repeats(binders))
        problems.push({ pointer: `${pointer}/bindings/${twice}`, detail: "each organization once" });
      for (const [index, id] of binders.entries())
        if (!isIn(parties, id))
          problems.push({
            pointer: `${pointer}/bindings/${index}/organizationId`,
            detail: "a party to the program",
          });
      return problems;
    }),
  ];
}

function courseProblems(plan: Plan, parties: readonly ProgramParty[]): FieldProblem[] {
  const bound = boundIn(plan);
  const problems = bound.flatMap(({ slot, binding, course, at: [slotAt, bindingAt, courseAt] }) => {
    const pointer = `/slots/${slotAt}/bindings/${bindingAt}/courses/${courseAt}`;
    const found: FieldProblem[] = [];
    const own = plainText(course.code);
    if (binding.courses.findIndex(({ code }) => plainText(code) === own) < courseAt)
      found.push({ pointer: `${pointer}/code`, detail: "each course once in a slot" });
    if (course.prerequisites.some((code) => plainText(code) === own))
      found.push({ pointer: `${pointer}/prerequisites`, detail: "other courses than the course itself" });
    if (course.part && course.part.no > course.part.of)
      found.push({ pointer: `${pointer}/part/no`, detail: `a part from 1 to ${course.part.of}` });
    const early = course.earlyCredit;
    if (early && !inHighSchool(slot.column))
      found.push({ pointer: `${pointer}/earlyCredit`, detail: "credit earned in grades 9 to 12" });
    if (early?.ruleNo !== undefined && early.agreementId === undefined)
      found.push({ pointer: `${pointer}/earlyCredit/agreementId`, detail: "the agreement of the rule" });
    if (early?.college && !isIn(parties, early.college.organizationId))
      found.push({
        pointer: `${pointer}/earlyCredit/college/organizationId`,
        detail: "a college of the program",
      });
    return found;
  });
  if (bound.length > coursesMax)
    problems.push({ pointer: "/slots", detail: `at most ${coursesMax} courses in all, not ${bound.length}` });
  if (agreementsNamed(plan).size > agreementsMax)
    problems.push({ pointer: "/slots", detail: `courses under at most ${agreementsMax} agreements` });
  return problems;
}

/** Columns in which each kind of entry can lie; the others anywhere. */
const entryColumns: Partial<Record<EntryKind, readonly Column[]>> = {
  GRADE_9: ["G9"],
  TRANSFER_IN: ["G10", "G11", "G12"],
  POST_DIPLOMA: ["P1", "P2", "P3", "P4"],
};

function entryProblems({ entryPoints }: Plan): FieldProblem[] {
  return [
    ...repeats(entryPoints.map(({ entryId }) => entryId)).map((at) => ({
      pointer: `/entryPoints/${at}/entryId`,
      detail: "a name that no other entry has",
    })),
    ...entryPoints.flatMap(({ kind, column }, at) => {
      const fitting = entryColumns[kind];
      return fitting && !fitting.includes(column)
        ? [{ pointer: `/entryPoints/${at}/column`, detail: `one of ${fitting.join(", ")}` }]
        : [];
    }),
  ];
}

/** Awards that a college or university gives. */
const collegeAwards: readonly AwardKind[] = ["ASSOCIATE", "BACCALAUREATE"];

function exitProblems({ exitPoints }: Plan, parties: readonly ProgramParty[]): FieldProblem[] {
  const byId = new Map(exitPoints.map((exit) => [exit.exitId, exit]));
  return [
    ...repeats(exitPoints.map(({ exitId }) => exitId)).map((at) => ({
      pointer: `/exitPoints/${at}/exitId`,
      detail: "a name that no other exit has",
    })),
    ...exitPoints.flatMap((exit, at): FieldProblem[] => {
      const pointer = `/exitPoints/${at}`;
      const problems: FieldProblem[] = [];
      if (collegeAwards.includes(exit.award) && inHighSchool(exit.column))
        problems.push({ pointer: `${pointer}/column`, detail: "a postsecondary year" });
      if (exit.awardedBy && !isIn(parties, exit.awardedBy))
        problems.push({ pointer: `${pointer}/awardedBy`, detail: "a party to the program" });
      if (exit.final && exit.stacksInto.length > 0)
        problems.push({ pointer: `${pointer}/final`, detail: "an exit that stacks into no other" });
      for (const [index, id] of exit.stacksInto.entries()) {
        const next = byId.get(id);
        if (!next)
          problems.push({ pointer: `${pointer}/stacksInto/${index}`, detail: "an exit of the program" });
        else if (columnNo(next.column) < columnNo(exit.column))
          problems.push({
            pointer: `${pointer}/stacksInto/${index}`,
            detail: "an exit in the same year or a later one",
          });
      }
      if (leadsBack(exit.exitId, byId))
        problems.push({
          pointer: `${pointer}/stacksInto`,
          detail: "exits that do not lead back to this one",
        });
      return problems;
    }),
  ];
}

/** Whether following what it stacks into comes back to where it began. */
function leadsBack(from: string, byId: ReadonlyMap<string, { stacksInto: readonly string[] }>): boolean {
  const seen = new Set<string>();
  const open = [...(byId.get(from)?.stacksInto ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.stacksInto ?? []));
  }
  return false;
}
