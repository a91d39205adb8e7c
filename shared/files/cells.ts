/**
 * One cell of a file, whatever read it, as text. The promise: what a person sees in the cell is what we say we read,
 * and text that a spreadsheet would run as a formula survives the trip out and back unchanged.
 */

/** What a file reader hands over. A date is ISO; `shown` is how the spreadsheet displayed it, where that is known. */
export type Cell =
  | string
  | number
  | { date: string }
  | { formula: string; result?: string | number }
  | null
  | undefined;

export const isFormula = (cell: Cell): cell is { formula: string; result?: string | number } =>
  typeof cell === "object" && cell !== null && "formula" in cell;
export const isDateCell = (cell: Cell): cell is { date: string } =>
  typeof cell === "object" && cell !== null && "date" in cell;

/** Plain decimals with the fifteen digits a spreadsheet keeps, so 0.1 + 0.2 reads as 0.3. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)));

// Spreadsheets and web pages leave these behind: they are invisible, mean nothing here and break comparisons.
const invisible = /[\u200b\u2060\ufeff]/g;

/** The cell's text: one Unicode form, ordinary spaces, trimmed. A formula's text is its result. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return numberText(cell);
  if (typeof cell === "object") return "date" in cell ? cell.date : textOf(cell.result);
  return cell
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/\u00a0/g, " ")
    .trim();
}

/** The cell as its file shows it, formulas included: for the table that goes back to the page. */
export function shownText(cell: Cell): string {
  if (isFormula(cell)) return `=${cell.formula}`;
  return typeof cell === "string" ? defuse(textOf(cell)) : textOf(cell);
}

export const isBlank = (cell: Cell): boolean => !isFormula(cell) && textOf(cell) === "";

/** Text that a spreadsheet would calculate gets an apostrophe in front (and so does text that already has one). */
export const defuse = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The way back: takes exactly one apostrophe off what `defuse` would have put it on. */
export const undefuse = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const forbidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text without what a single line may not hold, or undefined if there is nothing of the kind. */
export function withoutControls(text: string): string | undefined {
  if (text.search(forbidden) < 0) return undefined;
  const breaksAsSpaces = text.replace(/[\t\r\n\u2028\u2029]+/g, " ");
  return breaksAsSpaces.replace(forbidden, "").replace(/ {2,}/g, " ").trim();
}

/** Short enough to repeat in a sentence, with control characters made visible. */
export function quoted(text: string): string {
  const visible = text.replace(forbidden, (one) =>
    one < " " ? String.fromCharCode(0x2400 + one.charCodeAt(0)) : "\ufffd",
  );
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible;
}

/** How two spellings are compared: letter case, spaces and punctuation aside. */
export const loosely = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
