/** pos.sequence.dup, by examples. */
import { expect, it } from "vitest";
import {
  at,
  bend,
  center,
  college,
  dual,
  lakes,
  mill,
  northgate,
  slot,
  statement,
  taught,
  world,
} from "../world.ts";
import { answersOf, examples } from "./examples.ts";

const whole = "No required course is asked for twice, by its number, by an agreement or by what it teaches.";
/** A rule that asks for the center’s course and another of Cedar Bend’s. */
const twoOf = (other: string) => ({
  sending: [`${center} BNA`, `${bend} ${other}`],
  options: [
    [
      { chooseN: 1, courses: [`${center} BNA`] },
      { chooseN: 1, courses: [`${bend} ${other}`] },
    ],
  ],
});
const four = [5, 6, 7, 8].map(statement);

examples("pos.sequence.dup", [
  { when: "nothing is there twice", change: () => {}, result: "PASS", because: whole },
  {
    when: "a dual credit course and its college twin are both required",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
    },
    result: "FAIL",
    because:
      "Basic Nursing Assistant (BNA) at Three Rivers Career Center in grade 12 already leads to credit for Nursing Assistant (NUR 106) under CV-2026-01, and Prairie Lakes College requires that again in college year 1.",
    slots: ["cte12", "nurs"],
    deciders: ["Basic Nursing Assistant (BNA)", "Nursing Assistant (NUR 106)", "CV-2026-01"],
    routes: ["."],
  },
  {
    when: "the twin can be left out, for those who enter as adults and need it",
    change: (world) => {
      Object.assign(at(world, "nurs"), { kind: "CHOOSE_N", chooseN: 1 });
      at(world, "nurs").bindings[0]?.courses.push(college("NUR 107", "Home Care", 7, { content: "CTE" }));
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "a choice of one among one is no choice",
    change: (world) => {
      Object.assign(at(world, "nurs"), { kind: "CHOOSE_N", chooseN: 1 });
    },
    result: "FAIL",
    because:
      "Basic Nursing Assistant (BNA) at Three Rivers Career Center in grade 12 already leads to credit for Nursing Assistant (NUR 106) under CV-2026-01, and Prairie Lakes College requires that again in college year 1.",
  },
  {
    when: "only the agreement knows that the two are joined",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      delete taught(world, "cte12", center).earlyCredit;
    },
    result: "FAIL",
    because:
      "Basic Nursing Assistant (BNA) at Three Rivers Career Center in grade 12 already leads to credit for Nursing Assistant (NUR 106) under CV-2026-01, and Prairie Lakes College requires that again in college year 1.",
  },
  {
    when: "the rule that joins them is over before this class comes to it",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      delete taught(world, "cte12", center).earlyCredit;
      for (const rule of world.facts.agreements[0]?.rules ?? []) rule.until = "2029-06-30";
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "the rule that joins them holds on the last day of that year only",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      delete taught(world, "cte12", center).earlyCredit;
      for (const rule of world.facts.agreements[0]?.rules ?? []) rule.from = "2030-06-30";
    },
    result: "FAIL",
    because:
      "Basic Nursing Assistant (BNA) at Three Rivers Career Center in grade 12 already leads to credit for Nursing Assistant (NUR 106) under CV-2026-01, and Prairie Lakes College requires that again in college year 1.",
  },
  {
    when: "the university requires what the college already leads to credit for",
    change: ({ facts }) => {
      facts.agreements[0]?.rules.push({
        ...{ ruleNo: 9, from: "2024-07-01", until: "2040-06-30", method: "PROFICIENCY_CREDIT" },
        sending: [`${lakes} PSY 101`],
        awards: [`${northgate} ETH 300`],
      });
    },
    result: "FAIL",
    because:
      "Psychology (PSY 101) at Prairie Lakes College in college year 2 already leads to credit for Health Ethics (ETH 300) under CV-2026-01, and Northgate State University requires that again in college year 3.",
    routes: [northgate],
  },
  {
    when: "a rule asks for two courses, and both are required with what they give",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      delete taught(world, "cte12", center).earlyCredit;
      for (const rule of world.facts.agreements[0]?.rules ?? []) Object.assign(rule, twoOf("HS2"));
    },
    result: "FAIL",
    because:
      "Basic Nursing Assistant (BNA) at Three Rivers Career Center in grade 12 and Health Science II (HS2) at Cedar Bend High School in grade 11 already lead to credit for Nursing Assistant (NUR 106) under CV-2026-01, and Prairie Lakes College requires that again in college year 1.",
    slots: ["cte11", "cte12", "nurs"],
    routes: [bend],
  },
  {
    when: "one of the two is not on the way",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      delete taught(world, "cte12", center).earlyCredit;
      for (const rule of world.facts.agreements[0]?.rules ?? []) Object.assign(rule, twoOf("HS3"));
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "only an exam joins them",
    change: (world) => {
      at(world, "nurs").kind = "REQUIRED";
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { kind: "EXAM" });
      for (const rule of world.facts.agreements[0]?.rules ?? []) rule.method = "CREDIT_BY_EXAM";
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "two dual credit courses are the same college course",
    change: (world) => {
      const first = taught(world, "eng9", bend);
      first.earlyCredit = dual("eng  101", 3);
    },
    result: "FAIL",
    because:
      "English 9 (ENG9) at Cedar Bend High School and Rhetoric I (RHET) at Cedar Bend High School are 2 courses for the same college course, eng  101.",
    slots: ["eng9", "eng12"],
    routes: [bend],
  },
  {
    when: "a course stands in two cells, spelled a little otherwise",
    change: (world) => {
      taught(world, "math11", bend).code = " eng9 ";
    },
    result: "FAIL",
    because: "English 9 (ENG9) at Cedar Bend High School is required in grade 9 and again in grade 11.",
    slots: ["eng9", "math11"],
    routes: [bend],
  },
  {
    when: "one number stands for the two halves of a course",
    change: (world) => {
      taught(world, "math11", bend).code = "ENG9";
      taught(world, "eng9", bend).part = { series: "English", no: 1, of: 2 };
      taught(world, "math11", bend).part = { series: "English", no: 2, of: 2 };
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "two required courses teach almost the same",
    change: (world) => {
      taught(world, "nur1", lakes).statementIds = four;
      taught(world, "nur3", lakes).statementIds = four.slice(0, 3);
    },
    result: "FAIL",
    severity: "WARN",
    because:
      "Nursing Fundamentals (NUR 110) and Adult Care II (NUR 210) at Prairie Lakes College share 3 statements, 100 % of the shorter list. Your region allows 60 %.",
    slots: ["nur1", "nur3"],
  },
  {
    when: "they share exactly what the region allows",
    change: (world) => {
      world.facts.settings.overlapPercent = 75;
      taught(world, "nur1", lakes).statementIds = four;
      taught(world, "nur3", lakes).statementIds = [...four.slice(0, 3), statement(9)];
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "a dual credit course does not say for which college course it stands",
    change: (world) => {
      delete taught(world, "eng12", mill).earlyCredit?.college;
      for (const { rules } of world.facts.agreements) rules.splice(1);
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Rhetoric I (RHET) at Millrace High School gives dual credit and does not say for which college course, so nobody knows whether that one is required again.",
    slots: ["eng12"],
    routes: [mill],
  },
]);

it("counts pairs that overlap beyond what anybody would read", () => {
  const odd = world();
  odd.plan.slots.push(
    ...Array.from({ length: 8 }, (_, no) =>
      slot(`more${no}`, "P2", "cte", [
        [
          lakes,
          college(`X ${no}`, `Extra ${no}`, 3, {
            content: "CTE",
            statementIds: four,
            earlyCredit: dual("NO", 1),
          }),
        ],
      ]),
    ),
  );
  const answers = answersOf("pos.sequence.dup", odd);
  expect(answers).toHaveLength(13);
  expect(answers.map(({ because }) => because)).toContain(
    "16 more pairs of required courses share more than 60 % of their statements.",
  );
});
