/**
 * Reads a file of a grid into a plan: every problem at its cell, and the plan as it would then be. Pure: it writes
 * nothing, and the same file over its own outcome changes nothing.
 */
import { canonicalJson } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import type { Cell } from "../files/cells.ts";
import type { Telling } from "../files/problems.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { findGridHeader, neededGridColumns } from "./grid-columns.ts";
import { type GridContext, type ReadSlot, readSlots } from "./grid-lines.ts";
import type { GridColumn, GridReport } from "./grid-schema.ts";
import { boundIn } from "./plan.ts";
import { planProblems } from "./plan-problems.ts";
import type { BoundCourse, GridSlot, Plan } from "./plan-schema.ts";
import { columnNo } from "./routes.ts";

type Told = Telling<GridColumn>;

export function readGrid(
  grid: readonly (readonly Cell[])[],
  context: GridContext,
): { report: GridReport; plan?: Plan } {
  const header = findGridHeader(grid);
  const opened = openRows(grid, header, { required: neededGridColumns, vital: neededGridColumns });
  const { tell } = opened;
  const read = readSlots(opened.lines, context, tell);
  const binds = header?.place.has("course") ?? false;
  const plan = { ...context.plan, slots: slotsAfter(read, context, binds) };
  tellOrder(read, plan, context, tell);
  if (!tell.stopped()) tellStructure(read, plan, context, tell, (header?.at ?? 0) + 1);
  const report = reportOf(grid, header, opened);
  const named = new Set(read.map(({ slotId }) => slotId));
  return {
    report: {
      ...report,
      slots: countSlots(context.plan, plan, named),
      courses: countCourses(context.plan, plan, context.own),
      changes: canonicalJson(plan) !== canonicalJson(context.plan),
    },
    ...(report.stops === 0 ? { plan } : {}),
  };
}

/** Slots keep their place, with those that are new after them; own courses are the file's where it has a column for them. */
function slotsAfter(
  read: readonly ReadSlot[],
  { plan, own, draws, absent }: GridContext,
  binds: boolean,
): GridSlot[] {
  const fresh = new Map(read.map((slot) => [slot.slotId, slot]));
  const after = ({ slotId, words, before, courses }: ReadSlot): GridSlot => ({
    ...words,
    slotId,
    bindings: withOwn(before?.bindings ?? [], own, binds ? courses.map(({ course }) => course) : undefined),
  });
  const kept = plan.slots.flatMap((slot): GridSlot[] => {
    const said = fresh.get(slot.slotId);
    if (said) return [after(said)];
    if (absent === "keep") return [slot];
    return draws ? [] : [{ ...slot, bindings: withOwn(slot.bindings, own, binds ? [] : undefined) }];
  });
  return [...kept, ...read.filter(({ before }) => before === undefined).map(after)];
}

/** A binding stays where it stood among the others. */
function withOwn(
  bindings: GridSlot["bindings"],
  own: GridContext["own"],
  courses: BoundCourse[] | undefined,
): GridSlot["bindings"] {
  if (courses === undefined) return bindings;
  const at = bindings.findIndex(({ organizationId }) => organizationId === own);
  const mine = courses.length > 0 ? [{ organizationId: own, courses }] : [];
  return at < 0 ? [...bindings, ...mine] : bindings.toSpliced(at, 1, ...mine);
}

/** What has to come first comes first: a course's prerequisite in an earlier column, or an earlier term of the same. */
function tellOrder(read: readonly ReadSlot[], plan: Plan, { own }: GridContext, tell: Told): void {
  const places = new Map<string, GridSlot[]>();
  for (const { slot, binding, course } of boundIn(plan))
    if (binding.organizationId === own)
      places.set(plainText(course.code), [...(places.get(plainText(course.code)) ?? []), slot]);
  for (const { words, courses } of read)
    for (const { course, row } of courses)
      for (const code of course.prerequisites) {
        const first = places.get(plainText(code)) ?? [];
        if (first.length === 0 || first.some((slot) => before(slot, words))) continue;
        const where = first[0]?.column;
        const expected = `A course taken earlier: ${code} stands in ${where}, and ${course.code} in ${words.column}.`;
        const together = first.some(({ column, term }) => column === words.column && (!term || !words.term));
        if (together)
          tell.asks(row, "prerequisites", code, { expected: `${expected} Say the term of each.` });
        else tell.stops(row, "prerequisites", code, { expected });
      }
}

type Place = Pick<GridSlot, "column"> & { term?: number | undefined };
const before = (one: Place, other: Place): boolean =>
  columnNo(one.column) < columnNo(other.column) ||
  (one.column === other.column &&
    one.term !== undefined &&
    other.term !== undefined &&
    one.term < other.term);

/** Fields of a plan by the columns that fill them. */
const columnOf: Readonly<Record<string, GridColumn>> = {
  chooseN: "choose",
  work: "work",
  credential: "credential",
  code: "course",
  prerequisites: "prerequisites",
  no: "part",
  earlyCredit: "early_credit",
  agreementId: "agreement",
  organizationId: "college",
};

/** What no cell tells by itself: the plan as a whole, with its problems at the lines that bring them. */
function tellStructure(
  read: readonly ReadSlot[],
  plan: Plan,
  { parties, own }: GridContext,
  tell: Told,
  headerRow: number,
): void {
  const fresh = new Map(read.map((slot) => [slot.slotId, slot]));
  for (const { pointer, detail } of planProblems(plan, parties)) {
    const [, , slotAt, , bindingAt, , courseAt] = pointer.split("/");
    const slot = pointer.startsWith("/slots/") ? plan.slots[Number(slotAt)] : undefined;
    const said = slot && fresh.get(slot.slotId);
    const mine = slot?.bindings[Number(bindingAt)]?.organizationId === own;
    const row = (mine ? said?.courses[Number(courseAt)]?.row : undefined) ?? said?.row ?? headerRow;
    const column = columnOf[pointer.slice(pointer.lastIndexOf("/") + 1)] ?? "";
    tell.stops(row, column, "", { expected: `Here: ${detail}.` });
  }
}

function countSlots(before: Plan, after: Plan, named: ReadonlySet<string>): GridReport["slots"] {
  const words = ({ slots }: Plan) =>
    new Map(slots.map(({ bindings: _bindings, ...slot }) => [slot.slotId, canonicalJson(slot)]));
  const [old, now] = [words(before), words(after)];
  const told = [...now].filter(([id]) => named.has(id));
  const added = told.filter(([id]) => !old.has(id)).length;
  const same = told.filter(([id, text]) => old.get(id) === text).length;
  return {
    ...{ added, same, changed: told.length - added - same },
    removed: [...old.keys()].filter((id) => !now.has(id)).length,
    left: [...now.keys()].filter((id) => !named.has(id)).length,
  };
}

function countCourses(before: Plan, after: Plan, own: GridContext["own"]): GridReport["courses"] {
  const courses = (plan: Plan) =>
    new Map(
      boundIn(plan)
        .filter(({ binding }) => binding.organizationId === own)
        .map(({ slot, course }) => [`${slot.slotId} ${plainText(course.code)}`, canonicalJson(course)]),
    );
  const [old, now] = [courses(before), courses(after)];
  const added = [...now.keys()].filter((key) => !old.has(key)).length;
  const same = [...now].filter(([key, text]) => old.get(key) === text).length;
  return {
    ...{ added, same, changed: now.size - added - same },
    removed: [...old.keys()].filter((key) => !now.has(key)).length,
  };
}
