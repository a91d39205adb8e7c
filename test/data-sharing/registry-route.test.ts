/** What leaves the hub of data-sharing agreements: the public registry, the coverage map, ODRL and the text for counsel. */
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Restriction } from "#shared/data-sharing/schema.ts";
import type { PersonId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { moves } from "#test/support/data-life.ts";
import { executedSharing, moved, regionalTerms } from "#test/support/data-sharing-in-force.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
let open: { at: string; id: string; codedNotation: string };
let closed: { at: string; id: string; codedNotation: string };
beforeAll(async () => {
  world = await openWorld();
  open = await executedSharing(world, { visibility: "PUBLIC" });
  closed = await executedSharing(world);
});
afterAll(() => world.close());

const registry = "/api/public/partnerships/cedar-valley/data-sharing";
const get = async (who: Who, path: string) => worked(await world.as(who)("GET", path));
const org = (code: string) => world.region.organization(code);

describe("the public registry", () => {
  it("lists who holds what, for which purpose, for how long, and until when it may be held", async () => {
    const { body, headers } = worked(await world.anonymously("GET", registry));
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      id: open.id,
      name: "Regional Outcomes",
      partnership: { id: "cedar-valley" },
      phase: "ACTIVE",
      holders: [{ name: "Northgate State University", passedTo: [] }, { code: "PLCC" }],
      purposes: ["To improve instruction."],
      scope: "Concentrators who left school, cohorts 2023 to 2026.",
      from: "2026-10-01",
      until: "2028-12-31",
      information: [
        { name: "Credentials earned", level: "aggregate", usedFor: [0] },
        { name: "Transfer students by program", vocab: "CEDS", vocabId: "000037" },
      ],
      prohibitedUses: ["Re-identification", "Sale"],
      held: { trigger: "term_end", destroyWithin: "P60D", by: "2029-03-01", certified: 0, of: 2 },
      smallestGroup: 10,
    });
    expect(body.items[0].disclosers.map(({ code }: { code: string }) => code)).toEqual(["TRACC", "PLCC"]);
    // Nobody by name or id, and nothing of how it was made.
    expect(JSON.stringify(body)).not.toMatch(/per_|Ruth|startedBy/);
    const one = worked(await world.anonymously("GET", `${registry}/${open.id}`));
    expect(one.body).toEqual(body.items[0]);
  });

  it("has regions with nothing else in public on the list of regions", async () => {
    const { body } = worked(await world.anonymously("GET", "/api/public/partnerships"));
    expect(body.items.map(({ id }: { id: string }) => id)).toContain("cedar-valley");
  });

  it("answers what is private, a draft, or nothing, with one and the same 404", async () => {
    const draft = await executedSharing(world, { visibility: "PUBLIC", status: "DRAFT" });
    const nothing = await world.anonymously("GET", `${registry}/dsa_00000000000000000000`);
    for (const { id } of [closed, draft]) {
      const answer = await world.anonymously("GET", `${registry}/${id}`);
      expect([answer.status, answer.body]).toEqual([404, nothing.body]);
    }
    expect((await world.anonymously("GET", registry.replace("cedar-valley", "no-such-place"))).status).toBe(
      404,
    );
  });

  it("has an agreement from the moment the last of its parties makes it public, through the moves themselves", async () => {
    const { id, at } = await executedSharing(world);
    const shown = async () => (await world.anonymously("GET", `${registry}/${id}`)).status;
    for (const who of ["ruth", "roberta", "tom"] as const) {
      expect(await shown()).toBe(404);
      worked(await moves(world, who, at, "visibility", { to: "PUBLIC" }));
    }
    expect(await shown()).toBe(200);
    // A move of what is public stays a move of what is public.
    worked(
      await moves(world, "ruth", at, "suspend", { from: "2026-11-23", reason: "A breach is looked into." }),
    );
    const { body } = worked(await world.anonymously("GET", `${registry}/${id}`));
    expect(body.phase).toBe("SUSPENDED");
    worked(await moves(world, "ruth", at, "visibility", { to: "PARTIES" }));
    expect(await shown()).toBe(404);
  });

  it("says nothing of an amendment that is being made, and forgets what is no longer public", async () => {
    const { id } = await executedSharing(world, { visibility: "PUBLIC" });
    const before = worked(await world.anonymously("GET", `${registry}/${id}`)).body;
    await moved(world, id, (record) => ({
      ...record,
      versionNo: 2,
      versionKind: "AMENDMENT",
      status: "DRAFT",
      name: "A secret plan",
      expirationDate: "2031-12-31",
      earlier: [
        {
          versionNo: 1,
          versionKind: "ORIGINAL",
          status: "EXECUTED",
          name: "Regional Outcomes",
          parties: record.parties,
          dateEffective: record.dateEffective,
          expirationDate: record.expirationDate,
          noticeDays: record.noticeDays,
          ...(before.dateSigned ? { dateSigned: before.dateSigned } : {}),
          ...(record.contentHash ? { contentHash: record.contentHash } : {}),
          ...{ termsId: kept(record.termsId) },
        },
      ],
      termsId: undefined,
    }));
    expect(worked(await world.anonymously("GET", `${registry}/${id}`)).body).toEqual(before);
    await moved(world, id, (record) => ({
      ...record,
      visibility: "PARTIES",
      restrictions: [suspended(record.startedBy)],
    }));
    expect((await world.anonymously("GET", `${registry}/${id}`)).status).toBe(404);
    const { body } = worked(await world.anonymously("GET", registry));
    expect(body.items.map((one: { id: string }) => one.id)).toEqual([open.id]);
  });
});

const suspended = (by: PersonId): Restriction => ({
  restrictionNo: 1,
  kind: "SUSPENSION",
  elementIds: [],
  from: "2026-11-23",
  reason: "A breach is looked into.",
  by,
  byName: "Ruth Vandermeer",
  at: "2026-11-23T15:00:00.000Z",
});

function kept<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("it has terms");
  return value;
}

describe("the coverage map", () => {
  const coverage = "/api/partnerships/cedar-valley/coverage";

  it("names the agreements that let an organization see an indicator by subgroup for a year, to whoever may read them", async () => {
    const asked = `${coverage}?viewer=${org("NSU")}&indicator=5S1&year=2024-25&dimension=gender`;
    const { body } = await get("ruth", asked);
    expect(body.agreements.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [open.id, closed.id].toSorted(),
    );
    expect(body.passing[0]).toMatchObject({
      senderId: org("TRACC"),
      receiverIds: [org("NSU")],
      from: "2023-24",
    });
    // A stranger to the closed one is shown the public one alone.
    expect((await get("elena", asked)).body.agreements).toMatchObject([
      { id: open.id, until: "2028-12-31", n: 10 },
    ]);
    for (const other of ["year=2027-28", "dimension=race", `viewer=${org("TRACC")}`, "indicator=1S1"]) {
      const [name = ""] = other.split("=");
      const changed = asked.replace(new RegExp(`${name}=[^&]*`), other);
      expect((await get("ruth", changed)).body.passing).toEqual([]);
    }
    expect((await world.as("ruth")("GET", `${coverage}?year=2024-26`)).status).toBe(422);
  });

  it("turned round, shows which partner's indicators no active agreement covers, by year", async () => {
    const { body } = await get("ruth", `${coverage}?matrix=yes`);
    const { years, rows, gaps } = body.matrix;
    expect(years).toEqual(["2023-24", "2024-25", "2025-26", "2026-27", "2027-28"]);
    const row = (code: string, indicator: string) =>
      rows.find(
        (one: { organizationId: string; indicatorId: string }) =>
          one.organizationId === org(code) && one.indicatorId === indicator,
      )?.years;
    expect(row("TRACC", "5S1")).toEqual([[0, 1], [0, 1], [0, 1], [0, 1], []]);
    expect(row("TRACC", "1S1")).toEqual([[], [], [], [], []]);
    expect(row("PLCC", "1P1")).toEqual([[], [], [], [], []]);
    // A business has no students to report of.
    expect(row("HALV", "5S1")).toBeUndefined();
    expect(gaps).toBe(
      rows.flatMap((one: { years: number[][] }) => one.years).filter((cell: number[]) => cell.length === 0)
        .length,
    );
  });

  it("forgets an agreement on the day it is suspended", async () => {
    const { id } = await executedSharing(world);
    const named = async () =>
      (await get("ruth", `${coverage}?indicator=5S1`)).body.agreements.map((one: { id: string }) => one.id);
    expect(await named()).toContain(id);
    await moved(world, id, (record) => ({
      ...record,
      restrictions: [suspended(record.startedBy)],
    }));
    expect(await named()).not.toContain(id);
  });
});

describe("what is exported of a version", () => {
  it("is an ODRL policy that a processor expands without the network, of the version that binds", async () => {
    const { body, headers } = await get("ruth", `${open.at}/odrl`);
    expect(headers.get("content-type")).toContain("application/ld+json");
    const expanded = await jsonld.expand(body, {
      documentLoader: (url: string) => Promise.reject(new Error(`the network was asked for ${url}`)),
    });
    expect(expanded).toHaveLength(1);
    expect([body.type, body.identifier, body.permission.length]).toEqual([
      "Agreement",
      open.codedNotation,
      2,
    ]);
    expect((await world.as("ruth")("GET", `${open.at}/odrl?version=2`)).status).toBe(404);
    expect((await world.as("marisol")("GET", `${closed.at}/odrl`)).status).toBe(403);
  });

  it("is a text that is the same for the same words, whatever order they were typed in, and names no person", async () => {
    const text = (await get("ruth", `${open.at}/export?as=json`)).body;
    expect([text.number, text.parties.map((one: { name: string }) => one.name)[0]]).toEqual([
      open.codedNotation,
      "Northgate State University",
    ]);
    expect(JSON.stringify(text)).not.toMatch(/per_|org_/);
    const terms = regionalTerms(world);
    const other = await executedSharing(
      world,
      { visibility: "PUBLIC" },
      {
        ...terms,
        elements: terms.elements.toReversed(),
        transfers: terms.transfers.toReversed(),
      },
    );
    const same = (await get("ruth", `${other.at}/export?as=json`)).body;
    expect({ ...same, number: text.number }).toEqual(text);
    await moved(world, other.id, (record) => ({ ...record, visibility: "PARTIES" }));
  });

  it("is its schedule of elements as CSV, without a cell that a spreadsheet would run", async () => {
    const terms = regionalTerms(world);
    const [first, ...rest] = terms.elements;
    const { at } = await executedSharing(
      world,
      {},
      {
        ...terms,
        elements: [{ ...(first as (typeof terms.elements)[0]), name: "=SUM(A1)" }, ...rest],
      },
    );
    const { body, headers } = await get("ruth", `${at}/export?as=csv`);
    expect(headers.get("content-disposition")).toContain("-schedule.csv");
    const lines = String(body).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("'=SUM(A1)");
    expect(lines[2]).toContain("E2,Transfer students by program");
  });
});
