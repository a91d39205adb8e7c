/** When something may be sent under a transfer: each due day has a window around it, and opens again by its recurrence. */
import { type IsoDate, plusDays, plusMonths } from "../time.ts";
import type { Transfer } from "./terms-schema.ts";

export type Window = { due: IsoDate; opens: IsoDate; closes: IsoDate };
type Timing = Pick<Transfer, "firstDue" | "everyMonths" | "opensDaysBefore" | "closesDaysAfter">;

/** Due days are counted from the first one, so that a 31st comes back after a shorter month. */
function windowNo(transfer: Timing, index: number): Window | undefined {
  if (index > 0 && transfer.everyMonths === undefined) return undefined;
  const due = plusMonths(transfer.firstDue, index * (transfer.everyMonths ?? 0));
  return {
    due,
    opens: plusDays(due, -transfer.opensDaysBefore),
    closes: plusDays(due, transfer.closesDaysAfter),
  };
}

/** The first window that has not closed before this day: open if it has begun, and otherwise the next one. */
export function currentWindow(transfer: Timing, today: IsoDate): Window | undefined {
  for (let index = 0; ; index++) {
    const window = windowNo(transfer, index);
    if (!window || today <= window.closes) return window;
  }
}

export function isOpenOn(transfer: Timing, today: IsoDate): boolean {
  const window = currentWindow(transfer, today);
  return window !== undefined && window.opens <= today;
}
