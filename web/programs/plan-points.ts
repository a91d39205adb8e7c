/** Entries and exits of a plan while it is being edited: what goes takes the links to it along. Pure. */
import { columns } from "#shared/programs/columns.ts";
import type { AwardKind, Column, EntryPoint, ExitPoint, Plan } from "#shared/programs/plan-schema.ts";
import { nextId, without } from "./plan-edit.ts";

type Part<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What somebody who enters here most often is, by column. */
const usualEntry: Record<Column, EntryPoint["kind"]> = {
  G9: "GRADE_9",
  G10: "TRANSFER_IN",
  G11: "TRANSFER_IN",
  G12: "TRANSFER_IN",
  P1: "ADULT_BRIDGE",
  P2: "INCUMBENT_WORKER",
  P3: "POST_DIPLOMA",
  P4: "POST_DIPLOMA",
};

/** Who can enter in a year: ninth graders in grade 9, movers in grades 10 to 12, graduates after it, others in any. */
export const entryKindsIn = (column: Column): EntryPoint["kind"][] => {
  const fits: Record<EntryPoint["kind"], boolean> = {
    GRADE_9: column === "G9",
    TRANSFER_IN: ["G10", "G11", "G12"].includes(column),
    ADULT_BRIDGE: true,
    POST_DIPLOMA: column.startsWith("P"),
    INCUMBENT_WORKER: true,
  };
  return (Object.keys(fits) as EntryPoint["kind"][]).filter((kind) => fits[kind]);
};

export function addEntry(plan: Plan, column: Column): { plan: Plan; entryId: string } {
  const entryId = nextId(
    "e",
    plan.entryPoints.map((one) => one.entryId),
  );
  const entry: EntryPoint = {
    entryId,
    kind: usualEntry[column],
    column,
    name: "",
    requirements: [],
    assumesStatements: [],
  };
  return { plan: { ...plan, entryPoints: inOrder([...plan.entryPoints, entry]) }, entryId };
}

/** In another year it is for those who can enter there. */
export const changeEntry = (plan: Plan, entryId: string, part: Part<EntryPoint>): Plan => ({
  ...plan,
  entryPoints: inOrder(
    plan.entryPoints.map((one) => {
      if (one.entryId !== entryId) return one;
      const entry = without({ ...one, ...part }) as EntryPoint;
      const fits = entryKindsIn(entry.column).includes(entry.kind);
      return fits ? entry : { ...entry, kind: usualEntry[entry.column] };
    }),
  ),
});

export const removeEntry = (plan: Plan, entryId: string): Plan => ({
  ...plan,
  entryPoints: plan.entryPoints.filter((one) => one.entryId !== entryId),
});

const usualAward: Record<Column, AwardKind> = {
  G9: "CREDENTIAL",
  G10: "CREDENTIAL",
  G11: "CREDENTIAL",
  G12: "CREDENTIAL",
  P1: "CERTIFICATE",
  P2: "ASSOCIATE",
  P3: "CERTIFICATE",
  P4: "BACCALAUREATE",
};

export function addExit(plan: Plan, column: Column): { plan: Plan; exitId: string } {
  const exitId = nextId(
    "x",
    plan.exitPoints.map((one) => one.exitId),
  );
  const exit: ExitPoint = {
    exitId,
    column,
    award: usualAward[column],
    name: "",
    industryRecognized: false,
    stacksInto: [],
    final: false,
  };
  return { plan: { ...plan, exitPoints: inOrder([...plan.exitPoints, exit]) }, exitId };
}

/** What an exit can count toward: another one, no earlier, that does not count toward it itself. */
export function stackable(plan: Plan, exitId: string): ExitPoint[] {
  const exit = plan.exitPoints.find((one) => one.exitId === exitId);
  if (!exit) return [];
  return plan.exitPoints.filter(
    (one) =>
      one.exitId !== exitId &&
      columns.indexOf(one.column) >= columns.indexOf(exit.column) &&
      !reaches(plan, one.exitId, exitId),
  );
}

/** Only college years end in a degree. */
const fitting = (exit: ExitPoint): ExitPoint =>
  exit.column.startsWith("G") && (exit.award === "ASSOCIATE" || exit.award === "BACCALAUREATE")
    ? { ...exit, award: usualAward[exit.column] }
    : exit;

/** Final is one that counts toward nothing; links its new column cannot have are taken away, here and at others. */
export function changeExit(plan: Plan, exitId: string, part: Part<ExitPoint>): Plan {
  const changed: Plan = {
    ...plan,
    exitPoints: inOrder(
      plan.exitPoints.map((one) =>
        one.exitId === exitId ? fitting(without({ ...one, ...part }) as ExitPoint) : one,
      ),
    ),
  };
  return {
    ...changed,
    exitPoints: changed.exitPoints.map((one) => {
      const may = stackable(changed, one.exitId).map((other) => other.exitId);
      const stacksInto = one.stacksInto.filter((other) => may.includes(other));
      return { ...one, stacksInto, final: one.final && stacksInto.length === 0 };
    }),
  };
}

export const removeExit = (plan: Plan, exitId: string): Plan => ({
  ...plan,
  exitPoints: plan.exitPoints
    .filter((one) => one.exitId !== exitId)
    .map((one) => ({ ...one, stacksInto: one.stacksInto.filter((other) => other !== exitId) })),
});

function reaches(plan: Plan, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...(plan.exitPoints.find((one) => one.exitId === at)?.stacksInto ?? []));
  }
  return false;
}

/** By column, and as they were within one. */
const inOrder = <Point extends { column: Column }>(points: readonly Point[]): Point[] =>
  points.toSorted((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column));
