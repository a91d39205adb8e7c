/**
 * Complementary suppression that is checked, not only applied: prints what can be printed, asks the audit, withholds one
 * more count where it objects, and begins again, until it has nothing to say. The same table in any order gives the same
 * answer, and the answer passes the audit that a hub makes of it without the counts.
 *
 * Follows the disclosure guidance of the U.S. Department of Education's Privacy Technical Assistance Center in what it
 * protects (small groups, shared outcomes, complements, all by one mark), Langsrud in what it prints (spans.ts), and Fischetti
 * and Salazar in how uncertain the rest must stay (interval.ts).
 */
import { audit, pulseOf, Stopped } from "./audit.ts";
import { type Breach, breachesOf, type Case, type Reading } from "./examine.ts";
import { factsOf } from "./facts.ts";
import { primaryOf, valuesOf } from "./primary.ts";
import { printed } from "./print.ts";
import { problemsOf } from "./problems.ts";
import { publish } from "./publish.ts";
import { hiddenBefore, type Memory, memoryOf, type Reader, readersOf, stillTrue } from "./readers.ts";
import { cellsToWithhold } from "./repair.ts";
import { Span } from "./spans.ts";
import { cellOf, type System, slotOf, systemsOf } from "./system.ts";
import type { Context, Policy, SafeTable, Suppressed, Table, Watch } from "./types.ts";

type Place = { program: string; year: string; group: string };

const no = (why: string, refused: Place[] = []): Suppressed => ({ ok: false, why, refused });

export function suppress(table: Table, policy: Policy, context: Context, watch: Watch = {}): Suppressed {
  if (problemsOf(table).length > 0) return no("The table does not add up.");
  try {
    return suppressed(table, policy, context, watch);
  } catch (error) {
    if (error instanceof Stopped) return no("Stopped.");
    throw error;
  }
}

function suppressed(table: Table, policy: Policy, context: Context, watch: Watch): Suppressed {
  const systems = systemsOf(table, context.earlier);
  const open = new Set<string>();
  for (const [done, system] of systems.entries()) {
    watch.progress?.(done, systems.length);
    const island = printedCells(system, table, policy, context, pulseOf(watch));
    if (!(island instanceof Set)) return no("This group cannot be hidden well enough.", [island]);
    for (const cell of island) open.add(nameOf(system, cell));
  }
  watch.progress?.(systems.length, systems.length);
  const safe = printed(table, policy, ({ program, year }, group, measure) =>
    open.has(JSON.stringify([program, year, group, measure])),
  );
  const result = audit(safe, policy, context, { cancelled: watch.cancelled ?? (() => false) });
  if (result.holds) return { ok: true, table: safe, audit: result };
  return no(
    "These groups cannot be hidden well enough.",
    result.findings.map(({ program, year, group }) => ({ program, year, group })),
  );
}

function nameOf({ slots }: System, cell: number): string {
  const { program, year, group } = slots[slotOf(cell)] as Place;
  return JSON.stringify([program, year, group, cell % 3 === 0 ? "d" : "n"]);
}

/** What is printed of one island; or the group for which nothing helps. */
function printedCells(
  system: System,
  table: Table,
  policy: Policy,
  context: Context,
  pulse: () => void,
): Set<number> | Place {
  const values = valuesOf(system, table);
  const primary = primaryOf(system, values, policy);
  const earlier = hiddenBefore(system, context);
  const withheld = new Set(earlier);
  const nothing = Span.of(system);
  const reading = (reader: Reader) => {
    const before = nothing.copy();
    for (const cell of reader.known.keys()) before.learn(cell);
    return { reader, nothing, before };
  };
  const memory = memoryOf(system, context);
  const truth = stillTrue(memory, (cell) => (Number.isNaN(values[cell]) ? undefined : values[cell]));
  const fresh = memory.known.size > 0 ? readersOf(system, context) : [];
  const readers = [...fresh, ...readersOf(system, context, truth)].map(reading);
  for (;;) {
    pulse();
    const readings = readers.map((each) => ({ ...each, after: each.before.copy() }));
    const cells = publish({ system, values, primary: primary.cells, withheld }, readings);
    const facts = factsOf(system, islandOf(system, table, policy, cells), policy);
    for (const cell of earlier) if (!system.slots[slotOf(cell)]?.current) facts.hidden.push(cell);
    const of: Case = { system, facts, policy, small: primary.small, pulse };
    const found = firstOf(of, [...readings, ...believers(of, memory, context, reading)]);
    if (!found) return cells;
    const next = cellsToWithhold(of, found);
    if (next.size === 0) return system.slots[slotOf((found[0] as Breach).cell)] as Place;
    for (const cell of next) withheld.add(cell);
  }
}

function firstOf(of: Case, readings: Iterable<Reading>): Breach[] | undefined {
  for (const reading of readings) {
    const breaches = breachesOf(of, reading);
    if (breaches.length > 0) return breaches;
  }
  return undefined;
}

/** As the hub sees them: those who believe all of an earlier release that today's does not put right. */
function believers(
  { system, facts }: Case,
  memory: Memory,
  context: Context,
  reading: (reader: Reader) => Omit<Reading, "after">,
): Reading[] {
  if (memory.known.size === 0) return [];
  const now = stillTrue(memory, (cell) => facts.printed.get(cell));
  return readersOf(system, context, now, true).map((reader) => {
    const each = reading(reader);
    const after = each.before.copy();
    for (const cell of facts.printed.keys()) after.learn(cell);
    return { ...each, after };
  });
}

function islandOf(system: System, table: Table, policy: Policy, cells: ReadonlySet<number>): SafeTable {
  const blocks = table.blocks.filter(({ program, year }) => system.find(program, year, "all") !== undefined);
  return printed({ ...table, blocks }, policy, ({ program, year }, group, measure) =>
    cells.has(cellOf(system.find(program, year, group) as number, measure)),
  );
}
