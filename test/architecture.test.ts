/** The import rules hold, and the checker is awake: under a TypeScript it cannot read, it finds nothing and says so kindly. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folders = ["shared", "functions", "web", "infra", "test"];

function cruise(...paths: string[]) {
  try {
    const json = execFileSync("node_modules/.bin/depcruise", [...paths, "--output-type", "json"], {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
    return JSON.parse(json).summary;
  } catch (error) {
    // It exits with the number of violations; the report is on its output all the same.
    return JSON.parse(String((error as { stdout: string }).stdout)).summary;
  }
}

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("dist"))
    .map((entry) => join(entry.parentPath, entry.name));

it("points every import the way ARCHITECTURE.md says", () => {
  const summary = cruise(...folders);
  expect(summary.totalCruised).toBeGreaterThan(200);
  expect(
    summary.violations.map(
      (one: { rule: { name: string }; from: string; to: string }) =>
        `${one.rule.name}: ${one.from} -> ${one.to}`,
    ),
  ).toEqual([]);
});

it("says every import rule in ARCHITECTURE.md, word for word", async () => {
  const { default: config } = await import("../.dependency-cruiser.cjs" as string);
  const text = readFileSync("ARCHITECTURE.md", "utf8");
  for (const { comment } of config.forbidden) expect(text).toContain(comment);
});

it("reads the environment in one place", () => {
  const readers = [...files("functions"), ...files("shared")].filter((file) =>
    readFileSync(file, "utf8").includes("process.env"),
  );
  expect(readers).toEqual(["functions/config.ts"]);
});

it("never scans the table in what Lambda runs", () => {
  const scanners = [...files("functions"), ...files("shared")].filter((file) =>
    /\bScanCommand\b|"Scan"/.test(readFileSync(file, "utf8")),
  );
  expect(scanners).toEqual([]);
});

it("builds keys of four scopes only, all but a partnership's in one file", () => {
  const scopes = files("functions").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/["'`]([A-Z]{1,5})#\$?\{?/g)].map((match) => ({
      file,
      scope: match[1] ?? "",
    })),
  );
  const builders = scopes
    .filter(({ scope }) => ["T", "P", "K", "PUB"].includes(scope))
    .map(({ file }) => file);
  expect([...new Set(builders)]).toEqual(["functions/cloud/keys.ts"]);
});
