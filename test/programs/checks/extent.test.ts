/** pos.extent, by examples. */
import { at, bend, lakes, taught } from "../world.ts";
import { examples } from "./examples.ts";

examples("pos.extent", [
  {
    when: "the college teaches in both years",
    change: () => {},
    result: "PASS",
    because: "Prairie Lakes College teaches in college years 1 and 2.",
    deciders: ["Prairie Lakes College"],
  },
  {
    when: "the second college year is empty",
    change: (world) => {
      at(world, "psy").bindings = [];
      at(world, "nur3").bindings = [];
    },
    result: "FAIL",
    because: "Prairie Lakes College has no course in college year 2.",
    slots: ["nur3", "psy"],
    deciders: ["Prairie Lakes College"],
  },
  {
    when: "a high school stands where the college should",
    change: (world) => {
      for (const slotId of ["com", "nur1", "nur2", "nurs"]) {
        const [binding] = at(world, slotId).bindings;
        if (binding) binding.organizationId = bend;
      }
    },
    result: "FAIL",
    because: "Prairie Lakes College has no course in college year 1.",
  },
  {
    when: "everybody leaves by the first college year",
    change: ({ plan }) => {
      plan.exitPoints = plan.exitPoints.slice(0, 1);
    },
    result: "FAIL",
    because: "No exit point is in college year 2 or later, so no route goes through two college years.",
  },
  {
    when: "nobody can enter before the second college year",
    change: ({ plan }) => {
      for (const entry of plan.entryPoints) entry.column = "P2";
    },
    result: "FAIL",
    because: "No entry point is in college year 1 or before, so no route goes through two college years.",
  },
  {
    when: "the degrees are another college’s to give",
    change: ({ program, plan }) => {
      program.parties.push({ organizationId: "org_other" as never, role: "COLLEGE", serves: [] });
      plan.exitPoints = plan.exitPoints.filter(({ award }) => award !== "BACCALAUREATE");
      for (const exit of plan.exitPoints.slice(1)) exit.awardedBy = "org_other" as never;
    },
    result: "FAIL",
    because:
      "No route from Cedar Bend High School through Prairie Lakes College goes through two college years: the exits there are given by others.",
    routes: [bend],
  },
  {
    when: "all of a college year has left the catalog",
    change: (world) => {
      world.facts.gone = [`${lakes} PSY 101`, `${lakes} NUR 210`];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because all that Prairie Lakes College teaches in college year 2 has left its catalog.",
    slots: ["nur3", "psy"],
  },
  {
    when: "no college is a party",
    change: ({ program }) => {
      program.parties = program.parties.filter(({ role }) => role !== "COLLEGE");
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because no college is a party yet.",
  },
  {
    when: "one of two courses of a year has left the catalog",
    change: (world) => {
      world.facts.gone = [taught(world, "psy", lakes)].map(({ code }) => `${lakes} ${code}`);
    },
    result: "PASS",
    because: "Prairie Lakes College teaches in college years 1 and 2.",
  },
]);
