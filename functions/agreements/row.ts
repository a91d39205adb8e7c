/** A row of the agreement list, packed: fifty of them are read for two units. One letter an attribute, ids by suffix. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { Item } from "../cloud/table.ts";

export const typeLetters = {
  ARTICULATION: "A",
  DUAL_CREDIT_PARTNERSHIP: "D",
  TRANSFER_ARTICULATION: "T",
  MOU: "M",
} as const;
const statusLetters = {
  DRAFT: "D",
  IN_REVIEW: "R",
  OUT_FOR_SIGNATURE: "S",
  DECLINED: "N",
  EXECUTED: "E",
  TERMINATED: "T",
  WITHDRAWN: "W",
} as const;
const visibilityLetters = { PARTIES: "P", PARTNERSHIP: "R", PUBLIC: "U" } as const;
export const roleLetters = {
  SENDING: "S",
  RECEIVING: "R",
  SENDING_AND_RECEIVING: "B",
  FACILITATOR: "F",
  APPROVER: "A",
} as const;

export const word = <Words extends Record<string, string>>(
  words: Words,
  letter: string | undefined,
): string | undefined => Object.keys(words).find((key) => words[key] === letter);

/**
 * `c`: type, status, visibility, shared, and the state of a new version under way. `d`: first and last day; of the
 * version that follows, too, where there is one. `e`: the day it was ended, its teach-out, and the day of a notice. `p`: a party each, role then id; the steward is marked with `*`. */
export function packedRow(row: AgreementRow): Record<string, string> {
  const code = [
    typeLetters[row.agreementType],
    statusLetters[row.status],
    visibilityLetters[row.visibility],
    row.shared ? "+" : "-",
    ...(row.pending ? [statusLetters[row.pending]] : []),
  ];
  const days = [row, ...(row.next ? [row.next] : [])].flatMap((span) => [
    span.dateEffective,
    span.expirationDate,
  ]);
  const ends = [row.terminationDay ?? "", row.teachOutUntil ?? "", row.noticeDay ?? ""];
  const short = (id: string) => id.slice("org_".length);
  return {
    n: row.name,
    c: code.join(""),
    d: days.join("/"),
    ...(ends.some(Boolean) ? { e: ends.join("/").replace(/\/$/, "") } : {}),
    p: row.parties
      .map(
        (party) =>
          `${roleLetters[party.role]}${party.organizationId === row.stewardId ? "*" : ""}${short(party.organizationId)}`,
      )
      .join(" "),
    ...(row.parties.some((party) => party.organizationId === row.stewardId)
      ? {}
      : { s: short(row.stewardId) }),
    ...(row.pathwayId === undefined ? {} : { w: row.pathwayId }),
  };
}

/**
 * The row as it was packed. Not parsed here: fifty rows a page go through the answer's own schema once, on their way
 * out, and a second look at each costs more than the read (npm run bench, "list of 50").
 */
export function agreementRow(item: Item): AgreementRow {
  const text = (attribute: string) => String(item[attribute] ?? "");
  const [codedNotation, id] = item.sk.split("#");
  const [type, status, visibility, shared, pending] = text("c");
  const [dateEffective, expirationDate, nextEffective, nextExpiration] = text("d").split("/");
  const [terminationDay, teachOutUntil, noticeDay] = text("e").split("/");
  const parties = text("p")
    .split(" ")
    .map((packed) => ({
      steward: packed[1] === "*",
      organizationId: `org_${packed.replace(/^.\*?/, "")}`,
      role: word(roleLetters, packed[0]),
    }));
  const steward = parties.find((party) => party.steward)?.organizationId ?? `org_${text("s")}`;
  return {
    id,
    codedNotation,
    name: item["n"],
    agreementType: word(typeLetters, type),
    status: word(statusLetters, status),
    visibility: word(visibilityLetters, visibility),
    shared: shared === "+",
    stewardId: steward,
    parties: parties.map(({ organizationId, role }) => ({ organizationId, role })),
    dateEffective,
    expirationDate,
    ...(item["w"] === undefined ? {} : { pathwayId: item["w"] }),
    ...(nextEffective ? { next: { dateEffective: nextEffective, expirationDate: nextExpiration } } : {}),
    ...(terminationDay ? { terminationDay } : {}),
    ...(teachOutUntil ? { teachOutUntil } : {}),
    ...(noticeDay ? { noticeDay } : {}),
    ...(pending ? { pending: word(statusLetters, pending) } : {}),
  } as AgreementRow;
}
