/**
 * How much of a program a person sees. Its parties see everything; anyone else sees what is in force, where its parties
 * let them, and nothing of what is being made beside it. Pure.
 */
import { type Actor, isAuditor, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Program, ProgramRow } from "./schema.ts";
import { everyParty, speaking, versionsOf, wasPublished } from "./versions.ts";

const partyIds = (of: Program | ProgramRow): readonly OrganizationId[] =>
  "partyIds" in of ? of.partyIds : everyParty(of).map(({ organizationId }) => organizationId);

/** Its lead, who answers for it, and an auditor. */
const keepsIt = ({ leadId }: Pick<Program, "leadId">, actor: Actor): boolean =>
  isAuditor(actor) || actor.organization === leadId;

const isParty = (of: Program | ProgramRow, actor: Actor): boolean =>
  actor.organization !== undefined && partyIds(of).includes(actor.organization);

/**
 * How much `actor` sees: everything, the outline (title, parties, state, dates), or not even that it exists.
 * A draft is its lead's alone until it is shared.
 */
export function sight(of: Program | ProgramRow, actor: Actor): "content" | "outline" | "none" {
  if (keepsIt(of, actor)) return "content";
  if (of.shared && (of.visibility !== "PARTIES" || isParty(of, actor))) return "content";
  return isConvener(actor) ? "outline" : "none";
}

/** Whether `actor` sits at the table: the lead, an auditor, or a party to what is in force or being made. */
export const isAtTheTable = (of: Program | ProgramRow, actor: Actor): boolean =>
  keepsIt(of, actor) || (of.shared && isParty(of, actor));

/** Whether this actor may read this version: one that never was in force is its parties' alone once another is. */
export function mayRead(record: Program, versionNo: number, actor: Actor): boolean {
  if (isAtTheTable(record, actor)) return true;
  const published = versionsOf(record).filter(wasPublished);
  return published.length === 0 || published.some((version) => version.versionNo === versionNo);
}

/** Whether this actor may read how it came about: what happened to it tells of drafts, too. */
export const mayReadHistory = (record: Program, actor: Actor): boolean =>
  isAtTheTable(record, actor) || !wasPublished(speaking(record));

/** The row of a list as this actor may see it: what is being made is for those at the table. */
export function rowFor(row: ProgramRow, actor: Actor): ProgramRow {
  if (isAtTheTable(row, actor)) return row;
  return spokenRow(row);
}

/** The row without what is being made: neither its state, nor whom it waits for, nor who would join by it. */
export function spokenRow(row: ProgramRow): ProgramRow {
  const { pending: _pending, waiting: _waiting, joining = [], partyIds: every, ...spoken } = row;
  return { ...spoken, partyIds: every.filter((id) => !joining.includes(id)) };
}
