/**
 * Whether a submitted table is one of the shape it says, over the partnership's own indicators and subgroups, and about no
 * single student. Whether it hides enough is the audit's to say. Nothing here repeats a count.
 */
import type { FieldProblem } from "../problem.ts";
import { groupsOf } from "../suppression/groups.ts";
import type { EarlierTable, SafeTable as Printed } from "../suppression/types.ts";
import { spanName, yearsOf } from "./pooling.ts";
import type { IndicatorSet, ReleaseDraft, SafeGroup, SafeTable } from "./release-schema.ts";
import { isAboutOne, studentColumns } from "./student-screen.ts";

/** So many counts are audited within the time one request has. */
export const countsMax = 2400;

export const pointerTo = (...parts: (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type Known = Pick<IndicatorSet, "indicators" | "dimensions">;

export function releaseProblems(draft: ReleaseDraft, known: Known): FieldProblem[] {
  const { table } = draft;
  const problems = [
    ...ofIndicator(draft, known),
    ...ofDimensions(table, known),
    ...ofPrograms(draft),
    ...ofRollUps(draft),
    ...ofSize(table),
  ];
  // Of blocks only once it is known what they should hold.
  return problems.length > 0 ? problems : ofBlocks(draft);
}

function* ofIndicator({ indicatorId, year, pooledTo }: ReleaseDraft, known: Known): Generator<FieldProblem> {
  if (!known.indicators.some(({ id }) => id === indicatorId))
    yield { pointer: "/indicatorId", detail: "One of the partnership's indicators." };
  if (yearsOf(year, pooledTo).length < (pooledTo === undefined ? 1 : 2))
    yield { pointer: "/pooledTo", detail: "A later year, so that two to five years are counted as one." };
}

function* ofDimensions({ dimensions }: SafeTable, known: Known): Generator<FieldProblem> {
  for (const [at, { name, kind, values }] of dimensions.entries()) {
    const place = (...more: (string | number)[]) => pointerTo("table", "dimensions", at, ...more);
    const ours = known.dimensions.find(({ id }) => id === name);
    if (!ours) yield { pointer: place("name"), detail: "One of the partnership's subgroup dimensions." };
    if (dimensions.findIndex((one) => one.name === name) < at)
      yield { pointer: place("name"), detail: "Each dimension once." };
    if (ours && ours.kind !== kind)
      yield { pointer: place("kind"), detail: `${ours.kind}, as the partnership has it.` };
    for (const [index, value] of values.entries()) {
      if (values.indexOf(value) < index)
        yield { pointer: place("values", index), detail: "Each subgroup once." };
      if (ours && !ours.values.some(({ id }) => id === value))
        yield { pointer: place("values", index), detail: `A subgroup of ${ours.name}.` };
    }
  }
}

function* ofPrograms({ programs }: ReleaseDraft): Generator<FieldProblem> {
  for (const [at, { id }] of programs.entries())
    if (programs.findIndex((one) => one.id === id) < at)
      yield { pointer: pointerTo("programs", at, "id"), detail: "Each program once." };
}

/** A pool's own sums are the hub's to state: from whoever submits come only programs that are sums of programs. */
function* ofRollUps({ table, programs }: ReleaseDraft): Generator<FieldProblem> {
  const ids = new Set(programs.map(({ id }) => id));
  const totals = table.rollUps.map(({ program }) => program);
  for (const [at, { program, of, year, years }] of table.rollUps.entries()) {
    const place = (...more: (string | number)[]) => pointerTo("table", "rollUps", at, ...more);
    if (year !== undefined || years !== undefined)
      yield { pointer: place("years"), detail: "Left out: pooledTo says it." };
    if (!ids.has(program) || totals.indexOf(program) < at)
      yield { pointer: place("program"), detail: "One of the programs of this release, once." };
    if (new Set(of).size < of.length || of.some((part) => !ids.has(part) || part === program))
      yield { pointer: place("of"), detail: "Other programs of this release, each once." };
  }
}

function* ofSize({ blocks, dimensions }: SafeTable): Generator<FieldProblem> {
  if (blocks.length * groupsOf(dimensions).length * 2 > countsMax)
    yield {
      pointer: "/table/blocks",
      detail: `A release holds at most ${countsMax} counts. Split it by program.`,
    };
}

function ofBlocks({ table, programs, year, pooledTo }: ReleaseDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const groups = groupsOf(table.dimensions);
  const span = spanName(year, pooledTo);
  const seen = new Set<string>();
  for (const [at, block] of table.blocks.entries()) {
    const place = (...more: (string | number)[]) => pointerTo("table", "blocks", at, ...more);
    const say = (where: string, detail: string) => problems.push({ pointer: where, detail });
    if (!programs.some(({ id }) => id === block.program) || seen.has(block.program))
      say(place("program"), "One of the programs of this release, once.");
    seen.add(block.program);
    if (block.year !== span) say(place("year"), `${span}, the year of this release.`);
    for (const group of Object.keys(block.groups))
      if (!groups.includes(group)) say(place("groups", group), "A group of the table's dimensions.");
    for (const group of groups) {
      const cell = Object.hasOwn(block.groups, group) ? block.groups[group] : undefined;
      if (!cell)
        say(place("groups", group), "Every group of every dimension, published, suppressed or zero.");
      else if (!isReadable(cell))
        say(
          place("groups", group),
          "Zero for both where there are no students, and for neither where there are.",
        );
    }
  }
  for (const { id } of programs)
    if (!seen.has(id)) problems.push({ pointer: "/table/blocks", detail: "A block for each program." });
  return problems;
}

/** `zero` means that there are no students: of both counts, or of none; and a count of nought students is written so. */
const isReadable = ({ d, n }: SafeGroup): boolean =>
  d.state === "zero" ? n.state === "zero" : n.state !== "zero" && !(d.state === "published" && d.value === 0);

/** Names are the only free text in it: they are read as a sheet would be, and each by itself. */
export function studentNames({ programs }: Pick<ReleaseDraft, "programs">): FieldProblem[] {
  const grid = [["program", "title"], ...programs.map(({ id, name }) => [id, name])];
  const columns = studentColumns(grid).map(({ column, why }) => ({
    pointer: "/programs",
    detail: `Programs, in ${column === 0 ? "id" : "name"}: this looks like ${why}.`,
  }));
  if (columns.length > 0) return columns;
  return programs.flatMap(({ name }, at) =>
    isAboutOne(name)
      ? {
          pointer: pointerTo("programs", at, "name"),
          detail:
            "The name of a program: this looks like something about one person. Write it without dates, long numbers, or a comma between two words.",
        }
      : [],
  );
}

/**
 * The table as it is kept and audited: blocks in the order of the programs, groups in that of the dimensions, and a pool
 * said to be the sum of its years.
 */
export function asKept({
  table,
  year,
  pooledTo,
  programs,
}: Pick<ReleaseDraft, "table" | "year" | "pooledTo" | "programs">): Printed {
  const groups = groupsOf(table.dimensions);
  const order = new Map(programs.map(({ id }, at) => [id, at]));
  const at = (program: string) => order.get(program) ?? 0;
  const span = spanName(year, pooledTo);
  const years = yearsOf(year, pooledTo);
  const kept: SafeTable = {
    dimensions: table.dimensions,
    blocks: table.blocks
      .map((block) => ({
        ...block,
        groups: Object.fromEntries(groups.map((group) => [group, block.groups[group] as SafeGroup])),
      }))
      .sort((a, b) => at(a.program) - at(b.program)),
    rollUps: [
      ...table.rollUps,
      ...(years.length > 1 ? programs.map(({ id }) => ({ program: id, of: [id], year: span, years })) : []),
    ],
  };
  return asPrinted(kept);
}

/** This indicator, and those whose denominator is described in the same words: 5S1, 5S2 and 5S3 count the same graduates. */
export function ofSameStudents(
  { indicators }: Pick<IndicatorSet, "indicators">,
  indicatorId: string,
): string[] {
  const words = (of: string) =>
    of
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const own = indicators.find(({ id }) => id === indicatorId);
  const same = indicators.filter(
    ({ id, denominator }) => id !== indicatorId && own && words(denominator) === words(own.denominator),
  );
  return [indicatorId, ...same.map(({ id }) => id)];
}

/** Of another indicator that counts the same students: all that it tells here is of how many there are. */
export const studentsOnly = ({ blocks, ...table }: Printed): EarlierTable => ({
  ...table,
  blocks: blocks.map(({ groups, ...block }) => ({
    ...block,
    groups: Object.fromEntries(Object.entries(groups).map(([group, { d }]) => [group, { d }])),
  })),
});

/** The same as the audit reads it: JSON knows no member that is there and undefined. */
export const asPrinted = (table: SafeTable): Printed => table as Printed;
