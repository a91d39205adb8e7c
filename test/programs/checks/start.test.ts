/** pos.start, by examples. */
import { at, bend, hospital, mill, taught } from "../world.ts";
import { examples } from "./examples.ts";

examples("pos.start", [
  {
    when: "both schools begin with an orientation in grade 9",
    change: () => {},
    result: "PASS",
    because: "It starts in grade 9 at every school, with Orientation to Health Careers.",
    slots: ["cte9"],
  },
  {
    when: "grade 9 has only a visit to an employer, for everybody",
    change: (world) => {
      Object.assign(at(world, "cte9"), {
        bindings: [],
        row: "work-based",
        work: { kind: "CAREER_AWARENESS", hours: 0, hostId: hospital },
      });
    },
    result: "PASS",
    because: "It starts in grade 9 at every school, with Orientation to Health Careers.",
  },
  {
    when: "one school has no career course in grade 9",
    change: (world) => {
      at(world, "cte9").bindings = at(world, "cte9").bindings.filter((one) => one.organizationId === bend);
    },
    result: "FAIL",
    because: "Millrace High School has no career and technical course and nothing about careers in grade 9.",
    slots: ["cte9"],
    deciders: ["Millrace High School"],
    routes: [mill],
  },
  {
    when: "an academic course stands in the row of career and technical courses",
    change: (world) => {
      taught(world, "cte9", bend).content = "ACADEMIC";
    },
    result: "FAIL",
    because:
      "Cedar Bend High School has no career and technical course and nothing about careers in grade 9.",
  },
  {
    when: "work-based learning is only meant, with nobody and for no hours",
    change: (world) => {
      Object.assign(at(world, "cte9"), {
        bindings: [],
        row: "work-based",
        work: { kind: "CAREER_AWARENESS", hours: 0 },
      });
    },
    result: "FAIL",
    because: "Millrace High School has no career and technical course and nothing about careers in grade 9.",
  },
  {
    when: "the first way in is in grade 11",
    change: ({ plan }) => {
      plan.entryPoints = plan.entryPoints.slice(1);
    },
    result: "FAIL",
    because: "Nobody can start in grade 9: the first entry point is in grade 11.",
  },
  {
    when: "nobody has named an entry point",
    change: ({ plan }) => {
      plan.entryPoints = [];
    },
    result: "FAIL",
    because: "No entry point is named, so nobody can start in grade 9.",
  },
  {
    when: "the only career course of grade 9 has left the catalog",
    change: ({ facts }) => {
      facts.gone = [`${mill} OHC`];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Millrace High School no longer has Orientation to Health Careers in its catalog, its only career course in grade 9.",
    slots: ["cte9"],
    deciders: ["Millrace High School", "Orientation to Health Careers (OHC)"],
    routes: [mill],
  },
  {
    when: "no high school is a party",
    change: ({ program }) => {
      program.parties = program.parties.filter(({ role }) => role !== "SECONDARY");
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because no high school is a party yet.",
  },
]);
