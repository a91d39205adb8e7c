/** Data-sharing agreements beside one another and beside new people, over the real engines: joined, under another, signed by many at once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DataSharingId, PartnershipId } from "#shared/ids.ts";
import { intentText } from "#shared/signing/texts.ts";
import { signature, worked } from "#test/support/agreements.ts";
import { attach } from "#test/support/attach.ts";
import { agreed, drafted, moves, sentOut, signs, signsFor } from "#test/support/data-life.ts";
import { pdf } from "#test/support/files.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const problem = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace("/problems/", ""),
];
const offer = { openUntil: "2026-12-31", role: "receiving", organizationTypes: [] };

describe("joining", () => {
  it("binds who signs the very words of the version that is offered, and asks them to sign what follows (L12)", async () => {
    const { at } = await agreed(world, { terms: { joinder: offer } });
    expect((await world.as("samuel")("GET", at)).status).toBe(404);
    for (const who of ["ruth", "roberta", "tom"])
      worked(await moves(world, who, at, "visibility", { to: "PARTNERSHIP" }));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    expect(body.visibility).toBe("PARTNERSHIP");
    const { slotNo: _slot, ...words } = signature(body, 0, [
      "Samuel Abernathy",
      "Superintendent",
      "Cedar Bend High School",
    ]);
    const draft = {
      ...words,
      versionNo: 1,
      ferpaCapacity: "educational_agency_or_institution",
      contacts: { privacy: world.region.person("samuel") },
    };
    const join = (changes: object, who = "samuel") =>
      world.as(who)("POST", `${at}/join`, { ...draft, ...changes }, { "if-match": etag });
    expect(problem(await join({ contentHash: "0".repeat(64) }))).toEqual([409, "not-what-was-frozen"]);
    expect(problem(await join({}, "priya"))).toEqual([403, "role-missing"]);
    expect(problem(await join({}, "denise"))).toEqual([409, "already-there"]);
    const latest = worked(await world.as("samuel")("GET", at));
    const joined = worked(
      await world.as("samuel")("POST", `${at}/join`, draft, { "if-match": latest.etag }),
    ).body;
    const school = world.region.organization("CBHS");
    expect(joined).toMatchObject({
      visibility: "PARTNERSHIP",
      joinders: [
        {
          organizationId: school,
          role: "receiving",
          versionNo: 1,
          effective: "2026-11-23",
          signature: { contentHash: body.contentHash },
        },
      ],
    });
    worked(await moves(world, "samuel", at, "suspend", { reason: "A breach" }));
    const closed = worked(await world.as("dolores")("GET", at));
    const theirs = signature(closed.body, 0, ["Dolores Pike", "Superintendent", "Millrace High School"]);
    const { slotNo: _none, ...more } = theirs;
    expect(
      problem(
        await world.as("dolores")("POST", `${at}/join`, { ...draft, ...more }, { "if-match": closed.etag }),
      ),
    ).toEqual([409, "offer-closed"]);
    const { items } = worked(await world.as("ruth")("GET", `${at}/history?limit=100`)).body;
    expect(items.at(-1)).toMatchObject({ action: "attempt-refused", actorName: "Dolores Pike" });
    const next = worked(await moves(world, "ruth", at, "amend", {})).body;
    expect(next.parties.map((one: { organizationId: string }) => one.organizationId)).toContain(school);
    expect(next.signatureSlots.at(-1)).toMatchObject({
      organizationId: school,
      function: "Superintendent",
      required: true,
    });
  });
});

describe("under another", () => {
  it("is refused what the other has not, stands no more freely than it, and is signed after it (L6)", async () => {
    const memorandum = await sentOut(world, { draft: { tier: "mou", name: "Memorandum" } });
    const child = await drafted(world, { draft: { parentId: memorandum.id, expirationDate: "2028-01-31" } });
    worked(await moves(world, "ruth", child.at, "review"));
    expect(problem(await moves(world, "ruth", child.at, "send"))).toEqual([409, "not-executed"]);
    for (const who of ["ruth", "roberta", "denise"] as const) worked(await signs(world, memorandum.at, who));
    worked(await moves(world, "ruth", child.at, "send"));
    for (const who of ["ruth", "roberta", "denise"] as const) worked(await signs(world, child.at, who));
    expect((await world.as("denise")("GET", child.at)).body.phase).toBe("ACTIVE");

    worked(await moves(world, "tom", memorandum.at, "suspend", { reason: "A breach" }));
    expect((await world.as("denise")("GET", child.at)).body.phase).toBe("SUSPENDED");
    worked(await moves(world, "denise", memorandum.at, "lift", { restrictionNo: 1, reason: "Mended" }));

    const far = await drafted(world, {
      draft: { parentId: memorandum.id, expirationDate: "2028-12-31" },
      terms: { purposes: [{ purposeId: "P1", statement: "Something else." }] },
    });
    const refused = await moves(world, "ruth", far.at, "review");
    expect(problem(refused)).toEqual([422, "checks-missing"]);
    expect(refused.body.findings.map(({ code, path }: Record<string, string>) => `${code} ${path}`)).toEqual([
      "B6 /expirationDate",
      "B6 /terms/purposes/0",
    ]);
  });
});

describe("signing by many", () => {
  it("lets one of fifty win each place; the others hear 409 or 412, and there is one history", async () => {
    const { at, id } = await sentOut(world);
    worked(await signs(world, at, "ruth"));
    for (const [who, slotNo, many] of [
      ["roberta", 2, 50],
      ["denise", 3, 5],
    ] as const) {
      const { body, etag } = worked(await world.as(who)("GET", at));
      const draft = signature(body, slotNo, signsFor[who]);
      const answers = await Promise.all(
        Array.from({ length: many }, () => world.as(who)("POST", `${at}/sign`, draft, { "if-match": etag })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
    }
    const events = await world.services.dataSharing.events(
      "cedar-valley" as PartnershipId,
      id as DataSharingId,
    );
    expect(events.map(({ action }) => action).slice(-3)).toEqual([
      "data-sharing-signed",
      "data-sharing-signed",
      "data-sharing-executed",
    ]);
    expect((await world.as("ruth")("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
  });

  it("takes nobody's word for two sides, on paper either (L10)", async () => {
    const { at, id } = await sentOut(world);
    worked(await signs(world, at, "ruth"));
    const acting = (who: string, code: string) => async (move: string, body: object) => {
      const { etag } = worked(
        await world.as(who)("GET", at, undefined, { "acting-for": world.region.organization(code) }),
      );
      return world.as(who)("POST", `${at}/${move}`, body, {
        "if-match": etag,
        "acting-for": world.region.organization(code),
      });
    };
    await alsoAtTheCollege(world);
    const { body } = worked(await world.as("denise")("GET", at));
    worked(await acting("roberta", "TRACC")("sign", signature(body, 2, signsFor.roberta)));
    const twice = await acting("roberta", "PLCC")("sign", {
      ...signature(body, 3, ["Roberta Kowalczyk", "Vice President", "Prairie Lakes Community College"]),
      intentText: intentText(body, "Vice President", "Prairie Lakes Community College"),
    });
    expect(problem(twice)).toEqual([403, "second-person"]);
    const page = {
      slotNo: 3,
      documentId: await attach(world, await pdf("page.pdf"), id),
      nameAsSigned: "Denise Okafor",
      title: "Vice President",
      signedOn: "2026-11-23",
      contentHash: body.contentHash,
    };
    const hand = (who: "roberta" | "denise") =>
      moves(world, "tom", at, "paper", { ...page, personId: world.region.person(who) });
    expect(problem(await hand("roberta"))).toEqual([403, "second-person"]);
    worked(await hand("denise"));
    expect(problem(await acting("roberta", "PLCC")("attest", { slotNo: 3 }))).toEqual([403, "second-person"]);
    expect((await world.as("ruth")("GET", at)).body.phase).toBe("PARTLY_SIGNED");
  });
});

/** The convener lets Roberta sign for Prairie Lakes as well. */
async function alsoAtTheCollege({ as, region }: World): Promise<void> {
  const path = `/api/partnerships/cedar-valley/people/${region.person("roberta")}`;
  const { body, etag } = worked(await as("marisol")("GET", path));
  const grant = {
    organizationId: region.organization("PLCC"),
    roles: ["signatory", "editor"],
    from: "2025-08-01",
  };
  worked(await as("marisol")("PUT", path, { grants: [...body.grants, grant] }, { "if-match": etag }));
}
