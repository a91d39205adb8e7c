/**
 * Finds columns that are about single students, by what they are called and by what they look like, before anything of a
 * sheet is used or kept. What it says names columns and reasons: never a cell.
 */
import { loosely } from "../files/cells.ts";

export type StudentColumn = {
  column: number /** As known to us; empty where the shape gave it away. */;
  header: string;
  why: string;
};
type Grid = readonly (readonly string[])[];

/** Names that only a list of people has, as `loosely` spells them. */
const named: readonly [RegExp, string][] = [
  [
    /^(student|stu|pupil|learner|sis|state|statestudent|local|district|unique)?(student)?(id|ids|identifier|idnumber|idno|number|no|num)$/,
    "an id of each student",
  ],
  [/^(sid|ssid|suid|ssn|itin|uin|upn|rin|cddaid|personid|matricula|curp)$/, "an id of each student"],
  [/^(students?|pupils?)(s)?(name|names|first|last|full|fullname|firstname|lastname)$/, "names of students"],
  [/^(first|last|middle|given|family|legal|preferred|maiden|full|sur|fore)name(s)?$/, "names of students"],
  [/^(surname|forename|nombres?|apellidos?|nombrecompleto|nickname|initials)$/, "names of students"],
  [/^(student|pupil|learner|person|estudiante|alumno|alumna)$/, "single students"],
  [/^(socialsecurity)(number|no)?$/, "Social Security numbers"],
  [
    /^(dob|birthdate|birthday|dateofbirth|birthdt|dobirth|fechadenacimiento|birthyear|yearofbirth|age)$/,
    "dates of birth",
  ],
  [
    /^(student|parent|guardian|home|personal|school)?(email|emailaddress|phone|phonenumber|cell|cellphone|mobile|telephone|telefono|correo)$/,
    "ways to reach a person",
  ],
  [/^(home|street|mailing|postal)?(address|addressline1?|addr)$/, "addresses"],
  [/^(parent|guardian|mother|father|parentguardian)(s|name|names|1|2)?$/, "parents or guardians"],
  [/^(homeroom|counselorassigned|lunchnumber|rfid|badge|barcode)$/, "single students"],
];
// A bare "number" or "id" may count lines of an honest table.
const harmless = new Set([
  "id",
  "no",
  "num",
  "number",
  "localno",
  "districtnumber",
  "districtno",
  "stateno",
  "statenumber",
  "districtid",
  "stateid",
]);

const heads = 30;
const firstColumns = 3;

function byName(cell: string): string | undefined {
  const name = loosely(cell);
  if (name === "" || harmless.has(name)) return undefined;
  return named.find(([pattern]) => pattern.test(name))?.[1];
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const socialSecurity = /^\d{3}-\d{2}-\d{4}$/;
const phone = /^(\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;
const day = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2}))$/;
const surnameFirst = /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’.-]+( \p{Lu}\.?)?$/u;
const yesNo = /^(y|n|yes|no|true|false|si|sí)$/i;
const countWord =
  /student|count|total|denominator|numerator|earned|enrol|concentrat|participant|cip|program|code|zip/i;

/** What the cells of one column give away; `head` is what stands above them. */
function byShape(cells: readonly string[], head: string): string | undefined {
  const filled = cells.filter((cell) => cell !== "");
  const most = (pattern: RegExp, atLeast: number) => {
    const hits = filled.filter((cell) => pattern.test(cell)).length;
    return hits >= atLeast && hits * 2 > filled.length;
  };
  const different = new Set(filled).size === filled.length;
  if (filled.some((cell) => socialSecurity.test(cell))) return "Social Security numbers";
  if (most(email, 2)) return "e-mail addresses";
  if (most(phone, 2)) return "telephone numbers";
  if (most(day, 3)) return "a date in each row, as for births";
  if (most(surnameFirst, 3) && new Set(filled).size > filled.length / 2) return "names of people";
  if (filled.length >= 5 && filled.every((cell) => yesNo.test(cell)))
    return "yes or no in each row, as for single students";
  const [first = ""] = filled;
  const alike = filled.every((cell) => cell.length === first.length && /^[A-Za-z]{0,2}\d+$/.test(cell));
  if (alike && different && !countWord.test(head)) {
    const digits = first.replaceAll(/\D/g, "").length;
    if (digits >= 7 && filled.length >= 3)
      return "a different number of the same length in each row, as ids have";
    if (digits >= 5 && filled.length >= 10)
      return "a different number of the same length in each row, as ids have";
  }
  return undefined;
}

/** The columns of a sheet that are about single students; none of it may be read any further if there are any. */
export function studentColumns(grid: Grid): StudentColumn[] {
  const found = new Map<number, StudentColumn>();
  const rows = grid.map((row) => row.map((cell) => cell.trim()));
  rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      // A header stands near the top; in a sheet that lies on its side, at the left.
      if (at >= heads && column >= firstColumns) return;
      const why = byName(cell);
      if (why && !found.has(column)) found.set(column, { column, header: cell, why });
    });
  });
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (let column = 0; column < width; column++) {
    if (found.has(column)) continue;
    const cells = rows.map((row) => row[column] ?? "");
    const top = cells.findIndex((cell) => cell !== "");
    // Without a header, the first cell is one of them.
    const why = byShape(cells.slice(top + 1), cells[top] ?? "") ?? byShape(cells.slice(top), "");
    if (why) found.set(column, { column, header: "", why });
  }
  return [...found.values()].sort((a, b) => a.column - b.column);
}

// Anywhere in a line of text, and not only alone in a cell.
const within: readonly RegExp[] = [
  /[^\s@]@[^\s@]+\.[^\s@]/,
  /\d{7}/,
  /(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)/,
  /(?<!\d)\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/,
  /(?<!\d)\d{4}([/.-])\d{1,2}\1\d{1,2}(?!\d)/,
  /(?<!\d)\d{1,2}([/.-])\d{1,2}\1\d{4}(?!\d)/,
  /(?<![\d/])\d{1,2}\/\d{1,2}\/\d{2}(?![\d/])/,
];
/** "Agriculture, General" is the name of a program. */
const ofPrograms =
  /, (general|other|basic|introductory|intermediate|advanced|applied|practical|registered|technical)$/i;

/** Whether one line of text, such as the name of a program, seems to be about one person. */
export function isAboutOne(text: string): boolean {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\p{Pd}/gu, "-")
    .trim();
  return (
    within.some((pattern) => pattern.test(plain)) || (surnameFirst.test(plain) && !ofPrograms.test(plain))
  );
}
