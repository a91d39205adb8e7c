/** Dates as people and spreadsheets write them. Only ISO is taken as it stands; every other form is offered as ISO. */
import { IsoDate } from "../time.ts";
import { type Cell, isDateCell, textOf } from "./cells.ts";
import type { Reading } from "./words.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

export const isIsoDate = (text: string): boolean => IsoDate.safeParse(text).success;

function iso(year: number, month: number, day: number): string | undefined {
  const century = year < 100 ? 2000 + year : year;
  const text = `${century}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return century >= 1900 && century < 2200 && isIsoDate(text) ? text : undefined;
}

/** An Excel serial: days since 1899-12-30. */
export function fromSerial(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}

export function readDate(cell: Cell): Reading<string> {
  const text = textOf(cell);
  if (isIsoDate(text)) return { value: text };
  const [fix, ...alternatives] = [...new Set(candidates(text))];
  return { expected: "A date such as 2026-08-01.", fix, alternatives };
}

/** The dates this may mean, likeliest first: month before day, as in the United States. */
function candidates(text: string): string[] {
  const found = (...dates: (string | undefined)[]) => dates.filter((date) => date !== undefined);
  const lower = text.toLowerCase().replace(/(\d)(st|nd|rd|th)\b/g, "$1");
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ][\d:.]+z?)?$/.exec(lower);
  if (yearFirst) return found(iso(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])));
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[t ][\d:.]+)?$/.exec(lower);
  if (numbers) {
    const [a, b, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    return found(iso(year, a, b), iso(year, b, a));
  }
  const monthFirst = new RegExp(`^${monthName}[a-z]*[-. ]*(\\d{1,2}),?[-/ ]+(\\d{4}|\\d{2})$`).exec(lower);
  if (monthFirst)
    return found(iso(Number(monthFirst[3]), months.indexOf(monthFirst[1] ?? "") + 1, Number(monthFirst[2])));
  const dayFirst = new RegExp(`^(\\d{1,2})[-. ]+${monthName}[a-z]*[-., ]+(\\d{4}|\\d{2})$`).exec(lower);
  if (dayFirst)
    return found(iso(Number(dayFirst[3]), months.indexOf(dayFirst[2] ?? "") + 1, Number(dayFirst[1])));
  const serial = /^\d{5}(\.\d+)?$/.test(lower) ? Number(lower) : 0;
  return serial >= 32_874 && serial < 73_051 ? [fromSerial(serial)] : [];
}

/**
 * What a spreadsheet made of something that was not a date: a date cell, `2-Jan`, `Jan-02`, `1/2/2026`.
 * A code in capitals such as `MAR-10` is left alone: spreadsheets write month names as `Mar`.
 */
export function spreadsheetDate(cell: Cell): { month: number; day: number } | undefined {
  const text = textOf(cell);
  if (isDateCell(cell) || /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text))
    return { month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
  const dayFirst = new RegExp(`^(\\d{1,2})-${monthName}(?:-(?:\\d{2}|\\d{4}))?$`, "i").exec(text);
  if (dayFirst)
    return { month: months.indexOf((dayFirst[2] ?? "").toLowerCase()) + 1, day: Number(dayFirst[1]) };
  const monthFirst = new RegExp(`^${monthName}-(\\d{2})$`).exec(
    text.replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase()),
  );
  if (monthFirst) return { month: months.indexOf(monthFirst[1] ?? "") + 1, day: Number(monthFirst[2]) };
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(?:\d{2}|\d{4})$/.exec(text);
  return slashes ? { month: Number(slashes[1]), day: Number(slashes[2]) } : undefined;
}

/** What may have been typed before a spreadsheet changed it. */
export function beforeSpreadsheet({ month, day }: { month: number; day: number }): string[] {
  return [...new Set([`${month}-${String(day).padStart(2, "0")}`, `${month}-${day}`])];
}
