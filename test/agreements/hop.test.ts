/** The second hop: what a college grants is what a university is asked about, and credit that ends is seen to end. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreditAnswer } from "#shared/agreements/credit.ts";
import { evaluate, type Facts } from "#shared/agreements/evaluate.ts";
import { grantedBy, nextHop } from "#shared/agreements/hop.ts";
import type { Grade } from "#shared/agreements/terms-schema.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { attached, base, draft, executed, worked } from "#test/support/agreements.ts";
import { today } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { all, award, condition, course, done, plcc, rule, version } from "./agreed.ts";

const nsu = `org_${"n".repeat(20)}` as OrganizationId;
const further = (code: string, minGrade?: Grade) => course(code, minGrade, plcc);
const granting = (code: string, creditHundredths: number) => ({
  ...award(code, creditHundredths),
  course: { ...award(code, creditHundredths).course, organizationId: nsu },
});
const transfer = (...args: Parameters<typeof version>) =>
  version(args[0], {
    agreementId: `agr_${"t".repeat(20)}` as AgreementId,
    codedNotation: "TA-2026-001",
    agreementType: "TRANSFER_ARTICULATION",
    organizations: [
      { id: plcc, code: "PLCC", name: "Prairie Lakes", role: "SENDING" },
      { id: nsu, code: "NSU", name: "Northgate State", role: "RECEIVING" },
    ],
    ...args[1],
  });

const articulation = version({
  rules: [
    rule({ ruleNo: 1, options: [all(course("WELD1"))], awards: [award("WLD 101", 300)] }),
    rule({ ruleNo: 2, options: [all(course("CS1"))], awards: [award("CSC 121", 400)] }),
    rule({ ruleNo: 3, options: [all(course("BIO"))], awards: [award("BIO 1XX", 300, "ELECTIVE")] }),
  ],
});
const onward = transfer({
  rules: [
    rule({ ruleNo: 1, options: [all(further("CSC 121"))], awards: [granting("CS 170", 300)] }),
    rule({ ruleNo: 2, options: [all(further("BIO 1XX"))], awards: [granting("BIO 199", 300)] }),
  ],
});

function hop(courses: Facts["courses"], versions = [onward], more: Partial<Facts> = {}) {
  const facts = { courses, credentials: [], exams: {}, ...more };
  const [one] = evaluate([articulation], facts, today);
  if (!one) throw new Error("The college has no answer");
  return nextHop(one, versions, facts, today);
}

describe("the second hop", () => {
  it("shows where credit goes on, with how much is left of it, and where it ends", () => {
    const next = hop([done("WELD1"), done("CS1")]);
    expect(next.courses.map(({ code, from, leadsTo }) => [code, from, leadsTo.length])).toEqual([
      ["WLD 101", ["CBHS WELD1"], 0],
      ["CSC 121", ["CBHS CS1"], 1],
    ]);
    const [answer] = next.organizations[0]?.agreements[0]?.answers ?? [];
    expect(answer).toMatchObject({
      answer: "EARNED",
      courses: ["PLCC CSC 121"],
      awards: [{ code: "CS 170", creditHundredths: 300 }],
    });
  });

  it("knows a granted course however one rule, another or the student spells its code", () => {
    const twice = version({
      rules: [
        rule({ ruleNo: 1, options: [all(course("CS1"))], awards: [award("CSC 121", 400)] }),
        rule({ ruleNo: 2, options: [all(course("CS2"))], awards: [award("csc  121", 400)] }),
      ],
    });
    const spelled = transfer({
      rules: [rule({ ruleNo: 1, options: [all(further("Csc 121"))], awards: [granting("CS 170", 300)] })],
    });
    for (const own of [[], [done("cSC 121", "B", "2027-05-25", plcc)]]) {
      const facts = { courses: [done("CS1"), done("CS2"), ...own], credentials: [], exams: {} };
      const [one] = evaluate([twice], facts, today);
      if (!one) throw new Error("The college has no answer");
      const { courses } = nextHop(one, [spelled], facts, today);
      expect(courses.map(({ code, leadsTo }) => [code, leadsTo.length])).toEqual([
        ["CSC 121", 1],
        ["csc  121", 1],
      ]);
    }
  });

  it("carries courses, not electives", () => {
    const next = hop([done("BIO")]);
    expect(next).toEqual({ courses: [], organizations: [] });
  });

  it("counts a granted course as completed when the last of what earned it was", () => {
    const late = transfer(
      {
        rules: [
          rule({
            ruleNo: 1,
            validFrom: "2027-07-01",
            validTo: "2028-07-31",
            options: [all(further("CSC 121"))],
            awards: [granting("CS 170", 300)],
          }),
        ],
      },
      { dateEffective: "2027-07-01" },
    );
    const at = (day: string) => hop([done("CS1", "A", day)], [late]).courses[0]?.leadsTo.length;
    expect([at("2027-06-30"), at("2027-07-01")]).toEqual([0, 1]);
  });

  it("invents no grade: where the university asks for one, a person has to say", () => {
    const strict = transfer({
      rules: [
        rule({ ruleNo: 1, options: [all(further("CSC 121", "C"))], awards: [granting("CS 170", 300)] }),
      ],
    });
    const next = hop([done("CS1", "A")], [strict]);
    expect(next.organizations[0]?.agreements[0]?.answers[0]).toMatchObject({
      answer: "CANNOT_TELL",
      missing: [{ kind: "COURSE", code: "CSC 121", state: "GRADE_UNKNOWN", minGrade: "C" }],
    });
    expect(next.courses[0]?.leadsTo).toHaveLength(1);
  });

  it("tells no deadline, for it counts from a graduation that is still to come", () => {
    const timed = transfer({
      rules: [rule({ ruleNo: 1, options: [all(further("CSC 121"))], awards: [granting("CS 170", 300)] })],
      conditions: [condition("ENROLL_WITHIN_MONTHS", "12")],
    });
    const next = hop([done("CS1", "A")], [timed], { graduatedOn: "2020-05-31" });
    const [answer] = next.organizations[0]?.agreements[0]?.answers ?? [];
    expect([answer?.answer, answer?.deadline]).toEqual(["EARNED", undefined]);
    expect(answer?.toClaim).toHaveLength(1);
  });

  it("lets a course taken at the college itself stand beside one it granted", () => {
    const both = transfer({
      rules: [
        rule({
          ruleNo: 1,
          options: [all(further("CSC 121"), further("MTH 140", "C"))],
          awards: [granting("CS 170", 300)],
        }),
      ],
    });
    const next = hop([done("CS1", "A"), done("MTH 140", "B", "2027-05-25", plcc)], [both]);
    expect(next.organizations[0]?.agreements[0]?.answers[0]).toMatchObject({
      answer: "EARNED",
      courses: ["PLCC CSC 121", "PLCC MTH 140"],
    });
  });
});

describe("any two hops", () => {
  const school = ["A", "B", "C", "D"];
  const college = ["W", "X", "Y", "Z"];
  const first = fc.uniqueArray(fc.constantFrom(...school), { maxLength: 4 }).map((some) =>
    some.map((code, index) =>
      rule({
        ruleNo: index + 1,
        options: [all(course(code, "B"))],
        awards: [award(college[school.indexOf(code)] ?? "", 300, index === 3 ? "ELECTIVE" : "COURSE")],
      }),
    ),
  );
  const second = fc.array(
    fc.record({
      // One seat of its own for every rule, so that no two compete.
      codes: fc.uniqueArray(fc.constantFrom(...college), { minLength: 1, maxLength: 3 }),
      minGrade: fc.constantFrom<Grade | undefined>(undefined, undefined, "C"),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const taken = fc.uniqueArray(fc.tuple(fc.constantFrom(...school), fc.constantFrom<Grade>("A", "B", "C")), {
    minLength: 1,
    selector: ([code]) => code,
  });

  it("agree with following every course by hand", () => {
    fc.assert(
      fc.property(first, second, taken, (rules, needs, courses) => {
        const facts = {
          courses: courses.map(([code, grade]) => done(code, grade)),
          credentials: [],
          exams: {},
        };
        const [one] = evaluate([version({ rules })], facts, today);
        const held = rules.flatMap(({ options, awards: [given] }) => {
          const code = options[0]?.slots[0]?.courses[0]?.code;
          const grade = courses.find(([each]) => each === code)?.[1];
          return given?.type === "COURSE" && (grade === "A" || grade === "B") ? [given.course.code] : [];
        });
        expect(one ? grantedBy(one).map(({ code }) => code) : []).toEqual(held);
        if (!one) return;
        const onward = transfer({
          rules: needs.map(({ codes, minGrade }, index) =>
            rule({
              ruleNo: index + 1,
              reuse: "ALLOWED",
              options: [all(...codes.map((code) => further(code, minGrade)))],
              awards: [granting(`U${index}`, 100)],
            }),
          ),
        });
        const next = nextHop(one, [onward], facts, today);
        const said = new Map(
          next.organizations.flatMap(({ agreements }) =>
            agreements.flatMap(({ answers }) =>
              answers.map(({ ruleNo, answer }) => [ruleNo, answer] as const),
            ),
          ),
        );
        needs.forEach(({ codes, minGrade }, index) => {
          const have = codes.filter((code) => held.includes(code));
          const expected =
            have.length === 0
              ? undefined
              : have.length < codes.length
                ? "NEEDS"
                : minGrade
                  ? "CANNOT_TELL"
                  : "EARNED";
          expect(said.get(index + 1)).toBe(expected);
        });
        for (const { code, leadsTo } of next.courses)
          expect(leadsTo.map(({ ruleNo }) => ruleNo)).toEqual(
            needs.flatMap(({ codes }, index) => (codes.includes(code) ? [index + 1] : [])),
          );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("POST /api/public/credit with two hops", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await executed(world);
    await transferred(world);
  });
  afterAll(() => world.close());

  const courses = [
    { organization: "CBHS", code: "HS1", grade: "A", completedOn: "2027-05-25" },
    { organization: "CBHS", code: "HS2", grade: "B", completedOn: "2027-05-25" },
    { organization: "CBHS", code: "MEDTERM", grade: "A", completedOn: "2027-05-25" },
  ];
  const ask = async (more: object) =>
    world.anonymously("POST", "/api/public/credit", { partnership: "cedar-valley", courses, ...more });

  it("answers for the university too, and only when asked", async () => {
    const two = (await ask({ hops: 2 })).body as CreditAnswer;
    const [college] = two.organizations;
    expect(college?.next?.courses.map(({ code, leadsTo }) => [code, leadsTo.length])).toEqual([
      ["HLT 110", 0],
      ["HLT 101", 1],
    ]);
    expect(college?.next?.organizations.map(({ organization }) => organization.code)).toEqual(["NSU"]);
    expect(college?.next?.organizations[0]?.agreements[0]?.answers[0]).toMatchObject({
      answer: "CANNOT_TELL",
      awards: [{ code: "HSC 105", creditHundredths: 200 }],
    });
    const one = (await ask({})).body as CreditAnswer;
    expect(one.organizations).toEqual(two.organizations.map(({ next: _next, ...rest }) => rest));
  });

  it("goes no further than two", async () => {
    const answer = await ask({ hops: 3 });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, "/hops"]);
  });
});

/** Prairie Lakes to Northgate, signed by both and public. */
async function transferred(world: World): Promise<void> {
  const { organization, person } = world.region;
  const parties = [
    { organizationId: organization("NSU"), role: "RECEIVING", reviewerIds: [person("ruth")] },
    { organizationId: organization("PLCC"), role: "SENDING" },
  ];
  const csv = [
    "row_type,rule_no,option_no,slot_no,choose_n,org_code,course_code,course_title,credits,credit_unit,min_grade,award_type,value,note",
    "S,1,1,1,1,PLCC,HLT 101,Introduction to Health Careers,3.00,SemesterHour,C,,,",
    "R,1,,,,NSU,HSC 105,Exploring Health Professions,2.00,SemesterHour,,COURSE,,",
  ].join("\n");
  const changes = { name: "Health careers", agreementType: "TRANSFER_ARTICULATION", parties };
  const step = async (who: "tom" | "denise" | "ruth", path: string, seen: string, body?: object) =>
    worked(await world.as(who)("POST", path, body, { "if-match": seen })).etag;
  const started = worked(await world.as("tom")("POST", base, draft(world, changes)));
  const at = `${base}/${started.body.id}`;
  const imported = worked(
    await world.as("tom")("POST", `${at}/rules/import`, csv, {
      "content-type": "text/csv",
      "if-match": started.etag,
    }),
  );
  const documentId = await attached(world, started.body.id);
  let seen = await step("tom", `${at}/review`, imported.etag);
  seen = await step("denise", `${at}/register`, seen, {
    documentId,
    dateSigned: "2026-07-15",
    signers: [
      { name: "Denise Okafor", title: "Vice President", organizationId: organization("PLCC") },
      { name: "Ruth Vandermeer", title: "Director of Transfer", organizationId: organization("NSU") },
    ],
  });
  seen = await step("ruth", `${at}/confirm`, seen);
  seen = await step("tom", `${at}/visibility`, seen, { to: "PUBLIC" });
  await step("ruth", `${at}/visibility`, seen, { to: "PUBLIC" });
}
