/** ks.valid, by examples. */
import { cluster, pathway, statement, type World } from "../world.ts";
import { examples } from "./examples.ts";

const rated = (more: { businesses?: number; closedOn?: string; sameVersion?: boolean }) => (world: World) => {
  for (const one of world.facts.statements ?? []) if (one.validation) Object.assign(one.validation, more);
};

examples("ks.valid", [
  {
    when: "enough businesses rated the pathway’s statements as they read today",
    change: rated({ businesses: 5 }),
    result: "PASS",
    because: "1 statement: each was rated by at least 5 businesses, as it reads today, within 36 months.",
    deciders: ["HLP01.01"],
  },
  {
    when: "the validation lapses tomorrow",
    change: rated({ closedOn: "2023-11-23" }),
    result: "PASS",
    because: "1 statement: each was rated by at least 5 businesses, as it reads today, within 36 months.",
  },
  {
    when: "it lapsed yesterday",
    change: rated({ closedOn: "2023-11-22" }),
    result: "FAIL",
    because:
      "1 statement was rated too long ago: HLP01.01. The last campaign closed on November 22, 2023, and a validation lasts 36 months.",
    slots: ["cte12"],
  },
  {
    when: "a statement reads otherwise now",
    change: rated({ sameVersion: false }),
    result: "FAIL",
    because: "1 statement reads otherwise now than when businesses rated it: HLP01.01.",
    deciders: ["HLP01.01"],
  },
  {
    when: "the plan expects a statement that nobody has validated",
    change: ({ plan }) => {
      plan.statementsExpected = [pathway, cluster];
    },
    result: "FAIL",
    because: "No campaign of businesses has validated 1 statement yet: HLC01.01.",
    slots: ["cte9"],
  },
  {
    when: "too few businesses have rated them",
    change: rated({ businesses: 3 }),
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because 5 businesses are needed and at most 3 businesses have rated 1 statement: HLP01.01.",
  },
  {
    when: "the program names no framework of statements",
    change: ({ facts }) => {
      delete facts.statements;
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because the program names no framework of knowledge and skill statements.",
  },
  {
    when: "nothing is expected of the pathway",
    change: ({ facts }) => {
      facts.statements = [];
    },
    result: "CANNOT_TELL",
    because: "Cannot tell, because no statement is expected of its pathway.",
  },
  {
    when: "what is expected is not in the framework",
    change: ({ plan }) => {
      plan.statementsExpected = [pathway, statement(9)];
    },
    result: "CANNOT_TELL",
    because:
      "Cannot tell, because its framework of statements does not have 1 statement that the program is expected to cover.",
  },
]);
