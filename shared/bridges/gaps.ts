/**
 * What stands between a bridge and the entry points it leads to, and who took it on. A task closes when its gap does:
 * nobody ticks it off, and it opens again should the gap come back. Pure.
 */
import { uncovered } from "./coverage.ts";
import type { BridgeFacts, EntryFact } from "./facts-schema.ts";
import { amount, levelInFull, measureKey, reach, testName } from "./levels.ts";
import type { Bridge, BridgePlan, GapTask } from "./schema.ts";

export type Gap = {
  key: string;
  kind: "STATEMENT" | "LEVEL" | "LEVEL_UNKNOWN";
  /** ENTRY: an entry point asks for it. CLUSTER: only the share of the cluster's statements does. */
  asked: "ENTRY" | "CLUSTER";
  /** In a sentence, for who asks. */
  what: string;
  /** The same for a task, whose readers may not know the program: without its title. */
  kept: string;
  statementId?: string;
};

type Of = Pick<Bridge, "exitLevels">;

/** Statements that the entry points assume, once each, in their order. */
export const assumed = (facts: BridgeFacts): string[] => [
  ...new Set(facts.entries.flatMap(({ entry }) => entry?.assumesStatements ?? [])),
];

/** `HLC07.03`, or its first words. */
export function nameOf(facts: Pick<BridgeFacts, "statements">, id: string): string {
  const found = facts.statements.find((one) => one.id === id);
  if (!found) return "a statement that is no longer there";
  return found.code ?? (found.text.length > 60 ? `${found.text.slice(0, 59).toWellFormed()}…` : found.text);
}

export function gapsOf(bridge: Of, plan: BridgePlan, facts: BridgeFacts): Gap[] {
  const wanted = assumed(facts);
  const others = (facts.clusterStatements ?? []).filter((id) => !wanted.includes(id));
  const statements = (ids: readonly string[], asked: Gap["asked"]) =>
    uncovered(plan, ids).map(({ statementId, atExit }): Gap => {
      const name = nameOf(facts, statementId);
      const how = atExit === "MISSING" ? "is taught nowhere" : "is only introduced";
      const what = `${name} ${how}.`;
      return {
        key: `statement:${statementId}`,
        kind: "STATEMENT",
        asked,
        ...{ what, kept: what },
        statementId,
      };
    });
  return [
    ...statements(wanted, "ENTRY"),
    ...facts.entries.flatMap((one) => levelGaps(bridge, one)),
    ...statements(others, "CLUSTER"),
  ];
}

function levelGaps({ exitLevels }: Of, { programId, entryId, title, entry }: EntryFact): Gap[] {
  return (entry?.requirements ?? []).flatMap((asked): Gap[] => {
    const found = reach(exitLevels, asked);
    if (found.state === "REACHED") return [];
    const gap = {
      key: `level:${programId}/${entryId}:${measureKey(asked.measure)}`,
      asked: "ENTRY",
    } as const;
    const both = (sentence: (program: string) => string, untitled: string) => ({
      what: sentence(title ?? untitled),
      kept: sentence(untitled),
    });
    const wants = `asks for ${levelInFull(asked)}`;
    if (found.state === "SHORT") {
      const { subject } = asked.measure;
      const short = amount(found.by, asked.measure);
      const sentence = (program: string) =>
        `${subject} is short by ${short} at the exit: ${program} ${wants}.`;
      return [{ ...gap, kind: "LEVEL", ...both(sentence, "the program") }];
    }
    const instead = found.instead
      ? `the exit is measured with ${testName(found.instead.measure)}, in ${found.instead.measure.scale}`
      : `no ${asked.measure.subject.toLowerCase()} is measured at the exit`;
    const sentence = (program: string) => `${program} ${wants}, and ${instead}.`;
    return [{ ...gap, kind: "LEVEL_UNKNOWN", ...both(sentence, "The program") }];
  });
}

const veil = "level:-:";
const isVeiled = (key: string): boolean => key.startsWith(veil);

/** Tasks as one is told them who knows only these programs: a level that another asks for is somebody's, and not whose. */
export const veiled = (tasks: readonly GapTask[], knows: ReadonlySet<string>): GapTask[] =>
  tasks.map((task, at) => {
    const of = /^level:([^/]+)\//.exec(task.key)?.[1];
    return of === undefined || knows.has(of) ? task : { ...task, key: `${veil}${at + 1}` };
  });

/**
 * The tasks as they stand with these gaps. Of an entry point that this reader may not know nobody can say whether the gap
 * is gone: its tasks stay as they were.
 */
export function settled(
  tasks: readonly GapTask[],
  gaps: readonly Pick<Gap, "key">[],
  plan: BridgePlan,
  { entries, today, more }: Pick<BridgeFacts, "entries" | "today" | "more">,
): GapTask[] {
  const open = new Set(gaps.map(({ key }) => key));
  const unread = entries.filter(({ known }) => !known);
  const unjudged = (key: string): boolean => {
    const statement = /^statement:(.*)$/.exec(key)?.[1];
    if (statement === undefined)
      return (
        isVeiled(key) ||
        unread.some(({ programId, entryId }) => key.startsWith(`level:${programId}/${entryId}:`))
      );
    return (more || unread.length > 0) && uncovered(plan, [statement]).length > 0;
  };
  return tasks.map((task) => {
    if (open.has(task.key)) {
      const { closedOn: _closed, ...again } = task;
      return again;
    }
    if (task.closedOn !== undefined || unjudged(task.key)) return task;
    return { ...task, closedOn: today };
  });
}
