/** pos.dual-credit, by examples. */
import { at, bend, center, mill, taught, type World } from "../world.ts";
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
      agreement(world).spans = [{ versionNo: 1, from: "2029-07-01", until: "2030-06-30" }];
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "it begins on the last day of the year in which the class takes the course",
    change: (world) => {
      one(world);
      agreement(world).spans = [{ versionNo: 1, from: "2030-06-30", until: "2031-06-30" }];
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "it begins today, for a class that has left",
    change: (world) => {
      one(world);
      world.program.cohort = "2018-19";
      agreement(world).spans = [
        { versionNo: 1, from: "2018-07-01", until: "2019-06-30" },
        { versionNo: 2, from: "2026-11-23", until: "2027-06-30" },
      ];
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
      agreement(world).spans = [{ versionNo: 1, from: "2030-07-01", until: "2031-06-30" }];
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
      agreement(world).spans = [{ versionNo: 1, from: "2024-07-01", until: "2026-11-22" }];
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
      agreement(world).spans = [{ versionNo: 1, from: "2024-07-01", until: "2026-11-23" }];
    },
    result: "PASS",
    because: "Dual credit under CV-2026-01: Basic Nursing Assistant in grade 12.",
  },
  {
    when: "nobody has signed it",
    change: (world) => {
      one(world);
      agreement(world).spans = [];
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
