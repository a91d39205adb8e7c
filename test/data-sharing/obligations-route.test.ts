/** Obligations and incidents through the API: read by the parties, met by whose they are, taken back with a reason. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Obligation } from "#shared/data-sharing/obligations-schema.ts";
import { worked } from "#test/support/agreements.ts";
import { executedSharing, moved } from "#test/support/data-sharing-in-force.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
let at: string;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  ({ at, id } = await executedSharing(world));
});
afterAll(() => world.close());

type Shown = Obligation & { title: string; mayMark: boolean; mayReopen: boolean };
const as = (who: Who, ...args: [string, string, unknown?, Record<string, string>?]) => world.as(who)(...args);
const owed = async (who: Who): Promise<Shown[]> =>
  worked(await as(who, "GET", `${at}/obligations`)).body.items;
const one = async (who: Who, key: string) => (await owed(who)).find((each) => each.key === key);

describe("obligations", () => {
  it("are read by every party and the auditor; a reader of a visible agreement and the convener are told no", async () => {
    const mine = await owed("ruth");
    expect(mine.slice(0, 3).map(({ key, state, title }) => [key, state, title])).toEqual([
      ["transfer.T2.2026-10-31", "OVERDUE", "Send the data to Northgate State University"],
      ["transfer.T1.2026-12-15", "OPEN", "Send indicators 5S1 to Northgate State University"],
      ["review.2027-01-15", "OPEN", "Review Regional Outcomes"],
    ]);
    expect((await owed("angela")).map(({ key }) => key)).toEqual(mine.map(({ key }) => key));
    expect((await as("marisol", "GET", `${at}/obligations`)).status).toBe(403);
    expect((await as("elena", "GET", `${at}/obligations`)).status).toBe(404);
    const open = await executedSharing(world, { visibility: "PARTNERSHIP" });
    expect((await as("elena", "GET", open.at)).status).toBe(200);
    const refused = await as("elena", "GET", `${open.at}/obligations`);
    expect([refused.status, refused.body.type]).toEqual([403, "/problems/content-hidden"]);
    expect((await as("elena", "GET", `${open.at}/incidents`)).status).toBe(403);
  });

  it("are met by an editor, signatory or admin of the party whose they are, once, and by nobody else", async () => {
    const key = "transfer.T2.2026-10-31";
    const path = `${at}/obligations/${key}/done`;
    const said = { on: "2026-11-02", reference: "Receipt 88 of the SFTP server" };
    for (const [who, type] of [
      ["ruth", "not-your-side"],
      ["theo", "role-missing"],
      ["marisol", "content-hidden"],
      ["angela", "not-your-side"],
    ] as const)
      expect([who, (await as(who, "POST", path, said)).body.type]).toEqual([who, `/problems/${type}`]);
    expect((await one("tom", key))?.mayMark).toBe(true);
    const future = await as("tom", "POST", path, {
      ...said,
      on: "2026-11-24",
      at: "2026-11-24T00:00:00.000Z",
    });
    expect([future.status, future.body.errors.map((e: { pointer: string }) => e.pointer)]).toEqual([
      422,
      ["/on", "/at", "/at"],
    ]);
    const done = worked(await as("tom", "POST", path, said));
    expect([done.status, done.body.state, done.body.late, done.body.done.byName, done.body.mayMark]).toEqual([
      201,
      "DONE",
      true,
      "Tom Brandvold",
      false,
    ]);
    expect((await one("ruth", key))?.done).toMatchObject({ on: "2026-11-02", reference: said.reference });
    expect((await as("tom", "POST", path, said)).body.type).toBe("/problems/already-there");
  });

  it("are taken back by the version that was seen, and can then be met again; the history keeps both", async () => {
    const key = "transfer.T2.2026-10-31";
    const path = `${at}/obligations/${key}`;
    const before = await one("tom", key);
    expect([before?.state, before?.mayReopen]).toEqual(["DONE", true]);
    const reason = { reason: "The file was empty." };
    expect((await as("tom", "POST", `${path}/reopen`, reason)).status).toBe(428);
    expect((await as("tom", "POST", `${path}/reopen`, reason, { "if-match": '"7"' })).status).toBe(412);
    const seen = { "if-match": `"${before?.done?.version}"` };
    expect((await as("ruth", "POST", `${path}/reopen`, reason, seen)).body.type).toBe(
      "/problems/not-your-side",
    );
    const open = worked(await as("tom", "POST", `${path}/reopen`, reason, seen));
    expect([open.body.state, open.body.done]).toEqual(["OVERDUE", undefined]);
    const again = { on: "2026-11-20", reference: "Receipt 91" };
    const met = worked(await as("denise", "POST", `${path}/done`, again));
    expect([met.body.done.byName, met.body.done.version]).toEqual(["Denise Okafor", 3]);
  });

  it("that come about elsewhere, or are not owed, are met by nobody's word", async () => {
    const post = (who: Who, key: string) =>
      as(who, "POST", `${at}/obligations/${key}/done`, { on: "2026-11-20", reference: "A letter" });
    expect((await post("roberta", "transfer.T1.2026-12-15")).body.type).toBe("/problems/wrong-moment");
    const destroy = `destroy.${world.region.organization("NSU")}`;
    expect((await post("ruth", destroy)).body.type).toBe("/problems/wrong-moment");
    expect((await post("tom", "transfer.T2.2027-04-30")).body.type).toBe("/problems/wrong-moment");
    expect((await post("tom", "transfer.T9.2026-10-31")).status).toBe(404);
    expect((await post("tom", "nonsense")).status).toBe(404);
  });

  it("take a document of the agreement as proof, and no other", async () => {
    const wrong = await as("ruth", "POST", `${at}/obligations/review.2027-01-15/done`, {
      on: "2026-11-20",
      reference: "Minutes",
      documentId: "doc_00000000000000000000",
    });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "/documentId"]);
  });

  it("of an agreement that was never executed are none", async () => {
    const { at: draft } = await executedSharing(world, { status: "DRAFT" });
    expect(worked(await as("ruth", "GET", `${draft}/obligations`)).body.items).toEqual([]);
    const refused = await as("ruth", "POST", `${draft}/incidents`, {
      discoveredAt: "2026-11-20T15:00:00.000Z",
      scope: "A file was lost.",
    });
    expect(refused.body.type).toBe("/problems/wrong-moment");
  });
});

describe("incidents", () => {
  it("are reported by a party about itself, start a clock, and are read by the parties", async () => {
    const report = { discoveredAt: "2026-11-20T15:00:00.000Z", scope: "Counts went to the wrong address." };
    expect((await as("marisol", "POST", `${at}/incidents`, report)).status).toBe(403);
    expect((await as("theo", "POST", `${at}/incidents`, report)).body.type).toBe("/problems/role-missing");
    const wrong = await as("ruth", "POST", `${at}/incidents`, {
      ...report,
      discoveredAt: "2027-01-01T00:00:00.000Z",
      elementIds: ["E1", "E9"],
    });
    expect(wrong.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      "/discoveredAt",
      "/elementIds/1",
    ]);
    const made = worked(await as("ruth", "POST", `${at}/incidents`, { ...report, elementIds: ["E1"] }));
    expect([made.status, made.body.organizationId]).toEqual([201, world.region.organization("NSU")]);
    expect(worked(await as("tom", "GET", `${at}/incidents`)).body.items).toMatchObject([
      { id: made.body.id },
    ]);
    const key = `breach.${made.body.id}`;
    expect(await one("ruth", key)).toMatchObject({
      dueAt: "2026-11-23T15:00:00.000Z",
      organizationId: world.region.organization("NSU"),
    });
    const path = `${at}/obligations/${key}/done`;
    const unsaid = await as("ruth", "POST", path, { on: "2026-11-21", reference: "Letters" });
    expect(unsaid.body.errors[0].pointer).toBe("/at");
    const early = { on: "2026-11-21", at: "2026-11-20T14:59:59.000Z", reference: "Letters" };
    expect((await as("ruth", "POST", path, early)).status).toBe(422);
    const told = worked(await as("ruth", "POST", path, { ...early, at: "2026-11-21T12:00:00.000Z" }));
    expect([told.body.state, told.body.late]).toEqual(["DONE", undefined]);
  });

  it("do not end with the agreement: what is overdue then is still to be read, and nothing new falls due", async () => {
    const ended = await executedSharing(world);
    await moved(world, ended.id, (record) => ({
      ...record,
      status: "TERMINATED",
      termination: {
        lastDay: "2026-11-10",
        reason: "Replaced",
        givenOn: "2026-10-10",
        by: record.startedBy,
        byName: "Ruth Vandermeer",
        at: "2026-10-10T15:00:00.000Z",
      },
    }));
    const items: Shown[] = worked(await as("ruth", "GET", `${ended.at}/obligations`)).body.items;
    expect(items.map(({ key, state, due }) => [key, state, due])).toEqual([
      ["transfer.T2.2026-10-31", "MISSED", "2026-10-31"],
      ...["NSU", "PLCC"]
        .map((code) => [`destroy.${world.region.organization(code)}`, "OPEN", "2027-01-09"])
        .toSorted(),
    ]);
    expect(id).not.toBe(ended.id);
  });
});
