/** Statements through the API: edits, two people at once, editions side by side, courses re-pointed, adaptations. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { frameworkOf, frameworks } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Body = { statements: { item: { identifier: string; fullStatement: string; statusEndDate?: string } }[] };
const tree = async (at: string) => {
  const { body, etag } = worked(await world.as("tom")("GET", `${at}/statements`));
  const items = (body as Body).statements.map(({ item }) => item);
  return {
    body,
    etag,
    words: items.map((item) => item.fullStatement),
    id: (words: string) => items.find((item) => item.fullStatement === words)?.identifier ?? "",
    item: (words: string) => items.find((item) => item.fullStatement === words),
  };
};
const asTom = (method: string, path: string, body: unknown, seen: string) =>
  world.as("tom")(method, path, body, { "if-match": seen });

describe("a statement", () => {
  it("is neither added nor moved where the tree would have more levels than a tree may have", async () => {
    const text = Array.from({ length: 64 }, (_, depth) => `${"  ".repeat(depth)}Level ${depth}`).join("\n");
    const { at, etag } = await frameworkOf(world, { text: `${text}\nBeside` });
    const { id } = await tree(at);
    const deepest = id("Level 63");
    const deeper = await asTom(
      "POST",
      `${at}/statements`,
      { parentId: deepest, statement: { fullStatement: "One more" } },
      etag,
    );
    const moved = await asTom("POST", `${at}/order`, { statementId: id("Beside"), parentId: deepest }, etag);
    for (const { status, body } of [deeper, moved]) {
      expect(status).toBe(422);
      expect(body.detail).toMatch(/64 levels/);
    }
    const beside = { parentId: id("Level 62"), statement: { fullStatement: "Beside the deepest" } };
    expect((await asTom("POST", `${at}/statements`, beside, etag)).status).toBe(201);
  });

  it("with HTML and script in it stays the text it is, in answers that no browser runs", async () => {
    const { at, etag } = await frameworkOf(world);
    const fullStatement = '<img src=x onerror="alert(1)"><script>alert(1)</script> **Weld**';
    worked(await asTom("POST", `${at}/statements`, { statement: { fullStatement, notes: "<b>" } }, etag));
    for (const path of [`${at}/statements`, `${at}/export?as=case`, `${at}/export?as=ctdl`]) {
      const answer = worked(await world.as("tom")("GET", path));
      expect(answer.headers.get("content-type")).toMatch(/^application\/(ld\+)?json/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      expect(text).toContain(JSON.stringify(fullStatement).slice(1, -1));
    }
  });

  it("is added in front of another, moved, reworded and replaced, each with a line in the history", async () => {
    const { at, etag } = await frameworkOf(world);
    const first = await tree(at);
    const added = worked(
      await asTom(
        "POST",
        `${at}/statements`,
        {
          parentId: first.id("Production"),
          before: first.id("Inspect a finished weld"),
          statement: { fullStatement: "Keep a weld log", humanCodingScheme: "MNC02.03" },
        },
        etag,
      ),
    );
    const id = added.body.identifier as string;
    const reworded = worked(
      await asTom("PUT", `${at}/statements/${id}`, { fullStatement: "Keep a log" }, added.etag),
    );
    expect(reworded.body).not.toHaveProperty("humanCodingScheme");
    const moved = worked(
      await asTom(
        "POST",
        `${at}/order`,
        { statementId: id, parentId: first.id("Manufacturing"), before: first.id("Production") },
        reworded.etag,
      ),
    );
    const replaced = worked(
      await asTom("POST", `${at}/statements/${id}/replace`, { fullStatement: "Keep records" }, moved.etag),
    );
    const now = await tree(at);
    expect(now.words).toEqual([
      "Work safely with others",
      "Manufacturing",
      "Read a work order",
      "Keep records",
      "Keep a log",
      "Production",
      "Set up a welding machine",
      "Inspect a finished weld",
    ]);
    expect(now.item("Keep a log")?.statusEndDate).toBe("2026-11-23");
    expect(now.body.associations).toMatchObject([
      { associationType: "replacedBy", destinationNodeURI: { identifier: replaced.body.identifier } },
    ]);
    expect(now.etag).toBe(replaced.etag);
    const { body } = worked(await world.as("priya")("GET", `${at}/history`));
    expect(
      body.items.slice(-4).map((one: { action: string; note: string }) => [one.action, one.note]),
    ).toEqual([
      ["statement-added", "MNC02.03 Keep a weld log"],
      ["statement-changed", "Keep a log"],
      ["statement-moved", "Keep a log"],
      ["statement-replaced", "Keep records"],
    ]);
    expect(worked(await world.as("priya")("GET", `${at}/history/verify`)).body.intact).toBe(true);
  });

  it("that an edition has shown ends and stays; one that none has shown goes", async () => {
    const { at, etag } = await frameworkOf(world);
    const { id } = await tree(at);
    const shown = id("Work safely with others");
    const ended = worked(await asTom("DELETE", `${at}/statements/${shown}`, undefined, etag));
    expect(ended.body.statusEndDate).toBe("2026-11-23");
    const added = worked(
      await asTom("POST", `${at}/statements`, { statement: { fullStatement: "A slip" } }, ended.etag),
    );
    worked(await asTom("DELETE", `${at}/statements/${added.body.identifier}`, undefined, added.etag));
    const { words } = await tree(at);
    expect([words.includes("Work safely with others"), words.includes("A slip")]).toEqual([true, false]);
  });

  it("cannot stand under itself, come before what stands elsewhere, or leave statements behind", async () => {
    const { at, etag } = await frameworkOf(world);
    const { id } = await tree(at);
    const [cluster, pathway, weld] = [id("Manufacturing"), id("Production"), id("Inspect a finished weld")];
    const refused = async (method: string, path: string, body: unknown) =>
      (await asTom(method, `${at}${path}`, body, etag)).body.type;
    expect(await refused("POST", "/order", { statementId: cluster, parentId: pathway })).toBe(
      "/problems/invalid-input",
    );
    expect(await refused("POST", "/order", { statementId: cluster, before: weld })).toBe(
      "/problems/invalid-input",
    );
    expect(await refused("DELETE", `/statements/${pathway}`, undefined)).toBe("/problems/wrong-moment");
    expect(await refused("DELETE", `/statements/${at.slice(-36)}`, undefined)).toBe("/problems/not-found");
  });

  it("is written by one of two people at once, and the other hears what changed", async () => {
    const { at, etag } = await frameworkOf(world);
    const add = (who: string, words: string) =>
      world.as(who)(
        "POST",
        `${at}/statements`,
        { statement: { fullStatement: words } },
        { "if-match": etag },
      );
    const answers = await Promise.all([add("tom", "Tom's"), add("marisol", "Marisol's")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.changes[0].action).toBe("statement-added");
    expect((await tree(at)).words).toHaveLength(7);
  });
});

describe("from one edition to the next", () => {
  it("changes read side by side, and courses follow as their own college reviewed", async () => {
    const { at, etag } = await frameworkOf(world);
    const { id } = await tree(at);
    const [weld, safely] = [id("Inspect a finished weld"), id("Work safely with others")];
    const replaced = worked(
      await asTom("POST", `${at}/statements/${weld}/replace`, { fullStatement: "Test a weld" }, etag),
    );
    const ended = worked(await asTom("DELETE", `${at}/statements/${safely}`, undefined, replaced.etag));
    worked(await asTom("POST", `${at}/publish`, { version: "Second" }, ended.etag));
    const { body: changes } = worked(await world.as("priya")("GET", `${at}/changes?from=1&to=2`));
    expect(changes.same).toBe(4);
    expect(changes.changes.map((one: { kinds: string[] }) => one.kinds[0]).sort()).toEqual([
      "ADDED",
      "REPLACED",
      "RETIRED",
    ]);

    const catalog = `/api/partnerships/cedar-valley/organizations/${world.region.organization("PLCC")}/courses/2026-27`;
    const rows = [
      "code,title,credits,credit_unit,skill_statements",
      `WLD 101,Welding,3,SemesterHour,${weld};${safely};local-9`,
      "ENG 101,Composition,3,SemesterHour,",
    ];
    worked(
      await world.as("tom")("POST", `${catalog}/import`, rows.join("\n"), {
        "content-type": "text/csv",
        "if-match": '"0"',
      }),
    );
    const review = `${at}/migration`;
    const proposed = worked(await world.as("tom")("GET", `${review}?from=1&to=2&year=2026-27`));
    const becomes = replaced.body.identifier as string;
    expect(proposed.body.proposals).toEqual(
      expect.arrayContaining([
        {
          statementId: weld,
          title: "Inspect a finished weld",
          becomes: [{ identifier: becomes, title: "Test a weld" }],
          courses: [{ code: "WLD 101", title: "Welding" }],
        },
        expect.objectContaining({ statementId: safely, becomes: [] }),
      ]),
    );
    const choose = (choices: unknown, seen = proposed.etag) =>
      asTom("POST", review, { from: 1, to: 2, year: "2026-27", choices }, seen);
    const wrong = await choose([{ statementId: weld, becomes: weld }]);
    expect(wrong.body.errors).toEqual([
      { pointer: "/choices/0/becomes", detail: "a statement in force in the later edition" },
    ]);
    const done = worked(
      await choose([
        { statementId: weld, becomes },
        { statementId: safely, becomes: null },
      ]),
    );
    expect(done.body).toEqual({ year: "2026-27", courses: 1 });
    const { body } = worked(await world.as("tom")("GET", `${catalog}/course?code=WLD+101`));
    expect(body.skillStatementIds).toEqual([becomes, "local-9"]);
    expect((await choose([{ statementId: weld, becomes }])).status).toBe(412);
    expect(worked(await world.as("tom")("GET", `${review}?from=1&to=2&year=2026-27`)).body.proposals).toEqual(
      [],
    );
  });
});

describe("an adaptation", () => {
  it("has identifiers of its own, says where each statement came from, and leaves out what is over", async () => {
    const { at, etag, id: source } = await frameworkOf(world);
    const first = await tree(at);
    const safely = first.id("Work safely with others");
    const ended = worked(await asTom("DELETE", `${at}/statements/${safely}`, undefined, etag));
    worked(await asTom("POST", `${at}/publish`, { version: "Second" }, ended.etag));
    const adapt = async (from: string) =>
      worked(
        await world.as("lena")(
          "POST",
          `${from}/adapt`,
          { title: "Our own", creator: "Cedar Bend High School" },
          { "acting-for": world.region.organization("CBHS") },
        ),
      ).body;
    const made = await adapt(at);
    expect(made).toMatchObject({
      ownerId: world.region.organization("CBHS"),
      items: 5,
      published: [],
      adaptedFrom: { identifier: source, title: "Welding skills" },
      document: { title: "Our own", creator: "Cedar Bend High School", adoptionStatus: "Draft" },
    });
    const copy = await tree(`${frameworks}/${made.identifier}`);
    expect(copy.words).toEqual(first.words.slice(1));
    expect(copy.words.filter((words) => copy.id(words) === first.id(words))).toEqual([]);
    const sourceOf = (words: string, read: typeof copy) =>
      (read.item(words) as { extensions?: Record<string, string> }).extensions;
    expect(sourceOf("Production", copy)?.["sourceItemIdentifier"]).toBe(first.id("Production"));
    expect(sourceOf("Production", copy)?.["sourceItemURI"]).toMatch(
      new RegExp(`^https?://.*/ims/case/v1p1/CFItems/${first.id("Production")}$`),
    );
    const again = await tree(`${frameworks}/${(await adapt(`${frameworks}/${made.identifier}`)).identifier}`);
    expect(sourceOf("Production", again)?.["sourceItemIdentifier"]).toBe(first.id("Production"));
    const exact = again.body.associations.filter(
      (one: { originNodeURI: { identifier: string } }) =>
        one.originNodeURI.identifier === again.id("Production"),
    );
    expect(
      exact.map((one: { destinationNodeURI: { identifier: string } }) => one.destinationNodeURI.identifier),
    ).toContain(copy.id("Production"));
  });
});
