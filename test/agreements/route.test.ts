import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attached,
  base,
  draft,
  drafted,
  executed,
  healthCsv,
  typedSigners,
  weldingCsv,
  worked,
} from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const errorsOf = (body: { errors: { pointer: string }[] }) =>
  body.errors.map((error) => error.pointer).sort();

describe("POST …/agreements", () => {
  it("starts a draft whose steward is the organization acted for", async () => {
    const started = await world.as("tom")("POST", base, draft(world));
    expect(started.status).toBe(201);
    expect(started.etag).toBe('"1"');
    expect(started.body).toMatchObject({
      status: "DRAFT",
      shared: false,
      stewardId: world.region.organization("PLCC"),
      visibility: "PARTIES",
      codedNotation: expect.stringMatching(/^AA-2026-[0-9A-Z]{5}$/),
    });
  });

  it("names every field it cannot take, and saves nothing", async () => {
    const before = (await world.as("tom")("GET", base)).body.items.length;
    const refused = await world.as("tom")("POST", base, {
      ...draft(world),
      name: "x".repeat(201),
      dateEffective: "soon",
      colour: "red",
    });
    expect(refused.status).toBe(422);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(errorsOf(refused.body)).toEqual(["/colour", "/dateEffective", "/name"]);
    const nowhere = await world.as("tom")(
      "POST",
      base,
      draft(world, { pathwayId: "health/nowhere", expirationDate: "2026-07-31" }),
    );
    expect(errorsOf(nowhere.body)).toEqual(["/expirationDate", "/pathwayId"]);
    expect((await world.as("tom")("GET", base)).body.items).toHaveLength(before);
  });

  it("refuses a number that another agreement in the hub has", async () => {
    worked(await world.as("tom")("POST", base, draft(world, { codedNotation: "AA-2026-014" })));
    const second = await world.as("tom")("POST", base, draft(world, { codedNotation: "AA-2026-014" }));
    expect([second.status, second.body.type]).toEqual([409, "/problems/already-there"]);
  });

  it("wants a side that sends and a side that receives", async () => {
    const { organization } = world.region;
    const alone = (role: string) =>
      draft(world, { parties: [{ organizationId: organization("PLCC"), role }] });
    expect((await world.as("tom")("POST", base, alone("RECEIVING"))).body.type).toBe(
      "/problems/no-sending-party",
    );
    expect((await world.as("tom")("POST", base, alone("SENDING"))).body.type).toBe(
      "/problems/no-receiving-party",
    );
  });

  it("refuses a reviewer who is not one", async () => {
    const { organization, person } = world.region;
    const parties = [
      { organizationId: organization("PLCC"), role: "RECEIVING", reviewerIds: [person("theo")] },
      { organizationId: organization("CBHS"), role: "SENDING" },
    ];
    expect(errorsOf((await world.as("tom")("POST", base, draft(world, { parties }))).body)).toEqual([
      "/parties/0/reviewerIds/0",
    ]);
  });
});

describe("an agreement between as many as there may be", () => {
  it("changes all its parties and its number in one transaction; one party more is named", async () => {
    const made = await Promise.all(
      Array.from({ length: 79 }, async (_, index) => {
        const fields = { name: `School ${index}`, code: `MANY${index}`, type: "secondary" };
        const at = "/api/partnerships/cedar-valley/organizations";
        return worked(await world.as("marisol")("POST", at, fields)).body.id as string;
      }),
    );
    const between = (ids: readonly string[]) => [
      { organizationId: world.region.organization("PLCC"), role: "RECEIVING" },
      ...ids.map((organizationId) => ({ organizationId, role: "SENDING" })),
    ];
    const started = worked(
      await world.as("tom")("POST", base, draft(world, { parties: between(made.slice(0, 39)) })),
    );
    const others = draft(world, { parties: between(made.slice(39, 78)), codedNotation: "AA-2026-MANY" });
    const at = `${base}/${started.body.id}`;
    const changed = worked(await world.as("tom")("PUT", at, others, { "if-match": started.etag }));
    expect(changed.body.parties).toHaveLength(40);
    const many = await world.as("tom")("POST", base, draft(world, { parties: between(made.slice(0, 40)) }));
    expect([many.status, many.body.errors[0].pointer]).toEqual([422, "/parties"]);
  });
});

describe("the rules of a draft", () => {
  it("come from a file: a dry run saves nothing, a commit saves all, a repeat changes nothing", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}`;
    const csv = { "content-type": "text/csv" };
    const dry = worked(await world.as("tom")("POST", `${at}/rules/import?dryRun=true`, healthCsv(), csv));
    expect(dry.body).toMatchObject({ stops: 0, wouldAdd: { rulesNew: 4, findings: 2, conditions: 3 } });
    expect((await world.as("tom")("GET", `${at}/rules`)).body.rules).toEqual([]);
    const done = worked(
      await world.as("tom")("POST", `${at}/rules/import`, healthCsv(), { ...csv, "if-match": started.etag }),
    );
    expect(done.etag).toBe('"2"');
    const rules = await world.as("tom")("GET", `${at}/rules`);
    expect(rules.body.rules).toHaveLength(4);
    const again = worked(
      await world.as("tom")("POST", `${at}/rules/import`, healthCsv(), { ...csv, "if-match": done.etag }),
    );
    expect(again.etag).toBe('"2"');
    expect(again.body.changes).toBe(false);
    const agreement = worked(await world.as("tom")("GET", at));
    expect(agreement.body.totals).toMatchObject({ rules: 4, findings: 2, awards: [{ sumHundredths: 1500 }] });
  });

  it("are refused whole when one row stops, with row, column and what was expected", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}`;
    const wrong = healthCsv().replace("MEDTERM,Medical Terminology,0.50", "MEDTERM,Medical Terminology,1/2");
    const refused = await world.as("tom")("POST", `${at}/rules/import`, wrong, {
      "content-type": "text/csv",
      "if-match": started.etag,
    });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/file-has-problems"]);
    expect(refused.body.problems[0]).toMatchObject({
      row: 2,
      column: "credits",
      read: "1/2",
      fix: { value: "0.50" },
    });
    expect((await world.as("tom")("GET", at)).etag).toBe(started.etag);
  });

  it("typed in the page are checked against what must always hold, by pointer", async () => {
    const { at, etag } = await drafted(world);
    const terms = (await world.as("tom")("GET", `${at}/rules`)).body;
    terms.rules[0].validTo = "2030-01-01";
    terms.rules[1].options[0].slots[0].chooseN = 3;
    const refused = await world.as("tom")("PUT", `${at}/rules`, terms, { "if-match": etag });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/terms-invalid"]);
    expect(errorsOf(refused.body)).toEqual(["/rules/0/validTo", "/rules/1/options/0/slots/0/chooseN"]);
  });

  it("go out as CSV and come back the same", async () => {
    const { at, etag } = await drafted(world);
    const csv = worked(await world.as("tom")("GET", `${at}/rules.csv`));
    expect(csv.headers.get("content-disposition")).toContain("attachment");
    const again = worked(
      await world.as("tom")("POST", `${at}/rules/import`, csv.body, {
        "content-type": "text/csv",
        "if-match": etag,
      }),
    );
    expect(again.body.changes).toBe(false);
  });

  it("in a file of 5,000 rows are saved and read whole; a longer file is refused with the limit named", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}`;
    const file = (rules: number) => {
      const [header] = healthCsv().split("\n");
      const rows = Array.from({ length: rules }, (_, index) => {
        const n = index + 1;
        return `S,${n},1,1,1,1,,CBHS,C${n},Course ${(n * 7919) % 104729},0.50,CarnegieUnit,B,,,2026-08-01,2027-07-31,\nR,${n},,,,,,PLCC,X ${n},Award ${n},2.00,SemesterHour,,COURSE,,,,`;
      });
      return [header, ...rows].join("\n");
    };
    const csv = { "content-type": "text/csv", "if-match": started.etag };
    const long = await world.as("tom")("POST", `${at}/rules/import`, file(25_000), csv);
    expect([long.status, long.body.type]).toEqual([422, "/problems/too-many-rows"]);
    expect(long.body.detail).toContain("5,000");
    worked(await world.as("tom")("POST", `${at}/rules/import`, file(2500), csv));
    const { rules } = (await world.as("tom")("GET", `${at}/rules`)).body;
    expect(rules).toHaveLength(2500);
    expect(rules[2499].awards[0].course.title).toBe("Award 2500");
  });
});

describe("the way to execution", () => {
  it("runs from draft to in force by registering what was signed elsewhere", async () => {
    const { at } = await executed(world);
    const agreement = worked(await world.as("samuel")("GET", at));
    expect(agreement.body).toMatchObject({
      status: "EXECUTED",
      phase: "IN_FORCE",
      visibility: "PUBLIC",
      dateSigned: "2026-07-15",
    });
    expect(agreement.body.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const history = worked(await world.as("samuel")("GET", `${at}/history`));
    expect(history.body.items.map((event: { action: string }) => event.action)).toEqual([
      "agreement-started",
      "rules-imported",
      "agreement-sent-to-review",
      "signing-registered",
      "registration-confirmed",
      "visibility-proposed",
      "visibility-proposed",
      "visibility-changed",
    ]);
    expect((await world.as("samuel")("GET", `${at}/history/verify`)).body).toEqual({
      intact: true,
      events: 8,
    });
  });

  it("refuses a confirmation by the side that registered", async () => {
    const { at, id, etag } = await drafted(world);
    const documentId = await attached(world, id);
    const reviewed = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const body = {
      documentId,
      dateSigned: "2026-07-15",
      signers: typedSigners(world),
    };
    const registered = worked(
      await world.as("denise")("POST", `${at}/register`, body, { "if-match": reviewed.etag }),
    );
    const own = await world.as("denise")("POST", `${at}/confirm`, undefined, { "if-match": registered.etag });
    expect([own.status, own.body.type]).toEqual([403, "/problems/same-party"]);
    const rejected = worked(
      await world.as("samuel")(
        "POST",
        `${at}/reject`,
        { reason: "wrong PDF" },
        { "if-match": registered.etag },
      ),
    );
    expect(rejected.body.registration).toBeUndefined();
  });

  it("refuses a registration without an attached PDF, in the future, by a stranger, or unsigned by a party", async () => {
    const { at, etag } = await drafted(world);
    const reviewed = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const refused = await world.as("denise")(
      "POST",
      `${at}/register`,
      {
        documentId: "doc_00000000000000000000",
        dateSigned: "2026-11-24",
        signers: [{ name: "R", title: "D", organizationId: world.region.organization("NSU") }],
      },
      { "if-match": reviewed.etag },
    );
    expect(errorsOf(refused.body)).toEqual([
      "/dateSigned",
      "/documentId",
      "/signers",
      "/signers",
      "/signers",
      "/signers/0/organizationId",
    ]);
    const missing = refused.body.errors.filter(({ pointer }: { pointer: string }) => pointer === "/signers");
    expect(missing.map(({ detail }: { detail: string }) => detail).sort()).toEqual([
      "who signed for Cedar Bend High School",
      "who signed for Prairie Lakes Community College",
      "who signed for Three Rivers Area Career Center",
    ]);
  });

  it("holds a draft closed until it is shared, and lets a reviewer send it back", async () => {
    const { at, etag } = await drafted(world);
    expect((await world.as("samuel")("GET", at)).status).toBe(404);
    const shared = worked(await world.as("tom")("POST", `${at}/share`, undefined, { "if-match": etag }));
    expect((await world.as("samuel")("GET", at)).status).toBe(200);
    const reviewed = worked(
      await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": shared.etag }),
    );
    const edit = await world.as("tom")("PUT", at, draft(world), { "if-match": reviewed.etag });
    expect([edit.status, edit.body.type]).toEqual([409, "/problems/wrong-moment"]);
    const returned = worked(
      await world.as("anjali")(
        "POST",
        `${at}/return`,
        { reason: "rule 3 names the wrong course" },
        { "if-match": reviewed.etag },
      ),
    );
    expect(returned.body.status).toBe("DRAFT");
  });

  it("keeps a review from starting while the terms name a school that is no party any more", async () => {
    const { at, etag } = await drafted(world);
    const { parties } = draft(world) as { parties: object[] };
    const fewer = worked(
      await world.as("tom")("PUT", at, draft(world, { parties: parties.slice(0, 2) }), { "if-match": etag }),
    );
    const refused = await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": fewer.etag });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/terms-invalid"]);
  });

  it("lets rules that ran as long as the draft still do when its days change", async () => {
    const { at, etag } = await drafted(world);
    const days = { dateEffective: "2026-09-01", expirationDate: "2027-01-31" };
    const daysOf = async () =>
      worked(await world.as("tom")("GET", `${at}/rules`)).body.rules.map(
        ({ validFrom, validTo }: { validFrom: string; validTo: string }) => [validFrom, validTo],
      );
    const before: [string, string][] = await daysOf();
    worked(await world.as("tom")("PUT", at, draft(world, days), { "if-match": etag }));
    expect(await daysOf()).toEqual(
      before.map(([from, to]) => [
        from === "2026-08-01" ? "2026-09-01" : from,
        to === "2028-07-31" ? "2027-01-31" : to,
      ]),
    );
  });

  it("leaves every other day of a rule as it was typed, and says at review what no longer fits", async () => {
    const { at, etag } = await drafted(world);
    const tom = world.as("tom");
    const terms = worked(await tom("GET", `${at}/rules`)).body;
    const [first, ...others] = terms.rules;
    const typed = { ...terms, rules: [{ ...first, validTo: "2027-06-30" }, ...others] };
    const put = worked(await tom("PUT", `${at}/rules`, typed, { "if-match": etag }));
    const ending = async (expirationDate: string, seen: string) =>
      worked(await tom("PUT", at, draft(world, { expirationDate }), { "if-match": seen })).etag;
    const shorter = await ending("2027-03-31", put.etag);
    const refused = await tom("POST", `${at}/review`, undefined, { "if-match": shorter });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/terms-invalid"]);
    await ending("2028-07-31", shorter);
    expect(worked(await tom("GET", `${at}/rules`)).body).toEqual(typed);
  });
});

describe("two people at once", () => {
  it("asks for the version that was seen", async () => {
    const { at } = await drafted(world);
    const blind = await world.as("tom")("PUT", at, draft(world));
    expect([blind.status, blind.body.type]).toEqual([428, "/problems/version-missing"]);
  });

  it("says what changed to the second of two editors", async () => {
    const { at, etag } = await drafted(world);
    worked(await world.as("tom")("PUT", at, draft(world, { name: "First" }), { "if-match": etag }));
    const late = await world.as("tom")("PUT", at, draft(world, { name: "Second" }), { "if-match": etag });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      type: "/problems/changed-meanwhile",
      currentVersion: 3,
      changes: [{ seq: 3, actorName: "Tom Brandvold", action: "draft-changed", note: "title" }],
    });
    expect((await world.as("tom")("GET", at)).body.name).toBe("First");
  });

  it("lets exactly one of many concurrent editors win", async () => {
    const { at, etag } = await drafted(world);
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        world.as("tom")("PUT", at, draft(world, { name: `Try ${index}` }), { "if-match": etag }),
      ),
    );
    expect(tries.filter((one) => one.status === 200)).toHaveLength(1);
    expect(tries.filter((one) => one.status === 412 || one.status === 409)).toHaveLength(11);
    expect((await world.as("tom")("GET", `${at}/history/verify`)).body).toEqual({ intact: true, events: 3 });
  });
});

describe("who sees what", () => {
  it("gives the convener the outline of what is between others", async () => {
    const { at } = await drafted(world);
    const seen = worked(await world.as("marisol")("GET", at));
    expect(seen.body).toMatchObject({
      contentHidden: true,
      name: "Health Science articulation",
      status: "DRAFT",
    });
    expect(seen.body).not.toHaveProperty("totals");
    expect((await world.as("marisol")("GET", `${at}/rules`)).body.type).toBe("/problems/content-hidden");
  });

  it("answers an outsider exactly as if the agreement did not exist", async () => {
    const { at } = await drafted(world);
    for (const who of ["ruth", "jo", "gus", "ines", "petra", "olive"]) {
      const there = await world.as(who)("GET", at);
      const absent = await world.as(who)("GET", `${base}/agr_00000000000000000000`);
      expect([who, there.status, there.body]).toEqual([who, 404, absent.body]);
    }
  });

  it("widens only when an editor of every party has agreed, and narrows at once", async () => {
    const { at, etag } = await drafted(world, weldingCsv(), {
      parties: [
        {
          organizationId: world.region.organization("PLCC"),
          role: "RECEIVING",
          reviewerIds: [world.region.person("curtis")],
        },
        { organizationId: world.region.organization("CBHS"), role: "SENDING" },
      ],
    });
    const shared = worked(await world.as("tom")("POST", `${at}/share`, undefined, { "if-match": etag }));
    const asked = worked(
      await world.as("tom")("POST", `${at}/visibility`, { to: "PARTNERSHIP" }, { "if-match": shared.etag }),
    );
    expect(asked.body).toMatchObject({ visibility: "PARTIES", visibilityProposal: { to: "PARTNERSHIP" } });
    expect((await world.as("ruth")("GET", at)).status).toBe(404);
    const cbhs = { "acting-for": world.region.organization("CBHS") };
    const agreed = worked(
      await world.as("lena")(
        "POST",
        `${at}/visibility`,
        { to: "PARTNERSHIP" },
        { "if-match": asked.etag, ...cbhs },
      ),
    );
    expect(agreed.body.visibility).toBe("PARTNERSHIP");
    expect((await world.as("ruth")("GET", at)).status).toBe(200);
    worked(
      await world.as("lena")(
        "POST",
        `${at}/visibility`,
        { to: "PARTIES" },
        { "if-match": agreed.etag, ...cbhs },
      ),
    );
    expect((await world.as("ruth")("GET", at)).status).toBe(404);
  });
});
