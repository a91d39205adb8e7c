/** Lambda entry: the API behind API Gateway. Nothing here but wiring, and one request to itself before the first. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { handle } from "hono/aws-lambda";
import { createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { openServices } from "./services.ts";

const config = readConfig();
const app = createApp(openServices(config, new DynamoDBClient({ maxAttempts: 4 })));

// The first Request and Response of a process cost about 40 ms: spent here, at initialization, where Lambda gives
// a full processor (assurance.md 5, lesson 2). A code that is none is refused by the schemas, and loads no page.
await app.request("/problems/none", { headers: { "x-origin-secret": config.ORIGIN_SECRET ?? "" } });

export const handler = handle(app);
