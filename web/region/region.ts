/** The region in numbers and spans, from the rows of its lists. Pure: today is an argument. */
import { receives, sends } from "#shared/agreements/rules.ts";
import type { AgreementRow, AgreementType } from "#shared/agreements/schema.ts";
import { isBeingWritten, standingOfRow } from "#shared/agreements/succession.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { daysBetween, plusDays } from "#shared/time.ts";

export const isInForce = (row: AgreementRow, today: string): boolean =>
  standingOfRow(row, today).phase === "IN_FORCE";
export const isUpcoming = (row: AgreementRow, today: string): boolean =>
  standingOfRow(row, today).phase === "UPCOMING";
export const endsSoon = (row: AgreementRow, today: string): boolean =>
  standingOfRow(row, today).flags.includes("EXPIRING");

/** Not yet signed: nothing of it is in force. */
export const isPlanned = (row: AgreementRow): boolean => isBeingWritten(row);

/** A first version, or a new one beside what is in force. */
export const isUnderWay = (row: AgreementRow): boolean => isPlanned(row) || row.pending !== undefined;

/** Names for ids; an organization that is not in the list keeps its id, which is better than a blank. */
export function namer(organizations: readonly OrganizationRow[]): (id: string) => string {
  const names = new Map<string, string>(organizations.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** `Cedar Bend and Three Rivers to Prairie Lakes`. */
export function parties(row: AgreementRow, name: (id: string) => string): string {
  const list = (ones: AgreementRow["parties"]) => {
    const names = ones.map(({ organizationId }) => name(organizationId));
    return names.length > 3
      ? `${names.length} partners`
      : new Intl.ListFormat("en", { type: "conjunction" }).format(names);
  };
  return `${list(row.parties.filter(sends))} to ${list(row.parties.filter(receives))}`;
}

export type Bar = {
  row: AgreementRow;
  kind: "in-force" | "soon" | "planned";
  /** Shares of the runway's width, 0 to 1. */
  from: number;
  until: number;
  /** It began before the runway does. */
  open: boolean;
};

/** Three school years from July 1; the first one holds today. */
export function runwaySpan(today: string): {
  from: string;
  until: string;
  years: { label: string; at: number }[];
} {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < "07-01" ? 1 : 0);
  const from = `${year}-07-01`;
  const until = `${year + 3}-06-30`;
  const years = [0, 1, 2].map((n) => ({
    label: `${year + n}-${String(year + n + 1).slice(2)}`,
    at: share(`${year + n}-07-01`, from, until),
  }));
  return { from, until, years };
}

/** Where a day lies between two others, 0 to 1. */
export function share(date: string, from: string, until: string): number {
  const whole = daysBetween(from, plusDays(until, 1));
  return Math.min(1, Math.max(0, daysBetween(from, date) / whole));
}

/** One bar per agreement that is in force, will be, or is on its way, and touches the span; the first to end first. */
export function runway(rows: readonly AgreementRow[], today: string): Bar[] {
  const span = runwaySpan(today);
  return rows
    .filter((row) => isInForce(row, today) || isUpcoming(row, today) || isPlanned(row))
    .filter((row) => row.dateEffective <= span.until && row.expirationDate >= span.from)
    .toSorted(
      (a, b) => a.expirationDate.localeCompare(b.expirationDate) || a.name.localeCompare(b.name, "en"),
    )
    .map((row) => ({
      row,
      kind: isPlanned(row) ? "planned" : endsSoon(row, today) ? "soon" : "in-force",
      from: share(row.dateEffective, span.from, span.until),
      until: share(plusDays(row.expirationDate, 1), span.from, span.until),
      open: row.dateEffective < span.from,
    }));
}

export type Cell = { row: AgreementRow; type: AgreementType; soon: boolean };
export type Matrix = {
  /** The partners drawn: everyone an agreement in force holds, and every school that one could. */
  drawn: OrganizationRow[];
  /** `cells.get(from)?.get(to)`: the agreements in force by which credit goes from one to the other. */
  cells: Map<string, Map<string, Cell[]>>;
  /** All partners of today, and those of them that an agreement in force holds. */
  partners: OrganizationRow[];
  held: OrganizationRow[];
};

const schools: readonly OrganizationRow["type"][] = [
  "secondary",
  "postsecondary",
  "university",
  "adult-education",
];
const sectors: readonly OrganizationRow["type"][] = [
  ...schools,
  "cbo",
  "workforce-board",
  "business",
  "agency",
  "convener",
];

/** Who has an agreement in force with whom. Organizations that merged or left are no partners of today. */
export function matrix(
  organizations: readonly OrganizationRow[],
  rows: readonly AgreementRow[],
  today: string,
): Matrix {
  const cells: Matrix["cells"] = new Map();
  const bound = new Set<string>();
  for (const row of rows) {
    if (!isInForce(row, today)) continue;
    for (const { organizationId } of row.parties) bound.add(organizationId);
    for (const from of row.parties.filter(sends))
      for (const to of row.parties.filter(receives)) {
        if (from.organizationId === to.organizationId) continue;
        const line = cells.get(from.organizationId) ?? new Map<string, Cell[]>();
        const cell = line.get(to.organizationId) ?? [];
        cell.push({ row, type: row.agreementType, soon: endsSoon(row, today) });
        cells.set(from.organizationId, line.set(to.organizationId, cell));
      }
  }
  const partners = organizations
    .filter(({ successorId, until }) => !successorId && (until === undefined || until >= today))
    .toSorted(
      (a, b) => sectors.indexOf(a.type) - sectors.indexOf(b.type) || a.name.localeCompare(b.name, "en"),
    );
  const held = partners.filter(({ id }) => bound.has(id));
  return {
    drawn: partners.filter((row) => bound.has(row.id) || schools.includes(row.type)),
    cells,
    partners,
    held,
  };
}

/** Schools that no agreement in force holds: where a region's next one may be missing. */
export const unbound = ({ drawn, held }: Matrix): OrganizationRow[] =>
  drawn.filter((row) => !held.includes(row));
