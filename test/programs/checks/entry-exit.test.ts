/** pos.entry-exit, by examples. */
import { type World } from "../world.ts";
import { examples } from "./examples.ts";

const exit = ({ plan }: World, id: string) => {
  const found = plan.exitPoints.find(({ exitId }) => exitId === id);
  if (!found) throw new Error(`The world has no exit ${id}.`);
  return found;
};

examples("pos.entry-exit", [
  {
    when: "there are several ways in and out",
    change: () => {},
    result: "PASS",
    because:
      "3 entry points, 1 for adults. 3 exit points, each of which counts toward a later one or is final.",
  },
  {
    when: "there are just two of each, and one exit counts toward another of the same year",
    change: (world) => {
      const { plan } = world;
      plan.entryPoints = plan.entryPoints.filter(({ entryId }) => entryId !== "e2");
      plan.exitPoints = plan.exitPoints.filter(({ exitId }) => exitId !== "x3");
      exit(world, "x1").column = "P2";
      Object.assign(exit(world, "x2"), { stacksInto: [], final: true });
    },
    result: "PASS",
    because:
      "2 entry points, 1 for adults. 2 exit points, each of which counts toward a later one or is final.",
  },
  {
    when: "no entry is for adults",
    change: ({ plan }) => {
      plan.entryPoints = plan.entryPoints.slice(0, 2);
    },
    result: "FAIL",
    because: "No entry point is for adults: from a bridge program, or for people who already work.",
    deciders: ["Start", "Join from another school"],
  },
  {
    when: "there is one way in, for adults",
    change: ({ plan }) => {
      plan.entryPoints = plan.entryPoints.slice(2);
    },
    result: "FAIL",
    because: "There is only one entry point; a program has at least 2, one of them for adults.",
  },
  {
    when: "there is one way out",
    change: ({ plan }) => {
      plan.exitPoints = plan.exitPoints.slice(2);
    },
    result: "FAIL",
    because: "There is only one exit point; a program has at least 2.",
  },
  {
    when: "an exit is a dead end",
    change: (world) => {
      exit(world, "x1").stacksInto = [];
    },
    result: "FAIL",
    because: "Nursing assistant counts toward no later exit point and is not marked as final.",
    deciders: ["Nursing assistant"],
  },
  {
    when: "it counts toward something earlier",
    change: (world) => {
      exit(world, "x2").stacksInto = ["x1"];
    },
    result: "FAIL",
    because:
      "Associate, RN in college year 2 is to count toward Nursing assistant, which comes earlier, in grade 12.",
  },
  {
    when: "it counts toward what is not there",
    change: (world) => {
      exit(world, "x2").stacksInto = ["x9"];
    },
    result: "FAIL",
    because: "Associate, RN is to count toward x9, which is no exit point of this program.",
  },
  {
    when: "it counts toward itself",
    change: (world) => {
      exit(world, "x2").stacksInto = ["x2"];
    },
    result: "FAIL",
    because: "Associate, RN is to count toward itself.",
  },
  {
    when: "an exit is before every entry",
    change: (world) => {
      world.plan.entryPoints = world.plan.entryPoints.slice(1);
      exit(world, "x1").column = "G9";
    },
    result: "FAIL",
    because: "No route leads to Nursing assistant.",
  },
  {
    when: "no exit is left after an entry",
    change: ({ plan }) => {
      for (const one of plan.exitPoints) one.column = "G12";
    },
    result: "FAIL",
    because: "From Adults join no route leads to an exit point.",
    deciders: ["Adults join"],
  },
  {
    when: "the latest entry is for people with a diploma, and says no more",
    change: ({ plan }) => {
      for (const one of plan.entryPoints.slice(2))
        Object.assign(one, { kind: "POST_DIPLOMA", name: "After the diploma" });
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because After the diploma is for people with a diploma, and nothing says whether that includes adults who are long out of school.",
  },
]);
