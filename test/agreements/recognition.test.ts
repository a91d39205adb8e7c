/** What agreements say about a school's courses: true to the evaluator, and no more than the asker may read. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "#shared/agreements/evaluate.ts";
import { gradeScale } from "#shared/agreements/grades.ts";
import type { Recognition } from "#shared/agreements/recognition.ts";
import { saidBy, wouldSay } from "#shared/agreements/recognize.ts";
import type { Grade } from "#shared/agreements/terms-schema.ts";
import { executedBy } from "#shared/agreements/versions.ts";
import { plusDays } from "#shared/time.ts";
import { drafted, executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";
import { all, award, cbhs, condition, course, done, health, plcc, rule, tracc, version } from "./agreed.ts";

const today = "2026-11-22";
const said = (...versions: Parameters<typeof version>[]) =>
  executedBy(
    versions.map((args) => version(...args)),
    today,
  )
    .flat()
    .flatMap((one) => saidBy(one, cbhs));

describe("a statement", () => {
  it("says what a course gives, what grade it wants and what else has to be done", () => {
    const [statement] = executedBy([health], today)
      .flat()
      .flatMap((one) => saidBy(one, cbhs))
      .filter(({ course: { code }, ruleNo }) => code === "HS1" && ruleNo === 2);
    expect(statement).toMatchObject({
      receiverId: plcc,
      minGrade: "B",
      together: ["HS2"],
      conditions: [{ type: "ENROLL_WITHIN_MONTHS", value: "24" }],
      grants: [
        { code: "HLT 101", creditHundredths: 300 },
        { code: "FYS 100", type: "WAIVER" },
      ],
      from: "2026-08-01",
      until: "2027-07-31",
    });
  });

  it("keeps a finding with its reason, and nothing of another school", () => {
    const of = (school: typeof cbhs) =>
      executedBy([health], today)
        .flat()
        .flatMap((one) => saidBy(one, school))
        .map(({ course: { code }, reason }) => [code, reason]);
    expect(of(cbhs)).toContainEqual(["HBS", "LAB_NOT_COMPARABLE"]);
    expect(of(tracc)).toEqual([
      ["BNA", undefined],
      ["EMTB", "NOT_YET_EVALUATED"],
    ]);
  });

  it("of several options tells the one that asks for least, and the stricter of two grades", () => {
    const [statement] = said([
      {
        rules: [
          rule({ ruleNo: 1, options: [all(course("A"), course("B")), all([course("A", "C"), course("D")])] }),
        ],
        conditions: [condition("MIN_COURSE_GRADE", "B")],
      },
    ]);
    expect([statement?.together, statement?.minGrade, statement?.conditions]).toEqual([[], "B", []]);
  });

  it("writes a slot as people say it", () => {
    const three = { slotNo: 1, chooseN: 2, courses: ["A", "B", "C"].map((code) => course(code)) };
    const option = {
      optionNo: 1,
      slots: [three, { slotNo: 2, chooseN: 1, courses: [course("D"), course("E")] }],
    };
    const [a] = said([{ rules: [rule({ ruleNo: 1, options: [option] })] }]);
    expect(a?.together).toEqual(["B or C", "D or E"]);
    const d = said([{ rules: [rule({ ruleNo: 1, options: [option] })] }]).find(
      (one) => one.course.code === "D",
    );
    expect(d?.together).toEqual(["2 of A, B, C"]);
  });

  it("tells a teach-out apart from being in force, and a version on its way from both", () => {
    const rules = [rule({ ruleNo: 1, options: [all(course("A"))] })];
    const [statement] = said([{ rules }, { terminationDay: "2027-01-31", teachOutUntil: "2027-08-31" }]);
    expect(statement).toMatchObject({ until: "2027-08-31", inForceUntil: "2027-01-31" });
    expect(wouldSay(version({ rules }), cbhs)).toMatchObject([{ underWay: true, until: "2028-07-31" }]);
  });
});

describe("every statement", () => {
  const codes = ["A", "B", "C", "D"];
  const grade = fc.constantFrom<Grade | undefined>(undefined, "C", "B-", "A");
  const options = fc.array(
    fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }), grade), {
      minLength: 1,
      maxLength: 2,
    }),
    { minLength: 1, maxLength: 3 },
  );
  const ends = fc.record(
    {
      renewsUntil: fc.integer({ min: 1, max: 300 }).map((days) => plusDays("2028-07-31", days)),
      terminationDay: fc.integer({ min: -20, max: 500 }).map((days) => plusDays("2026-08-01", days)),
      teachOutUntil: fc.integer({ min: 100, max: 900 }).map((days) => plusDays("2026-08-01", days)),
    },
    { requiredKeys: [] },
  );

  it("is kept by the evaluator on its first and last day and at its lowest grade, and by none outside", () => {
    fc.assert(
      fc.property(options, ends, fc.integer({ min: -200, max: 0 }), (all, ended, cut) => {
        const made = rule({
          ruleNo: 1,
          validTo: plusDays("2028-07-31", cut),
          options: all.map((slots, index) => ({
            optionNo: index + 1,
            slots: slots.map(([courses, minGrade], no) => ({
              slotNo: no + 1,
              chooseN: 1,
              courses: courses.map((code) => course(code, minGrade)),
            })),
          })),
          awards: [award("COL 1", 300)],
        });
        const one = version({ rules: [made] }, ended);
        const statements = executedBy([one], today)
          .flat()
          .flatMap((dated) => saidBy(dated, cbhs));
        const earns = (code: string, reached: Grade, day: string) =>
          evaluate([one], { courses: [done(code, reached, day)], credentials: [], exams: {} }, today).some(
            ({ agreements }) => agreements.some(({ answers }) => answers[0]?.answer === "EARNED"),
          );
        for (const code of codes) {
          const found = statements.find((each) => each.course.code === code);
          const alone = found?.together.length === 0 && found.from <= found.until;
          // The day before it begins is never good, whatever is said.
          expect(earns(code, "A+", "2026-07-31")).toBe(false);
          expect(earns(code, "A+", found?.until ?? "2027-01-01")).toBe(Boolean(alone));
          if (!found || !alone) continue;
          expect(earns(code, found.minGrade ?? "D-", found.from)).toBe(true);
          expect(earns(code, "A+", plusDays(found.until, 1))).toBe(false);
          const worse = gradeScale[gradeScale.indexOf(found.minGrade ?? "D-") + 1] as Grade;
          expect(earns(code, worse, found.until)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("GET …/schools/{organizationId}/recognition", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await executed(world);
    await drafted(world, weldingCsv(), {
      name: "Welding articulation",
      parties: [
        {
          organizationId: world.region.organization("PLCC"),
          role: "RECEIVING",
          reviewerIds: [world.region.person("anjali")],
        },
        { organizationId: world.region.organization("CBHS"), role: "SENDING" },
      ],
    });
  });
  afterAll(() => world.close());

  const read = async (who: Who, code = "CBHS", query = "", headers = {}) =>
    worked(
      await world.as(who)(
        "GET",
        `/api/partnerships/cedar-valley/schools/${world.region.organization(code)}/recognition${query}`,
        undefined,
        headers,
      ),
    ).body as Recognition;
  const names = ({ items }: Recognition) => items.map(({ name }) => name).sort();

  it("gives each asker what they may read, and says how many more they may know of", async () => {
    // A draft is its steward's alone until it is shared.
    expect(names(await read("tom"))).toEqual(["Health Science articulation", "Welding articulation"]);
    expect(names(await read("priya"))).toEqual(["Health Science articulation"]);
    expect(names(await read("gus"))).toEqual(["Health Science articulation"]);
    const convener = await read("marisol");
    expect([names(convener), convener.hidden]).toEqual([["Health Science articulation"], 1]);
    expect((await read("priya")).hidden).toBe(0);
  });

  it("keeps what is executed apart from what is on its way", async () => {
    const { items } = await read("tom");
    const underWay = (name: string) =>
      new Set(items.find((one) => one.name === name)?.statements.map((one) => one.underWay ?? false));
    expect([...underWay("Health Science articulation")]).toEqual([false]);
    expect([...underWay("Welding articulation")]).toEqual([true]);
  });

  it("goes on page by page, and answers nothing for those who send under none", async () => {
    const first = await read("tom", "CBHS", "?limit=1");
    expect(first.items.length).toBe(1);
    const second = await read("tom", "CBHS", `?limit=1&cursor=${encodeURIComponent(first.next ?? "")}`);
    expect([...names(first), ...names(second)].sort()).toEqual(names(await read("tom")));
    expect((await read("tom", "PLCC")).items).toEqual([]);
  });

  it("answers for a school that is not there as for nothing at all", async () => {
    const answer = await world.as("tom")(
      "GET",
      `/api/partnerships/cedar-valley/schools/org_${"0".repeat(20)}/recognition`,
    );
    expect(answer.status).toBe(404);
  });
});
