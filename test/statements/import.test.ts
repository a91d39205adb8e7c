/** Importing a framework through the API: a dry run, then all of it or nothing; the same again, elsewhere, and changed. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseUuid } from "#shared/case/schema.ts";
import { csvType, importBytesMax } from "#shared/files/taken.ts";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { frameworks } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { type Loose, strictPackage } from "./packages.ts";

const addresses: Record<string, string[]> = { "frameworks.example": ["93.184.216.34"] };
let fetchedBody = "";
let world: World;
beforeAll(async () => {
  world = await openWorld({
    replacing: {
      outside: {
        addressesOf: async (host) => addresses[host] ?? ["10.0.0.1"],
        get: async () => ({
          status: 200,
          headers: { "content-type": "application/json" },
          body: (async function* () {
            yield Buffer.from(fetchedBody);
          })(),
        }),
      },
    },
  });
});
afterAll(() => world.close());

const json = { "content-type": "application/json" };
const send = (body: unknown, query = "", who = "tom", headers: Record<string, string> = json) =>
  world.as(who)(
    "POST",
    `${frameworks}/import${query}`,
    typeof body === "string" ? body : JSON.stringify(body),
    headers,
  );
const dry = (body: unknown, query = "") => send(body, `?dryRun=true${query}`);

/** The package under other identifiers: each test its own. */
const numbered = (no: number): Loose =>
  JSON.parse(
    JSON.stringify(strictPackage()).replaceAll(
      "00000000-0000-4000-8000-",
      `0000${String(no).padStart(4, "0")}-0000-4000-8000-`,
    ),
  );

function circle({ CFAssociations, CFItems }: Loose): void {
  CFAssociations[3].destinationNodeURI.identifier = CFItems[4].identifier;
}
function twice({ CFItems }: Loose): void {
  CFItems[1].identifier = CFItems[0].identifier;
}
function dangling({ CFAssociations: [, { destinationNodeURI: end }] }: Loose): void {
  end.identifier = end.identifier.replace(/..$/, "99");
}
function script({ CFItems }: Loose): void {
  CFItems[4].fullStatement = "<script>alert(1)</script>";
}
/** The last statement under another identifier, wherever it is named. */
const named = (identifier: string) => (whole: Loose) => {
  const { CFItems, CFAssociations } = whole;
  for (const { originNodeURI: end } of CFAssociations)
    if (end.identifier === CFItems[4].identifier) end.identifier = identifier;
  CFItems[4].identifier = identifier;
};

describe("a package", () => {
  it("is read, shown and not saved by a dry run; then saved whole; and the same again adds nothing", async () => {
    const whole = numbered(1);
    const seen = worked(await dry(whole));
    expect(seen.body).toMatchObject({
      format: "case",
      would: "NEW",
      changes: true,
      stops: 0,
      repaired: 0,
      framework: { items: 5 },
    });
    expect((await world.as("tom")("GET", `${frameworks}/${whole.CFDocument.identifier}`)).status).toBe(404);

    const added = await send(whole);
    expect(added.status).toBe(201);
    const { body } = worked(
      await world.as("priya")("GET", `${frameworks}/${whole.CFDocument.identifier}/statements`),
    );
    expect(body.statements.map(({ depth, item }: Loose) => `${depth} ${item.humanCodingScheme}`)).toEqual([
      "0 W",
      "1 W.2",
      "1 W.1",
      "1 S.1",
      "0 S",
      "1 S.1",
    ]);
    const again = await send(whole);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ would: "SAME", changes: false });
    const history = worked(
      await world.as("tom")("GET", `${frameworks}/${whole.CFDocument.identifier}/history`),
    );
    expect(history.body.items).toHaveLength(1);
  });

  it("that says something else under the same identifier is refused, and may come as an adaptation", async () => {
    const whole = numbered(2);
    expect((await send(whole)).status).toBe(201);
    whole.CFItems[0].fullStatement = "Welding, otherwise";
    expect(worked(await dry(whole)).body).toMatchObject({ would: "DIFFERENT", changes: false });
    const refused = await send(whole);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ adaptation: true, identifier: whole.CFDocument.identifier });
    const adapted = await send(whole, "?as=adaptation");
    expect(adapted.status).toBe(201);
    const { identifier } = adapted.body.framework;
    expect(identifier).not.toBe(whole.CFDocument.identifier);
    const { body } = worked(await world.as("tom")("GET", `${frameworks}/${identifier}`));
    expect(body.adaptedFrom).toMatchObject({
      identifier: whole.CFDocument.identifier,
      title: "Welding skills",
    });
  });

  it("with statements that another framework has is refused, says which, and may come as an adaptation", async () => {
    const theirs = numbered(8);
    expect((await send(theirs)).status).toBe(201);
    const whole = numbered(8);
    whole.CFDocument = { ...whole.CFDocument, identifier: theirs.CFDocument.identifier.replace(/1$/, "9") };
    whole.CFDocument.title = "Welding, the other way";
    for (const one of whole.CFAssociations)
      if (one.destinationNodeURI.identifier === theirs.CFDocument.identifier)
        one.destinationNodeURI.identifier = whole.CFDocument.identifier;
    expect(worked(await dry(whole)).body).toMatchObject({ would: "DIFFERENT", changes: false });
    const refused = await send(whole);
    expect([refused.status, refused.body.adaptation]).toEqual([409, true]);
    expect(refused.body.detail).toMatch(/“Welding skills”, has statements under the same identifiers/);
    expect((await send(whole, "?as=adaptation")).status).toBe(201);
  });

  it("that was only begun somewhere, and never saved, keeps no identifier from anyone", async () => {
    const whole = numbered(9);
    const { CFDocument: document, ...contents } = whole;
    const { caseVersion: _, ...kept } = document;
    const other = kept.identifier.replace(/1$/, "9") as CaseUuid;
    await starting(PartnershipId.parse("prairie-lakes"), { ...kept, identifier: other }, contents);
    expect(worked(await dry(whole)).body.would).toBe("NEW");
    expect((await send(whole)).status).toBe(201);
    // Nor does it lead elsewhere what somebody has by now.
    await starting(PartnershipId.parse("prairie-lakes"), kept, contents);
    const holders = await world.services.statements.holding(whole.CFItems[0].identifier);
    expect(holders.map(({ partnership, framework }) => [partnership, framework.identifier])).toEqual([
      ["cedar-valley", kept.identifier],
    ]);
  });

  it("that stops says where, and nothing of it is saved", async () => {
    const whole = numbered(3);
    whole.CFAssociations[3].destinationNodeURI.identifier = whole.CFItems[4].identifier;
    expect(worked(await dry(whole)).body).toMatchObject({ stops: 1, notes: [{ severity: "stops" }] });
    const refused = await send(whole);
    expect(refused.status).toBe(422);
    expect(refused.body.notes[0].pointer).toMatch(/^\/CFAssociations\//);
    expect((await world.as("tom")("GET", `${frameworks}/${whole.CFDocument.identifier}`)).status).toBe(404);
  });

  it("with 1,500 statements goes in at once and comes out again", async () => {
    const whole = numbered(4);
    const first = whole.CFItems[0];
    const tree = whole.CFAssociations[0];
    const no = (at: number) => first.identifier.replace(/.{6}$/, String(200_000 + at));
    whole.CFItems = Array.from({ length: 1_500 }, (_, at) => ({
      ...first,
      identifier: no(at),
      fullStatement: `Statement ${at}`,
    }));
    whole.CFAssociations = whole.CFItems.map(({ identifier }: Loose, at: number) => ({
      ...tree,
      identifier: no(at + 5_000),
      sequenceNumber: at + 1,
      originNodeURI: { ...tree.originNodeURI, identifier },
    }));
    expect((await send(whole)).status).toBe(201);
    const out = worked(
      await world.as("tom")("GET", `${frameworks}/${whole.CFDocument.identifier}/export?as=csv`),
    );
    expect(out.body.split("\r\n").filter((row: string) => row.includes("Statement "))).toHaveLength(1_500);
    expect(worked(await dry(whole)).body.would).toBe("SAME");
  });

  it.each([
    ["a byte too large", importBytesMax + 1],
    ["of 30 MB", 30 * 1024 * 1024],
  ])("%s is refused by its size", async (_, bytes) => {
    const answer = await send(`{"x":"${"x".repeat(bytes - 8)}"}`);
    expect(answer.status).toBe(413);
    expect(answer.body.detail).toMatch(/4 MB/);
  });

  it.each([
    ["a circle", "stops", circle, /^\/CFAssociations\/[34]$/],
    ["one identifier of two statements", "repaired", twice, /^\/CFItems\/1\/identifier$/],
    ["an association that dangles", "repaired", dangling, /^\/CFAssociations\/1\/destinationNodeURI$/],
    ["an upper-case UUID", "repaired", named("ABCDEF00-0000-4000-8000-0000000000AB"), /^\/CFItems\/4\/id/],
    ["a UUID of version 7", "repaired", named("018f2d5e-7b3c-7c1a-9d2e-0a1b2c3d4e5f"), /^\/CFItems\/4\/id/],
    ["script in a statement", "noted", script, /^\/CFItems\/4\/fullStatement$/],
  ] as const)("with %s is answered at its place (%s)", async (_, severity, spoil, pointer) => {
    const whole = numbered(10);
    spoil(whole);
    const { notes } = worked(await dry(whole)).body;
    expect(notes).toContainEqual(
      expect.objectContaining({ severity, pointer: expect.stringMatching(pointer) }),
    );
  });
});

describe("a table", () => {
  const csv = "code,statement,parent\nA,First,\nA.1,Second,A\n";
  it("asks for a title, and is the same framework each time it comes", async () => {
    const table = { "content-type": csvType };
    expect(worked(await send(csv, "?dryRun=true", "tom", table)).body).toMatchObject({
      format: "table",
      stops: 1,
    });
    expect((await send(csv, "?title=Two+skills", "tom", table)).status).toBe(201);
    expect((await send(csv, "?title=Two+skills", "tom", table)).body.would).toBe("SAME");
  });
});

describe("what was exported", () => {
  it.each(["case", "ctdl", "csv"])("as %s says, for import, what is there already", async (as) => {
    const whole = numbered(5);
    await send(whole);
    const out = worked(
      await world.as("priya")("GET", `${frameworks}/${whole.CFDocument.identifier}/export?as=${as}`),
    );
    expect(out.headers.get("content-disposition")).toContain("Welding skills");
    const text = typeof out.body === "string" ? out.body : JSON.stringify(out.body);
    const read = worked(
      await send(text, "?dryRun=true", "tom", {
        "content-type": as === "csv" ? csvType : "application/json",
      }),
    ).body;
    expect(read).toMatchObject({
      stops: 0,
      repaired: 0,
      asks: 0,
      framework: { items: 5, title: "Welding skills" },
    });
    if (as === "case") expect(read.would).toBe("SAME");
  });
});

describe("an address", () => {
  it("is read for an admin, as a file is, and for nobody below", async () => {
    fetchedBody = JSON.stringify(numbered(6));
    const body = { url: "https://frameworks.example/package.json" };
    expect((await send(body, "", "elena")).status).toBe(403);
    const seen = worked(await send(body, "?dryRun=true", "gus"));
    expect(seen.body).toMatchObject({ would: "NEW", framework: { items: 5 } });
    expect((await send(body, "", "gus")).status).toBe(201);
    const inside = await send({ url: "https://inside.example/x" }, "", "gus");
    expect(inside.status).toBe(422);
    expect(inside.body.errors[0].pointer).toBe("/url");
  });
});

const stamp = () => ({
  actor: world.region.person("tom"),
  actorName: "Someone",
  at: world.services.now(),
});
/** What would start this framework in another partnership: the pointers are there already, nothing else is. */
const starting = (partnership: PartnershipId, document: Loose, contents: Loose) =>
  world.services.statements.started(
    partnership,
    {
      identifier: document.identifier as CaseUuid,
      document,
      ownerId: world.region.organization("PLCC"),
      visibility: "PARTNERSHIP",
      startedBy: world.region.person("tom"),
      startedAt: "2026-11-01T12:00:00.000Z",
    },
    contents,
    { action: "framework-imported" },
    stamp(),
  );

describe("another partnership", () => {
  it("that has the same package lets it be read here as a link; a different one there takes the identifier too", async () => {
    const whole = numbered(7);
    const elsewhere = PartnershipId.parse("prairie-lakes");
    const { CFDocument: document, ...contents } = whole;
    const { caseVersion: _, ...kept } = document;
    const saved = await starting(elsewhere, kept, contents);
    await world.services.table.commit(saved.writes);
    expect(worked(await dry(whole)).body.would).toBe("LINK");
    const other = numbered(7);
    other.CFItems[0].fullStatement = "Otherwise";
    expect(worked(await dry(other)).body.would).toBe("DIFFERENT");
    expect((await send(whole)).status).toBe(201);
    const { body, etag } = worked(await world.as("tom")("GET", `${frameworks}/${kept.identifier}`));
    expect(body).toMatchObject({ linkedTo: "prairie-lakes", copiedAt: expect.any(String) });
    // What it gives out leads to who keeps it, as before.
    const holders = await world.services.statements.holding(whole.CFItems[0].identifier);
    expect(holders.map(({ partnership }) => partnership)).toEqual([elsewhere]);
    const change = await world.as("tom")(
      "PUT",
      `${frameworks}/${kept.identifier}`,
      { title: "Mine", creator: "Me" },
      { "if-match": etag },
    );
    expect(change.status).toBe(409);

    // Changed there: the copy stays as it was, until the later one is imported.
    whole.CFItems[0].fullStatement = "Welding, as it is now";
    const { CFDocument: __, ...now } = whole;
    const { record } = saved;
    const later = await world.services.statements.saving(
      elsewhere,
      record,
      record,
      { action: "statement-changed" },
      stamp(),
      now,
    );
    await world.services.table.commit(later.writes);
    const at = `${frameworks}/${kept.identifier}`;
    const first = async () =>
      worked(await world.as("tom")("GET", `${at}/statements`)).body.statements[0].item.fullStatement;
    expect(await first()).toBe("Welding");
    expect(worked(await dry(whole)).body).toMatchObject({ would: "LINK", changes: true });
    expect((await send(whole, "", "gus")).status).toBe(403);
    expect((await send(whole)).status).toBe(200);
    expect(await first()).toBe("Welding, as it is now");
    expect((await send(whole)).body).toMatchObject({ would: "SAME", changes: false });
  });
});

const national = new URL("../../../shared/reference/onet-ksa.case11.json", import.meta.url);
// Asked where the reference data lies beside the project; the promises above hold without it.
if (existsSync(national))
  describe("the national statements", () => {
    it("go in, come out, and are the same but for addresses", async () => {
      const text = readFileSync(national, "utf8");
      const whole = JSON.parse(text);
      expect((await send(text)).status).toBe(201);
      const out = worked(
        await world.as("tom")("GET", `${frameworks}/${whole.CFDocument.identifier}/export?as=case`),
      ).body;
      const bare = (raw: unknown): unknown =>
        JSON.parse(JSON.stringify(raw, (key, value) => (key === "uri" ? undefined : value)));
      expect(bare(out)).toEqual(bare(whole));
    });
  });
