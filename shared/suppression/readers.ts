/**
 * Who reads a table, and what they know before they do: nothing, their own counts, and what earlier releases printed.
 *
 * An earlier count may have been corrected since, and only the owner of the table knows which. So everybody reads twice: once
 * as if there had been no earlier release, and once believing all of it; and where the owner looks, a third time, with those
 * earlier counts that are still right.
 */
import { groupsIn, type Limit, limitsOf, printedValue } from "./facts.ts";
import { cellOf, type System } from "./system.ts";
import type { Context, Viewer } from "./types.ts";

export type Reader = {
  viewers: string[];
  known: Map<number, number>;
  /** What earlier bands say, where their denominator is still the one known. */
  limits: Limit[];
  /** Knows what was printed before: the most this viewer can know. */
  remembers: boolean;
};

const nobody: Viewer = { name: "public", knows: [] };

/** `truth`: the value of every cell, where the owner looks. */
export function readersOf(system: System, context: Context, truth?: Float64Array): Reader[] {
  const viewers = context.viewers.some(({ knows }) => knows.length === 0)
    ? context.viewers
    : [nobody, ...context.viewers];
  const { known: before, limits } = remembered(system, context);
  const still = new Map([...before].filter(([cell, value]) => !truth || isTrue(truth, cell, value, value)));
  const stillLimits = limits.filter(({ cell, least, most }) => !truth || isTrue(truth, cell, least, most));
  const readers = new Map<string, Reader>();
  for (const viewer of viewers) {
    const own = ownCounts(system, viewer);
    const add = (known: Map<number, number>, also: Limit[], remembers: boolean): void => {
      const sorted = new Map([...known].sort(([a], [b]) => a - b));
      const key = JSON.stringify([[...sorted], also, remembers]);
      const reader = readers.get(key);
      if (reader) reader.viewers.push(viewer.name);
      else readers.set(key, { viewers: [viewer.name], known: sorted, limits: also, remembers });
    };
    if (before.size > 0) add(own, [], false);
    if (still.size < before.size || stillLimits.length < limits.length)
      add(new Map([...still, ...own]), stillLimits, false);
    add(new Map([...before, ...own]), limits, true);
  }
  return [...readers.values()];
}

/** Of a block that only earlier releases have, the owner has no counts here: what was printed is what there is. */
function isTrue(truth: Float64Array, cell: number, least: number, most: number): boolean {
  const value = truth[cell] as number;
  return Number.isNaN(value) || (value >= least && value <= most);
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

/** What earlier releases printed of these cells; the newest counts where several did. */
function remembered(system: System, { earlier }: Context): { known: Map<number, number>; limits: Limit[] } {
  const known = new Map<number, number>();
  const bands = new Map<number, Limit[]>();
  for (const table of earlier)
    for (const { slot, group } of groupsIn(system, table)) {
      const [d, n] = [printedValue(group.d), printedValue(group.n)];
      if (d !== undefined) known.set(cellOf(slot, "d"), d);
      if (n !== undefined) known.set(cellOf(slot, "n"), n);
      if (d !== undefined && group.band)
        bands.set(slot, limitsOf(slot, d, group.band, Math.floor((d * group.band.percent) / 100)));
    }
  return { known, limits: [...bands.values()].flat() };
}

/** Cells that an earlier release suppressed: they stay so. */
export function hiddenBefore(system: System, { earlier }: Context): Set<number> {
  const hidden = new Set<number>();
  for (const table of earlier)
    for (const { slot, group } of groupsIn(system, table)) {
      if (group.d.state === "suppressed") hidden.add(cellOf(slot, "d"));
      if (group.n.state === "suppressed") hidden.add(cellOf(slot, "n"));
    }
  return hidden;
}
