/** Comma, semicolon or tab separated text as cells. Quoting that does not add up is refused with the line it starts on. */
import { CsvError, parse } from "csv-parse/sync";
import { type Cell, undefuse } from "#shared/files/cells.ts";
import { Refusal } from "#shared/problem.ts";
import { startRows } from "./file-rows.ts";

export function readCsv(given: string, atMost?: number): Cell[][] {
  const text = given.includes('="') ? quotedLiterals(given) : given;
  const rows = startRows(atMost);
  let index = 0;
  let linesRead = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      // All at once: files edited on two systems mix them.
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (record: string[], { lines }) => {
        linesRead = lines;
        rows.add(index++, record.map(cellOf));
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error, text, linesRead);
    throw error;
  }
  return rows.grid;
}

/**
 * `="01.0000"` without quotation marks around it is how some publishers write a text that a spreadsheet would take for a
 * number. It stands for a whole cell or it is left alone; what stands inside a quoted cell is passed over.
 */
const quotedLiterals = (text: string): string =>
  text.replace(
    /"(?:[^"]|"")*"|(^|[,;\t\r\n])="([^"\r\n]*)"(?=[,;\t\r\n]|$)/g,
    (whole, before?: string, inside?: string) => (inside === undefined ? whole : `${before}"=""${inside}"""`),
  );

/** `="1-02"` is how people keep a spreadsheet from changing a text; any other leading `=` is a formula. */
function cellOf(raw: string): Cell {
  const literal = /^="((?:[^"]|"")*)"$/.exec(raw)?.[1];
  if (literal !== undefined) return literal.replaceAll('""', '"');
  return raw.startsWith("=") && raw.length > 1 ? { formula: raw.slice(1) } : undefuse(raw);
}

/** The separator of the first line that has any, quoted text aside; Excel's own `sep=;` line settles it. */
function delimiterOf(text: string): string {
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (told) return told;
  for (const line of text.slice(0, 20_000).split(/\r\n?|\n/)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const [most] = [",", ";", "\t"]
      .map((sign) => ({ sign, times: bare.split(sign).length - 1 }))
      .sort((a, b) => b.times - a.times);
    if (most && most.times > 0) return most.sign;
  }
  return ",";
}

function unreadable(error: CsvError, text: string, linesRead: number): Refusal {
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  // An open quotation mark swallows the rest of the file: the row it is in starts after the last whole one.
  const line = open ? linesRead + 1 : Math.max(1, Number(error["lines"] ?? 1));
  const what = open
    ? "a quotation mark is opened here and never closed"
    : error.code === "INVALID_OPENING_QUOTE"
      ? "a quotation mark stands inside text that does not start with one"
      : "text goes on after a closing quotation mark";
  const shown = text.split(/\r\n?|\n/)[line - 1]?.slice(0, 60) ?? "";
  const detail = `Line ${line}: ${what}. A quotation mark inside text is written twice. The line starts: ${shown}`;
  return new Refusal("file-unreadable", detail, { line });
}
