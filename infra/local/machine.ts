/** What this machine must have besides Node: Java for the table, Chromium for the browser tests. Found, or installed. */
import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { promisify } from "node:util";
import { findJava, javaVersionMin } from "./java.ts";
import { step } from "./progress.ts";

const run = promisify(execFile);

/** Something a person has to do first, in words; no stack is printed for it. */
export class Needed extends Error {
  override readonly name = "Needed";
}

export async function needJava(): Promise<void> {
  if (await findJava()) return;
  if (await canInstall()) {
    await step("Installing Java (apt-get install default-jre-headless)", () =>
      install("default-jre-headless"),
    );
    if (await findJava()) return;
  }
  throw new Needed(
    [
      `DynamoDB Local needs Java ${javaVersionMin} or newer, on PATH or at JAVA_HOME. To install it:`,
      "  Debian, Ubuntu   sudo apt-get install -y --no-install-recommends default-jre-headless",
      "  Fedora           sudo dnf install java-21-openjdk-headless",
      "  macOS            brew install openjdk@21    (then export JAVA_HOME=$(brew --prefix openjdk@21))",
      "  Windows          winget install EclipseAdoptium.Temurin.21.JRE",
      "Or set DYNAMODB_ENDPOINT to a DynamoDB engine that runs elsewhere.",
    ].join("\n"),
  );
}

/** The browser's command: CHROMIUM_PATH, or one of the usual places, or installed where that asks nobody. */
export async function needChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  if (await canInstall()) {
    await step("Installing Chromium (apt-get install chromium)", () => install("chromium"));
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Needed(
    "The browser tests need Chromium: install it (Debian: sudo apt-get install -y chromium) or set CHROMIUM_PATH.\nWithout a browser: npm run check.",
  );
}

async function findChromium(): Promise<string | undefined> {
  const places = [
    process.env["CHROMIUM_PATH"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  for (const place of places) {
    if (
      place &&
      (await access(place, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return place;
  }
  return undefined;
}

/** As root, or through a sudo that asks for no password. */
async function canInstall(): Promise<boolean> {
  if (process.platform !== "linux" || !(await works("apt-get", "--version"))) return false;
  return process.getuid?.() === 0 || works("sudo", "-n", "true");
}

const works = (command: string, ...args: string[]): Promise<boolean> =>
  run(command, args).then(
    () => true,
    () => false,
  );

async function install(name: string): Promise<void> {
  const apt = async (...args: string[]) => {
    const root = process.getuid?.() === 0;
    const [command, all] = root ? ["apt-get", args] : ["sudo", ["-n", "apt-get", ...args]];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run(command, all, { env, maxBuffer: 64 * 1024 * 1024 });
  };
  const want = ["install", "-y", "--no-install-recommends", name];
  // A fresh image has no package lists yet, an old one stale ones: they are fetched only when needed.
  await apt(...want).catch(async () => {
    await apt("update");
    await apt(...want);
  });
}
