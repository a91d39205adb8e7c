/** The whole hub over the laptop's engines: the same app and the same handlers that Lambda runs, with its own mail. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createApp } from "#functions/app.ts";
import { openBucket } from "#functions/cloud/bucket.ts";
import { readConfig } from "#functions/config.ts";
import { silenceLog } from "#functions/http/log.ts";
import { onSchedule } from "#functions/on-schedule.ts";
import { consumers, follow } from "#functions/on-stream.ts";
import { onUpload } from "#functions/on-upload.ts";
import { openServices } from "#functions/services.ts";
import { localAccount } from "./account.ts";
import type { MailFolder } from "./mail.ts";

export type Hub = ReturnType<typeof openHub>;

/** `variables` are what Lambda would find in its environment. */
export function openHub(variables: Record<string, string | undefined>, mail: MailFolder) {
  const config = readConfig(variables);
  if (config.LOG === "off") silenceLog();
  const table = new DynamoDBClient({ ...tableAccess(config.DYNAMODB_ENDPOINT), maxAttempts: 4 });
  // The bucket is always this machine's, whoever keeps the table.
  const bucket = openBucket(config, async () => localAccount.credentials);
  const services = openServices(config, table, { bucket });
  return {
    services,
    app: createApp(services),
    mail,
    onStream: follow(consumers({ table: services.table, seal: services.seal, mail })),
    onUpload: onUpload({ ...services, config }),
    onSchedule: onSchedule(services),
  };
}

/** Another engine takes the made-up account; AWS itself wants a real one, found as every AWS tool finds it. */
export function tableAccess(endpoint: string | undefined) {
  const aws = endpoint !== undefined && new URL(endpoint).hostname.endsWith(".amazonaws.com");
  return { ...(endpoint === undefined ? {} : { endpoint }), ...(aws ? {} : localAccount) };
}
