/** The provider over the wire: every endpoint and error in the standard's shape, from memory, and never what is not public. */
import { gunzipSync } from "node:zlib";
import { ThrottlingException } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { everyEndpoint } from "#functions/addresses.ts";
import { createApp } from "#functions/app.ts";
import { caseProvider } from "#functions/case/provider.ts";
import { addressOf } from "#functions/http/endpoint.ts";
import { frameworkOf, publish } from "#infra/local/bench/framework.ts";
import { caseKinds } from "#shared/case/addresses.ts";
import { CasePackage, CaseUuid } from "#shared/case/schema.ts";
import { shapeOf } from "#shared/case/shapes.ts";
import { CampaignId, PartnershipId } from "#shared/ids.ts";
import { dynamo } from "#test/support/engines.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { documentId, full, ids, uuid } from "./package.ts";
import { faultsOf } from "./standard.ts";

const cedarValley = PartnershipId.parse("cedar-valley");
let clock = Date.parse("2026-11-23T15:00:00Z");
const later = (seconds: number) => {
  clock += seconds * 1000;
};
let calls = 0;
let world: World;
beforeAll(async () => {
  const client = dynamo();
  client.middlewareStack.add(
    (next) => (args) => {
      calls++;
      return next(args);
    },
    { step: "initialize" },
  );
  world = await openWorld({ client, replacing: { now: () => new Date(clock) } });
  await put(full());
});
afterAll(() => world.close());
// Each test begins with nothing fresh: what an earlier one published may be there, and is not told too long.
beforeEach(() => later(61));

const put = (kept: CasePackage, visibility: "PUBLIC" | "PARTNERSHIP" = "PUBLIC") =>
  publish(world.services, kept, {
    partnership: cedarValley,
    ownerId: world.region.organization("PLCC"),
    person: world.region.person("tom"),
    at: new Date(clock),
    visibility,
  });
const get = (path: string, headers: Record<string, string> = {}) =>
  world.anonymously("GET", `/ims/case/${path}`, undefined, headers);
const minor = (body: { imsx_codeMinor?: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } }) =>
  body.imsx_codeMinor?.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue;

const samples = {
  CFPackages: documentId,
  CFDocuments: documentId,
  CFItems: ids.weld,
  CFItemAssociations: ids.weld,
  CFAssociations: ids.child,
  CFAssociationGroupings: ids.grouping,
  CFConcepts: ids.concept,
  CFItemTypes: ids.type,
  CFSubjects: ids.subject,
  CFLicenses: ids.license,
  CFRubrics: ids.rubric,
};

describe.each(["v1p1", "v1p0"] as const)("%s", (version) => {
  it.each(Object.entries(samples))("answers %s/%s in the standard's shape", async (collection, id) => {
    const answer = await get(`${version}/${collection}/${id}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(faultsOf(version, shapeOf[collection as keyof typeof samples], answer.body)).toEqual([]);
  });

  it("lists the documents in the standard's shape, with their number and links", async () => {
    const answer = await get(`${version}/CFDocuments?limit=1`);
    expect(faultsOf(version, "CFDocumentSet", answer.body)).toEqual([]);
    expect(Number(answer.headers.get("x-total-count"))).toBeGreaterThan(0);
    expect(answer.headers.get("link")).toContain('rel="last"');
  });

  it.each(Object.keys(samples))(
    "has no %s of an unknown identifier, nor of what is no UUID: each a 404",
    async (collection) => {
      const unknown = await get(`${version}/${collection}/${uuid(987)}`);
      expect([unknown.status, minor(unknown.body)]).toEqual([404, "unknownobject"]);
      const upper = await get(`${version}/${collection}/${"ABCDEF00-0000-4000-8000-000000000001"}`);
      const seven = await get(`${version}/${collection}/019a0000-0000-7000-8000-000000000001`);
      const none = await get(`${version}/${collection}/nonsense`);
      for (const one of [upper, seven, none]) {
        expect([one.status, minor(one.body)]).toEqual([
          404,
          version === "v1p1" ? "invalid_uuid" : "invaliduuid",
        ]);
        expect(faultsOf(version, "imsx_StatusInfo", one.body)).toEqual([]);
      }
      expect(faultsOf(version, "imsx_StatusInfo", unknown.body)).toEqual([]);
    },
  );

  it("says no in the standard's words at every address under /ims/case, whatever is wrong", async () => {
    const wrong = await Promise.all([
      get(`${version}/CFPackages`),
      get(`${version}/CFThings/${documentId}`),
      get(`${version}/`),
      get(`${version}/CFDocuments?limit=0`),
      get(`${version}/CFDocuments?fields=`),
      get(`${version}/CFDocuments?filter=colour%3D'red'`),
      world.anonymously("POST", `/ims/case/${version}/CFDocuments`),
    ]);
    expect(wrong.map((one) => one.status)).toEqual([404, 404, 404, 400, 400, 400, 405]);
    for (const one of wrong) {
      expect(one.headers.get("content-type")).toBe("application/json");
      expect(faultsOf(version, "imsx_StatusInfo", one.body)).toEqual([]);
    }
    expect(wrong.slice(3, 6).map(({ body }) => minor(body))).toEqual(
      Array(3).fill("invalid_selection_field"),
    );
    expect(wrong[6]?.headers.get("allow")).toBe("GET, HEAD");
  });
});

it("says that the table is busy as the standard does, with when to come again", async () => {
  const busy = dynamo();
  busy.middlewareStack.add(
    () => async () => {
      throw new ThrottlingException({ message: "slow down", $metadata: {} });
    },
    { step: "initialize" },
  );
  const other = await openWorld({ client: busy });
  const answer = await other.anonymously("GET", `/ims/case/v1p1/CFItems/${ids.weld}`);
  expect([answer.status, minor(answer.body), answer.headers.get("retry-after")]).toEqual([
    429,
    "server_busy",
    "2",
  ]);
  expect(faultsOf("v1p1", "imsx_StatusInfo", answer.body)).toEqual([]);
  other.close();
});

describe("what is given out", () => {
  it("is what was published, but for addresses, and extensions only to who asks", async () => {
    const plain = (value: unknown, ...drop: string[]): unknown =>
      JSON.parse(JSON.stringify(value, (key, inner) => (drop.includes(key) ? undefined : inner)));
    const asked = await get(`v1p1/CFPackages/${documentId}?extensions=true`);
    expect(plain(asked.body, "uri", "caseVersion")).toEqual(plain(full(), "uri"));
    const usual = await get(`v1p1/CFPackages/${documentId}`);
    expect(plain(usual.body, "uri", "caseVersion")).toEqual(plain(full(), "uri", "extensions"));
  });

  it("is only of frameworks open to everyone, and only their published editions", async () => {
    const kept = full();
    const hidden = { ...kept, CFDocument: { ...kept.CFDocument, identifier: CaseUuid.parse(uuid(501)) } };
    hidden.CFItems = [{ ...hidden.CFItems[0], identifier: uuid(502) } as (typeof hidden.CFItems)[0]];
    await put(
      { ...hidden, CFAssociations: [], CFDefinitions: undefined, CFRubrics: undefined },
      "PARTNERSHIP",
    );
    for (const path of [`CFPackages/${uuid(501)}`, `CFDocuments/${uuid(501)}`, `CFItems/${uuid(502)}`])
      expect([path, (await get(`v1p1/${path}`)).status]).toEqual([path, 404]);
    expect(JSON.stringify((await get("v1p1/CFDocuments")).body)).not.toContain(uuid(501));

    const { statements, table } = world.services;
    const framework = await statements.find(cedarValley, kept.CFDocument.identifier);
    if (!framework) throw new Error("published above");
    const draft = { ...kept, CFItems: [...kept.CFItems, { ...kept.CFItems[2], identifier: uuid(503) }] };
    const { CFDocument: _, ...contents } = CasePackage.parse(draft);
    const stamp = { actor: world.region.person("tom"), actorName: "Tom", at: new Date(clock) };
    const saved = await statements.saving(
      cedarValley,
      framework,
      framework,
      { action: "statement-added" },
      stamp,
      contents,
    );
    await table.commit(saved.writes);
    // Asked of another process, too: one that never saw the framework without the draft.
    const { config, now } = world.services;
    const another = createApp({
      ...world.services,
      caseProvider: caseProvider(statements, config.HUB_ORIGIN, now),
    });
    later(61);
    for (const app of [world.app, another]) {
      expect((await app.request(`/ims/case/v1p1/CFItems/${uuid(503)}`)).status).toBe(404);
      const whole = await app.request(`/ims/case/v1p1/CFPackages/${documentId}`);
      expect(((await whole.json()) as CasePackage).CFItems).toHaveLength(kept.CFItems.length);
    }
  });

  it("is gone within a minute of being withdrawn, and new within a minute of being published anew", async () => {
    const kept = frameworkOf(3);
    const path = `v1p1/CFItems/${kept.CFItems[1]?.identifier}`;
    const package_ = `v1p1/CFPackages/${kept.CFDocument.identifier}`;
    await put(kept);
    expect((await get(path)).status).toBe(200);
    const again = { ...kept, CFDocument: { ...kept.CFDocument, title: "Another title" } };
    await put(again);
    expect((await get(package_)).body.CFDocument.title).toBe("A framework of 3 statements");
    later(61);
    expect((await get(package_)).body.CFDocument.title).toBe("Another title");
    expect((await get("v1p1/CFDocuments?filter=title%3D'another title'")).headers.get("x-total-count")).toBe(
      "1",
    );
    await put(again, "PARTNERSHIP");
    later(61);
    for (const one of [path, package_]) expect((await get(one)).status).toBe(404);
    expect((await get("v1p1/CFDocuments?filter=title%3D'another title'")).headers.get("x-total-count")).toBe(
      "0",
    );
  });

  it("carries how business validated it, for who asks for extensions", async () => {
    const { statements, table } = world.services;
    const framework = await statements.find(cedarValley, full().CFDocument.identifier);
    if (!framework) throw new Error("published above");
    const badge = {
      campaignId: CampaignId.parse(`cmp_${"a".repeat(20)}`),
      editionNo: 1,
      closedOn: "2026-10-31",
      employers: 9,
      statements: 3,
      validated: 2,
    };
    const stamp = { actor: world.region.person("tom"), actorName: "Tom", at: new Date(clock) };
    const saved = await statements.saving(
      cedarValley,
      framework,
      { ...framework, badge },
      { action: "badge" },
      stamp,
    );
    await table.commit(saved.writes);
    later(61);
    const answer = await get(`v1p1/CFDocuments/${documentId}?extensions=true`);
    expect(answer.body.extensions).toEqual({ region: "Cedar Valley", validation: badge });
    expect(faultsOf("v1p1", "CFDocument", answer.body)).toEqual([]);
    expect((await get(`v1p1/CFDocuments/${documentId}`)).body.extensions).toBeUndefined();
  });
});

describe("an answer from memory", () => {
  it("asks the table once a minute, however many ask the hub", async () => {
    await get(`v1p1/CFPackages/${documentId}`);
    await get("v1p1/CFDocuments");
    await get(`v1p1/CFConcepts/${ids.concept}`);
    const before = calls;
    const paths = [
      `CFPackages/${documentId}`,
      `CFItems/${ids.weld}`,
      `CFConcepts/${ids.concept}`,
      "CFDocuments",
    ];
    await Promise.all(Array.from({ length: 5 }, () => paths.map((path) => get(`v1p1/${path}`))).flat());
    await get(`v1p0/CFItems/${ids.safety}`);
    expect(calls - before).toBe(0);
    later(61);
    await Promise.all(Array.from({ length: 5 }, () => get(`v1p1/CFItems/${ids.weld}`)));
    expect(calls - before).toBe(1);
  });

  it("lists every framework without reading one of its statements, and says what each says of itself", async () => {
    const { statements, config, now } = world.services;
    const another = caseProvider(statements, config.HUB_ORIGIN, now);
    const before = calls;
    const wanted = { version: "v1p1", extensions: true } as const;
    const page = await another.list("/CFDocuments", { limit: "100" }, wanted);
    const { CFDocuments } = JSON.parse(page.bytes.toString());
    expect(CFDocuments.length).toBeGreaterThan(0);
    // The rows and the records behind them.
    expect(calls - before).toBe(2);
    for (const one of CFDocuments)
      expect((await get(`v1p1/CFDocuments/${one.identifier}?extensions=true`)).body).toEqual(one);
  });

  it("of what two frameworks define is the first one's, whichever a process has read", async () => {
    const concept = { identifier: uuid(961), lastChangeDateTime: "2026-08-03T14:00:00Z", hierarchyCode: "1" };
    const documents: string[] = [];
    for (const [no, title] of [
      ["9", "As first said"],
      ["8", "As said later"],
    ] as const) {
      const kept = JSON.stringify(frameworkOf(2)).replaceAll(/"0(?=0{7}-0000-4000-8)/g, `"${no}`);
      await put(
        CasePackage.parse({ ...JSON.parse(kept), CFDefinitions: { CFConcepts: [{ ...concept, title }] } }),
      );
      documents.push(JSON.parse(kept).CFDocument.identifier);
      later(61);
    }
    const { statements, config, now } = world.services;
    for (const document of documents) {
      const app = createApp({
        ...world.services,
        caseProvider: caseProvider(statements, config.HUB_ORIGIN, now),
      });
      expect((await app.request(`/ims/case/v1p1/CFPackages/${document}`)).status).toBe(200);
      const answer = await app.request(`/ims/case/v1p1/CFConcepts/${concept.identifier}`);
      const { CFConcepts } = (await answer.json()) as { CFConcepts: { title: string }[] };
      expect(CFConcepts[0]?.title).toBe("As first said");
    }
  });

  it("has a strong tag for each coding, and is not sent again to who has it in either", async () => {
    const path = `/ims/case/v1p1/CFPackages/${documentId}`;
    const plain = await world.app.request(path);
    const small = await world.app.request(path, { headers: { "accept-encoding": "br, gzip" } });
    expect(small.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(await plain.text());
    const tags = [plain, small].map((one) => one.headers.get("etag") ?? "");
    expect(new Set(tags).size).toBe(2);
    for (const tag of tags) {
      expect(tag).toMatch(/^"[^"]+"$/);
      const again = await get(`v1p1/CFPackages/${documentId}`, { "if-none-match": tag });
      expect([again.status, again.body]).toEqual([304, ""]);
    }
    for (const one of [plain, small]) {
      expect(one.headers.get("vary")).toBe("accept-encoding");
      expect(one.headers.get("cache-control")).toBe("public, max-age=60");
    }
    const unwilling = await world.app.request(path, { headers: { "accept-encoding": "gzip;q=0, identity" } });
    expect(unwilling.headers.get("content-encoding")).toBeNull();
    expect((await get(`v1p1/CFPackages/${documentId}`, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("that is longer than one may be lies in the bucket, and a signed address leads there", async () => {
    const kept = frameworkOf(450);
    for (const item of kept.CFItems) item.fullStatement = `${item.fullStatement} `.repeat(70).trim();
    await put(kept);
    const path = `/ims/case/v1p1/CFPackages/${kept.CFDocument.identifier}`;
    const led = await world.app.request(path);
    expect([led.status, led.headers.get("cache-control")]).toEqual([307, "no-store"]);
    const lies = await fetch(led.headers.get("location") ?? "");
    const there = (await lies.json()) as { CFItems: unknown[] };
    expect(lies.headers.get("content-type")).toBe("application/json");
    expect(there.CFItems).toHaveLength(450);
    expect(faultsOf("v1p1", "CFPackage", there)).toEqual([]);
    const small = await world.app.request(path, { headers: { "accept-encoding": "gzip" } });
    expect(small.status).toBe(200);
    expect(JSON.parse(gunzipSync(Buffer.from(await small.arrayBuffer())).toString())).toEqual(there);
  });
});

describe("the description at its fixed address", () => {
  it("describes every address of CASE 1.1 here, at this hub, with references that resolve", async () => {
    const { status, body } = await get("v1p1/discovery/imscasev1p1_openapi3_v1p0.json");
    expect([status, body.openapi]).toEqual([200, "3.0.3"]);
    const { caseProvider: provider } = world.services;
    expect(await provider.description()).toBe(await provider.description());
    expect(body.servers).toEqual([{ url: `${world.services.config.HUB_ORIGIN}/ims/case/v1p1` }]);
    const prefix = "/ims/case/v1p1";
    const mounted = (await everyEndpoint())
      .map(addressOf)
      .filter((path) => path.startsWith(`${prefix}/CF`))
      .map((path) => path.slice(prefix.length));
    expect(Object.keys(body.paths).sort()).toEqual(mounted.sort());
    expect(mounted).toHaveLength(caseKinds.length + 3);
    const text = JSON.stringify(body);
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(body.components.schemas)).toContain(name);
  });
});
