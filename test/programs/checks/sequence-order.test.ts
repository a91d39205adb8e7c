/** pos.sequence.order, by examples. */
import { at, bend, center, cluster, lakes, mill, northgate, pathway, taught } from "../world.ts";
import { examples } from "./examples.ts";

const whole = "Prerequisites, the parts of a series, and levels stand in order on every route.";

examples("pos.sequence.order", [
  { when: "everything comes in its turn", change: () => {}, result: "PASS", because: whole },
  {
    when: "a prerequisite comes later than its course",
    change: (world) => {
      taught(world, "cte9", bend).prerequisites = ["HS2"];
    },
    result: "FAIL",
    because:
      "Orientation to Health Careers (OHC) at Cedar Bend High School in grade 9 asks for HS2 first, which comes later, in grade 11.",
    slots: ["cte9", "cte11"],
    deciders: ["Orientation to Health Careers (OHC)", "Health Science II (HS2)"],
    routes: [bend],
  },
  {
    when: "a course names itself as what comes first",
    change: (world) => {
      taught(world, "math11", mill).prerequisites = ["alg2"];
    },
    result: "FAIL",
    because: "Algebra II (ALG2) at Millrace High School names itself as what comes first.",
  },
  {
    when: "a course and what comes before it are taken in the same term",
    change: (world) => {
      at(world, "nur2").term = 2;
    },
    result: "FAIL",
    because:
      "Adult Care I (NUR 120) at Prairie Lakes College in college year 1 asks for NUR 110 first, which comes no earlier in college year 1.",
  },
  {
    when: "a year does not say which term is which",
    change: (world) => {
      delete at(world, "nur1").term;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Adult Care I (NUR 120) at Prairie Lakes College asks for NUR 110 first, both are in college year 1, and the program does not say in which terms.",
    slots: ["nur1", "nur2"],
  },
  {
    when: "nobody says where a prerequisite is taken",
    change: (world) => {
      taught(world, "math11", bend).prerequisites = ["GEO"];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Algebra II (ALG2) at Cedar Bend High School in grade 11 asks for GEO first, and nothing on the way there gives it.",
    slots: ["math11"],
    routes: [bend],
  },
  {
    when: "those who enter later are taken to have had what came before",
    change: (world) => {
      world.plan.entryPoints = world.plan.entryPoints.slice(1, 2);
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "dual credit gives the prerequisite early, and adults find nothing that does",
    change: (world) => {
      at(world, "nurs").bindings = [];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Nursing Fundamentals (NUR 110) at Prairie Lakes College in college year 1 asks for NUR 106 first, and nothing on the way there gives it.",
    routes: [".e3."],
  },
  {
    when: "part 2 comes before part 1",
    change: (world) => {
      taught(world, "eng9", mill).part = { series: "English", no: 2, of: 2 };
      taught(world, "eng12", mill).part = { series: "english ", no: 1, of: 2 };
    },
    result: "FAIL",
    because:
      "Part 2 of English, English 9 (ENG9) at Millrace High School, is in grade 9, and part 1, Rhetoric I (RHET), comes later, in grade 12.",
    slots: ["eng9", "eng12"],
  },
  {
    when: "two halves of one year name no terms",
    change: (world) => {
      at(world, "cte11").column = "G12";
      taught(world, "cte11", bend).part = { series: "English", no: 1, of: 2 };
      taught(world, "eng12", bend).part = { series: "English", no: 2, of: 2 };
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "part 2 is there and part 1 is not",
    change: (world) => {
      taught(world, "eng9", mill).part = { series: "English", no: 2, of: 2 };
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because English 9 (ENG9) at Millrace High School is part 2 of English, and part 1 is not on the way there.",
  },
  {
    when: "the level falls inside a row",
    change: (world) => {
      at(world, "nur3").level = "INTERMEDIATE";
    },
    result: "FAIL",
    severity: "WARN",
    because:
      "Adult Care II in college year 2 is an intermediate course, and follows Basic Nursing Assistant in grade 12, an advanced one.",
    slots: ["cte12", "nur3"],
  },
  {
    when: "it falls in a cell that may be left out",
    change: (world) => {
      Object.assign(at(world, "nur3"), { level: "ORIENTATION", kind: "ELECTIVE" });
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "two levels stand beside each other in one year",
    change: (world) => {
      Object.assign(at(world, "cte11"), { column: "G12", level: "ADVANCED" });
      at(world, "cte12").level = "INTERMEDIATE";
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "statements of both kinds begin in one year, and adults meet the pathway’s first",
    change: (world) => {
      for (const school of [bend, mill]) taught(world, "cte9", school).statementIds = [pathway, cluster];
      taught(world, "nur1", lakes).statementIds = [pathway];
      taught(world, "nur3", lakes).statementIds = [cluster];
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "statements of the pathway come before those of the cluster",
    change: (world) => {
      for (const school of [bend, mill]) taught(world, "cte9", school).statementIds = [pathway];
      taught(world, "cte12", center).statementIds = [cluster];
    },
    result: "FAIL",
    severity: "WARN",
    because:
      "Orientation to Health Careers (OHC) teaches statements of the pathway in grade 9, before the first of the cluster in grade 12, Basic Nursing Assistant (BNA).",
    slots: ["cte9", "cte12"],
  },
  {
    when: "two courses ask for each other first",
    change: (world) => {
      taught(world, "eth", northgate).prerequisites = ["NUR 410"];
      taught(world, "nur4", northgate).prerequisites = ["ETH 300"];
    },
    result: "FAIL",
    because:
      "Health Ethics (ETH 300) at Northgate State University in college year 3 asks for NUR 410 first, which comes later, in college year 4.",
    routes: [northgate],
  },
]);
