import { defineConfig } from "vitest/config";
import { BrowserFirst } from "./test/support/sequence.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/engine.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Files share what they import, which halves the time around the tests; each has its own table, bucket and hub.
    isolate: false,
    sequence: { sequencer: BrowserFirst },
  },
});
