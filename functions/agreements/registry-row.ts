/**
 * A row of the public registry, packed like those of the list: what an agreement's executed versions say, and nothing
 * of a draft beside them. Its days are enough to say where it stands on any day.
 */
import type { EndedWhy } from "#shared/agreements/phase.ts";
import type { Agreement, AgreementType, PartyRole, Phase, Span } from "#shared/agreements/schema.ts";
import { spansOf } from "#shared/agreements/spans.ts";
import { executedVersions, isTerminated, partiesOf, standingOfSpans } from "#shared/agreements/succession.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Item } from "../cloud/table.ts";
import { packedSpans, roleLetters, typeLetters, unpackedSpans, word } from "./row.ts";

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
  const spans = spansOf(agreement);
  return {
    id: agreement.id,
    codedNotation: agreement.codedNotation,
    name: last.name,
    agreementType: agreement.agreementType,
    versionNo: last.versionNo,
    parties: partiesOf(executed),
    ...(last.pathwayId === undefined ? {} : { pathwayId: last.pathwayId }),
    cipCodes: last.cipCodes,
    spans: spans.length > 0 ? spans : [{ from: last.dateEffective, until: last.expirationDate }],
    neverInForce: spans.length === 0,
    terminated: isTerminated(agreement),
  };
}

/** Where the agreement stands on a day: in force outweighs a teach-out, and that what is still to come. */
export function standingOfPublic(
  { spans, neverInForce, terminated }: PublicRow,
  today: IsoDate,
): { phase: Phase; endedWhy?: EndedWhy } {
  const { phase = "ENDED", endedWhy } = standingOfSpans(neverInForce ? [] : spans, terminated, today);
  return phase === "ENDED" && endedWhy ? { phase, endedWhy } : { phase };
}

/** `c`: type, then T once terminated and N where never in force. `d`: spans. `p`: a party each, role then id. */
export function packedPublicRow(row: PublicRow): Record<string, string> {
  return {
    n: row.name,
    c: `${typeLetters[row.agreementType]}${row.terminated ? "T" : ""}${row.neverInForce ? "N" : ""}`,
    v: String(row.versionNo),
    d: packedSpans(row.spans),
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
    spans: unpackedSpans(text("d")),
    neverInForce: flags.includes("N"),
    terminated: flags.includes("T"),
  } as PublicRow;
}
