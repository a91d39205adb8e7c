/** Where a statement goes when it is moved one step, or dropped on another: a spot the hub understands, in words too. Pure. */
import type { CaseUuid } from "#shared/case/schema.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import { nameOf } from "./words.ts";

export type Step = "up" | "down" | "in" | "out";
export type Spot = { parentId?: CaseUuid; before?: CaseUuid };
type All = readonly StandingStatement[];

/** The next place after this one and all that stands under it. */
function past(all: All, at: number): number {
  const depth = all[at]?.depth ?? 0;
  let next = at + 1;
  while ((all[next]?.depth ?? -1) > depth) next++;
  return next;
}

function parentOf(all: All, at: number): number | undefined {
  const depth = all[at]?.depth ?? 0;
  for (let above = at - 1; above >= 0; above--) if ((all[above]?.depth ?? 0) < depth) return above;
  return undefined;
}

/** Those that stand beside it, itself among them. */
function siblings(all: All, at: number): number[] {
  const parent = parentOf(all, at);
  const end = parent === undefined ? all.length : past(all, parent);
  const found: number[] = [];
  for (let one = parent === undefined ? 0 : parent + 1; one < end; one = past(all, one)) found.push(one);
  return found;
}

const idOf = (all: All, at: number | undefined): CaseUuid | undefined =>
  at === undefined ? undefined : all[at]?.item.identifier;
const spot = (parentId: CaseUuid | undefined, before: CaseUuid | undefined): Spot => ({
  ...(parentId === undefined ? {} : { parentId }),
  ...(before === undefined ? {} : { before }),
});

/** One step from where it stands; in words, why there is none. */
export function stepped(all: All, at: number, step: Step): Spot | string {
  const standing = all[at];
  if (!standing) return "It is not here any more.";
  const beside = siblings(all, at);
  const here = beside.indexOf(at);
  const parent = parentOf(all, at);
  if (step === "up")
    return here === 0 ? "It is the first already." : spot(standing.parentId, idOf(all, beside[here - 1]));
  if (step === "down")
    return here === beside.length - 1
      ? "It is the last already."
      : spot(standing.parentId, idOf(all, beside[here + 2]));
  if (step === "in")
    return here === 0
      ? "There is none above it to stand under."
      : spot(idOf(all, beside[here - 1]), undefined);
  if (parent === undefined) return "It stands at the top already.";
  const above = siblings(all, parent);
  return spot(all[parent]?.parentId, idOf(all, above[above.indexOf(parent) + 1]));
}

/** Dropped on another: in front of it, under it, or after it and all that stands under it. In words, why not. */
export function dropped(all: All, at: number, on: number, part: "before" | "under" | "after"): Spot | string {
  const target = all[on];
  if (!target || on === at) return "It stays where it is.";
  if (on > at && on < past(all, at)) return "A statement cannot stand under itself.";
  if (part === "under") return spot(target.item.identifier, undefined);
  if (part === "before") return spot(target.parentId, target.item.identifier);
  const beside = siblings(all, on);
  const next = beside[beside.indexOf(on) + 1];
  // In front of itself is where it stands.
  const before = next === at ? beside[beside.indexOf(on) + 2] : next;
  return spot(target.parentId, idOf(all, before));
}

/** Where it stands, as it is said after a move: `2 of 5 under Production`. */
export function placeInWords(all: All, at: number): string {
  const beside = siblings(all, at);
  const parent = parentOf(all, at);
  const above = parent === undefined ? undefined : all[parent];
  return `${beside.indexOf(at) + 1} of ${beside.length} ${above ? `under ${nameOf(above.item)}` : "at the top"}`;
}
