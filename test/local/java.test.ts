import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findJava } from "#infra/local/java.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-java-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A `java` that only says its version, as each of them does: on standard error. */
async function java(version: string): Promise<{ home: string; bin: string }> {
  const home = join(folder, version);
  const bin = join(home, "bin");
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, "java"), `#!/bin/sh\necho 'openjdk version "${version}" 2024-10-15' >&2\n`);
  await chmod(join(bin, "java"), 0o755);
  return { home, bin };
}

it("takes the Java at JAVA_HOME before the one on PATH", async () => {
  const { home, bin } = await java("21.0.5");
  expect(await findJava({ JAVA_HOME: home, PATH: "" })).toBe(join(bin, "java"));
});

it("passes over a Java that is too old, for a newer one on PATH", async () => {
  const old = await java("1.8.0_392");
  const recent = await java("17.0.13");
  expect(await findJava({ JAVA_HOME: old.home, PATH: recent.bin })).toBe("java");
});

it("finds none where there is none, or only one that is too old", async () => {
  const old = await java("1.8.0_392");
  expect(await findJava({ PATH: old.bin })).toBeUndefined();
  expect(await findJava({ PATH: folder })).toBeUndefined();
});
