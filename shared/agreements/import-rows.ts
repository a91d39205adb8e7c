/** What each row says, by its type: a course to finish (S), an award (R), a condition (Q), a pair that gives nothing (N). */
import type { OrganizationId } from "../ids.ts";
import { loosely, textOf } from "./import-cells.ts";
import { type Directory, type ImportContext, isOn, readCourse } from "./import-courses.ts";
import { readDate } from "./import-dates.ts";
import { type Line, readText } from "./import-lines.ts";
import { readConditionValue, readCount } from "./import-numbers.ts";
import type { Telling } from "./import-problems.ts";
import type { ImportColumn } from "./import-schema.ts";
import {
  type Reading,
  type RowType,
  readAwardMethod,
  readAwardType,
  readConditionType,
  readGrade,
  readNegativeReason,
  readRowType,
} from "./import-words.ts";
import type { Award, Condition, EquivalencyRule, NegativeFinding, SendingCourse } from "./schema.ts";

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
  >
>;
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

const highestRuleNo = 99_999;

export function readRow(
  line: Line,
  context: ImportContext,
  directory: Directory,
  tell: Telling,
): Row | undefined {
  const type = line.read("row_type", (text): Reading<RowType> => {
    const reading = readRowType(text);
    return "value" in reading
      ? reading
      : { ...reading, fix: reading.fix ?? likelyType(line, context, directory) };
  });
  if (!type) return undefined;
  const ruleNo = line.read("rule_no", (text): Reading<number | "*"> => {
    const whole = /^(\*|all|any|whole agreement|agreement)$/i.test(text);
    if (type === "Q" && whole) return { value: "*" };
    const reading = readCount(text, "The rule's number", 1, highestRuleNo);
    if ("value" in reading || type !== "Q") return reading;
    return {
      expected: `${reading.expected} A star is for the whole agreement.`,
      fix: reading.fix ?? (text ? undefined : "*"),
    };
  });
  askMisplaced(line, type, tell);
  const row = rowOf(line, type, ruleNo ?? "*", context, directory, tell);
  return ruleNo === undefined ? undefined : row;
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

/** What `requested against PLCC BIO 145` names, where the file has no column of its own for it. */
export const againstIn = (note: string | undefined): string | undefined =>
  /requested against (.+)/
    .exec(note ?? "")?.[1]
    ?.trim()
    .slice(0, 200)
    .trim() || undefined;
export const firstWord = (text: string | undefined): string => /^\S+/.exec(text ?? "")?.[0] ?? "";

function readFinding(
  line: Line,
  ruleNo: number,
  course: NegativeFinding["course"] | undefined,
  note: string | undefined,
  context: ImportContext,
  directory: Directory,
  tell: Telling,
): NegativeFinding | undefined {
  const reason = line.read("value", (text): Reading<NegativeFinding["reason"]> => {
    const reading = readNegativeReason(text);
    if ("value" in reading || text !== "") return reading;
    const beside = readNegativeReason(textOf(line.cell("award_type")));
    return "value" in beside ? { ...reading, fix: beside.value } : reading;
  });
  const dates = readSpan(line, context, tell);
  const revisitOn = line.readIf("revisit_on", (_, cell) => readDate(cell));
  const against = line.column("against")
    ? line.readIf("against", readText("A course", 200))
    : againstIn(note);
  const receiver = directory.party(firstWord(against));
  const derived = receiver && isOn(receiver, "receiving") ? receiver.organizationId : undefined;
  const receiverId = line.column("receiver")
    ? line.readIf("receiver", (text) => readReceiver(text, context, directory))
    : derived;
  if (!course || !reason) return undefined;
  return {
    ruleNo,
    course,
    reason,
    ...(against && { against }),
    ...(receiverId && { receiverId }),
    ...dates,
    ...(revisitOn && { revisitOn }),
    ...(note && { note }),
  };
}

function readReceiver(text: string, context: ImportContext, directory: Directory): Reading<OrganizationId> {
  const party = directory.party(text);
  if (party && isOn(party, "receiving")) return { value: party.organizationId };
  const codes = context.parties.filter((one) => isOn(one, "receiving")).map((one) => one.code);
  return { expected: `The code of a party that grants credit: ${codes.join(", ")}.`, alternatives: codes };
}

function readSpan(line: Line, context: ImportContext, tell: Telling): Pick<Level, "validFrom" | "validTo"> {
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

function readLevel(line: Line, context: ImportContext, tell: Telling): Level {
  const level = {
    ...readSpan(line, context, tell),
    priority: line.readIf("priority", (text) => readCount(text, "The priority", 1, 9999)),
    exclusiveGroup: line.readIf("exclusive_group", readText("A group's name", 60)),
    title: line.readIf("rule_title", readText("A title", 200)),
    awardMethod: line.readIf("award_method", readAwardMethod),
    creditOverride: line.readIf("credit_override", readText("A reason", 300)),
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
