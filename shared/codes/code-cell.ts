/** A code in a cell, and what a spreadsheet may have made of it: a number without its zeros, a date. */
import { type Cell, numberText } from "../files/cells.ts";
import type { Reading } from "../files/words.ts";
import { isCode, systemWords } from "./rules.ts";
import type { CodeSystem } from "./schema.ts";

export const readCodeAs =
  (system: CodeSystem) =>
  (text: string, cell: Cell): Reading<string> => {
    const bare = text.replace(/\s/g, "");
    if (isCode(system, bare)) return ambiguous(system, bare, cell) ?? { value: bare };
    const repaired = repairs[system](bare);
    if (repaired === undefined)
      return { expected: `A ${system} code such as ${systemWords[system].example}.` };
    // Zeros that were lost in front are certain; a lost zero at the end is one of two codes.
    return ambiguous(system, repaired, cell) ?? { value: repaired };
  };

const isNumber = (cell: Cell): cell is number => typeof cell === "number";

/** 51.38 as a number may be the four-digit code or 51.3800. */
function ambiguous(system: CodeSystem, code: string, cell: Cell): Reading<string> | undefined {
  if (system !== "CIP" || !isNumber(cell) || code.length === 7) return undefined;
  return {
    expected: `A CIP code as text: as the number ${numberText(cell)} it may be ${code} or a longer one whose zeros were lost.`,
    alternatives: [code, code.length === 2 ? `${code}.0000` : `${code}00`],
  };
}

const repairs: Readonly<Record<CodeSystem, (text: string) => string | undefined>> = {
  CIP(text) {
    const parted = /^(\d{1,2})\.(\d{1,4})$/.exec(text);
    const [, series = "", rest = ""] = parted ?? [];
    if (parted) return `${series.padStart(2, "0")}.${rest.padEnd(rest.length < 3 ? 2 : 4, "0")}`;
    if (/^\d$/.test(text)) return `0${text}`;
    const digits = /^\d{5,6}$/.test(text) ? text.padStart(6, "0") : undefined;
    return digits && `${digits.slice(0, 2)}.${digits.slice(2)}`;
  },
  SOC(text) {
    const digits = /^(\d{2})[-–]?(\d{4})(\.\d{2})?$/.exec(text);
    return digits ? `${digits[1]}-${digits[2]}` : undefined;
  },
  SCED: (text) => (/^\d{4}$/.test(text) ? `0${text}` : /^\d$/.test(text) ? `0${text}` : undefined),
};
