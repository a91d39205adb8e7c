/** The life of a program through the API: approved part by part, put in force, followed by the next version, moved to another pathway. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PartnershipId, ProgramId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import {
  approvedProgram,
  asParty,
  bound,
  lenient,
  programDraft,
  programs,
  reviewedProgram,
  toApprove,
} from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const as = (who: Parameters<typeof asParty>[1]) => asParty(world, who);
const org = (code: string) => world.region.organization(code);
type Problem = { pointer: string; detail: string };
const pointers = (body: { errors: Problem[] }) => body.errors.map(({ pointer }) => pointer);

describe("approval", () => {
  it("is given party by party, and by two at once: neither has to look again for the other's sake", async () => {
    const { at, etag } = await reviewedProgram(world);
    const parts = await Promise.all(["CBHS", "NSU"].map((code) => toApprove(world, at, code)));
    const both = await Promise.all([
      as("lena")("POST", `${at}/approve`, parts[0], { "if-match": etag }),
      as("ruth")("POST", `${at}/approve`, parts[1], { "if-match": etag }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = worked(await as("tom")("GET", at));
    expect(body.approvals.map((one: { organizationId: string }) => one.organizationId).sort()).toEqual(
      [org("CBHS"), org("NSU")].sort(),
    );
    expect(worked(await as("tom")("GET", `${programs}?status=IN_REVIEW`)).body.items).toContainEqual(
      expect.objectContaining({ id: body.id, waiting: [org("PLCC"), org("TRACC")] }),
    );
  });

  it("is refused for a version, or a part, that is not the one in review", async () => {
    const { at, etag } = await reviewedProgram(world);
    const read = await toApprove(world, at, "NSU");
    const body = { organizationId: org("NSU"), bindings: [{ slotId: "s4", courses: [bound("BIO 310")] }] };
    const bind = worked(await as("ruth")("PUT", `${at}/bindings`, body, { "if-match": etag }));
    const stale = await as("ruth")("POST", `${at}/approve`, read, { "if-match": etag });
    expect([stale.status, stale.body.changes.at(-1).action]).toEqual([412, "courses-bound"]);
    const other = { ...(await toApprove(world, at, "NSU")), versionNo: 2 };
    const wrong = await as("ruth")("POST", `${at}/approve`, other, { "if-match": bind.etag });
    expect([wrong.status, wrong.body.type]).toEqual([409, "/problems/content-changed"]);
  });

  it("starts over for the party whose part changed, and for nobody else", async () => {
    const { at } = await approvedProgram(world);
    let seen = (await as("tom")("GET", at)).etag;
    seen = worked(await as("roberta")("POST", `${at}/return`, { reason: "wait" }, { "if-match": seen })).etag;
    const own = { organizationId: org("TRACC"), bindings: [{ slotId: "s2", courses: [bound("HLTH 4")] }] };
    seen = worked(await as("roberta")("PUT", `${at}/bindings`, own, { "if-match": seen })).etag;
    const plan = worked(await as("tom")("GET", `${at}/plan`)).body;
    plan.slots[0].intent = "Careers in health";
    worked(await as("tom")("PUT", `${at}/plan`, plan, { "if-match": seen }));
    const { body } = worked(await as("tom")("GET", at));
    expect(body.approvals.map((one: { organizationId: string }) => one.organizationId)).toEqual(
      ["PLCC", "NSU"].map(org),
    );
    const { items } = worked(await as("tom")("GET", `${at}/history?limit=100`)).body;
    expect(items.at(-1).note).toBe("1 slot; approval starts over for Cedar Bend High School");
    expect(worked(await as("tom")("GET", `${at}/history/verify`)).body.intact).toBe(true);
  });
});

describe("what is in force", () => {
  it("passes every check that refuses: until then each that fails is named", async () => {
    const { at, etag } = await approvedProgram(world);
    const refused = await as("tom")("POST", `${at}/publish`, undefined, { "if-match": etag });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/checks-missing"]);
    expect(refused.body.checks).toContainEqual({
      checkId: "pos.dual-credit",
      because: expect.stringContaining("dual credit"),
    });
    await lenient(world);
    worked(await as("tom")("POST", `${at}/publish`, undefined, { "if-match": etag }));
  });

  it("does not change: the next version begins as it reads, keeps its approvals, and takes its place", async () => {
    const { at, id } = await approvedProgram(world, { title: "Health, twice" });
    const store = world.services.programs;
    const p = PartnershipId.parse("cedar-valley");
    let seen = (await as("tom")("GET", at)).etag;
    const published = worked(await as("tom")("POST", `${at}/publish`, undefined, { "if-match": seen }));
    expect([published.body.status, published.body.inForceFrom]).toEqual(["IN_FORCE", "2026-11-23"]);
    seen = worked(await as("tom")("POST", `${at}/revise`, undefined, { "if-match": published.etag })).etag;
    const plan = worked(await as("tom")("GET", `${at}/plan`)).body;
    plan.slots[3].intent = "Human physiology";
    seen = worked(await as("tom")("PUT", `${at}/plan`, plan, { "if-match": seen })).etag;
    const review = worked(await as("tom")("POST", `${at}/review`, undefined, { "if-match": seen }));
    expect([review.body.status, review.body.inForceNo, review.body.pending]).toEqual([
      "IN_REVIEW",
      1,
      "IN_REVIEW",
    ]);
    const [row] = worked(await as("tom")("GET", `${programs}?q=twice`)).body.items;
    expect([row.status, row.versionNo, row.pending, row.waiting]).toEqual([
      "IN_FORCE",
      1,
      "IN_REVIEW",
      [org("NSU")],
    ]);
    const approval = await toApprove(world, at, "NSU");
    seen = worked(await as("ruth")("POST", `${at}/approve`, approval, { "if-match": review.etag })).etag;
    const second = worked(await as("tom")("POST", `${at}/publish`, undefined, { "if-match": seen }));
    expect(second.body.earlier).toMatchObject([
      { versionNo: 1, status: "SUPERSEDED", inForceFrom: "2026-11-23", inForceUntil: "2026-11-23" },
    ]);
    const now = await store.find(p, ProgramId.parse(id));
    const first = now && (await store.version(p, now, 1));
    const old = first && (await store.plan(p, first));
    expect([first?.status, old?.slots[3]?.intent]).toEqual(["SUPERSEDED", "Physiology"]);
    const gone = worked(
      await as("tom")("POST", `${at}/retire`, { reason: "done" }, { "if-match": second.etag }),
    );
    expect([gone.body.status, gone.body.inForceNo]).toEqual(["RETIRED", undefined]);
  });

  it("shows others what is in force and nothing of what is made beside it, once every party has agreed", async () => {
    const { at, etag } = await approvedProgram(world, { title: "Seen by all" });
    let seen = worked(await as("tom")("POST", `${at}/publish`, undefined, { "if-match": etag })).etag;
    for (const who of ["tom", "lena", "roberta", "ruth"] as const) {
      expect((await world.as("gus")("GET", at)).status).toBe(404);
      seen = worked(await as(who)("POST", `${at}/visibility`, { to: "PUBLIC" }, { "if-match": seen })).etag;
    }
    expect(await world.services.programs.partnershipOf(ProgramId.parse(at.split("/").at(-1)))).toBe(
      "cedar-valley",
    );
    seen = worked(await as("tom")("POST", `${at}/revise`, undefined, { "if-match": seen })).etag;
    const draft = programDraft(world, { title: "Not yet" });
    seen = worked(await as("tom")("PUT", at, draft, { "if-match": seen })).etag;
    const both = { slotId: "s3", courses: [bound("PLCC 1"), bound("NEW 9")] };
    const bindings = { organizationId: org("PLCC"), bindings: [both] };
    worked(await as("tom")("PUT", `${at}/bindings`, bindings, { "if-match": seen }));
    // What a course would take with it, too: outsiders hear of what is in force, its parties of either version.
    const touched = async (who: "gus" | "tom" | "ruth", code: string) =>
      worked(
        await world.as(who)(
          "GET",
          `/api/partnerships/cedar-valley/impact?course=${org("PLCC")}&code=${encodeURIComponent(code)}`,
        ),
      )
        .body.programs.filter((one: { programId: string }) => at.endsWith(one.programId))
        .map((one: { versionNo: number; slots: { slotId: string }[] }) => [
          one.versionNo,
          one.slots.map(({ slotId }) => slotId),
        ]);
    expect(await touched("gus", "NEW 9")).toEqual([]);
    expect(await touched("gus", "PLCC 1")).toEqual([[1, ["s3"]]]);
    expect(await touched("ruth", "NEW 9")).toEqual([[2, ["s3"]]]);
    expect(await touched("tom", "PLCC 1")).toEqual([
      [1, ["s3"]],
      [2, ["s3"]],
    ]);
    const outside = worked(await world.as("gus")("GET", at)).body;
    expect([outside.title, outside.versionNo, outside.approvals, outside.pending]).toEqual([
      "Seen by all",
      1,
      undefined,
      undefined,
    ]);
    expect((await world.as("gus")("GET", `${at}/history`)).status).toBe(403);
  });
});

describe("a version", () => {
  it("is read whole, and compared with another: what differs, and whose part that is", async () => {
    const { at, etag } = await approvedProgram(world);
    let seen = worked(await as("tom")("POST", `${at}/publish`, undefined, { "if-match": etag })).etag;
    seen = worked(await as("tom")("POST", `${at}/revise`, undefined, { "if-match": seen })).etag;
    const plan = worked(await as("tom")("GET", `${at}/plan`)).body;
    plan.slots[3].intent = "Human physiology";
    worked(await as("tom")("PUT", `${at}/plan`, plan, { "if-match": seen }));
    const first = worked(await as("ruth")("GET", `${at}/versions/1`)).body;
    expect([first.program.status, first.program.inForceNo, first.plan.slots[3].intent]).toEqual([
      "IN_FORCE",
      1,
      "Physiology",
    ]);
    expect(worked(await as("ruth")("GET", `${at}/compare?from=1&to=2`)).body).toMatchObject({
      slots: [
        {
          slotId: "s4",
          change: "CHANGED",
          fields: [{ field: "intent", before: "Physiology", after: "Human physiology" }],
        },
      ],
      partsChanged: [org("NSU")],
    });
    expect((await as("ruth")("GET", `${at}/versions/3`)).status).toBe(404);
  });
});

describe("another pathway", () => {
  it("is shown before it is moved to, and starts every approval over", async () => {
    const { at } = await approvedProgram(world);
    const back = (await as("tom")("GET", at)).etag;
    const { etag } = worked(
      await as("tom")("POST", `${at}/return`, { reason: "moves" }, { "if-match": back }),
    );
    const to = { edition: "scc-79", pathwayId: "health/support-services" };
    const dry = worked(await as("tom")("POST", `${at}/move-edition?dryRun=true`, to)).body;
    expect([dry.from.pathway, dry.to.pathway, dry.startsOver]).toEqual([
      "Therapeutic Services",
      "Support Services",
      ["CBHS", "TRACC", "NSU"].map(org),
    ]);
    worked(await as("tom")("POST", `${at}/move-edition`, to, { "if-match": etag }));
    const { body } = worked(await as("tom")("GET", at));
    expect([body.pathwayId, body.approvals]).toEqual([to.pathwayId, []]);
    const nowhere = await as("tom")("POST", `${at}/move-edition?dryRun=true`, { edition: "scc-14" });
    expect(pointers(nowhere.body)).toEqual(["/edition"]);
  });
});
