/** Rule sets through the API: shipped until edited, verified with a day and a source, restored, with their history. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

const all = "/api/partnerships/cedar-valley/rule-sets";
const dual = `${all}/IL-110ILCS27_16`;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const marisol = (...args: Parameters<ReturnType<World["as"]>>) => world.as("marisol")(...args);
const draftOf = ({ id: _id, origin: _origin, version: _version, ...draft }: Record<string, unknown>) => draft;

const own = {
  id: "REGION/EXIT-1",
  name: "What our region asks for",
  jurisdiction: "US-IL",
  citation: "Council minutes, June 2026",
  agreementTypes: ["ARTICULATION"],
  items: [{ id: "1", text: "A way out.", citation: "Minute 4", statementTypes: ["TERMINATION"] }],
};

describe("a shipped rule set", () => {
  it("is there for every member before anyone touched it, at version 0, with nothing verified", async () => {
    const { body } = worked(await world.as("theo")("GET", all));
    expect(
      body.items.map((row: Record<string, unknown>) => [row.id, row.origin, row.verified, row.gaps]),
    ).toEqual([
      ["IL-110ILCS150/21", "SHIPPED", 0, "WARN"],
      ["IL-110ILCS27/16", "SHIPPED", 0, "WARN"],
      ["PERKINS-V", "SHIPPED", 0, "WARN"],
    ]);
    const one = worked(await world.as("theo")("GET", dual));
    expect([one.etag, one.body.items.length, one.body.maximumMonths]).toEqual(['"0"', 10, 60]);
    expect(worked(await world.as("theo")("GET", `${dual}/history/verify`)).body).toEqual({
      intact: true,
      events: 0,
    });
    expect((await marisol("GET", `${all}/NO-SUCH-LAW`)).status).toBe(404);
    expect((await marisol("GET", `${all}/..`)).status).toBe(404);
  });

  it("keeps its words when only the choice changes, takes a verification, and goes back", async () => {
    const first = worked(await marisol("GET", dual));
    const blocks = worked(
      await marisol("PUT", dual, { ...draftOf(first.body), gaps: "BLOCK" }, { "if-match": first.etag }),
    );
    expect(blocks.body).toMatchObject({ gaps: "BLOCK", origin: "SHIPPED", version: 1 });

    const items = blocks.body.items.map((item: Record<string, unknown>) =>
      item.id === "1" ? { ...item, verifiedOn: "2026-11-20", source: "ilga.gov, read that day" } : item,
    );
    const verified = worked(
      await marisol("PUT", dual, { ...draftOf(blocks.body), items }, { "if-match": blocks.etag }),
    );
    expect(verified.body).toMatchObject({ gaps: "BLOCK", origin: "EDITED" });
    const row = worked(await marisol("GET", all)).body.items[1];
    expect(row).toMatchObject({ id: "IL-110ILCS27/16", verified: 1, verifiedOn: "2026-11-20" });

    const back = worked(await marisol("POST", `${dual}/restore`, undefined, { "if-match": verified.etag }));
    expect(back.body).toEqual({ ...blocks.body, version: 3 });
    const again = await marisol("POST", `${dual}/restore`, undefined, { "if-match": back.etag });
    expect([again.status, again.body.detail]).toEqual([409, "It is the shipped text already."]);

    const history = worked(await world.as("theo")("GET", `${dual}/history`)).body;
    expect(history.items.map((one: Record<string, string>) => [one.action, one.note])).toEqual([
      ["rule-set-changed", "gaps block"],
      ["rule-set-changed", "item 1 verified on 2026-11-20"],
      ["rule-set-restored", "the shipped text again"],
    ]);
    expect(worked(await marisol("GET", `${dual}/history/verify`)).body).toEqual({ intact: true, events: 3 });
  });

  it("is first edited by one of two who try at once; the other is told that it changed", async () => {
    const at = `${all}/PERKINS-V`;
    const { body, etag } = worked(await marisol("GET", at));
    const answers = await Promise.all(
      ["A", "B", "C"].map((name) => marisol("PUT", at, { ...draftOf(body), name }, { "if-match": etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(worked(await marisol("GET", `${at}/history`)).body.items).toHaveLength(1);
  });

  it("names each item that does not hold, by pointer, and saves nothing", async () => {
    const at = `${all}/IL-110ILCS150_21`;
    const { body, etag } = worked(await marisol("GET", at));
    const [one, two, three] = body.items;
    const items = [
      one,
      { ...two, id: one.id, verifiedOn: "2026-11-24" },
      { ...three, verifiedOn: "2026-01-01" },
    ];
    const answer = await marisol("PUT", at, { ...draftOf(body), items }, { "if-match": etag });
    expect([
      answer.status,
      answer.body.errors.map((error: Record<string, unknown>) => error.pointer),
    ]).toEqual([422, ["/items/1/id", "/items/1/verifiedOn"]]);
    expect(worked(await marisol("GET", at)).etag).toBe('"0"');
  });
});

describe("a rule set of the partnership's own", () => {
  it("is added by the convener, once, and is nobody else's to add or change", async () => {
    expect((await world.as("tom")("POST", all, own)).status).toBe(403);
    const added = worked(await marisol("POST", all, own));
    const at = added.headers.get("location") ?? "";
    expect(at).toBe(`${all}/REGION_EXIT-1`);
    expect(added.body).toMatchObject({ origin: "OWN", gaps: "WARN", maximumMonths: 60, version: 1 });
    expect((await marisol("POST", all, own)).body.type).toBe("/problems/already-there");
    expect((await marisol("POST", all, { ...own, id: "PERKINS-V" })).body.type).toBe(
      "/problems/already-there",
    );
    const theirs = await world.as("tom")("PUT", at, draftOf(added.body), { "if-match": added.etag });
    expect(theirs.body.type).toBe("/problems/role-missing");
    const restore = await marisol("POST", `${at}/restore`, undefined, { "if-match": added.etag });
    expect([restore.status, restore.body.detail]).toEqual([
      409,
      "Your partnership added it: there is no shipped text.",
    ]);
  });

  it("belongs to one partnership", async () => {
    const theirs = worked(await world.as("ines")("GET", "/api/partnerships/sandhill-prairie/rule-sets")).body;
    expect(theirs.items.map((row: Record<string, unknown>) => [row.id, row.origin])).toEqual([
      ["IL-110ILCS150/21", "SHIPPED"],
      ["IL-110ILCS27/16", "SHIPPED"],
      ["PERKINS-V", "SHIPPED"],
    ]);
  });
});
