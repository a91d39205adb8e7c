/** pos.credential, by examples. */
import { hospital, slot, type World } from "../world.ts";
import { examples } from "./examples.ts";

const first = ({ plan }: World) => {
  const [exit] = plan.exitPoints;
  if (!exit) throw new Error("The world has an exit.");
  return exit;
};

examples("pos.credential", [
  {
    when: "an exit gives one, and its issuer is named",
    change: () => {},
    result: "PASS",
    because: "Nursing assistant, issued by Illinois Department of Public Health.",
    deciders: ["Nursing assistant"],
  },
  {
    when: "a partner issues it",
    change: (world) => {
      delete first(world).issuer;
      first(world).awardedBy = hospital;
    },
    result: "PASS",
    because: "Nursing assistant, issued by St. Brendan Hospital.",
    deciders: ["Nursing assistant", "St. Brendan Hospital"],
  },
  {
    when: "no exit gives one that industry recognizes",
    change: (world) => {
      first(world).industryRecognized = false;
    },
    result: "FAIL",
    because: "No exit point gives a credential that industry recognizes.",
    deciders: ["Nursing assistant", "Associate, RN", "BSN"],
  },
  {
    when: "one stands in the grid and leads nowhere",
    change: (world) => {
      first(world).industryRecognized = false;
      world.plan.slots.push(
        slot("cpr", "G11", "credential", [], {
          credential: { name: "First Aid and CPR", issuer: "American Red Cross", industryRecognized: true },
        }),
      );
    },
    result: "FAIL",
    because:
      "No exit point gives a credential that industry recognizes. The grid has First Aid and CPR: add it as an exit point.",
    slots: ["cpr"],
  },
  {
    when: "nobody is named as the issuer",
    change: (world) => {
      delete first(world).issuer;
    },
    result: "FAIL",
    because: "Nursing assistant is marked as recognized by industry, and nobody is named as its issuer.",
  },
  {
    when: "an organization that this partnership does not know is the issuer",
    change: (world) => {
      delete first(world).issuer;
      first(world).awardedBy = "org_stranger" as never;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because Nursing assistant is given by an organization that is no party of the program.",
  },
]);
