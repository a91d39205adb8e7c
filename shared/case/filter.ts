/**
 * CASE's filter: `field<predicate>'value'`, one or two of them with AND or OR between. Text is compared without regard
 * to case; a set equals only the whole set, and `~` asks whether it has the value.
 */
import type { CaseJson } from "./projection.ts";
import { CaseRefusal } from "./status-info.ts";

const predicates = ["!=", ">=", "<=", "=", ">", "<", "~"] as const;
type Predicate = (typeof predicates)[number];
type Term = { path: string[]; predicate: Predicate; value: string };

/** A quote may stand in a value: it ends where the filter ends or a conjunction follows. */
const term = String.raw`([A-Za-z_][\w.]*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'(?!\s*$|\s+(?:AND|OR)\s))*)'`;
const whole = new RegExp(`^\\s*${term}(?:\\s+(AND|OR)\\s+${term})?\\s*$`);

/** Whether a document passes; throws where the filter is none, or asks for a field that there is not. */
export function passing(filter: string, fields: ReadonlySet<string>): (one: CaseJson) => boolean {
  const read = filter.length <= 2_000 ? whole.exec(filter) : null;
  if (!read) {
    throw new CaseRefusal(
      "invalid-selection",
      "The filter could not be read. Write field='value', with = != > >= < <= or ~, and at most one AND or OR.",
    );
  }
  const [, path, predicate, value, conjunction, path2, predicate2, value2] = read;
  const first = termOf(path, predicate, value, fields);
  if (!conjunction) return (one) => holds(first, one);
  const second = termOf(path2, predicate2, value2, fields);
  return conjunction === "AND"
    ? (one) => holds(first, one) && holds(second, one)
    : (one) => holds(first, one) || holds(second, one);
}

function termOf(path = "", predicate = "", value = "", fields: ReadonlySet<string>): Term {
  const parts = path.split(".");
  if (!fields.has(parts[0] ?? "")) {
    throw new CaseRefusal(
      "invalid-selection",
      `invalid_filter_field: there is no field “${parts[0]}”. The fields are ${[...fields].join(", ")}.`,
    );
  }
  return { path: parts, predicate: predicate as Predicate, value };
}

/** What stands at the path: a set where an array is met on the way, `undefined` where nothing is. */
export function valueAt(one: unknown, [field, ...rest]: readonly string[]): unknown {
  if (field === undefined) return one;
  if (Array.isArray(one)) {
    const found = one.flatMap((inner) => valueAt(inner, [field, ...rest]) ?? []);
    return found.length > 0 ? found : undefined;
  }
  if (typeof one !== "object" || one === null || !Object.hasOwn(one, field)) return undefined;
  return valueAt((one as CaseJson)[field], rest);
}

const folded = (value: unknown): string => String(value).normalize("NFC").toLowerCase();

function holds({ path, predicate, value }: Term, one: CaseJson): boolean {
  const found = valueAt(one, path);
  if (predicate === "!=") return !holds({ path, predicate: "=", value }, one);
  if (found === undefined) return false;
  if (Array.isArray(found)) {
    const has = new Set(found.map(folded));
    const asked = new Set(
      folded(value)
        .split(",")
        .map((part) => part.trim()),
    );
    // A member may have a comma in it itself.
    const whole = has.has(folded(value));
    const every = [...asked].every((part) => has.has(part));
    if (predicate === "~") return whole || every;
    return predicate === "=" && ((whole && has.size === 1) || (every && has.size === asked.size));
  }
  if (typeof found === "object") return false;
  const [own, other] = [folded(found), folded(value)];
  switch (predicate) {
    case "=":
      return own === other;
    case "~":
      return own.includes(other);
    case ">":
      return compared(own, other) > 0;
    case ">=":
      return compared(own, other) >= 0;
    case "<":
      return compared(own, other) < 0;
    default:
      return compared(own, other) <= 0;
  }
}

const moment = /^\d{4}-\d{2}-\d{2}(t[\d:.]+(z|[+-]\d{2}:\d{2}))?$/;
const collator = new Intl.Collator("en", { sensitivity: "base" });

/** Dates and instants by time, whatever their offset; all else by the order of words. */
const compared = (a: string, b: string): number =>
  moment.test(a) && moment.test(b)
    ? Date.parse(a.toUpperCase()) - Date.parse(b.toUpperCase())
    : collator.compare(a, b);
