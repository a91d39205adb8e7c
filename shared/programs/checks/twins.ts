/**
 * Required courses that an earlier course already gives: a dual credit course and its college twin, or courses that a rule
 * of an agreement joins while both are taken. Credit that hangs on an exam gives nothing to everybody. Pure.
 */
import { daysOfYear, yearsOn } from "../../academic-year.ts";
import { courseKey } from "../../course-key.ts";
import type { AgreementFact } from "../check-schema.ts";
import { cannotTell, type Finding, fail } from "./finding.ts";
import { grouped } from "./grouped.ts";
import {
  agreementDecider,
  courseAt,
  courseDecider,
  courseName,
  sameSeries,
  slotsOf,
  type Taken,
  type Walk,
  type Way,
} from "./walk.ts";
import { count, earlyNames, some, yearName } from "./words.ts";

type Rule = AgreementFact["rules"][number] & { readonly agreement: AgreementFact };
type ByKey = ReadonlyMap<string, readonly Taken[]>;

/** What is required again on a way, whose required courses are `sure`. */
export function twinsOf(walk: Walk): (way: Way, sure: readonly Taken[]) => Finding[] {
  const byAward = new Map<string, Rule[]>();
  const sends = new Set<string>();
  for (const agreement of walk.facts.agreements)
    for (const rule of agreement.rules) {
      if (rule.method === "CREDIT_BY_EXAM") continue;
      for (const key of rule.sending) sends.add(key);
      for (const key of new Set(rule.awards))
        byAward.set(key, [...(byAward.get(key) ?? []), { ...rule, agreement }]);
    }
  return (way, sure) => {
    const byKey = grouped(sure, ({ key }) => key);
    const goesOn = way.taken.some(({ at }) => at > 3);
    return [
      ...sure.flatMap((taken) => declared(walk, way, taken, byKey)),
      ...sure.flatMap((twin) =>
        (byAward.get(twin.key) ?? []).flatMap((rule) => joined(walk, way, twin, rule, byKey)),
      ),
      ...sameCollegeCourse(walk, way, sure),
      ...(goesOn ? sure.flatMap((taken) => unnamed(walk, way, taken, sends)) : []),
    ];
  };
}

/** As the binding of a course says it. */
function declared(walk: Walk, way: Way, taken: Taken, byKey: ByKey): Finding[] {
  const { earlyCredit } = taken.course;
  if (!earlyCredit?.college || earlyCredit.kind === "EXAM") return [];
  const twins = byKey.get(courseKey(earlyCredit.college)) ?? [];
  return twins
    .filter(({ key }) => key !== taken.key)
    .map((twin) => again(walk, way, [taken], twin, walk.agreement(earlyCredit.agreementId)));
}

/** As a rule says it that holds in the years in which its courses are taken. */
function joined(walk: Walk, way: Way, twin: Taken, rule: Rule, byKey: ByKey): Finding[] {
  const had = (key: string): readonly Taken[] =>
    key === twin.key
      ? []
      : (byKey.get(key) ?? []).filter(({ at }) => {
          const year = daysOfYear(yearsOn(walk.program.cohort, at));
          return rule.from <= year.until && rule.until >= year.from;
        });
  const options = rule.options ?? [[{ chooseN: 1, courses: rule.sending }]];
  const ways = options.flatMap((slots): Taken[][] => {
    const filled = slots.map(({ chooseN, courses }) => {
      const found = courses.flatMap((key) => had(key).slice(0, 1)).sort(inTurn);
      return found.length >= chooseN ? found.slice(0, chooseN) : undefined;
    });
    const used = filled.flatMap((found) => found ?? []);
    return used.length === 0 || filled.includes(undefined) ? [] : [[...new Set(used)].sort(inTurn)];
  });
  // Of several options that are filled, the one that is there first.
  const [used] = ways.sort((a, b) => a.length - b.length || inTurn(a.at(-1), b.at(-1)));
  if (used === undefined) return [];
  const [only, ...others] = used;
  // What its binding says already is told once.
  const college = only?.course.earlyCredit?.college;
  if (others.length === 0 && college && courseKey(college) === twin.key) return [];
  return [again(walk, way, used, twin, rule.agreement)];
}

const inTurn = (a: Taken | undefined, b: Taken | undefined): number =>
  a && b ? a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : 0;

function again(
  walk: Walk,
  way: Way,
  used: readonly Taken[],
  twin: Taken,
  agreement: AgreementFact | undefined,
): Finding {
  const names = some(used.map((taken) => `${courseAt(walk, taken)} in ${yearName(taken.at)}`));
  const under = agreement ? ` under ${agreement.codedNotation}` : "";
  return fail(
    `${names} already ${used.length === 1 ? "leads" : "lead"} to credit for ${courseName(twin)}${under}, and ${walk.name(twin.organizationId)} requires that again in ${yearName(twin.at)}.`,
    {
      routes: way.routes,
      slots: slotsOf([...used, twin]),
      deciders: [
        ...used.map(courseDecider),
        courseDecider(twin),
        ...(agreement ? [agreementDecider(agreement)] : []),
      ],
    },
  );
}

/** Two courses that are each, at the same time, the same college course; halves of a series are not. */
function sameCollegeCourse(walk: Walk, way: Way, sure: readonly Taken[]): Finding[] {
  const whole = sure.filter(({ at, course: { earlyCredit } }) => {
    const kind = earlyCredit?.college ? earlyCredit.kind : undefined;
    return at < 4 && (kind === "DUAL_CREDIT" || kind === "DUAL_ENROLMENT");
  });
  const groups = grouped(whole, ({ course: { earlyCredit } }) =>
    earlyCredit?.college ? courseKey(earlyCredit.college) : "",
  );
  return [...groups.values()].flatMap((same): Finding[] => {
    const [first] = same;
    const different = new Set(same.map(({ key }) => key)).size;
    if (!first || different < 2 || same.every((one) => one === first || sameSeries(first, one))) return [];
    return [
      fail(
        `${some(same.map((taken) => courseAt(walk, taken)))} are ${count(different, "course")} for the same college course, ${first.course.earlyCredit?.college?.code ?? ""}.`,
        { routes: way.routes, slots: slotsOf(same), deciders: same.map(courseDecider) },
      ),
    ];
  });
}

/** Early credit for no college course that anybody names. */
function unnamed(walk: Walk, way: Way, taken: Taken, sends: ReadonlySet<string>): Finding[] {
  const { earlyCredit } = taken.course;
  if (!earlyCredit || earlyCredit.college || earlyCredit.kind === "EXAM" || taken.at > 3) return [];
  if (sends.has(taken.key)) return [];
  return [
    cannotTell(
      `${courseAt(walk, taken)} gives ${earlyNames[earlyCredit.kind]} and does not say for which college course, so nobody knows whether that one is required again`,
      "the college course that it stands for",
      { routes: way.routes, slots: slotsOf([taken]), deciders: [courseDecider(taken)] },
    ),
  ];
}
