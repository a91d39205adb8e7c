/** pos.codes, by examples. */
import type { CodeFact } from "#shared/programs/check-schema.ts";
import { bend, code, taught, type World } from "../world.ts";
import { examples } from "./examples.ts";

const successor = { code: "51.3899", title: "Nursing, Other" };
const cip = (more: Partial<CodeFact>) => (world: World) => {
  world.facts.codes = world.facts.codes.map((one) => (one.system === "CIP" ? { ...one, ...more } : one));
};

examples("pos.codes", [
  {
    when: "every code is current",
    change: () => {},
    result: "PASS",
    because: "CIP 51.3801 Registered Nursing is current, and so is every other code.",
    deciders: ["CIP 51.3801"],
  },
  {
    when: "nobody has loaded the codes of courses",
    change: ({ facts }) => {
      facts.codes = facts.codes.filter(({ system }) => system === "CIP");
    },
    result: "PASS",
    because:
      "CIP 51.3801 Registered Nursing is current, and no code set that is loaded has SCED 14001 and SOC 29-1141, so nobody has looked those up.",
  },
  {
    when: "a code was only given another title",
    change: cip({ later: { edition: "2020", revision: "2023", change: "RETITLED", successors: [] } }),
    result: "PASS",
    because: "CIP 51.3801 Registered Nursing is current, and so is every other code.",
  },
  {
    when: "the program names no CIP code",
    change: ({ program }) => {
      program.cips = [];
    },
    result: "FAIL",
    because: "The program names no CIP code.",
  },
  {
    when: "a CIP code is of another edition",
    change: (world) => {
      cip({
        status: "ABSENT",
        pathways: [],
        later: { edition: "2020", change: "MOVED", successors: [successor] },
      })(world);
      world.facts.codes.push(code("CIP", "2010", "51.3801"));
    },
    result: "FAIL",
    because:
      "51.3801 is not a code of CIP 2020. It is one of CIP 2010. Its successor is 51.3899 Nursing, Other.",
    deciders: ["CIP 51.3801"],
  },
  {
    when: "a later edition has moved it",
    change: (world) => {
      cip({ edition: "2010", later: { edition: "2020", change: "MOVED", successors: [successor] } })(world);
      for (const one of world.program.cips) one.edition = "2010";
    },
    result: "FAIL",
    severity: "WARN",
    because:
      "CIP 51.3801 of edition 2010 was moved in edition 2020. Its successor is 51.3899 Nursing, Other.",
  },
  {
    when: "a revision of its own edition has deleted it",
    change: cip({ later: { edition: "2020", revision: "2023", change: "DELETED", successors: [] } }),
    result: "FAIL",
    severity: "WARN",
    because: "CIP 51.3801 of edition 2020 was deleted in revision 2023.",
  },
  {
    when: "a map suggests another pathway",
    change: cip({ pathways: [{ pathwayId: "health/support-services", share: 0.8, official: false }] }),
    result: "FAIL",
    severity: "WARN",
    because:
      "A suggested map puts CIP 51.3801 under health/support-services (share 80 %), and the program is under health/therapeutic-services. Look at it; a person decides.",
  },
  {
    when: "the official map outweighs what is suggested",
    change: cip({
      pathways: [
        { pathwayId: "health/therapeutic-services", share: 1, official: false },
        { pathwayId: "health/diagnostic-services", official: true },
      ],
    }),
    result: "FAIL",
    severity: "WARN",
    because:
      "The official map puts CIP 51.3801 under health/diagnostic-services, and the program is under health/therapeutic-services. Look at it; a person decides.",
  },
  {
    when: "a course’s code is not in its set",
    change: (world) => {
      taught(world, "cte9", bend).sced = "14999";
      world.facts.codes.push(code("SCED", "12", "14999", { status: "ABSENT" }));
    },
    result: "FAIL",
    severity: "WARN",
    because: "14999 is not a code of SCED 12.",
    slots: ["cte9"],
    routes: [bend],
  },
  {
    when: "the framework’s edition is no longer offered",
    change: ({ facts }) => {
      Object.assign(facts.edition, { retired: true, successor: "ncf-2024" });
    },
    result: "FAIL",
    severity: "WARN",
    because: "Edition scc-79 of the framework is no longer offered. Move the program to ncf-2024.",
  },
  {
    when: "the edition has no such pathway",
    change: ({ facts }) => {
      facts.edition.pathwayKnown = false;
    },
    result: "FAIL",
    because: "Edition scc-79 of the framework has no pathway health/therapeutic-services.",
  },
  {
    when: "the edition of the code is not loaded",
    change: cip({ status: "UNKNOWN_SET" }),
    result: "CANNOT_TELL",
    because: "Cannot tell, because the codes of CIP 2020 are not loaded, so 51.3801 cannot be looked up.",
    deciders: ["CIP 51.3801"],
  },
  {
    when: "the framework’s edition is not loaded",
    change: ({ facts }) => {
      facts.edition.known = false;
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because the framework’s edition scc-79 is not loaded here, so its pathway cannot be looked up.",
  },
]);
