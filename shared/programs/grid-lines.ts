/**
 * The lines of a grid file put together: which lines are one slot, what they say of it, and which courses stand in it.
 * Whoever does not lead the program changes no slot, and nobody another organization's courses.
 */
import { canonicalJson } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import { loosely, textOf } from "../files/cells.ts";
import { readCredit } from "../files/numbers.ts";
import type { Telling } from "../files/problems.ts";
import type { Reading } from "../files/words.ts";
import type { OrganizationId } from "../ids.ts";
import { readColumn, readKind, readLevel, readRow, readWork, readYes } from "./grid-columns.ts";
import { type GridLine, type Names, readBound, readOrganization } from "./grid-course.ts";
import { type Called, courseCells } from "./grid-export.ts";
import type { GridColumn } from "./grid-schema.ts";
import { readSlot, readSlotId, type SlotWords, slotColumns, standsAt } from "./grid-slot.ts";
import type { BoundCourse, GridSlot, Plan } from "./plan-schema.ts";
import type { ProgramParty } from "./schema.ts";
import { isIn } from "./versions.ts";

export type GridContext = {
  /** As the program has it now. */
  plan: Plan;
  parties: readonly ProgramParty[];
  /** Who reads the file in. */
  own: OrganizationId;
  /** It leads, and the program is a draft: the file may change the slots. */
  draws: boolean;
  names: Names;
  called: Called;
  /** Codes of every course in any catalog of its own; undefined: it keeps none here. */
  taught: ReadonlySet<string> | undefined;
  /** What becomes of slots that the file does not name. */
  absent: "keep" | "remove";
};

/** A slot as the file has it, with the row of each of its own courses. */
export type ReadSlot = {
  slotId: string;
  row: number;
  words: SlotWords;
  before: GridSlot | undefined;
  courses: { course: BoundCourse; row: number }[];
};

type Told = Telling<GridColumn>;

export function readSlots(lines: readonly GridLine[], context: GridContext, tell: Told): ReadSlot[] {
  const slots = new Map<string, ReadSlot & { line: GridLine }>();
  const old = new Map(context.plan.slots.map((slot) => [slot.slotId, slot]));
  const taken = new Set(old.keys());
  for (const line of lines) {
    const named = readSlotId(line);
    if (tell.stopped(line.no)) continue;
    const slotId =
      named ??
      [...slots.values()].find(({ words }) => standsAt(line, words))?.slotId ??
      context.plan.slots.find((slot) => standsAt(line, slot))?.slotId ??
      freeName(taken);
    taken.add(slotId);
    const there = slots.get(slotId);
    if (there) tellDisagreement(line, there.line, tell);
    const slot = there ?? openSlot(line, slotId, old.get(slotId), context, tell);
    if (!slot) continue;
    slots.set(slotId, { ...slot, line: there?.line ?? line });
    readCourse(line, slot, context, tell);
  }
  return [...slots.values()].map(({ line: _line, ...slot }) => slot);
}

function freeName(taken: ReadonlySet<string>): string {
  for (let no = taken.size + 1; ; no++) if (!taken.has(`s${no}`)) return `s${no}`;
}

function openSlot(
  line: GridLine,
  slotId: string,
  slot: GridSlot | undefined,
  { draws, names }: GridContext,
  tell: Told,
): ReadSlot | undefined {
  const before = slot && wordsWithoutName(slot);
  const words = readSlot(line, names.organizations, before);
  if (!words) return undefined;
  if (draws) return { slotId, row: line.no, words, before: slot, courses: [] };
  if (!before) {
    tell.stops(line.no, "intent", line.cell("intent"), {
      expected: "A slot of the program: only its lead adds one, and only to a draft.",
    });
    return undefined;
  }
  if (canonicalJson(before) !== canonicalJson(words))
    tell.asks(line.no, "intent", line.cell("intent"), {
      expected: `What the lead says of this slot, “${before.intent}”: only the lead changes it, in a draft. We keep that.`,
    });
  return { slotId, row: line.no, words: before, before: slot, courses: [] };
}

function wordsWithoutName({ slotId: _name, bindings: _bindings, ...words }: GridSlot): SlotWords {
  return words;
}

/** Columns of closed lists, each with the words people use for the same. */
const readers: Partial<Record<GridColumn, (text: string) => Reading<string>>> = {
  column: readColumn,
  row: readRow,
  kind: readKind,
  level: readLevel,
  work: readWork,
  industry_recognized: readYes,
};

function sameWord(column: GridColumn, a: string, b: string): boolean {
  if (loosely(a) === loosely(b)) return true;
  const [one, other] = [readers[column]?.(a), readers[column]?.(b)];
  return (
    one !== undefined &&
    other !== undefined &&
    "value" in one &&
    "value" in other &&
    one.value === other.value
  );
}

/** The first line of a slot speaks for it; a later one that says something else is told so. */
function tellDisagreement(line: GridLine, first: GridLine, tell: Told): void {
  for (const column of slotColumns) {
    const [said, here] = [textOf(first.cell(column)), textOf(line.cell(column))];
    if (here !== "" && !sameWord(column, said, here))
      tell.stops(line.no, column, here, {
        expected: `What row ${first.no} says of the same slot${said === "" ? ": nothing" : ""}.`,
        ...(said === "" ? {} : { fix: said }),
      });
  }
}

function readCourse(line: GridLine, slot: ReadSlot, context: GridContext, tell: Told): void {
  const { own, names, parties, taught, plan } = context;
  if (!line.has("course") && !line.has("organization")) return;
  const here = names.organizations.filter(({ id }) => isIn(parties, id));
  const organization = line.column("organization")
    ? line.read("organization", readOrganization(here, "A party to the program"))
    : own;
  if (!organization) return;
  if (organization !== own) {
    asBound(line, organization, slot, context, tell);
    return;
  }
  const course = readBound(line, names);
  if (!course) return;
  const code = plainText(course.code);
  if (slot.courses.some((one) => plainText(one.course.code) === code))
    tell.stops(line.no, "course", course.code, { expected: "Each course once in a slot." });
  const known = plan.slots.some(({ bindings }) =>
    bindings.some(
      (one) => one.organizationId === own && one.courses.some((other) => plainText(other.code) === code),
    ),
  );
  if (taught && !taught.has(code) && !known)
    tell.stops(line.no, "course", course.code, {
      expected: "A course in your organization’s own catalog: nobody binds what it does not teach.",
    });
  slot.courses.push({ course, row: line.no });
}

/** Another organization's course stays as that one bound it: what the line says beside is left out, and told so. */
function asBound(
  line: GridLine,
  organization: OrganizationId,
  slot: ReadSlot,
  { names, called }: GridContext,
  tell: Told,
): void {
  const code = textOf(line.cell("course"));
  const name = names.organizations.find(({ id }) => id === organization)?.name;
  const bound = slot.before?.bindings
    .find(({ organizationId }) => organizationId === organization)
    ?.courses.find((one) => plainText(one.code) === plainText(code));
  if (!bound) {
    tell.asks(line.no, "course", code, {
      expected: `A course that ${name} has bound here: each organization binds its own. We leave this line out.`,
    });
    return;
  }
  const cells = courseCells(organization, bound, called);
  for (const [column, said] of Object.entries(cells) as [GridColumn, string | undefined][]) {
    if (column === "organization" || !line.column(column)) continue;
    const here = textOf(line.cell(column));
    if (sameText(column, here, said ?? "")) continue;
    tell.asks(line.no, column, here, {
      expected: `What ${name} has bound: each organization changes its own courses. We keep that.`,
      ...(said ? { fix: said } : {}),
    });
  }
}

function sameText(column: GridColumn, here: string, said: string): boolean {
  if (column !== "credits" && column !== "early_hours") return loosely(here) === loosely(said);
  const [a, b] = [readCredit(here), readCredit(said)];
  return here === said || ("value" in a && "value" in b && a.value === b.value);
}
