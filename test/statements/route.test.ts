/** Frameworks through the API: starting, reading, publishing; what stays as it was, and two people at once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CaseUuid } from "#shared/case/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { contentsOf, frameworkDraft, frameworkOf, frameworks, welding } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";

const p = PartnershipId.parse("cedar-valley");
const inPublic = "/api/public/partnerships/cedar-valley/frameworks";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const statements = (body: { statements: { item: { fullStatement: string } }[] }) =>
  body.statements.map(({ item }) => item.fullStatement);

describe("a framework", () => {
  it("is started by an editor for the organization acted for, and is listed by title", async () => {
    const started = worked(
      await world.as("tom")("POST", frameworks, { ...frameworkDraft, title: "A first framework" }),
    );
    expect(started.body).toMatchObject({
      ownerId: world.region.organization("PLCC"),
      items: 0,
      published: [],
      document: { title: "A first framework", identifier: started.body.identifier },
    });
    expect(CaseUuid.safeParse(started.body.identifier).success).toBe(true);
    const listed = worked(await world.as("priya")("GET", frameworks));
    expect(listed.body.items[0]).toMatchObject({ title: "A first framework", editions: 0 });
    expect(await world.services.statements.whose(started.body.identifier)).toBe(p);
  });

  it("reads in the order of its tree, each statement with its level", async () => {
    const { at } = await frameworkOf(world);
    const { body, etag } = worked(await world.as("priya")("GET", `${at}/statements`));
    expect(statements(body)).toEqual(
      welding.split("\n").flatMap((one) => one.trim().replace(/^\w+: /, "") || []),
    );
    expect(body.statements.map((one: { level: string }) => one.level)).toEqual([
      "essential",
      "cluster",
      "cluster",
      "pathway",
      "pathway",
      "pathway",
    ]);
    expect(etag).toBe((await world.as("priya")("GET", at)).etag);
  });

  it("holds 1,200 statements, and every identifier in it leads back to it", async () => {
    const text = Array.from({ length: 1_200 }, (_, index) => `Statement ${index}: ${"word ".repeat(20)}`);
    const { id, at } = await frameworkOf(world, { text: text.join("\n") });
    const { body } = worked(await world.as("priya")("GET", `${at}/statements`));
    expect(body.statements).toHaveLength(1_200);
    const contents = await world.services.statements.contents(
      p,
      (await world.services.statements.find(p, id)) as never,
    );
    for (const part of [contents.CFItems[0], contents.CFItems.at(-1), contents.CFAssociations[700]])
      expect(
        (await world.services.statements.holding(part?.identifier as CaseUuid)).map(
          ({ framework }) => framework.identifier,
        ),
      ).toEqual([id]);
  });

  it("keeps its identifier to itself in the whole hub", async () => {
    const { id } = await frameworkOf(world);
    const framework = await world.services.statements.find(p, id);
    if (!framework) throw new Error("it is there");
    const { contentsId: _c, contentsHash: _h, items: _i, published: _p, version: _v, ...started } = framework;
    const { writes } = await world.services.statements.started(
      PartnershipId.parse("sandhill-prairie"),
      started,
      contentsOf(id, welding),
      { action: "framework-started" },
      { actor: framework.startedBy, actorName: "Wes", at: new Date() },
    );
    await expect(world.services.table.commit(writes)).rejects.toThrow("condition");
  });

  it("is changed by one of two people at once, and the other hears what changed", async () => {
    const { at, etag } = await frameworkOf(world);
    const put = (who: string, title: string) =>
      world.as(who)("PUT", at, { ...frameworkDraft, title }, { "if-match": etag });
    const answers = await Promise.all([put("tom", "One"), put("marisol", "Other")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.changes).toHaveLength(1);
  });

  it("is under its new title only, once it was renamed", async () => {
    const { at, etag, id } = await frameworkOf(world, { draft: { title: "Zinc" } });
    worked(await world.as("tom")("PUT", at, { ...frameworkDraft, title: "Brass" }, { "if-match": etag }));
    const { body } = worked(await world.as("tom")("GET", `${frameworks}?limit=100`));
    const titles = body.items.filter((one: { identifier: string }) => one.identifier === id);
    expect(titles.map((one: { title: string }) => one.title)).toEqual(["Brass"]);
  });
});

describe("an edition", () => {
  it("stays as it was published while the next one is worked on", async () => {
    const { id, at } = await frameworkOf(world);
    const framework = await world.services.statements.find(p, id);
    if (!framework) throw new Error("it is there");
    for (const text of ["Now another statement", "And another again"]) {
      const now = (await world.services.statements.find(p, id)) as typeof framework;
      const { writes } = await world.services.statements.saving(
        p,
        now,
        now,
        { action: "statement-changed" },
        { actor: framework.startedBy, actorName: "Tom", at: new Date() },
        contentsOf(id, text),
      );
      await world.services.table.commit(writes);
    }
    const [current, first, none] = await Promise.all(
      ["/statements", "/editions/1", "/editions/2"].map((path) => world.as("priya")("GET", `${at}${path}`)),
    );
    expect(statements(current?.body)).toEqual(["And another again"]);
    expect(statements(first?.body)).toHaveLength(6);
    expect(none?.status).toBe(404);
    const sets = await world.services.table.all(await world.services.statements.pk(p, id), "CONTENTS#");
    expect(new Set(sets.map(({ sk }) => sk.split("#")[1])).size).toBe(2);
  });

  it("has a name of its own and something new to say", async () => {
    const { at, etag } = await frameworkOf(world);
    const publish = (version: string) =>
      world.as("tom")("POST", `${at}/publish`, { version }, { "if-match": etag });
    expect((await publish("First")).body.type).toBe("/problems/already-there");
    const again = await publish("Second");
    expect([again.status, again.body.detail]).toEqual([409, "Nothing has changed since the last edition."]);
  });

  it("needs a statement", async () => {
    const { body, etag } = worked(await world.as("tom")("POST", frameworks, frameworkDraft));
    const at = `${frameworks}/${body.identifier}`;
    const answer = await world.as("tom")("POST", `${at}/publish`, { version: "1" }, { "if-match": etag });
    expect([answer.status, answer.body.type]).toEqual([409, "/problems/wrong-moment"]);
  });
});

describe("in public", () => {
  it("only the published editions of a public framework are there, and nothing of what is being worked on", async () => {
    const hidden = await frameworkOf(world);
    const unpublished = await frameworkOf(world, { draft: { visibility: "PUBLIC" }, publish: false });
    const open = await frameworkOf(world, { draft: { visibility: "PUBLIC", title: "Open to all" } });
    for (const { id } of [hidden, unpublished])
      for (const path of [`${inPublic}/${id}`, `${inPublic}/${id}/editions/1`])
        expect((await world.anonymously("GET", path)).status).toBe(404);
    const listed = worked(await world.anonymously("GET", inPublic));
    expect(listed.body.items.map((one: { document: { title: string } }) => one.document.title)).toEqual([
      "Open to all",
    ]);
    const one = worked(await world.anonymously("GET", `${inPublic}/${open.id}`));
    expect(one.body).toMatchObject({
      ownerName: "Prairie Lakes Community College",
      editions: [{ editionNo: 1, version: "First", items: 6 }],
    });
    const read = worked(await world.anonymously("GET", `${inPublic}/${open.id}/editions/1`));
    expect(statements(read.body)).toHaveLength(6);
    const { frameworks: everywhere } = await world.services.statements.public(100);
    expect(everywhere.map(({ framework }) => framework.identifier)).toEqual([open.id]);
    expect((await world.services.partnerships.public()).map(({ id }) => id)).toContain(p);
  });

  it("all of them come, a page at a time, however many are not for everyone", async () => {
    const open: string[] = [];
    for (const [title, visibility] of [
      ["Aa hidden", "PARTNERSHIP"],
      ["Ab open", "PUBLIC"],
      ["Ac hidden", "PARTNERSHIP"],
      ["Zz open", "PUBLIC"],
    ] as const) {
      const { id } = await frameworkOf(world, { draft: { title, visibility } });
      if (visibility === "PUBLIC") open.push(id);
    }
    const found: { document: { identifier: string; title: string } }[] = [];
    for (let next: string | undefined = ""; next !== undefined; ) {
      const from: string = next ? `&cursor=${encodeURIComponent(next)}` : "";
      const { body } = worked(await world.anonymously("GET", `${inPublic}?limit=1${from}`));
      expect(body.items).toHaveLength(body.next === undefined ? body.items.length : 1);
      found.push(...body.items);
      next = body.next;
    }
    const titles = found.map(({ document }) => document.title);
    expect(titles).toEqual(["Ab open", "Open to all", "Zz open"]);
    expect(found.map(({ document }) => document.identifier)).toEqual(expect.arrayContaining(open));
  });

  it("it goes when its keepers take it back", async () => {
    const { id, at, etag } = await frameworkOf(world, { draft: { visibility: "PUBLIC" } });
    worked(await world.as("tom")("PUT", at, frameworkDraft, { "if-match": etag }));
    expect((await world.anonymously("GET", `${inPublic}/${id}`)).status).toBe(404);
  });
});

it("has a history that can be checked", async () => {
  const { at } = await frameworkOf(world);
  const { body } = worked(await world.as("priya")("GET", `${at}/history`));
  expect(body.items.map((one: { action: string }) => one.action)).toEqual([
    "framework-started",
    "contents-imported",
    "edition-published",
  ]);
  expect(worked(await world.as("priya")("GET", `${at}/history/verify`)).body.intact).toBe(true);
});
