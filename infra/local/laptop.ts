/**
 * `npm start`: the whole hub on this machine, over real engines, with one address and a cast to sign in as.
 * Data stay in the data folder; `-- --fresh` starts over; Ctrl-C, or the end of its parent, ends all of it.
 */
import { mkdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { PortInUse } from "./listen.ts";
import { Needed, needJava } from "./machine.ts";
import { say } from "./progress.ts";
import { runHub } from "./run-hub.ts";
import { dataFolder, findRunning } from "./running.ts";

const folder = dataFolder();
const port = Number(process.env["PORT"] || 3000);
const stops: (() => Promise<void>)[] = [];
let stopping = false;

/** Ends in the opposite order of beginning, and never takes longer than ten seconds. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(exitCode || 1), 10_000).unref();
  for (const end of stops.reverse()) await end().catch((cause) => console.error(cause));
  process.exit(exitCode);
}

function fail(cause: unknown): void {
  const expected = cause instanceof Needed || cause instanceof PortInUse;
  console.error(expected ? `\n${cause.message}` : cause);
  void stop(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// The bootstrap is gone, however it went.
process.on("disconnect", () => void stop(0));
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

/** Only what the hub itself wrote is ever deleted: the folder is named by a variable, and could be anything. */
async function startOver(): Promise<void> {
  const own = ["table", "bucket", "mail", "seeded.json", "stream.json", "dead-letters.jsonl"];
  await Promise.all(own.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function start(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_000)
    throw new Needed("PORT has to be a number up to 65000.");
  await mkdir(folder, { recursive: true });
  const other = await findRunning(folder);
  if (other)
    throw new Needed(`Causeway already runs on this data, at ${other.origin} (process ${other.pid}).`);
  if (process.argv.includes("--fresh")) await startOver();
  if (!process.env["DYNAMODB_ENDPOINT"]) await needJava();
  say("\nCauseway is starting on this machine.");
  const origin = await runHub({ folder, port, onStop: (end) => void stops.push(end) });
  if (!stopping) await welcome(origin);
}

async function welcome(origin: string): Promise<void> {
  const { directory } = await import("./sample/directory.ts");
  const width = Math.max(...directory.map(({ key }) => key.length));
  say(`\nCauseway is at ${origin}\n`);
  say("Sign in there as anyone below, or print a token for curl with: npm run -s token -- <person>\n");
  for (const { key, name, title, organization } of directory) {
    say(`  ${key.padEnd(width)}  ${name}, ${title}, ${organization}`);
  }
  say(`\nMail goes to ${origin}/dev/mail. The API is described at ${origin}/api/docs.`);
  const inside = relative(process.cwd(), folder);
  const where = inside.startsWith("..") ? folder : inside;
  say(`Data stay in ${where}; npm start -- --fresh starts over. Ctrl-C ends it.`);
}

start().catch(fail);
