/**
 * What was pasted from a spreadsheet or read from a CSV, as a grid of text. Pure, and made for the page: a sheet of real
 * counts is read where it was dropped and goes nowhere.
 */
const rowsMax = 5000;
const columnsMax = 400;

export type Grid = readonly (readonly string[])[];
export type Pasted = { grid: string[][] } | { line: number; why: string };

/** Tab, comma or semicolon between cells; text in quotation marks may hold them, and line breaks. */
export function gridOf(text: string): Pasted {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const from = told?.[0].length ?? 0;
  const sign = told?.[1] ?? separatorOf(text);
  const grid: string[][] = [];
  let row: string[] = [];
  let at = from;
  let line = told ? 2 : 1;
  while (at < text.length) {
    const opened = line;
    let cell = "";
    if (text[at] === '"') {
      const end = closing(text, at);
      if (end < 0)
        return {
          line: opened,
          why: "A quotation mark is opened here and never closed. Inside text it is written twice.",
        };
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      line += cell.split("\n").length - 1;
      at = end + 1;
    }
    const rest = endOf(text, at, sign);
    cell += text.slice(at, rest);
    row.push(tidy(cell));
    at = rest;
    if (text[at] === sign) {
      at++;
      // A line that ends in a separator has one more, empty cell.
      if (at >= text.length) row.push("");
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
    grid.push(row);
    row = [];
    if (grid.length > rowsMax)
      return { line, why: `At most ${rowsMax.toLocaleString("en-US")} rows are read at a time.` };
  }
  if (row.length > 0) grid.push(row);
  const wide = grid.findIndex((cells) => cells.length > columnsMax);
  if (wide >= 0) return { line: wide + 1, why: `At most ${columnsMax} columns are read.` };
  while (grid.length > 0 && grid.at(-1)?.every((cell) => cell === "")) grid.pop();
  return { grid };
}

/** The quotation mark that closes the one at `from`. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOf(text: string, from: number, sign: string): number {
  let at = from;
  while (at < text.length && text[at] !== sign && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** The sign of the first line that has any, quoted text aside: a spreadsheet's clipboard has tabs. */
function separatorOf(text: string): string {
  for (const line of text.slice(0, 20_000).split(/\r\n?|\n/)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const [most] = ["\t", ",", ";"]
      .map((sign) => ({ sign, times: bare.split(sign).length - 1 }))
      .sort((a, b) => b.times - a.times);
    if (most && most.times > 0) return most.sign;
  }
  return ",";
}

const tidy = (cell: string): string =>
  cell
    .normalize("NFC")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
