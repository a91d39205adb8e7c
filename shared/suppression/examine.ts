/** Whether a reader of the printed cells could know, or know too nearly, one that is not. Needs no value that is not printed. */

import { eventWidth } from "./bands.ts";
import { type Facts, settle } from "./facts.ts";
import { type Goal, type Unmet, unmetGoals } from "./interval.ts";
import type { Reader } from "./readers.ts";
import { groupWidth, isSmall, isTelling } from "./sensitive.ts";
import type { Span } from "./spans.ts";
import { cellOf, measureOf, type System } from "./system.ts";
import type { FindingCode, Policy } from "./types.ts";

/** `goal`: how uncertain the cell should have stayed. */
export type Breach = { cell: number; code: FindingCode; reader: Reader; goal: Goal };

/** A reader, and what can be computed by one who has read nothing, by this one before the table, and after it. */
export type Reading = { reader: Reader; nothing: Span; before: Span; after: Span };

export type Case = {
  system: System;
  facts: Facts;
  policy: Policy;
  /** Small groups, where the owner looks: nobody may learn more of them than that they are. */
  small?: ReadonlySet<number>;
  /** Asked often; throws to stop. */
  pulse?: () => void;
};

/** Everything this reader learns that they should not. */
export function breachesOf(of: Case, reading: Reading): Breach[] {
  const { system, facts } = of;
  const { reader } = reading;
  const values = settle(system, new Map([...reader.known, ...facts.printed]));
  const goals = values && goalsOf(of, reading, values);
  const unmet = goals && owed(of, reader, values, goals);
  if (values && unmet) {
    const breaches = computed(of, reading, values);
    const reported = new Set(breaches.map(({ cell }) => cell));
    for (const { goal, least, most } of unmet)
      if (!reported.has(goal.cell))
        breaches.push({ cell: goal.cell, code: least === most ? "determined" : "too-narrow", reader, goal });
    return breaches;
  }
  // What this reader knows contradicts what is printed. Of a memory that is to be expected: some of it was corrected.
  return reader.remembers
    ? believing(of, reading)
    : [{ cell: 0, code: "does-not-add-up", reader, goal: { cell: 0, width: 1 } }];
}

/** What the reader can compute by the lines alone. */
function computed(
  { system, facts, policy }: Case,
  { reader, before, after }: Reading,
  values: Float64Array,
): Breach[] {
  const breaches: Breach[] = [];
  const report = (cell: number, code: FindingCode): void =>
    void breaches.push({ cell, code, reader, goal: { cell, width: 1 } });
  const alone = reader.known.size > 0 ? settle(system, reader.known) : undefined;
  const knew = (cell: number): boolean =>
    before.knows(cell) || (alone !== undefined && !Number.isNaN(alone[cell]));
  const marked = new Set(facts.hidden);
  for (const cell of marked) if (after.knows(cell) && !knew(cell)) report(cell, "determined");
  for (const [slot, { complement, current }] of system.slots.entries()) {
    const [d, n, m] = [cellOf(slot, "d"), cellOf(slot, "n"), cellOf(slot, "m")];
    const [size, events] = [values[d] as number, values[n] as number];
    const printable = current && !complement;
    const learned = (cell: number): boolean =>
      !Number.isNaN(values[cell]) &&
      !knew(cell) &&
      !marked.has(cell) &&
      (!printable || facts.printed.has(cell));
    const code = printable ? "too-small" : "implied-small";
    if (isSmall(size, policy) && learned(d)) report(d, code);
    if (isTelling(size, events, policy) && learned(n)) report(n, code);
    // Of a group whose size is not known, nobody can say that a count of it may be.
    if (Number.isNaN(size)) for (const each of [n, m]) if (learned(each)) report(each, code);
  }
  return breaches;
}

/** What follows, line by line, for somebody who believes one of the earlier counts and none of the others. */
function believing(of: Case, { reader, nothing }: Reading): Breach[] {
  const breaches: Breach[] = [];
  for (const [cell, value] of reader.known) {
    if (of.facts.printed.has(cell)) continue;
    of.pulse?.();
    const before = nothing.copy();
    before.learn(cell);
    const after = before.copy();
    for (const each of of.facts.printed.keys()) after.learn(each);
    const known = new Map([[cell, value]]);
    const values = settle(of.system, new Map([...known, ...of.facts.printed]));
    if (values)
      breaches.push(...computed(of, { reader: { ...reader, known }, before, after, nothing }, values));
  }
  return breaches;
}

/** The goals that are not met, but where the table does not tell this reader more than they knew; undefined as in unmetGoals. */
function owed(of: Case, reader: Reader, values: Float64Array, goals: readonly Goal[]): Unmet[] | undefined {
  const unmet = unmetGoals(of.system, values, [...of.facts.limits, ...reader.limits], goals, of.pulse);
  if (!unmet || unmet.length === 0 || reader.known.size + reader.limits.length === 0) return unmet;
  const alone = settle(of.system, reader.known);
  const asked = unmet.map(({ goal }) => goal);
  const knew = alone && unmetGoals(of.system, alone, reader.limits, asked, of.pulse);
  const ranges = new Map((knew ?? []).map((each) => [each.goal, each]));
  return unmet.filter(({ goal, least, most }) => {
    const range = ranges.get(goal);
    return !range || least > range.least || most < range.most;
  });
}

/** How uncertain each cell must stay that this reader cannot compute: what bears the mark, and what is never printed. */
function goalsOf(
  { system, facts, policy, small }: Case,
  { reader, after }: Reading,
  values: Float64Array,
): Goal[] {
  const marked = new Set(facts.hidden);
  const goals: Goal[] = [];
  for (const [slot, { current }] of system.slots.entries()) {
    // Of blocks that only others have read, this reader knows nothing at all.
    if (!current && reader.known.size === 0) continue;
    const d = values[cellOf(slot, "d")] as number;
    for (const measure of ["d", "n", "m"] as const) {
      const cell = cellOf(slot, measure);
      if (marked.has(cell) ? after.knows(cell) : !Number.isNaN(values[cell])) continue;
      if (!Number.isNaN(d)) {
        // Of a group whose size is known, the numerator can be no less certain than that; the rest is as certain as it.
        if (measure === "n") goals.push({ cell, width: Math.min(eventWidth(policy), d) });
      } else {
        const most = Math.min(policy.n - 1, totalOf(system, values, cell));
        const width = Math.min(groupWidth(policy), most);
        goals.push(small?.has(slot) ? { cell, width, lowest: 1, highest: most } : { cell, width });
      }
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
    if (total === undefined || total === cell || measureOf(total) !== measureOf(cell)) continue;
    const value = values[total] as number;
    if (value < least) least = value;
  }
  return least;
}
