/**
 * bridge.align: learners leave where the program takes them in. Levels are compared only within one assessment, form,
 * subject and scale; where that cannot be, the check cannot tell.
 */
import { listed } from "../../listed.ts";
import type { Decider } from "../../programs/check-schema.ts";
import { uncovered } from "../coverage.ts";
import type { BridgeFacts, EntryFact } from "../facts-schema.ts";
import { nameOf } from "../gaps.ts";
import { amount, levelInFull, reach, testName } from "../levels.ts";
import type { Bridge, BridgePlan } from "../schema.ts";
import type { Found } from "./found.ts";

/** What is said of one entry point; the worst of them decides. */
type Said = { fails: string[]; unknown: string[]; missing: string[] };

const unread: Said = {
  fails: [],
  unknown: ["you may not read one of its programs"],
  missing: ["Someone who may read that program looks at this check."],
};

export function alignment(bridge: Bridge, plan: BridgePlan, facts: BridgeFacts): Found {
  if (facts.entries.length === 0 && !facts.more)
    return { result: "FAIL", because: "It leads to no entry point of a program of study yet." };
  const said = [
    ...facts.entries.map((one) => ofEntry(bridge, plan, facts, one)),
    ...(facts.more ? [unread] : []),
  ];
  const deciders = facts.entries.flatMap(decidersOf);
  const fails = said.flatMap((one) => one.fails);
  if (fails.length > 0) return { result: "FAIL", because: fails.join(" "), deciders };
  const unknown = said.flatMap((one) => one.unknown);
  if (unknown.length > 0)
    return {
      result: "CANNOT_TELL",
      because: `Cannot tell, because ${unknown.join("; and ")}.`,
      missing: [...new Set(said.flatMap((one) => one.missing))].join(" "),
      deciders,
    };
  const into = listed(facts.entries.map(({ title, entry }) => `“${entry?.name}” of ${title}`));
  return { result: "PASS", because: `Learners leave with what ${into} asks for.`, deciders };
}

function ofEntry(bridge: Bridge, plan: BridgePlan, facts: BridgeFacts, one: EntryFact): Said {
  const { known, title = "The program", versionNo, status, inForceNo, entry } = one;
  if (!known) return unread;
  if (status !== "IN_FORCE") {
    const now = inForceNo === undefined ? "none is" : `version ${inForceNo} is`;
    return { fails: [`Version ${versionNo} of ${title} is not in force; ${now}.`], unknown: [], missing: [] };
  }
  if (!entry)
    return { fails: [`Version ${versionNo} of ${title} has no such entry point.`], unknown: [], missing: [] };
  if (entry.column.startsWith("G"))
    return {
      fails: [`“${entry.name}” of ${title} leads into high school; a bridge leads into college.`],
      unknown: [],
      missing: [],
    };
  if (entry.requirements.length === 0 && entry.assumesStatements.length === 0)
    return {
      fails: [],
      unknown: [
        `“${entry.name}” of ${title} says neither which level nor which statements it takes as known`,
      ],
      missing: [`The lead of ${title} says what its entry point asks for.`],
    };
  const reaches = entry.requirements.map((asked) => ({ asked, found: reach(bridge.exitLevels, asked) }));
  const short = reaches.flatMap(({ asked, found }) =>
    found.state === "SHORT"
      ? [`${asked.measure.subject.toLowerCase()} is short by ${amount(found.by, asked.measure)}`]
      : [],
  );
  const open = uncovered(plan, entry.assumesStatements);
  const lacking = open.map(({ statementId }) => nameOf(facts, statementId));
  return {
    fails: [
      ...(short.length > 0 ? [`At the exit ${listed(short)} of what “${entry.name}” asks for.`] : []),
      ...(open.length > 0
        ? [
            `${open.length} of ${entry.assumesStatements.length} statements it assumes ${open.length === 1 ? "is" : "are"} not covered: ${listed(lacking.slice(0, 8))}${lacking.length > 8 ? " …" : ""}.`,
          ]
        : []),
    ],
    unknown: reaches.flatMap(({ asked, found }) => {
      if (found.state !== "UNKNOWN") return [];
      const instead = found.instead
        ? `the exit gives ${testName(found.instead.measure)} in ${found.instead.measure.scale}, and the two do not convert`
        : "the exit says nothing of it";
      return [`“${entry.name}” asks for ${levelInFull(asked)} in ${asked.measure.scale}, and ${instead}`];
    }),
    missing: reaches.flatMap(({ asked, found }) =>
      found.state === "UNKNOWN"
        ? [`The level at the exit in ${testName(asked.measure)}, ${asked.measure.subject.toLowerCase()}.`]
        : [],
    ),
  };
}

const decidersOf = ({ known, programId, title, entryId, entry }: EntryFact): Decider[] => [
  ...(known ? [{ kind: "PROGRAM", id: programId, label: title ?? "A program" } as const] : []),
  ...(entry ? [{ kind: "ENTRY", id: `${programId}/${entryId}`, label: entry.name } as const] : []),
];
