/**
 * How much of an agreement a person sees. Who is bound by it, or is asked to join it, sits at its table; anyone else
 * sees what was executed, where its parties let them, and nothing of what is being made beside it. Pure.
 */
import { type Actor, isAuditor, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import { isParty } from "./rules.ts";
import type { Agreement, AgreementRow } from "./schema.ts";
import { bound, everyParty, executedVersions, versionsOf } from "./succession.ts";

const everyoneIn = (of: Agreement | AgreementRow) => ({
  parties: "earlier" in of ? everyParty(of) : [...of.parties, ...(of.joining ?? [])],
});

const keepsIt = ({ stewardId }: Pick<Agreement, "stewardId">, actor: Actor): boolean =>
  isAuditor(actor) || actor.organization === stewardId;

/**
 * How much `actor` sees: everything, the outline (title, parties, state, dates), or not even that it exists.
 * A draft is its steward's alone until it is shared.
 */
export function sight(of: Agreement | AgreementRow, actor: Actor): "content" | "outline" | "none" {
  if (keepsIt(of, actor)) return "content";
  if (of.shared && (of.visibility !== "PARTIES" || isParty(everyoneIn(of), actor.organization)))
    return "content";
  return isConvener(actor) ? "outline" : "none";
}

/** Whether `actor` sits at the table of this version: its steward, an auditor, a party to it or to one that was executed. */
export const isAtTheTable = (
  agreement: Agreement,
  actor: Actor,
  versionNo: number = agreement.versionNo,
): boolean =>
  keepsIt(agreement, actor) ||
  isParty({ parties: executedVersions(agreement).flatMap(({ parties }) => parties) }, actor.organization) ||
  versionsOf(agreement).some((one) => one.versionNo === versionNo && isParty(one, actor.organization));

/**
 * Whether this actor may read this version: one under way, declined or withdrawn is its makers' alone once one is
 * executed, and who is a party to the draft only reads the draft only.
 */
export function mayRead(agreement: Agreement, versionNo: number, actor: Actor): boolean {
  const executed = executedVersions(agreement);
  if (executed.length === 0 || isAtTheTable(agreement, actor, versionNo)) return true;
  return agreement.visibility !== "PARTIES" && executed.some((version) => version.versionNo === versionNo);
}

/** Whether this actor may read how it came about: what happened to it tells of drafts, too. */
export const mayReadHistory = (agreement: Agreement, actor: Actor): boolean =>
  executedVersions(agreement).length === 0 || isAtTheTable(agreement, actor, bound(agreement).versionNo);

/** Whether this organization is in the row as the actor may see it: a list of its agreements tells of no draft either. */
export const isIn = (row: AgreementRow, organization: OrganizationId): boolean =>
  isParty(everyoneIn(row), organization);

/**
 * The row of a list as this actor may see it: what is being made beside an executed version is for those at the table,
 * and whoever is only asked to join is told of what is being made, not of what the others have between them.
 */
export function rowFor(row: AgreementRow, actor: Actor): AgreementRow {
  if (keepsIt(row, actor) || isParty(row, actor.organization)) return row;
  const { pending, joining, ...executed } = row;
  if (!isParty({ parties: joining ?? [] }, actor.organization)) return executed;
  if (row.visibility !== "PARTIES") return row;
  const { spans: _spans, next: _next, noticeDay: _notice, ...rest } = row;
  return { ...rest, status: pending ?? "WITHDRAWN" };
}
