/**
 * What each column of a pasted sheet of counts is: a program, a group, a year, or counts of one measure, for one group
 * or one program where the sheet is wide. By any of the names people give them; headers in one row or in two.
 */
import { loosely } from "../files/cells.ts";
import type { Measure } from "./entry.ts";
import type { GroupRead } from "./group-names.ts";
import type { Grid } from "./pasted.ts";

export type ColumnRole =
  | { is: "program" | "cip" | "group" | "dimension" | "year" | "rate" | "unknown" }
  /** `about` is what the header says besides the measure: a group, or else a program. */
  | { is: "counts"; measure: Measure; about: string; group?: string | undefined };

export type SheetHeader = { at: number; headers: string[]; roles: ColumnRole[] };

const words: Readonly<Record<"program" | "cip" | "group" | "dimension" | "year", string>> = {
  program: "program|program name|pathway|program of study|cte program|course of study|program title",
  cip: "cip|cip code|cipcode|program code|code|program cip",
  group:
    "group|subgroup|sub group|student group|population|category|subpopulation|student subgroup|special population|demographic",
  dimension: "dimension|group type|subgroup type|category type|breakdown|disaggregation|demographic type",
  year: "year|school year|academic year|reporting year|cohort|cohort year|sy|ay|reporting period|program year",
};
const measures: readonly [Measure, string][] = [
  [
    "students",
    "number of students|count of students|student count|total students|all students in group|number of concentrators|concentrators|denominator|denom|enrolled|enrollment|students|cohort size|den|d",
  ],
  [
    "earned",
    "number earned|count earned|number earning|students who earned|students earned|earned a credential|earned credential|numerator|earned|met|number met|met indicator|achieved|attained|completed|placed|graduated|count met|num|n",
  ],
];
const phrases = measures
  .flatMap(([measure, all]) => all.split("|").map((phrase) => ({ measure, phrase: phrase.split(" ") })))
  .sort((a, b) => b.phrase.length - a.phrase.length);
const byWord = new Map(
  Object.entries(words).flatMap(([is, all]) =>
    all.split("|").map((word) => [loosely(word), is as keyof typeof words] as const),
  ),
);

const isRate = (text: string): boolean => /%|\b(rate|percent|percentage|pct|share)\b/i.test(text);
const wordsOf = (text: string): string[] => text.split(/[\s,;:/()|–-]+/).filter(Boolean);

/** The measure a header names at its end or its beginning, and what it says besides; what makes a group of the rest wins. */
function measureIn(text: string, group: (text: string) => GroupRead): ColumnRole | undefined {
  const all = wordsOf(text);
  const same = (some: readonly string[], phrase: readonly string[]) =>
    some.length === phrase.length && some.every((word, index) => word.toLowerCase() === phrase[index]);
  const found = phrases.flatMap(({ measure, phrase }) => {
    const rest = all.length - phrase.length;
    if (rest < 0) return [];
    return [
      ...(same(all.slice(rest), phrase) ? [{ measure, about: all.slice(0, rest).join(" ") }] : []),
      ...(rest > 0 && same(all.slice(0, phrase.length), phrase)
        ? [{ measure, about: all.slice(phrase.length).join(" ") }]
        : []),
    ];
  });
  const known = found
    .map((one) => ({ ...one, read: one.about === "" ? undefined : group(one.about) }))
    .map(({ read, ...one }) => ({ ...one, group: read && "key" in read ? read.key : undefined }));
  const best = known.find((one) => one.about === "" || one.group !== undefined) ?? known[0];
  return best && { is: "counts", ...best };
}

function roleOf(header: string, group: (text: string) => GroupRead): ColumnRole {
  if (header === "") return { is: "unknown" };
  if (isRate(header)) return { is: "rate" };
  const named = byWord.get(loosely(header));
  if (named) return { is: named };
  return measureIn(header, group) ?? { is: "unknown" };
}

/** The cells of a row whose names reach over the empty ones to their right, as merged ones do. */
function reaching(row: readonly string[], width: number): string[] {
  let last = "";
  return Array.from({ length: width }, (_, index) => {
    const cell = row[index] ?? "";
    if (cell !== "") last = cell;
    return last;
  });
}

const holds = (roles: readonly ColumnRole[], measure: Measure): boolean =>
  roles.some((role) => role.is === "counts" && role.measure === measure);

/** The first of the leading rows, alone or with the one above it, that names both measures. */
export function findSheetHeader(grid: Grid, group: (text: string) => GroupRead): SheetHeader | undefined {
  for (const [at, row] of grid.slice(0, 20).entries()) {
    const headers = [...row];
    const roles = headers.map((header) => roleOf(header, group));
    const above = grid[at - 1];
    // Two rows: below stands the measure alone, above it whom it counts.
    const bare = roles.filter((role) => role.is === "counts" && role.about === "").length;
    if (above && bare > 2) {
      const over = reaching(above, headers.length);
      const both = headers.map((header, index) => {
        const role = roles[index];
        return role?.is === "counts" && over[index]
          ? `${over[index]} ${header}`
          : header || over[index] || "";
      });
      return { at, headers: both, roles: both.map((header) => roleOf(header, group)) };
    }
    if (holds(roles, "students") && holds(roles, "earned") && bare <= 2) return { at, headers, roles };
  }
  return undefined;
}
