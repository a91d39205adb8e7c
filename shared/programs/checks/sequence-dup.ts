/** pos.sequence.dup: nobody has to take twice what they have had: by its number, by an agreement, or by what it teaches. Pure. */

import { daysOfYear, yearsOn } from "../../academic-year.ts";
import { courseKey } from "../../course-key.ts";
import { statementOverlap } from "../../statement-overlap.ts";
import type { AgreementFact } from "../check-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import {
  agreementDecider,
  courseAt,
  courseDecider,
  courseName,
  noRoute,
  slotsOf,
  type Taken,
  type Walk,
  type Way,
} from "./walk.ts";
import { count, earlyNames, yearName } from "./words.ts";

type Joined = { readonly key: string; readonly agreement?: AgreementFact; readonly ruleNo?: number };
type Pair = {
  readonly first: Taken;
  readonly second: Taken;
  readonly percent: number;
  readonly common: number;
};
/** More pairs than anybody would read are counted. */
const pairsTold = 12;

export function sequenceDup(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  const joins = joinsOf(walk);
  const alike = alikeIn(walk);
  const findings = walk.ways.flatMap((way) => {
    const sure = way.taken.filter((taken) => taken.sure);
    return [...twice(walk, way, sure), ...twins(walk, way, sure, joins)];
  });
  const overlaps = overlapping(walk, alike);
  const all = [...findings, ...overlaps];
  return all.length > 0
    ? all
    : [pass("No required course is asked for twice, by its number, by an agreement or by what it teaches.")];
}

function twice(walk: Walk, way: Way, sure: readonly Taken[]): Finding[] {
  return [...grouped(sure, ({ key }) => key).values()].flatMap((same): Finding[] => {
    const [first, second] = same;
    if (first === undefined || second === undefined || inParts(same)) return [];
    const where =
      first.at === second.at
        ? `twice in ${yearName(first.at)}`
        : `in ${yearName(first.at)} and again in ${yearName(second.at)}`;
    return [
      fail(`${courseAt(walk, first)} is required ${where}.`, {
        routes: way.routes,
        slots: slotsOf(same),
        deciders: [courseDecider(first)],
      }),
    ];
  });
}

/** One number for a course of two halves: each is another part. */
const inParts = (same: readonly Taken[]): boolean =>
  same.every(({ course }) => course.part) &&
  new Set(same.map(({ course }) => course.part?.no)).size === same.length;

/** For each course what it already gives: as its binding says, or as a rule of an agreement says in those years. */
function joinsOf(walk: Walk): (taken: Taken) => readonly Joined[] {
  const rules = new Map<string, (Joined & { readonly from: string; readonly until: string })[]>();
  for (const agreement of walk.facts.agreements)
    for (const { ruleNo, sending, awards, from, until } of agreement.rules)
      for (const key of sending) {
        const known = rules.get(key) ?? [];
        known.push(...awards.map((award) => ({ key: award, agreement, ruleNo, from, until })));
        rules.set(key, known);
      }
  const kept = new Map<Taken, readonly Joined[]>();
  return (taken) => {
    const known = kept.get(taken);
    if (known) return known;
    const year = daysOfYear(yearsOn(walk.program.cohort, taken.at));
    const { earlyCredit } = taken.course;
    const named = walk.agreement(earlyCredit?.agreementId);
    const joined: Joined[] = [
      ...(earlyCredit?.college
        ? [{ key: courseKey(earlyCredit.college), ...(named ? { agreement: named } : {}) }]
        : []),
      ...(rules.get(taken.key) ?? []).filter(({ from, until }) => from <= year.until && until >= year.from),
    ];
    kept.set(taken, joined);
    return joined;
  };
}

function twins(
  walk: Walk,
  way: Way,
  sure: readonly Taken[],
  joins: (taken: Taken) => readonly Joined[],
): Finding[] {
  const byKey = grouped(sure, ({ key }) => key);
  const goesOn = way.taken.some(({ at }) => at > 3);
  return sure.flatMap((taken): Finding[] => {
    const joined = joins(taken);
    const { earlyCredit } = taken.course;
    if (joined.length === 0)
      return earlyCredit && taken.at < 4 && goesOn
        ? [
            cannotTell(
              `${courseAt(walk, taken)} gives ${earlyNames[earlyCredit.kind]} and does not say for which college course, so nobody knows whether that one is required again`,
              "the college course that it stands for",
              { routes: way.routes, slots: slotsOf([taken]), deciders: [courseDecider(taken)] },
            ),
          ]
        : [];
    const targets = grouped(joined, ({ key }) => key);
    return [...targets].flatMap(([key, by]) =>
      (byKey.get(key) ?? [])
        .filter((twin) => twin !== taken && twin.key !== taken.key)
        .map((twin) => {
          const agreements = by.flatMap(({ agreement }) => agreement ?? []);
          const under = agreements[0]
            ? ` under ${agreements.map(({ codedNotation }) => codedNotation).sort()[0]}`
            : "";
          return fail(
            `${courseAt(walk, taken)} in ${yearName(taken.at)} already gives ${courseName(twin)}${under}, and ${walk.name(twin.organizationId)} requires that again in ${yearName(twin.at)}.`,
            {
              routes: way.routes,
              slots: slotsOf([taken, twin]),
              deciders: [courseDecider(taken), courseDecider(twin), ...agreements.map(agreementDecider)],
            },
          );
        }),
    );
  });
}

/** For each course that says what it teaches, those that teach too much of the same; a series goes deeper, and may. */
function alikeIn(walk: Walk): Map<Taken, Map<Taken, Pair>> {
  const { overlapPercent } = walk.facts.settings;
  const masks = masksOf(walk);
  const alike = new Map<Taken, Map<Taken, Pair>>();
  for (const [at, { taken: one, mask: mine, size }] of masks.entries())
    for (let to = at + 1; to < masks.length; to++) {
      const { taken: other, mask: theirs, size: others } = masks[to] as Mask;
      const common = shared(mine, theirs);
      if (100 * common <= overlapPercent * Math.min(size, others)) continue;
      if (!meet(one, other) || one.key === other.key || sameSeries(one, other)) continue;
      const { percent = 0 } = statementOverlap(one.course.statementIds, other.course.statementIds) ?? {};
      if (percent <= overlapPercent) continue;
      const [first, second] =
        one.at < other.at || (one.at === other.at && one.key < other.key) ? [one, other] : [other, one];
      const pairs = alike.get(one) ?? new Map<Taken, Pair>();
      alike.set(one, pairs.set(other, { first, second, percent, common }));
    }
  return alike;
}

/** What a course teaches as bits, one for each statement: hundreds of courses are compared while somebody types. */
type Mask = { readonly taken: Taken; readonly mask: Uint32Array; readonly size: number };

function masksOf(walk: Walk): Mask[] {
  const speaking = new Set<Taken>();
  const bits = new Map<string, number>();
  for (const { taken } of walk.ways)
    for (const one of taken) {
      if (!one.sure || one.course.statementIds.length === 0 || speaking.has(one)) continue;
      speaking.add(one);
      for (const id of one.course.statementIds) if (!bits.has(id)) bits.set(id, bits.size);
    }
  return [...speaking].map((taken) => {
    const mask = new Uint32Array(Math.ceil(bits.size / 32));
    const own = new Set(taken.course.statementIds);
    for (const id of own) {
      const bit = bits.get(id) ?? 0;
      mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    return { taken, mask, size: own.size };
  });
}

function shared(mine: Uint32Array, theirs: Uint32Array): number {
  let common = 0;
  for (let at = 0; at < mine.length; at++)
    for (let both = (mine[at] ?? 0) & (theirs[at] ?? 0); both !== 0; both &= both - 1) common++;
  return common;
}

/** Two schools are never on one way, nor two colleges. */
const meet = (one: Taken, other: Taken): boolean => one.leg === other.leg || tier(one) !== tier(other);
const tier = ({ at }: Taken): number => (at < 4 ? 0 : at < 6 ? 1 : 2);

const sameSeries = (one: Taken, other: Taken): boolean =>
  one.organizationId === other.organizationId &&
  one.course.part !== undefined &&
  one.course.part.series === other.course.part?.series;

function overlapping(walk: Walk, alike: ReadonlyMap<Taken, ReadonlyMap<Taken, Pair>>): Finding[] {
  // The students of several schools meet the same pair at a college or a career center.
  const met = new Map<string, { readonly pair: Pair; readonly routes: string[] }>();
  for (const { taken, routes } of alike.size > 0 ? walk.ways : []) {
    const here = new Set(taken);
    for (const one of taken)
      for (const [other, pair] of alike.get(one) ?? []) {
        if (!here.has(other)) continue;
        const key = [pair.first, pair.second].map((each) => `${each.slot.slotId} ${each.key}`).join(" ");
        const known = met.get(key) ?? { pair, routes: [] };
        known.routes.push(...routes);
        met.set(key, known);
      }
  }
  const worst = [...met].sort(
    ([mine, { pair: a }], [theirs, { pair: b }]) => b.percent - a.percent || (mine < theirs ? -1 : 1),
  );
  const { overlapPercent } = walk.facts.settings;
  const told = worst.slice(0, pairsTold).map(
    ([
      ,
      {
        pair: { first, second, percent, common },
        routes,
      },
    ]) =>
      fail(
        `${first.organizationId === second.organizationId ? courseName(first) : courseAt(walk, first)} and ${courseAt(walk, second)} share ${count(common, "statement")}, ${percent} % of the shorter list. Your region allows ${overlapPercent} %.`,
        {
          routes,
          slots: slotsOf([first, second]),
          deciders: [courseDecider(first), courseDecider(second)],
          severity: "WARN",
        },
      ),
  );
  const rest = worst.length - told.length;
  return rest === 0
    ? told
    : [
        ...told,
        fail(
          `${count(rest, "more pair")} of required courses share more than ${overlapPercent} % of their statements.`,
          {
            severity: "WARN",
          },
        ),
      ];
}
