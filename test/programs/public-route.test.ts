/** Programs as everyone reads them: the version in force and public, and nothing of drafts, statements or private agreements. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { PartnershipId, ProgramId } from "#shared/ids.ts";
import type { Program } from "#shared/programs/schema.ts";
import { revise } from "#shared/programs/succession.ts";
import { worked } from "#test/support/agreements.ts";
import { reviewedProgram, startedProgram } from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

const all = "/api/public/partnerships/cedar-valley/programs";
const partnership = PartnershipId.parse("cedar-valley");
let world: World;
let id: ProgramId;
let draft: string;

/** As it stands once it is in force; which checks let it get there is another test's. */
async function standing(changes: Partial<Program>): Promise<void> {
  const before = (await world.services.programs.find(partnership, id)) as Program;
  const stamp = { at: world.services.now(), actor: world.region.person("tom"), actorName: "Tom" };
  const after = { ...before, ...changes };
  const { writes } = await world.services.programs.saving(
    partnership,
    before,
    after,
    { action: "published" },
    stamp,
  );
  await world.services.table.commit(writes);
}

beforeAll(async () => {
  world = await openWorld();
  id = ProgramId.parse((await reviewedProgram(world, { summary: "From ninth grade to the degree." })).id);
  draft = (await startedProgram(world, { title: "Not yet" })).id;
  await standing({ status: "IN_FORCE", visibility: "PUBLIC", inForceFrom: "2026-11-20" });
});
afterAll(() => world.close());

it("lists what is in force and public, with its pathway and who takes part", async () => {
  const { items } = worked(await world.anonymously("GET", all)).body;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    id,
    title: "Health Science",
    pathway: { name: "Therapeutic Services", cluster: "Health Science" },
    cohort: "2026-27",
  });
  expect(items[0].organizations.map(({ code }: { code: string }) => code).sort()).toEqual([
    "CBHS",
    "NSU",
    "PLCC",
    "TRACC",
  ]);
});

it("shows one with its grid and its ways in and out, and nobody's statements", async () => {
  const { body, headers } = worked(await world.anonymously("GET", `${all}/${id}`));
  expect(headers.get("cache-control")).toBe("public, max-age=60");
  expect(body).toMatchObject({ versionNo: 1, inForceFrom: "2026-11-20", agreements: [] });
  expect(body.plan.exitPoints.map(({ name }: { name: string }) => name)).toContain("Associate in nursing");
  expect(body.cips).toEqual([{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" }]);
  expect(JSON.stringify(body)).not.toContain("approvals");
});

it("answers for a draft, a private one and none at all in the same words", async () => {
  const gone = async (path: string) => {
    const { status, body } = await world.anonymously("GET", path);
    return [status, body.type, body.detail];
  };
  const nothing = await gone(`${all}/prg_00000000000000000000`);
  expect(nothing[0]).toBe(404);
  expect(await gone(`${all}/${draft}`)).toEqual(nothing);
  expect(await gone(`/api/public/partnerships/sandhill-prairie/programs/${id}`)).toEqual(nothing);
  await standing({ visibility: "PARTNERSHIP" });
  expect(await gone(`${all}/${id}`)).toEqual(nothing);
  expect(await gone(`/ctdl/programs/${id}`)).toEqual(nothing);
  expect(worked(await world.anonymously("GET", all)).body.items).toEqual([]);
  await standing({ visibility: "PUBLIC" });
});

it("is one learning program in CTDL, in the list as by itself, and known again by its tag", async () => {
  const one = worked(await world.anonymously("GET", `/ctdl/programs/${id}`));
  expect(one.headers.get("content-type")).toBe("application/ld+json");
  const [node] = one.body["@graph"];
  expect([node["@type"], node["ceterms:name"]["en-US"]]).toEqual([
    "ceterms:LearningProgram",
    "Health Science",
  ]);
  const list = worked(await world.anonymously("GET", "/ctdl/programs"));
  expect(list.body["@graph"].map((each: Record<string, string>) => each["@id"])).toContain(node["@id"]);
  const again = await world.anonymously("GET", `/ctdl/programs/${id}`, undefined, {
    "if-none-match": one.etag,
  });
  expect(again.status).toBe(304);
});

it("names nobody whom only the version that is being made would add, neither to everyone nor to other partners", async () => {
  const before = (await world.services.programs.find(partnership, id)) as Program;
  const second = revise(before, before).record;
  const added = world.region.organization("MRHS") as Program["leadId"];
  const parties = [...second.parties, { organizationId: added, role: "SECONDARY" as const, serves: [] }];
  await standing({ ...second, shared: true, parties });
  const { items } = worked(await world.anonymously("GET", all)).body;
  expect(items[0].organizations.map(({ code }: { code: string }) => code)).not.toContain("MRHS");
  const partners = "/api/partnerships/cedar-valley";
  const ask = async (who: "tom" | "hannah", path: string) =>
    JSON.stringify(worked(await world.as(who)("GET", `${partners}${path}`)).body);
  for (const path of [`/programs?party=${added}`, `/impact?organization=${added}`]) {
    expect(await ask("tom", path)).toContain(id);
    expect(await ask("hannah", path)).not.toContain(id);
  }
  expect(await ask("hannah", "/programs")).toContain(id);
  expect(await ask("hannah", "/programs")).not.toContain(added);
});
