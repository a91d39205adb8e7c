/**
 * Whether a printed table holds: nothing that bears the mark of suppression, and nothing that is never printed, can be
 * computed from it or known too nearly, by any of its viewers, with all they have seen before. It sees no value that is not
 * printed, so it can be asked where none may be: at the hub, of a table that was suppressed somewhere else.
 */
import { breachesOf } from "./examine.ts";
import { factsOf } from "./facts.ts";
import { lacksContributors } from "./primary.ts";
import { hiddenBefore, memoryOf, readersOf, stillTrue } from "./readers.ts";
import { flawsOf } from "./shape.ts";
import { Span } from "./spans.ts";
import { cellOf, measureOf, type System, slotOf, systemsOf } from "./system.ts";
import type { Audit, Context, Finding, FindingCode, Policy, SafeTable, Watch } from "./types.ts";

/** Changes with every change of what is printed or found. Kept with each release. */
export const algorithm = "causeway-suppression 1";

const reasons: Record<FindingCode, string> = {
  determined: "This suppressed count can be computed from what is printed.",
  "too-narrow": "This suppressed count can be known too nearly from what is printed.",
  "too-small": "This count is too small to be printed, or tells too much of each student.",
  "implied-small": "What is left when this group is taken from all can be computed, and is too small.",
  "without-denominator": "A numerator is not printed without its denominator.",
  "band-and-count": "A band replaces the numerator.",
  "wrong-band": "This is not the band of its denominator.",
  "was-hidden": "An earlier release suppressed this count.",
  "too-few-contributors": "Fewer than three organizations have students in this sum.",
  "does-not-add-up": "What is printed contradicts itself.",
  malformed: "This cannot be read.",
  stopped: "The audit was stopped.",
};

export function audit(table: SafeTable, policy: Policy, context: Context, watch: Watch = {}): Audit {
  const flaws = flawsOf(table, policy);
  if (flaws.length > 0) return { holds: false, findings: flaws, perViewer: [], algorithm };
  const systems = systemsOf(table, context.earlier);
  const findings: Finding[] = [];
  const counts: Counts = new Map();
  try {
    for (const [done, system] of systems.entries()) {
      watch.progress?.(done, systems.length);
      findings.push(...auditOf(system, table, policy, context, counts, pulseOf(watch)));
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const where = { program: "", year: "", group: "all", measure: "d" } as const;
    findings.push({ viewer: "public", ...where, code: "stopped", why: reasons.stopped });
  }
  watch.progress?.(systems.length, systems.length);
  return {
    holds: findings.length === 0,
    findings,
    perViewer: [...counts].map(([viewer, count]) => ({ viewer, ...count })),
    algorithm,
  };
}

type Counts = Map<string, { hidden: number; exposed: number }>;

function auditOf(
  system: System,
  table: SafeTable,
  policy: Policy,
  context: Context,
  counts: Counts,
  pulse: () => void,
): Finding[] {
  const facts = factsOf(system, table, policy);
  const before = hiddenBefore(system, context);
  const marked = facts.hidden;
  facts.hidden = [...marked, ...[...before].filter((cell) => !system.slots[slotOf(cell)]?.current)];
  const findings = new Map<string, Finding>();
  const add = (viewer: string, cell: number, code: FindingCode): void => {
    const { program, year, group } = system.slots[slotOf(cell)] as System["slots"][number];
    const one = { viewer, program, year, group, measure: measureOf(cell), code, why: reasons[code] };
    findings.set(JSON.stringify(one), one);
  };
  for (const cell of facts.printed.keys()) if (before.has(cell)) add("public", cell, "was-hidden");
  const isEmpty = (slot: number): boolean => facts.printed.get(cellOf(slot, "d")) === 0;
  for (const [slot] of system.slots.entries())
    if (
      facts.printed.has(cellOf(slot, "d")) &&
      !isEmpty(slot) &&
      lacksContributors(system, slot, (part) => !isEmpty(part))
    )
      add("public", cellOf(slot, "d"), "too-few-contributors");

  const nothing = Span.of(system);
  const memory = memoryOf(system, context);
  const now = stillTrue(memory, (cell) => facts.printed.get(cell));
  const fresh = memory.known.size > 0 ? readersOf(system, context) : [];
  const last = readersOf(system, context, now, memory.known.size > 0);
  for (const reader of [...fresh, ...last]) {
    pulse();
    const knew = nothing.copy();
    for (const cell of reader.known.keys()) knew.learn(cell);
    const after = knew.copy();
    for (const cell of facts.printed.keys()) after.learn(cell);
    const exposed = marked.filter((cell) => knew.knows(cell)).length;
    for (const viewer of last.includes(reader) ? reader.viewers : []) {
      const so = counts.get(viewer) ?? { hidden: 0, exposed: 0 };
      counts.set(viewer, { hidden: so.hidden + marked.length - exposed, exposed: so.exposed + exposed });
    }
    for (const breach of breachesOf(
      { system, facts, policy, pulse },
      { reader, nothing, before: knew, after },
    ))
      for (const viewer of reader.viewers) add(viewer, breach.cell, breach.code);
  }
  return [...findings.values()];
}

/** Thrown from within, and caught at the door. */
export class Stopped extends Error {}

export const pulseOf =
  ({ cancelled }: Watch) =>
  (): void => {
    if (cancelled?.()) throw new Stopped();
  };
