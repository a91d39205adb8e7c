/** Whose course a row means, and which: party codes, course codes (also those a spreadsheet turned into dates), titles, credit. */

import { courseKey } from "../course-key.ts";
import { type Cell, isFormula, loosely, textOf } from "../files/cells.ts";
import { beforeSpreadsheet, spreadsheetDate } from "../files/dates.ts";
import { readText } from "../files/lines.ts";
import { editsBetween, nearest } from "../files/nearest.ts";
import { creditText, readCredit } from "../files/numbers.ts";
import { type Reading, readUnit, saysNoUnit } from "../files/words.ts";
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import type { CatalogLookUp } from "./catalog.ts";
import type { Line, Telling } from "./import-columns.ts";
import type { PartyRole } from "./schema.ts";
import type { CourseRef, CreditUnit, Terms } from "./terms-schema.ts";

export type ImportParty = { organizationId: OrganizationId; code: string; name: string; role: PartyRole };

/** What the file is read against. */
export type ImportContext = {
  parties: readonly ImportParty[];
  dateEffective: IsoDate;
  expirationDate: IsoDate;
  /** Courses already named in this agreement. */
  knownCourses?: readonly CourseRef[];
  current?: Terms;
  catalog?: CatalogLookUp;
  /** The agreement's own invariants over the terms after the import. */
  check?: (terms: Terms) => readonly { pointer: string; detail: string }[];
};

export type Side = "sending" | "receiving";
export const isOn = (party: ImportParty, side: Side): boolean =>
  party.role === "SENDING_AND_RECEIVING" || party.role === (side === "sending" ? "SENDING" : "RECEIVING");

type Named = { organizationId: OrganizationId; code: string; title: string };

/** Parties by code or name, and every course the agreement or the file itself names, by title. */
export type Directory = { party: (text: string) => ImportParty | undefined; courses: readonly Named[] };

export function directoryOf(context: ImportContext, lines: readonly Line[]): Directory {
  const parties = new Map<string, ImportParty>();
  for (const party of [...context.parties].reverse()) parties.set(loosely(party.name), party);
  for (const party of context.parties) parties.set(loosely(party.code), party);
  const party = (text: string) => parties.get(loosely(text));
  const courses = new Map<string, Named>();
  for (const one of context.knownCourses ?? []) courses.set(courseKey(one), one);
  for (const line of lines) {
    const organizationId = party(textOf(line.cell("org_code")))?.organizationId;
    const cell = line.cell("course_code");
    const code = textOf(cell);
    if (!organizationId || code === "" || isFormula(cell) || spreadsheetDate(cell)) continue;
    const key = courseKey({ organizationId, code });
    if (!courses.has(key))
      courses.set(key, { organizationId, code, title: textOf(line.cell("course_title")) });
  }
  return { party, courses: [...courses.values()] };
}

export function readParty(
  line: Line,
  side: Side,
  context: ImportContext,
  directory: Directory,
): ImportParty | undefined {
  const usual = context.parties.filter((party) => isOn(party, side));
  const codes = usual.map((party) => party.code);
  const only = codes.length === 1 ? codes[0] : undefined;
  const which = `The code of a party that ${side === "sending" ? "sends students" : "grants credit"}`;
  return line.read("org_code", (text): Reading<ImportParty> => {
    const party = directory.party(text);
    if (party && isOn(party, side)) return { value: party };
    const expected =
      codes.length > 0 ? `${which}: ${codes.slice(0, 20).join(", ")}.` : `${which}; the agreement has none.`;
    if (party) return { expected: `${expected} ${party.code} does not.`, fix: only, alternatives: codes };
    const byName = nearest(
      loosely(text),
      usual.map((one) => loosely(one.name)),
    );
    const fix =
      nearest(text, codes) ?? (byName && directory.party(byName)?.code) ?? (text === "" ? only : undefined);
    return { expected, fix, alternatives: codes };
  });
}

function readCode(
  cell: Cell,
  title: string,
  organizationId: OrganizationId | undefined,
  directory: Directory,
): Reading<string> {
  const mangled = spreadsheetDate(cell);
  if (!mangled) return readText("A course code", 40)(textOf(cell));
  const sameTitle = directory.courses.filter(
    (one) => one.organizationId === organizationId && title !== "" && loosely(one.title) === loosely(title),
  );
  const guesses = beforeSpreadsheet(mangled);
  return {
    expected: `A course code. This looks like a date: a spreadsheet often turns ${guesses[0]} into one.`,
    fix: sameTitle.length === 1 ? sameTitle[0]?.code : undefined,
    alternatives: [...sameTitle.map((one) => one.code), ...guesses],
  };
}

/** The course as the row states it; undefined once any part of it stops. */
export function readCourse(
  line: Line,
  side: Side,
  context: ImportContext,
  directory: Directory,
): { course: CourseRef | undefined; party: ImportParty | undefined } {
  const party = readParty(line, side, context, directory);
  const organizationId = party?.organizationId;
  const givenTitle = textOf(line.cell("course_title"));
  const code = line.read("course_code", (_, cell) => readCode(cell, givenTitle, organizationId, directory));
  const same = (one: Named) =>
    code !== undefined &&
    organizationId !== undefined &&
    courseKey(one) === courseKey({ organizationId, code });
  const title = line.read("course_title", (text) => {
    const reading = readText("The course's title", 200)(text);
    return "value" in reading || text !== ""
      ? reading
      : { ...reading, fix: directory.courses.find(same)?.title || undefined };
  });
  const creditHundredths = line.read("credits", (_, cell) => readCredit(cell));
  const unit = line.read("credit_unit", (text): Reading<CreditUnit> => {
    const reading = readUnit(text);
    if ("value" in reading || !saysNoUnit(text)) return reading;
    const known = context.knownCourses?.find((one) => one.organizationId === organizationId)?.unit;
    const fix = known ?? (side === "sending" ? "CarnegieUnit" : "SemesterHour");
    return { ...reading, expected: `${reading.expected} Say which: a school's and a college's differ.`, fix };
  });
  const whole = organizationId && code && title && creditHundredths !== undefined && unit;
  return { party, course: whole ? { organizationId, code, title, creditHundredths, unit } : undefined };
}

/** Asks about a code that is nearly one we know: `WLD101` beside `WLD 101`, `MEDTRM` beside `MEDTERM` with the same title. */
export function askNearMisses(
  courses: readonly { course: CourseRef; no: number }[],
  context: ImportContext,
  tell: Telling,
): void {
  const named = new Map<string, Named>();
  const compact = new Map<string, Named>();
  const byTitle = new Map<string, Named>();
  const remember = (one: Named) => {
    const { organizationId: id } = one;
    for (const [map, key] of [
      [named, courseKey(one)],
      [compact, `${id} ${loosely(one.code)}`],
      [byTitle, `${id} ${loosely(one.title)}`],
    ] as const)
      if (!map.has(key)) map.set(key, one);
  };
  for (const one of context.knownCourses ?? []) remember(one);
  for (const { course, no } of courses) {
    if (!named.has(courseKey(course))) {
      const id = course.organizationId;
      const titled = byTitle.get(`${id} ${loosely(course.title)}`);
      const digits = (code: string) => code.replace(/\D/g, "");
      const misspelt =
        titled && digits(titled.code) === digits(course.code) && editsBetween(titled.code, course.code) === 1;
      const meant = compact.get(`${id} ${loosely(course.code)}`) ?? (misspelt ? titled : undefined);
      if (meant)
        tell.asks(no, "course_code", course.code, {
          expected: `A course already named here is ${meant.code}, ${meant.title}. We read ${course.code} as another one.`,
          fix: meant.code,
        });
    }
    remember(course);
  }
}

/** Asks about a course that its organization's catalog does not have, or has with another credit. */
export function askUnlisted(
  courses: readonly { course: CourseRef; no: number; whole: boolean }[],
  { catalog }: ImportContext,
  tell: Telling,
): void {
  for (const { course, no, whole } of courses) {
    const year = catalog?.yearOf(course.organizationId);
    if (!catalog || !year) continue;
    const listed = catalog.find(course);
    if (!listed)
      tell.asks(no, "course_code", course.code, {
        expected: `A course of the ${year} catalog. It has no ${course.code}: check the code, or add the course there.`,
        alternatives: catalog.courses
          .filter(
            (one) =>
              one.organizationId === course.organizationId && loosely(one.title) === loosely(course.title),
          )
          .map(({ code }) => code),
      });
    else if (whole && (listed.creditHundredths !== course.creditHundredths || listed.unit !== course.unit))
      tell.asks(no, "credits", creditText(course.creditHundredths), {
        expected: `The ${year} catalog gives ${listed.code} ${creditText(listed.creditHundredths)} ${listed.unit}. We keep what is written here.`,
        fix: listed.unit === course.unit ? creditText(listed.creditHundredths) : undefined,
      });
  }
}

/** Asks where two rows state one sending course differently. */
export function askDisagreements(courses: readonly { course: CourseRef; no: number }[], tell: Telling): void {
  const first = new Map<string, { course: CourseRef; no: number }>();
  for (const { course, no } of courses) {
    const before = first.get(courseKey(course));
    if (!before) first.set(courseKey(course), { course, no });
    else if (before.course.creditHundredths !== course.creditHundredths || before.course.unit !== course.unit)
      tell.asks(no, "credits", (course.creditHundredths / 100).toFixed(2), {
        expected: `Row ${before.no} gives ${course.code} ${(before.course.creditHundredths / 100).toFixed(2)} ${before.course.unit}. We keep both as written.`,
        fix:
          before.course.unit === course.unit ? (before.course.creditHundredths / 100).toFixed(2) : undefined,
      });
    else if (loosely(before.course.title) !== loosely(course.title))
      tell.asks(no, "course_title", course.title, {
        expected: `Row ${before.no} calls ${course.code} “${before.course.title}”. We keep both as written.`,
        fix: before.course.title,
      });
  }
}
