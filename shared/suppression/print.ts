/**
 * The table as it is printed. Nothing in it, not even the order of anything, depends on a count that is not printed: blocks
 * by program and year, groups as declared, one mark for all that is suppressed (R6).
 */
import { bandOf } from "./bands.ts";
import { groupsOf } from "./groups.ts";
import { inOrder } from "./system.ts";
import type { Block, Count, GroupKey, Policy, SafeGroup, SafeTable, Shown, Table } from "./types.ts";

export type IsPrinted = (block: Block, group: GroupKey, measure: "d" | "n") => boolean;

export function printed(table: Table, policy: Policy, isPrinted: IsPrinted): SafeTable {
  const groups = groupsOf(table.dimensions);
  return {
    dimensions: table.dimensions.map(({ name, kind, values }) => ({ name, kind, values: [...values] })),
    blocks: [...table.blocks].sort(inOrder).map((block) => ({
      program: block.program,
      year: block.year,
      ...(block.organization !== undefined && { organization: block.organization }),
      groups: Object.fromEntries(
        groups.map((group) => {
          const shows = (measure: "d" | "n") => isPrinted(block, group, measure);
          return [group, groupOf(block.groups[group] as Count, shows, policy)];
        }),
      ),
    })),
    rollUps: structuredClone(table.rollUps),
  };
}

function groupOf({ d, n }: Count, shows: (measure: "d" | "n") => boolean, policy: Policy): SafeGroup {
  const shown = (value: number, measure: "d" | "n"): Shown => {
    if (!shows(measure)) return { state: "suppressed" };
    return d === 0 ? { state: "zero" } : { state: "published", value };
  };
  const band = shows("d") && !shows("n") ? bandOf(d, n, policy) : undefined;
  return { d: shown(d, "d"), n: shown(n, "n"), ...(band && { band }) };
}
