/**
 * Lambda entry: the clock. Date-driven states are derived when they are read, so nothing has to be done on time for
 * them to be right; what has to be done is to tell people.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readConfig } from "./config.ts";
import type { Services } from "./env.ts";
import { log } from "./http/log.ts";
import { type Round, round } from "./reminders/run.ts";
import { openServices } from "./services.ts";

export type ScheduleEvent = { time: string };

/** The handler over these services, as Lambda and the laptop's timer call it. */
export function onSchedule(services: Services, options: Omit<Round, "timeLeft"> = {}) {
  return async (event: ScheduleEvent, context?: { getRemainingTimeInMillis(): number }): Promise<void> => {
    log("info", "schedule", { time: event.time });
    await round(services, {
      ...options,
      ...(context ? { timeLeft: () => context.getRemainingTimeInMillis() } : {}),
    });
  };
}

let started: ReturnType<typeof onSchedule> | undefined;

/** Lambda's entry. Mail that comes at night is not read sooner. */
export const handler: ReturnType<typeof onSchedule> = (event, context) => {
  started ??= start();
  return started(event, context);
};

function start() {
  const config = readConfig();
  const client = new DynamoDBClient({
    region: config.AWS_REGION,
    ...(config.DYNAMODB_ENDPOINT ? { endpoint: config.DYNAMODB_ENDPOINT } : {}),
  });
  return onSchedule(openServices(config, client), { earliestHour: 6, thoroughHour: 6 });
}
