/** Lambda entry: the API behind API Gateway. Nothing here but wiring, and one request to itself before the first. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { handle } from "hono/aws-lambda";
import { createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { openServices } from "./services.ts";

const app = createApp(openServices(readConfig(), new DynamoDBClient({ maxAttempts: 4 })));

// The first Request and Response of a process cost about 40 ms: spent here, at initialization, where Lambda gives
// a full processor (assurance.md 5, lesson 2).
await app.request("/problems/not-found");

export const handler = handle(app);
