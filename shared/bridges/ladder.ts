/**
 * The way up from where learners are today to the entry point, rung by rung, each with the levels reached by then: what
 * the ladder draws, the goal first. Pure.
 */
import type { EntryPoint, Level } from "../programs/plan-schema.ts";
import { type Reach, reach } from "./levels.ts";
import type { Bridge, BridgePlan } from "./schema.ts";

export type Rung =
  | { kind: "GOAL"; levels: readonly Level[] }
  /** How the exit stands to each level that the entry asks for. */
  | { kind: "GAP"; asked: readonly { level: Level; reach: Reach }[] }
  | { kind: "EXIT"; levels: readonly Level[]; week?: number; of?: number }
  | { kind: "MODULE"; no: number; name: string; week?: number; levels: readonly Level[] }
  | { kind: "TODAY"; levels: readonly Level[]; minimumAge?: number };

export function ladder(
  bridge: Pick<Bridge, "eligibility" | "exitLevels" | "exitLevelsOf" | "weeks">,
  plan: BridgePlan,
  entry: Pick<EntryPoint, "requirements"> | undefined,
): Rung[] {
  const { eligibility, exitLevels, exitLevelsOf, weeks } = bridge;
  const asked = (entry?.requirements ?? []).map((level) => ({ level, reach: reach(exitLevels, level) }));
  const modules = plan.modules
    .map((module, index) => ({ ...module, no: index + 1 }))
    .filter(({ reached }) => reached.length > 0)
    .map(({ no, name, week, reached }): Rung & { kind: "MODULE" } => ({
      kind: "MODULE",
      no,
      name,
      levels: reached,
      ...(week === undefined ? {} : { week }),
    }))
    .toSorted((a, b) => (b.week ?? b.no) - (a.week ?? a.no) || b.no - a.no);
  return [
    ...(entry ? [{ kind: "GOAL", levels: entry.requirements } as const] : []),
    ...(asked.some((one) => one.reach.state !== "REACHED") ? [{ kind: "GAP", asked } as const] : []),
    {
      kind: "EXIT",
      levels: exitLevels,
      ...(weeks === undefined ? {} : { week: weeks }),
      ...(exitLevelsOf === undefined ? {} : { of: exitLevelsOf }),
    },
    ...modules,
    {
      kind: "TODAY",
      levels: eligibility.levels,
      ...(eligibility.minimumAge === undefined ? {} : { minimumAge: eligibility.minimumAge }),
    },
  ];
}
