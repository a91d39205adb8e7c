/** Statements as a page draws them: a tree of places, and what is left of it when one searches. Pure. */
import type { CfItem } from "#shared/case/schema.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import { matches } from "../ui/filter.tsx";

/** One place of a statement. `first`: it is read here first, and its address leads here. */
export type Place = { standing: StandingStatement; at: number; first: boolean; under: Place[] };

/** The outline as a tree. */
export function forestOf(statements: readonly StandingStatement[]): Place[] {
  const top: Place[] = [];
  const open: Place[] = [];
  const seen = new Set<string>();
  statements.forEach((standing, at) => {
    const { identifier } = standing.item;
    const place: Place = { standing, at, first: !seen.has(identifier), under: [] };
    seen.add(identifier);
    (standing.depth === 0 ? top : (open[standing.depth - 1]?.under ?? top)).push(place);
    open[standing.depth] = place;
  });
  return top;
}

/** Under what it stands, from the top down. */
export function lineTo(statements: readonly StandingStatement[], standing: StandingStatement): CfItem[] {
  const above: CfItem[] = [];
  let { depth } = standing;
  for (let at = statements.indexOf(standing) - 1; at >= 0 && depth > 0; at--) {
    const one = statements[at];
    if (!one || one.depth >= depth) continue;
    above.unshift(one.item);
    depth = one.depth;
  }
  return above;
}

export const says = (item: CfItem, wanted: string): boolean =>
  matches(
    wanted,
    item.humanCodingScheme,
    item.fullStatement,
    item.abbreviatedStatement,
    item.CFItemType,
    ...(item.conceptKeywords ?? []),
  );

/** What a reader asks for: these words, this level, only what stands under this statement. */
type Wanted = { words: string; level?: string; under?: string };

/** What is as wanted, and all that it stands under. */
export function narrowed(
  statements: readonly StandingStatement[],
  { words, level = "", under = "" }: Wanted,
): { shown: StandingStatement[]; found: number } {
  const kept = new Set<number>();
  const above: number[] = [];
  let found = 0;
  statements.forEach(({ item, depth, level: its }, at) => {
    above[depth] = at;
    const line = above.slice(0, depth + 1);
    if (!says(item, words) || (level !== "" && its !== level)) return;
    if (under !== "" && !line.some((one) => statements[one]?.item.identifier === under)) return;
    found++;
    for (const one of line) kept.add(one);
  });
  return { shown: statements.filter((_, at) => kept.has(at)), found };
}
