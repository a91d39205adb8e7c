/**
 * What the CASE provider costs over sending the same bytes: requests a second beside a bare `node:http` server that
 * says the very same, over the same connections, turn by turn; and one statement beside the one read that it saves.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { record } from "#functions/cloud/keys.ts";
import { freePort } from "../listen.ts";
import { frameworkOf, publish } from "./framework.ts";
import { compare, type Timing } from "./latency.ts";
import { cedarValley, openPlace, tableName } from "./place.ts";
import { median } from "./print.ts";

export type Rate = { what: string; bytes: number; hub: number; bare: number };
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const connections = 16;
const warmMs = 1_000;
const turnMs = 200;

/** Asks for one thing, and takes no answer but that with the wanted status: an error is never timed as an answer. */
function asker(port: number, path: string, headers: Record<string, string>, wanted: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, path, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const status = answer.statusCode ?? 0;
          const body = Buffer.concat(parts);
          if (status === wanted) resolve({ status, headers: answer.headers, body });
          else reject(new Error(`${path}: ${status} instead of ${wanted}`));
        });
      });
      asked.on("error", reject);
      asked.end();
    });
  return { ask, close: () => agent.destroy() };
}

/** Answers a second, so many connections asking again as soon as they were answered. */
async function rateOf(ask: () => Promise<Answer>, ms: number): Promise<number> {
  const until = performance.now() + ms;
  const started = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await ask();
        count++;
      }
    }),
  );
  return (count / (performance.now() - started)) * 1000;
}

async function beside(
  what: string,
  port: number,
  path: string,
  headers: Record<string, string>,
  wanted: number,
  turns: number,
): Promise<Rate> {
  const hub = asker(port, path, headers, wanted);
  const said = await hub.ask();
  const barePort = await freePort(0);
  const server = fork(join(import.meta.dirname, "serve-bytes.ts"), {
    env: { ...process.env, BENCH_PORT: String(barePort) },
    serialization: "advanced",
  });
  const bare = asker(barePort, path, headers, wanted);
  try {
    const ready = once(server, "message");
    server.send({ status: said.status, headers: said.headers, body: said.body });
    await ready;
    const rates = { hub: [] as number[], bare: [] as number[] };
    await rateOf(hub.ask, warmMs);
    await rateOf(bare.ask, warmMs);
    // Short turns, so that what the machine does besides falls on both alike.
    for (let turn = 0; turn < turns; turn++) {
      rates.hub.push(await rateOf(hub.ask, turnMs));
      rates.bare.push(await rateOf(bare.ask, turnMs));
    }
    return { what, bytes: said.body.length, hub: median(rates.hub), bare: median(rates.bare) };
  } finally {
    hub.close();
    bare.close();
    server.disconnect();
  }
}

export async function caseRates(turns: number): Promise<{ rates: Rate[]; item: Timing }> {
  const place = await openPlace();
  try {
    const { services, region, port, db } = place;
    const kept = frameworkOf(1_200);
    await publish(services, kept, {
      partnership: cedarValley,
      ownerId: region.organization("PLCC"),
      person: region.person("tom"),
      at: new Date("2026-08-04T12:00:00Z"),
    });
    const root = "/ims/case/v1p1";
    const path = `${root}/CFPackages/${kept.CFDocument.identifier}`;
    const gzip = { "accept-encoding": "gzip" };
    const first = asker(port, path, gzip, 200);
    const { headers } = await first.ask();
    first.close();
    const rates = [
      await beside("package of 1,200 statements, compressed", port, path, gzip, 200, turns),
      await beside(
        "the same, as you have it (304)",
        port,
        path,
        { ...gzip, "if-none-match": String(headers.etag) },
        304,
        turns,
      ),
    ];
    const one = asker(port, `${root}/CFItems/${kept.CFItems[600]?.identifier}`, gzip, 200);
    const pk = await services.statements.pk(cedarValley, kept.CFDocument.identifier);
    const read = new GetCommand({ TableName: tableName, Key: record(pk), ConsistentRead: true });
    const item = await compare("one statement", 1.5, turns * 20, one.ask, () => db.send(read));
    one.close();
    return { rates, item };
  } finally {
    await place.close();
  }
}
