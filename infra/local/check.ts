/**
 * `npm run check` (everything but the browser) and `npm test` (everything). Each step says its result and time;
 * the last line is the count, alone: `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { buildPage } from "./build-page.ts";
import { Needed, needChromium, needJava } from "./machine.ts";
import { endWithParent } from "./parent.ts";
import { say } from "./progress.ts";
import { sum, type Tally, tallyPlaywright, tallyVitest } from "./tally.ts";

const root = resolve(import.meta.dirname, "../..");
const reports = join(root, "build/reports");
const bin = join(root, "node_modules/.bin");

type Ran = { code: number; output: string };

/** Runs a tool on this very Node; its output is kept, or also shown while it comes. */
function run(script: string, args: string[], env: Record<string, string> = {}, shown = false): Promise<Ran> {
  const tool = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, PATH: [bin, process.env["PATH"]].join(delimiter), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
      if (shown) process.stdout.write(chunk);
    });
  }
  return new Promise((done) => tool.on("close", (code) => done({ code: code ?? 1, output })));
}

/** A step that passes or fails as one. What it said is printed only when it fails. */
async function whole(label: string, work: () => Promise<Ran>): Promise<Tally> {
  const started = performance.now();
  const { code, output } = await work().catch((cause: unknown): Ran => ({ code: 1, output: String(cause) }));
  if (code !== 0) say(`\n${output.trim()}`);
  say(`  ${code === 0 ? "ok" : "!!"} ${label}, ${seconds(started)}`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A step that runs many tests and reports them in a file. */
async function many<Report>(
  label: string,
  report: string,
  read: (report: Report) => Tally,
  work: () => Promise<Ran>,
): Promise<Tally> {
  const started = performance.now();
  const file = join(reports, report);
  await rm(file, { force: true });
  const { code } = await work();
  const tally = await readFile(file, "utf8").then(
    (text) => read(JSON.parse(text) as Report),
    () => ({ passed: 0, failed: 1 }),
  );
  // A runner may fail around its tests, too: a leaked engine, an unhandled error.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  say(`  ${tally.failed === 0 ? "ok" : "!!"} ${label}: ${line(tally)}, ${seconds(started)}`);
  return tally;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const line = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;

/**
 * What needs no engine, one after the other. Types are TypeScript 7's: the 6 beside it is for tools (decision 0030). Its
 * several checkers would do a third of their work twice, on a core that the tests need.
 */
async function inspect(): Promise<Tally[]> {
  const tallies = [
    await whole("Types (tsc)", () =>
      run("node_modules/typescript-7/bin/tsc", ["-p", ".", "--noEmit", "--singleThreaded"]),
    ),
    await whole("Format and lint (biome)", () =>
      run("node_modules/@biomejs/biome/bin/biome", ["ci", "--colors=off"]),
    ),
    await whole("Unused code (knip)", () => run("node_modules/knip/bin/knip.js", ["--no-config-hints"])),
  ];
  if (existsSync(join(root, "web/budgets.ts"))) {
    tallies.push(await whole("Page budgets", () => run("web/budgets.ts", [])));
  }
  return tallies;
}

const tests = (): Promise<Tally> =>
  many("Tests (vitest)", "vitest.json", tallyVitest, () => {
    const json = `--outputFile.json=${join(reports, "vitest.json")}`;
    return run(
      "node_modules/vitest/vitest.mjs",
      ["run", "--reporter=default", "--reporter=json", json],
      {},
      true,
    );
  });

async function check(browser: boolean): Promise<Tally> {
  if (!process.env["DYNAMODB_ENDPOINT"]) await needJava();
  const chromium = browser ? await needChromium() : undefined;
  await mkdir(reports, { recursive: true });
  const page = await whole("Page (vite)", async () => {
    await buildPage();
    return { code: 0, output: "" };
  });
  // The tests begin with waiting for their engines: the inspections have a core to themselves meanwhile.
  const [inspected, tested] = await Promise.all([inspect(), tests()]);
  const tallies = [page, ...inspected, tested];
  if (chromium) {
    const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json") };
    tallies.push(
      await many("Browser (playwright)", "playwright.json", tallyPlaywright, () =>
        run("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], env, true),
      ),
    );
  }
  return sum(tallies);
}

const done = endWithParent(1);
const started = performance.now();
try {
  const total = await check(process.argv[2] === "test");
  say(`\nAll of it took ${seconds(started)}.`);
  say(line(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (cause) {
  console.error(cause instanceof Needed ? cause.message : cause);
  say(line({ passed: 0, failed: 1 }));
  process.exitCode = 1;
}
done();
