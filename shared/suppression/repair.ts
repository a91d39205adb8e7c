/** What to stop printing when something can still be known too nearly: the smallest count whose absence makes it less so. */
import type { Breach, Case } from "./examine.ts";
import { type Facts, settle } from "./facts.ts";
import { widthOf } from "./interval.ts";
import { cellOf, measureOf, type System, slotOf } from "./system.ts";

/** A printed cell to withhold, or undefined when nothing is left that could be. */
export function cellToWithhold(
  { system, facts, policy }: Case,
  { cell, reader }: Breach,
): number | undefined {
  const far = 2 * Math.max(policy.n, policy.k, 3);
  const width = (given: Facts): number => {
    const values = settle(system, new Map([...reader.known, ...given.printed]));
    return values ? widthOf(system, values, [...given.limits, ...reader.limits], cell, far) : 0;
  };
  const [empty, rest] = [[] as number[], [] as number[]];
  for (const [each, value] of facts.printed)
    if (!reader.known.has(each) || reader.known.get(each) !== value) (value === 0 ? empty : rest).push(each);
  rest.sort((a, b) => (facts.printed.get(a) as number) - (facts.printed.get(b) as number) || a - b);
  const now = width(facts);
  const near = nearby(system, facts, reader.known, cell);
  const best = rest.find((each) => near.has(each) && width(without(facts, each)) > now);
  return best ?? rest.find((each) => near.has(each)) ?? rest[0] ?? empty[0];
}

function without(facts: Facts, cell: number): Facts {
  const printed = new Map(facts.printed);
  printed.delete(cell);
  const slot = slotOf(cell);
  const limits =
    measureOf(cell) === "d" ? facts.limits.filter((limit) => slotOf(limit.cell) !== slot) : facts.limits;
  return { ...facts, printed, limits };
}

/** The known cells in a line with one of the unknown ones that lines connect with this cell: only they hold it. */
function nearby(system: System, facts: Facts, known: ReadonlyMap<number, number>, cell: number): Set<number> {
  const values = settle(system, new Map([...known, ...facts.printed]));
  const near = new Set<number>();
  const seen = new Set([cell]);
  for (const at of seen)
    for (const line of system.linesOf[at] ?? [])
      for (const other of system.lines[line]?.cells ?? []) {
        const value = values?.[other];
        if (value === undefined || Number.isNaN(value)) seen.add(other);
        // What follows from printed counts is held by them.
        else
          for (const held of [other, cellOf(slotOf(other), "d"), cellOf(slotOf(other), "n")]) near.add(held);
      }
  return near;
}
