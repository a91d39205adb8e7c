/** ISO 8601 periods of one unit, as agreements name them (`P60D`, `P6M`, `P1Y`), and which of two days comes first. Pure. */
import { type IsoDate, plusDays, plusMonths } from "../time.ts";

/** The day so long after this one. */
export function plusDuration(date: IsoDate, duration: string): IsoDate {
  const count = Number(duration.slice(1, -1));
  if (duration.endsWith("D")) return plusDays(date, count);
  return plusMonths(date, duration.endsWith("Y") ? 12 * count : count);
}

export const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
export const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
