/** il.256, by examples. */
import { at, bend, lakes, mill, taught } from "../world.ts";
import { examples } from "./examples.ts";

const whole =
  "Orientation, an advanced course, safety, teams, and work-based learning in high school and college.";

examples("il.256", [
  { when: "everything is there", change: () => {}, result: "PASS", because: whole },
  {
    when: "a student organization stands for team challenges",
    change: (world) => {
      at(world, "cte11").features = ["STUDENT_ORGANIZATION"];
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "one school has no advanced course",
    change: (world) => {
      for (const party of world.program.parties) if (party.role === "CAREER_CENTER") party.serves = [mill];
    },
    result: "FAIL",
    because: "Cedar Bend High School has no course at the advanced level in grades 9 to 12.",
    slots: ["cte12"],
    deciders: ["Cedar Bend High School"],
    routes: [bend],
  },
  {
    when: "safety is nowhere",
    change: (world) => {
      at(world, "cte9").features = [];
    },
    result: "FAIL",
    because:
      "Cedar Bend High School and Millrace High School have no instruction in safety in grades 9 to 12.",
  },
  {
    when: "the college plans no work",
    change: (world) => {
      delete taught(world, "nur1", lakes).workHours;
    },
    result: "FAIL",
    because: "Prairie Lakes College has no work-based learning in the college years.",
    deciders: ["Prairie Lakes College"],
  },
  {
    when: "the schools plan none",
    change: (world) => {
      delete at(world, "work12").work;
    },
    result: "FAIL",
    because: "Cedar Bend High School and Millrace High School have no work-based learning in grades 9 to 12.",
  },
  {
    when: "no cell says at which level its course is",
    change: ({ plan }) => {
      for (const slot of plan.slots) delete slot.level;
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because no cell of grades 9 to 12 says at which level its course is.",
  },
]);
