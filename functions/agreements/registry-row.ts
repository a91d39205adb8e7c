/**
 * A row of the public registry, packed like those of the list: what an agreement's executed versions say, and nothing
 * of a draft beside them. Its days are enough to say where it stands on any day.
 */
import { lastDay, phase } from "#shared/agreements/phase.ts";
import type { Agreement, AgreementType, PartyRole, Phase } from "#shared/agreements/schema.ts";
import { endingsOf, executedVersions } from "#shared/agreements/succession.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { type IsoDate, plusDays } from "#shared/time.ts";
import type { Item } from "../cloud/table.ts";
import { roleLetters, typeLetters, word } from "./row.ts";

/** Days in force, and the last day on which a completion still counts after them. */
type Span = { from: IsoDate; until: IsoDate; teachOutUntil?: IsoDate };

export type PublicRow = {
  id: AgreementId;
  codedNotation: string;
  name: string;
  agreementType: AgreementType;
  /** The newest executed version: it says the name. */
  versionNo: number;
  parties: { organizationId: OrganizationId; role: PartyRole }[];
  pathwayId?: string;
  cipCodes: string[];
  /** The days in force, oldest first; versions that follow each other without a gap are one span. Never empty. */
  spans: Span[];
  /** It ended before it began: the span is what had been agreed. */
  neverInForce: boolean;
  terminated: boolean;
};

/** The row of an agreement; undefined for one that is not public, or of which nothing was ever executed. */
export function publicRow(agreement: Agreement): PublicRow | undefined {
  const executed = executedVersions(agreement);
  const last = executed.at(-1);
  if (agreement.visibility !== "PUBLIC" || !last) return undefined;
  const covering = executed.flatMap((version): Span[] => {
    const endings = endingsOf(version, executed, agreement.termination);
    const { day } = lastDay(version, endings);
    if (day < version.dateEffective) return [];
    const { teachOutUntil } = endings;
    return [{ from: version.dateEffective, until: day, ...(teachOutUntil ? { teachOutUntil } : {}) }];
  });
  return {
    id: agreement.id,
    codedNotation: agreement.codedNotation,
    name: last.name,
    agreementType: agreement.agreementType,
    versionNo: last.versionNo,
    parties: [
      ...new Map(
        executed.flatMap(({ parties }) => parties).map((party) => [party.organizationId, party]),
      ).values(),
    ],
    ...(last.pathwayId === undefined ? {} : { pathwayId: last.pathwayId }),
    cipCodes: last.cipCodes,
    spans:
      covering.length > 0 ? joined(covering) : [{ from: last.dateEffective, until: last.expirationDate }],
    neverInForce: covering.length === 0,
    terminated: executed.some(({ status }) => status === "TERMINATED"),
  };
}

/** Spans that touch become one, with the longest teach-out of its parts. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const before = found.at(-1);
    if (!before || span.from > plusDays(before.until, 1)) {
      found.push({ ...span });
      continue;
    }
    before.until = span.until;
    const taught = span.teachOutUntil ?? "";
    if (taught > (before.teachOutUntil ?? "")) before.teachOutUntil = taught;
  }
  return found;
}

/** Where the agreement stands on a day: in force outweighs a teach-out, and that what is still to come. */
export function standingOfPublic(
  { spans, neverInForce, terminated }: PublicRow,
  today: IsoDate,
): { phase: Phase; endedWhy?: "EXPIRED" | "TERMINATED" } {
  const phases = (neverInForce ? [] : spans).map(
    ({ from, until, teachOutUntil }) =>
      phase({ status: "EXECUTED", dateEffective: from, expirationDate: until }, today, { teachOutUntil })
        .phase,
  );
  const found = (["IN_FORCE", "TEACH_OUT", "UPCOMING"] as const).find((one) => phases.includes(one));
  return found ? { phase: found } : { phase: "ENDED", endedWhy: terminated ? "TERMINATED" : "EXPIRED" };
}

/** `c`: type, then T once terminated and N where never in force. `d`: spans. `p`: a party each, role then id. */
export function packedPublicRow(row: PublicRow): Record<string, string> {
  return {
    n: row.name,
    c: `${typeLetters[row.agreementType]}${row.terminated ? "T" : ""}${row.neverInForce ? "N" : ""}`,
    v: String(row.versionNo),
    d: row.spans.map((span) => [span.from, span.until, span.teachOutUntil ?? []].flat().join("/")).join(" "),
    p: row.parties
      .map(({ role, organizationId }) => roleLetters[role] + organizationId.slice("org_".length))
      .join(" "),
    ...(row.pathwayId === undefined ? {} : { w: row.pathwayId }),
    ...(row.cipCodes.length === 0 ? {} : { i: row.cipCodes.join(" ") }),
  };
}

/** As it was packed; the answer's own schema looks at it once, on its way out. */
export function unpackedPublicRow(item: Item): PublicRow {
  const text = (attribute: string) => String(item[attribute] ?? "");
  const [codedNotation, id] = item.sk.split("#");
  const [type, ...flags] = text("c");
  return {
    id,
    codedNotation,
    name: text("n"),
    agreementType: word(typeLetters, type),
    versionNo: Number(text("v")),
    parties: text("p")
      .split(" ")
      .map((packed) => ({
        organizationId: `org_${packed.slice(1)}`,
        role: word(roleLetters, packed[0]),
      })),
    ...(item["w"] === undefined ? {} : { pathwayId: text("w") }),
    cipCodes: item["i"] === undefined ? [] : text("i").split(" "),
    spans: text("d")
      .split(" ")
      .map((span) => span.split("/"))
      .map(([from, until, teachOutUntil]) => ({ from, until, ...(teachOutUntil ? { teachOutUntil } : {}) })),
    neverInForce: flags.includes("N"),
    terminated: flags.includes("T"),
  } as PublicRow;
}
