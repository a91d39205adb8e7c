/**
 * What somebody chose for their own plan, as the part of the address that no browser ever sends:
 * `#s=CBHS&c=PLCC&x=x3&k=s2~TRACC~CNA`. It names a school and courses, never a person. Whatever the program does not
 * have any more is left out, and what is not chosen yet is the first there is.
 */
import { type Chosen, pickOf } from "#shared/programs/individual.ts";
import type { EntryPoint, ExitPoint } from "#shared/programs/plan-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { coursesOnLegs, type Route, type RouteCourse, routesOf } from "#shared/programs/routes.ts";

/** Organizations by their code, entry and exit by their name in the plan. */
export type Choice = {
  readonly school?: string | undefined;
  readonly college?: string | undefined;
  readonly university?: string | undefined;
  readonly entry?: string | undefined;
  readonly exit?: string | undefined;
  /** `slot~organization~course` */
  readonly picks: readonly string[];
};

export const nothing: Choice = { picks: [] };

/** More than these nobody means. */
const mostPicks = 200;
const mostText = 120;

const names = { s: "school", c: "college", u: "university", e: "entry", x: "exit" } as const;

/** Without the `#`. */
export function encode(choice: Choice): string {
  const fields = Object.entries(names).flatMap(([letter, name]) => {
    const value = choice[name];
    return value ? [`${letter}=${written(value)}`] : [];
  });
  return [...fields, ...choice.picks.map((pick) => `k=${pick}`)].join("&");
}

/** Reads what `encode` wrote; whatever cannot be read is left out. */
export function decode(fragment: string): Choice {
  const pairs = fragment
    .replace(/^#/, "")
    .split("&")
    .map((pair) => pair.split("="))
    .map(([name = "", ...value]) => [name, value.join("=")] as const);
  const one = (letter: keyof typeof names) => {
    const value = pairs.find(([name]) => name === letter)?.[1];
    return value ? legible(value) : undefined;
  };
  const picks = pairs.filter(([name, value]) => name === "k" && legible(value)).map(([, value]) => value);
  return {
    ...{ school: one("s"), college: one("c"), university: one("u"), entry: one("e"), exit: one("x") },
    picks: [...new Set(picks)].slice(0, mostPicks),
  };
}

// A tilde parts the fields, and encodeURIComponent leaves it as it is.
const written = (part: string): string => encodeURIComponent(part.toWellFormed()).replaceAll("~", "%7E");

function legible(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part);
    return text.length <= mostText ? text : undefined;
  } catch {
    return undefined;
  }
}

type Program = Pick<PublicProgram, "plan" | "parties" | "organizations">;
type Organization = PublicProgram["organizations"][number];

/** What may be chosen next to what, and the way that comes of it; no way: the program has none. */
export type Options = {
  schools: readonly Organization[];
  colleges: readonly Organization[];
  universities: readonly Organization[];
  entries: readonly EntryPoint[];
  exits: readonly ExitPoint[];
  chosen: Chosen | undefined;
};

export function optionsOf({ plan, parties, organizations }: Program, choice: Choice): Options {
  const every = routesOf(plan, parties);
  const named = (id: string | undefined) => organizations.find((one) => one.id === id);
  const among = (routes: readonly Route[], of: (route: Route) => string | undefined): Organization[] =>
    [...new Set(routes.map(of))].flatMap((id) => named(id) ?? []);
  const kept = (all: readonly Organization[], code: string | undefined) =>
    all.find((one) => one.code === code) ?? all[0];

  const schools = among(every, ({ schoolId }) => schoolId);
  const school = kept(schools, choice.school);
  const ofSchool = every.filter(({ schoolId }) => schoolId === school?.id);
  const colleges = among(ofSchool, ({ collegeId }) => collegeId);
  const college = kept(colleges, choice.college);
  const ofCollege = ofSchool.filter(({ collegeId }) => collegeId === college?.id);
  const reached = new Set(ofCollege.map(({ exitId }) => exitId));
  const exits = plan.exitPoints.filter(({ exitId }) => reached.has(exitId));
  // Nobody is sent to a university unasked: the farthest exit that needs none, else the first.
  const near = ofCollege.filter(({ universityId }) => universityId === undefined);
  const far = exits.findLast(({ exitId }) => near.some((route) => route.exitId === exitId));
  const exit = exits.find(({ exitId }) => exitId === choice.exit) ?? far ?? exits[0];
  const ofExit = ofCollege.filter(({ exitId }) => exitId === exit?.exitId);
  const universities = among(ofExit, ({ universityId }) => universityId);
  const university = kept(universities, choice.university);
  const through = ofExit.filter(({ universityId }) => universityId === university?.id);
  const joined = new Set(through.map(({ entryId }) => entryId));
  const entries = plan.entryPoints.filter(({ entryId }) => joined.has(entryId));
  const entry = entries.find(({ entryId }) => entryId === choice.entry) ?? entries[0];
  const route = through.find(({ entryId }) => entryId === entry?.entryId);
  const picked = new Set(choice.picks);
  const chosen: Chosen | undefined = route && {
    ...route,
    picks: new Set(
      coursesOnLegs(plan, parties, route)
        .filter((one) => picked.has(pickWord(one, organizations)))
        .map(pickOf),
    ),
  };
  return { schools, colleges, universities, entries, exits, chosen };
}

/** Names one course of one slot in a link. */
export const pickWord = (
  { slot, organizationId, course }: RouteCourse,
  organizations: readonly Organization[],
): string =>
  [slot.slotId, organizations.find(({ id }) => id === organizationId)?.code ?? "", course.code]
    .map(written)
    .join("~");
