/** pos.perkins, by examples. */
import { at, bend, center, mill, taught } from "../world.ts";
import { examples } from "./examples.ts";

examples("pos.perkins", [
  {
    when: "all six attributes hold",
    change: () => {},
    result: "PASS",
    because:
      "All six attributes hold: standards, both kinds of skills, industry, order, entries and exits, credential.",
  },
  {
    when: "the check of entries and exits fails",
    change: ({ plan }) => {
      plan.entryPoints = plan.entryPoints.slice(0, 2);
    },
    result: "FAIL",
    because: "E, it has several ways in and out, with credentials: the check of “Entries and exits” fails.",
    deciders: ["Start", "Join from another school"],
  },
  {
    when: "no degree is reached",
    change: ({ plan }) => {
      plan.exitPoints = plan.exitPoints.slice(0, 1);
    },
    result: "FAIL",
    because: "F, it leads to a recognized postsecondary credential: the check of “Degree” fails.",
  },
  {
    when: "a certificate of the college stands for the degree",
    change: ({ plan }) => {
      const [credential, associate] = plan.exitPoints;
      if (credential && associate)
        plan.exitPoints = [credential, { ...associate, award: "CERTIFICATE", final: true, stacksInto: [] }];
    },
    result: "PASS",
    because:
      "All six attributes hold: standards, both kinds of skills, industry, order, entries and exits, credential.",
    deciders: ["Associate, RN"],
  },
  {
    when: "no high school course is academic",
    change: (world) => {
      for (const slotId of ["eng9", "math11", "eng12"]) at(world, slotId).bindings = [];
    },
    result: "FAIL",
    because: "A, it has challenging State academic standards: no high school course is academic.",
  },
  {
    when: "no career course teaches what every worker needs",
    change: (world) => {
      for (const school of [bend, mill]) taught(world, "cte9", school).statementIds = [];
    },
    result: "FAIL",
    because: "B, employability skills: no career and technical course teaches one of 2 essential statements.",
  },
  {
    when: "business validation cannot be told",
    change: ({ facts }) => {
      facts.settings.quorum = 7;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because the check of “Business validation” cannot be told either (C, it is aligned with what industry needs).",
  },
  {
    when: "no academic course says which standards it teaches",
    change: (world) => {
      for (const school of [bend, mill]) taught(world, "eng9", school).statementIds = [];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because none of 6 academic courses in high school says which standards it teaches (A, State academic standards).",
    slots: ["eng9", "math11", "eng12"],
  },
  {
    when: "no framework of statements is named",
    change: (world) => {
      delete world.facts.statements;
      delete taught(world, "cte12", center).earlyCredit;
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because the program names no framework of statements (B, employability skills).",
  },
]);
