/** Whether a reader of the printed cells could know, or know too nearly, one that is not. Needs no value that is not printed. */
import type { Facts } from "./facts.ts";
import { settle } from "./facts.ts";
import { type Goal, type Unmet, unmetGoals } from "./interval.ts";
import type { Reader } from "./readers.ts";
import { eventWidth, groupWidth, isSmall, isTelling } from "./sensitive.ts";
import type { Span } from "./spans.ts";
import { cellOf, measureOf, type System, slotOf } from "./system.ts";
import type { FindingCode, Policy } from "./types.ts";

/** `goal`: how uncertain the cell should have stayed. */
export type Breach = { cell: number; code: FindingCode; reader: Reader; goal: Goal };

/** A reader, and what they can compute before the table and after it. */
export type Reading = { reader: Reader; before: Span; after: Span };

export type Case = {
  system: System;
  facts: Facts;
  policy: Policy;
  /** Small groups, where the owner looks: nobody may learn more of them than that they are. */
  small?: ReadonlySet<number>;
};

/** Everything this reader learns that they should not. */
export function breachesOf(of: Case, { reader, before, after }: Reading): Breach[] {
  const { system, facts, policy } = of;
  const breaches: Breach[] = [];
  const report = (cell: number, code: FindingCode, goal: Goal = { cell, width: 1 }): void =>
    void breaches.push({ cell, code, reader, goal });
  const hidden = facts.hidden.filter((cell) => !before.knows(cell));
  for (const cell of hidden) if (after.knows(cell)) report(cell, "determined");

  const known = new Map([...reader.known, ...facts.printed]);
  const values = settle(system, known);
  if (!values) {
    // Only the reader who knows nothing shows that the table contradicts itself; others may know better, or no longer.
    if (reader.known.size === 0) report(facts.hidden[0] ?? 0, "does-not-add-up");
    return breaches;
  }
  for (const [slot, { complement }] of system.slots.entries()) {
    const [d, n, m] = [cellOf(slot, "d"), cellOf(slot, "n"), cellOf(slot, "m")];
    const [size, events] = [values[d] as number, values[n] as number];
    const learned = (cell: number): boolean =>
      !Number.isNaN(values[cell]) && !before.knows(cell) && (complement || facts.printed.has(cell));
    const code = complement ? "implied-small" : "too-small";
    if (isSmall(size, policy) && learned(d)) report(d, code);
    if (isTelling(size, events, policy) && learned(n)) report(n, code);
    // Of a group whose size is not known, nobody can say that a count of it may be.
    if (Number.isNaN(size)) for (const each of [n, m]) if (learned(each)) report(each, code);
  }

  const goals = goalsOf(of, values, hidden, after);
  const unmet = unmetGoals(system, values, [...facts.limits, ...reader.limits], goals);
  if (!unmet) {
    if (reader.known.size === 0) report(facts.hidden[0] ?? 0, "does-not-add-up");
    return breaches;
  }
  const reported = new Set(breaches.map(({ cell }) => cell));
  const fresh = unmet.filter(({ goal }) => !reported.has(goal.cell));
  const excused = fresh.length > 0 ? excusedBy(of, reader, fresh) : new Set();
  for (const { goal, single } of fresh)
    if (!excused.has(goal.cell)) report(goal.cell, single ? "determined" : "too-narrow", goal);
  return breaches;
}

/** How uncertain each cell must stay that this reader cannot compute: what bears the mark, and what is never printed. */
function goalsOf(
  { system, policy, small }: Case,
  values: Float64Array,
  hidden: readonly number[],
  after: Span,
): Goal[] {
  const marked = new Set(hidden);
  const goals: Goal[] = [];
  for (let cell = 0; cell < values.length; cell++) {
    const slot = slotOf(cell);
    const never = system.slots[slot]?.complement || measureOf(cell) === "m";
    if (
      never
        ? !system.slots[slot]?.current || !Number.isNaN(values[cell])
        : !marked.has(cell) || after.knows(cell)
    )
      continue;
    const d = values[cellOf(slot, "d")] as number;
    if (!Number.isNaN(d)) {
      // Of a group whose size is known, the numerator can be no less certain than that; the rest is as certain as it.
      if (measureOf(cell) === "n") goals.push({ cell, width: Math.min(eventWidth(policy), d) });
    } else {
      const most = Math.min(policy.n - 1, totalOf(system, values, cell));
      const width = Math.min(groupWidth(policy), most);
      goals.push(small?.has(slot) ? { cell, width, lowest: 1, highest: most } : { cell, width });
    }
  }
  return goals;
}

/**
 * What is known of a total that this cell is a part of: no part is larger, whatever is suppressed. To learn of a small group
 * that at most two were without the outcome, where at most two of all were, is to learn nothing of the group.
 */
function totalOf(system: System, values: Float64Array, cell: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of system.linesOf[cell] ?? []) {
    const total = system.lines[line]?.cells[0];
    if (total === undefined || total === cell || slotOf(total) === slotOf(cell)) continue;
    const value = values[total] as number;
    if (value < least) least = value;
  }
  return least;
}

/** Of these, the cells that what the reader knew before leaves no room for either. */
function excusedBy({ system }: Case, reader: Reader, unmet: readonly Unmet[]): Set<number> {
  if (reader.known.size === 0) return new Set();
  const values = settle(system, reader.known);
  const still =
    values &&
    unmetGoals(
      system,
      values,
      reader.limits,
      unmet.map(({ goal }) => goal),
    );
  return new Set((still ?? []).map(({ goal }) => goal.cell));
}
