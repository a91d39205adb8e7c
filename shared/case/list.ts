/**
 * What GET /CFDocuments may be asked: limit, offset, sort, orderBy, filter, fields. As the standard has it, an unknown
 * field to sort by leaves the usual order, an unknown one to show shows all, and an unknown one to filter by is an error.
 */
import { passing, valueAt } from "./filter.ts";
import type { CaseJson } from "./projection.ts";
import { CaseRefusal } from "./status-info.ts";

/** The words of the query as they came: each is text, or not there. */
export type ListQuery = { [name in (typeof listParameters)[number]]?: string | undefined };
export const listParameters = ["limit", "offset", "sort", "orderBy", "filter", "fields"] as const;

export type ListPage = { items: CaseJson[]; total: number; limit: number; offset: number };

const collator = new Intl.Collator("en");

/** One page of the documents. `fields` are all that a document may have in this version. */
export function pageOf(
  documents: readonly CaseJson[],
  query: ListQuery,
  fields: ReadonlySet<string>,
): ListPage {
  const limit = numberOf("limit", query.limit, 100, 1);
  const offset = numberOf("offset", query.offset, 0, 0);
  const shown = shownOf(query.fields, fields);
  const found = query.filter === undefined ? documents : documents.filter(passing(query.filter, fields));
  const sorted = [...found].sort(orderOf(query, fields));
  return {
    items: sorted.slice(offset, offset + limit).map(shown),
    total: found.length,
    limit,
    offset,
  };
}

function numberOf(name: string, text: string | undefined, usual: number, least: number): number {
  if (text === undefined) return usual;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= 2_147_483_647) return value;
  throw new CaseRefusal("invalid-selection", `${name} is a whole number, at least ${least}.`);
}

function shownOf(asked: string | undefined, fields: ReadonlySet<string>): (one: CaseJson) => CaseJson {
  if (asked === undefined) return (one) => one;
  const names = asked.split(",").map((name) => name.trim());
  if (names.every((name) => name === ""))
    throw new CaseRefusal(
      "invalid-selection",
      "fields is blank. Name fields with commas between, or leave it out.",
    );
  if (names.some((name) => !fields.has(name))) return (one) => one;
  const wanted = new Set(names);
  return (one) => Object.fromEntries(Object.entries(one).filter(([name]) => wanted.has(name)));
}

/** By the field, what has none of it last; then by title and identifier, so that a page is the same page again. */
function orderOf({ sort, orderBy }: ListQuery, fields: ReadonlySet<string>) {
  const path = sort?.split(".");
  const known = path && fields.has(path[0] ?? "") ? path : undefined;
  const turn = orderBy === "desc" ? -1 : 1;
  const usual = (a: CaseJson, b: CaseJson) =>
    collator.compare(String(a["title"]), String(b["title"])) ||
    (String(a["identifier"]) < String(b["identifier"]) ? -1 : 1);
  return (a: CaseJson, b: CaseJson): number => {
    if (!known) return usual(a, b) * (sort === undefined ? turn : 1);
    const [one, other] = [valueAt(a, known), valueAt(b, known)];
    if (one === undefined || other === undefined)
      return one === other ? usual(a, b) : one === undefined ? 1 : -1;
    return collator.compare(String(one), String(other)) * turn || usual(a, b);
  };
}

/** The Link header's value: where the first, previous, next and last page are, asked for as this one was. */
export function pageLinks(address: string, query: ListQuery, { total, limit, offset }: ListPage): string {
  const to = (rel: string, from: number, count: number) => {
    const asked = new URLSearchParams();
    for (const name of ["sort", "orderBy", "filter", "fields"] as const)
      if (query[name] !== undefined) asked.set(name, query[name]);
    asked.set("limit", String(count));
    asked.set("offset", String(from));
    return `<${address}?${asked}>; rel="${rel}"`;
  };
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  return [
    to("first", 0, limit),
    ...(offset > 0 ? [to("prev", Math.max(0, offset - limit), Math.min(limit, offset))] : []),
    ...(offset + limit < total ? [to("next", offset + limit, limit)] : []),
    // As the standard's own example: of 503 by tens the last is the three from 500 on.
    to("last", last, Math.max(1, total - last)),
  ].join(", ");
}
