/**
 * A program laid out for its checks, once: the routes that are asked about, the different ways they lead (routes that
 * take the same courses are one way), and who is called what. Everything is in one order, whatever order it came in.
 */
import { courseKey } from "../../course-key.ts";
import type { OrganizationId } from "../../ids.ts";
import type { AgreementFact, Decider, ProgramFacts } from "../check-schema.ts";
import type { EntryPoint, ExitPoint, GridSlot, Plan } from "../plan-schema.ts";
import {
  bindingsOn,
  columnNo,
  type Legs,
  type Route,
  type RouteCourse,
  routeKey,
  routesOf,
  withRole,
} from "../routes.ts";
import type { Program } from "../schema.ts";

/** What the checks look at of a program; a draft that is still being typed has it too. */
export type CheckedProgram = Pick<
  Program,
  "parties" | "cohort" | "cips" | "occupations" | "edition" | "pathwayId"
>;
/** Only routes through these; `null`: those that leave without a university. */
export type On = {
  readonly schoolId?: OrganizationId | undefined;
  readonly collegeId?: OrganizationId | undefined;
  readonly universityId?: OrganizationId | null | undefined;
};

/** A course as somebody on these legs meets it. */
export type Taken = RouteCourse & {
  /** The school, college or university on whose leg of the way it is. */
  readonly leg: OrganizationId;
  /** The column's number. */
  readonly at: number;
  readonly key: string;
  /** Whoever goes this way takes it: it is required, or there is nothing to choose. */
  readonly sure: boolean;
  /** Its organization's catalog of today no longer offers it. */
  readonly gone: boolean;
};

export type Way = {
  readonly schoolId?: OrganizationId;
  readonly collegeId?: OrganizationId;
  readonly universityId?: OrganizationId;
  readonly from: number;
  readonly to: number;
  /** From the entry to the exit. */
  readonly taken: readonly Taken[];
  /** In the columns before the entry: what those who enter there have had elsewhere. */
  readonly before: readonly Taken[];
  readonly routes: readonly string[];
};

export type LaidRoute = Route & {
  readonly key: string;
  readonly entry: EntryPoint;
  readonly exit: ExitPoint;
  readonly way: Way;
};

export type Walk = {
  readonly program: CheckedProgram;
  readonly plan: Plan;
  readonly facts: ProgramFacts;
  readonly schools: readonly OrganizationId[];
  readonly colleges: readonly OrganizationId[];
  readonly routes: readonly LaidRoute[];
  readonly ways: readonly Way[];
  /** A school's courses in grades 9 to 12. */
  readonly schoolCourses: (school: OrganizationId) => readonly Taken[];
  /** A college's courses in the college years in which it teaches these routes. */
  readonly collegeCourses: (college: OrganizationId) => readonly Taken[];
  readonly agreement: (id: string | undefined) => AgreementFact | undefined;
  readonly name: (id: OrganizationId) => string;
};

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function layOut(program: CheckedProgram, given: Plan, facts: ProgramFacts, on: On): Walk {
  const plan = ordered(given);
  const { parties } = program;
  const among = (chosen: OrganizationId | undefined) => (id: OrganizationId) =>
    chosen === undefined || chosen === id;
  const schools = withRole(parties, "SECONDARY").filter(among(on.schoolId)).sort(text);
  const colleges = withRole(parties, "COLLEGE").filter(among(on.collegeId)).sort(text);
  const gone = new Set(facts.gone);
  const named = new Map(facts.organizations.map(({ id, name }) => [id, name]));
  const agreements = new Map<string, AgreementFact>(facts.agreements.map((one) => [one.id, one]));

  const kept = new Map<string, readonly Taken[]>();
  /** The courses of one leg; where the other legs lead does not matter to them. */
  const leg = (id: OrganizationId, from: number, to: number, legs: Legs): readonly Taken[] => {
    const key = `${id} ${from} ${to}`;
    const known = kept.get(key);
    if (known) return known;
    const taken = plan.slots
      .filter(({ column }) => from <= columnNo(column) && columnNo(column) <= to)
      .flatMap((slot) => takenIn(slot, bindingsOn(slot, parties, legs), id, gone));
    kept.set(key, taken);
    return taken;
  };
  const schoolCourses = (schoolId: OrganizationId) => leg(schoolId, 0, 3, { schoolId, collegeId: schoolId });
  const collegeCourses = (collegeId: OrganizationId) =>
    leg(collegeId, 4, 7, { schoolId: collegeId, collegeId });

  const ways = new Map<string, Way & { routes: string[] }>();
  const entries = new Map(plan.entryPoints.map((entry) => [entry.entryId, entry]));
  const exits = new Map(plan.exitPoints.map((exit) => [exit.exitId, exit]));
  const wayOf = (legs: Legs, from: number, to: number): Way & { routes: string[] } => {
    const { universityId } = legs;
    const schoolId = from < 4 ? legs.schoolId : undefined;
    const collegeId = to > 3 && (from < 6 || universityId === undefined) ? legs.collegeId : undefined;
    const key = `${schoolId} ${collegeId} ${universityId} ${from} ${to}`;
    const known = ways.get(key);
    if (known) return known;
    const all = [
      ...(schoolId ? schoolCourses(schoolId) : []),
      ...(collegeId ? collegeCourses(collegeId).filter(({ at }) => at < 6 || !universityId) : []),
      ...(universityId ? leg(universityId, 6, 7, { ...legs, universityId }) : []),
    ].filter(({ at }) => at <= to);
    const way = {
      ...(schoolId ? { schoolId } : {}),
      ...(collegeId ? { collegeId } : {}),
      ...(universityId ? { universityId } : {}),
      ...{ from, to, routes: [] },
      taken: all.filter(({ at }) => at >= from),
      before: all.filter(({ at }) => at < from),
    };
    ways.set(key, way);
    return way;
  };

  const passes = (route: Route): boolean =>
    among(on.schoolId)(route.schoolId) &&
    among(on.collegeId)(route.collegeId) &&
    (on.universityId === undefined ||
      route.universityId === undefined ||
      route.universityId === on.universityId);
  const routes = routesOf(plan, parties)
    .filter(passes)
    .flatMap((route): LaidRoute[] => {
      const [entry, exit] = [entries.get(route.entryId), exits.get(route.exitId)];
      if (entry === undefined || exit === undefined) return [];
      const key = routeKey(route);
      const way = wayOf(route, columnNo(entry.column), columnNo(exit.column));
      way.routes.push(key);
      return [{ ...route, key, entry, exit, way }];
    })
    .sort((a, b) => text(a.key, b.key));

  return {
    ...{ program, plan, facts, schools, colleges, routes },
    ways: [...ways.values()],
    ...{ schoolCourses, collegeCourses },
    agreement: (id) => (id === undefined ? undefined : agreements.get(id)),
    name: (id) => named.get(id) ?? "an organization that is no party",
  };
}

/** One order for whatever order a plan came in: down the years, then by the names of its parts. */
const ordered = (plan: Plan): Plan => ({
  slots: [...plan.slots].sort(
    (a, b) =>
      columnNo(a.column) - columnNo(b.column) || (a.term ?? 0) - (b.term ?? 0) || text(a.slotId, b.slotId),
  ),
  entryPoints: [...plan.entryPoints].sort((a, b) => text(a.entryId, b.entryId)),
  exitPoints: [...plan.exitPoints].sort((a, b) => text(a.exitId, b.exitId)),
  statementsExpected: [...plan.statementsExpected].sort(text),
});

function takenIn(
  slot: GridSlot,
  bindings: GridSlot["bindings"],
  leg: OrganizationId,
  gone: ReadonlySet<string>,
): Taken[] {
  const at = columnNo(slot.column);
  const offered = bindings.reduce((sum, { courses }) => sum + courses.length, 0);
  // Where two career centers teach the same slot, everyone goes to one of them.
  const sure =
    bindings.length === 1 &&
    (slot.kind === "REQUIRED" || (slot.kind === "CHOOSE_N" && (slot.chooseN ?? 1) >= offered));
  return bindings
    .flatMap(({ organizationId, courses }) =>
      courses.map((course) => {
        const key = courseKey({ organizationId, code: course.code });
        return { ...{ slot, organizationId, course, leg, at, key, sure }, gone: gone.has(key) };
      }),
    )
    .sort((a, b) => text(a.key, b.key) || text(a.course.title, b.course.title));
}

/** `Basic Nursing Assistant (NUR 106)`. */
export const courseName = ({ course }: Pick<Taken, "course">): string => `${course.title} (${course.code})`;

/** `Basic Nursing Assistant (NUR 106) at Three Rivers Career Center`. */
export const courseAt = (walk: Walk, taken: Taken): string =>
  `${courseName(taken)} at ${walk.name(taken.organizationId)}`;

export const courseDecider = (taken: Taken): Decider => ({
  kind: "COURSE",
  id: taken.key,
  label: courseName(taken),
});
export const agreementDecider = ({ id, codedNotation }: AgreementFact): Decider => ({
  kind: "AGREEMENT",
  id,
  label: codedNotation,
});
export const organizationDecider = (walk: Walk, id: OrganizationId): Decider => ({
  kind: "ORGANIZATION",
  id,
  label: walk.name(id),
});
export const exitDecider = ({ exitId, name }: ExitPoint): Decider => ({
  kind: "EXIT",
  id: exitId,
  label: name,
});
export const entryDecider = ({ entryId, name }: EntryPoint): Decider => ({
  kind: "ENTRY",
  id: entryId,
  label: name,
});

/** Who enters in grades 9 to 11 is to start, and to earn college credit, in high school. */
export const isEarly = ({ column }: EntryPoint): boolean => columnNo(column) <= 2;

/** Parts of one series, which goes deeper and may. */
export const sameSeries = (one: Taken, other: Taken): boolean =>
  one.organizationId === other.organizationId &&
  one.course.part !== undefined &&
  one.course.part.series === other.course.part?.series;

export const slotsOf = (taken: readonly Taken[]): string[] => taken.map(({ slot }) => slot.slotId);
export const isAcademic = ({ course }: Taken): boolean => course.content !== "CTE";
export const isCareer = ({ course }: Taken): boolean => course.content !== "ACADEMIC";

/** Why there is no route at all, and what would make one; undefined: there is one. */
export function noRoute(walk: Walk): { readonly why: string; readonly missing: string } | undefined {
  if (walk.routes.length > 0) return undefined;
  const lacks = [
    ...(walk.schools.length === 0 ? ["a high school among the parties"] : []),
    ...(walk.colleges.length === 0 ? ["a college among the parties"] : []),
    ...(walk.plan.entryPoints.length === 0 ? ["an entry point"] : []),
    ...(walk.plan.exitPoints.length === 0 ? ["an exit point"] : []),
  ];
  return {
    why: "no route leads through the program yet",
    missing: lacks.length > 0 ? `${lacks.join(", ")}` : "an exit that an entry point leads to",
  };
}
