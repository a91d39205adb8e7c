/**
 * The instruments of a partnership: its own editions, the newest first, then those that are shipped. What is shipped is
 * never lost under an edition of the partnership's own: a round that went by it stays readable.
 */
import { listed } from "../listed.ts";
import type { FieldProblem } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type {
  EditionRow,
  Instrument,
  InstrumentContent,
  InstrumentRecord,
  InstrumentRow,
} from "./instrument-schema.ts";
import { guidingPrinciples } from "./shipped/guiding-principles.ts";
import { otherInstruments } from "./shipped/others.ts";
import { draftsOf, elementsMax, elementsOf } from "./tree.ts";

const shipped: readonly Instrument[] = [...guidingPrinciples, ...otherInstruments];

export const shippedEditions = (id: string): Instrument[] =>
  shipped.filter(({ instrumentId }) => instrumentId === id);

/** Undefined for an id that is neither shipped nor the partnership's own. */
export function instrumentRow(id: string, record: InstrumentRecord | undefined): InstrumentRow | undefined {
  const own = (record?.editions ?? [])
    .map(({ contentsId: _, name: __, ...row }): EditionRow => ({ ...row, origin: "OWN" }))
    .reverse();
  const theirs = shippedEditions(id).map(
    (one): EditionRow => ({
      edition: one.edition,
      origin: "SHIPPED",
      elements: elementsOf(one).length,
      drafts: draftsOf(one),
      ...(one.verifiedOn === undefined ? {} : { verifiedOn: one.verifiedOn }),
    }),
  );
  const name = record?.editions.at(-1)?.name ?? shippedEditions(id)[0]?.name;
  return name === undefined
    ? undefined
    : { id: id as InstrumentRow["id"], name, editions: [...own, ...theirs], version: record?.version ?? 0 };
}

/** Every instrument: the shipped ones in their order, then the partnership's own. */
export function instrumentRows(records: readonly InstrumentRecord[]): InstrumentRow[] {
  const stored = new Map<string, InstrumentRecord>(records.map((record) => [record.id, record]));
  const theirs = [...new Set(shipped.map(({ instrumentId }) => instrumentId as string))];
  const own = [...stored.keys()].filter((id) => !theirs.includes(id)).sort();
  return [...theirs, ...own].flatMap((id) => instrumentRow(id, stored.get(id)) ?? []);
}

export const ownInstrumentsMax = 30;

/** Everything a schema cannot see. `taken`: the editions this instrument has; `known`: `instrument/element` of the others. */
export function instrumentProblems(
  content: InstrumentContent,
  id: string,
  taken: readonly string[],
  known: ReadonlySet<string>,
  today: IsoDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (taken.includes(content.edition))
    problems.push({
      pointer: "/edition",
      detail: `another name than ${listed(taken)}: an edition never changes, because rounds went by it`,
    });
  if (content.verifiedOn !== undefined && content.verifiedOn > today)
    problems.push({ pointer: "/verifiedOn", detail: `a day up to today, ${today}` });
  if (elementsOf(content).length > elementsMax)
    problems.push({ pointer: "/principles", detail: `at most ${elementsMax} elements in all` });
  const principles = new Set<string>();
  const elements = new Set<string>();
  for (const [at, principle] of content.principles.entries()) {
    if (principles.has(principle.principleId))
      problems.push({ pointer: `/principles/${at}/principleId`, detail: "each principle under its own id" });
    principles.add(principle.principleId);
    for (const [no, element] of principle.elements.entries()) {
      const pointer = `/principles/${at}/elements/${no}`;
      if (elements.has(element.elementId))
        problems.push({ pointer: `${pointer}/elementId`, detail: "each element under its own id" });
      elements.add(element.elementId);
      for (const [index, target] of element.mapsTo.entries())
        if (target.startsWith(`${id}/`) || !known.has(target))
          problems.push({
            pointer: `${pointer}/mapsTo/${index}`,
            detail: "an element of another instrument of this partnership, such as perkins-v-pos/e",
          });
    }
  }
  return problems.slice(0, 100);
}

/** `instrument/element` of everything these instruments say. */
export const addressesOf = (instruments: readonly Instrument[]): Set<string> =>
  new Set(
    instruments.flatMap((one) => elementsOf(one).map(({ elementId }) => `${one.instrumentId}/${elementId}`)),
  );
