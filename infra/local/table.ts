/**
 * The laptop's table: AWS's own DynamoDB Local, reachable from this machine only, ended with its parent.
 * With `dataDir` it keeps its data there; without, it keeps them in memory.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tableShape } from "#functions/cloud/shape.ts";
import { findJava } from "./java.ts";

export type LocalTable = { endpoint: string; stop(): Promise<void> };

/** Starts the engine and waits until it listens. Without a port, the system picks a free one. */
export async function startTable({
  dataDir,
  port = 0,
}: {
  dataDir?: string;
  port?: number;
} = {}): Promise<LocalTable> {
  const java = await findJava();
  if (java === undefined) throw new Error("DynamoDB Local needs Java 11 or newer, on PATH or at JAVA_HOME.");
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const engine = spawn(java, commandLine(port, dataDir), {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, DDB_LOCAL_TELEMETRY: "0" },
    // A group of its own: Ctrl-C reaches the hub first, which then ends the engine after its last write.
    detached: process.platform !== "win32",
  });
  const stop = () => end(engine);
  try {
    return { endpoint: `http://127.0.0.1:${await listening(engine)}`, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Where AWS's files are. Only the jar is used of the package that carries it; table.xml says why its own main class is not. */
export function engineFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("amplify-dynamodb-simulator/package.json")), "emulator");
}

function commandLine(port: number, dataDir: string | undefined): string[] {
  const folder = engineFolder();
  const settings = {
    "java.library.path": join(folder, "DynamoDBLocal_lib"),
    "org.eclipse.jetty.LEVEL": "WARN",
    "org.eclipse.jetty.util.log.announce": "false",
    "org.eclipse.jetty.xml.XmlParser.Validating": "false",
    "causeway.port": String(port),
    "causeway.inMemory": String(dataDir === undefined),
    ...(dataDir === undefined ? {} : { "causeway.dbPath": dataDir }),
  };
  return [
    "-XX:TieredStopAtLevel=1",
    // Compiled after a third of the usual calls: all of a first start takes the engine a tenth less.
    "-XX:CompileThresholdScaling=0.3",
    "-XX:+UseSerialGC",
    // Java proves anew at each start that a thousand classes, which never change, are well formed: a sixth of it.
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
    ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
    "-cp",
    join(folder, "DynamoDBLocal.jar"),
    "org.eclipse.jetty.xml.XmlConfiguration",
    join(import.meta.dirname, "table.xml"),
  ];
}

/** The port the engine says on its first line, or its own words about why it has none. */
async function listening(engine: ChildProcess): Promise<number> {
  const said: string[] = [];
  engine.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const lines = createInterface({ input: engine.stdout as NodeJS.ReadableStream });
  const port = await new Promise<number>((resolve, reject) => {
    lines.once("line", (line) => resolve(Number(line)));
    engine.once("error", reject);
    engine.once("exit", (code) => {
      const why = said.join("").includes("Address already in use")
        ? "its port is in use"
        : said.join("").slice(0, 2000);
      reject(new Error(`DynamoDB Local ended with code ${code}: ${why}`));
    });
  });
  said.length = 0;
  engine.stderr?.removeAllListeners("data").resume();
  return port;
}

/** Closing its standard input is the polite way; after five seconds it is no longer a question. */
async function end(engine: ChildProcess): Promise<void> {
  if (engine.exitCode !== null || engine.signalCode !== null || engine.pid === undefined) return;
  const gone = once(engine, "exit");
  engine.stdin?.end();
  const force = setTimeout(() => engine.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(force);
}

/**
 * Creates the table from the one shape, as the cloud has it: on demand, streamed, expiring. Answers whether it is new.
 * Every command of this engine takes longer the more stream records it keeps (twenty-fold at 20,000), even those of
 * tables that are gone: what reads no stream should not be `streamed`.
 */
export async function createTable(
  client: DynamoDBClient,
  name: string,
  { streamed = true } = {},
): Promise<boolean> {
  // Not needed to start the engine, which takes so long that everything else should be read meanwhile.
  const { CreateTableCommand, ResourceInUseException, UpdateTimeToLiveCommand } = await import(
    "@aws-sdk/client-dynamodb"
  );
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: tableShape.partitionKey, AttributeType: "S" },
          { AttributeName: tableShape.sortKey, AttributeType: "S" },
        ],
        KeySchema: [
          { AttributeName: tableShape.partitionKey, KeyType: "HASH" },
          { AttributeName: tableShape.sortKey, KeyType: "RANGE" },
        ],
        ...(streamed && {
          StreamSpecification: { StreamEnabled: true, StreamViewType: tableShape.stream },
        }),
      }),
    );
  } catch (cause) {
    if (cause instanceof ResourceInUseException) return false;
    throw cause;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: tableShape.ttlAttribute, Enabled: true },
    }),
  );
  return true;
}
