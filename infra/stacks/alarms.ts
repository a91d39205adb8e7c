/** Everything that wakes someone, each with a sentence on who is affected. */
import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Settings } from "#infra/settings.ts";
import type { ApiStack } from "#infra/stacks/api.ts";
import type { DataStack } from "#infra/stacks/data.ts";
import type { EventsStack } from "#infra/stacks/events.ts";
import type { GatewayStack } from "#infra/stacks/gateway.ts";

export type Watching = {
  settings: Settings;
  gateway: GatewayStack;
  data: DataStack;
  api: ApiStack;
  events: EventsStack;
};
type Watched = {
  id: string;
  metric: cloudwatch.Metric;
  above: number;
  /** How many five-minute periods in a row. */
  periods?: number;
  impact: string;
};

const period = Duration.minutes(5);
const sum = { period, statistic: "Sum" };

/** Thresholds are first guesses: none has met real traffic yet. */
export function watched({ gateway, data, api, events }: Watching): Watched[] {
  const { onStream, onSchedule, onUpload, deadLetters } = events;
  const failing = (id: string, of: IFunction, impact: string): Watched => ({
    id,
    metric: of.metricErrors(sum),
    above: 0,
    impact,
  });
  const setAside = (id: string, queue: Queue, impact: string): Watched => ({
    id,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
    above: 0,
    impact: `${impact} Replay it: runbook, "Replay what failed".`,
  });
  const refused = new cloudwatch.Metric({
    namespace: "AWS/DynamoDB",
    metricName: "ThrottledRequests",
    dimensionsMap: { TableName: data.table.tableName, Operation: "TransactWriteItems" },
    ...sum,
  });
  return [
    {
      id: "ApiFails",
      metric: gateway.api.metricServerError(sum),
      above: 4,
      impact: "People see errors: at least five requests in five minutes failed on our side.",
    },
    {
      id: "ApiSlow",
      metric: gateway.api.metricLatency({ period, statistic: "p99" }),
      above: 2500,
      periods: 3,
      impact: "One person in a hundred has waited more than 2.5 seconds per answer for a quarter of an hour.",
    },
    {
      id: "ApiThrottled",
      metric: api.handler.metricThrottles(sum),
      above: 0,
      impact:
        "Requests are refused because every function Lambda allows us is busy; people see 503 and may retry.",
    },
    failing(
      "ApiCrashes",
      api.handler,
      "The API's function ended without an answer; the person saw a bare error page.",
    ),
    {
      id: "TableThrottled",
      metric: refused,
      above: 0,
      periods: 2,
      impact: "Saves are being slowed by the table; if it lasts, people are told that the hub is busy.",
    },
    {
      id: "StreamLate",
      metric: onStream.metric("IteratorAge", { period, statistic: "Maximum" }),
      above: 900_000,
      impact: "Invitations and notices are more than fifteen minutes late; nothing is lost for 24 hours.",
    },
    failing(
      "StreamFails",
      onStream,
      "What follows a change, such as an invitation's mail, fails and is being retried.",
    ),
    failing("ScheduleFails", onSchedule, "An hourly round failed: reminders and lapses may be an hour late."),
    failing(
      "UploadFails",
      onUpload,
      "Uploaded documents stay in quarantine: people cannot download them yet.",
    ),
    setAside(
      "StreamSetAside",
      deadLetters.stream,
      "A change's consequences did not happen, such as a mail not sent.",
    ),
    setAside(
      "ScheduleSetAside",
      deadLetters.schedule,
      "An hourly round failed every try, so its reminders were not made.",
    ),
    setAside(
      "UploadSetAside",
      deadLetters.upload,
      "A document stays in quarantine until its event is replayed.",
    ),
  ];
}
