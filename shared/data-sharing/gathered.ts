/** The counts of a sheet as they are read, each cell once a year; the years of a pool added up at the end. */
import { cellKey, type Entry, type Measure, type Program } from "./entry.ts";
import { namedGroups } from "./group-names.ts";
import type { SubgroupDimension } from "./release-schema.ts";

/** Counts by cell and year; the years of a pool added up, as far as they are numbers. */
export function gather(dimensions: readonly SubgroupDimension[]) {
  const programs = new Map<string, Program>();
  const found = new Map<
    string,
    { at: [Program, string, Measure]; years: Map<string, { text: string; row: number }> }
  >();
  const names = new Map(namedGroups(dimensions).map(({ key, name }) => [key, name]));
  return {
    /** The row that counted the same cell before. */
    add(program: Program, group: string, measure: Measure, year: string, text: string, row: number) {
      if (!programs.has(program.id)) programs.set(program.id, program);
      const key = cellKey(program.id, group, measure);
      const one = found.get(key) ?? { at: [program, group, measure], years: new Map() };
      found.set(key, one);
      const before = one.years.get(year)?.row;
      if (before === undefined) one.years.set(year, { text, row });
      return before;
    },
    missing: (years: readonly string[]) =>
      [...found.values()].flatMap(({ at: [program, group, measure], years: have }) => {
        const lacking = have.size < 2 ? [] : years.filter((year) => !have.has(year));
        const name = `${program.name}, ${names.get(group) ?? group}, ${measure}`;
        return lacking.length > 0 ? [{ name, years: lacking }] : [];
      }),
    entry: (): Entry => ({
      programs: [...programs.values()],
      cells: new Map(
        [...found].map(([key, { years }]) => [key, summed([...years.values()].map(({ text }) => text))]),
      ),
    }),
  };
}

function summed(texts: readonly string[]): string {
  const numbers = texts.map((text) => Number(text.replaceAll(",", "")));
  return texts.length === 1 || numbers.some(Number.isNaN)
    ? (texts[0] ?? "")
    : String(numbers.reduce((sum, one) => sum + one, 0));
}
