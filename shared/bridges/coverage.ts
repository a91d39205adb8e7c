/** Which statements a bridge covers, module by module: what the heat map shows and the checks count. Pure. */
import type { BridgePlan, Depth } from "./schema.ts";

/** Introduced is not covered: nobody has seen the learner do it. */
export const depths: readonly Depth[] = ["INTRODUCED", "PRACTICED", "TESTED"];

export type AtExit = "COVERED" | "INTRODUCED" | "MISSING";
export type HeatRow = {
  statementId: string;
  /** One a module, in their order. */
  cells: (Depth | undefined)[];
  atExit: AtExit;
};

const deepest = (cells: readonly (Depth | undefined)[]): number =>
  Math.max(-1, ...cells.map((depth) => (depth ? depths.indexOf(depth) : -1)));

/** A row for each of these statements, in their order. */
export function heat(plan: BridgePlan, statementIds: readonly string[]): HeatRow[] {
  const byModule = plan.modules.map(
    ({ coverage }) => new Map(coverage.map(({ statementId, depth }) => [statementId, depth])),
  );
  return statementIds.map((statementId) => {
    const cells = byModule.map((covered) => covered.get(statementId));
    const deep = deepest(cells);
    return { statementId, cells, atExit: deep < 0 ? "MISSING" : deep === 0 ? "INTRODUCED" : "COVERED" };
  });
}

/** Those of these statements that learners leave without, in their order. */
export const uncovered = (plan: BridgePlan, statementIds: readonly string[]): HeatRow[] =>
  heat(plan, statementIds).filter(({ atExit }) => atExit !== "COVERED");

/** Every statement that some module names, once, in the order in which learners meet them. */
export const named = ({ modules }: BridgePlan): string[] => [
  ...new Set(modules.flatMap(({ coverage }) => coverage.map(({ statementId }) => statementId))),
];
