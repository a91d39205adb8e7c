import { loosely, textOf } from "../files/cells.ts";
import { readText } from "../files/lines.ts";
import { readCount } from "../files/numbers.ts";
import { type Reading } from "../files/words.ts";
import type { Line, Telling } from "./import-columns.ts";
import { type Directory, type ImportContext, readCourse } from "./import-courses.ts";
import { readFinding } from "./import-findings.ts";
import { type Level, readLevel } from "./import-level.ts";
import { readConditionValue } from "./import-numbers.ts";
import type { ImportColumn } from "./import-schema.ts";
import {
  type RowType,
  readAwardType,
  readConditionType,
  readGrade,
  readNegativeReason,
  readRowType,
} from "./import-words.ts";
import { ruleNoMax } from "./numbering.ts";
import type { Award, Condition, NegativeFinding, SendingCourse } from "./terms-schema.ts";

type Optional = number | undefined;
export type Row = { no: number; ruleNo: number | "*" } & (
  | {
      type: "S";
      level: Level;
      optionNo: Optional;
      slotNo: Optional;
      chooseN: Optional;
      course: SendingCourse | undefined;
    }
  | { type: "R"; level: Level; award: Award | undefined }
  | { type: "Q"; condition: Condition | undefined }
  | { type: "N"; finding: NegativeFinding | undefined }
);

export function readRow(
  line: Line,
  context: ImportContext,
  directory: Directory,
  tell: Telling,
): Row | undefined {
  const guess = likelyType(line, context, directory);
  const stated = line.read("row_type", (text): Reading<RowType> => {
    const reading = readRowType(text);
    return "value" in reading ? reading : { ...reading, fix: reading.fix ?? guess };
  });
  // A row that does not say what it is still has its other cells looked at, as what it seems to be.
  const type = stated ?? guess;
  if (!type) return undefined;
  const ruleNo = line.read("rule_no", (text): Reading<number | "*"> => {
    const whole = /^(\*|all|any|whole agreement|agreement)$/i.test(text);
    if (type === "Q" && whole) return { value: "*" };
    const reading = readCount(text, "The rule's number", 1, ruleNoMax);
    if ("value" in reading || type !== "Q") return reading;
    return {
      expected: `${reading.expected} A star is for the whole agreement.`,
      fix: reading.fix ?? (text ? undefined : "*"),
    };
  });
  askMisplaced(line, type, tell);
  const row = rowOf(line, type, ruleNo ?? "*", context, directory, tell);
  return stated && ruleNo !== undefined ? row : undefined;
}

function rowOf(
  line: Line,
  type: RowType,
  ruleNo: number | "*",
  context: ImportContext,
  directory: Directory,
  tell: Telling,
): Row {
  const { no } = line;
  const note = type === "S" ? undefined : line.readIf("note", readText("A note", 300));
  if (type === "Q") return { no, ruleNo, type, condition: readCondition(line, note) };
  const { course } = readCourse(line, type === "R" ? "receiving" : "sending", context, directory);
  if (type === "N") {
    const finding = readFinding(
      line,
      typeof ruleNo === "number" ? ruleNo : 1,
      course,
      note,
      context,
      directory,
      tell,
    );
    return { no, ruleNo, type, finding };
  }
  const level = readLevel(line, context, tell);
  if (type === "R") {
    const awardType = line.read("award_type", (text): Reading<Award["type"]> => {
      const reading = readAwardType(text);
      if ("value" in reading || text !== "") return reading;
      return { ...reading, fix: course?.creditHundredths === 0 ? "WAIVER" : "COURSE" };
    });
    if (awardType && course) checkAwardCredit(line, awardType, course.creditHundredths, tell);
    return {
      no,
      ruleNo,
      type,
      level,
      award: awardType && course && { type: awardType, course, ...(note && { note }) },
    };
  }
  const optionNo = line.readIf("option_no", (text) => readCount(text, "The option's number", 1, 999));
  const slotNo = line.readIf("slot_no", (text) => readCount(text, "The slot's number", 1, 999));
  const chooseN = line.readIf("choose_n", (text) =>
    readCount(text, "How many of the slot's courses are needed", 1, 50),
  );
  const minGrade = line.readIf("min_grade", readGrade);
  return {
    no,
    ruleNo,
    type,
    level,
    optionNo,
    slotNo,
    chooseN,
    course: course && { ...course, ...(minGrade && { minGrade }) },
  };
}

function checkAwardCredit(line: Line, type: Award["type"], hundredths: number, tell: Telling): void {
  const free = type === "WAIVER" || type === "ADVANCED_STANDING";
  if (free && hundredths !== 0)
    tell.stops(line.no, "credits", line.cell("credits"), {
      expected: `A ${type} gives no credit: 0.00.`,
      fix: "0.00",
    });
  if (!free && hundredths === 0)
    tell.stops(line.no, "credits", line.cell("credits"), {
      expected: `A ${type} gives more than 0.00; where only a requirement is met, the award is a WAIVER.`,
    });
}

function readCondition(line: Line, note: string | undefined): Condition | undefined {
  const type = line.read("award_type", readConditionType);
  if (!type) return undefined;
  const value = line.read("value", (text) => readConditionValue(type, text));
  return { type, ...(value !== undefined && { value }), ...(note && { note }) };
}

/** A filled cell that this kind of row has no use for is left out, and said so: it may stand in the wrong column. */
function askMisplaced(line: Line, type: RowType, tell: Telling): void {
  const unused: Record<RowType, readonly ImportColumn[]> = {
    S: ["award_type", "value"],
    R: ["min_grade", "value"],
    Q: ["org_code", "course_code", "course_title", "credits", "credit_unit", "min_grade"],
    N: ["min_grade"],
  };
  for (const column of unused[type])
    if (line.has(column) && !/^(none|any|n\/?a|-)$/i.test(textOf(line.cell(column))))
      tell.asks(line.no, column, line.cell(column), {
        expected: `Nothing: ${type} rows have no use for this column, and we leave it out.`,
        fix: "",
        label: "Empty this cell",
      });
}

/** For a row that does not say what it is: what its other cells look like. */
function likelyType(line: Line, context: ImportContext, directory: Directory): RowType | undefined {
  const has = (column: ImportColumn, read: (text: string) => Reading<unknown>) =>
    line.has(column) && "value" in read(textOf(line.cell(column)));
  if (has("award_type", readAwardType)) return "R";
  if (has("award_type", readConditionType)) return "Q";
  if (has("value", readNegativeReason)) return "N";
  const party = directory.party(textOf(line.cell("org_code")));
  if (!party || loosely(party.code) === "" || !context.parties.includes(party)) return undefined;
  if (party.role === "SENDING") return "S";
  return party.role === "RECEIVING" ? "R" : undefined;
}
