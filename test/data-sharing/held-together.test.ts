/** An executed agreement, and who it binds, hold together: nobody is left behind by an amendment, told what is not theirs, or bound again by what has ended. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asRow } from "#functions/data-sharing/rows.ts";
import { close } from "#shared/data-sharing/disposition.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataSharingId, PartnershipId } from "#shared/ids.ts";
import { signature, worked } from "#test/support/agreements.ts";
import { agreed, completeDraft, moves } from "#test/support/data-life.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const partnership = "cedar-valley" as PartnershipId;
const problem = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace("/problems/", ""),
];

/** Ruth saves the draft under way with these changes, read afresh. */
async function edits(at: string, changes: object) {
  const { etag } = worked(await world.as("ruth")("GET", at));
  return world.as("ruth")("PUT", at, completeDraft(world, changes), { "if-match": etag });
}

/** The letters under this key, sealed as they wait to be sent, as one text. */
async function letters(key: string): Promise<string> {
  const items = await world.services.table.batch([{ pk: `T#${partnership}#MAIL#${key}`, sk: "OUTBOX" }]);
  return JSON.stringify(items.map((item) => world.services.seal.open("mail", String(item["letter"]))));
}

describe("an amendment", () => {
  it("leaves out nobody whom the version before binds; what becomes of that one is told to them alone (A1, A4)", async () => {
    const { at, id } = await agreed(world);
    worked(await moves(world, "ruth", at, "amend", {}));
    const { parties } = completeDraft(world) as { parties: { organizationId: string }[] };
    const asked = {
      organizationId: world.region.organization("CBHS"),
      roles: ["receiving"],
      ferpaCapacity: "educational_agency_or_institution",
      contacts: { privacy: world.region.person("samuel") },
    };
    const left = await edits(at, { dateEffective: "2026-11-25", parties: parties.slice(0, 2) });
    expect(problem(left)).toEqual([422, "invalid-input"]);
    expect(left.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain("/parties");
    worked(
      await edits(at, {
        name: "With the high school",
        dateEffective: "2026-11-25",
        parties: [...parties.map((party) => ({ ...party, contacts: {} })), asked],
      }),
    );
    worked(await moves(world, "roberta", at, "suspend", { reason: "A breach is looked into" }));
    const told = await letters(`${id}-restriction-1`);
    for (const heard of ["Ruth Vandermeer", "Roberta Kowalczyk", "Tom ", "“Outcomes 2027”"])
      expect(told).toContain(heard);
    for (const kept of ["Samuel", "With the high school"]) expect(told).not.toContain(kept);
  });
});

describe("one that has ended", () => {
  it("is not taken up again by a version that was declined, and the list says so (A2)", async () => {
    const { at, id } = await agreed(world, { terms: { terminationCauses: ["A breach"] } });
    worked(await moves(world, "ruth", at, "amend", {}));
    for (const step of ["review", "send"]) worked(await moves(world, "ruth", at, step));
    worked(await moves(world, "denise", at, "decline", { reason: "Not for us" }));
    const ending = { lastDay: "2026-11-23", reason: "It was found", cause: "A breach" };
    worked(await moves(world, "roberta", at, "terminate", ending));
    const recalled = await moves(world, "ruth", at, "recall", { reason: "Once again" });
    expect(problem(recalled)).toEqual([409, "wrong-moment"]);
    const ended = (await world.services.dataSharing.find(partnership, id as DataSharingId)) as DataSharing;
    const { record } = close(ended, "2026-11-23");
    expect(asRow(record).status).toBe("CLOSED");
    expect(asRow({ ...record, status: "EXECUTED" }).status).toBe("CLOSED");
  });
});

describe("joining what stands under another", () => {
  it("waits until the one above is joined (B3, L6)", async () => {
    const parent = await agreed(world, { draft: { tier: "mou", name: "Memorandum" } });
    const { at } = await agreed(world, {
      draft: { parentId: parent.id, expirationDate: "2028-01-31" },
      terms: { joinder: { openUntil: "2026-12-31", role: "receiving", organizationTypes: [] } },
    });
    for (const who of ["ruth", "roberta", "tom"])
      worked(await moves(world, who, at, "visibility", { to: "PARTNERSHIP" }));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const names = ["Samuel Abernathy", "Superintendent", "Cedar Bend High School"] as const;
    const { slotNo: _slot, ...words } = signature(body, 0, names);
    const draft = {
      ...words,
      versionNo: 1,
      ferpaCapacity: "educational_agency_or_institution",
      contacts: {},
    };
    const answer = await world.as("samuel")("POST", `${at}/join`, draft, { "if-match": etag });
    expect(problem(answer)).toEqual([422, "beyond-parent"]);
  });
});
