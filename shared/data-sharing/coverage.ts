/**
 * The coverage map. It says of active agreements what the gate would: who may read whose counts, for which years and by
 * which subgroups; and turned round, which partner's indicators no active agreement covers. Pure.
 */
import { type AcademicYear, academicYearOf, yearsOn } from "../academic-year.ts";
import type { OrganizationId } from "../ids.ts";
import type { OrganizationType } from "../organizations/schema.ts";
import type { IsoDate } from "../time.ts";
import type { Matrix, Passing } from "./coverage-schema.ts";
import type { Indicator } from "./release-schema.ts";
import { discloses, receives } from "./roles.ts";
import type { DataParty, DataPhase, DataSharing, Joinder } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

/** An agreement on a day: what governs, and what was added beside it. */
export type InForce = {
  id: DataSharing["id"];
  phase: DataPhase;
  /** Who joined by then included. */
  parties: readonly Pick<DataParty, "organizationId" | "roles">[];
  joined: readonly Pick<Joinder, "organizationId" | "role">[];
  dropped: readonly string[];
  terms: Pick<DataTerms, "elements" | "transfers">;
};

/** Nothing passes under an agreement that is not active, or of an element that a party dropped. */
export function passingUnder({ id, phase, parties, joined, dropped, terms }: InForce): Passing[] {
  if (phase !== "ACTIVE") return [];
  const on = (side: Joinder["role"]) =>
    joined.filter(({ role }) => role === side).map(({ organizationId }) => organizationId);
  const may = (organization: OrganizationId, side: typeof discloses) =>
    parties.some((party) => party.organizationId === organization && side(party));
  const found = new Map<string, Passing>();
  for (const { method, elementIds, senderId, receiverIds } of terms.transfers) {
    if (method !== "hub_aggregate") continue;
    for (const { elementId, level, exchange } of terms.elements) {
      if (!exchange || level !== "aggregate" || dropped.includes(elementId)) continue;
      if (!elementIds.includes(elementId)) continue;
      for (const sender of [senderId, ...on("disclosing")]) {
        if (!may(sender, discloses)) continue;
        const key = `${elementId} ${sender}`;
        const readers = [...receiverIds, ...on("receiving")].filter(
          (reader) => reader !== sender && may(reader, receives),
        );
        found.set(key, {
          dataSharingId: id,
          elementId,
          indicatorId: exchange.indicatorId,
          senderId: sender,
          receiverIds: [...new Set([...(found.get(key)?.receiverIds ?? []), ...readers])].toSorted(),
          from: exchange.from,
          to: exchange.to,
          dimensions: exchange.dimensions,
        });
      }
    }
  }
  return [...found.values()].filter(({ receiverIds }) => receiverIds.length > 0);
}

/** What is asked for; what is left out is not narrowed. */
export type Asked = {
  viewer?: string | undefined;
  sender?: string | undefined;
  indicator?: string | undefined;
  year?: AcademicYear | undefined;
  /** Of subgroups; `all`, everyone together, is in every one. */
  dimension?: string | undefined;
};

export const reaching = (
  passing: readonly Passing[],
  { viewer, sender, indicator, year, dimension }: Asked,
): Passing[] =>
  passing.filter(
    (one) =>
      (viewer === undefined || one.receiverIds.some((id) => id === viewer)) &&
      (sender === undefined || one.senderId === sender) &&
      (indicator === undefined || one.indicatorId === indicator) &&
      (year === undefined || (one.from <= year && year <= one.to)) &&
      (dimension === undefined || dimension === "all" || one.dimensions.includes(dimension)),
  );

/** Which kinds of partner have students to report of. */
const reports: Record<Indicator["level"], readonly OrganizationType[]> = {
  secondary: ["secondary"],
  postsecondary: ["postsecondary"],
  other: ["secondary", "postsecondary"],
};

export type Partner = { id: OrganizationId; type: OrganizationType };

/** The years of the map: three that are over, the current one and the next, or the one that is asked for. */
export function yearsShown(today: IsoDate, year?: AcademicYear): AcademicYear[] {
  if (year !== undefined) return [year];
  const current = academicYearOf(today);
  return [-3, -2, -1, 0, 1].map((n) => yearsOn(current, n));
}

/**
 * A row for each partner and each indicator it would report, or that an agreement covers all the same. `agreements` gives
 * the numbers by which the cells name them; a gap is a cell that names none.
 */
export function matrixOf(
  passing: readonly Passing[],
  agreements: readonly { id: string }[],
  partners: readonly Partner[],
  indicators: readonly Pick<Indicator, "id" | "level" | "retiredOn">[],
  years: readonly AcademicYear[],
): Matrix {
  const numbers = new Map(agreements.map(({ id }, index) => [id, index]));
  const rows = partners.flatMap((partner) =>
    indicators.flatMap(({ id, level, retiredOn }) => {
      const mine = reaching(passing, { sender: partner.id, indicator: id });
      // One that was retired has a row only where an agreement still covers it.
      const reported = retiredOn === undefined && reports[level].includes(partner.type);
      if (mine.length === 0 && !reported) return [];
      const cells = years.map((year) =>
        [
          ...new Set(reaching(mine, { year }).flatMap((one) => numbers.get(one.dataSharingId) ?? [])),
        ].toSorted((a, b) => a - b),
      );
      return [{ organizationId: partner.id, indicatorId: id, years: cells }];
    }),
  );
  const gaps = rows.flatMap((row) => row.years).filter((cell) => cell.length === 0).length;
  return { years: [...years], rows, gaps };
}
