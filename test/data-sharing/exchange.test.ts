/** The exchange: what passes under an agreement in force, to whom, and what is kept of each attempt. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { agreedSharing, submission, suspension, typed } from "#test/support/exchange.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let scene: Awaited<ReturnType<typeof agreedSharing>>;
let releaseId: string;
beforeAll(async () => {
  world = await openWorld();
  scene = await agreedSharing(world);
});
afterAll(() => world.close());

const context = async (who: string, at: string, more = "") =>
  worked(await world.as(who)("GET", `${at}/context?indicatorId=5S1&year=2025-26${more}`)).body;
const submit = async (who: string, of = scene, programs = { "51.3901": typed }, changes: object = {}) =>
  world.as(who)("POST", of.releases, submission(programs, await context(who, of.releases), changes));
const decisions = async (of = scene) =>
  (await world.as("ruth")("GET", `${of.at}/gate?limit=100`)).body.items as Record<string, unknown>[];
const reasons = async (of = scene) =>
  (await decisions(of)).map(({ actorName, reason }) => `${actorName}: ${reason}`);

describe("a released table", () => {
  it("passes from its sender, as it was suppressed", async () => {
    const { policy, next, decision } = await context("roberta", scene.releases);
    expect(policy).toEqual({ n: 10, eventMode: "homogeneity", k: 3, bands: true });
    expect([next, decision.reason]).toEqual([1, "ALLOWED"]);
    const sent = await submit("roberta");
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    releaseId = sent.body.id;
    expect(sent.body.table.blocks[0].groups["race-ethnicity:asian"]).toEqual({
      d: { state: "suppressed" },
      n: { state: "suppressed" },
    });
    expect(sent.body.audit).toContainEqual({
      viewer: world.region.organization("NSU"),
      hidden: expect.any(Number),
      exposed: 0,
    });
    const { body, etag } = await world.as("ruth")("GET", `${scene.releases}/${releaseId}`);
    expect(body).toEqual({ ...sent.body, version: 1 });
    expect(etag).toBe('"1"');
  });

  it("is read by its receiver and by its sender, and by nobody else", async () => {
    const at = `${scene.releases}/${releaseId}`;
    for (const who of ["ruth", "roberta", "lena@TRACC"]) {
      const acting = who.split("@")[1];
      const headers = acting ? { "acting-for": world.region.organization(acting) } : {};
      expect((await world.as(who.split("@")[0] as string)("GET", at, undefined, headers)).status, who).toBe(
        200,
      );
    }
    const absent = await world.as("elena")(
      "GET",
      `${scene.at.replace(/.{5}$/, "00000")}/releases/${releaseId}`,
    );
    for (const who of ["elena", "jo", "gus", "tom"]) {
      const refused = await world.as(who)("GET", at);
      expect([refused.status, refused.body]).toEqual([404, absent.body]);
    }
    for (const who of ["angela", "marisol"]) {
      const refused = await world.as(who)("GET", at);
      expect([refused.status, refused.body.type, refused.body.reason]).toEqual([
        403,
        "/problems/gate-closed",
        "NOT_RECEIVING",
      ]);
    }
  });

  it("is listed without a count, with the audit, and with what the gate would say", async () => {
    const list = async (who: string) => (await world.as(who)("GET", scene.releases)).body;
    const { items, agreed } = await list("ruth");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      indicatorId: "5S1",
      year: "2025-26",
      releaseNo: 1,
      decision: { allowed: true },
    });
    expect(agreed).toMatchObject({ phase: "ACTIVE", versionNo: 1, policy: { n: 10 } });
    const seen = await list("angela");
    expect(seen.items[0].decision.reason).toBe("NOT_RECEIVING");
    expect(seen.items[0].audit.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toMatch(/"published"|blocks|"table"/);
    expect((await list("marisol")).agreed).toBeUndefined();
  });

  it("comes as CSV too, with one mark", async () => {
    const { body, headers } = await world.as("ruth")("GET", `${scene.releases}/${releaseId}/export`);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/filename="DS-2026-\d+-5S1-2025-26\.csv"/);
    expect(body).toContain(
      "5S1,2025-26,Three Rivers Area Career Center,51.3901,Program 51.3901,all,All,164,121,73.8%",
    );
    expect(body).toContain("Race and ethnicity,Asian,*,*,*");
  });

  it("leaves every decision in a chain of its own, with its reason, and the agreement's version as it was", async () => {
    const before = (await world.as("ruth")("GET", scene.at)).etag;
    expect((await reasons()).sort()).toEqual(
      [
        "Roberta Kowalczyk: ALLOWED",
        "Ruth Vandermeer: ALLOWED",
        "Ruth Vandermeer: ALLOWED",
        "Roberta Kowalczyk: OWN_SUBMISSION",
        "Lena Marchetti: OWN_SUBMISSION",
        "Elena Fuentes: NOT_RECEIVING",
        "Jo Castellanos: NOT_RECEIVING",
        "Gus Halvorsen: NOT_RECEIVING",
        "Tom Brandvold: NOT_RECEIVING",
        "Angela Whitcomb: NOT_RECEIVING",
        "Marisol Reyes: NOT_RECEIVING",
        "Ruth Vandermeer: ALLOWED",
      ].sort(),
    );
    const [last] = await decisions();
    expect(last).toMatchObject({
      action: "read",
      indicatorId: "5S1",
      years: "2025-26",
      senderId: world.region.organization("TRACC"),
      releaseId,
      versionNo: 1,
      allowed: true,
    });
    expect((await world.as("angela")("GET", `${scene.at}/gate/verify`)).body).toEqual({
      intact: true,
      events: 12,
    });
    expect((await world.as("ruth")("GET", scene.at)).etag).toBe(before);
    expect((await world.as("elena")("GET", `${scene.at}/gate`)).status).toBe(404);
  });

  it("keeps as many decisions as there were readers at once", async () => {
    const events = (await decisions()).length;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.as("ruth")("GET", `${scene.releases}/${releaseId}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await decisions()).toHaveLength(events + 8);
    expect((await world.as("ruth")("GET", `${scene.at}/gate/verify`)).body.intact).toBe(true);
  });

  it("is read no more once the agreement is suspended, and by its sender still", async () => {
    const draft = submission({ "51.3901": typed }, await context("roberta", scene.releases));
    await scene.change(suspension(world));
    const at = `${scene.releases}/${releaseId}`;
    for (const address of [at, `${at}/export`]) {
      const refused = await world.as("ruth")("GET", address);
      expect([refused.status, refused.body.reason]).toEqual([403, "SUSPENDED"]);
    }
    const trend = await world.as("ruth")(
      "GET",
      `${scene.releases}/trend?indicatorId=5S1&program=51.3901&senderId=${world.region.organization("TRACC")}`,
    );
    expect([trend.status, trend.body.reason]).toEqual([403, "SUSPENDED"]);
    expect((await world.as("roberta")("GET", at)).status).toBe(200);
    const late = await world.as("roberta")("POST", scene.releases, draft);
    expect([late.status, late.body.reason]).toEqual([403, "SUSPENDED"]);
    expect((await decisions())[0]).toMatchObject({ action: "submit", allowed: false, reason: "SUSPENDED" });
    await scene.change({ restrictions: [] });
    expect((await world.as("ruth")("GET", at)).status).toBe(200);
  });

  it("follows the retention clause once the agreement has ended", async () => {
    const ended = {
      termination: {
        lastDay: "2026-11-22",
        reason: "Done.",
        givenOn: "2026-11-01",
        by: world.region.person("ruth"),
        byName: "Ruth",
        at: "2026-11-01T00:00:00.000Z",
      },
    };
    await scene.change({ status: "TERMINATED", ...ended });
    const read = await world.as("ruth")("GET", `${scene.releases}/${releaseId}`);
    expect([read.status, read.body.reason]).toEqual([403, "NOT_ACTIVE"]);
    const keeping = await agreedSharing(world, {
      terms: {
        retention: { trigger: "term_end", action: "destroy", destroyWithin: "P60D", keepsReleases: true },
      },
    });
    const sent = await submit("roberta", keeping);
    await keeping.change({ status: "TERMINATED", ...ended });
    expect((await world.as("ruth")("GET", `${keeping.releases}/${sent.body.id}`)).status).toBe(200);
    expect((await reasons(keeping))[0]).toBe("Ruth Vandermeer: KEPT_AFTER_END");
    expect((await submit("roberta", keeping)).body.reason).toBe("NOT_ACTIVE");
  });
});
