/** One row of a catalog file as a course. What a spreadsheet did to a code, a grade span or a number is told with its remedy. */
import type * as z from "zod";
import { type Cell, loosely, textOf } from "../files/cells.ts";
import { beforeSpreadsheet, spreadsheetDate } from "../files/dates.ts";
import { type Line, readText } from "../files/lines.ts";
import { readCredit } from "../files/numbers.ts";
import { type Reading, reader, readUnit, saysNoUnit } from "../files/words.ts";
import type { CatalogContext } from "./import.ts";
import type { CatalogColumn } from "./import-schema.ts";
import { Course, CourseStatus } from "./schema.ts";

export type ReadCourse = {
  no: number;
  course: Course;
  /** What the file has a column for, filled or not. */
  columns: ReadonlySet<keyof Course>;
};
type Known = { known: readonly Pick<Course, "code" | "title">[] };

const readStatus = reader("Whether the course is taught", CourseStatus.options, [
  ["ACTIVE", "a|yes|y|true|open|current|offered|approved|on"],
  [
    "RETIRED",
    "r|no|n|false|inactive|i|closed|withdrawn|deleted|archived|discontinued|not offered|expired|off",
  ],
]);

export function readCourse(
  line: Line<CatalogColumn>,
  context: Pick<CatalogContext, "usualUnit"> & Known,
): ReadCourse | undefined {
  const titleGiven = textOf(line.cell("title"));
  const code = line.read("code", (_, cell) => readCode(cell, titleGiven, context));
  const title = line.read("title", readText("The course's title", 200));
  const creditHundredths = line.read("credits", (_, cell) => readCredit(cell));
  const unit = line.column("credit_unit")
    ? line.read("credit_unit", (text) => {
        const reading = readUnit(text);
        return "value" in reading || !saysNoUnit(text)
          ? reading
          : { ...reading, expected: `${reading.expected} Say which.`, fix: context.usualUnit };
      })
    : context.usualUnit;
  const status = line.readIf("status", readStatus) ?? "ACTIVE";
  const rest = further(line);
  if (code === undefined || title === undefined || creditHundredths === undefined || !unit) return undefined;
  const columns = new Set(
    (Object.keys(fieldOf) as CatalogColumn[]).filter(line.column).map((column) => fieldOf[column]),
  );
  return {
    no: line.no,
    course: { code, title, creditHundredths, unit, status, skillStatementIds: [], ...rest },
    columns,
  };
}

/** Which field of a course a column fills. */
export const fieldOf = {
  code: "code",
  title: "title",
  credits: "creditHundredths",
  credit_unit: "unit",
  status: "status",
  level: "level",
  grades: "grades",
  state_course_code: "stateCourseCode",
  sced: "sced",
  iai: "iai",
  pcs: "pcs",
  cip: "cip",
  description: "description",
  outline_hash: "outlineHash",
  skill_statements: "skillStatementIds",
} as const satisfies Record<CatalogColumn, keyof Course>;

function readCode(cell: Cell, title: string, { known }: Known): Reading<string> {
  const mangled = spreadsheetDate(cell);
  if (!mangled) return readText("A course code", 40)(textOf(cell));
  const sameTitle = known.filter((one) => title !== "" && loosely(one.title) === loosely(title));
  const guesses = beforeSpreadsheet(mangled);
  return {
    expected: `A course code. This looks like a date: a spreadsheet often turns ${guesses[0]} into one.`,
    fix: sameTitle.length === 1 ? sameTitle[0]?.code : undefined,
    alternatives: [...new Set([...sameTitle.map(({ code }) => code), ...guesses])],
  };
}

/** What a course may also say. An empty cell says nothing. */
function further(line: Line<CatalogColumn>): Partial<Course> {
  const by = (column: CatalogColumn, schema: z.ZodType<string>, ...repairs: ((text: string) => string)[]) =>
    line.readIf(column, (text, cell) => {
      const mangled = column === "grades" && spreadsheetDate(cell);
      // A spreadsheet takes 9-12 for the twelfth of September.
      return mangled
        ? { expected: "Grades such as 9-12.", fix: `${mangled.month}-${mangled.day}` }
        : bySchema(schema, text, repairs);
    });
  const { level, grades, stateCourseCode, sced, iai, pcs, cip, description, outlineHash } = Course.shape;
  const skills = line.readIf("skill_statements", readSkills);
  const fields = {
    level: by("level", level.unwrap()),
    grades: by("grades", grades.unwrap(), (text) => text.replace(/\s*(–|—|to|through|,)\s*/i, "-")),
    stateCourseCode: by("state_course_code", stateCourseCode.unwrap()),
    sced: by(
      "sced",
      sced.unwrap(),
      (text) => text.toUpperCase().replace(/[^A-Z0-9.]/g, ""),
      (text) => text.padStart(5, "0"),
    ),
    iai: by("iai", iai.unwrap(), (text) =>
      text
        .toUpperCase()
        .replace(/^IAI\s*/, "")
        .replace(/^([A-Z][A-Z0-9]?)[\s-]*(\d{3}[A-Z-]*)$/, "$1 $2"),
    ),
    pcs: by("pcs", pcs.unwrap(), (text) => text.replace(/[^\d.]/g, "")),
    cip: by(
      "cip",
      cip.unwrap(),
      (text) => text.replace(/[^\d.]/g, ""),
      (text) => text.replace(/^(\d{2})(\d{4}|\d{2})$/, "$1.$2"),
      (text) => text.replace(/^(\d)(?=\.)/, "0$1"),
      (text) => text.replace(/^(\d{2}\.\d{3}|\d{2}\.\d)$/, "$10"),
    ),
    description: by("description", description.unwrap()),
    outlineHash: by("outline_hash", outlineHash.unwrap(), (text) => text.toLowerCase()),
    skillStatementIds: skills,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The value as the schema takes it, or the first repair it would take as a suggestion. */
function bySchema(
  schema: z.ZodType<string>,
  text: string,
  repairs: readonly ((text: string) => string)[],
): Reading<string> {
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  const said = parsed.error.issues[0]?.message ?? "a value of another form";
  let repaired = text;
  let fix: string | undefined;
  for (const repair of repairs) {
    repaired = repair(repaired);
    if (fix === undefined && repaired !== text && schema.safeParse(repaired).success) fix = repaired;
  }
  return { expected: `${said.charAt(0).toUpperCase()}${said.slice(1)}, or nothing.`, fix };
}

function readSkills(text: string): Reading<string[]> {
  const ids = [...new Set(text.split(/[;|]/).map((one) => one.trim()))].filter(Boolean);
  const parsed = Course.shape.skillStatementIds.safeParse(ids);
  return parsed.success
    ? { value: parsed.data }
    : { expected: "Up to 60 statement ids of at most 120 characters, with semicolons between them." };
}
