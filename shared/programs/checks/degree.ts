/** pos.degree: from every school through every college some route reaches an associate or bachelor’s degree. Pure. */
import type { ExitPoint } from "../plan-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { collegeKeyOf, fromSixths, sixths, sumOf } from "./sums.ts";
import {
  courseDecider,
  exitDecider,
  type LaidRoute,
  organizationDecider,
  slotsOf,
  type Taken,
  type Walk,
} from "./walk.ts";
import { amount, awardNames, some } from "./words.ts";

/** `unclear`: courses whose hours nobody can count. */
type Reached = {
  readonly least: number;
  readonly most: number;
  readonly asks: number | undefined;
  readonly unclear: readonly Taken[];
};

const isDegree = ({ award }: ExitPoint): boolean => award === "ASSOCIATE" || award === "BACCALAUREATE";

export function degree(walk: Walk): Finding[] {
  const { plan, schools, colleges, routes } = walk;
  const degrees = plan.exitPoints.filter(isDegree);
  if (degrees.length === 0) return [fail("No exit point is an associate or bachelor’s degree.")];
  if (schools.length === 0 || colleges.length === 0) {
    const lacks = schools.length === 0 ? "high school" : "college";
    return [cannotTell(`no ${lacks} is a party yet`, `a ${lacks} among the parties`)];
  }
  const kept = new Map<string, Reached>();
  const reached = (route: LaidRoute): Reached => {
    // Whose credit counts is decided by college and university, whichever way it was earned.
    const key = `${route.way.routes[0]} ${route.collegeId} ${route.universityId} ${route.exitId}`;
    const known = kept.get(key) ?? add(route);
    kept.set(key, known);
    return known;
  };
  const held: { readonly exit: ExitPoint; readonly sum: Reached }[] = [];
  const gaps = schools.flatMap((school) =>
    colleges.flatMap((college): Finding[] => {
      const tried = routes
        .filter(
          ({ schoolId, collegeId, exit }) => schoolId === school && collegeId === college && isDegree(exit),
        )
        .map((route) => ({ route, sum: reached(route) }));
      const between = `from ${walk.name(school)} through ${walk.name(college)}`;
      const deciders = [organizationDecider(walk, school), organizationDecider(walk, college)];
      if (tried.length === 0) return [fail(`No route ${between} leads to a degree.`, { deciders })];
      const good = tried.find(({ sum: { most, asks } }) => asks !== undefined && most >= asks);
      if (good) {
        held.push({ exit: good.route.exit, sum: good.sum });
        return [];
      }
      return [shortfall(tried, between, deciders)];
    }),
  );
  if (gaps.length > 0) return gaps;
  const exits = [...new Set(held.map(({ exit }) => exit))];
  return [
    pass(
      `${some(
        exits.map((exit) => {
          // Of several schools and colleges, the one that gives least.
          const sums = held.filter((one) => one.exit === exit).map(({ sum }) => sum);
          const low = Math.min(...sums.map(({ least }) => least));
          const high = Math.min(...sums.map(({ most }) => most));
          const asks = `${amount(exit.requiresHundredths ?? 0)} ${units(exit)}`;
          return low >= (sums[0]?.asks ?? 0)
            ? `${exit.name} asks for ${asks}, and the required courses give ${amount(fromSixths(low, exit.unit))}`
            : `${exit.name} asks for ${asks}, and the courses give ${amount(fromSixths(high, exit.unit))} with those that are chosen`;
        }),
      )}.`,
      { deciders: exits.map(exitDecider) },
    ),
  ];
}

const units = ({ unit }: ExitPoint): string => (unit === "QuarterHour" ? "quarter hours" : "semester hours");

function shortfall(
  tried: readonly { readonly route: LaidRoute; readonly sum: Reached }[],
  between: string,
  deciders: Finding["deciders"] & {},
): Finding {
  const about = {
    routes: tried.map(({ route }) => route.key),
    deciders: [...deciders, ...tried.map(({ route }) => exitDecider(route.exit))],
  };
  const open = tried.filter(({ sum }) => sum.asks === undefined);
  if (open.length > 0) {
    const exits = new Set(open.map(({ route }) => route.exit.name));
    const names = some([...exits]);
    return cannotTell(
      `nobody has said how many semester or quarter hours ${names} ${exits.size === 1 ? "asks" : "ask"} for`,
      `the hours of ${names}, with their unit`,
      about,
    );
  }
  const unclear = tried.flatMap(({ sum }) => sum.unclear);
  // The nearest of them says most.
  const [nearest] = [...tried].sort(
    (a, b) => (a.sum.asks ?? 0) - a.sum.most - ((b.sum.asks ?? 0) - b.sum.most),
  );
  const { exit } = nearest?.route ?? {};
  const told = exit
    ? `${amount(fromSixths(nearest?.sum.most ?? 0, exit.unit))} of the ${amount(exit.requiresHundredths ?? 0)} ${units(exit)} of ${exit.name}`
    : "";
  if (unclear.length > 0)
    return cannotTell(
      `the courses ${between} give ${told}, and what ${some(unclear.map(({ course }) => course.title))} gives at this college is not said`,
      "the hours of those courses, and the college that grants them",
      { ...about, slots: slotsOf(unclear), deciders: [...about.deciders, ...unclear.map(courseDecider)] },
    );
  return fail(`The courses ${between} give ${told}, an ${exit ? awardNames[exit.award] : ""}.`, about);
}

/** What the courses of a route add up to: college courses, and college credit earned early at its college or university. */
function add({ way, exit, collegeId, universityId }: LaidRoute): Reached {
  const asks = exit.requiresHundredths === undefined ? undefined : sixths(exit.requiresHundredths, exit.unit);
  const here = (id: string | undefined) =>
    id === collegeId || (universityId !== undefined && id === universityId);
  const known = new Map<Taken, number>();
  const unclear: Taken[] = [];
  for (const taken of way.taken) {
    const { earlyCredit, creditHundredths, unit } = taken.course;
    if (taken.at < 4) {
      if (earlyCredit === undefined || (earlyCredit.college && !here(earlyCredit.college.organizationId)))
        continue;
      if (earlyCredit.college && earlyCredit.hoursHundredths !== undefined)
        known.set(taken, earlyCredit.hoursHundredths * 6);
      else unclear.push(taken);
      continue;
    }
    const value = sixths(creditHundredths, unit);
    if (value === undefined) unclear.push(taken);
    else known.set(taken, value);
  }
  const sum = sumOf([...known.keys()], (taken) => known.get(taken) ?? 0, collegeKeyOf);
  return { ...sum, asks, unclear };
}
