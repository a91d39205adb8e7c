import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const local = resolve(import.meta.dirname, "../../infra/local");
let folder: string;
let hub: Started;

type Started = { process: ChildProcess; origin: string; said: () => string };

const env = () => ({ ...process.env, CAUSEWAY_DATA: folder, PORT: "0" });

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [join(local, "start.ts"), "start"], {
    env: env(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const up = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
      const origin = /Causeway is at (\S+)/.exec(said)?.[1];
      if (origin && said.includes("Ctrl-C ends it")) up.resolve(origin);
    });
  }
  child.on("exit", (code) => up.reject(new Error(`npm start ended with ${code}:\n${said}`)));
  return { process: child, origin: await up.promise, said: () => said };
}

/** Runs one of the laptop's commands to its end. */
async function command(name: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(local, name), ...args], {
    env: env(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const [code] = (await once(child, "close")) as [number];
  return { code, out: out.trim(), err };
}

const addresses = async (): Promise<Record<"hub" | "identity" | "bucket" | "table", number>> =>
  JSON.parse(await readFile(join(folder, "addresses.json"), "utf8"));

const me = async (token: string): Promise<unknown> => {
  const answer = await fetch(`${hub.origin}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return answer.json();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-start-"));
  hub = await start();
}, 180_000);

afterAll(async () => {
  hub.process.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

it("answers at one address: the API with its engines, the page for any path, no page for a missing file", async () => {
  const health = await fetch(`${hub.origin}/api/health`);
  expect(await health.json()).toMatchObject({ status: "ok", table: "ok", bucket: "ok" });
  const page = await fetch(`${hub.origin}/p/cedar-valley/agreements?status=DRAFT`);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const { bucket, identity } = await addresses();
  expect(page.headers.get("content-security-policy")).toBe(
    `default-src 'self'; connect-src 'self' http://127.0.0.1:${bucket}; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:${identity}`,
  );
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const asset = await fetch(`${hub.origin}${script}`);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("content-type")).toContain("text/javascript");
  for (const path of ["/assets/missing.js", "/..%2f..%2fpackage.json", "/%2e%2e/%2e%2e/package.json"]) {
    expect((await fetch(`${hub.origin}${path}`)).status, path).toBe(404);
  }
  expect((await fetch(`${hub.origin}/dev/mail`)).status).toBe(200);
});

it("leads another name of this machine to the one that its cookies know", async () => {
  const answer = await fetch(`${hub.origin.replace("localhost", "127.0.0.1")}/look-up`, {
    redirect: "manual",
  });
  expect(answer.headers.get("location")).toBe(`${hub.origin}/look-up`);
});

it("prints a person's token for a program, and says who there is when it knows nobody", async () => {
  const { out } = await command("token.ts", "tom");
  expect(await me(out)).toHaveProperty("person.id");
  const unknown = await command("token.ts", "nobody");
  expect(unknown).toMatchObject({ code: 1, out: "" });
  expect(unknown.err).toContain("marisol");
});

it("starts only once on the same data", async () => {
  const second = await command("start.ts", "start");
  expect(second.code).toBe(1);
  expect(second.err).toContain(`Causeway already runs on this data, at ${hub.origin}`);
});

it("takes its engine along when it is killed, and goes on with the same data and tokens afterwards", async () => {
  const { out: token } = await command("token.ts", "tom");
  const before = await me(token);
  const places = await addresses();
  const engine = connect({ host: "127.0.0.1", port: places.table });
  await once(engine, "connect");
  const gone = once(
    engine.on("error", () => undefined),
    "close",
  );
  hub.process.kill("SIGKILL");
  await gone;
  expect((await command("token.ts", "tom")).err).toContain("No hub is running here");

  hub = await start();
  expect(hub.said()).not.toContain("Sample region");
  const { hub: _again, ...engines } = await addresses();
  expect(Object.keys(engines)).toEqual(["identity", "bucket", "table"]);
  expect(await me((await command("token.ts", "tom")).out)).toEqual(before);
}, 120_000);

it("ends with everything it started when it is asked to", async () => {
  const { table, identity } = await addresses();
  hub.process.kill("SIGTERM");
  const [code] = (await once(hub.process, "exit")) as [number];
  expect(code).toBe(0);
  for (const port of [table, identity]) {
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  }
  expect((await command("token.ts", "tom")).code).toBe(1);
});
