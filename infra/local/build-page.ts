/** Builds the page when there is none, or when one of its sources is newer. */
import { execFile } from "node:child_process";
import { glob, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../..");
export const pageFolder = join(root, "web/dist");

/** Whether it had to be built. */
export async function buildPage(): Promise<boolean> {
  const [built, newest] = await Promise.all([changedAt(join(pageFolder, "index.html")), newestSource()]);
  if (built !== undefined && built >= newest) return false;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--config", join(root, "web/vite.config.ts"), "--logLevel", "warn"];
  await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return true;
}

async function newestSource(): Promise<number> {
  const sources = ["web/**/*.{ts,tsx,css,html,svg,woff2,json,txt}", "shared/**/*.{ts,json}", "package.json"];
  let newest = 0;
  for await (const file of glob(sources, { cwd: root, exclude: ["web/dist/**"] })) {
    newest = Math.max(newest, (await changedAt(join(root, file))) ?? 0);
  }
  return newest;
}

async function changedAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}
