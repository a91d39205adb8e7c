/**
 * One value of a package as CASE means it. What is plainly meant is mended and said; what cannot be read is handed back,
 * to be kept among the extensions: nothing that came in is lost without a word.
 */

import { adoptionStatuses, associationTypes, caseUuidPattern } from "../case/schema.ts";
import { withoutControls } from "../files/cells.ts";
import { readDate } from "../files/dates.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import type { Derive } from "./derived-id.ts";

/** A value and what was mended, or why there is none. `keep`: the raw value goes among the extensions. */
type Taken = { value: unknown; said?: string | undefined } | { said: string; keep: boolean };
export type Reading = {
  derive: Derive;
  /** What names mean in this package: identifiers that are no UUID are not the same from one package to the next. */
  scope: string;
  /** Titles of what the package holds, by identifier: for links that have none. */
  titles: ReadonlyMap<string, string>;
};
export type Field = (raw: unknown, reading: Reading) => Taken;

const nothing: Taken = { said: "Left out: it is empty.", keep: false };

const asText = (raw: unknown): string | undefined =>
  typeof raw === "string"
    ? raw
    : typeof raw === "number" || typeof raw === "boolean"
      ? String(raw)
      : Array.isArray(raw) && raw.length === 1
        ? asText(raw[0])
        : undefined;

function text(schema: ReturnType<typeof line>, clean: (text: string) => string): Field {
  return (raw) => {
    const said = asText(raw);
    if (said === undefined) return { said: "Not text; kept among the extensions.", keep: true };
    if (said.trim() === "") return nothing;
    const typed = typeof raw === "string" ? undefined : "Read as text.";
    const whole = schema.safeParse(said);
    if (whole.success)
      return {
        value: whole.data,
        said: typed ?? (whole.data === said.normalize("NFC") ? undefined : "Spaces around it taken off."),
      };
    const mended = schema.safeParse(clean(said));
    if (mended.success) return { value: mended.data, said: "Control characters taken out." };
    const why = mended.error.issues[0]?.message ?? "other text";
    return { said: `Expected ${why}; kept among the extensions.`, keep: true };
  };
}

const oneLine = (said: string): string =>
  (withoutControls(said) ?? said).replace(/\p{Surrogate}/gu, "\ufffd").trim();
const severalLines = (said: string): string =>
  said
    .split(/\r\n?|\n/)
    .map((one) => (withoutControls(one) ?? one).replace(/\p{Surrogate}/gu, "\ufffd"))
    .join("\n");

export const lineField = (longest: number): Field => text(line(longest), oneLine);
export const proseField = (longest: number): Field => text(prose(longest), severalLines);

/** A title that only labels a link: cut rather than lost. */
function labelOf(raw: unknown): string | undefined {
  const said = oneLine(asText(raw) ?? "");
  const cut = said.length > 500 ? `${said.slice(0, 499).toWellFormed()}…` : said;
  return line(500).safeParse(cut).data;
}

/** A list of short texts; one text stands for a list of one. */
export function linesField(longest: number, most: number): Field {
  const one = lineField(longest);
  return (raw, reading) => {
    const list = Array.isArray(raw) ? raw : [raw];
    const taken = list.filter((entry) => entry !== null && entry !== "").map((entry) => one(entry, reading));
    if (taken.some((entry) => !("value" in entry)) || taken.length > most)
      return { said: `Not a list of up to ${most} short texts; kept among the extensions.`, keep: true };
    if (taken.length === 0 && list.length > 0) return nothing;
    const value = taken.map((entry) => ("value" in entry ? entry.value : ""));
    const mended = taken.length < list.length || taken.some((entry) => entry.said);
    return {
      value,
      said: Array.isArray(raw) ? (mended ? "Entries tidied." : undefined) : "Read as a list of one.",
    };
  };
}

// A javascript: address would be a link that runs; these only lead somewhere.
const addressPattern = /^(https?|urn|doi|info|ark|hdl|tag):\S+$/i;

export function addressOf(raw: unknown): string | undefined {
  const said = asText(raw)?.trim().replace(/ /g, "%20") ?? "";
  return said.length <= 2_000 && addressPattern.test(said) ? said : undefined;
}

export const addressField: Field = (raw) => {
  const value = addressOf(raw);
  if (value !== undefined) return { value, said: value === raw ? undefined : "Spaces written as %20." };
  return asText(raw)?.trim() === ""
    ? nothing
    : { said: "Left out: not an address that leads anywhere.", keep: false };
};

export const instantField: Field = (raw) => {
  if (Instant.safeParse(raw).success) return { value: raw };
  const said = asText(raw)?.trim() ?? "";
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(said)
    ? `${said.replace(" ", "T")}Z`
    : said.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
  const ms = /^\d{4}-\d{2}-\d{2}/.test(zoned) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(ms))
    return { said: "Left out: not a date and time such as 2026-11-23T15:04:05Z.", keep: true };
  return { value: new Date(ms).toISOString().replace(".000Z", "Z"), said: "Written in UTC." };
};

export const dateField: Field = (raw) => {
  const said = asText(raw)?.trim() ?? "";
  if (said === "") return nothing;
  if (IsoDate.safeParse(raw).success) return { value: raw };
  const day = said.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(said) && IsoDate.safeParse(day).success)
    return { value: day, said: "Only the day kept: this is a date." };
  const reading = readDate(said);
  const fix = "fix" in reading ? reading.fix : undefined;
  return fix
    ? { value: fix, said: `Read as ${fix}.` }
    : { said: "Not a date such as 2026-08-01; kept among the extensions.", keep: true };
};

export const wholeNumberField: Field = (raw) => {
  const value = typeof raw === "number" ? raw : Number(asText(raw)?.trim() || Number.NaN);
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31)
    return { value, said: value === raw ? undefined : "Read as a number." };
  return { said: "Not a whole number; kept among the extensions.", keep: true };
};
export const numberField: Field = (raw) => {
  const value = typeof raw === "number" ? raw : Number(asText(raw)?.trim() || Number.NaN);
  return Number.isFinite(value)
    ? { value, said: value === raw ? undefined : "Read as a number." }
    : { said: "Not a number; kept among the extensions.", keep: true };
};

const loose = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, "");
const statusWords = new Map<string, string>([
  ...adoptionStatuses.map((one) => [loose(one), one] as const),
  ["adopted", "Implemented"],
  ["deprecated", "Retired"],
  ["privatedraft", "Draft"],
]);
export const statusField: Field = (raw) => {
  const said = asText(raw) ?? "";
  if (said.trim() === "") return nothing;
  const value = statusWords.get(loose(said));
  return value
    ? { value, said: value === raw ? undefined : `Read as ${value}.` }
    : { said: `Not one of ${adoptionStatuses.join(", ")}; kept among the extensions.`, keep: true };
};

const kinds = new Map<string, string>(associationTypes.map((one) => [loose(one), one]));
export const kindField: Field = (raw) => {
  const said = asText(raw)?.trim() ?? "";
  if (/^ext:[a-zA-Z0-9.\-_]{1,96}$/.test(said)) return { value: said };
  const value = kinds.get(loose(said));
  if (value) return { value, said: value === raw ? undefined : `Read as ${value}.` };
  const own = said.replace(/[^a-zA-Z0-9.\-_]+/g, "-").slice(0, 90);
  return /[a-zA-Z0-9]/.test(own)
    ? { value: `ext:${own}`, said: `Not a kind that CASE knows: read as ext:${own}.` }
    : { said: "No kind of association.", keep: false };
};

/** The identifier as CASE wants it; another is derived from it, the same each time. */
export function idOf(
  raw: unknown,
  { derive, scope }: Pick<Reading, "derive" | "scope">,
): { id: string; was?: string; said?: string } | undefined {
  const said =
    asText(raw)
      ?.trim()
      .replace(/^urn:uuid:/i, "")
      .replace(/^\{(.*)\}$/, "$1") ?? "";
  if (said === "") return undefined;
  const lower = said.toLowerCase();
  if (caseUuidPattern.test(lower))
    return { id: lower, ...(lower === raw ? {} : { said: "Written in lower case, as CASE wants it." }) };
  // A UUID of another version or a ULID names one thing everywhere; any other name only within its package.
  const everywhere =
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower) || /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(lower);
  return {
    id: derive(everywhere ? lower : `${scope}#${said}`),
    was: said.slice(0, 500).toWellFormed(),
    said: "Not a UUID of version 1 to 5: replaced by one made of it, and kept among the extensions.",
  };
}

const uuidAtEnd = /([0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/?$/i;
const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** LinkURI; a bare address or identifier is read as one. */
export const linkField: Field = (raw, reading) => {
  if (Array.isArray(raw)) {
    const first = raw[0] === undefined ? nothing : linkField(raw[0], reading);
    return "value" in first && raw.length > 0
      ? {
          value: first.value,
          said: raw.length > 1 ? "One link is expected: the first is kept." : "Read as one link.",
        }
      : first;
  }
  const from = isRecord(raw) ? raw : { [addressOf(raw) ? "uri" : "identifier"]: raw };
  const uri = addressOf(from["uri"]);
  const found = idOf(from["identifier"] ?? uuidAtEnd.exec(uri ?? "")?.[1] ?? uri, reading);
  if (!found) return { said: "Left out: a link that leads nowhere.", keep: true };
  const title = labelOf(from["title"]) ?? reading.titles.get(found.id) ?? labelOf(uri) ?? found.id;
  const value = { title, identifier: found.id, ...(uri ? { uri } : {}) };
  const tidy =
    isRecord(raw) && Object.keys(raw).every((key) => raw[key] === value[key as keyof typeof value]);
  return { value, said: tidy || sameLink(raw, value) ? undefined : "Read as a link." };
};
const sameLink = (raw: unknown, value: { title: string; identifier: string }): boolean =>
  isRecord(raw) && raw["title"] === value.title && typeof raw["identifier"] === "string";

export const linksField: Field = (raw, reading) => {
  const list = Array.isArray(raw) ? raw : [raw];
  const taken = list.map((one) => linkField(one, reading));
  const value = taken.flatMap((one) => ("value" in one ? [one.value] : [])).slice(0, 50);
  if (value.length === 0 && list.length > 0)
    return { said: "Left out: no link among them leads anywhere.", keep: true };
  const said =
    value.length < list.length ? "Links that lead nowhere left out." : taken.find((one) => one.said)?.said;
  return { value, said: Array.isArray(raw) ? said : "Read as a list of one." };
};

/** An end of an association: in CASE, or outside it under `ext:`. */
export const endField: Field = (raw, reading) => {
  const from = isRecord(raw) ? raw : { [addressOf(raw) ? "uri" : "identifier"]: raw };
  const uri = addressOf(from["uri"]);
  const kind = asText(from["targetType"])?.trim() ?? "";
  const outside = /^ext:[a-zA-Z0-9.\-_]{1,96}$/.test(kind);
  const name = from["identifier"] ?? uuidAtEnd.exec(uri ?? "")?.[1] ?? uri;
  const id = outside ? labelOf(name) : idOf(name, reading)?.id;
  if (!id) return { said: "No end: an association has an origin and a destination.", keep: false };
  const value = {
    title: labelOf(from["title"]) ?? reading.titles.get(id) ?? labelOf(uri) ?? id,
    identifier: id,
    ...(uri ? { uri } : {}),
    ...(outside || kind === "CASE" ? { targetType: kind } : {}),
  };
  return { value, said: isRecord(raw) ? undefined : "Read as a link." };
};
