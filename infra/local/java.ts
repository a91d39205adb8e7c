/**
 * Finds a Java runtime that can run DynamoDB Local: JAVA_HOME first, then PATH, version 11 or newer.
 * Asks each candidate for its version, because a `java` that only offers to install itself also lies on PATH.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
export const javaVersionMin = 11;

let found: string | undefined;

/** The command that runs Java, or undefined where none is good enough. What was found once is not asked again. */
export async function findJava(env?: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env) return find(env);
  found ??= await find(process.env);
  return found;
}

async function find(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const name = process.platform === "win32" ? "java.exe" : "java";
  const candidates = [...(env["JAVA_HOME"] ? [join(env["JAVA_HOME"], "bin", name)] : []), name];
  for (const candidate of candidates) {
    if ((await version(candidate, env)) >= javaVersionMin) return candidate;
  }
  return undefined;
}

/** The major version, or 0 where there is none. Java says it on standard error: `openjdk version "17.0.15" …`. */
async function version(command: string, env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const { stderr } = await run(command, ["-version"], { env, timeout: 10_000 });
    const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? [];
    return Number(first === "1" ? second : first) || 0;
  } catch {
    return 0;
  }
}
