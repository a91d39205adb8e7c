/** Data-sharing agreements through the API: started, numbered, changed, hidden, and their terms replaced whole. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { dataDraft, dataSharing, startedSharing } from "#test/support/data-sharing.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const ruth = (...args: Parameters<ReturnType<World["as"]>>) => world.as("ruth")(...args);
type Problem = { pointer: string; detail: string };
const pointers = (body: { errors: Problem[] }) => body.errors.map(({ pointer }) => pointer);

describe("a draft", () => {
  it("gets the next number of the year, also when several start at once", async () => {
    const first = worked(await ruth("POST", dataSharing, dataDraft(world)));
    expect([first.status, first.body.codedNotation, first.body.phase, first.body.versionNo]).toEqual([
      201,
      "DS-2026-001",
      "DRAFT",
      1,
    ]);
    worked(await ruth("POST", dataSharing, dataDraft(world, { codedNotation: "DS-2026-007" })));
    const pair = await Promise.all([1, 2].map(() => ruth("POST", dataSharing, dataDraft(world))));
    expect(pair.map((one) => worked(one).body.codedNotation).sort()).toEqual(["DS-2026-008", "DS-2026-009"]);
    const taken = await ruth("POST", dataSharing, dataDraft(world, { codedNotation: "DS-2026-007" }));
    expect([taken.status, taken.body.type]).toEqual([409, "/problems/already-there"]);
  });

  it("is its steward's alone: nobody else finds it, the convener sees its outline, an auditor all of it", async () => {
    const { at, id } = await startedSharing(world, { name: "Ours alone" });
    expect((await world.as("roberta")("GET", at)).status).toBe(404);
    expect((await world.as("roberta")("GET", `${at}/terms`)).status).toBe(404);
    const listed = worked(await world.as("roberta")("GET", `${dataSharing}?q=alone`));
    expect(listed.body.items).toEqual([]);
    const outline = worked(await world.as("marisol")("GET", at)).body;
    expect([outline.name, outline.contentHidden, outline.summary, outline.counts]).toEqual([
      "Ours alone",
      true,
      undefined,
      undefined,
    ]);
    expect((await world.as("marisol")("GET", `${at}/terms`)).status).toBe(403);
    expect(worked(await world.as("angela")("GET", at)).body.summary).toContain("Counts");
    expect(worked(await ruth("GET", `${dataSharing}?q=alone&phase=DRAFT&tier=dsa`)).body.items).toMatchObject(
      [{ id, phase: "DRAFT", tier: "dsa" }],
    );
    expect(worked(await ruth("GET", `${dataSharing}?q=alone&phase=ACTIVE`)).body.items).toEqual([]);
  });

  it("names every field that does not fit what is here", async () => {
    const { organization, person } = world.region;
    const nsu = { roles: ["receiving"], ferpaCapacity: "educational_agency_or_institution" };
    const wrong = await ruth(
      "POST",
      dataSharing,
      dataDraft(world, {
        parentId: "dsa_00000000000000000000",
        expirationDate: "2026-12-31",
        parties: [
          { ...nsu, organizationId: organization("NSU"), contacts: { steward: person("tom") } },
          { ...nsu, organizationId: organization("NSU"), roles: ["receiving", "receiving"] },
          { ...nsu, organizationId: "org_00000000000000000000" },
        ],
        signatureSlots: [
          { slotNo: 1, organizationId: organization("PLCC"), function: "VP", personId: person("theo") },
        ],
        authorities: [{ slotNo: 2, basis: "statute", reference: "110 ILCS" }],
      }),
    );
    expect([wrong.status, pointers(wrong.body)]).toEqual([
      422,
      [
        "/expirationDate",
        "/parentId",
        "/parties/0/contacts/steward",
        "/parties/1/organizationId",
        "/parties/1/roles",
        "/parties/2/organizationId",
        "/signatureSlots/0/organizationId",
        "/signatureSlots/0/personId",
        "/authorities/0/slotNo",
      ],
    ]);
  });

  it("stands under the tier above it, and under no other", async () => {
    const mou = worked(await ruth("POST", dataSharing, dataDraft(world, { tier: "mou" }))).body.id;
    const dsa = worked(await ruth("POST", dataSharing, dataDraft(world, { parentId: mou }))).body;
    expect(dsa.parentId).toBe(mou);
    expect(await world.services.dataSharing.children(PartnershipId.parse("cedar-valley"), mou)).toEqual([
      dsa.id,
    ]);
    const license = await ruth("POST", dataSharing, dataDraft(world, { tier: "dul", parentId: mou }));
    expect([license.status, pointers(license.body)]).toEqual([422, ["/parentId"]]);
    const foreign = await world.as("tom")("POST", dataSharing, dataDraft(world, { parentId: mou }));
    expect([foreign.status, pointers(foreign.body)]).toEqual([422, ["/parentId"]]);
  });

  it("is changed by its version, and says who was quicker and with what", async () => {
    const { at, etag } = await startedSharing(world);
    const change = dataDraft(world, { name: "Outcomes 2028", expirationDate: "2029-12-31" });
    expect((await ruth("PUT", at, change)).status).toBe(428);
    const changed = worked(await ruth("PUT", at, change, { "if-match": etag }));
    expect([changed.body.name, changed.body.version]).toEqual(["Outcomes 2028", 2]);
    const stale = await ruth("PUT", at, change, { "if-match": etag });
    expect([stale.status, stale.body.changes.map((one: { note: string }) => one.note)]).toEqual([
      412,
      ["title, last day"],
    ]);
    const gone = await ruth(
      "PUT",
      at,
      { ...change, parties: (change["parties"] as object[]).slice(1) },
      { "if-match": changed.etag },
    );
    expect([gone.status, pointers(gone.body)]).toEqual([422, ["/parties"]]);
    expect(worked(await ruth("GET", `${at}/history/verify`)).body).toEqual({ intact: true, events: 2 });
  });
});

describe("its terms", () => {
  const element = { elementId: "E1", vocab: "local", name: "5S1", level: "aggregate", sensitivity: "public" };

  it("are those of every agreement until someone writes others, and are replaced whole", async () => {
    const { at, etag } = await startedSharing(world);
    const none = worked(await ruth("GET", `${at}/terms`)).body;
    expect([none.elements, none.prohibitedUses.length]).toEqual([[], 5]);
    const terms = {
      purposes: [{ purposeId: "P1", statement: "Improve instruction." }],
      elements: [{ ...element, purposeIds: ["P1"] }],
    };
    const saved = worked(await ruth("PUT", `${at}/terms`, terms, { "if-match": etag }));
    const shown = worked(await ruth("GET", at)).body;
    expect([shown.counts, shown.version]).toEqual([
      { purposes: 1, elements: 1, transfers: 0, clauses: 0 },
      2,
    ]);
    const same = worked(await ruth("PUT", `${at}/terms`, terms, { "if-match": saved.etag }));
    expect(same.etag).toBe(saved.etag);
    const emptied = worked(await ruth("PUT", `${at}/terms`, {}, { "if-match": saved.etag }));
    expect(emptied.body).toEqual(none);
    const history = worked(await ruth("GET", `${at}/history`)).body.items;
    expect(history.map((one: { action: string; note?: string }) => [one.action, one.note])).toEqual([
      ["data-sharing-started", undefined],
      ["terms-changed", "purposes, elements"],
      ["terms-changed", "purposes, elements"],
    ]);
  });

  it("name only what is there, each thing once", async () => {
    const { at, etag } = await startedSharing(world);
    const { organization } = world.region;
    const exchange = { indicatorId: "9Z9", from: "2026-27", to: "2025-26", dimensions: ["shoe-size"] };
    const wrong = await ruth(
      "PUT",
      `${at}/terms`,
      {
        elements: [
          { ...element, level: "student", exchange, purposeIds: ["P9"], basisId: "no_law" },
          { ...element, name: "again" },
        ],
        transfers: [
          {
            transferId: "T1",
            method: "hub_aggregate",
            senderId: organization("NSU"),
            receiverIds: [organization("NSU"), organization("HALV")],
            elementIds: ["E2"],
            firstDue: "2027-02-01",
          },
        ],
        subRecipients: [{ name: "A lab", ofOrganizationId: organization("HALV") }],
        evidence: [{ kind: "other", on: "2026-01-01", reference: "-", organizationId: organization("HALV") }],
        retention: { trigger: "date", action: "destroy" },
      },
      { "if-match": etag },
    );
    expect([wrong.status, pointers(wrong.body).sort()]).toEqual([
      422,
      [
        "/elements/0/basisId",
        "/elements/0/exchange",
        "/elements/0/exchange/dimensions/0",
        "/elements/0/exchange/indicatorId",
        "/elements/0/exchange/to",
        "/elements/0/purposeIds/0",
        "/elements/1/elementId",
        "/evidence/0/organizationId",
        "/retention/on",
        "/subRecipients/0/ofOrganizationId",
        "/transfers/0/elementIds/0",
        "/transfers/0/receiverIds/0",
        "/transfers/0/receiverIds/1",
      ],
    ]);
  });
});
