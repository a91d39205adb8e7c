/**
 * Who is a party to an amendment under way, and to nothing else, reads that draft: of what the others have between
 * them, of what was released and of what came of it, they learn nothing. Nor of a parent they have no part in.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayKnowBound, recordFor } from "#shared/data-sharing/sight.ts";
import { worked } from "#test/support/agreements.ts";
import { attach, documentsOf } from "#test/support/attach.ts";
import { completeDraft, completeTerms, moves } from "#test/support/data-life.ts";
import { dataDraft, startedSharing } from "#test/support/data-sharing.ts";
import { agreedSharing, partnership, released, suspension } from "#test/support/exchange.ts";
import { pdf } from "#test/support/files.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let scene: Awaited<ReturnType<typeof released>>;
let evidence: string;

const asHighSchool = () => ({
  organizationId: world.region.organization("CBHS"),
  roles: ["receiving"],
  ferpaCapacity: "educational_agency_or_institution",
  contacts: {},
});
/** The high school's superintendent: a party to the draft. */
const samuel = (path: string) => world.as("samuel")("GET", path);
const without = async (answer: Promise<{ status: number; body: unknown }>, ...words: string[]) => {
  const { status, body } = await answer;
  for (const word of words) expect(JSON.stringify(body)).not.toContain(word);
  return status;
};

beforeAll(async () => {
  world = await openWorld();
  scene = await released(world);
  evidence = await attach(world, await pdf("Evidence.pdf", "What was destroyed"), scene.id, "ruth");
  await scene.change({
    ...suspension(world, "2026-11-20"),
    certificates: [certificate()],
  });
  worked(await moves(world, "ruth", scene.at, "amend", { changeSummary: "One more reader" }));
  const draft = dataDraft(world, { name: "With the high school", dateEffective: "2027-01-01" });
  const { etag } = worked(await world.as("ruth")("GET", scene.at));
  const parties = [...(draft["parties"] as object[]), asHighSchool()];
  worked(await world.as("ruth")("PUT", scene.at, { ...draft, parties }, { "if-match": etag }));
});
afterAll(() => world.close());

const certificate = () => ({
  organizationId: world.region.organization("NSU"),
  nothingReceived: true,
  what: "Nothing came.",
  title: "Provost",
  by: world.region.person("ruth"),
  byName: "Ruth Vandermeer",
  givenOn: "2026-11-21",
  at: "2026-11-21T12:00:00.000Z",
});

describe("a party to the draft of an amendment only", () => {
  it("reads the draft as if nothing stood beside it: not that it is suspended, why, or what was certified", async () => {
    const { body } = worked(await samuel(scene.at));
    expect(body).toMatchObject({
      name: "With the high school",
      phase: "DRAFT",
      flags: [],
      ...{ restrictions: [], certificates: [], joinders: [], earlier: [] },
    });
    expect(body).not.toHaveProperty("governingVersionNo");
    expect(body).not.toHaveProperty("pending");
    const { body: partys } = worked(await world.as("roberta")("GET", scene.at));
    expect(partys).toMatchObject({ phase: "SUSPENDED", governingVersionNo: 1, pending: "DRAFT" });
    expect(partys.restrictions).toHaveLength(1);
  });

  it("is told of no termination, closing or wider visibility either, and neither is whoever else may only see the draft", async () => {
    const before = await world.services.dataSharing.find("cedar-valley" as never, scene.id);
    const by = { organization: asHighSchool().organizationId, roles: ["viewer"], partnershipRoles: [] };
    const ended = { ...before, closedOn: "2026-11-22", termination: { lastDay: "2026-11-21" } };
    expect(mayKnowBound(ended as never, by as never)).toBe(false);
    const known = recordFor(ended as never, by as never);
    expect([known.termination, known.closedOn]).toEqual([undefined, undefined]);
    const open = { ...ended, visibility: "PARTNERSHIP" };
    expect(recordFor(open as never, by as never)).toBe(open);
  });

  it("learns of no release: none is listed, and each answers as one that is not there", async () => {
    expect(worked(await samuel(scene.releases)).body).toEqual({ items: [] });
    const absent = await samuel(`${scene.releases}/rel_${"z".repeat(20)}`);
    expect(absent.status).toBe(404);
    const there = await samuel(`${scene.releases}/${scene.releaseId}`);
    expect([there.status, there.body]).toEqual([absent.status, absent.body]);
    const sender = world.region.organization("TRACC");
    for (const indicator of ["5S1", "3S1"])
      expect(
        (await samuel(`${scene.releases}/trend?indicatorId=${indicator}&senderId=${sender}&program=51.3901`))
          .status,
      ).toBe(404);
    expect(worked(await world.as("roberta")("GET", scene.releases)).body.items).toHaveLength(1);
  });

  it("does not see who asked the gate for what", async () => {
    const { status, body } = await samuel(`${scene.at}/gate`);
    expect([status, body.type]).toEqual([403, "/problems/content-hidden"]);
    expect((await samuel(`${scene.at}/gate/verify`)).status).toBe(403);
    expect((await world.as("roberta")("GET", `${scene.at}/gate`)).status).toBe(200);
  });

  it("reads and loads down no file: they bear out what the others did", async () => {
    for (const [path, status] of [
      [`${documentsOf}?about=${scene.id}`, 403],
      [`${documentsOf}/${evidence}`, 404],
      [`${documentsOf}/${evidence}/download`, 404],
    ] as const) {
      expect(await without(samuel(path), "Evidence.pdf"), path).toBe(status);
      expect((await world.as("roberta")("GET", path)).status, path).toBe(200);
    }
  });
});

describe("coverage", () => {
  it("names an agreement to its parties, and not to who is a party to its next draft only", async () => {
    const { id, change } = await agreedSharing(world);
    worked(
      await moves(world, "ruth", `${partnership}/data-sharing/${id}`, "amend", { changeSummary: "More" }),
    );
    const found = await world.services.dataSharing.find("cedar-valley" as never, id);
    await change({ parties: [...(found?.parties ?? []), asHighSchool()] });
    const ids = async (who: string) =>
      worked(await world.as(who)("GET", `${partnership}/coverage`)).body.agreements.map(
        (one: { id: string }) => one.id,
      );
    expect(await ids("roberta")).toContain(id);
    expect(await ids("samuel")).not.toContain(id);
  });
});

describe("evidence of an agreement that all members may read", () => {
  it("stays with its parties, as what it bears out does", async () => {
    const open = await agreedSharing(world, { record: { visibility: "PARTNERSHIP" } });
    const file = await attach(world, await pdf("Open.pdf", "Evidence"), open.id, "ruth");
    worked(await samuel(open.at));
    expect(await without(samuel(`${documentsOf}?about=${open.id}`), "Open.pdf")).toBe(403);
    expect((await samuel(`${documentsOf}/${file}/download`)).status).toBe(404);
  });
});

describe("the checklist of a draft under an agreement that its reader has no part in", () => {
  it("says that something reaches beyond it, and neither its number, its days nor what it lists", async () => {
    const parent = await agreedSharing(world, { record: { tier: "mou" } });
    const base = completeDraft(world, { parentId: parent.id, expirationDate: "2029-01-31" });
    const child = await startedSharing(world, {
      ...base,
      parties: [...(base["parties"] as object[]), asHighSchool()],
    });
    const terms = completeTerms(world, { purposes: [{ purposeId: "P1", statement: "Something else." }] });
    worked(await world.as("ruth")("PUT", `${child.at}/terms`, terms, { "if-match": child.etag }));
    worked(await moves(world, "ruth", child.at, "share"));
    const { codedNotation } = worked(await world.as("ruth")("GET", parent.at)).body;
    expect((await samuel(parent.at)).status).toBe(404);

    type Item = {
      code: string;
      text: string;
      findings: { path: string; message: string; severity: string }[];
    };
    const b6 = async (who: string) =>
      (worked(await world.as(who)("GET", `${child.at}/check`)).body.items as Item[]).find(
        ({ code }) => code === "B6",
      );
    expect(await without(samuel(`${child.at}/check`), codedNotation, "2028-12-31")).toBe(200);
    const told = await b6("samuel");
    expect(told?.text).toBe("First and last day");
    expect(told?.findings.map(({ path, severity }) => [path, severity])).toEqual([["/parentId", "block"]]);
    const stewards = await b6("ruth");
    expect(stewards?.text).toContain(codedNotation);
    expect(stewards?.findings.map(({ path }) => path)).toContain("/expirationDate");
    const [reader, check] = await Promise.all([samuel(child.at), samuel(`${child.at}/check`)]);
    expect(reader.body.findings.block).toBe(check.body.block);
  });
});
