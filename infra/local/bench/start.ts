/**
 * How long the laptop takes to start, beside its slowest part: DynamoDB Local as AWS starts it, with its own main class
 * and none of our settings. Both stand on the same data; each is there once it can be asked.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findJava } from "../java.ts";
import { freePort } from "../listen.ts";
import { engineFolder, startTable } from "../table.ts";

export type Starts = {
  engine: number[];
  /** With the settings that the laptop gives it. */
  ours: number[];
  warm: number[];
  /** Nothing is there yet: it creates its table and tells the sample. */
  first: number;
};

const root = join(import.meta.dirname, "../../..");

/** Milliseconds, in `rounds` turns after the first start. */
export async function starts(folder: string, rounds: number): Promise<Starts> {
  const port = await freePort(0);
  const data = join(folder, "table");
  const found: Starts = { engine: [], ours: [], warm: [], first: await hub(folder, port) };
  for (let round = 0; round < rounds; round++) {
    found.engine.push(await engineAsItComes(data));
    found.ours.push(await engineAsWeStartIt(data));
    found.warm.push(await hub(folder, port));
  }
  return found;
}

/** From the command to the address, in a process of its own. */
async function hub(folder: string, port: number): Promise<number> {
  const started = performance.now();
  const hub = spawn(process.execPath, [join(root, "infra/local/start.ts")], {
    env: { ...process.env, CAUSEWAY_DATA: folder, PORT: String(port), CAUSEWAY_TODAY: "2026-11-23" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const part of hub.stdout) {
    said += part;
    if (said.includes("Causeway is at")) break;
  }
  const took = performance.now() - started;
  await end(hub, "SIGTERM");
  if (!said.includes("Causeway is at")) throw new Error(`The hub did not start:\n${said}`);
  return took;
}

async function engineAsItComes(dataDir: string): Promise<number> {
  const java = (await findJava()) ?? "java";
  const port = await freePort(0);
  const folder = engineFolder();
  const started = performance.now();
  const engine = spawn(
    java,
    [
      `-Djava.library.path=${join(folder, "DynamoDBLocal_lib")}`,
      ...["-jar", join(folder, "DynamoDBLocal.jar")],
      ...["-port", String(port), "-dbPath", dataDir, "-sharedDb", "-disableTelemetry"],
    ],
    // It leaves a file where it stands. Telling AWS about it would take another second; ours does not either.
    { stdio: "ignore", cwd: dataDir, env: { ...process.env, DDB_LOCAL_TELEMETRY: "0" } },
  );
  while (!(await answers(port))) {
    if (engine.exitCode !== null) throw new Error(`DynamoDB Local ended with code ${engine.exitCode}.`);
    await pause(2);
  }
  const took = performance.now() - started;
  await end(engine, "SIGKILL");
  return took;
}

async function engineAsWeStartIt(dataDir: string): Promise<number> {
  const started = performance.now();
  const engine = await startTable({ dataDir });
  const took = performance.now() - started;
  await engine.stop();
  return took;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect(port, "127.0.0.1", () => resolve(true));
    line.once("error", () => resolve(false));
    line.once("connect", () => line.destroy());
  });

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, "close");
  child.kill(signal);
  await gone;
}
