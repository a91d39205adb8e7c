/**
 * Two people edit one plan at once: mine, laid over what others saved meanwhile. A slot's words and each organization's
 * courses in it are taken apart, so a school that binds its own never undoes what the lead moved, nor the other way. Pure.
 */
import { canonicalJson } from "#shared/canonical.ts";
import type { Binding, GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import { nextId } from "./plan-edit.ts";

/** `own`, which began as `base`, over `theirs`: what I did not touch is theirs, what they took away and I left is gone. */
export function mergePlans(own: Plan, base: Plan, theirs: Plan): Plan {
  const mine = renamed(own, base, theirs);
  return {
    slots: merged(mine.slots, base.slots, theirs.slots, (slot) => slot.slotId, mergeSlot),
    entryPoints: merged(mine.entryPoints, base.entryPoints, theirs.entryPoints, (one) => one.entryId, whole),
    exitPoints: linked(
      merged(mine.exitPoints, base.exitPoints, theirs.exitPoints, (one) => one.exitId, whole),
    ),
    statementsExpected: whole(mine.statementsExpected, base.statementsExpected, theirs.statementsExpected),
  };
}

function mergeSlot(mine: GridSlot, base: GridSlot, theirs: GridSlot): GridSlot {
  const { bindings: ours, ...spine } = mine;
  const { bindings: before, ...was } = base;
  const { bindings: now, ...is } = theirs;
  return {
    ...whole(spine, was, is),
    bindings: merged<Binding>(ours, before, now, (one) => one.organizationId, whole),
  };
}

/** My order, with what they added at the end; theirs where only they changed it. */
function merged<Item extends object>(
  mine: readonly Item[],
  base: readonly Item[],
  theirs: readonly Item[],
  id: (item: Item) => string,
  both: (mine: Item, base: Item, theirs: Item) => Item,
): Item[] {
  if (same(mine, base)) return [...theirs];
  if (same(theirs, base)) return [...mine];
  const named = (items: readonly Item[]) => new Map(items.map((item) => [id(item), item]));
  const [ours, before, now] = [named(mine), named(base), named(theirs)];
  const kept = new Map<string, Item>();
  for (const name of new Set([...ours.keys(), ...now.keys()])) {
    const [a, b, c] = [ours.get(name), before.get(name), now.get(name)];
    // Taken away by one, and left or changed by the other: a change outlives a removal, nothing typed is lost.
    if (a && c) kept.set(name, b ? both(a, b, c) : a);
    else if (a && (!b || !same(a, b))) kept.set(name, a);
    else if (c && (!b || !same(c, b))) kept.set(name, c);
  }
  const moved = (items: ReadonlyMap<string, Item>) =>
    !same(
      [...items.keys()].filter((one) => before.has(one)),
      [...before.keys()].filter((one) => items.has(one)),
    );
  const order =
    moved(now) && !moved(ours) ? [...now.keys(), ...ours.keys()] : [...ours.keys(), ...now.keys()];
  return [...new Set(order)].flatMap((name) => kept.get(name) ?? []);
}

/** What I added under a name that they gave to something else meanwhile gets another name. */
function renamed(mine: Plan, base: Plan, theirs: Plan): Plan {
  const others = new Map<string, object>(parts(theirs));
  const known = new Map<string, object>(parts(base));
  const taken = [...new Set([...parts(mine), ...others].map(([name]) => name))];
  const names = new Map<string, string>();
  for (const [name, part] of parts(mine)) {
    const other = others.get(name);
    if (!other || known.has(name) || same(other, part)) continue;
    const next = nextId(name.charAt(0) as "s", taken);
    taken.push(next);
    names.set(name, next);
  }
  if (names.size === 0) return mine;
  const now = (name: string) => names.get(name) ?? name;
  return {
    ...mine,
    slots: mine.slots.map((one) => ({ ...one, slotId: now(one.slotId) })),
    entryPoints: mine.entryPoints.map((one) => ({ ...one, entryId: now(one.entryId) })),
    exitPoints: mine.exitPoints.map((one) => ({
      ...one,
      exitId: now(one.exitId),
      stacksInto: one.stacksInto.map(now),
    })),
  };
}

const parts = (plan: Plan): [name: string, part: object][] => [
  ...plan.slots.map((one): [string, object] => [one.slotId, one]),
  ...plan.entryPoints.map((one): [string, object] => [one.entryId, one]),
  ...plan.exitPoints.map((one): [string, object] => [one.exitId, one]),
];

const whole = <T>(mine: T, base: T, theirs: T): T => (same(mine, base) ? theirs : mine);

/** No exit counts toward one that is gone. */
function linked(exits: Plan["exitPoints"]): Plan["exitPoints"] {
  const there = new Set(exits.map((one) => one.exitId));
  return exits.map((one) => ({ ...one, stacksInto: one.stacksInto.filter((other) => there.has(other)) }));
}

/** Whatever order their members stand in: the hub answers in its own. */
const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The names of what differs between two plans: what is not saved yet. */
export function differing(before: Plan, after: Plan): Set<string> {
  const [was, is] = [new Map(parts(before)), new Map(parts(after))];
  return new Set([...was.keys(), ...is.keys()].filter((name) => !same(was.get(name), is.get(name))));
}
