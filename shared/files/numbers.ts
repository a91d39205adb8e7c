/** Credits and counts. Nothing is guessed: what is nearly a number becomes a suggestion. */
import { type Cell, isDateCell, numberText, textOf } from "./cells.ts";
import { spreadsheetDate } from "./dates.ts";
import type { Misread, Reading } from "./words.ts";

const creditExpected = "A number with at most two decimals, such as 0.50 or 3.00.";
const glyphs: Record<string, string> = { "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3" };

/** 3.00 for 300. */
export const creditText = (hundredths: number): string => (hundredths / 100).toFixed(2);

const offer = (credit: number, expected = creditExpected): Misread => ({
  expected,
  fix: credit >= 0 && credit <= 10_000 ? creditText(Math.round(credit * 100)) : undefined,
});

/** Integer hundredths. `1/2` is offered as 0.50; so is the date a spreadsheet made of it. */
export function readCredit(cell: Cell): Reading<number> {
  const text = textOf(cell)
    .replace(/[½¼¾⅓⅔]/g, (glyph) => ` ${glyphs[glyph]}`)
    .replace(/[−–]/g, "-")
    .trim();
  const mangled = spreadsheetDate(cell);
  if (mangled && (isDateCell(cell) || !/^\d+\/\d+$/.test(text)) && mangled.month < mangled.day)
    return offer(mangled.month / mangled.day, `${creditExpected} A spreadsheet turns 1/2 into a date.`);
  if (mangled) return { expected: `${creditExpected} This looks like a date.` };
  const plain = /^\+?(\d{0,6})(?:\.(\d*))?$/.exec(text);
  if (plain && /\d/.test(text)) {
    const [, whole = "", decimals = ""] = plain;
    if (decimals.replace(/0+$/, "").length > 2) return offer(Number(`${whole || 0}.${decimals}`));
    const value = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
    return value > 1_000_000 ? { expected: "At most 10000.00." } : { value };
  }
  const fraction = /^(?:(\d{1,3})\s+)?(\d{1,3})\s*[/⁄]\s*(\d{1,3})$/.exec(text);
  if (fraction && Number(fraction[3]) > 0)
    return offer(Number(fraction[1] ?? 0) + Number(fraction[2]) / Number(fraction[3]));
  if (/^-/.test(text)) return { expected: `${creditExpected} Credit is never negative.` };
  const comma = /^(\d{1,6}),(\d{1,2})$/.exec(text);
  if (comma)
    return offer(Number(`${comma[1]}.${comma[2]}`), `${creditExpected} The decimal sign is a point.`);
  const thousands = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  if (thousands) return offer(Number(text.replaceAll(",", "")));
  const leading = /^(\d{1,6}(?:\.\d{1,2})?)\s*[a-z. ]+$/i.exec(text);
  return leading ? offer(Number(leading[1])) : { expected: creditExpected };
}

/** A whole number from `min` to `max`. `2.0` is 2; `Rule 2` is offered as 2. */
export function readCount(text: string, what: string, min: number, max: number): Reading<number> {
  const expected = `${what} is a whole number from ${min} to ${numberText(max)}.`;
  const value = /^\d{1,9}(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isInteger(value) && value >= min && value <= max) return { value };
  const inside = /^\D*?(\d{1,9})\D*$/.exec(text)?.[1];
  const usable =
    inside !== undefined && !text.startsWith("-") && Number(inside) >= min && Number(inside) <= max;
  return { expected, fix: usable && !/^\d/.test(text) ? String(Number(inside)) : undefined };
}
