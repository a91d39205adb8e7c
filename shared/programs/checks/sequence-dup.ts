/** pos.sequence.dup: nobody has to take twice what they have had: by its number, by an agreement, or by what it teaches. Pure. */

import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import { overlapping } from "./overlap.ts";
import { twinsOf } from "./twins.ts";
import { courseAt, courseDecider, noRoute, slotsOf, type Taken, type Walk, type Way } from "./walk.ts";
import { yearName } from "./words.ts";

export function sequenceDup(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  const again = twinsOf(walk);
  const findings = walk.ways.flatMap((way) => {
    const sure = way.taken.filter((taken) => taken.sure);
    return [...twice(walk, way, sure), ...again(way, sure)];
  });
  const overlaps = overlapping(walk);
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
