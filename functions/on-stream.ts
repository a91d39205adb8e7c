/**
 * What follows a write: every change of the table, in order, at least once. A consumer has to take repeats.
 * The first record that fails ends the batch and is named, so that Lambda starts again there and loses nothing.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Key } from "./cloud/keys.ts";
import { type Mail, sesMail } from "./cloud/mail.ts";
import { deliver, isLetter } from "./cloud/outbox.ts";
import { openTable, type Table } from "./cloud/table.ts";
import { readConfig } from "./config.ts";
import { log } from "./http/log.ts";
import { openSeal, type Seal } from "./http/seal.ts";

/** What happened to which item. What it says now is read anew: between change and call it may have changed again. */
export type Happening = { kind: "INSERT" | "MODIFY" | "REMOVE"; key: Key };

/** One thing that follows some of the changes. */
export type Consumer = {
  name: string;
  wants(happening: Happening): boolean;
  take(happening: Happening): Promise<void>;
};

export type Reach = { table: Table; seal: Seal; mail: Mail };

/** All that follows a write. */
export function consumers(reach: Reach): Consumer[] {
  return [
    {
      name: "outbox",
      wants: ({ kind, key }) => kind === "INSERT" && isLetter(key),
      take: ({ key }) => deliver(reach, key),
    },
  ];
}

/** The handler over these consumers, as Lambda and the laptop's poller call it. */
export function follow(all: readonly Consumer[]) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      const happening = read(record);
      if (!happening) continue;
      for (const consumer of all) {
        if (!consumer.wants(happening)) continue;
        try {
          await consumer.take(happening);
        } catch (error) {
          log("error", "stream-consumer-failed", {
            consumer: consumer.name,
            eventId: record.eventID,
            error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
          });
          return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
        }
      }
    }
    return { batchItemFailures: [] };
  };
}

function read({ eventName, dynamodb }: DynamoDBRecord): Happening | undefined {
  const pk = dynamodb?.Keys?.["pk"]?.S;
  const sk = dynamodb?.Keys?.["sk"]?.S;
  return eventName && pk !== undefined && sk !== undefined ? { kind: eventName, key: { pk, sk } } : undefined;
}

let started: ReturnType<typeof follow> | undefined;

/** Lambda's entry. */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  started ??= start();
  return started(event);
};

function start() {
  const config = readConfig();
  const client = new DynamoDBClient({
    region: config.AWS_REGION,
    ...(config.DYNAMODB_ENDPOINT ? { endpoint: config.DYNAMODB_ENDPOINT } : {}),
  });
  return follow(
    consumers({
      table: openTable(config.TABLE_NAME, client),
      seal: openSeal(config.HUB_SECRET),
      mail: sesMail({ from: config.MAIL_FROM, region: config.AWS_REGION }),
    }),
  );
}
