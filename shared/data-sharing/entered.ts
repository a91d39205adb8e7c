/**
 * What was typed, cell by cell, and the table it makes once nothing is wrong with it. Every problem is at its cell or its
 * line, says how far off it is, and stays in the page, as the counts do. Pure.
 */
import { groupKey } from "../suppression/groups.ts";
import type { Block, RollUp, Table } from "../suppression/types.ts";
import { cellKey, type Entry, type Measure, measureNames, measures, type Program } from "./entry.ts";
import { everyone, namedGroups } from "./group-names.ts";
import type { SubgroupDimension } from "./release-schema.ts";

const most = 10_000_000;

export type CellProblem = { program: string; group: string; measure: Measure; why: string; fix?: string };
/** A partition, or the programs, that do not add up: `off` is parts less total. */
export type LineProblem = { program: string; dimension: string; measure: Measure; off: number; why: string };

export type Checked = {
  cells: CellProblem[];
  lines: LineProblem[];
  /** Cells with something in them. */
  filled: number;
  /** What is reported: a breakdown that is left empty everywhere is left out. */
  dimensions: SubgroupDimension[];
  rollUps: RollUp[];
  table?: Table;
};

export type Reported = { year: string; dimensions: readonly SubgroupDimension[] };

/** Everything that is wrong with the cells as they stand, and the table where nothing is. */
export function checked({ programs, cells }: Entry, { year, dimensions }: Reported): Checked {
  const text = (program: string, group: string, measure: Measure) =>
    cells.get(cellKey(program, group, measure))?.trim() ?? "";
  const someone = (group: string) =>
    programs.some(({ id }) => measures.some((measure) => text(id, group, measure) !== ""));
  const reported = reportedOf(dimensions, someone);
  const groups = namedGroups(reported);
  const problems: CellProblem[] = [];
  const lines: LineProblem[] = [];
  const counts = new Map<string, number>();
  const count = (program: string, group: string, measure: Measure) =>
    counts.get(cellKey(program, group, measure));
  let filled = 0;

  for (const { id: program } of programs)
    for (const { key: group } of groups)
      for (const measure of measures) {
        const typed = text(program, group, measure);
        if (typed !== "") filled++;
        const read = countOf(typed);
        if ("count" in read) counts.set(cellKey(program, group, measure), read.count);
        else problems.push({ program, group, measure, ...read });
      }

  for (const { id: program } of programs) {
    for (const { key: group, dimension } of groups) {
      const [d, n] = [count(program, group, "students"), count(program, group, "earned")];
      if (d !== undefined && n !== undefined && n > d)
        problems.push({
          program,
          group,
          measure: "earned",
          why: `At most ${said(d)}, the students of this group.`,
        });
      if (dimension?.kind === "flag") problems.push(...beyondAll(program, group, count));
    }
    for (const dimension of reported.filter(({ kind }) => kind === "partition"))
      for (const measure of measures) {
        const parts = dimension.values.map(({ id }) => count(program, groupKey(dimension.id, id), measure));
        const off = offBy(parts, count(program, everyone, measure));
        if (off)
          lines.push({
            program,
            dimension: dimension.id,
            measure,
            off,
            why: adds(dimension.name, measure, off, "All"),
          });
      }
  }
  const rollUps = rollUpOf(programs);
  for (const { of } of rollUps)
    for (const { key: group, name } of groups)
      for (const measure of measures) {
        const off = offBy(
          of.map((one) => count(one, group, measure)),
          count(everyone, group, measure),
        );
        if (off)
          lines.push({
            program: everyone,
            dimension: "",
            measure,
            off,
            why: adds(`${name}: the programs`, measure, off, "All programs"),
          });
      }

  if (rollUps.some(({ of }) => of.length === 1) && lines.length === 0)
    lines.push({
      program: everyone,
      dimension: "",
      measure: "students",
      off: 0,
      why: "One program is all programs here: leave one of the two out.",
    });

  const result: Checked = { cells: problems, lines, filled, dimensions: reported, rollUps };
  if (problems.length > 0 || lines.length > 0 || programs.length === 0) return result;
  const blocks = programs.map(
    ({ id: program }): Block => ({
      program,
      year,
      groups: Object.fromEntries(
        groups.map(({ key }) => [
          key,
          { d: count(program, key, "students") ?? 0, n: count(program, key, "earned") ?? 0 },
        ]),
      ),
    }),
  );
  const asked = reported.map(({ id, kind, values }) => ({
    name: id,
    kind,
    values: values.map((value) => value.id),
  }));
  return { ...result, table: { dimensions: asked, blocks, rollUps } };
}

/** A whole count, or why the text is none. */
function countOf(typed: string): { count: number } | { why: string; fix?: string } {
  if (typed === "") return { why: "Empty. Type 0 where there are none." };
  const plain = /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(",", "") : typed;
  if (/^\d+(\.0+)?$/.test(plain))
    return Number(plain) <= most ? { count: Number(plain) } : { why: `At most ${said(most)}.` };
  if (/^-\s*[\d.,]+$|^\([\d.,]+\)$/.test(typed)) return { why: "A count is never negative." };
  if (/^[\d,]*[.,]\d+$/.test(typed)) return { why: "Whole students only: this has a fraction." };
  if (/%$/.test(typed)) return { why: "A count, not a rate." };
  if (/^(<|≤|n\s*<|\*|fewer|less|–|—|-$|n\/a|na$|s$|ds$)/i.test(typed))
    return { why: "The real count. Small groups are hidden here, before anything leaves this page." };
  return { why: "A whole number, such as 41." };
}

/** A flagged group is part of everyone: so are those who earned it, and those who did not. */
function beyondAll(
  program: string,
  group: string,
  count: (program: string, group: string, measure: Measure) => number | undefined,
): CellProblem[] {
  const [d, n] = [count(program, group, "students"), count(program, group, "earned")];
  const [allD, allN] = [count(program, everyone, "students"), count(program, everyone, "earned")];
  if (d === undefined || n === undefined || allD === undefined || allN === undefined) return [];
  if (d > allD) return [{ program, group, measure: "students", why: `At most ${said(allD)}, all students.` }];
  if (n > allN)
    return [{ program, group, measure: "earned", why: `At most ${said(allN)}, all who reached it.` }];
  if (d - n > allD - allN)
    return [
      {
        program,
        group,
        measure: "earned",
        why: `At least ${said(d - (allD - allN))}: only ${said(allD - allN)} of all did not reach it.`,
      },
    ];
  return [];
}

/** Partitions with anything in them, whole; of flags those values that have. */
const reportedOf = (
  dimensions: readonly SubgroupDimension[],
  someone: (group: string) => boolean,
): SubgroupDimension[] =>
  dimensions.flatMap((dimension) => {
    const there = dimension.values.filter(({ id }) => someone(groupKey(dimension.id, id)));
    if (there.length === 0) return [];
    return [dimension.kind === "partition" ? dimension : { ...dimension, values: there }];
  });

/** All programs beside some of them: they make it up, or what is left over would be a group that nobody protects. */
function rollUpOf(programs: readonly Program[]): RollUp[] {
  const of = programs.map(({ id }) => id).filter((id) => id !== everyone);
  return of.length === 0 || of.length === programs.length ? [] : [{ program: everyone, of }];
}

function offBy(parts: readonly (number | undefined)[], total: number | undefined): number {
  if (total === undefined) return 0;
  let sum = 0;
  for (const part of parts) {
    if (part === undefined) return 0;
    sum += part;
  }
  return sum - total;
}

const said = (count: number): string => count.toLocaleString("en-US");

const adds = (what: string, measure: Measure, off: number, total: string): string =>
  `${what}, ${measureNames[measure].toLowerCase()}: ${said(Math.abs(off))} ${off > 0 ? "more" : "fewer"} than ${total}.`;

/** The entry with 0 in every empty cell of what is reported. */
export function withZeros(entry: Entry, { dimensions }: Pick<Checked, "dimensions">): Entry {
  const cells = new Map(entry.cells);
  for (const { id } of entry.programs)
    for (const { key } of namedGroups(dimensions))
      for (const measure of measures) {
        const at = cellKey(id, key, measure);
        if (!cells.get(at)?.trim()) cells.set(at, "0");
      }
  return { ...entry, cells };
}

/** The rest of all programs as a program of its own, where the listed ones make up less: its small groups count too. */
export function withOthers(entry: Entry, { dimensions }: Pick<Checked, "dimensions">): Entry {
  const cells = new Map(entry.cells);
  const others: Program = { id: "others", name: "Other programs" };
  const listed = entry.programs.filter(({ id }) => id !== everyone && id !== others.id);
  const number = (program: string, group: string, measure: Measure) =>
    Number(entry.cells.get(cellKey(program, group, measure))?.replaceAll(",", "") ?? 0);
  for (const { key } of namedGroups(dimensions))
    for (const measure of measures) {
      const rest = listed.reduce(
        (left, { id }) => left - number(id, key, measure),
        number(everyone, key, measure),
      );
      cells.set(cellKey(others.id, key, measure), String(rest));
    }
  return { programs: [...entry.programs.filter(({ id }) => id !== others.id), others], cells };
}
