/**
 * What the checks, the heat map and the ladder of a bridge are told besides the bridge itself: the entry points it leads
 * to and the statements they name. Plain JSON (GET …/alignment): hub and page work out the same answers from it.
 */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { CheckSettings, StatementFact } from "../programs/check-schema.ts";
import { EntryPoint } from "../programs/plan-schema.ts";
import { ProgramStatus } from "../programs/schema.ts";
import { IsoDate } from "../time.ts";
import { Alignment } from "./schema.ts";

/** One entry point that the bridge leads to, as its program has it. */
export const EntryFact = Alignment.extend({
  /** Whether this reader may know the program; if not, nothing else is here. */
  known: z.boolean(),
  title: z.string().optional(),
  /** Where that version of it stands. */
  status: ProgramStatus.optional(),
  /** The version that is in force today, where there is one. */
  inForceNo: z.int().positive().optional(),
  /** Absent: that version has no such entry point. */
  entry: EntryPoint.optional(),
});
export type EntryFact = z.infer<typeof EntryFact>;

export const BridgeFacts = z.strictObject({
  today: IsoDate,
  settings: CheckSettings,
  /** Those it names. */
  organizations: z.array(z.strictObject({ id: OrganizationId, name: z.string(), until: IsoDate.optional() })),
  entries: z.array(EntryFact),
  /** It leads into a program that this reader may not know: told to its providers, who answer for it. */
  more: z.literal(true).optional(),
  /** What is named by the entry points or by a module, and what its cluster has. */
  statements: z.array(StatementFact.omit({ validation: true })),
  /** The cluster's own statements in the framework it names; absent: it names none, or that has none for this cluster. */
  clusterStatements: z.array(z.string()).optional(),
});
export type BridgeFacts = z.infer<typeof BridgeFacts>;
