/** Which statements of an edition can be asked about, and what ticking a heading means. Pure. */
import type { CfItem } from "#shared/case/schema.ts";
import { isRetired } from "#shared/statements/editing.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import type { Place } from "../statements/forest.ts";

/** A heading only files what stands under it; a statement with elements under it is asked about like any other. */
const isHeading = ({ standing: { item }, under }: Place): boolean =>
  under.length > 0 && !/statement|element|criteri/i.test(item.CFItemType ?? "");

const askable = (item: CfItem, today: string): boolean => !isRetired(item, today);

/** The statements a place stands for: itself, or all under a heading; retired ones are asked about no more. */
export function standsFor(place: Place, today: string): string[] {
  const { item } = place.standing;
  if (!isHeading(place)) return askable(item, today) ? [item.identifier] : [];
  const all: string[] = [];
  const waiting = [...place.under];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    waiting.push(...one.under);
    if (!isHeading(one) && askable(one.standing.item, today)) all.push(one.standing.item.identifier);
  }
  return [...new Set(all)];
}

/** `all`, `some` or `none` of what a place stands for. */
export function tickOf(ids: readonly string[], chosen: ReadonlySet<string>): "all" | "some" | "none" {
  const count = ids.filter((id) => chosen.has(id)).length;
  return count === 0 ? "none" : count === ids.length ? "all" : "some";
}

/** The choice with these added or taken away, in the order of the outline; what the outline lacks goes. */
export function withTick(
  chosen: readonly string[],
  ids: readonly string[],
  on: boolean,
  statements: readonly StandingStatement[],
): string[] {
  const touched = new Set(ids);
  const kept = new Set(chosen.filter((id) => !touched.has(id)));
  const order = [...new Set<string>(statements.map(({ item }) => item.identifier))];
  return order.filter((id) => kept.has(id) || (on && touched.has(id)));
}
