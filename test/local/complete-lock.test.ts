import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { complete, type Lock, lockFile, missingFrom } from "#infra/local/complete-lock.ts";

it("installs from package-lock.json on every platform (else: node infra/local/complete-lock.ts)", () => {
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as Lock;
  expect(missingFrom(lock).map(({ name }) => name)).toEqual([]);
});

it("completes a lock that a partial registry left without other platforms' binaries", () => {
  const lock: Lock = {
    packages: {
      "": {},
      "node_modules/tool": {
        version: "1.2.3",
        dev: true,
        license: "MIT",
        optionalDependencies: { "@tool/cli-linux-x64-musl": "1.2.3", "@tool/cli-linux-x64": "1.2.3" },
      },
      "node_modules/@tool/cli-linux-x64": { version: "1.2.3" },
    },
  };
  expect(missingFrom(lock).map(({ name }) => name)).toEqual(["@tool/cli-linux-x64-musl"]);
  expect(complete(lock).packages["node_modules/@tool/cli-linux-x64-musl"]).toEqual({
    version: "1.2.3",
    cpu: ["x64"],
    dev: true,
    libc: ["musl"],
    license: "MIT",
    optional: true,
    os: ["linux"],
  });
});
