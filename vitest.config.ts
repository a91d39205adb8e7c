import { defineConfig } from "vitest/config";
import { BrowserFirst } from "./test/support/sequence.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/engine.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One more than the cores it is measured on: each waits for the engine a third of its time.
    maxWorkers: 3,
    // Files share what they import, which halves the time around the tests; each has its own table, bucket and hub.
    isolate: false,
    // Node runs our files as they are, as it does everywhere else; what only a page imports it is taught (decision 0042).
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ["--import", "./test/support/run-pages.ts"],
    sequence: { sequencer: BrowserFirst },
  },
});
