import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const module = resolve(import.meta.dirname, "../../infra/local/parent.ts");

/** A command as npm's scripts start one: with a channel that closes when its parent is gone. */
function command(script: string) {
  const source = `import { endWithParent } from ${JSON.stringify(module)};\nconst done = endWithParent(1);\n${script}`;
  return spawn(process.execPath, ["--input-type=module", "--eval", source], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

const exitCode = async (script: string): Promise<number> => (await once(command(script), "exit"))[0];

// Build machines read the exit code alone: a run that passed and ended with 1 was once refused for it.
it("leaves a finished command its own exit code", async () => {
  expect(await exitCode("process.exitCode = 0; done();")).toBe(0);
  expect(await exitCode("process.exitCode = 3; done();")).toBe(3);
});

it("ends a command whose parent is gone", async () => {
  const child = command("process.send('up'); setInterval(() => {}, 1_000);");
  await once(child, "message");
  child.disconnect();
  expect((await once(child, "exit"))[0]).toBe(1);
});
