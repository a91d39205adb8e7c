/**
 * What a student chose, as the part of the address that no browser ever sends: `#s=CBHS&c=CBHS~HS1~A~2027&g=2027-05`.
 * A link so made can be handed on; it names a school and courses, never a person.
 */
import { gradeScale } from "#shared/agreements/grades.ts";
import type { Grade } from "#shared/agreements/terms-schema.ts";
import { plusDays } from "#shared/time.ts";
import { type Language, languages } from "./words.ts";

export type ChosenCourse = {
  /** The code of the organization that taught it. */
  readonly organization: string;
  readonly code: string;
  /** Absent: being taken now. */
  readonly grade?: Grade | undefined;
  /** The calendar year in which the school year ended. */
  readonly year?: number | undefined;
};

export type Chosen = {
  readonly region?: string | undefined;
  readonly school?: string | undefined;
  readonly courses: readonly ChosenCourse[];
  readonly credentials: readonly string[];
  /** `<agreement number>/<rule number>` to a percent. */
  readonly exams: Readonly<Record<string, number>>;
  /** `2027-05` */
  readonly graduates?: string | undefined;
  /** The day asked about; absent: today. */
  readonly asOf?: string | undefined;
  readonly language?: Language | undefined;
};

export const nothing: Chosen = { courses: [], credentials: [], exams: {} };

/** More courses, other things or characters than these nobody means. */
const mostCourses = 100;
const mostOthers = 40;
const mostText = 120;

/** Without the `#`; empty when nothing was chosen. */
export function encode(chosen: Chosen): string {
  const pairs: [string, string][] = [];
  const add = (name: string, ...parts: (string | number | undefined)[]) =>
    pairs.push([name, parts.map((part) => written(part ?? "")).join("~")]);
  if (chosen.region) add("p", chosen.region);
  if (chosen.school) add("s", chosen.school);
  for (const { organization, code, grade, year } of chosen.courses) add("c", organization, code, grade, year);
  for (const credential of chosen.credentials) add("k", credential);
  for (const [exam, percent] of Object.entries(chosen.exams)) add("x", exam, percent);
  if (chosen.graduates) add("g", chosen.graduates);
  if (chosen.asOf) add("d", chosen.asOf);
  if (chosen.language) add("lang", chosen.language);
  return pairs.map((pair) => pair.join("=")).join("&");
}

/** Reads what `encode` wrote; whatever cannot be read is left out, never guessed. */
export function decode(fragment: string): Chosen {
  const found = fragment
    .replace(/^#/, "")
    .split("&")
    .map((pair) => pair.split("="))
    .map(([name = "", ...value]) => ({ name, parts: value.join("=").split("~").map(read) }));
  const all = (name: string) => found.filter((one) => one.name === name).map((one) => one.parts);
  const one = (name: string) => all(name)[0]?.[0] || undefined;
  const graduates = one("g");
  const day = one("d");
  return {
    region: one("p"),
    school: one("s"),
    courses: all("c").slice(0, mostCourses).flatMap(courseOf),
    credentials: [...new Set(all("k").flatMap(([name]) => name || []))].slice(0, mostOthers),
    exams: Object.fromEntries(all("x").slice(0, mostOthers).flatMap(examOf)),
    graduates: graduates && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(graduates) ? graduates : undefined,
    asOf: day && isDay(day) ? day : undefined,
    language: languages.find((known) => known === one("lang")),
  };
}

function courseOf([organization, code, grade, year]: readonly (string | undefined)[]): ChosenCourse[] {
  if (!organization || !code) return [];
  return [
    {
      organization,
      code,
      grade: gradeScale.find((known) => known === grade),
      year: /^(19|20)\d\d$/.test(year ?? "") ? Number(year) : undefined,
    },
  ];
}

function examOf([exam, percent]: readonly (string | undefined)[]): [string, number][] {
  const points = /^\d{1,3}(\.\d{1,4})?$/.test(percent ?? "") ? Number(percent) : Number.NaN;
  return exam && points <= 100 ? [[exam, points]] : [];
}

/** A day of the calendar: February 30 is none. */
export const isDay = (text: string): boolean =>
  /^(19|20)\d\d-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(text)) && plusDays(text, 0) === text;

// A tilde parts the fields, and encodeURIComponent leaves it as it is.
const written = (part: string | number): string =>
  encodeURIComponent(String(part).toWellFormed()).replaceAll("~", "%7E");

function read(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part);
    return text.length <= mostText ? text : undefined;
  } catch {
    return undefined;
  }
}
