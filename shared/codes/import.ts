/**
 * Reads a publisher's file of codes, in the columns NCES and BLS use: every problem at its cell, and the set as it would
 * be. Pure: it writes nothing, and the same file over its own outcome changes nothing.
 */
import { type Cell, loosely, textOf } from "../files/cells.ts";
import { findHeaderOf, layout } from "../files/columns.ts";
import type { Line } from "../files/lines.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { readCodeAs } from "./code-cell.ts";
import { type CodeColumn, type CodesReport, codeColumns } from "./import-schema.ts";
import { type FileCode, revise } from "./revise.ts";
import { isCurrent } from "./rules.ts";
import type { Code, CodeSystem } from "./schema.ts";

const words = (text: string): string[] => text.split("|");
const needed = ["code", "title"] as const satisfies readonly CodeColumn[];

const codeLayout = layout<CodeColumn>(
  codeColumns,
  {
    code: words(
      "cipcode|cip code|cip|cip code 2020|cipcode2020|cip 2020|cip code 2010|cipcode2010|soc code|soc|soc 2018|soc 2018 code|soc2018code|sced code|sced|sced course code|sced course number|nces course code|course code",
    ),
    title: words(
      "ciptitle|cip title|cip title 2020|ciptitle2020|soc title|soc 2018 title|soc2018title|sced title|sced course title|course title|course name|occupation|occupation title|name",
    ),
    action: words("change|change status|status"),
    definition: words(
      "cipdefinition|cip definition|soc definition|description|course description|sced course description",
    ),
  },
  needed,
);

type Grid = readonly (readonly Cell[])[];

/** Does this sheet hold codes? A publisher's workbook may open with notes. */
export function holdsCodes(grid: Grid): boolean {
  const header = findHeaderOf(inTwoColumns(grid), codeLayout);
  return header !== undefined && needed.every((column) => header.place.has(column));
}

/** How long a definition is kept. */
const definitionMax = 4000;
const samplesMax = 12;

type ReadCodes = {
  report: CodesReport;
  /** Absent when something stops the file. */
  codes?: Code[];
  texts: Map<string, string>;
};

export function readCodes(
  given: Grid,
  { system, before, revision }: { system: CodeSystem; before: readonly Code[]; revision: string },
): ReadCodes {
  const grid = inTwoColumns(given);
  const header = findHeaderOf(grid, codeLayout);
  const opened = openRows(grid, header, { required: needed, vital: ["code"] });
  const { tell } = opened;
  const found = new Map<string, FileCode & { no: number }>();
  const texts = new Map<string, string>();
  for (const line of opened.lines) {
    const code = line.read("code", readCodeAs(system));
    const title = line.read("title", readTitle);
    if (code === undefined || title === undefined) continue;
    const not = notAnyMore(textOf(line.cell("action")));
    const one = { code, title, no: line.no, ...(not === undefined ? {} : { not }) };
    const first = found.get(code);
    // A number that moved may be given anew in the same edition: the code that holds counts.
    if (!first || (first.not !== undefined && not === undefined)) found.set(code, one);
    else if (not === undefined)
      tell.stops(line.no, "code", code, {
        expected: `Each code once: ${code}, ${first.title}, stands in row ${first.no} already.`,
      });
    const definition = definitionOf(line);
    if (definition !== "" && not === undefined) texts.set(code, definition);
  }
  const file = [...found.values()].map(({ no: _no, ...one }): FileCode => one);
  const after = revise(before, file, revision);
  const left = before.filter(isCurrent).length;
  if (left > 0 && after.gone.length * 2 > left)
    tell.asks((header?.at ?? 0) + 1, "code", "", {
      expected: `Every code of the set. ${after.gone.length} of ${left} are not in this file, and would count as dropped by its publisher.`,
    });
  const shared = reportOf(grid, header, opened);
  const current = after.codes.filter(isCurrent);
  const some = (codes: readonly (Code & { before?: string })[]) =>
    codes.slice(0, samplesMax).map(({ code, title, before }) => ({
      code,
      title,
      ...(before === undefined ? {} : { before }),
    }));
  return {
    report: {
      ...shared,
      wouldChange: {
        codes: current.length,
        added: after.added.length,
        retitled: after.retitled.length,
        gone: after.gone.length,
        same: after.same,
        described: texts.size > 0,
        samples: { added: some(after.added), retitled: some(after.retitled), gone: some(after.gone) },
      },
      changes: before.length === 0 || after.added.length + after.retitled.length + after.gone.length > 0,
    },
    ...(shared.stops === 0 ? { codes: after.codes } : {}),
    texts,
  };
}

/** NCES ends titles with a full stop in some of its files and not in others. */
const readTitle = (text: string) => {
  const title = text.replace(/(?<=\p{L}{3}|\))\.$/u, "");
  return title !== "" && title.length <= 300
    ? { value: title }
    : { expected: "A title: at least one and at most 300 characters." };
};

const notAnyMore = (action: string): Code["not"] =>
  /^moved to/i.test(action) ? "MOVED" : /^delet/i.test(action) ? "DELETED" : undefined;

const definitionOf = (line: Line<CodeColumn>): string =>
  textOf(line.cell("definition")).replace(/\s+/g, " ").slice(0, definitionMax);

const socLevels = ["majorgroup", "minorgroup", "broadgroup", "detailedoccupation"];

/** BLS prints the structure of SOC with a column for each level and no name over the titles: here they are two columns. */
function inTwoColumns(grid: Grid): Grid {
  const at = grid.slice(0, 20).findIndex((row) => {
    const names = new Set(row.map((cell) => loosely(textOf(cell))));
    return socLevels.every((level) => names.has(level));
  });
  const head = grid[at];
  if (!head) return grid;
  const levels = socLevels.map((level) => head.findIndex((cell) => loosely(textOf(cell)) === level));
  const title = Math.max(...levels) + 1;
  return grid.map((row, index) => {
    if (index < at) return row;
    if (index === at) return ["soc code", "soc title"];
    const code = levels.map((level) => row[level]).find((cell) => textOf(cell) !== "");
    return code === undefined && textOf(row[title]) === "" ? [] : [code, row[title]];
  });
}
