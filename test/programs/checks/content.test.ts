/** pos.content, by examples. */
import { at, bend, lakes, mill, northgate, taught } from "../world.ts";
import { examples } from "./examples.ts";

const whole =
  "Every route has academic and career and technical courses, in high school and in college, wherever it passes through them.";

examples("pos.content", [
  { when: "both kinds are everywhere", change: () => {}, result: "PASS", because: whole },
  {
    when: "one course is both at once",
    change: (world) => {
      at(world, "com").bindings = [];
      taught(world, "nur2", lakes).content = "BOTH";
    },
    result: "PASS",
    because: whole,
  },
  {
    when: "the university teaches no career course",
    change: (world) => {
      taught(world, "nur4", northgate).content = "ACADEMIC";
      world.plan.entryPoints.push({
        ...{ entryId: "e4", kind: "POST_DIPLOMA", column: "P3", name: "Transfer in" },
        requirements: [],
        assumesStatements: [],
      });
    },
    result: "FAIL",
    because: "Northgate State University has no career and technical course in college years 3 to 4.",
    slots: ["nur4"],
    deciders: ["Northgate State University"],
    routes: [".e4.x3"],
  },
  {
    when: "a school’s academic courses all stop before grade 11",
    change: (world) => {
      for (const slotId of ["math11", "eng12"])
        at(world, slotId).bindings = at(world, slotId).bindings.filter((one) => one.organizationId !== mill);
    },
    result: "FAIL",
    because: "Millrace High School has no academic course in grades 11 to 12.",
    slots: ["math11", "eng12"],
    routes: [mill],
  },
  {
    when: "a school has none at all, which is told once for all who enter there",
    change: (world) => {
      for (const slotId of ["eng9", "math11", "eng12"])
        at(world, slotId).bindings = at(world, slotId).bindings.filter((one) => one.organizationId !== bend);
    },
    result: "FAIL",
    because: "Cedar Bend High School has no academic course in grades 9 to 12.",
    slots: ["eng9", "math11", "eng12"],
    routes: [bend],
  },
  {
    when: "the only academic course of a level has left the catalog",
    change: ({ facts, plan }) => {
      facts.gone = [`${lakes} COM 101`, `${lakes} PSY 101`];
      plan.exitPoints = plan.exitPoints.slice(0, 2);
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because the only academic courses of Prairie Lakes College in college years 1 to 2 have left the catalog: Psychology and Speech.",
    slots: ["com", "psy"],
  },
  {
    when: "there is no exit point yet",
    change: ({ plan }) => {
      plan.exitPoints = [];
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because no route leads through the program yet.",
  },
]);
