/**
 * `npm run bench`: how far the hub is from what it stands on, as ratios from this one run. Milliseconds are this
 * machine's and say nothing of AWS; goals are goals, never tests. Units and bytes are checked elsewhere.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseRates } from "./bench/case.ts";
import { coldStarts } from "./bench/cold.ts";
import { latencies } from "./bench/latency.ts";
import { median, ms, percentile, ratio, share, table } from "./bench/print.ts";
import { programOpens } from "./bench/program-opens.ts";
import { programChecks } from "./bench/programs.ts";
import { scales } from "./bench/scale.ts";
import { starts } from "./bench/start.ts";
import { suppressions } from "./bench/suppression.ts";
import { tallies } from "./bench/tally.ts";
import { say } from "./progress.ts";

const root = join(import.meta.dirname, "../..");
const quick = process.argv.includes("--quick");

const folder = await mkdtemp(join(tmpdir(), "causeway-bench-"));
try {
  say(`\nRatios from one run on this machine, Node ${process.versions.node}. Times are its own.`);

  const { engine, ours, warm, first } = await starts(join(folder, "hub"), quick ? 1 : 3);
  const overEngine = (times: readonly number[], goal?: number) => [
    ms(median(times)),
    ratio(median(times) / median(engine), goal),
  ];
  say(
    table(
      "Starting the laptop",
      ["", "time", "over the engine's own start"],
      [
        ["DynamoDB Local as AWS starts it", ...overEngine(engine)],
        ["DynamoDB Local as the laptop starts it", ...overEngine(ours)],
        ["npm start, data there (warm)", ...overEngine(warm, 2)],
        ["npm start, first time after npm ci (seeds the sample)", ...overEngine([first])],
      ],
    ),
  );

  const sizes = quick ? [200, 2_000] : [200, 2_000, 20_000];
  const rounds = quick ? 60 : 400;
  const timings = await latencies(folder, rounds);
  say(
    table(
      "API over the bare SDK on the same engine, bearer token",
      ["", "API p50", "API p99", "bare p50", "bare p99", "p50 ratio"],
      timings.map(({ what, goal, api, bare }) => [
        what,
        ms(median(api)),
        ms(percentile(api, 0.99)),
        ms(median(bare)),
        ms(percentile(bare, 0.99)),
        ratio(median(api) / median(bare), goal),
      ]),
    ),
  );

  const scaled = await scales(rounds, sizes);
  const first200 = scaled[0];
  say(
    table(
      "The same with many agreements of 30 rules in one partnership (goals: list ≤ 1.3, answer ≤ 2, far end ≤ 1.2 of 200)",
      [
        "agreements",
        "list p50",
        "over bare",
        "over 200",
        "answer p50",
        "over bare",
        "over 200",
        "bare reads",
      ],
      scaled.map(({ agreements, list, answer, reads }) => [
        String(agreements),
        ms(median(list.api)),
        ratio(median(list.api) / median(list.bare), list.goal),
        ratio(median(list.api) / median(first200?.list.api ?? []), 1.2),
        ms(median(answer.api)),
        ratio(median(answer.api) / median(answer.bare), answer.goal),
        ratio(median(answer.api) / median(first200?.answer.api ?? []), 1.2),
        String(reads),
      ]),
    ),
  );
  say(
    scaled
      .map(({ agreements, seconds }) => `  filled with ${agreements} in ${seconds.toFixed(0)} s`)
      .join("\n"),
  );

  const grown = await tallies(quick ? 1 : 3, quick ? [1_000, 10_000] : [10_000, 100_000]);
  const least = grown[0];
  say(
    table(
      "Counting a campaign, everyone's answers read from the table (goal: ten times the responses, at most 11 times the time)",
      ["responses", "employers", "time", "over the fewest", "people held at once"],
      grown.map(({ responses, employers, ms: time, held }, index) => [
        String(responses),
        String(employers),
        ms(time),
        ratio(time / (least?.ms ?? 1), index === 0 ? undefined : 11),
        String(held),
      ]),
    ),
  );

  const suppressed = suppressions(quick);
  const fewest = suppressed[0];
  say(
    table(
      "Suppressing a table and auditing what is printed (goals: 60 counts in about 50 ms, 600 within 2 s)",
      ["", "counts", "printed", "suppress", "audit", "suppress a count, over the smallest"],
      suppressed.map(({ what, cells, shown, suppressMs, auditMs }) => [
        what,
        String(cells),
        `${Math.round(shown * 100)} %`,
        ms(suppressMs),
        ms(auditMs),
        ratio(suppressMs / cells / ((fewest?.suppressMs ?? 1) / (fewest?.cells ?? 1))),
      ]),
    ),
  );

  const opened = await programOpens(rounds);
  say(
    table(
      "Opening a program: everything its checks look at (goals: as many requests for the large one, at most twice their bare time)",
      ["schools × colleges", "courses", "requests", "hub p50", "bare p50", "p50 ratio"],
      opened.map(({ what, courses, requests, timing: { api, bare, goal } }) => [
        what,
        String(courses),
        String(requests),
        ms(median(api)),
        ms(median(bare)),
        ratio(median(api) / median(bare), goal),
      ]),
    ),
  );

  const checked = programChecks(quick);
  const narrow = checked[0];
  say(
    table(
      "Checking a program over all its routes (goals: 6 × 3 with 60 courses in about 50 ms; a route and course no dearer than in the smallest)",
      [
        "",
        "routes",
        "courses on each",
        "all routes",
        "one school and college",
        "a route and course, over the first",
      ],
      checked.map(({ what, routes, courses, ms: time, one }, index) => [
        what,
        String(routes),
        String(courses),
        ms(time),
        ms(one),
        ratio(
          time / routes / courses / ((narrow?.ms ?? 1) / (narrow?.routes ?? 1) / (narrow?.courses ?? 1)),
          index === 0 ? undefined : 1.2,
        ),
      ]),
    ),
  );

  const { rates, item } = await caseRates(quick ? 5 : 40);
  say(
    table(
      "CASE provider over a bare node:http server that sends the same bytes, 16 connections",
      ["", "bytes", "hub a second", "bare a second", "hub over bare"],
      rates.map(({ what, bytes, hub, bare }) => [
        what,
        String(bytes),
        hub.toFixed(0),
        bare.toFixed(0),
        share(hub / bare, 0.6),
      ]),
    ),
  );
  say(
    table(
      "CASE: one statement over the bare SDK's one read",
      ["", "hub p50", "bare p50", "p50 ratio"],
      [
        [
          item.what,
          ms(median(item.api)),
          ms(median(item.bare)),
          ratio(median(item.api) / median(item.bare), item.goal),
        ],
      ],
    ),
  );

  const golden = JSON.parse(await readFile(join(root, "test/golden/units.json"), "utf8")) as Record<
    string,
    { read: number; write: number; calls: number }
  >;
  say(
    table(
      "Capacity units per operation (our own calculator over real item sizes; the check compares them)",
      ["", "read units", "write units", "calls"],
      Object.entries(golden).map(([what, { read, write, calls }]) => [
        what,
        String(read),
        String(write),
        String(calls),
      ]),
    ),
  );

  const cold = await coldStarts(join(folder, "cold"), quick ? 3 : 15);
  const [bareHandler, client] = cold;
  say(
    table(
      "Process start to first answer, bundled as deployed",
      ["", "size", "gzip", "time", "over bare", "over the table's client"],
      cold.map(({ what, bytes, gzipBytes, ms: time }) => [
        what,
        `${Math.round(bytes / 1024)} kB`,
        `${Math.round(gzipBytes / 1024)} kB`,
        ms(time),
        ratio(time / (bareHandler?.ms ?? 1)),
        ratio(time / (client?.ms ?? 1), what.startsWith("api") ? 1.5 : undefined),
      ]),
    ),
  );

  say("\nPage bytes against the budgets");
  await new Promise<void>((resolve) => {
    spawn(process.execPath, [join(root, "web/budgets.ts")], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    }).on("close", () => resolve());
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
