/**
 * Programs that are parts of others: every program of `all`, and 51.3901 of 51.39 and of 51. What such a total is the sum of
 * has to be said, or a reader knows more than the audit reckons with; and once either has been released for some years, the
 * other comes with it.
 */
import type { FieldProblem } from "../problem.ts";
import { spanName } from "./pooling.ts";
import type { ReleaseDraft, SafeTable } from "./release-schema.ts";

const isPartOf = (part: string, total: string): boolean =>
  part !== total && (total === "all" || (/^\d/.test(total) && part.startsWith(total)));

type Draft = Pick<ReleaseDraft, "programs" | "year" | "pooledTo"> & { table: Pick<SafeTable, "rollUps"> };

export function totalProblems(
  { programs, table, year, pooledTo }: Draft,
  earlier: readonly { blocks: readonly { program: string; year: string }[] }[],
): FieldProblem[] {
  const ids = programs.map(({ id }) => id);
  const span = spanName(year, pooledTo);
  const before = new Set(
    earlier
      .flatMap(({ blocks }) => blocks.filter((block) => block.year === span))
      .map(({ program }) => program),
  );
  const problems: FieldProblem[] = [];
  for (const [at, id] of ids.entries()) {
    const pointer = `/programs/${at}/id`;
    for (const other of before) {
      if (ids.includes(other)) continue;
      if (isPartOf(id, other))
        problems.push({ pointer, detail: `It is part of ${other}, released before: send ${other} with it.` });
      if (isPartOf(other, id))
        problems.push({
          pointer,
          detail: `${other}, released before, is part of it: send ${other} with it.`,
        });
    }
    const parts = partsOf(id, ids, table.rollUps);
    const said = table.rollUps.filter(({ program }) => program === id).flatMap(({ of }) => of);
    if (parts.length > 0 && !sameSet(parts, said))
      problems.push({ pointer, detail: `The sum of ${parts.join(", ")}: say so in /table/rollUps.` });
  }
  return problems;
}

/** The nearest parts: what is part of one of them, by its code or by what a roll-up says, is counted there. */
function partsOf(
  total: string,
  ids: readonly string[],
  rollUps: readonly SafeTable["rollUps"][number][],
): string[] {
  const parts = ids.filter((id) => isPartOf(id, total));
  const within = (id: string) =>
    parts.some((other) => isPartOf(id, other)) ||
    rollUps.some(({ program, of }) => program !== total && parts.includes(program) && of.includes(id));
  return parts.filter((id) => !within(id));
}

const sameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
