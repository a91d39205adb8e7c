/** Programs through the API: started, shared, bound by each for itself, approved part by part, put in force and followed. */
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
  slot,
  spine,
  startedProgram,
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

describe("a draft", () => {
  it("is its lead's alone until it is shared; then its parties read it, and nobody else", async () => {
    const { at, id, etag } = await startedProgram(world, { title: "Ours alone" });
    expect((await as("roberta")("GET", at)).status).toBe(404);
    expect(worked(await as("roberta")("GET", `${programs}?q=alone`)).body.items).toEqual([]);
    const outline = worked(await world.as("marisol")("GET", at)).body;
    expect([outline.title, outline.contentHidden, outline.cips]).toEqual(["Ours alone", true, undefined]);
    expect((await world.as("marisol")("GET", `${at}/plan`)).status).toBe(403);
    worked(await as("tom")("POST", `${at}/share`, undefined, { "if-match": etag }));
    expect(worked(await as("roberta")("GET", at)).body.status).toBe("DRAFT");
    expect(worked(await as("roberta")("GET", `${programs}?q=alone&status=DRAFT`)).body.items).toMatchObject([
      { id, leadId: org("PLCC"), partyIds: ["PLCC", "CBHS", "TRACC", "NSU"].map(org), template: false },
    ]);
    expect((await world.as("gus")("GET", at)).status).toBe(404);
  });

  it("names every field that does not fit what is here, a class that has left ninth grade among them", async () => {
    const wrong = await as("tom")(
      "POST",
      programs,
      programDraft(world, {
        cohort: "2025-26",
        pathwayId: "health/no-such-pathway",
        copyFrom: "prg_00000000000000000000",
        parties: [
          { organizationId: org("PLCC"), role: "UNIVERSITY" },
          { organizationId: org("CBHS"), role: "SECONDARY", serves: [org("CBHS")] },
          { organizationId: "org_00000000000000000000", role: "BUSINESS" },
        ],
      }),
    );
    expect([wrong.status, pointers(wrong.body)]).toEqual([
      422,
      [
        "/parties/1/serves",
        "/cohort",
        "/parties/0/role",
        "/parties/2/organizationId",
        "/pathwayId",
        "/copyFrom",
      ],
    ]);
  });

  it("keeps its edition, and the parties that its plan names", async () => {
    const { at } = await reviewedProgram(world);
    const returned = worked(
      await as("tom")(
        "POST",
        `${at}/return`,
        { reason: "a word" },
        { "if-match": (await as("tom")("GET", at)).etag },
      ),
    );
    const without = programDraft(world, {
      edition: "scc-14",
      parties: (programDraft(world)["parties"] as object[]).slice(0, 2),
    });
    const refused = await as("tom")("PUT", at, without, { "if-match": returned.etag });
    expect(pointers(refused.body)).toEqual(["/edition", "/parties", "/parties", "/edition"]);
  });
});

describe("a plan", () => {
  it("is its lead's to draw, and each one's courses its own to bind", async () => {
    const { at, etag } = await startedProgram(world);
    let seen = worked(await as("tom")("PUT", `${at}/plan`, spine(), { "if-match": etag })).etag;
    seen = worked(await as("tom")("POST", `${at}/share`, undefined, { "if-match": seen })).etag;
    const own = { organizationId: org("TRACC"), bindings: [{ slotId: "s2", courses: [bound("HLTH 4")] }] };
    const others = await as("tom")("PUT", `${at}/bindings`, own, { "if-match": seen });
    expect([others.status, others.body.type]).toEqual([403, "/problems/not-your-side"]);
    const whole = worked(await as("roberta")("PUT", `${at}/bindings`, own, { "if-match": seen }));
    expect(whole.body.slots[1].bindings).toEqual([
      { organizationId: org("TRACC"), courses: [bound("HLTH 4")] },
    ]);
    const spined = { ...whole.body, slots: whole.body.slots.slice(1) };
    const drawn = await as("roberta")("PUT", `${at}/plan`, spined, { "if-match": whole.etag });
    expect([drawn.status, drawn.body.type]).toEqual([403, "/problems/not-steward"]);
    const unbound = structuredClone(whole.body);
    unbound.slots[1].bindings = [];
    const taken = await as("tom")("PUT", `${at}/plan`, unbound, { "if-match": whole.etag });
    expect([taken.status, pointers(taken.body)]).toEqual([403, ["/slots/1/bindings"]]);
  });

  it("is found again by the courses and agreements it stands on, for as long as somebody goes by it", async () => {
    const { at, id, etag } = await startedProgram(world);
    const agreementId = "agr_0000000000000000000z" as const;
    const earlyCredit = {
      kind: "DUAL_CREDIT" as const,
      agreementId: agreementId as never,
      college: { organizationId: org("NSU"), code: "HLT 101" },
    };
    const drawn = spine({
      slots: [
        slot("s1", "G11", "cte", {
          bindings: [{ organizationId: org("PLCC"), courses: [bound("hlt  9", { earlyCredit })] }],
        }),
      ],
    });
    const saved = worked(await as("tom")("PUT", `${at}/plan`, drawn, { "if-match": etag }));
    const p = PartnershipId.parse("cedar-valley");
    const store = world.services.programs;
    const mine = async (code: string) =>
      (await store.ofCourses(p, org(code))).find((row) => row.id === id)?.courses;
    expect(await mine("PLCC")).toEqual([`${org("PLCC")} HLT 9`]);
    expect(await mine("NSU")).toEqual([`${org("NSU")} HLT 101`]);
    expect(await store.ofAgreement(p, agreementId as never)).toEqual([id]);
    worked(await as("tom")("POST", `${at}/withdraw`, { reason: "no" }, { "if-match": saved.etag }));
    expect([await mine("PLCC"), await mine("NSU")]).toEqual([undefined, undefined]);
    expect(await store.ofAgreement(p, agreementId as never)).toEqual([]);
  });
});

describe("a plan of 400 courses", () => {
  it("is saved at once and read back whole; one course more is refused", async () => {
    const { at, etag } = await startedProgram(world);
    const statementIds = Array.from({ length: 8 }, () => crypto.randomUUID());
    const courses = (no: number) =>
      Array.from({ length: 20 }, (_, of) => bound(`PLCC ${no}-${of}`, { statementIds }));
    const slots = Array.from({ length: 20 }, (_, no) =>
      slot(`s${no}`, "P1", "cte", { bindings: [{ organizationId: org("PLCC"), courses: courses(no) }] }),
    );
    const saved = worked(await as("tom")("PUT", `${at}/plan`, spine({ slots }), { "if-match": etag }));
    expect(worked(await as("tom")("GET", `${at}/plan`)).body.slots).toEqual(slots);
    const more = [
      ...slots,
      slot("s20", "P2", "cte", { bindings: [{ organizationId: org("PLCC"), courses: [bound("X")] }] }),
    ];
    const refused = await as("tom")("PUT", `${at}/plan`, spine({ slots: more }), { "if-match": saved.etag });
    expect(refused.body.errors).toEqual([
      { pointer: "/slots", detail: "at most 400 courses in all, not 401" },
    ]);
  });
});

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
      { versionNo: 1, status: "SUPERSEDED", inForceFrom: "2026-11-23", inForceUntil: "2026-11-22" },
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
    worked(await as("tom")("PUT", at, draft, { "if-match": seen }));
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

describe("a copy", () => {
  it("has the grid of another program and the courses of whoever copies it, and nobody else's", async () => {
    const { at, id } = await approvedProgram(world);
    const copy = worked(
      await as("ruth")("POST", programs, programDraft(world, { title: "Ours", copyFrom: id })),
    );
    expect(copy.body.copiedFrom).toEqual({ programId: id, title: "Health Science" });
    const plan = worked(await as("ruth")("GET", `${programs}/${copy.body.id}/plan`)).body;
    const from = worked(await as("tom")("GET", `${at}/plan`)).body;
    expect(plan.slots.map((one: { bindings: object[] }) => one.bindings.length)).toEqual([0, 0, 0, 1]);
    expect(plan.slots.map((one: { intent: string }) => one.intent)).toEqual(
      from.slots.map((one: { intent: string }) => one.intent),
    );
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

describe("a grid from a file", () => {
  it("is told before it is read in, saved whole, and comes out as it went in", async () => {
    const { at, etag } = await startedProgram(world);
    const csv = { "content-type": "text/csv" };
    const file = [
      "column,row,intent,course,title,credits,credit_unit,content",
      "P1,cte,Nursing assistant,PLCC 1,Nursing assistant,6,SemesterHour,CTE",
      "G9,cte,Orientation,,,,,",
    ].join("\n");
    const dry = worked(await as("tom")("POST", `${at}/plan/import?dryRun=true`, file, csv)).body;
    expect([dry.stops, dry.slots.added, dry.courses.added]).toEqual([0, 2, 1]);
    const late = await as("tom")("POST", `${at}/plan/import`, file.replace("G9", "G99"), {
      ...csv,
      "if-match": etag,
    });
    expect([late.status, late.body.type]).toEqual([422, "/problems/file-has-problems"]);
    worked(await as("tom")("POST", `${at}/plan/import`, file, { ...csv, "if-match": etag }));
    const out = worked(await as("tom")("GET", `${at}/plan/export`));
    const again = worked(await as("tom")("POST", `${at}/plan/import?dryRun=true`, out.body, csv)).body;
    expect([again.stops, again.changes]).toEqual([0, false]);
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

// Last: from here on Northgate keeps a catalog.
describe("a course", () => {
  it("takes no course that its organization's own catalog does not have, and keeps what was bound before", async () => {
    const catalog = `/api/partnerships/cedar-valley/organizations/${org("NSU")}/courses`;
    const { at, etag } = await startedProgram(world);
    let seen = worked(await as("tom")("PUT", `${at}/plan`, spine(), { "if-match": etag })).etag;
    seen = worked(await as("tom")("POST", `${at}/share`, undefined, { "if-match": seen })).etag;
    const bind = (...codes: string[]) => ({
      organizationId: org("NSU"),
      bindings: [{ slotId: "s4", courses: codes.map((code) => bound(code)) }],
    });
    seen = worked(await as("ruth")("PUT", `${at}/bindings`, bind("BIO 300"), { "if-match": seen })).etag;
    const year = worked(await as("ruth")("POST", catalog, { year: "2026-27" }));
    const course = { code: "BIO 310", title: "Physiology", creditHundredths: 300, unit: "SemesterHour" };
    worked(await as("ruth")("POST", `${catalog}/2026-27/course`, { course }, { "if-match": year.etag }));
    const foreign = await as("ruth")("PUT", `${at}/bindings`, bind("BIO 300", "bio  310", "WLD 101"), {
      "if-match": seen,
    });
    expect(foreign.body.errors).toEqual([
      {
        pointer: "/slots/3/bindings/0/courses/2/code",
        detail: "a course in the catalog of Northgate State University, which has no WLD 101",
      },
    ]);
    worked(await as("ruth")("PUT", `${at}/bindings`, bind("BIO 300", "bio  310"), { "if-match": seen }));
  });
});
