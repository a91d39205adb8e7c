/** Browser tests: the real hub in a folder of its own, a real Chromium, the journeys a person takes. */
import { defineConfig } from "@playwright/test";
import { hubPort } from "#test/support/browser.ts";

const port = Number(hubPort);

export default defineConfig({
  testDir: "test",
  testMatch: "**/*.journey.ts",
  outputDir: "build/browser",
  workers: 2,
  projects: [
    // What only looks comes first, two pages at a time.
    { name: "pages", testMatch: "**/every-page.journey.ts", fullyParallel: true },
    // One hub, one story: journeys change what the next one would see, and are told whatever the pages look like.
    { name: "journeys", testIgnore: "**/every-page.journey.ts", workers: 1, dependencies: ["pages"] },
  ],
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "America/Chicago",
    // Without what the page looked like at each step: recording that took a fifth of the time. A failure has its picture.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node_modules/.bin/node infra/local/start.ts --fresh",
    url: `http://localhost:${port}/api/health`,
    env: { PORT: String(port), CAUSEWAY_DATA: "build/journey", CAUSEWAY_TODAY: "2026-11-23" },
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "pipe",
  },
});
