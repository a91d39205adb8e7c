/** il.ccpe, by examples. */
import { at, bend, center, dual, mill, taught } from "../world.ts";
import { examples } from "./examples.ts";

const whole =
  "At least 6 early college hours, 60 hours of experience and 2 years of career and technical courses at every school.";

examples("il.ccpe", [
  { when: "the sums are reached", change: () => {}, result: "PASS", because: whole },
  {
    when: "hours of a cell and of the course in it are the same hours",
    change: (world) => {
      taught(world, "cte12", center).workHours = 30;
      Object.assign(at(world, "cte12"), { work: { kind: "INTERNSHIP", hours: 30 } });
      Object.assign(at(world, "work12"), { work: { kind: "INTERNSHIP", hours: 29 } });
    },
    result: "FAIL",
    because: "Millrace High School plans 59 hours of experience at work in grades 9 to 12; 60 are asked.",
    slots: ["cte12", "work12"],
  },
  {
    when: "job shadows are many, and no experience",
    change: (world) => {
      Object.assign(at(world, "work12"), { work: { kind: "CAREER_EXPLORATION", hours: 90 } });
    },
    result: "FAIL",
    because: "Cedar Bend High School plans 0 hours of experience at work in grades 9 to 12; 60 are asked.",
  },
  {
    when: "two courses lead to the same college course, which counts once",
    change: (world) => {
      for (const school of [bend, mill]) {
        const { earlyCredit } = taught(world, "eng12", school);
        if (earlyCredit?.college) earlyCredit.college.code = "nur 106";
      }
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { hoursHundredths: 550 });
    },
    result: "FAIL",
    because: "Cedar Bend High School gives 5.5 hours of early college credit in grades 9 to 12; 6 are asked.",
    slots: ["cte12", "eng12"],
    deciders: ["Cedar Bend High School", "Rhetoric I (RHET)", "Basic Nursing Assistant (BNA)"],
    routes: [bend],
  },
  {
    when: "two career centers teach the same, and everybody goes to one of them",
    change: (world) => {
      for (const school of [bend, mill]) delete taught(world, "eng12", school).earlyCredit;
      const other = "org_second" as never;
      world.program.parties.push({ organizationId: other, role: "CAREER_CENTER", serves: [] });
      Object.assign(taught(world, "cte12", center).earlyCredit ?? {}, { hoursHundredths: 550 });
      const course = structuredClone(taught(world, "cte12", center));
      course.earlyCredit = dual("NUR 107", 4);
      at(world, "cte12").bindings.push({ organizationId: other, courses: [course] });
    },
    result: "FAIL",
    because: "Millrace High School gives 5.5 hours of early college credit in grades 9 to 12; 6 are asked.",
  },
  {
    when: "career courses fill one year only",
    change: (world) => {
      at(world, "cte11").bindings = [];
      at(world, "cte12").column = "G9";
    },
    result: "FAIL",
    because:
      "Millrace High School has career and technical courses in 1 year of grades 9 to 12; 2 are asked.",
    routes: [mill],
  },
  {
    when: "an early credit course says no hours",
    change: (world) => {
      delete taught(world, "cte12", center).earlyCredit?.hoursHundredths;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Basic Nursing Assistant at Cedar Bend High School says no number of college hours, and the others give 3 of 6 hours.",
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
