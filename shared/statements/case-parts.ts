/**
 * A package part by part: the document, its statements, what relates them, definitions and rubrics. Told at its pointer
 * is what CASE requires and the file lacks, what leads nowhere, and what goes round in a circle.
 */
import {
  associationsMax,
  type CasePackage,
  definitionsMax,
  CasePackage as Packages,
  statementsMax,
} from "../case/schema.ts";
import {
  associationShape,
  criterionShape,
  definitionShapes,
  documentShape,
  itemShape,
  levelShape,
  rubricShape,
  type Shape,
} from "./case-shapes.ts";
import { isRecord, type Placed, type Thing, type Things } from "./case-things.ts";
import { type Notes, under } from "./notes.ts";
import { circleIn, treeLimitOf } from "./tree.ts";

export type ReadPackage = { notes: Notes; found?: CasePackage };

const asString = (raw: unknown): string | undefined =>
  typeof raw === "string" && raw.trim() ? raw.trim() : undefined;
const listOf = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : []);

export class PackageReader {
  readonly #notes: Notes;
  readonly #things: Things;

  constructor(notes: Notes, things: Things) {
    this.#notes = notes;
    this.#things = things;
  }

  package(raw: Record<string, unknown>, root: string): ReadPackage {
    const notes = this.#notes;
    const sizes = { CFItems: statementsMax, CFAssociations: associationsMax };
    for (const [key, most] of Object.entries(sizes)) {
      const { length } = listOf(raw[key]);
      if (length > most)
        notes.stops(
          under(root, key),
          length.toLocaleString("en-US"),
          `At most ${most.toLocaleString("en-US")} of them.`,
        );
    }
    if (notes.count("stops") > 0) return { notes };
    const document = this.#document(raw["CFDocument"] as Record<string, unknown>, under(root, "CFDocument"));
    const items = this.#things.list(raw["CFItems"], under(root, "CFItems"), (one, at) => this.#item(one, at));
    const ends = new Set([document.thing.identifier, ...items.map(({ thing }) => thing.identifier)]);
    const associations = this.#things.list(raw["CFAssociations"], under(root, "CFAssociations"), (one, at) =>
      this.#association(one, at, ends),
    );
    this.#nameCircles(items, associations);
    if (notes.count("stops") === 0) {
      const limit = treeLimitOf(document.thing.identifier, {
        CFItems: items.map(({ thing }) => thing),
        CFAssociations: associations.map(({ thing }) => thing),
      } as never);
      if (limit) notes.stops(under(root, "CFAssociations"), "", limit);
    }
    const definitions = this.#definitions(raw["CFDefinitions"], under(root, "CFDefinitions"));
    const rubrics = this.#things.list(raw["CFRubrics"], under(root, "CFRubrics"), (one, at) =>
      this.#rubric(one, at),
    );
    const known = new Set(["CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics"]);
    const extensions = this.#things.extras(raw, root, known);
    const found = {
      CFDocument: document.thing,
      CFItems: items.map(({ thing }) => thing),
      CFAssociations: associations.map(({ thing }) => thing),
      ...(definitions ? { CFDefinitions: definitions } : {}),
      ...(rubrics.length > 0 ? { CFRubrics: rubrics.map(({ thing }) => thing) } : {}),
      ...extensions,
    };
    if (items.length === 0) notes.stops(under(root, "CFItems"), "", "At least one statement.");
    return { notes, ...this.#sound(found) };
  }

  /** The package as its schema takes it: what is left wrong after every repair stops it. */
  #sound(found: unknown): { found?: CasePackage } {
    if (this.#notes.count("stops") > 0) return {};
    const parsed = Packages.safeParse(found, { reportInput: false });
    if (parsed.success) return { found: parsed.data };
    // Identifiers that are still being derived are no fault of the file.
    for (const { path, message } of parsed.error.issues)
      this.#notes.stops(path.map((key) => under("", String(key))).join(""), "", message);
    return {};
  }

  #document(raw: Record<string, unknown>, at: string): Placed {
    const fields: Record<string, unknown> = this.#things.fields(raw, at, documentShape);
    if (fields["title"] === undefined)
      this.#notes.stops(under(at, "title"), raw["title"], "The framework's title.");
    if (fields["creator"] === undefined) {
      fields["creator"] = fields["publisher"] ?? "Not named";
      this.#notes.repaired(
        under(at, "creator"),
        raw["creator"],
        `Read as ${String(fields["creator"])}: CASE wants one.`,
      );
    }
    const placed = this.#things.named(raw, at, "document", fields);
    return placed ?? { thing: { identifier: "" }, at };
  }

  #item(raw: Record<string, unknown>, at: string): Placed | undefined {
    const fields: Record<string, unknown> = this.#things.fields(raw, at, itemShape);
    if (fields["fullStatement"] === undefined) {
      const other = ["abbreviatedStatement", "alternativeLabel", "humanCodingScheme"].find(
        (key) => fields[key],
      );
      if (other === undefined || asString(raw["fullStatement"]))
        this.#notes.stops(
          under(at, "fullStatement"),
          raw["fullStatement"],
          "A statement of at most 8,000 characters.",
        );
      else {
        fields["fullStatement"] = fields[other];
        this.#notes.repaired(
          under(at, "fullStatement"),
          raw["fullStatement"],
          `It has none: taken from ${other}.`,
        );
      }
    }
    return this.#things.named(
      raw,
      at,
      `item ${String(fields["humanCodingScheme"])} ${String(fields["fullStatement"])}`,
      fields,
    );
  }

  #association(raw: Record<string, unknown>, at: string, ends: ReadonlySet<string>): Placed | undefined {
    const fields: Record<string, unknown> = this.#things.fields(raw, at, associationShape);
    const origin = idIn(fields["originNodeURI"]);
    const destination = idIn(fields["destinationNodeURI"]);
    const kind = fields["associationType"];
    const missing = !kind
      ? "associationType"
      : !origin
        ? "originNodeURI"
        : !destination
          ? "destinationNodeURI"
          : undefined;
    if (!origin || !destination || missing) {
      const key = missing ?? "associationType";
      this.#notes.repaired(
        under(at, key),
        raw[key],
        "Left out: an association has a kind, an origin and a destination.",
      );
      return undefined;
    }
    const away = [origin, destination].filter((id) => !ends.has(id));
    if (kind === "isChildOf" ? away.length > 0 : away.length > 1) {
      const end = away[0] === origin ? "originNodeURI" : "destinationNodeURI";
      this.#notes.repaired(under(at, end), away[0], "Left out: this package has no such statement.");
      return undefined;
    }
    return this.#things.named(raw, at, `association ${origin} ${String(kind)} ${destination}`, fields);
  }

  /** Each circle of "is a child of", at the association that closes it; nobody can say which of them is wrong. */
  #nameCircles(items: readonly Placed[], associations: readonly Placed[]): void {
    const names = new Map(
      items.map(({ thing }) => [
        thing.identifier,
        String(thing["humanCodingScheme"] ?? thing["fullStatement"]).slice(0, 60),
      ]),
    );
    let left = associations as readonly (Placed & { thing: Thing })[];
    for (let told = 0; told < 20; told++) {
      const circle = circleIn({ CFAssociations: left.map(({ thing }) => thing) as never });
      if (!circle) return;
      const [first, second] = circle;
      const closing = left.find(
        ({ thing }) =>
          thing["associationType"] === "isChildOf" &&
          idIn(thing["originNodeURI"]) === first &&
          idIn(thing["destinationNodeURI"]) === second,
      );
      const named = circle.slice(0, 8).map((id) => names.get(id) ?? id);
      this.#notes.stops(
        closing?.at ?? "",
        named[0],
        `A tree: these go round in a circle, each said to be under the next: ${named.join(", ")}${circle.length > 8 ? " …" : ""}.`,
      );
      left = left.filter((one) => one !== closing);
    }
  }

  #definitions(raw: unknown, at: string): Record<string, unknown> | undefined {
    if (raw === undefined) return undefined;
    if (!isRecord(raw)) {
      this.#notes.repaired(at, raw, "Left out: nothing that can be read here.");
      return undefined;
    }
    const read: Record<string, unknown> = {};
    for (const [kind, most] of Object.entries(definitionsMax)) {
      const shape = definitionShapes[kind as keyof typeof definitionsMax];
      const place = under(at, kind);
      let no = 0;
      const list = this.#things.list(raw[kind], place, (one, where) =>
        this.#definition(one, where, kind, shape, ++no),
      );
      if (list.length > most)
        this.#notes.stops(place, list.length, `At most ${most.toLocaleString("en-US")} of them.`);
      if (list.length > 0) read[kind] = list.map(({ thing }) => thing);
    }
    const extensions = this.#things.extras(raw, at, new Set(Object.keys(definitionShapes)));
    const whole = { ...read, ...extensions };
    return Object.keys(whole).length > 0 ? whole : undefined;
  }

  #definition(
    raw: Record<string, unknown>,
    at: string,
    kind: string,
    shape: Shape,
    no: number,
  ): Placed | undefined {
    const fields: Record<string, unknown> = this.#things.fields(raw, at, shape);
    const fill = (key: string, value: unknown) => {
      if (fields[key] !== undefined) return;
      fields[key] = value;
      this.#notes.repaired(under(at, key), raw[key], `It has none: taken as ${String(value)}.`);
    };
    fill(
      "title",
      asString(raw["title"])?.slice(0, 500).toWellFormed() ??
        asString(raw["description"])?.slice(0, 80).toWellFormed() ??
        `${kind} ${no}`,
    );
    if ("hierarchyCode" in shape) fill("hierarchyCode", String(no));
    if (kind === "CFItemTypes") fill("description", fields["title"]);
    if (kind === "CFLicenses") fill("licenseText", fields["description"] ?? fields["title"]);
    return this.#things.named(raw, at, `${kind} ${String(fields["title"])}`, fields);
  }

  #rubric(raw: Record<string, unknown>, at: string): Placed | undefined {
    const fields = this.#things.fields(raw, at, rubricShape, ["CFRubricCriteria"]);
    const placed = this.#things.named(raw, at, `rubric ${at}`, fields);
    const criteria = this.#things.list(
      raw["CFRubricCriteria"],
      under(at, "CFRubricCriteria"),
      (one, where) => {
        const said = this.#things.fields(one, where, criterionShape, ["CFRubricCriterionLevels", "rubricId"]);
        const criterion = this.#things.named(one, where, `criterion ${where}`, said);
        const levels = this.#things.list(
          one["CFRubricCriterionLevels"],
          under(where, "CFRubricCriterionLevels"),
          (level, spot) => {
            const { extensions, ...rest } = this.#things.fields(level, spot, levelShape, [
              "rubricCriterionId",
            ]) as Record<string, unknown>;
            const own = this.#things.named(level, spot, `level ${spot}`, rest);
            if (own && criterion && level["rubricCriterionId"])
              own.thing["rubricCriterionId"] = criterion.thing.identifier;
            const given = Array.isArray(level["extensions"]) ? level["extensions"].filter(isRecord) : [];
            const all = [
              ...given,
              ...(isRecord(extensions) ? [extensions] : []),
              ...(isRecord(own?.thing["extensions"]) ? [own.thing["extensions"]] : []),
            ];
            if (own && all.length > 0) own.thing["extensions"] = all;
            return own;
          },
        );
        if (criterion && levels.length > 0)
          criterion.thing["CFRubricCriterionLevels"] = levels.map(({ thing }) => thing);
        if (criterion && placed && one["rubricId"]) criterion.thing["rubricId"] = placed.thing.identifier;
        return criterion;
      },
    );
    if (placed && criteria.length > 0) placed.thing["CFRubricCriteria"] = criteria.map(({ thing }) => thing);
    return placed;
  }
}

const idIn = (end: unknown): string | undefined => (isRecord(end) ? String(end["identifier"]) : undefined);
