/** What the parties of an executed agreement do each year: reaffirm it, verify instructors, count. Each its own record. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attached, drafted, executed, healthCsv, typedSigners, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let at: string;
let org: Record<"PLCC" | "CBHS" | "TRACC", string>;
beforeAll(async () => {
  world = await openWorld();
  org = {
    PLCC: world.region.organization("PLCC"),
    CBHS: world.region.organization("CBHS"),
    TRACC: world.region.organization("TRACC"),
  };
  // Signed in July 2026 for a year that began in 2025: the hub came to know of it in August 2026.
  ({ at } = await executed(world, undefined, { dateEffective: "2025-08-01", expirationDate: "2028-07-31" }));
});
afterAll(() => world.close());

const lena = (method: string, path: string, body?: unknown, headers = {}) =>
  world.as("lena")(method, path, body, { "acting-for": org.CBHS, ...headers });

describe("annual approvals", () => {
  const settings = async (annualApproval: string) => {
    const before = worked(await world.as("marisol")("GET", "/api/partnerships/cedar-valley"));
    const { id: _id, version: _version, chainHash: _hash, ...rest } = before.body;
    const body = { ...rest, deadlines: { ...rest.deadlines, annualApproval } };
    return world.as("marisol")("PUT", "/api/partnerships/cedar-valley", body, { "if-match": before.etag });
  };

  it("are counted as given by those who signed in that year, and open for the next on the partnership's day", async () => {
    const { body } = worked(await world.as("theo")("GET", `${at}/approvals`));
    expect(body.items.map((year: { academicYear: string }) => year.academicYear)).toEqual(["2026-27"]);
    expect(body.items[0].parties).toEqual(
      [org.PLCC, org.CBHS, org.TRACC].map((organizationId) => ({ organizationId, state: "SIGNED" })),
    );
    const early = await world.as("denise")("POST", `${at}/approvals`, {
      academicYear: "2027-28",
      decision: "REAFFIRMED",
      curriculumChanged: false,
    });
    expect([early.status, early.body.type]).toEqual([409, "/problems/wrong-moment"]);
    expect(early.body.detail).toBe("Approval for 2027-28 opens on 2027-03-03.");
    const wrong = await settings("02-29");
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "/deadlines/annualApproval"]);
  });

  it("are given once per side and year, and changed with the version that was seen", async () => {
    const said = { academicYear: "2026-27", decision: "REAFFIRMED", curriculumChanged: false };
    const given = await world.as("denise")("POST", `${at}/approvals`, said);
    expect([given.status, given.etag, given.body.organizationId]).toEqual([201, '"1"', org.PLCC]);
    const again = await world.as("tom")("POST", `${at}/approvals`, said);
    expect([again.status, again.body.type]).toEqual([409, "/problems/already-there"]);

    const change = {
      decision: "REAFFIRMED_WITH_CHANGES",
      curriculumChanged: true,
      note: "BIO 1XX has a lab now",
    };
    expect((await world.as("tom")("PUT", `${at}/approvals/2026-27`, change)).status).toBe(428);
    const changed = worked(
      await world.as("tom")("PUT", `${at}/approvals/2026-27`, change, { "if-match": given.etag }),
    );
    expect(changed.body).toMatchObject({ ...change, personName: "Tom Brandvold", version: 2 });
    const late = await world.as("denise")("PUT", `${at}/approvals/2026-27`, change, {
      "if-match": given.etag,
    });
    expect([late.status, late.body.changes[0].action]).toEqual([412, "approval-changed"]);

    const { body } = worked(await lena("GET", `${at}/approvals`));
    expect(body.items[0].parties.map((party: { state: string }) => party.state)).toEqual([
      "GIVEN",
      "SIGNED",
      "SIGNED",
    ]);
    const history = worked(await lena("GET", `${at}/approvals/2026-27/${org.PLCC}/history`));
    expect(history.body.items.map((event: { note: string }) => event.note)).toEqual([
      "2026-27: reaffirmed",
      "2026-27: reaffirmed, with changes: BIO 1XX has a lab now",
    ]);
    expect((await lena("GET", `${at}/approvals/2026-27/${org.PLCC}/history/verify`)).body.intact).toBe(true);
    expect((await lena("GET", `${at}/approvals/2026-27/${org.TRACC}/history`)).status).toBe(404);
    expect(
      (await world.as("samuel")("PUT", `${at}/approvals/2026-27`, change, { "if-match": '"1"' })).status,
    ).toBe(404);
  });

  it("say why where it is not simply reaffirmed", async () => {
    const silent = await world.as("samuel")("POST", `${at}/approvals`, {
      academicYear: "2026-27",
      decision: "NOT_REAFFIRMED",
      curriculumChanged: false,
    });
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      [{ pointer: "/note", detail: "why it is not reaffirmed, in a few words" }],
    ]);
  });

  it("that are missing flag the agreement, and cancel nothing", async () => {
    const {
      at: old,
      etag,
      id,
    } = await drafted(world, healthCsv().replaceAll("2026-08-01", "2024-08-01"), {
      dateEffective: "2024-08-01",
      expirationDate: "2028-07-31",
      name: "Signed two years ago",
    });
    const move = async (who: string, name: string, seen: string, body?: object) =>
      worked(await world.as(who)("POST", `${old}/${name}`, body, { "if-match": seen })).etag;
    const reviewed = await move("tom", "review", etag);
    const registered = await move("denise", "register", reviewed, {
      documentId: await attached(world, id),
      dateSigned: "2024-07-15",
      signers: typedSigners(world),
    });
    const view = async () => worked(await world.as("tom")("GET", old)).body;
    expect((await view()).flags).toEqual([]);
    await move("samuel", "confirm", registered);
    expect(await view()).toMatchObject({ phase: "IN_FORCE", flags: ["APPROVAL_OVERDUE"] });
    for (const who of ["denise", "samuel", "roberta"]) {
      expect((await view()).flags).toEqual(["APPROVAL_OVERDUE"]);
      worked(
        await world.as(who)("POST", `${old}/approvals`, {
          academicYear: "2026-27",
          decision: "REAFFIRMED",
          curriculumChanged: false,
        }),
      );
    }
    expect((await view()).flags).toEqual([]);
  });
});

describe("instructor verifications", () => {
  const one = (changes = {}) => ({
    academicYear: "2026-27",
    siteId: org.CBHS,
    courseCode: "MEDTERM",
    instructorName: "Alma Reyes-Tate",
    basis: "EXPERIENCE_AND_CREDENTIAL",
    ...changes,
  });

  it("name who is missing: every course of the rules until a school has said who teaches it", async () => {
    const before = worked(await world.as("theo")("GET", `${at}/instructors`)).body;
    expect([before.academicYear, before.dueOn, before.items]).toEqual(["2026-27", "2026-09-30", []]);
    const codes = before.missing.map((course: { code: string }) => course.code);
    expect(codes).toContain("MEDTERM");
    const given = worked(await lena("POST", `${at}/instructors`, one()));
    const after = worked(await world.as("theo")("GET", `${at}/instructors?academicYear=2026-27`)).body;
    expect(after.missing.map((course: { code: string }) => course.code)).toEqual(
      codes.filter((code: string) => code !== "MEDTERM"),
    );
    expect(after.items).toMatchObject([{ id: given.body.id, byName: "Lena Marchetti" }]);
    const twice = await lena("POST", `${at}/instructors`, one({ courseCode: "medterm" }));
    expect([twice.status, twice.body.type]).toEqual([409, "/problems/already-there"]);
  });

  it("are a school's own to attest, for its courses in the rules, this year or the next", async () => {
    const tried = [
      [await lena("POST", `${at}/instructors`, one({ siteId: org.TRACC })), 403, "not-your-side"],
      [await world.as("tom")("POST", `${at}/instructors`, one()), 403, "not-a-party"],
      [await world.as("priya")("POST", `${at}/instructors`, one()), 403, "role-missing"],
      [await lena("POST", `${at}/instructors`, one({ academicYear: "2029-30" })), 409, "wrong-moment"],
      [await lena("POST", `${at}/instructors`, one({ courseCode: "WELD1" })), 422, "invalid-input"],
      [await lena("POST", `${at}/instructors`, one({ basis: "OTHER" })), 422, "invalid-input"],
    ] as const;
    expect(tried.map(([answer]) => [answer.status, answer.body.type])).toEqual(
      tried.map(([, status, code]) => [status, `/problems/${code}`]),
    );
  });

  it("are taken back with a reason by the school alone; they stay in the list and the course is missing again", async () => {
    const given = worked(
      await lena("POST", `${at}/instructors`, one({ instructorName: "Bo Wrong", courseCode: "HS1" })),
    );
    const path = `${at}/instructors/${given.body.id}`;
    const other = await world.as("roberta")(
      "POST",
      `${path}/withdraw`,
      { reason: "not ours" },
      { "if-match": given.etag },
    );
    expect([other.status, other.body.type]).toEqual([403, "/problems/not-your-side"]);
    const back = worked(
      await lena("POST", `${path}/withdraw`, { reason: "left in October" }, { "if-match": given.etag }),
    );
    expect(back.body.withdrawn).toMatchObject({ reason: "left in October", byName: "Lena Marchetti" });
    const again = await lena(
      "POST",
      `${path}/withdraw`,
      { reason: "left in October" },
      { "if-match": back.etag },
    );
    expect([again.status, again.body.type]).toEqual([409, "/problems/wrong-moment"]);
    const list = worked(await lena("GET", `${at}/instructors`)).body;
    expect(list.items).toHaveLength(2);
    expect(list.missing.map((course: { code: string }) => course.code)).toContain("HS1");
    const actions = worked(await lena("GET", `${path}/history`)).body.items.map(
      (event: { action: string }) => event.action,
    );
    expect(actions).toEqual(["instructor-verified", "verification-withdrawn"]);
    const elsewhere = (await executed(world, undefined, { name: "Another" })).at;
    expect((await lena("GET", `${elsewhere}/instructors/${given.body.id}/history`)).status).toBe(404);
  });

  it("are said once, however many say it at the same moment, and again once taken back", async () => {
    const said = one({ courseCode: "ANATPHYS", instructorName: "Bea Once" });
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        lena("POST", `${at}/instructors`, { ...said, instructorName: index % 2 ? "BEA  ONCE" : "Bea Once" }),
      ),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const given = many.find(({ status }) => status === 201);
    const path = `${at}/instructors/${given?.body.id}/withdraw`;
    worked(await lena("POST", path, { reason: "Another class" }, { "if-match": given?.etag }));
    worked(await lena("POST", `${at}/instructors`, said));
  });
});

describe("outcomes", () => {
  const row = (changes = {}) => ({
    ruleNo: 1,
    eligible: 42,
    claimed: "<10",
    transcripted: "<10",
    creditHundredths: "<10",
    ...changes,
  });

  it("are kept with small numbers hidden, and seen by whoever counted them and the auditor alone", async () => {
    const kept = worked(await lena("POST", `${at}/outcomes`, { academicYear: "2025-26", rows: [row()] }));
    expect([kept.status, kept.body.rows]).toEqual([201, [row()]]);
    const seen = async (who: string, headers = {}) =>
      worked(await world.as(who)("GET", `${at}/outcomes`, undefined, headers)).body.items.length;
    expect(await seen("samuel")).toBe(1);
    expect(await seen("angela")).toBe(1);
    for (const who of ["tom", "denise", "roberta"]) expect(await seen(who)).toBe(0);
    expect((await world.as("tom")("GET", `${at}/outcomes/2025-26/${org.CBHS}/history`)).status).toBe(404);
    const changed = worked(
      await lena(
        "PUT",
        `${at}/outcomes/2025-26`,
        { rows: [row({ claimed: 0, transcripted: 0, creditHundredths: 0 })] },
        { "if-match": kept.etag },
      ),
    );
    expect(changed.body.version).toBe(2);
    const history = worked(await world.as("angela")("GET", `${at}/outcomes/2025-26/${org.CBHS}/history`));
    expect(history.body.items.map((event: { action: string }) => event.action)).toEqual([
      "outcomes-counted",
      "outcomes-recounted",
    ]);
  });

  it.each([
    [{ eligible: 7 }, "/rows/0/eligible"],
    [{ claimed: 40 }, "/rows/0/claimed"],
    [{ claimed: 0 }, "/rows/0/transcripted"],
    [{ creditHundredths: 600 }, "/rows/0/creditHundredths"],
    [{ ruleNo: 77 }, "/rows/0/ruleNo"],
    [{ student: "A" }, "/rows/0/student"],
  ])("refuse %j, and never say back what was sent", async (changes, pointer) => {
    const refused = await world.as("roberta")("POST", `${at}/outcomes`, {
      academicYear: "2025-26",
      rows: [row(changes)],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(JSON.stringify(refused.body)).not.toMatch(/\b7\b(?!7)|\b40\b|600/);
  });

  it("wait for the year to begin", async () => {
    const early = await lena("POST", `${at}/outcomes`, { academicYear: "2027-28", rows: [] });
    expect([early.status, early.body.type]).toEqual([409, "/problems/wrong-moment"]);
  });
});
