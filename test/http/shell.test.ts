/** What holds around every endpoint: methods, headers, a description that resolves, and a log without content. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createApp } from "#functions/app.ts";
import { change } from "#functions/cloud/ledger.ts";
import { silenceLog } from "#functions/http/log.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { base, draft, executed, worked } from "#test/support/agreements.ts";
import { type Answer, openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Operation = { operationId: string; parameters: { in: string; name: string }[] };

const p = "/api/partnerships/cedar-valley";
const guarded = [
  "x-request-id",
  "x-content-type-options",
  "strict-transport-security",
  "content-security-policy",
  "referrer-policy",
  "cross-origin-opener-policy",
  "cache-control",
];

describe("every answer", () => {
  it("to a method that an address has not is a 405 that names those it has", async () => {
    for (const [method, path, allow] of [
      ["DELETE", base, "GET, HEAD, POST"],
      ["PATCH", `${base}/agr_00000000000000000000`, "GET, HEAD, PUT"],
      ["OPTIONS", "/api/public/credit", "POST"],
      ["GET", "/api/sign-out", "POST"],
    ] as const) {
      const answer = await world.anonymously(method, path);
      expect([answer.status, answer.body.type]).toEqual([405, "/problems/method-not-allowed"]);
      expect(answer.headers.get("allow")).toBe(allow);
    }
  });

  it("carries the hub's headers, whatever went wrong, and also at the gateway's own address", async () => {
    const behind = createApp({
      ...world.services,
      config: { ...world.services.config, ORIGIN_SECRET: "known to CloudFront" },
    });
    const answers: { headers: Headers }[] = [
      await world.anonymously("GET", "/nowhere"),
      await world.anonymously("DELETE", base),
      await world.anonymously("GET", p),
      await world.as("tom")("POST", base, "{", { "content-type": "application/json" }),
      await world.as("tom")("GET", p),
      await behind.request("/api/health"),
    ];
    for (const { headers } of answers) expect(guarded.filter((name) => !headers.has(name))).toEqual([]);
  });
});

describe("the description", () => {
  it("has references that resolve, operations named once, and every parameter of its paths", async () => {
    const { body } = worked(await world.anonymously("GET", "/api/openapi.json"));
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((one) => one[1] ?? "");
    for (const reference of new Set(references)) {
      const found = reference.split("/").reduce((inner, key) => inner?.[key], body);
      expect([reference, found !== undefined]).toEqual([reference, true]);
    }
    const names: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, Operation>>(body.paths)) {
      for (const { operationId, parameters } of Object.values(methods)) {
        names.push(operationId);
        const said = parameters.filter((one) => one.in === "path").map((one) => one.name);
        expect(said).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((one) => one[1]));
      }
    }
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a record", () => {
  it("of an older hub, hashed without a field that has a default now, changes and still verifies", async () => {
    const { organizations, table } = world.services;
    const id = "org_00000000000000000001" as Organization["id"];
    const old = { id, name: "Old School", code: "OLD1", type: "secondary", predecessors: [], version: 0 };
    const pk = await organizations.pk("cedar-valley" as never, id);
    const stamp = { actor: "hub:seed", actorName: "An older hub", at: new Date("2026-01-01") };
    const happened = { action: "organization-added" };
    const saved = await change({ pk, schema: z.custom<typeof old>(), after: old, happened }, stamp);
    await table.commit(saved.writes);
    const at = `${p}/organizations/${id}`;
    const fields = { name: "New Name", code: "OLD1", type: "secondary" };
    worked(await world.as("marisol")("PUT", at, fields, { "if-match": '"1"' }));
    expect((await world.as("tom")("GET", `${at}/history/verify`)).body).toEqual({ intact: true, events: 2 });
  });

  it("visible to more goes back to its parties when one is added who never agreed", async () => {
    const { organization, person } = world.region;
    const both = [
      { organizationId: organization("PLCC"), role: "RECEIVING", reviewerIds: [person("anjali")] },
      { organizationId: organization("TRACC"), role: "SENDING" },
    ];
    const started = worked(await world.as("tom")("POST", base, draft(world, { parties: both })));
    const at = `${base}/${started.body.id}`;
    const step = async (who: string, path: string, before: Answer, body?: object) =>
      worked(await world.as(who)("POST", `${at}/${path}`, body, { "if-match": before.etag }));
    let now = await step("tom", "share", started);
    now = await step("tom", "visibility", now, { to: "PUBLIC" });
    now = await step("roberta", "visibility", now, { to: "PUBLIC" });
    expect(now.body.visibility).toBe("PUBLIC");
    const three = [...both, { organizationId: organization("MRHS"), role: "SENDING" }];
    now = worked(
      await world.as("tom")("PUT", at, draft(world, { parties: three }), { "if-match": now.etag }),
    );
    expect(now.body.visibility).toBe("PARTIES");
    expect((await world.as("hannah")("GET", at)).status).toBe(404);
  });
});

describe("a public question", () => {
  it("with a code of two partnerships names both; with one of them it is answered", async () => {
    await executed(world);
    const twin = { name: "Another Bend", code: "CBHS", type: "secondary" };
    worked(await world.as("wes")("POST", "/api/partnerships/sandhill-prairie/organizations", twin));
    const question = { courses: [{ organization: "CBHS", code: "HS1" }] };
    const asked = await world.anonymously("POST", "/api/public/credit", question);
    expect([asked.status, asked.body.type]).toEqual([422, "/problems/ambiguous-code"]);
    expect(asked.body.partnerships.sort()).toEqual(["cedar-valley", "sandhill-prairie"]);
    const one = { ...question, partnership: "cedar-valley" };
    worked(await world.anonymously("POST", "/api/public/credit", one));
  });

  it("leaves nothing of itself in the log", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const courses = [{ organization: "CANARY-9", code: "CANARY-9" }];
    silenceLog(false);
    await world.anonymously("POST", "/api/public/credit", { courses });
    await world.anonymously("POST", "/api/public/credit", "CANARY-9", { "content-type": "application/json" });
    await world.anonymously("GET", `/api/invitations/${"CANARY-9".padEnd(43, "a")}`);
    const said = JSON.stringify(log.mock.calls);
    log.mockRestore();
    silenceLog();
    expect(said).toContain("/api/public/credit");
    expect(said).not.toContain("CANARY-9");
  });
});
