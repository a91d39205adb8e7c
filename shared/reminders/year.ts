/** The days that come every year, by their date or by "the third Friday". */
import { type IsoDate, plusDays, plusMonths } from "../time.ts";
import type { YearDay } from "./schema.ts";

/** This day of the year that is meant, in one calendar year. */
export function dayIn(year: number, on: YearDay): IsoDate {
  const first = `${year}-${String(on.month).padStart(2, "0")}-01`;
  const last = plusDays(plusMonths(first, 1), -1);
  if ("day" in on) {
    const day = `${first.slice(0, 8)}${String(on.day).padStart(2, "0")}`;
    return day > last ? last : day;
  }
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay() || 7;
  const day = plusDays(first, ((on.weekday - weekday + 7) % 7) + 7 * (on.week - 1));
  return day > last ? plusDays(day, -7) : day;
}

/** The next time it comes, today included. */
export function nextOf(on: YearDay, today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4));
  const day = dayIn(year, on);
  return day < today ? dayIn(year + 1, on) : day;
}
