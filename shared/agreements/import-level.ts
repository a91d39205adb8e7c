import { readDate } from "../files/dates.ts";
import { readText } from "../files/lines.ts";
import { readCount } from "../files/numbers.ts";
import { type Reading } from "../files/words.ts";
import type { Line, Telling } from "./import-columns.ts";
import type { ImportContext } from "./import-courses.ts";
import type { ImportColumn } from "./import-schema.ts";
import { readAwardMethod } from "./import-words.ts";
import type { EquivalencyRule } from "./terms-schema.ts";

/** What a rule says once, on any of its S or R rows. */
export type Level = Partial<
  Pick<
    EquivalencyRule,
    | "title"
    | "validFrom"
    | "validTo"
    | "awardMethod"
    | "priority"
    | "exclusiveGroup"
    | "reuse"
    | "creditOverride"
    | "intermediaryCode"
  >
>;

export function readLevel(line: Line, context: ImportContext, tell: Telling): Level {
  const level = {
    ...readSpan(line, context, tell),
    priority: line.readIf("priority", (text) => readCount(text, "The priority", 1, 9999)),
    exclusiveGroup: line.readIf("exclusive_group", readText("A group's name", 60)),
    title: line.readIf("rule_title", readText("A title", 200)),
    awardMethod: line.readIf("award_method", readAwardMethod),
    creditOverride: line.readIf("credit_override", readText("A reason", 300)),
    intermediaryCode: line.readIf("transfer_code", readText("A transfer code", 40)),
    reuse: line.readIf(
      "reuse",
      (text): Reading<"ALLOWED"> =>
        /^(allowed|yes|true|y)$/i.test(text)
          ? { value: "ALLOWED" }
          : { expected: "ALLOWED, or nothing.", fix: "ALLOWED" },
    ),
  };
  return Object.fromEntries(Object.entries(level).filter(([, value]) => value !== undefined)) as Level;
}

/** The days a row names, if any. */
export function readSpan(
  line: Line,
  context: ImportContext,
  tell: Telling,
): Pick<Level, "validFrom" | "validTo"> {
  const inside = (date: string): Reading<string> => {
    const { dateEffective: from, expirationDate: to } = context;
    if (date >= from && date <= to) return { value: date };
    return {
      expected: `A date within the agreement's term, ${from} to ${to}.`,
      fix: date < from ? from : to,
    };
  };
  const read = (column: ImportColumn) =>
    line.readIf(column, (_, cell) => {
      const reading = readDate(cell);
      return "value" in reading ? inside(reading.value) : reading;
    });
  const validFrom = read("valid_from");
  const validTo = read("valid_to");
  if (validFrom && validTo && validTo < validFrom)
    tell.stops(line.no, "valid_to", validTo, { expected: `A date on or after ${validFrom}.` });
  return { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
}
