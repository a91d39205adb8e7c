/** Programs through the API: started, shared, bound by each for itself, read from a file and copied. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PartnershipId } from "#shared/ids.ts";
import { drafted, healthCsv, worked } from "#test/support/agreements.ts";
import {
  approvedProgram,
  asParty,
  bound,
  programDraft,
  programs,
  reviewedProgram,
  slot,
  spine,
  startedProgram,
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

  it("names no agreement that whoever binds the course may not know of, whoever else may", async () => {
    const { at, etag } = await startedProgram(world, { title: "Health, agreed" });
    const { id: agreementId } = await drafted(world, healthCsv(), { codedNotation: "AA-2027-010" });
    const drawn = worked(await as("tom")("PUT", `${at}/plan`, spine(), { "if-match": etag }));
    const shared = worked(await as("tom")("POST", `${at}/share`, undefined, { "if-match": drawn.etag }));
    const college = { organizationId: org("PLCC"), code: "HLT 101" };
    const earlyCredit = { kind: "DUAL_CREDIT" as const, agreementId: agreementId as never, college };
    const mine = {
      organizationId: org("CBHS"),
      bindings: [{ slotId: "s1", courses: [bound("HS 9", { earlyCredit })] }],
    };
    const kept = await as("lena")("PUT", `${at}/bindings`, mine, { "if-match": shared.etag });
    expect([kept.status, pointers(kept.body)]).toEqual([
      422,
      ["/slots/0/bindings/0/courses/0/earlyCredit/agreementId"],
    ]);
  });

  it("is found again by the courses and agreements it stands on, for as long as somebody goes by it", async () => {
    const { at, id, etag } = await startedProgram(world);
    const { id: agreementId } = await drafted(world, healthCsv());
    const earlyCredit = {
      kind: "DUAL_CREDIT" as const,
      agreementId: agreementId as never,
      college: { organizationId: org("NSU"), code: "HLT 101" },
    };
    const naming = (early: object) =>
      spine({
        slots: [
          slot("s1", "G11", "cte", {
            bindings: [
              {
                organizationId: org("PLCC"),
                courses: [bound("hlt  9", { earlyCredit: { ...earlyCredit, ...early } })],
              },
            ],
          }),
        ],
      });
    const drawn = naming({});
    const nowhere = await as("tom")(
      "PUT",
      `${at}/plan`,
      naming({ agreementId: "agr_0000000000000000000z" }),
      {
        "if-match": etag,
      },
    );
    expect([nowhere.status, pointers(nowhere.body)]).toEqual([
      422,
      ["/slots/0/bindings/0/courses/0/earlyCredit/agreementId"],
    ]);
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
