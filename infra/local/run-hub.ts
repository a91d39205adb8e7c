/** Starts the table's engine, which takes longest, and reads everything else from the disk while it does. */
import { join } from "node:path";
import { type Addresses, chooseAddresses } from "./addresses.ts";
import { isFree, PortInUse } from "./listen.ts";
import { step } from "./progress.ts";
import { startTable } from "./table.ts";

type Options = { folder: string; port: number; onStop(end: () => Promise<void>): void };

/** Where the hub is, once it answers. */
export async function runHub({ folder, port, onStop }: Options): Promise<string> {
  if (port !== 0 && !(await isFree(port))) {
    throw new PortInUse(`Port ${port} is in use. Take another: PORT=${port + 100} npm start`);
  }
  const at = await chooseAddresses(folder, port);
  const origin = `http://localhost:${at.hub}`;
  const there = startTableAt(folder, at, onStop);
  // Whoever brings the hub up waits for it, and hears then that it failed.
  there.catch(() => {});
  const endpoint = process.env["DYNAMODB_ENDPOINT"] || `http://127.0.0.1:${at.table}`;
  const { bringUp } = await import("./bring-up.ts");
  await bringUp({ folder, at, origin, table: { endpoint, there }, onStop });
  return origin;
}

async function startTableAt(folder: string, at: Addresses, onStop: Options["onStop"]): Promise<void> {
  if (process.env["DYNAMODB_ENDPOINT"]) return;
  const table = await step("Table (DynamoDB Local)", () =>
    startTable({ dataDir: join(folder, "table"), port: at.table }),
  );
  onStop(table.stop);
}
