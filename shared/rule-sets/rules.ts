/**
 * Who may edit a rule set, what must hold of it, and where it is offered. Pure; the API refuses and the page greys its
 * buttons with the same rules.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, isConvener } from "../actor.ts";
import type { AgreementType } from "../agreements/schema.ts";
import { canonicalJson } from "../canonical.ts";
import { listed } from "../listed.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { RuleSet, RuleSetContent, RuleSetId, RuleSetItem, RuleSetRow } from "./schema.ts";

/** In an address an underscore stands for the slash: `IL-110ILCS27_16`. No id has an underscore of its own. */
export const addressOf = (id: RuleSetId): string => id.replaceAll("/", "_");
export const idIn = (address: string): RuleSetId => address.replaceAll("_", "/");

export function objectionToEditing(actor: Actor): Objection {
  return isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener edits what the law and the region ask for." };
}

/** How many a partnership has that are not the shipped text: they are read together. */
const ownMax = 50;

/** Why there cannot be one more, or undefined. */
export const objectionToAdding = (actor: Actor, there: readonly Pick<RuleSet, "origin">[]): Objection =>
  objectionToEditing(actor) ??
  (there.filter(({ origin }) => origin !== "SHIPPED").length < ownMax
    ? undefined
    : { code: "too-large", why: `A partnership has at most ${ownMax} rule sets of its own.` });

/** Why it cannot go back to the shipped text, or undefined. */
export function objectionToRestoring(actor: Actor, { origin }: Pick<RuleSet, "origin">): Objection {
  const may = objectionToEditing(actor);
  if (may) return may;
  if (origin === "OWN")
    return { code: "wrong-moment", why: "Your partnership added it: there is no shipped text." };
  if (origin === "SHIPPED") return { code: "wrong-moment", why: "It is the shipped text already." };
  return undefined;
}

/** Is it offered to this partnership for an agreement of this kind? */
export function isOffered(
  { jurisdiction, agreementTypes, offered }: Pick<RuleSetRow, "jurisdiction" | "agreementTypes" | "offered">,
  place: string,
  type: AgreementType,
): boolean {
  const here = place === jurisdiction || place.startsWith(`${jurisdiction}-`);
  return offered && here && agreementTypes.includes(type);
}

export function rowOf({ items, maximumMonths, requiredAwardMethod, version, ...row }: RuleSet): RuleSetRow {
  const days = items.flatMap(({ verifiedOn }) => verifiedOn ?? []).sort();
  const last = days.at(-1);
  return {
    ...row,
    items: items.length,
    verified: days.length,
    ...(last === undefined ? {} : { verifiedOn: last }),
  };
}

/** Everything a schema cannot see. A day of verification belongs to the words that were compared. */
export function problemsIn(
  { items }: Pick<RuleSetContent, "items">,
  today: IsoDate,
  before: Pick<RuleSetContent, "items"> = { items: [] },
): FieldProblem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const problems: FieldProblem[] = [];
    const at = `/items/${index}`;
    if (seen.has(item.id))
      problems.push({
        pointer: `${at}/id`,
        detail: `${item.id} is there already: each item has a number of its own.`,
      });
    seen.add(item.id);
    if (item.verifiedOn === undefined) return problems;
    if (item.verifiedOn > today)
      problems.push({ pointer: `${at}/verifiedOn`, detail: `A day up to today, ${today}, was expected.` });
    if (item.source === undefined)
      problems.push({
        pointer: `${at}/source`,
        detail: "Say what it was compared with: a verified item names its source.",
      });
    const old = before.items.find(({ id }) => id === item.id);
    const reworded = old && (old.text !== item.text || old.citation !== item.citation);
    if (reworded && old.verifiedOn === item.verifiedOn && item.verifiedOn !== today)
      problems.push({
        pointer: `${at}/verifiedOn`,
        detail: `The words have changed since ${item.verifiedOn}: give the day on which the new ones were compared, or leave it empty.`,
      });
    return problems;
  });
}

/** "gaps block, items 1 and 3 verified on 2026-11-20": what the history says happened. */
export function edited(before: RuleSet | undefined, after: RuleSet): Happened {
  if (!before) return { action: "rule-set-added", note: after.name };
  const old = new Map(before.items.map((item) => [item.id, item]));
  const kept = new Set(after.items.map(({ id }) => id));
  const touched = Map.groupBy(
    after.items.filter((item) => !same(old.get(item.id), item)),
    (item) => whatHappened(old.get(item.id), item),
  );
  const gone = before.items.filter(({ id }) => !kept.has(id));
  if (gone.length > 0) touched.set("taken out", gone);
  const notes = [
    ...(before.gaps === after.gaps ? [] : [after.gaps === "BLOCK" ? "gaps block" : "gaps warn"]),
    ...(before.offered === after.offered ? [] : [after.offered ? "offered again" : "no longer offered"]),
    ...[...touched].map(([what, items]) => {
      const ids = items.map(({ id }) => id);
      return `${ids.length === 1 ? "item" : "items"} ${listed(ids)} ${what}`;
    }),
    ...(same(head(before), head(after)) ? [] : ["name, citation or scope changed"]),
  ];
  return { action: "rule-set-changed", note: notes.join("; ") || "order of the items" };
}

function whatHappened(before: RuleSetItem | undefined, after: RuleSetItem): string {
  if (!before) return "added";
  if (after.verifiedOn !== undefined && after.verifiedOn !== before.verifiedOn)
    return `verified on ${after.verifiedOn}`;
  if (before.verifiedOn !== undefined && after.verifiedOn === undefined) return "no longer verified";
  return "changed";
}

const head = ({ items, gaps, offered, origin, version, ...rest }: RuleSet) => rest;
const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
