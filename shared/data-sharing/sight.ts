/**
 * How much of a data-sharing agreement a person sees. Who is bound by it, or is asked to join it, sits at its table;
 * anyone else sees what was executed, where its parties let them, and nothing of what is being made beside it. Pure.
 */
import { type Actor, isAuditor, isConvener } from "../actor.ts";
import { isIn } from "./roles.ts";
import type { DataSharing, DataSharingRow } from "./schema.ts";
import { bound, boundParties, everyParty, executedVersions, versionsOf } from "./versions.ts";

const everyoneIn = (of: DataSharing | DataSharingRow) =>
  "earlier" in of ? everyParty(of) : [...of.parties, ...(of.joining ?? [])];

/** Its steward, who answers for it, and an auditor. */
export const keepsIt = ({ stewardId }: Pick<DataSharing, "stewardId">, actor: Actor): boolean =>
  isAuditor(actor) || actor.organization === stewardId;

/**
 * How much `actor` sees: everything, the outline (title, parties, state, dates), or not even that it exists.
 * A draft is its steward's alone until it is shared.
 */
export function sight(of: DataSharing | DataSharingRow, actor: Actor): "content" | "outline" | "none" {
  if (keepsIt(of, actor)) return "content";
  if (of.shared && (of.visibility !== "PARTIES" || isIn(everyoneIn(of), actor.organization)))
    return "content";
  return isConvener(actor) ? "outline" : "none";
}

/** Whether `actor` sits at the table of this version: its steward, an auditor, a party to it or to one that was executed. */
export const isAtTheTable = (
  record: DataSharing,
  actor: Actor,
  versionNo: number = record.versionNo,
): boolean =>
  keepsIt(record, actor) ||
  (executedVersions(record).length > 0 && isIn(boundParties(record), actor.organization)) ||
  versionsOf(record).some((one) => one.versionNo === versionNo && isIn(one.parties, actor.organization));

/**
 * Whether this actor may read this version: one under way, declined or withdrawn is its makers' alone once one is
 * executed, and who is a party to the draft only reads the draft only.
 */
export function mayRead(record: DataSharing, versionNo: number, actor: Actor): boolean {
  const executed = executedVersions(record);
  if (executed.length === 0 || isAtTheTable(record, actor, versionNo)) return true;
  return record.visibility !== "PARTIES" && executed.some((version) => version.versionNo === versionNo);
}

/** Whether this actor may read how it came about: what happened to it tells of drafts, too. */
export const mayReadHistory = (record: DataSharing, actor: Actor): boolean => {
  const last = executedVersions(record).at(-1);
  return last === undefined || isAtTheTable(record, actor, last.versionNo);
};

/**
 * Whether this actor may know what binds the parties and what came of it. Who is a party to an amendment under way and
 * to nothing else may not: for them it is as if none had been executed. A convener knows that it is, not what it says.
 */
export function mayKnowBound(record: DataSharing, actor: Actor): boolean {
  const seen = sight(record, actor);
  return seen === "outline" || (seen === "content" && mayRead(record, bound(record).versionNo, actor));
}

/** The record as this actor may know it: to whoever is only asked to join, the draft, as if nothing stood beside it. */
export function recordFor(record: DataSharing, actor: Actor): DataSharing {
  if (sight(record, actor) === "none" || mayKnowBound(record, actor)) return record;
  const { termination: _ended, closedOn: _closed, visibilityProposal: _wider, ...made } = record;
  return { ...made, restrictions: [], joinders: [], certificates: [], earlier: [] };
}

/**
 * The row of a list as this actor may see it: what is being made beside an executed version is for those at the table,
 * and whoever is only asked to join is told of what is being made, not of what the others have between them.
 */
export function rowFor(row: DataSharingRow, actor: Actor): DataSharingRow {
  if (keepsIt(row, actor) || isIn(row.parties, actor.organization)) return row;
  const { pending, joining, ...rest } = row;
  if (pending === undefined && joining === undefined) return row;
  const { signBy: _signBy, partlySigned: _signed, ...executed } = rest;
  if (!isIn(joining ?? [], actor.organization)) return executed;
  if (row.visibility !== "PARTIES") return row;
  const { suspendedFrom: _suspended, gaps: _gaps, ...made } = rest;
  return { ...made, status: pending ?? "WITHDRAWN" };
}
