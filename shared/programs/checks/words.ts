/** How checks name columns, days, hours and lists. English; the same words whatever the order they are given in. Pure. */
import { listed } from "../../listed.ts";
import type { IsoDate } from "../../time.ts";
import type { AwardKind, EarlyCreditKind } from "../plan-schema.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** `June 30, 2028`. */
export const dayWords = (day: IsoDate): string =>
  `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`;

/** Of a column's number: `grade 9`, `college year 1`. */
export const yearName = (at: number): string => (at < 4 ? `grade ${at + 9}` : `college year ${at - 3}`);
/** `grades 9 to 12`, `college year 1`, `grade 12 to college year 2`. */
export function yearsName(from: number, to: number): string {
  if (from === to) return yearName(from);
  if (to < 4) return `grades ${from + 9} to ${to + 9}`;
  return from < 4 ? `${yearName(from)} to ${yearName(to)}` : `college years ${from - 3} to ${to - 3}`;
}

/** Hundredths as they are written: 300 is `3`, 150 is `1.5`. */
export const amount = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}${(hundredths % 100 === 0 ? "" : `.${String(hundredths % 100).padStart(2, "0")}`).replace(/0$/, "")}`;
export const hours = (hundredths: number): string =>
  `${amount(hundredths)} ${hundredths === 100 ? "hour" : "hours"}`;
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const inOrder = (names: readonly string[]): string[] =>
  [...new Set(names)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
/** Each once and in the order of letters, at most `most` of them: `A, B and 3 more`. */
export function some(names: readonly string[], most = 4): string {
  const all = inOrder(names);
  if (all.length <= most) return listed(all);
  return listed([...all.slice(0, most), `${all.length - most} more`]);
}

export const awardNames: Readonly<Record<AwardKind, string>> = {
  CREDENTIAL: "credential",
  DIPLOMA: "diploma",
  CERTIFICATE: "certificate",
  ASSOCIATE: "associate degree",
  BACCALAUREATE: "bachelor’s degree",
};
export const earlyNames: Readonly<Record<EarlyCreditKind, string>> = {
  DUAL_CREDIT: "dual credit",
  DUAL_ENROLMENT: "dual enrollment",
  ARTICULATED: "articulated credit",
  EXAM: "credit by exam",
};
