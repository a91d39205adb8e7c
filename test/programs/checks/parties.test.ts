/** pos.parties, by examples. */
import { at, bend, course, hospital, lakes, mill, riverbend, type World } from "../world.ts";
import { examples } from "./examples.ts";

const without = (role: string) => (world: World) => {
  world.program.parties = world.program.parties.filter((party) => party.role !== role);
};
const known = ({ facts }: World, id: string) => {
  const found = facts.organizations.find((one) => one.id === id);
  if (!found) throw new Error(`The world has no ${id}.`);
  return found;
};

examples("pos.parties", [
  {
    when: "everyone is there",
    change: () => {},
    result: "PASS",
    because:
      "2 high schools, 2 colleges and 1 business are parties, and every course is taught by one of them.",
  },
  {
    when: "one organization is a high school and a college, and hosts students as well",
    change: (world) => {
      for (const role of ["COLLEGE", "COMMUNITY"] as const)
        world.program.parties.push({ organizationId: bend, role, serves: [] });
      at(world, "psy").bindings.push({ organizationId: bend, courses: [course("PSY", "Psychology")] });
    },
    result: "PASS",
    because:
      "2 high schools, 3 colleges and 1 business are parties, and every course is taught by one of them.",
  },
  {
    when: "no high school is a party",
    change: without("SECONDARY"),
    result: "FAIL",
    because: "No high school is a party of the program.",
  },
  {
    when: "neither college nor university is a party",
    change: (world) => {
      without("COLLEGE")(world);
      without("UNIVERSITY")(world);
    },
    result: "FAIL",
    because: "No college is a party of the program.",
  },
  {
    when: "nobody validates it",
    change: without("BUSINESS"),
    result: "FAIL",
    because: "No business that validates it is a party of the program.",
  },
  {
    when: "a school is entered as the business",
    change: (world) => {
      for (const party of world.program.parties)
        if (party.role === "BUSINESS") party.organizationId = riverbend;
    },
    result: "FAIL",
    because:
      "Riverbend Adult Learning is entered as the business that validates the program, and is no business.",
  },
  {
    when: "an organization has courses in the grid and is no party",
    change: (world) => {
      at(world, "cte9").bindings.push({ organizationId: "org_other" as never, courses: [course("X", "X")] });
      at(world, "cte11").bindings.push({ organizationId: hospital, courses: [course("Y", "Y")] });
    },
    result: "FAIL",
    because:
      "St. Brendan Hospital has courses in 1 cell of the grid and is no school or college of this program.",
    slots: ["cte11"],
    deciders: ["St. Brendan Hospital"],
  },
  {
    when: "a party has left the partnership, and another took its place",
    change: (world) => {
      Object.assign(known(world, mill), { until: "2026-06-30", successorId: bend });
    },
    result: "FAIL",
    because:
      "Millrace High School left the partnership on June 30, 2026; Cedar Bend High School took its place.",
    slots: ["cte9", "eng9", "cte11", "math11", "eng12"],
    deciders: ["Millrace High School", "Cedar Bend High School"],
  },
  {
    when: "a party merged into another, whose membership a merge never ends",
    change: (world) => {
      Object.assign(known(world, mill), { successorId: bend });
    },
    result: "FAIL",
    because: "Millrace High School merged into Cedar Bend High School, which takes its place.",
    slots: ["cte9", "eng9", "cte11", "math11", "eng12"],
    deciders: ["Millrace High School", "Cedar Bend High School"],
  },
  {
    when: "today is the last day of one",
    change: (world) => {
      known(world, mill).until = world.facts.today;
    },
    result: "PASS",
    because:
      "2 high schools, 2 colleges and 1 business are parties, and every course is taught by one of them.",
  },
  {
    when: "a course has left its catalog",
    change: ({ facts }) => {
      facts.gone = [`${lakes} NUR 210`];
    },
    result: "FAIL",
    because: "Prairie Lakes College no longer has Adult Care II (NUR 210) in its catalog.",
    slots: ["nur3"],
    deciders: ["Adult Care II (NUR 210)", "Prairie Lakes College"],
  },
  {
    when: "a college has its course in a high school year",
    change: (world) => {
      at(world, "eng12").bindings.push({ organizationId: lakes, courses: [course("ENG 101", "Rhetoric")] });
    },
    result: "FAIL",
    severity: "WARN",
    because:
      "Prairie Lakes College has Rhetoric in grade 12, where only schools and career centers teach: nobody’s route takes it.",
    slots: ["eng12"],
  },
  {
    when: "the partnership does not know one of the parties",
    change: (world) => {
      world.facts.organizations = world.facts.organizations.filter(({ id }) => id !== riverbend);
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because one of the parties is an organization that this partnership does not know.",
  },
]);
