/**
 * An instrument as a table, one element a row: out to a spreadsheet, where somebody puts the guide's own words in place of
 * the drafts, and back as another edition with every problem at its cell. Pure.
 */
import * as z from "zod";
import type { Cell } from "../files/cells.ts";
import { findHeaderOf, layout } from "../files/columns.ts";
import { type Line, readText } from "../files/lines.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { reportOn } from "../files/schema.ts";
import { type Reading, reader } from "../files/words.ts";
import {
  ElementId,
  EvidenceKind,
  type InstrumentContent,
  type InstrumentElement,
  InstrumentElement as OneElement,
  type Principle,
  Standing,
} from "./instrument-schema.ts";
import { elementsMax } from "./tree.ts";

export const instrumentColumns = [
  "principle_id",
  "principle",
  "statement",
  "element_id",
  "element",
  "words",
  "evidence",
  "checks",
  "maps_to",
] as const;
type Column = (typeof instrumentColumns)[number];

export const InstrumentReport = reportOn(z.enum(instrumentColumns)).extend({
  wouldChange: z.strictObject({
    principles: z.int().nonnegative(),
    elements: z.int().nonnegative(),
    drafts: z.int().nonnegative(),
  }),
});
export type InstrumentReport = z.infer<typeof InstrumentReport>;

const words = (text: string): string[] => text.split("|");
const instrumentLayout = layout<Column>(
  instrumentColumns,
  {
    principle_id: words("principle no|principle number|principle code"),
    principle: words("principle name|component|section|area"),
    statement: words("principle statement|overview"),
    element_id: words("element no|element number|element code|indicator no|id"),
    element: words("element text|design element|indicator|criterion|expectation|text"),
    words: words("standing|whose words"),
    evidence: words("evidence kinds|kinds of evidence"),
    checks: words("program checks"),
    maps_to: words("maps|mapping|mapped to|crosswalk"),
  },
  ["principle", "element"],
);

const readStanding = reader("Whose words these are", Standing.options, [
  ["SOURCE", "source's own|own words|the source's|original"],
  ["PARAPHRASE", "paraphrased|in short|summary"],
  ["NAME", "name only|names only"],
  ["DRAFT", "draft|product draft|ours"],
]);
const readKind = reader("A kind of evidence", EvidenceKind.options, [
  ["PROGRAM_CHECK", "check|program check"],
  ["DATA_SHARING", "data sharing|data-sharing agreement|dsa"],
  ["AGREEMENT", "articulation agreement|articulation|mou"],
  ["CAMPAIGN", "validation|business validation"],
  ["RELEASE", "release of counts|indicator"],
  ["DOCUMENT", "file|document"],
]);

/** `Leadership, organization` gives `leadership-organization`. */
export const idOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40)
    .replace(/-$/, "");

const readId = (text: string): Reading<string> =>
  ElementId.safeParse(text.toLowerCase()).success
    ? { value: text.toLowerCase() }
    : {
        expected: "Small letters, digits, points and hyphens, such as leadership.team.",
        fix: idOf(text) || undefined,
      };

const severalOf =
  <Value>(one: (text: string) => Reading<Value>, most: number) =>
  (text: string): Reading<Value[]> => {
    const parts = text.split(/[;,\s]+/).filter(Boolean);
    if (parts.length > most) return { expected: `At most ${most} in one cell.` };
    const values: Value[] = [];
    for (const part of parts) {
      const reading = one(part);
      if (!("value" in reading))
        return { expected: `${reading.expected} Several are parted by a semicolon.` };
      values.push(reading.value);
    }
    return { value: [...new Set(values)] };
  };

const readTarget = (text: string): Reading<string> =>
  OneElement.shape.mapsTo.unwrap().element.safeParse(text).success
    ? { value: text }
    : { expected: "instrument/element, such as perkins-v-pos/e." };
const readCheck = (text: string): Reading<string> =>
  /^[a-z0-9]+(\.[a-z0-9-]+)+$/.test(text) && text.length <= 60
    ? { value: text }
    : { expected: "The id of a check, such as pos.runway." };

type Row = { principleId: string; principle: string; statement: string; element: InstrumentElement };

function readRow(line: Line<Column>, numberIn: (principleId: string) => number): Row | undefined {
  const principle = line.read("principle", readText("The principle", 160));
  const text = line.read("element", readText("The element", 1000));
  const typedId = line.readIf("principle_id", readId);
  const statement = line.readIf("statement", readText("The statement", 1000)) ?? "";
  const standing = line.readIf("words", readStanding) ?? "SOURCE";
  const evidence = line.readIf("evidence", severalOf(readKind, 8)) ?? [];
  const checks = line.readIf("checks", severalOf(readCheck, 12)) ?? [];
  const mapsTo = line.readIf("maps_to", severalOf(readTarget, 20)) ?? [];
  const elementId = line.readIf("element_id", readId);
  if (principle === undefined || text === undefined) return undefined;
  const principleId = typedId ?? (idOf(principle) || "principle");
  return {
    principleId,
    principle,
    statement,
    element: {
      elementId: elementId ?? `${principleId}.${numberIn(principleId) + 1}`,
      text,
      standing,
      evidence,
      checks,
      mapsTo,
    },
  };
}

/** `known`: `instrument/element` of every other instrument. */
export function readInstrument(
  grid: readonly (readonly Cell[])[],
  instrumentId: string,
  known: ReadonlySet<string>,
): { report: InstrumentReport; principles: Principle[] } {
  const header = findHeaderOf(grid, instrumentLayout);
  const opened = openRows(grid, header, { required: instrumentLayout.required, vital: ["element"] });
  const { tell } = opened;
  const principles = new Map<string, Principle>();
  const rowOf = new Map<string, number>();
  for (const line of opened.lines) {
    const row = readRow(line, (id) => principles.get(id)?.elements.length ?? 0);
    if (!row) continue;
    const { principleId, principle, statement, element } = row;
    const before = rowOf.get(element.elementId);
    if (before !== undefined)
      tell.stops(line.no, "element_id", element.elementId, {
        expected: `Each element under its own id: this one stands in row ${before} already.`,
      });
    const lost = element.mapsTo.find((target) => target.startsWith(`${instrumentId}/`) || !known.has(target));
    if (lost)
      tell.stops(line.no, "maps_to", lost, {
        expected: "Elements of other instruments that are there, such as perkins-v-pos/e.",
      });
    const its = principles.get(principleId);
    if (its && its.name !== principle)
      tell.stops(line.no, "principle", principle, {
        expected: `One name for ${principleId}: it is called ${its.name} above.`,
        fix: its.name,
      });
    if (its && its.elements.length === 60)
      tell.stops(line.no, "element", element.text, { expected: "At most 60 elements in one principle." });
    rowOf.set(element.elementId, before ?? line.no);
    if (its) {
      its.statement ||= statement;
      its.elements.push(element);
    } else principles.set(principleId, { principleId, name: principle, statement, elements: [element] });
  }
  const all = [...principles.values()];
  const elements = all.flatMap((one) => one.elements);
  if (all.length > 40 || elements.length > elementsMax)
    tell.stops((header?.at ?? 0) + 1, "", "", {
      expected: `At most 40 principles and ${elementsMax} elements.`,
    });
  return {
    report: {
      ...reportOf(grid, header, opened),
      wouldChange: {
        principles: all.length,
        elements: elements.length,
        drafts: elements.filter(({ standing }) => standing === "DRAFT").length,
      },
      changes: elements.length > 0,
    },
    principles: all,
  };
}

/** The same table from an instrument: read again it says the same. */
export const instrumentTable = ({ principles }: Pick<InstrumentContent, "principles">): string[][] => [
  [...instrumentColumns],
  ...principles.flatMap(({ principleId, name, statement, elements }) =>
    elements.map((one, at) => [
      principleId,
      name,
      at === 0 ? statement : "",
      one.elementId,
      one.text,
      one.standing,
      one.evidence.join("; "),
      one.checks.join("; "),
      one.mapsTo.join("; "),
    ]),
  ),
];
