/** What the editor offers and sends: heads that go out as they came in, courses and agreements that are meant, places that are named. */
import { describe, expect, it } from "vitest";
import type { CourseRow } from "#shared/courses/schema.ts";
import { type AgreementFact, CheckSettings } from "#shared/programs/check-schema.ts";
import type { GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import { ProgramDraft, type ProgramParty } from "#shared/programs/schema.ts";
import { boundFrom, foundIn } from "#web/programs/course-found.ts";
import { hoursOf, offersFor, twinIn } from "#web/programs/early-choices.ts";
import { editCard, filledBy, missingIn } from "#web/programs/edit-card.ts";
import { addSlot, bind } from "#web/programs/plan-edit.ts";
import { spotOf, tidied, unfinished } from "#web/programs/plan-places.ts";
import { addEntry, addExit, changeEntry, changeExit, entryKindsIn } from "#web/programs/plan-points.ts";
import {
  typedOf as settingsIn,
  bodyOf as settingsOut,
  missing as settingsWrong,
} from "#web/programs/settings-typed.ts";
import { bodyOf, chosen, cohortsFrom, copyOf, empty, missing, typedOf } from "#web/programs/typed.ts";

const id = (letter: string) => `org_${letter.repeat(20)}` as ProgramParty["organizationId"];
const [east, west, center, college] = [id("a"), id("b"), id("c"), id("d")];
const parties: ProgramParty[] = [
  { organizationId: east, role: "SECONDARY", serves: [] },
  { organizationId: west, role: "SECONDARY", serves: [] },
  { organizationId: center, role: "CAREER_CENTER", serves: [west] },
  { organizationId: college, role: "COLLEGE", serves: [] },
];
const none: Plan = { slots: [], entryPoints: [], exitPoints: [], statementsExpected: [] };
const row = (code: string, title: string, more: Partial<CourseRow> = {}): CourseRow => ({
  code,
  title,
  creditHundredths: 100,
  unit: "CarnegieUnit",
  status: "ACTIVE",
  ...more,
});
const slotFor = (
  intent: string,
  column: GridSlot["column"] = "G9",
  inRow: GridSlot["row"] = "math",
): GridSlot => ({
  slotId: "s1",
  column,
  row: inRow,
  kind: "REQUIRED",
  intent,
  features: [],
  bindings: [],
});

describe("the head of a program as it is typed", () => {
  const own = { id: east, name: "East High", code: "EHS", type: "secondary" as const };
  const typed = {
    ...empty("2026-11-23", "scc-79", own),
    title: "Nursing",
    pathwayId: "health/therapeutic-services",
    cips: [{ code: " 51.3801 ", edition: "2020", level: "POSTSECONDARY" as const }],
    occupations: "29-1141\n31-1131, 29-1141",
  };

  it("goes out as a draft that can be kept, and comes back as it was typed", () => {
    const sent = ProgramDraft.parse(bodyOf(typed));
    expect(sent.occupations).toEqual(["29-1141", "31-1131"]);
    expect(sent.cohort).toBe("2027-28");
    expect(ProgramDraft.parse(bodyOf(typedOf(sent as never)))).toEqual(sent);
    expect(missing(typed)).toEqual([]);
  });

  it("says what is missing at its field", () => {
    const pointers = missing({
      ...typed,
      title: " ",
      pathwayId: "",
      parties: [...typed.parties, chosen(undefined), chosen(own)],
      cips: [{ code: "nursing", edition: "2020", level: "SECONDARY" }],
      occupations: "nurses",
    }).map(({ pointer }) => pointer);
    expect(pointers).toEqual([
      "/title",
      "/pathwayId",
      "/parties/1/organizationId",
      "/parties/2/organizationId",
      "/cips/0/code",
      "/occupations",
    ]);
  });

  it("lets only a career center serve schools, and only schools of the program", () => {
    const sent = bodyOf({
      ...typed,
      parties: [
        { organizationId: east, role: "SECONDARY", serves: [west] },
        { organizationId: center, role: "CAREER_CENTER", serves: [east, west] },
      ],
    }) as { parties: ProgramParty[] };
    expect(sent.parties.map(({ serves }) => serves)).toEqual([[], [east]]);
  });

  it("copies what a program is about, and leaves class and partners to whoever copies", () => {
    const copy = copyOf(
      { ...ProgramDraft.parse(bodyOf(typed)), cohort: "2024-25", parties } as never,
      empty("2026-11-23", "scc-79", own),
    );
    expect(copy).toMatchObject({ title: "Nursing", cohort: "2027-28", parties: [{ organizationId: east }] });
  });

  it("offers this year's ninth graders and the next four classes", () => {
    expect(cohortsFrom("2026-11-23")).toEqual(["2026-27", "2027-28", "2028-29", "2029-30", "2030-31"]);
  });
});

describe("a course of one's own catalog", () => {
  const courses = [
    row("MA101", "Algebra I", { grades: "9" }),
    row("MA201", "Algebra II", { grades: "11-12" }),
    row("MA150", "Geometry"),
    row("MA090", "Algebra Support", { status: "RETIRED" }),
    row("HS110", "Orientation to Health Careers", { sced: "14001" }),
  ];

  it("is looked for in the words of the place, those of its grades first, and retired ones never", () => {
    expect(foundIn(courses, slotFor("Algebra I"), "", []).map(({ code }) => code)).toEqual([
      "MA101",
      "MA201",
    ]);
    expect(foundIn(courses, slotFor("Algebra", "G11"), "", [])[0]?.code).toBe("MA201");
  });

  it("is found by code, by SCED and by all the words that were typed", () => {
    const codes = (typed: string) => foundIn(courses, slotFor(""), typed, []).map(({ code }) => code);
    expect(codes("ma1")).toEqual(["MA101", "MA150"]);
    expect(codes("health orientation")).toEqual(["HS110"]);
    expect(codes("14001")).toEqual(["HS110"]);
    expect(codes("algebra health")).toEqual([]);
  });

  it("is offered unasked only where the place has none, and never for its number alone", () => {
    expect(foundIn(courses, slotFor("Algebra I"), "", [{ code: "ma101" }])).toEqual([]);
    expect(foundIn(courses, slotFor("Algebra I"), "algebra", [{ code: "ma101" }])).toHaveLength(1);
    expect(foundIn(courses, slotFor("Welding II"), "", [])).toEqual([]);
  });

  it("is bound as the catalog has it, with the content its row most often has", () => {
    expect(boundFrom(row("HS110", "Orientation", { sced: "14001" }), slotFor("", "G9", "cte"))).toMatchObject(
      {
        code: "HS110",
        content: "CTE",
        sced: "14001",
        prerequisites: [],
      },
    );
    expect(boundFrom(row("MA101", "Algebra I"), slotFor("")).content).toBe("ACADEMIC");
  });
});

describe("early credit", () => {
  const rule = (ruleNo: number, from: string, until: string, sends = `${east} HS 300`) => ({
    ruleNo,
    from,
    until,
    method: "DUAL_CREDIT_TRANSCRIPT" as const,
    sending: [sends],
    awards: [`${college} NUR 106`],
  });
  const agreement = (letter: string, rules: AgreementFact["rules"]): AgreementFact => ({
    id: `agr_${letter.repeat(20)}` as AgreementFact["id"],
    codedNotation: `A-${letter}`,
    name: "Dual credit",
    type: "ARTICULATION",
    ...{ parties: [east, west, college], spans: [] },
    rules,
  });
  const course = { organizationId: east, code: "hs  300" };

  it("is offered from rules that send the course to a college of the program, those that hold then first", () => {
    const offers = offersFor(
      course,
      [
        agreement("e", [
          rule(1, "2024-07-01", "2026-06-30"),
          rule(2, "2024-07-01", "2031-06-30", `${west} HS 300`),
        ]),
        agreement("f", [rule(7, "2026-07-01", "2030-06-30"), rule(7, "2024-07-01", "2026-06-30")]),
      ],
      parties,
      "2029-07-01",
    );
    expect(offers.map((offer) => [offer.agreement.codedNotation, offer.ruleNo, offer.until])).toEqual([
      ["A-f", 7, "2030-06-30"],
      ["A-e", 1, "2026-06-30"],
    ]);
    expect(offers[0]?.early).toMatchObject({
      kind: "DUAL_CREDIT",
      ruleNo: 7,
      college: { organizationId: college, code: "NUR 106" },
    });
    expect(
      offersFor(
        course,
        [agreement("e", [rule(1, "2024-07-01", "2031-06-30")])],
        parties.slice(0, 3),
        "2029-07-01",
      ),
    ).toEqual([]);
  });

  it("counts what a rule gives in semester hours", () => {
    const award = (creditHundredths: number, unit: string) => ({ course: { creditHundredths, unit } });
    const terms = { rules: [{ ruleNo: 7, awards: [award(300, "SemesterHour"), award(450, "QuarterHour")] }] };
    expect(hoursOf(terms as never, 7)).toBe(600);
    expect(hoursOf(terms as never, 8)).toBe(0);
  });
});

describe("who has a course in a place", () => {
  const { plan, slotId } = addSlot(none, { column: "G9", row: "cte" }, "Orientation");
  const course = boundFrom(row("HS110", "Orientation"), slotFor("", "G9", "cte"));
  const bound = (organization: typeof east) => bind(plan, slotId, organization, [course]);
  const slot = (of: Plan) => of.slots[0] ?? slotFor("");

  it("is every school and, for those it serves, their career center", () => {
    expect(missingIn(slot(plan), parties).map((one) => one.organizationId)).toEqual([east, west]);
    expect(missingIn(slot(bound(center)), parties).map((one) => one.organizationId)).toEqual([east]);
    expect(filledBy(bound(center), parties, west)).toEqual({ filled: 1, of: 1 });
  });

  it("stands on its card: open, how many have one, or one's own code", () => {
    expect(editCard(slot(plan), parties, undefined)).toMatchObject({ open: false, line: "0 of 2" });
    expect(editCard(slot(bound(east)), parties, undefined)).toMatchObject({ open: false, line: "1 of 2" });
    expect(editCard(slot(bound(east)), parties, east)).toMatchObject({ open: false, line: "HS110. 1 of 2" });
    expect(editCard(slot(bound(east)), parties, west)).toMatchObject({
      open: true,
      line: "Yours is open",
    });
  });

  it("is nobody's question where work is arranged for everyone, or a credential stands", () => {
    const credential = addSlot(none, { column: "G12", row: "credential" }, "CNA").plan;
    expect(missingIn(slot(credential), parties)).toEqual([]);
  });
});

describe("places by name", () => {
  const one = addSlot(none, { column: "G9", row: "math" }, "Algebra I").plan;
  const entered = addEntry(one, "P1");
  const plan = addExit(entered.plan, "P2").plan;

  it("are found behind the pointers of a refusal", () => {
    expect(spotOf("/slots/0/bindings/0/courses/1/code", plan)).toEqual({
      id: "s1",
      name: "Grade 9, Math: Algebra I",
      short: "Algebra I, grade 9",
    });
    expect(spotOf("/entryPoints/0/column", plan)?.id).toBe("e1");
    expect(spotOf("/exitPoints/0", plan)?.id).toBe("x1");
    expect(spotOf("/slots/4", plan)).toBeUndefined();
  });

  it("that nobody named are not sent, and those that were left empty go by themselves", () => {
    expect(unfinished(plan).map(({ pointer }) => pointer)).toEqual([
      "/entryPoints/0/name",
      "/exitPoints/0/name",
    ]);
    expect(tidied(plan, "e1")).toEqual(entered.plan);
    expect(tidied(one, "")).toBe(one);
  });

  it("keep entries to years in which such people can enter, and degrees to college", () => {
    expect(entryKindsIn("G9")).toEqual(["GRADE_9", "ADULT_BRIDGE", "INCUMBENT_WORKER"]);
    expect(
      changeEntry(changeEntry(plan, "e1", { kind: "POST_DIPLOMA" }), "e1", { column: "G10" }).entryPoints[0]
        ?.kind,
    ).toBe("TRANSFER_IN");
    expect(changeExit(plan, "x1", { column: "G12" }).exitPoints[0]?.award).toBe("CREDENTIAL");
  });
});

describe("how strict a region is, as it is typed", () => {
  const settings = CheckSettings.parse({
    turned: [{ checkId: "pos.degree", severity: "WARN", reason: "No university here yet." }],
  });

  it("goes out as it came in, hours with their hundredths", () => {
    expect(settingsOut(settingsIn(settings))).toEqual(settings);
    expect(settingsOut({ ...settingsIn(settings), earlyHoursHundredths: "6.5" }).earlyHoursHundredths).toBe(
      650,
    );
  });

  it("says at its field what is no number here, and asks why a check is turned", () => {
    const typed = {
      ...settingsIn(settings),
      quorum: "0",
      cteYears: "5",
      turned: [{ checkId: "", severity: "WARN" as const, reason: "" }],
    };
    expect(settingsWrong(typed).map(({ pointer }) => pointer)).toEqual([
      "/quorum",
      "/cteYears",
      "/turned/0/checkId",
      "/turned/0/reason",
    ]);
  });
});

describe("the college course that credit is promised for", () => {
  const catalog = [row("NUR 106", "Nursing Assistant"), row("NUR 90", "Bedside Care", { status: "RETIRED" })];

  it("is called what the college calls it, however it is written", () => {
    expect(twinIn(catalog, " nur  106 ")).toEqual({ title: "Nursing Assistant" });
  });

  it("is said not to be there where the college retired it or never had it", () => {
    expect(["NUR 90", "NUR 999"].map((code) => twinIn(catalog, code))).toEqual([{}, {}]);
  });

  it("is believed of a college that keeps no catalog here, and waited for while nothing is typed", () => {
    expect([twinIn([], "NUR 999"), twinIn(catalog, " ")]).toEqual([undefined, undefined]);
  });
});
