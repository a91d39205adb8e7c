/**
 * Who reads a table, and what they know before they do: nothing, their own counts, and what earlier releases printed.
 *
 * An earlier count may have been corrected since, and only the owner of the table knows which. So everybody reads twice: once
 * as if there had been no earlier release, and once believing all of it that today's print does not put right; and where the
 * owner looks, a third time, with those earlier counts that are still true.
 */
import { groupsIn, type Limit, limitsOf, printedValue } from "./facts.ts";
import { cellOf, type System, slotOf } from "./system.ts";
import type { Context, Viewer } from "./types.ts";

export type Reader = {
  viewers: string[];
  known: Map<number, number>;
  /** What earlier bands say, where their denominator is still the one known. */
  limits: Limit[];
  /** Some of what they know was printed before, and may have been corrected since. */
  remembers: boolean;
};

/** What was printed before: the newest counts, where several releases have one, and the bands beside them. */
export type Memory = { known: Map<number, number>; limits: Limit[] };

const nobody: Viewer = { name: "public", knows: [] };
const nothing: Memory = { known: new Map(), limits: [] };

/** Everybody, as one who has never read anything like it. With `memory`, as one who has, and believes it. */
export function readersOf(
  system: System,
  context: Context,
  memory: Memory = nothing,
  remembers = false,
): Reader[] {
  const viewers = context.viewers.some(({ knows }) => knows.length === 0)
    ? context.viewers
    : [nobody, ...context.viewers];
  const readers = new Map<string, Reader>();
  for (const viewer of viewers) {
    const known = new Map([...memory.known, ...ownCounts(system, viewer)].sort(([a], [b]) => a - b));
    const key = JSON.stringify([...known]);
    const reader = readers.get(key);
    if (reader) reader.viewers.push(viewer.name);
    else readers.set(key, { viewers: [viewer.name], known, limits: memory.limits, remembers });
  }
  return [...readers.values()];
}

function ownCounts(system: System, { knows }: Viewer): Map<number, number> {
  const own = new Map<number, number>();
  for (const { program, year, group, d, n } of knows) {
    const slot = system.find(program, year, group);
    if (slot === undefined) continue;
    if (d !== undefined) own.set(cellOf(slot, "d"), d);
    if (n !== undefined) own.set(cellOf(slot, "n"), n);
  }
  return own;
}

export function memoryOf(system: System, { earlier }: Context): Memory {
  const known = new Map<number, number>();
  const bands = new Map<number, Limit[]>();
  for (const table of earlier)
    for (const { slot, group } of groupsIn(system, table)) {
      const [d, n] = [printedValue(group.d), group.n && printedValue(group.n)];
      if (d !== undefined) known.set(cellOf(slot, "d"), d);
      if (n !== undefined) known.set(cellOf(slot, "n"), n);
      if (d !== undefined && group.band)
        bands.set(slot, limitsOf(slot, d, group.band, Math.floor((d * group.band.percent) / 100)));
    }
  return { known, limits: [...bands.values()].flat() };
}

/**
 * As much of a memory as is still true, as far as can be seen: `now` is a cell's value where it is to be seen. A band says
 * something only of the denominator it stood beside.
 */
export function stillTrue({ known, limits }: Memory, now: (cell: number) => number | undefined): Memory {
  const holds = (cell: number): boolean => (now(cell) ?? known.get(cell)) === known.get(cell);
  return {
    known: new Map([...known].filter(([cell]) => holds(cell))),
    limits: limits.filter(({ cell, least, most }) => {
      const value = now(cell);
      return holds(cellOf(slotOf(cell), "d")) && (value === undefined || (value >= least && value <= most));
    }),
  };
}

/** Cells that an earlier release suppressed: they stay so. */
export function hiddenBefore(system: System, { earlier }: Context): Set<number> {
  const hidden = new Set<number>();
  for (const table of earlier)
    for (const { slot, group } of groupsIn(system, table)) {
      if (group.d.state === "suppressed") hidden.add(cellOf(slot, "d"));
      if (group.n?.state === "suppressed") hidden.add(cellOf(slot, "n"));
    }
  return hidden;
}
