/** Statements as a page draws them: a tree of places, and what is left of it when one searches. Pure. */
import type { CfItem } from "#shared/case/schema.ts";
import type { StandingStatement, StatementLevel } from "#shared/statements/schema.ts";
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

export const says = (item: CfItem, wanted: string): boolean =>
  matches(
    wanted,
    item.humanCodingScheme,
    item.fullStatement,
    item.abbreviatedStatement,
    item.CFItemType,
    ...(item.conceptKeywords ?? []),
  );

/** What says the words and is of the level, and all that it stands under. */
export function narrowed(
  statements: readonly StandingStatement[],
  wanted: string,
  level?: StatementLevel,
): { shown: StandingStatement[]; found: number } {
  const kept = new Set<number>();
  const above: number[] = [];
  let found = 0;
  statements.forEach(({ item, depth, level: its }, at) => {
    above[depth] = at;
    if (!says(item, wanted) || (level !== undefined && its !== level)) return;
    found++;
    for (const one of above.slice(0, depth + 1)) kept.add(one);
  });
  return { shown: statements.filter((_, at) => kept.has(at)), found };
}
