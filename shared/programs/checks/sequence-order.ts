/** pos.sequence.order: what comes first comes first: prerequisites, parts of a series, levels, cluster before pathway. Pure. */
import { courseKey, plainText } from "../../course-key.ts";
import type { SlotLevel } from "../plan-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import {
  courseAt,
  courseDecider,
  courseName,
  isCareer,
  noRoute,
  slotsOf,
  type Taken,
  type Walk,
  type Way,
} from "./walk.ts";
import { yearName } from "./words.ts";

const rank: Readonly<Record<SlotLevel, number>> = {
  ORIENTATION: 0,
  INTERMEDIATE: 1,
  ADVANCED: 2,
  CAPSTONE: 3,
};
const levelNames: Readonly<Record<SlotLevel, string>> = {
  ORIENTATION: "an orientation",
  INTERMEDIATE: "an intermediate",
  ADVANCED: "an advanced",
  CAPSTONE: "a capstone",
};

export function sequenceOrder(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  const levelOf = new Map((walk.facts.statements ?? []).map(({ id, level }) => [id, level]));
  const findings = walk.ways.flatMap((way) => [
    ...prerequisites(walk, way),
    ...parts(walk, way),
    ...levels(way),
    ...statements(way, levelOf),
  ]);
  return findings.length > 0
    ? findings
    : [pass("Prerequisites, the parts of a series, and levels stand in order on every route.")];
}

/** -1: before, 1: after or at once; 0: the same year, and the program does not say in which terms. */
function compared(one: Taken, other: Taken): -1 | 0 | 1 {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  const [mine, theirs] = [one.slot.term, other.slot.term];
  if (mine === undefined || theirs === undefined) return 0;
  return mine < theirs ? -1 : 1;
}

function prerequisites(walk: Walk, way: Way): Finding[] {
  const here = new Set(way.taken);
  const had = new Map<string, Taken[]>();
  const add = (key: string, taken: Taken) => had.set(key, [...(had.get(key) ?? []), taken]);
  for (const taken of [...way.before, ...way.taken]) {
    add(taken.key, taken);
    // College credit earned early is the college's course had early.
    const college = taken.at < 4 ? taken.course.earlyCredit?.college : undefined;
    if (college) add(courseKey(college), taken);
  }
  return way.taken.flatMap((taken) =>
    taken.course.prerequisites.flatMap((code): Finding[] => {
      const key = courseKey({ organizationId: taken.organizationId, code });
      const about = { routes: way.routes, slots: slotsOf([taken]), deciders: [courseDecider(taken)] };
      if (key === taken.key)
        return [fail(`${courseAt(walk, taken)} names itself as what comes first.`, about)];
      const first = had.get(key) ?? [];
      if (first.some((one) => !here.has(one) || compared(one, taken) < 0)) return [];
      const [found] = first;
      if (found === undefined)
        return [
          cannotTell(
            `${courseAt(walk, taken)} in ${yearName(taken.at)} asks for ${code} first, and nothing on the way there gives it`,
            `where students take ${code}, or that it is not asked of them`,
            about,
          ),
        ];
      const both = {
        ...about,
        slots: slotsOf([taken, found]),
        deciders: [courseDecider(taken), courseDecider(found)],
      };
      const same = first.find((one) => compared(one, taken) === 0);
      if (same)
        return [
          cannotTell(
            `${courseAt(walk, taken)} asks for ${code} first, both are in ${yearName(taken.at)}, and the program does not say in which terms`,
            "the term of each",
            both,
          ),
        ];
      const when =
        found.at > taken.at
          ? `comes later, in ${yearName(found.at)}`
          : `comes no earlier in ${yearName(found.at)}`;
      return [
        fail(
          `${courseAt(walk, taken)} in ${yearName(taken.at)} asks for ${code} first, which ${when}.`,
          both,
        ),
      ];
    }),
  );
}

function parts(walk: Walk, way: Way): Finding[] {
  const inSeries = [...way.before, ...way.taken].filter(({ course }) => course.part);
  const groups = grouped(
    inSeries,
    ({ organizationId, course }) => `${organizationId} ${plainText(course.part?.series ?? "")}`,
  );
  const here = new Set(way.taken);
  return [...groups.values()].flatMap((series) =>
    series.flatMap((later): Finding[] => {
      const no = later.course.part?.no ?? 1;
      if (no === 1 || !here.has(later)) return [];
      const name = later.course.part?.series ?? "";
      const before = series.filter(({ course }) => course.part?.no === no - 1);
      // Two halves of one year follow each other by their numbers, unless their terms say otherwise.
      if (before.some((one) => compared(one, later) <= 0)) return [];
      const about = { routes: way.routes, slots: slotsOf([later]), deciders: [courseDecider(later)] };
      const [found] = before;
      if (found === undefined)
        return [
          cannotTell(
            `${courseAt(walk, later)} is part ${no} of ${name}, and part ${no - 1} is not on the way there`,
            `where students take part ${no - 1} of ${name}`,
            about,
          ),
        ];
      return [
        fail(
          `Part ${no} of ${name}, ${courseAt(walk, later)}, is in ${yearName(later.at)}, and part ${no - 1}, ${courseName(found)}, ${found.at > later.at ? `comes later, in ${yearName(found.at)}` : "comes no earlier"}.`,
          {
            ...about,
            slots: slotsOf([later, found]),
            deciders: [courseDecider(later), courseDecider(found)],
          },
        ),
      ];
    }),
  );
}

/** Inside a row of the grid: what may be left out does not count. */
function levels(way: Way): Finding[] {
  const slots = new Map(
    way.taken
      .filter(({ slot }) => slot.level && slot.kind !== "ELECTIVE")
      .map((taken) => [taken.slot, taken]),
  );
  const rows = grouped(slots, ([slot]) => slot.row);
  return [...rows.values()].flatMap((row) => {
    let highest: Taken | undefined;
    let year: Taken | undefined;
    const falls: Finding[] = [];
    for (const [slot, taken] of row) {
      const level = slot.level ?? "ORIENTATION";
      // Within one year, one beside the other.
      if (year !== undefined && year.at < taken.at) {
        if (highest === undefined || rankOf(year) > rankOf(highest)) highest = year;
        year = undefined;
      }
      if (highest && rankOf(highest) > rank[level])
        falls.push(
          fail(
            `${slot.intent} in ${yearName(taken.at)} is ${levelNames[level]} course, and follows ${highest.slot.intent} in ${yearName(highest.at)}, ${levelNames[highest.slot.level ?? "ORIENTATION"]} one.`,
            { routes: way.routes, slots: slotsOf([taken, highest]), severity: "WARN" },
          ),
        );
      if (year === undefined || rank[level] > rankOf(year)) year = taken;
    }
    return falls;
  });
}
const rankOf = ({ slot }: Taken): number => rank[slot.level ?? "ORIENTATION"];

/** What the whole cluster shares is met before what one pathway asks, on the way from grade 9. */
function statements(way: Way, levelOf: ReadonlyMap<string, string>): Finding[] {
  // Who enters after high school is taken to bring the statements of the cluster.
  if (levelOf.size === 0 || way.from > 3) return [];
  const career = [...way.before, ...way.taken].filter(isCareer);
  const first = (level: string) =>
    career
      .filter(({ course }) => course.statementIds.some((id) => levelOf.get(id) === level))
      .reduce<Taken | undefined>((found, one) => (found && found.at <= one.at ? found : one), undefined);
  const [cluster, pathway] = [first("cluster"), first("pathway")];
  if (!cluster || !pathway || cluster.at <= pathway.at) return [];
  return [
    fail(
      `${courseName(pathway)} teaches statements of the pathway in ${yearName(pathway.at)}, before the first of the cluster in ${yearName(cluster.at)}, ${courseName(cluster)}.`,
      {
        routes: way.routes,
        slots: slotsOf([pathway, cluster]),
        deciders: [courseDecider(pathway), courseDecider(cluster)],
        severity: "WARN",
      },
    ),
  ];
}
