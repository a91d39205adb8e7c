/** dsa.force, by examples. */
import { bend, type World } from "../world.ts";
import { examples } from "./examples.ts";

const agreement = (more: { active?: boolean; lacks?: string[] | undefined }) => (world: World) => {
  for (const one of world.facts.dataSharing) Object.assign(one, more);
};

examples("dsa.force", [
  {
    when: "one is in force",
    change: () => {},
    result: "PASS",
    because: "CV-DS-2026-01 is in force between its partners.",
    deciders: ["CV-DS-2026-01"],
  },
  {
    when: "the next one is in the making beside it",
    change: ({ facts }) => {
      const [first] = facts.dataSharing;
      if (first)
        facts.dataSharing.push({ ...first, id: "dsa_2", codedNotation: "CV-DS-2027-01", active: false });
    },
    result: "PASS",
    because: "CV-DS-2026-01 is in force between its partners.",
  },
  {
    when: "it is not signed, and names no day of destruction",
    change: agreement({ active: false, lacks: ["Signed by all parties", "Day of destruction"] }),
    result: "FAIL",
    because: "CV-DS-2026-01 is not in force. It lacks: Day of destruction and Signed by all parties.",
    deciders: ["CV-DS-2026-01"],
  },
  {
    when: "what it lacks is not for this reader",
    change: agreement({ active: false, lacks: undefined }),
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because CV-DS-2026-01 is not in force, and what it lacks is for its parties to see.",
  },
  {
    when: "only one of its parties is a partner of the program",
    change: ({ facts }) => {
      for (const one of facts.dataSharing) one.parties = [bend, "org_other" as never];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because no data-sharing agreement between its partners is known here, and they may share no data.",
  },
]);
