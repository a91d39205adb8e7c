/**
 * One thing of a package: its fields as its shape reads them, its identifier as CASE wants it and nobody else has it, and
 * among its extensions whatever has no other place.
 */
import { canonicalJson } from "../canonical.ts";
import { addressOf, idOf, type Reading } from "./case-fields.ts";
import type { Shape } from "./case-shapes.ts";
import { type Notes, under } from "./notes.ts";

export type Thing = Record<string, unknown> & { identifier: string };
/** A thing that was read, and where it stood. */
export type Placed = { thing: Thing; at: string };

export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);
const markup = /<\/?[a-z!][^<>]*>/i;

export class Things {
  readonly #notes: Notes;
  readonly #reading: Reading;
  readonly #changed: string;
  /** Every identifier of the package, and what has it. */
  readonly #taken = new Map<string, Placed>();
  /** How many things of another meaning each identifier had so far. */
  readonly #again = new Map<string, number>();

  /** `changed`: when what says no date was changed. */
  constructor(notes: Notes, reading: Reading, changed: string) {
    this.#notes = notes;
    this.#reading = reading;
    this.#changed = changed;
  }

  list(
    raw: unknown,
    at: string,
    read: (one: Record<string, unknown>, at: string) => Placed | undefined,
  ): Placed[] {
    if (raw === undefined) return [];
    if (!Array.isArray(raw)) {
      if (raw === null) this.#notes.repaired(at, raw, "Left out: null says nothing.");
      else this.#notes.stops(at, raw, "A list.");
      return [];
    }
    return raw.flatMap((one, index) => {
      const place = under(at, index);
      if (isRecord(one)) return read(one, place) ?? [];
      this.#notes.repaired(place, one, "Left out: nothing that can be read here.");
      return [];
    });
  }

  /** The fields of one thing. What is no field of CASE, or no value of one, stays among the extensions. */
  fields(raw: Record<string, unknown>, at: string, shape: Shape, also: readonly string[] = []) {
    const read: Record<string, unknown> = {};
    const kept: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(shape)) {
      const value = raw[key];
      if (value === undefined) continue;
      if (value === null) this.#notes.repaired(under(at, key), value, "Left out: null says nothing.");
      else {
        const taken = field(value, this.#reading);
        if (taken.said) this.#notes.repaired(under(at, key), value, taken.said);
        if ("value" in taken) read[key] = taken.value;
        else if (taken.keep) kept[key] = value;
        if ("value" in taken && typeof taken.value === "string" && markup.test(taken.value))
          this.#notes.noted(under(at, key), value, "Markup stays text; nothing of it runs.");
      }
    }
    const known = new Set([...Object.keys(shape), ...also, "identifier"]);
    return { ...read, ...this.extras(raw, at, known, kept) };
  }

  extras(
    raw: Record<string, unknown>,
    at: string,
    known: ReadonlySet<string>,
    kept: Record<string, unknown> = {},
  ) {
    const more: Record<string, unknown> = {
      ...(isRecord(raw["extensions"]) ? raw["extensions"] : {}),
      ...kept,
    };
    for (const [key, value] of Object.entries(raw)) {
      if (known.has(key) || key === "extensions" || value === undefined) continue;
      if (key === "CFDocumentURI" || key === "CFPackageURI")
        this.#notes.repaired(under(at, key), value, "Left out: inside a package CASE has none.");
      else if (value === null) this.#notes.repaired(under(at, key), value, "Left out: null says nothing.");
      else if (key !== "caseVersion") {
        this.#notes.repaired(under(at, key), value, "Not a field of CASE; kept among the extensions.");
        more[key] = value;
      }
    }
    const entries = Object.entries(more).filter(([key]) => key.length <= 100);
    return entries.length > 0 ? { extensions: Object.fromEntries(entries) } : {};
  }

  /** The thing under an identifier of its own. An equal second one is left out; another gets a new identifier. */
  named(
    raw: Record<string, unknown>,
    at: string,
    name: string,
    fields: Record<string, unknown>,
  ): Placed | undefined {
    const uri = addressOf(raw["uri"]);
    const found =
      idOf(raw["identifier"], this.#reading) ??
      idOf(/([0-9a-f-]{36})\/?$/i.exec(uri ?? "")?.[1] ?? `${uri ?? name}`, this.#reading);
    const pointer = under(at, "identifier");
    const missing = raw["identifier"] === undefined || raw["identifier"] === null || raw["identifier"] === "";
    if (missing) this.#notes.repaired(pointer, "", "It has none: one was made of what it says.");
    else if (found?.said) this.#notes.repaired(pointer, raw["identifier"], found.said);
    const id = found?.id ?? this.#reading.derive(`${this.#reading.scope}#${name}`);
    const extensions = isRecord(fields["extensions"]) ? fields["extensions"] : {};
    const was =
      found?.was && !missing ? { extensions: { ...extensions, importedIdentifier: found.was } } : {};
    const thing = { identifier: id as string, lastChangeDateTime: this.#changed, ...fields, ...was };
    if (fields["lastChangeDateTime"] === undefined)
      this.#notes.repaired(under(at, "lastChangeDateTime"), "", `It has none: taken as ${this.#changed}.`);
    const before = this.#taken.get(id);
    if (!before) {
      this.#taken.set(id, { thing, at });
      return { thing, at };
    }
    if (canonicalJson(before.thing) === canonicalJson(thing)) {
      this.#notes.repaired(at, id, `Left out: it repeats ${before.at}.`);
      return undefined;
    }
    let again = this.#again.get(id) ?? 1;
    let own: string;
    do own = this.#reading.derive(`${id}#${++again}`);
    while (this.#taken.has(own));
    this.#again.set(id, again);
    this.#notes.repaired(
      pointer,
      id,
      `${before.at} has this identifier already: this one gets another, and links mean the first.`,
    );
    const renamed = { ...thing, identifier: own, extensions: { ...extensions, importedIdentifier: id } };
    this.#taken.set(own, { thing: renamed, at });
    return { thing: renamed, at };
  }
}
