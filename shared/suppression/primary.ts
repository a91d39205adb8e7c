/** The value of every cell of the owner's table, and which of them must not be known (R1, R2, R4, R5). */
import { contributorsMin, isSmall, isTelling } from "./sensitive.ts";
import { cellOf, type System } from "./system.ts";
import type { Policy, Table } from "./types.ts";

/** NaN where the system has a block that this table has not. */
export function valuesOf(system: System, table: Table): Float64Array {
  const values = new Float64Array(system.slots.length * 3).fill(Number.NaN);
  for (const block of table.blocks) {
    const all = block.groups["all"];
    for (const [slot, { program, year, group, complement, current }] of system.slots.entries()) {
      const count = block.groups[group];
      if (!current || program !== block.program || year !== block.year || !all || !count) continue;
      const [d, n] = complement ? [all.d - count.d, all.n - count.n] : [count.d, count.n];
      values.set([d, n, d - n], cellOf(slot, "d"));
    }
  }
  return values;
}

export type Primary = {
  /** All cells that must not be known. */
  cells: Set<number>;
  /** The slots whose group is too small: nobody may learn more of them than that. */
  small: Set<number>;
};

export function primaryOf(system: System, values: Float64Array, policy: Policy): Primary {
  const cells = new Set<number>();
  const small = new Set<number>();
  for (const slot of system.slots.keys()) {
    const [d, n] = [values[cellOf(slot, "d")] as number, values[cellOf(slot, "n")] as number];
    if (isSmall(d, policy)) small.add(slot);
    const has = (part: number): boolean => values[cellOf(part, "d")] !== 0;
    const all = isSmall(d, policy) || (d > 0 && lacksContributors(system, slot, has));
    if (all) cells.add(cellOf(slot, "d"));
    if (all || isTelling(d, n, policy)) cells.add(cellOf(slot, "n")).add(cellOf(slot, "m"));
  }
  return { cells, small };
}

/** Whether a slot is a sum over organizations, and too few of them have students in it. */
export function lacksContributors(system: System, slot: number, has: (slot: number) => boolean): boolean {
  const owners = (slots: readonly number[]): number =>
    new Set(slots.flatMap((each) => system.slots[each]?.organization ?? [])).size;
  return (system.parts.get(slot) ?? []).some((parts) => {
    const leaves = parts.flatMap((part) => leavesOf(system, part, new Set([slot])));
    return owners(leaves) > 1 && owners(leaves.filter(has)) < contributorsMin;
  });
}

function leavesOf(system: System, slot: number, seen: Set<number>): number[] {
  if (seen.has(slot)) return [];
  seen.add(slot);
  const [parts] = system.parts.get(slot) ?? [];
  return parts ? parts.flatMap((part) => leavesOf(system, part, seen)) : [slot];
}
