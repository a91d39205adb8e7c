/**
 * The ways through a program of study, derived and never kept: school × college × (university or none) × entry × exit,
 * and which courses somebody on one of them takes. Pure; types only of the schemas, so that a page may carry it.
 */
import type { OrganizationId } from "../ids.ts";
import type { Binding, BoundCourse, Column, EntryPoint, ExitPoint, GridSlot, Plan } from "./plan-schema.ts";
import type { ProgramParty, ProgramRole } from "./schema.ts";

const order: Readonly<Record<Column, number>> = { G9: 0, G10: 1, G11: 2, G12: 3, P1: 4, P2: 5, P3: 6, P4: 7 };
/** 0 for grade 9 to 7 for the fourth college year: also the school years since the class was in ninth grade. */
export const columnNo = (column: Column): number => order[column];
export const inHighSchool = (column: Column): boolean => order[column] < order.P1;
const inUpperYears = (column: Column): boolean => order[column] >= order.P3;

/** Where somebody on a route is taught. No university: it ends by the second college year, or the college teaches on. */
export type Legs = {
  readonly schoolId: OrganizationId;
  readonly collegeId: OrganizationId;
  readonly universityId?: OrganizationId | undefined;
};
export type Route = Legs & { readonly entryId: string; readonly exitId: string };

/** Stands in addresses and answers. */
export const routeKey = ({ schoolId, collegeId, universityId, entryId, exitId }: Route): string =>
  [schoolId, collegeId, universityId ?? "", entryId, exitId].join(".");

type Parties = readonly ProgramParty[];
type Points = Pick<Plan, "entryPoints" | "exitPoints">;

/** The organizations with this role, each once, in the order of the parties. */
export const withRole = (parties: Parties, role: ProgramRole): OrganizationId[] => [
  ...new Set(parties.filter((party) => party.role === role).map(({ organizationId }) => organizationId)),
];

/**
 * Every route. An exit is reached from an entry no later than it, through who awards it, and in the third and fourth
 * college year by a university of the program, or by the college itself where it teaches those years.
 */
export function routesOf(plan: Plan, parties: Parties): Route[] {
  const { entryPoints, exitPoints } = plan;
  const upper = teachesOn(plan);
  return legsOf(parties, (collegeId) => upper.has(collegeId)).flatMap((legs) =>
    exitPoints
      .filter((exit) => leads(legs, exit, parties, upper))
      .flatMap(({ exitId, column }) =>
        entryPoints
          .filter((entry) => order[entry.column] <= order[column])
          .map(({ entryId }) => ({ ...legs, entryId, exitId })),
      ),
  );
}

/** Who has courses of its own in the third or fourth college year. */
const teachesOn = ({ slots }: Plan): Set<OrganizationId> =>
  new Set(
    slots
      .filter(({ column }) => inUpperYears(column))
      .flatMap(({ bindings }) => bindings.map(({ organizationId }) => organizationId)),
  );

function legsOf(parties: Parties, teaches: (college: OrganizationId) => boolean): Legs[] {
  const universities = withRole(parties, "UNIVERSITY");
  return withRole(parties, "SECONDARY").flatMap((schoolId) =>
    withRole(parties, "COLLEGE").flatMap((collegeId): Legs[] => [
      { schoolId, collegeId },
      ...universities
        // A university that is the college as well teaches on as itself.
        .filter((universityId) => universityId !== collegeId || !teaches(collegeId))
        .map((universityId) => ({ schoolId, collegeId, universityId })),
    ]),
  );
}

function leads(legs: Legs, exit: ExitPoint, parties: Parties, upper: ReadonlySet<OrganizationId>): boolean {
  const { schoolId, collegeId, universityId } = legs;
  if (inUpperYears(exit.column)) {
    if (universityId === undefined && !upper.has(collegeId)) return false;
  } else if (universityId !== undefined) return false;
  const roles = parties.filter(({ organizationId }) => organizationId === exit.awardedBy);
  const gives = roles.flatMap((party): boolean[] => {
    if (party.role === "SECONDARY") return [schoolId === party.organizationId];
    if (party.role === "CAREER_CENTER") return [serves(party, schoolId)];
    if (party.role === "COLLEGE") return [collegeId === party.organizationId];
    if (party.role === "UNIVERSITY" && inUpperYears(exit.column))
      return [universityId === party.organizationId];
    return [];
  });
  return gives.length === 0 || gives.some(Boolean);
}

const serves = (center: ProgramParty, schoolId: OrganizationId): boolean =>
  center.serves.length === 0 || center.serves.includes(schoolId);

/**
 * Who teaches in a slot on these legs: in high school the school itself, else the career centers that serve it; then the
 * college, and in its third and fourth year the university. What others bound there is not on the route.
 */
export function bindingsOn(slot: GridSlot, parties: Parties, legs: Legs): Binding[] {
  const of = (id: OrganizationId) => slot.bindings.filter(({ organizationId }) => organizationId === id);
  if (!inHighSchool(slot.column))
    return of(inUpperYears(slot.column) ? (legs.universityId ?? legs.collegeId) : legs.collegeId);
  const own = of(legs.schoolId);
  if (own.length > 0) return own;
  const centers = parties.filter((party) => party.role === "CAREER_CENTER" && serves(party, legs.schoolId));
  const ids = new Set(centers.map(({ organizationId }) => organizationId));
  return slot.bindings.filter(({ organizationId }) => ids.has(organizationId));
}

export type RouteCourse = {
  readonly slot: GridSlot;
  readonly organizationId: OrganizationId;
  readonly course: BoundCourse;
};

/** The courses of these legs over all columns, whatever the entry and the exit. */
export const coursesOnLegs = (plan: Pick<Plan, "slots">, parties: Parties, legs: Legs): RouteCourse[] =>
  plan.slots.flatMap((slot) =>
    bindingsOn(slot, parties, legs).flatMap(({ organizationId, courses }) =>
      courses.map((course) => ({ slot, organizationId, course })),
    ),
  );

/** The courses of a route: those of its legs from the column of its entry to that of its exit. */
export function coursesOn(plan: Plan, parties: Parties, route: Route): RouteCourse[] {
  const { entry, exit } = endsOf(plan, route);
  if (entry === undefined || exit === undefined) return [];
  return coursesOnLegs(plan, parties, route).filter(
    ({ slot }) => order[entry.column] <= order[slot.column] && order[slot.column] <= order[exit.column],
  );
}

/** The points a route leads from and to. */
export const endsOf = (
  { entryPoints, exitPoints }: Points,
  { entryId, exitId }: Pick<Route, "entryId" | "exitId">,
): { readonly entry: EntryPoint | undefined; readonly exit: ExitPoint | undefined } => ({
  entry: entryPoints.find((one) => one.entryId === entryId),
  exit: exitPoints.find((one) => one.exitId === exitId),
});
