/** pos.runway, by examples. */
import { bend, center, lakes, lasts, mill, taught, type World } from "../world.ts";
import { examples } from "./examples.ts";

const spans =
  (...given: readonly (readonly [string, string])[]) =>
  (world: World) => {
    for (const school of [bend, mill]) delete taught(world, "eng12", school).earlyCredit;
    lasts(world, ...given);
  };
const behind = "behind Basic Nursing Assistant (BNA) at Three Rivers Career Center,";

examples("pos.runway", [
  {
    when: "an agreement and its renewal meet",
    change: () => {},
    result: "PASS",
    because: "3 early credit courses: each agreement is in force when this class takes the course.",
    slots: ["cte12", "eng12"],
    deciders: ["CV-2026-01"],
  },
  {
    when: "the agreement ends before this class comes to the course",
    change: spans(["2024-07-01", "2028-06-30"]),
    result: "FAIL",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} ends on June 30, 2028.`,
    slots: ["cte12"],
    deciders: ["Basic Nursing Assistant (BNA)", "CV-2026-01"],
    routes: ["."],
  },
  {
    when: "it has ended already",
    change: spans(["2024-07-01", "2026-06-30"]),
    result: "FAIL",
    severity: "REFUSE",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} ended on June 30, 2026.`,
  },
  {
    when: "it stops one day before the school year does",
    change: spans(["2024-07-01", "2030-06-29"]),
    result: "FAIL",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} ends on June 29, 2030.`,
  },
  {
    when: "one day is missing between the agreement and its renewal",
    change: spans(["2024-07-01", "2029-12-31"], ["2030-01-02", "2031-06-30"]),
    result: "FAIL",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} ends on December 31, 2029 and begins again on January 2, 2030.`,
  },
  {
    when: "it begins too late",
    change: spans(["2029-08-15", "2035-06-30"]),
    result: "FAIL",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} begins on August 15, 2029.`,
  },
  {
    when: "nobody has signed it",
    change: spans(),
    result: "FAIL",
    because: `Grade 12 is 2029-30. CV-2026-01, ${behind} is not signed by all its parties yet.`,
  },
  {
    when: "an earlier class had the course while the agreement was in force",
    change: (world) => {
      spans(["2021-07-01", "2026-06-30"])(world);
      world.program.cohort = "2022-23";
    },
    result: "PASS",
    because: "1 early credit course: each agreement is in force when this class takes the course.",
  },
  {
    when: "the agreement goes on without the rule",
    change: (world) => {
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { ruleNo: 1 });
      for (const rule of world.facts.agreements[0]?.rules ?? []) rule.until = "2029-06-30";
    },
    result: "FAIL",
    because: `Grade 12 is 2029-30. Rule 1 of CV-2026-01, ${behind} ends on June 30, 2029.`,
  },
  {
    when: "it never had the rule",
    change: (world) => {
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { ruleNo: 4 });
    },
    result: "FAIL",
    because:
      "Grade 12 is 2029-30. CV-2026-01 has no rule 4 in force, which Basic Nursing Assistant (BNA) at Three Rivers Career Center goes by.",
  },
  {
    when: "its rule is for another college course",
    change: (world) => {
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { ruleNo: 1 });
      for (const rule of world.facts.agreements[0]?.rules ?? [])
        if (rule.ruleNo === 1) rule.awards = [`${lakes} NUR 100`];
    },
    result: "FAIL",
    because:
      "Grade 12 is 2029-30. Rule 1 of CV-2026-01 is not about Basic Nursing Assistant (BNA) at Three Rivers Career Center and the credit promised for it.",
  },
  {
    when: "no rule is about the course",
    change: (world) => {
      const [agreement] = world.facts.agreements;
      if (agreement) agreement.rules = agreement.rules.filter(({ ruleNo }) => ruleNo === 2);
    },
    result: "FAIL",
    because:
      "Grade 12 is 2029-30. CV-2026-01 is not about Basic Nursing Assistant (BNA) at Three Rivers Career Center and the credit promised for it.",
  },
  {
    when: "the hub itself finds no such agreement",
    change: (world) => {
      for (const school of [bend, mill]) delete taught(world, "eng12", school).earlyCredit;
      Object.assign(world.facts, { agreements: [], missing: ["agr_dual"] });
    },
    result: "FAIL",
    severity: "REFUSE",
    because:
      "The agreement that Basic Nursing Assistant (BNA) at Three Rivers Career Center stands on is not there.",
  },
  {
    when: "credit by exam needs no agreement",
    change: (world) => {
      for (const school of [bend, mill]) taught(world, "eng12", school).earlyCredit = { kind: "EXAM" };
    },
    result: "PASS",
    because: "1 early credit course: each agreement is in force when this class takes the course.",
  },
  {
    when: "a course names no agreement",
    change: (world) => {
      taught(world, "math11", bend).earlyCredit = { kind: "ARTICULATED" };
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Algebra II (ALG2) at Cedar Bend High School gives articulated credit and names no agreement for it.",
    slots: ["math11"],
    routes: [bend],
  },
  {
    when: "this reader may not know the agreement",
    change: ({ facts }) => {
      facts.agreements = [];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Rhetoric I (RHET) at Cedar Bend High School and Rhetoric I (RHET) at Millrace High School stand on an agreement that is not open to you or no longer there.",
  },
]);
