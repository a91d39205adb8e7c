/** A bridge as the API answers it: only as much as the asker may see, and what its checks and gaps come to. */
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { CheckAnswer } from "../programs/check-schema.ts";
import { Bridge, BridgePlan, type BridgeRow, GapTask } from "./schema.ts";
import { isInForce, keepsIt, tasksFor } from "./sight.ts";

const hidden = {
  summary: true,
  eligibility: true,
  contextualizedInstruction: true,
  careerDevelopment: true,
  transitionServices: true,
  preAssessment: true,
  postAssessment: true,
  exitLevels: true,
  alignsTo: true,
  exits: true,
  tasks: true,
  startedBy: true,
  startedAt: true,
} as const;

export const BridgeView = Bridge.omit({ chainHash: true })
  .partial(hidden)
  .extend({
    /** True for a convener who sees that it exists and not what it says. */
    contentHidden: z.literal(true).optional(),
  });
export type BridgeView = z.infer<typeof BridgeView>;

/** One version with its modules, as it was put in force or as it is being made. */
export const BridgeVersion = z.strictObject({ bridge: BridgeView, plan: BridgePlan });
export type BridgeVersion = z.infer<typeof BridgeVersion>;

export const BridgeChecks = z.strictObject({
  answers: z.array(CheckAnswer),
  counts: z.strictObject({
    pass: z.int().nonnegative(),
    fail: z.int().nonnegative(),
    cannotTell: z.int().nonnegative(),
    /** Of those that fail: how many keep it from being put in force. */
    refuse: z.int().nonnegative(),
  }),
  gaps: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(["STATEMENT", "LEVEL", "LEVEL_UNKNOWN"]),
      asked: z.enum(["ENTRY", "CLUSTER"]),
      what: z.string(),
      statementId: z.string().optional(),
    }),
  ),
  /** As they stand with these gaps. */
  tasks: z.array(GapTask),
});
export type BridgeChecks = z.infer<typeof BridgeChecks>;

/** The row of a list. `presented`: the version this actor sees; `knows`: the programs they may know of. */
export function rowOf(
  record: Bridge,
  presented: Bridge,
  actor: Actor,
  knows: ReadonlySet<string>,
): BridgeRow {
  const { id, title, model, edition, clusterId, leadId, providers, visibility, status, versionNo } =
    presented;
  const alignsTo = presented.alignsTo.filter(({ programId }) => knows.has(programId));
  const open = tasksFor(record, actor).filter(({ closedOn }) => closedOn === undefined).length;
  return {
    ...{ id, title, model, edition, clusterId, leadId, providers, visibility, status, versionNo, alignsTo },
    ...(keepsIt(record, actor) || open > 0 ? { openTasks: open } : {}),
    ...(presented === record && record.status === "DRAFT" && isInForce(record)
      ? { inForceBeside: true }
      : {}),
  };
}
