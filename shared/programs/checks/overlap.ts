/** Required courses that teach too much of the same, by the statements they were mapped to. Pure. */
import { statementOverlap } from "../../statement-overlap.ts";
import { type Finding, fail } from "./finding.ts";
import { courseAt, courseDecider, courseName, sameSeries, slotsOf, type Taken, type Walk } from "./walk.ts";
import { count } from "./words.ts";

type Pair = {
  readonly first: Taken;
  readonly second: Taken;
  readonly percent: number;
  readonly common: number;
};
/** More pairs than anybody would read are counted. */
const pairsTold = 12;

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

export function overlapping(walk: Walk): Finding[] {
  const alike = alikeIn(walk);
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
