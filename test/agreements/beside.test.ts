/** A draft beside an executed agreement: what was signed goes on as it was, and what is being made is its makers' alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Recognition } from "#shared/agreements/recognition.ts";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { base, drafted, executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const partnership = "/api/partnerships/cedar-valley";
const get = async (who: Who, path: string) => world.as(who)("GET", path);
const post = async (who: Who, path: string, body?: object) => {
  const seen = (await get(who, path.slice(0, path.lastIndexOf("/")))).etag;
  return world.as(who)("POST", path, body, { "if-match": seen });
};
const codes = ["CBHS", "TRACC", "PLCC"];
const parties = (...more: string[]) =>
  [...codes, ...more].map((code) => ({
    organizationId: world.region.organization(code),
    role: code === "PLCC" ? "RECEIVING" : code === "NSU" ? "FACILITATOR" : "SENDING",
    ...(code === "PLCC" ? { reviewerIds: [world.region.person("anjali")] } : {}),
  }));

/** Executed and public, and an amendment begun: another name, another number of days' notice, and Mill Race beside the parties. */
async function amended({ kind = "MRHS", visibility = "PUBLIC" } = {}) {
  const { at, id, codedNotation } = await executed(world);
  if (visibility !== "PUBLIC") worked(await post("tom", `${at}/visibility`, { to: visibility }));
  const draft = worked(await post("tom", `${at}/amend`, {})).body;
  const body = {
    name: "Health Science, the secret sequel",
    agreementType: "ARTICULATION",
    parties: parties(kind),
    dateEffective: draft.dateEffective,
    expirationDate: draft.expirationDate,
    pathwayId: "health/diagnostic-services",
    noticeDays: 0,
  };
  const { etag } = await get("tom", at);
  const changed = worked(await world.as("tom")("PUT", at, body, { "if-match": etag }));
  const rules = worked(await get("tom", `${at}/rules`)).body;
  const [first] = rules.rules;
  const said = { ...rules, rules: [{ ...first, title: "A secret rule" }] };
  worked(await world.as("tom")("PUT", `${at}/rules`, said, { "if-match": changed.etag }));
  return { at, id, codedNotation, title: first.title as string };
}

describe("an outsider", () => {
  it("finds an executed agreement in lists as it was signed: no name, party, pathway or state of the draft beside it", async () => {
    const { id } = await amended();
    const rows = async (who: Who, query = "") =>
      (worked(await get(who, `${base}?limit=100${query}`)).body.items as AgreementRow[]).filter(
        (row) => row.id === id,
      );
    const [row] = await rows("gus");
    expect(row).toMatchObject({
      name: "Health Science articulation",
      pathwayId: "health/therapeutic-services",
      status: "EXECUTED",
    });
    expect(row?.parties.map(({ organizationId }) => organizationId).sort()).toEqual(
      codes.map((code) => world.region.organization(code)).sort(),
    );
    expect([row?.pending, row?.joining]).toEqual([undefined, undefined]);
    const mill = `&party=${world.region.organization("MRHS")}`;
    for (const query of ["&status=DRAFT", "&q=secret", mill]) expect(await rows("gus", query)).toEqual([]);
    expect((await rows("tom", mill))[0]).toMatchObject({ pending: "DRAFT", joining: [{ role: "SENDING" }] });
    expect((await rows("jo", mill))[0]?.pending).toBe("DRAFT");
  });

  it("reads what was executed and nothing of the draft: not its rules, reviews or history", async () => {
    const { at, id, title } = await amended();
    const one = worked(await get("gus", at)).body;
    expect([one.versionNo, one.status, one.name]).toEqual([1, "EXECUTED", "Health Science articulation"]);
    expect((await get("gus", `${at}/versions/2`)).status).toBe(404);
    expect(worked(await get("gus", `${at}/rules`)).body.rules[0].title).toBe(title);
    expect((await get("gus", `${at}/history`)).body.type).toBe("/problems/content-hidden");
    expect((await get("gus", `${at}/history/verify`)).body.type).toBe("/problems/content-hidden");
    worked(await get("priya", `${at}/history`));
    const says = async (who: Who, school: string) => {
      const path = `${partnership}/schools/${world.region.organization(school)}/recognition?limit=50`;
      const { items } = worked(await get(who, path)).body as Recognition;
      return items.find(({ agreementId }) => agreementId === id);
    };
    const told = await says("gus", "CBHS");
    expect(told?.name).toBe("Health Science articulation");
    expect(told?.statements.length).toBeGreaterThan(0);
    expect(told?.statements.filter(({ underWay }) => underWay)).toEqual([]);
    expect((await says("tom", "CBHS"))?.statements.some(({ underWay }) => underWay)).toBe(true);
    expect([await says("gus", "MRHS"), (await says("jo", "MRHS"))?.agreementId]).toEqual([undefined, id]);
  });
});

describe("a party of the draft only", () => {
  it("reads the draft, and of the agreement between the others not even that it stands", async () => {
    const { at } = await amended({ visibility: "PARTIES" });
    const seen = worked(await get("jo", at)).body;
    expect([seen.versionNo, seen.status, seen.earlier, seen.phase]).toEqual([2, "DRAFT", [], undefined]);
    expect((await get("jo", `${at}/versions/1`)).status).toBe(404);
    expect(
      worked(await get("jo", `${at}/versions`)).body.items.map((one: { versionNo: number }) => one.versionNo),
    ).toEqual([2]);
    expect((await get("jo", `${at}/history`)).body.type).toBe("/problems/content-hidden");
    worked(await get("jo", `${at}/rules`));
  });

  it("finds it in lists as what is being made, and has none of the others' days in a calendar", async () => {
    const { at, id } = await amended({ visibility: "PARTIES" });
    const notice = { terminationDay: "2027-06-30", teachOutUntil: "2027-06-30", reason: "Another way" };
    worked(await post("denise", `${at}/notice`, notice));
    const row = async (who: Who) =>
      (worked(await get(who, `${base}?limit=100`)).body.items as AgreementRow[]).find((one) => one.id === id);
    const mine = await row("jo");
    expect([mine?.status, mine?.spans, mine?.next, mine?.noticeDay]).toEqual([
      "DRAFT",
      undefined,
      undefined,
      undefined,
    ]);
    expect(await row("tom")).toMatchObject({ status: "EXECUTED", noticeDay: "2027-06-30" });
    const feed = async (who: Who) => {
      const { url } = worked(await world.as(who)("POST", "/api/me/calendar")).body;
      return String((await world.anonymously("GET", new URL(url).pathname)).body);
    };
    expect(await feed("tom")).toContain(id);
    expect(await feed("jo")).not.toContain(id);
  });

  it("decides nothing for a copy of those who read only what was signed", async () => {
    const { at } = await executed(world);
    const draft = worked(await post("tom", `${at}/amend`, {})).body;
    const { name, agreementType, dateEffective, expirationDate } = draft;
    const left = parties("MRHS").filter(
      ({ organizationId }) => organizationId !== world.region.organization("CBHS"),
    );
    const body = { name, agreementType, dateEffective, expirationDate, parties: left };
    const { etag } = await get("tom", at);
    worked(await world.as("tom")("PUT", at, body, { "if-match": etag }));
    const insteadOf = world.region.organization("CBHS");
    worked(await world.as("ruth")("POST", `${at}/copy`, { insteadOf, name: "As signed" }));
  });

  it("binds nobody by what others signed: it gives no notice, follows and corrects nothing, and narrows nothing", async () => {
    const { at } = await amended();
    const notice = { terminationDay: "2027-06-30", teachOutUntil: "2028-06-30", reason: "Not ours to end" };
    const correction = { field: "NAME", from: "Health Science articulation", to: "Health Sciences" };
    for (const [who, move, body] of [
      ["dolores", "notice", notice],
      ["jo", "renew", {}],
      ["jo", "corrections", correction],
      ["jo", "visibility", { to: "PARTIES" }],
    ] as const)
      expect([move, (await post(who, `${at}/${move}`, body)).body.type]).toEqual([
        move,
        "/problems/not-a-party",
      ]);
  });

  it("is not asked before it is bound: the executed agreement stays public, and is its parties' alone once both are", async () => {
    const { at, id } = await amended();
    const registry = `/api/public/partnerships/cedar-valley/agreements/${id}`;
    expect((await get("tom", at)).body.visibility).toBe("PUBLIC");
    expect((await get("gus", registry)).body.versions).toHaveLength(1);
  });
});

describe("who is bound", () => {
  it("gives notice beside a draft, by the days that were signed; the end withdraws the draft", async () => {
    const { at } = await amended();
    const notice = {
      terminationDay: "2026-12-31",
      teachOutUntil: "2027-06-30",
      reason: "The program closes",
    };
    worked(await post("denise", `${at}/notice`, notice));
    const early = await post("denise", `${at}/terminate`);
    expect([early.body.type, early.body.detail]).toEqual([
      "/problems/notice-running",
      expect.stringContaining("Notice of 90 days"),
    ]);
    worked(await post("samuel", `${at}/agree`));
    const ended = worked(await post("samuel", `${at}/terminate`)).body;
    expect([ended.status, ended.earlier[0].status]).toEqual(["WITHDRAWN", "TERMINATED"]);
    const first = worked(await get("tom", `${at}/versions/1`)).body;
    expect([first.status, first.phase]).toEqual(["TERMINATED", "IN_FORCE"]);
    expect((await get("tom", `${at}/versions/2`)).body.phase).toBeUndefined();
    const shown = (await get("gus", at)).body;
    expect([shown.versionNo, shown.status]).toEqual([1, "TERMINATED"]);
  });

  it("corrects what is frozen while a draft is made, and the correction outlives it", async () => {
    const { at } = await amended();
    const correction = { field: "NAME", from: "Health Science articulation", to: "Health Sciences" };
    const done = worked(await post("tom", `${at}/corrections`, correction)).body;
    expect(done.corrections).toMatchObject([{ versionNo: 1, to: "Health Sciences" }]);
    worked(await post("tom", `${at}/withdraw`, { reason: "Not now" }));
    const again = worked(await post("tom", `${at}/amend`, {})).body;
    expect(again.corrections).toHaveLength(1);
  });

  it("is not a facilitator, who starts, ends and agrees to no end", async () => {
    const { at } = await executed(world, weldingCsv(), { parties: parties("NSU") });
    const notice = { terminationDay: "2027-06-30", teachOutUntil: "2028-06-30", reason: "Not a side" };
    const refused = await post("ruth", `${at}/notice`, notice);
    expect([refused.status, refused.body.type]).toEqual([403, "/problems/not-a-party"]);
  });
});

it("shows a convener of an agreement between others its title, parties, state and dates, and nothing else", async () => {
  const { at } = await drafted(world, weldingCsv(), { governingRuleSet: "PERKINS-V" });
  worked(await post("tom", `${at}/share`));
  const outline = worked(await get("marisol", at)).body;
  expect(Object.keys(outline).sort()).toEqual(
    [
      ...["agreementType", "codedNotation", "contentHidden", "dateEffective", "delegations", "earlier"],
      ...["expirationDate", "flags", "id", "name", "noticeDays", "parties", "pathwayId", "shared"],
      ...["signatureSlots", "signatures", "status", "stewardId", "unattested", "version", "versionKind"],
      ...["versionNo", "visibility"],
    ].sort(),
  );
  const { at: other } = await amended({ visibility: "PARTIES" });
  worked(
    await post("tom", `${other}/corrections`, {
      field: "NAME",
      from: "Health Science articulation",
      to: "Health Sciences",
    }),
  );
  const executedOne = worked(await get("marisol", other)).body;
  expect([executedOne.versionNo, executedOne.corrections, executedOne.earlier]).toEqual([1, undefined, []]);
});
