/** pos.dual-credit, by examples. */
import { at, bend, center, lakes, lasts, mill, northgate, taught, type World } from "../world.ts";
import { examples } from "./examples.ts";

/** Only the nursing assistant’s credit is left. */
const one = (world: World) => {
  for (const school of [bend, mill]) delete taught(world, "eng12", school).earlyCredit;
  return taught(world, "cte12", center);
};
const agreement = ({ facts }: World) => {
  const [found] = facts.agreements;
  if (!found) throw new Error("The world has an agreement.");
  return found;
};

examples("pos.dual-credit", [
  {
    when: "two courses give it under an agreement in force",
    change: () => {},
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12 and Rhetoric I in grade 12.",
    slots: ["cte12", "eng12"],
  },
  {
    when: "the agreement is signed and begins before the class takes the course",
    change: (world) => {
      one(world);
      lasts(world, ["2029-07-01", "2030-06-30"]);
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "it begins on the last day of the year in which the class takes the course",
    change: (world) => {
      one(world);
      lasts(world, ["2030-06-30", "2031-06-30"]);
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "it begins today, for a class that has left",
    change: (world) => {
      one(world);
      world.program.cohort = "2018-19";
      lasts(world, ["2018-07-01", "2019-06-30"], ["2026-11-23", "2027-06-30"]);
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "it comes in the very year in which the latest join",
    change: (world) => {
      one(world);
      at(world, "cte12").column = "G11";
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 11.",
  },
  {
    when: "it begins after the class has left",
    change: (world) => {
      one(world);
      lasts(world, ["2030-07-01", "2031-06-30"]);
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: CV-2026-01 begins on July 1, 2030.",
    slots: ["cte12"],
    routes: [mill, ".e1."],
  },
  {
    when: "articulated credit and college-only enrollment are all there is",
    change: (world) => {
      Object.assign(one(world).earlyCredit ?? {}, { kind: "ARTICULATED" });
      for (const school of [bend, mill])
        taught(world, "math11", school).earlyCredit = {
          kind: "DUAL_ENROLMENT",
          agreementId: "agr_dual" as never,
        };
    },
    result: "FAIL",
    because: "No course in grades 9 to 12 of Cedar Bend High School gives dual credit.",
    deciders: ["Cedar Bend High School"],
  },
  {
    when: "the agreement ended yesterday",
    change: (world) => {
      one(world);
      lasts(world, ["2024-07-01", "2026-11-22"]);
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Cedar Bend High School stands on an agreement in force: CV-2026-01 ended on November 22, 2026.",
    deciders: ["Cedar Bend High School", "Basic Nursing Assistant (BNA)", "CV-2026-01"],
    routes: [bend, ".e1."],
  },
  {
    when: "it ends today",
    change: (world) => {
      one(world);
      lasts(world, ["2024-07-01", "2026-11-23"]);
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "nobody has signed it",
    change: (world) => {
      one(world);
      lasts(world);
    },
    result: "FAIL",
    because:
      "No dual credit in grades 11 to 12 of Millrace High School stands on an agreement in force: CV-2026-01 is not signed by all its parties.",
    routes: [mill, ".e2."],
  },
  {
    when: "the course names no agreement",
    change: (world) => {
      delete one(world).earlyCredit?.agreementId;
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: Basic Nursing Assistant names no agreement.",
  },
  {
    when: "its rule is about another course",
    change: (world) => {
      Object.assign(one(world).earlyCredit ?? {}, { ruleNo: 1 });
      for (const rule of agreement(world).rules) rule.sending = [`${bend} OTHER`];
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: rule 1 of CV-2026-01 does not name Basic Nursing Assistant.",
  },
  {
    when: "no rule of the agreement is about it",
    change: (world) => {
      one(world);
      for (const rule of agreement(world).rules) rule.sending = [`${bend} OTHER`];
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: no rule of CV-2026-01 names Basic Nursing Assistant.",
  },
  {
    when: "its rule is for another college course",
    change: (world) => {
      Object.assign(one(world).earlyCredit ?? {}, { ruleNo: 1 });
      for (const rule of agreement(world).rules) rule.awards = [`${lakes} NUR 100`];
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: rule 1 of CV-2026-01 does not name NUR 106 for Basic Nursing Assistant.",
  },
  {
    when: "its rule was about it only in a version that has ended",
    change: (world) => {
      Object.assign(one(world).earlyCredit ?? {}, { ruleNo: 1 });
      const [first] = agreement(world).rules;
      if (!first) throw new Error("The agreement has a rule.");
      agreement(world).rules = [
        { ...first, until: "2026-06-30" },
        { ...first, from: "2026-07-01", sending: [`${center} OTHER`] },
      ];
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: rule 1 of CV-2026-01 ended on June 30, 2026.",
  },
  {
    when: "an agreement without rules is between school and college",
    change: (world) => {
      one(world);
      agreement(world).rules = [];
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "an agreement without rules is between two others",
    change: (world) => {
      one(world);
      Object.assign(agreement(world), { rules: [], parties: [center, northgate] });
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: CV-2026-01 is not between Prairie Lakes College and Three Rivers Career Center.",
  },
  {
    when: "the hub itself finds no such agreement",
    change: (world) => {
      one(world);
      Object.assign(world.facts, { agreements: [], missing: ["agr_dual"] });
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: the agreement of Basic Nursing Assistant is not there.",
  },
  {
    when: "the college has no such course in its catalog, or has it no longer",
    change: (world) => {
      one(world);
      world.facts.gone = [`${lakes} NUR 106`];
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: Prairie Lakes College has no NUR 106 in its catalog, which Basic Nursing Assistant stands for.",
  },
  {
    when: "the college has no such course, and another course gives dual credit, too",
    change: (world) => {
      world.facts.gone = [`${lakes} NUR 106`];
    },
    result: "FAIL",
    severity: "WARN",
    because: "Prairie Lakes College has no NUR 106 in its catalog, which Basic Nursing Assistant promises.",
    slots: ["cte12"],
    deciders: ["Basic Nursing Assistant (BNA)", "NUR 106", "Prairie Lakes College"],
  },
  {
    when: "the agreement has no such rule",
    change: (world) => {
      Object.assign(one(world).earlyCredit ?? {}, { ruleNo: 7 });
    },
    result: "FAIL",
    because:
      "No dual credit in grades 9 to 12 of Millrace High School stands on an agreement in force: CV-2026-01 has no rule 7.",
  },
  {
    when: "it comes a year before those who join in grade 11",
    change: (world) => {
      one(world);
      at(world, "cte12").column = "G10";
    },
    result: "FAIL",
    because: "No course in grades 11 to 12 of Cedar Bend High School gives dual credit.",
    routes: [bend, ".e2."],
  },
  {
    when: "this reader may not know the agreement",
    change: (world) => {
      one(world);
      world.facts.agreements = [];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because in grades 9 to 12 of Cedar Bend High School the agreement of Basic Nursing Assistant is not open to you or no longer there.",
    slots: ["cte12"],
  },
  {
    when: "the only such course has left the catalog",
    change: (world) => {
      one(world);
      world.facts.gone = [`${center} BNA`];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because in grades 9 to 12 of Millrace High School Basic Nursing Assistant has left the catalog.",
  },
]);
