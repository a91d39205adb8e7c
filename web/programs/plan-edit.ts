/**
 * What one does to the grid of a plan while it is being edited. Every operation gives a new plan and touches nothing
 * else; a plan that was good stays good: names stay unique, and nothing is left that its new place has no room for. Pure.
 */
import { columns, gridRows as rows } from "#shared/programs/columns.ts";
import type { BoundCourse, Column, GridRow, GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramParty, ProgramRole } from "#shared/programs/schema.ts";

/** A place in the grid. */
export type Cell = { column: Column; row: GridRow };

export const slotAt = (plan: Plan, slotId: string): GridSlot | undefined =>
  plan.slots.find((slot) => slot.slotId === slotId);

/** What stands in a cell, in its order. */
export const slotsIn = (plan: Plan, { column, row }: Cell): GridSlot[] =>
  plan.slots.filter((slot) => slot.column === column && slot.row === row);

/** The next free short name: `s12`. One that was given is not given again while a later one stands. */
export const nextId = (letter: "s" | "e" | "x", taken: readonly string[]): string =>
  `${letter}${Math.max(0, ...taken.map((id) => (id.startsWith(letter) ? Number(id.slice(1)) || 0 : 0))) + 1}`;

type Role = Pick<ProgramParty, "role">;

const withRole = <Party extends Role>(parties: readonly Party[], ...roles: readonly ProgramRole[]): Party[] =>
  parties.filter(({ role }) => roles.includes(role));

/** Whose courses belong in a column: schools and career centers, then colleges, in the last two years universities too. */
export function bindersIn<Party extends Role>(column: Column, parties: readonly Party[]): Party[] {
  if (column.startsWith("G")) return withRole(parties, "SECONDARY", "CAREER_CENTER");
  return withRole(
    parties,
    ...(isUpper(column) ? (["UNIVERSITY", "COLLEGE"] as const) : (["COLLEGE"] as const)),
  );
}

/** Who is expected to have one: a career center teaches what it offers, a college ends where a university goes on. */
export function askedIn<Party extends Role>(column: Column, parties: readonly Party[]): Party[] {
  if (column.startsWith("G")) return withRole(parties, "SECONDARY");
  const universities = isUpper(column) ? withRole(parties, "UNIVERSITY") : [];
  return universities.length > 0 ? universities : withRole(parties, "COLLEGE");
}

const isUpper = (column: Column): boolean => column === "P3" || column === "P4";

/** A new slot at the end of its cell. */
export function addSlot(plan: Plan, cell: Cell, intent = ""): { plan: Plan; slotId: string } {
  const slotId = nextId(
    "s",
    plan.slots.map((slot) => slot.slotId),
  );
  const slot: GridSlot = { slotId, ...cell, kind: "REQUIRED", intent, features: [], bindings: [] };
  return { plan: { ...plan, slots: [...plan.slots, fitting(slot)] }, slotId };
}

/** Other words, level, kind … for one slot. Undefined takes a part away. */
export const changeSlot = (
  plan: Plan,
  slotId: string,
  part: { [Key in Exclude<keyof GridSlot, "slotId" | "column" | "row">]?: GridSlot[Key] | undefined },
): Plan => ({
  ...plan,
  slots: plan.slots.map((slot) =>
    slot.slotId === slotId ? fitting(without({ ...slot, ...part }) as GridSlot) : slot,
  ),
});

export const removeSlot = (plan: Plan, slotId: string): Plan => ({
  ...plan,
  slots: plan.slots.filter((slot) => slot.slotId !== slotId),
});

/** Into another cell, or to another place in its own: before that slot, else at the end. */
export function moveSlot(plan: Plan, slotId: string, cell: Cell, before?: string): Plan {
  const slot = slotAt(plan, slotId);
  if (!slot || slotId === before) return plan;
  const moved = fitting({ ...slot, ...cell });
  const others = plan.slots.filter((one) => one.slotId !== slotId);
  const at = others.findIndex((one) => one.slotId === before);
  return { ...plan, slots: at < 0 ? [...others, moved] : others.toSpliced(at, 0, moved) };
}

/** One cell on in a direction, or one place up or down where the cell has several; undefined at the edge. */
export function nudged(plan: Plan, slotId: string, way: "left" | "right" | "up" | "down"): Plan | undefined {
  const slot = slotAt(plan, slotId);
  if (!slot) return undefined;
  if (way === "left" || way === "right") {
    const column = columns[columns.indexOf(slot.column) + (way === "left" ? -1 : 1)];
    return column && moveSlot(plan, slotId, { column, row: slot.row });
  }
  const beside = slotsIn(plan, slot).map((one) => one.slotId);
  const at = beside.indexOf(slotId) + (way === "up" ? -1 : 1);
  if (at >= 0 && at < beside.length)
    return moveSlot(plan, slotId, slot, way === "up" ? beside[at] : beside[at + 1]);
  const row = rows[rows.indexOf(slot.row) + (way === "up" ? -1 : 1)];
  return row && moveSlot(plan, slotId, { column: slot.column, row });
}

/** The same slot once more, a column on where there is one: its words and level, and nobody's courses. */
export function copySlot(plan: Plan, slotId: string): { plan: Plan; slotId: string } | undefined {
  const slot = slotAt(plan, slotId);
  if (!slot) return undefined;
  const column = columns[columns.indexOf(slot.column) + 1] ?? slot.column;
  const added = addSlot(plan, { column, row: slot.row }, slot.intent);
  const { slotId: _id, column: _column, row: _row, bindings: _bindings, ...rest } = slot;
  return { ...added, plan: changeSlot(added.plan, added.slotId, rest) };
}

/** This organization's courses in this slot, in place of what it had there; none: it is not bound there. */
export const bind = (
  plan: Plan,
  slotId: string,
  organizationId: GridSlot["bindings"][number]["organizationId"],
  courses: readonly BoundCourse[],
): Plan => ({
  ...plan,
  slots: plan.slots.map((slot) => {
    if (slot.slotId !== slotId) return slot;
    const had = slot.bindings.some((one) => one.organizationId === organizationId);
    const mine = { organizationId, courses: [...courses] };
    const bindings = had
      ? slot.bindings.map((one) => (one.organizationId === organizationId ? mine : one))
      : [...slot.bindings, mine];
    return { ...slot, bindings: bindings.filter((one) => one.courses.length > 0) };
  }),
});

export const coursesOf = (slot: GridSlot, organizationId: string | undefined): readonly BoundCourse[] =>
  slot.bindings.find((one) => one.organizationId === organizationId)?.courses ?? [];

/** Whose courses would not belong in that column any more. */
export const strangersIn = (
  slot: GridSlot,
  column: Column,
  parties: readonly ProgramParty[],
): readonly ProgramParty["organizationId"][] => {
  const may = bindersIn(column, parties).map((one) => one.organizationId);
  return slot.bindings.map((one) => one.organizationId).filter((one) => !may.includes(one));
};

/** Without what only another row has room for, and with a number to choose only where there is a choice. */
function fitting(slot: GridSlot): GridSlot {
  const fits = { ...slot };
  if (slot.row !== "work-based") delete fits.work;
  if (slot.row !== "credential") delete fits.credential;
  if (slot.kind !== "CHOOSE_N") delete fits.chooseN;
  else fits.chooseN ??= 1;
  return fits;
}

/** Without the members that are undefined. */
export const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
