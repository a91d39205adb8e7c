/** Where the running hub is: a small file in the data folder, so that another command on this machine finds it. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

export type Running = { pid: number; origin: string; issuer: string };

export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(env["CAUSEWAY_DATA"] || ".causeway");

const file = (folder: string) => join(folder, "running.json");

export async function announce(folder: string, running: Running): Promise<void> {
  await writeFile(file(folder), JSON.stringify(running));
}

export async function forget(folder: string): Promise<void> {
  await rm(file(folder), { force: true });
}

/** The hub that runs on this folder, or undefined. A file left by one that was killed does not count. */
export async function findRunning(folder: string): Promise<Running | undefined> {
  const found = await readFile(file(folder), "utf8").catch(() => undefined);
  if (found === undefined) return undefined;
  const running = JSON.parse(found) as Running;
  try {
    process.kill(running.pid, 0);
    return running;
  } catch {
    return undefined;
  }
}
