/** Lambda entry: the clock. Date-driven states are derived when they are read, so nothing has to be done yet on time. */
import { log } from "./http/log.ts";

export type ScheduleEvent = { time: string };

export async function handler(event: ScheduleEvent): Promise<void> {
  log("info", "schedule", { time: event.time });
}
