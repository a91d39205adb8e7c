/** pos.degree, by examples. */
import { at, bend, center, college, lakes, mill, northgate, taught, type World } from "../world.ts";
import { examples } from "./examples.ts";

/** Only the associate degree is left. */
const associate = ({ plan }: World) => {
  plan.exitPoints = plan.exitPoints.slice(0, 2);
  const [, exit] = plan.exitPoints;
  if (!exit) throw new Error("The world has an associate degree.");
  return exit;
};
/** What the college requires (30 + 8 + 8 + 12 + 9) and what is earned early (3 + 7). */
const asks = (hours: number) => (world: World) => {
  associate(world).requiresHundredths = hours * 100;
};

examples("pos.degree", [
  {
    when: "required courses and early credit are just enough",
    change: asks(77),
    result: "PASS",
    because: "Associate, RN asks for 77 semester hours, and the required courses give 77.",
    deciders: ["Associate, RN"],
  },
  {
    when: "one hour is missing, and a choice gives it",
    change: (world) => {
      asks(78)(world);
      at(world, "psy").bindings[0]?.courses.push(college("PSY 102", "More Psychology", 13));
      Object.assign(at(world, "psy"), { kind: "CHOOSE_N", chooseN: 1 });
    },
    result: "PASS",
    because: "Associate, RN asks for 78 semester hours, and the courses give 78 with those that are chosen.",
  },
  {
    when: "quarter hours are counted as two thirds",
    change: (world) => {
      Object.assign(associate(world), { requiresHundredths: 11_550, unit: "QuarterHour" });
    },
    result: "PASS",
    because: "Associate, RN asks for 115.5 quarter hours, and the required courses give 115.5.",
  },
  {
    when: "the university on the route gives the credit that is earned early",
    change: (world) => {
      const [, , bachelor] = world.plan.exitPoints;
      if (!bachelor) throw new Error("The world has a bachelor’s degree.");
      world.plan.exitPoints = [{ ...bachelor, requiresHundredths: 13_700 }];
      for (const school of [bend, mill]) {
        const { earlyCredit } = taught(world, "eng12", school);
        if (earlyCredit?.college) earlyCredit.college.organizationId = northgate;
      }
    },
    result: "PASS",
    because: "BSN asks for 137 semester hours, and the required courses give 137.",
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
    when: "one hour is missing",
    change: asks(78),
    result: "FAIL",
    because:
      "The courses from Cedar Bend High School through Prairie Lakes College give 77 of the 78 semester hours of Associate, RN, an associate degree.",
    deciders: ["Cedar Bend High School", "Prairie Lakes College", "Associate, RN"],
    routes: [bend],
  },
  {
    when: "a college course that is earned early and taken again counts once",
    change: (world) => {
      asks(78)(world);
      at(world, "nurs").kind = "REQUIRED";
    },
    result: "FAIL",
    because:
      "The courses from Millrace High School through Prairie Lakes College give 77 of the 78 semester hours of Associate, RN, an associate degree.",
  },
  {
    when: "early credit is another college’s",
    change: (world) => {
      asks(77)(world);
      for (const taken of [taught(world, "cte12", center), taught(world, "eng12", mill)])
        if (taken.earlyCredit?.college) taken.earlyCredit.college.organizationId = "org_other" as never;
      at(world, "nurs").bindings = [];
    },
    result: "FAIL",
    because:
      "The courses from Millrace High School through Prairie Lakes College give 67 of the 77 semester hours of Associate, RN, an associate degree.",
  },
  {
    when: "nobody leaves with a degree",
    change: ({ plan }) => {
      plan.exitPoints = plan.exitPoints.slice(0, 1);
    },
    result: "FAIL",
    because: "No exit point is an associate or bachelor’s degree.",
  },
  {
    when: "only another college gives the degree",
    change: (world) => {
      associate(world).awardedBy = "org_other" as never;
      world.program.parties.push({ organizationId: "org_other" as never, role: "COLLEGE", serves: [] });
    },
    result: "FAIL",
    because: "No route from Millrace High School through Prairie Lakes College leads to a degree.",
  },
  {
    when: "nobody has said what the degree asks for",
    change: (world) => {
      delete associate(world).requiresHundredths;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because nobody has said how many semester or quarter hours Associate, RN asks for.",
  },
  {
    when: "an early credit course that would do says no hours",
    change: (world) => {
      asks(77)(world);
      delete taught(world, "eng12", mill).earlyCredit?.hoursHundredths;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because the courses from Millrace High School through Prairie Lakes College give 74 of the 77 semester hours of Associate, RN, and what Rhetoric I gives at this college is not said.",
    slots: ["eng12"],
    routes: [mill],
  },
  {
    when: "a college course is counted in clock hours",
    change: (world) => {
      asks(77)(world);
      taught(world, "psy", lakes).unit = "ClockHour";
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because the courses from Millrace High School through Prairie Lakes College give 65 of the 77 semester hours of Associate, RN, and what Psychology gives at this college is not said.",
  },
]);
