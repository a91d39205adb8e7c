/** A row of the agreement list, packed: fifty of them are read for two units. One letter an attribute, ids by suffix. */
import type { AgreementRow, Span } from "#shared/agreements/schema.ts";
import type { IsoDate } from "#shared/time.ts";
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

/** The words by their letters, turned round once for each kind. */
const byLetter = new WeakMap<Record<string, string>, ReadonlyMap<string, string>>();

export function word(words: Record<string, string>, letter: string | undefined): string | undefined {
  let known = byLetter.get(words);
  if (!known) {
    known = new Map(Object.entries(words).map(([key, short]) => [short, key]));
    byLetter.set(words, known);
  }
  return letter === undefined ? undefined : known.get(letter);
}

export const packedSpans = (spans: readonly Span[]): string =>
  spans.map((span) => [span.from, span.until, span.teachOutUntil ?? []].flat().join("/")).join(" ");
export const unpackedSpans = (packed: string): Span[] =>
  packed
    .split(" ")
    .map((span) => span.split("/") as [IsoDate, IsoDate, IsoDate?])
    .map(([from, until, teachOutUntil]) => ({ from, until, ...(teachOutUntil ? { teachOutUntil } : {}) }));

/** Never in force: it ended before it began. */
const never = "!";

/**
 * `c`: type, status, visibility, shared, `!` for one that was never in force, and the state of a new version under way.
 * `d`: first and last day, a span each, with its teach-out. `x`: the first day of the newest executed version. `e`: the day of a notice. `p`: a
 * party each, role then id, in small letters those asked to join; the steward is marked with `*`.
 */
export function packedRow(row: AgreementRow): Record<string, string> {
  const code = [
    typeLetters[row.agreementType],
    statusLetters[row.status],
    visibilityLetters[row.visibility],
    row.shared ? "+" : "-",
    row.spans?.length === 0 ? never : "",
    ...(row.pending ? [statusLetters[row.pending]] : []),
  ];
  const whole = { from: row.dateEffective, until: row.expirationDate };
  const short = (id: string) => id.slice("org_".length);
  const steward = (id: string) => (id === row.stewardId ? "*" : "");
  const packed = (letter: string, id: string) => `${letter}${steward(id)}${short(id)}`;
  const everyone = [...row.parties, ...(row.joining ?? [])];
  return {
    n: row.name,
    c: code.join(""),
    d: packedSpans(row.spans?.length ? row.spans : [whole]),
    ...(row.next === undefined ? {} : { x: row.next }),
    ...(row.noticeDay === undefined ? {} : { e: row.noticeDay }),
    p: [
      ...row.parties.map((one) => packed(roleLetters[one.role], one.organizationId)),
      ...(row.joining ?? []).map((one) => packed(roleLetters[one.role].toLowerCase(), one.organizationId)),
    ].join(" "),
    ...(everyone.some((party) => party.organizationId === row.stewardId) ? {} : { s: short(row.stewardId) }),
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
  const [type, status, visibility, shared, ...more] = text("c");
  const pending = more.find((letter) => letter !== never);
  const spans = unpackedSpans(text("d"));
  const [first, last] = [spans[0], spans.at(-1)];
  const parties: { organizationId: string; role: string | undefined }[] = [];
  const joining: typeof parties = [];
  let stewardId = `org_${text("s")}`;
  for (const one of text("p").split(" ")) {
    const letter = one.charAt(0);
    const capital = letter.toUpperCase();
    const isSteward = one.charAt(1) === "*";
    const organizationId = `org_${one.slice(isSteward ? 2 : 1)}`;
    if (isSteward) stewardId = organizationId;
    (letter === capital ? parties : joining).push({ organizationId, role: word(roleLetters, capital) });
  }
  return {
    id,
    codedNotation,
    name: item["n"],
    agreementType: word(typeLetters, type),
    status: word(statusLetters, status),
    visibility: word(visibilityLetters, visibility),
    shared: shared === "+",
    stewardId,
    parties,
    ...(joining.length > 0 ? { joining } : {}),
    dateEffective: first?.from,
    expirationDate: last?.until,
    ...(item["w"] === undefined ? {} : { pathwayId: item["w"] }),
    ...(more.includes(never)
      ? { spans: [] }
      : spans.length > 1 || first?.teachOutUntil !== undefined
        ? { spans }
        : {}),
    ...(item["x"] === undefined ? {} : { next: item["x"] }),
    ...(item["e"] === undefined ? {} : { noticeDay: item["e"] }),
    ...(pending ? { pending: word(statusLetters, pending) } : {}),
  } as AgreementRow;
}
