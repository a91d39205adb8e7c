/**
 * What people decide about a statement, beside what the rule says of it, and the change they make to it. Kept one record
 * a statement; nothing happens to the framework until the whole campaign is decided.
 */
import * as z from "zod";
import { CaseUuid, CfItem } from "../case/schema.ts";
import { line, prose } from "../text.ts";
import { Instant } from "../time.ts";

export const Verdict = z.enum(["VALIDATED", "VALIDATED_WITH_EDITS", "RETURN", "NOT_VALIDATED", "RETIRE"]);
export type Verdict = z.infer<typeof Verdict>;

/** EDIT: other words, same meaning, same identifier. REPLACE: another meaning, a new identifier, the old one ends. */
export const Rewording = z.strictObject({
  kind: z.enum(["EDIT", "REPLACE"]),
  fullStatement: CfItem.shape.fullStatement,
  /** The words these replace, as they were seen; absent: those the campaign asked about. */
  instead: CfItem.shape.fullStatement.optional(),
});
export type Rewording = z.infer<typeof Rewording>;

/** PUT …/decisions/{statementId}, with If-Match "0" for the first. */
export const DecisionDraft = z.strictObject({
  decision: Verdict,
  /** Needed where the decision is not what the rule says. */
  reason: prose(1_000).min(1, "at least one character").optional(),
  change: Rewording.optional(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

export const Decision = z.strictObject({
  ...DecisionDraft.shape,
  statementId: CaseUuid,
  /** Whether it is another one than the rule's. */
  overrides: z.boolean(),
  decidedByName: line(200),
  decidedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Decision = z.infer<typeof Decision>;

export const DecisionView = Decision.omit({ chainHash: true });
export type DecisionView = z.infer<typeof DecisionView>;
