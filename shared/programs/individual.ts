/**
 * One person's own way through a published program: which courses in which school year, what is still to be chosen, what
 * it adds up to, and which credentials lie on it. Pure, and made in the browser: the hub never hears who plans what.
 */
import { type AcademicYear, yearsOn } from "../academic-year.ts";
import type { CreditUnit } from "../agreements/terms-schema.ts";
import { courseKey } from "../course-key.ts";
import type { Column, EarlyCreditKind, EntryPoint, ExitPoint, GridSlot, Plan } from "./plan-schema.ts";
import { bindingsOn, columnNo, inHighSchool, type Legs, type RouteCourse, routesOf } from "./routes.ts";
import type { Program } from "./schema.ts";

type Published = Pick<Program, "parties" | "cohort"> & { readonly plan: Plan };

/** What somebody chose: the route, and courses where the program leaves a choice. */
export type Chosen = Legs & {
  readonly entryId: string;
  readonly exitId: string;
  /** `slot course`, as `pickOf` writes it. */
  readonly picks: ReadonlySet<string>;
};

/** Names one course of one slot in a link. */
export const pickOf = ({ slot, organizationId, course }: RouteCourse): string =>
  `${slot.slotId} ${courseKey({ organizationId, code: course.code })}`;

export type PlannedSlot = {
  readonly slot: GridSlot;
  /** What is taken: all of it, or what was picked. */
  readonly taken: readonly RouteCourse[];
  /** What may be picked: of a choice or an elective. */
  readonly offered: readonly RouteCourse[];
  /** How many are still to be picked. */
  readonly missing: number;
  /** The program asks for something here that nobody on this route teaches. */
  readonly open: boolean;
};

export type PlannedYear = {
  readonly column: Column;
  readonly year: AcademicYear;
  readonly slots: readonly PlannedSlot[];
  /** By unit, as the courses say it. */
  readonly credit: ReadonlyMap<CreditUnit, number>;
  readonly leaves: readonly ExitPoint[];
};

export type IndividualPlan = {
  readonly entry: EntryPoint;
  readonly exit: ExitPoint;
  readonly years: readonly PlannedYear[];
  /** College credit earned in high school, in hundredths of a semester hour, by kind. */
  readonly early: ReadonlyMap<EarlyCreditKind, number>;
  readonly workHours: number;
  /** Courses still to be picked. */
  readonly missing: number;
};

/** The school year in which the class is in this column. */
export const yearOfColumn = (cohort: AcademicYear, column: Column): AcademicYear =>
  yearsOn(cohort, columnNo(column));

/** Undefined: there is no such route in this program. */
export function individualPlan(program: Published, chosen: Chosen): IndividualPlan | undefined {
  const { plan, parties, cohort } = program;
  const entry = plan.entryPoints.find(({ entryId }) => entryId === chosen.entryId);
  const exit = plan.exitPoints.find(({ exitId }) => exitId === chosen.exitId);
  const there = routesOf(plan, parties).some(
    (route) =>
      route.schoolId === chosen.schoolId &&
      route.collegeId === chosen.collegeId &&
      route.universityId === chosen.universityId &&
      route.entryId === chosen.entryId &&
      route.exitId === chosen.exitId,
  );
  if (!entry || !exit || !there) return undefined;
  const [from, to] = [columnNo(entry.column), columnNo(exit.column)];
  const within = ({ column }: { column: Column }) => from <= columnNo(column) && columnNo(column) <= to;
  const slots = plan.slots.filter(within).map((slot) => plannedSlot(slot, program, chosen));
  const byColumn = Map.groupBy(slots, ({ slot }) => slot.column);
  const years = [...new Set([...byColumn.keys(), entry.column, exit.column])]
    .sort((a, b) => columnNo(a) - columnNo(b))
    .map((column) => {
      const here = (byColumn.get(column) ?? []).toSorted((a, b) => (a.slot.term ?? 0) - (b.slot.term ?? 0));
      return {
        column,
        year: yearOfColumn(cohort, column),
        slots: here,
        credit: summed(taken(here).map(({ course }) => [course.unit, course.creditHundredths])),
        leaves: plan.exitPoints.filter(
          (one) => one.column === column && (one.exitId === exit.exitId || leadsTo(plan, one, exit)),
        ),
      };
    });
  const all = taken(slots);
  return {
    entry,
    exit,
    years,
    early: earlyIn(all),
    workHours:
      all.reduce((sum, { course }) => sum + (course.workHours ?? 0), 0) +
      slots.reduce((sum, { slot, taken }) => sum + (taken.length === 0 ? (slot.work?.hours ?? 0) : 0), 0),
    missing: slots.reduce((sum, { missing }) => sum + missing, 0),
  };
}

/** A college gives credit for a course of its own once, however many high school courses stand for it. */
function earlyIn(all: readonly RouteCourse[]): Map<EarlyCreditKind, number> {
  const given = new Map<string, readonly [EarlyCreditKind, number]>();
  for (const one of all) {
    const { kind, hoursHundredths = 0, college } = one.course.earlyCredit ?? {};
    if (kind === undefined || !inHighSchool(one.slot.column)) continue;
    const key = college ? courseKey(college) : pickOf(one);
    const before = given.get(key);
    if (!before || before[1] < hoursHundredths) given.set(key, [kind, hoursHundredths]);
  }
  return summed([...given.values()]);
}

const taken = (slots: readonly PlannedSlot[]): RouteCourse[] => slots.flatMap((one) => one.taken);

function plannedSlot(slot: GridSlot, { parties }: Published, chosen: Chosen): PlannedSlot {
  const all = bindingsOn(slot, parties, chosen).flatMap(({ organizationId, courses }) =>
    courses.map((course) => ({ slot, organizationId, course })),
  );
  const needs = slot.work === undefined && slot.credential === undefined;
  if (slot.kind === "REQUIRED")
    return { slot, taken: all, offered: [], missing: 0, open: needs && all.length === 0 };
  const picked = all.filter((one) => chosen.picks.has(pickOf(one)));
  const wanted = slot.kind === "CHOOSE_N" ? Math.min(slot.chooseN ?? 1, all.length) : 0;
  return {
    slot,
    taken: picked.slice(0, Math.max(wanted, slot.kind === "ELECTIVE" ? picked.length : 0)),
    offered: all,
    missing: Math.max(0, wanted - picked.length),
    open: needs && slot.kind === "CHOOSE_N" && all.length === 0,
  };
}

/** An award on the way: it counts toward the one that was chosen, at once or by another. */
function leadsTo({ exitPoints }: Plan, from: ExitPoint, to: ExitPoint): boolean {
  const reached = new Set<string>([from.exitId]);
  const next = [...from.stacksInto];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (id === to.exitId) return true;
    if (reached.has(id)) continue;
    reached.add(id);
    next.push(...(exitPoints.find(({ exitId }) => exitId === id)?.stacksInto ?? []));
  }
  return false;
}

function summed<Key>(all: readonly (readonly [Key, number])[]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [key, amount] of all) if (amount > 0) sums.set(key, (sums.get(key) ?? 0) + amount);
  return sums;
}
