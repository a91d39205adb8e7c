/**
 * A CSV or workbook of statements (OpenSALT's columns or ours) as a package: every problem at its cell. Rows that start
 * with # above the header say what the framework is called. The same file always reads the same, identifiers included.
 */
import { type CasePackage, CasePackage as Packages } from "../case/schema.ts";
import { type Cell, textOf } from "../files/cells.ts";
import { findHeaderOf } from "../files/columns.ts";
import type { Line } from "../files/lines.ts";
import { nearest } from "../files/nearest.ts";
import { openRows, reportOf } from "../files/rows.ts";
import type { FileReport } from "../files/schema.ts";
import { addressOf, endField, type Field, idOf, wholeNumberField } from "./case-fields.ts";
import { type Derive, withDerived } from "./derived-id.ts";
import { readFields, statementLayout, vital } from "./table-cells.ts";
import { type AssociationColumn, associationColumns, entriesOf, type TableColumn } from "./table-columns.ts";
import { readSettings, settingsIn } from "./table-settings.ts";
import { circleIn, treeLimitOf } from "./tree.ts";

type Grid = readonly (readonly Cell[])[];
export type TableContext = {
  /** Typed beside the file; the file's own #title and #creator come first. */
  title?: string | undefined;
  creator?: string | undefined;
  /** Whose file it is: two organizations' frameworks of one title are two. */
  scope: string;
  now: string;
};
type ReadTable = { report: Omit<FileReport, "changes">; found?: CasePackage };

export const readTable = (grid: Grid, context: TableContext): Promise<ReadTable> =>
  withDerived((derive) => readOnce(grid, context, derive));

type Row = {
  no: number;
  line: Line<TableColumn>;
  item: Record<string, unknown> & { identifier: string };
  code: string;
};

function readOnce(grid: Grid, context: TableContext, derive: Derive): ReadTable {
  const settings = settingsIn(grid);
  const bare = grid.map((row, index) => (settings.has(index) ? [] : row));
  const header = findHeaderOf(bare, statementLayout);
  const opened = openRows(bare, header, { required: vital, vital });
  const { tell, lines } = opened;
  const headerRow = (header?.at ?? 0) + 1;

  const said = readSettings(settings, { derive, scope: context.scope, titles: new Map() }, tell);
  const title = said["title"] ?? context.title;
  if (!title)
    tell.stops(headerRow, "", "", {
      expected: "The framework's title: type it here, or in a row #title above the header.",
    });
  const documentId = String(said["identifier"] ?? derive(`${context.scope}#framework#${String(title)}`));
  const document = {
    creator: context.creator ?? "Not named",
    lastChangeDateTime: context.now,
    ...said,
    title,
    identifier: documentId,
  };

  const reading = { derive, scope: documentId, titles: new Map<string, string>() };
  const byId = new Map<string, Row>();
  const byCode = new Map<string, Row[]>();
  const numbered = new Map<string, number>();
  const rows: Row[] = [];
  for (const line of lines) {
    const row = readRow(line);
    if (!row) continue;
    const before = byId.get(row.item.identifier);
    if (before) {
      tell.stops(row.no, "identifier", row.item.identifier, {
        expected: `Each identifier once: row ${before.no} has it.`,
      });
      continue;
    }
    byId.set(row.item.identifier, row);
    const alike = byCode.get(row.code);
    if (alike) alike.push(row);
    else if (row.code) byCode.set(row.code, [row]);
    rows.push(row);
  }
  const titleOf = (id: string): string =>
    id === documentId
      ? String(title).slice(0, 80).toWellFormed()
      : String(byId.get(id)?.item["abbreviatedStatement"] ?? byId.get(id)?.item["fullStatement"] ?? id)
          .replace(/\s+/g, " ")
          .slice(0, 80)
          .toWellFormed();

  const associations: Record<string, unknown>[] = [];
  const parentRow = new Map<string, number>();
  const placed = new Map<string, number>();
  for (const row of rows) {
    placeUnder(row);
    for (const column of Object.keys(associationColumns) as AssociationColumn[]) relate(row, column);
  }
  nameCircle();

  const found = {
    CFDocument: document,
    CFItems: rows.map(({ item }) => item),
    CFAssociations: associations,
  };
  const limit = tell.count("stops") === 0 ? treeLimitOf(documentId, found as never) : undefined;
  if (limit) tell.stops(headerRow, "parent", "", { expected: limit });
  if (tell.count("stops") === 0) {
    const parsed = Packages.safeParse(found);
    if (parsed.success) return { report: reportOf(grid, header, opened), found: parsed.data };
    for (const { path, message } of parsed.error.issues.slice(0, 20)) {
      const no = path[0] === "CFItems" ? rows[Number(path[1])]?.no : undefined;
      tell.stops(no ?? headerRow, "", String(path.at(-1)), { expected: message });
    }
  }
  return { report: reportOf(grid, header, opened) };

  function readRow(line: Line<TableColumn>): Row | undefined {
    const item = readFields(line, reading, tell);
    if (!item) return undefined;
    const code = String(item["humanCodingScheme"] ?? "");
    const given = textOf(line.cell("identifier"));
    const named = given === "" ? undefined : idOf(given, reading);
    if (named?.said)
      tell.asks(line.no, "identifier", given, {
        expected: named.was
          ? "A UUID of version 1 to 5. We make one of this, and keep this beside it."
          : "A UUID in lower case: read as that.",
      });
    const name = `${code}#${textOf(line.cell("parent"))}#${String(item["fullStatement"])}`;
    const identifier = named?.id ?? freeId(name);
    return {
      no: line.no,
      line,
      code,
      item: {
        lastChangeDateTime: document.lastChangeDateTime,
        ...item,
        identifier,
        ...(named?.was ? { extensions: { importedIdentifier: named.was } } : {}),
      },
    };
  }

  /** Rows without an identifier that say the very same thing are told apart by their order. */
  function freeId(name: string): string {
    const first = derive(`${documentId}#row#${name}`);
    if (!byId.has(first)) return first;
    let again = numbered.get(name) ?? 1;
    let id: string;
    do id = derive(`${documentId}#row#${name}#${++again}`);
    while (byId.has(id));
    numbered.set(name, again);
    return id;
  }

  /** The row, or the framework, that a cell names by identifier or by code. */
  function named(text: string): { id: string } | { why: string; fix?: string | undefined } {
    const codes = byCode.get(text);
    if (codes?.length === 1) return { id: codes[0]?.item.identifier ?? "" };
    if (codes && codes.length > 1)
      return {
        why: `The identifier of one row: rows ${codes
          .slice(0, 5)
          .map(({ no }) => no)
          .join(", ")} all have this code.`,
      };
    const id = idOf(text, reading)?.id ?? "";
    if (byId.has(id) || id === documentId) return { id };
    return {
      why: "The code or identifier of another row, or nothing.",
      fix: nearest(text, [...byCode.keys()].slice(0, 500)),
    };
  }

  function associate(row: Row, kind: string, end: unknown, to: string, sequenceNumber?: number): void {
    associations.push({
      identifier: derive(`${documentId}#association#${row.item.identifier} ${kind} ${to}`),
      associationType: kind,
      ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
      originNodeURI: {
        title: titleOf(row.item.identifier),
        identifier: row.item.identifier,
        targetType: "CASE",
      },
      destinationNodeURI: end,
      lastChangeDateTime: row.item["lastChangeDateTime"],
    });
  }

  function placeUnder(row: Row): void {
    const text = textOf(row.line.cell("parent"));
    const parents = byCode.has(text) ? [text] : entriesOf(text);
    const orders = entriesOf(textOf(row.line.cell("order")));
    const under = new Set<string>();
    for (const [index, parent] of (parents.length > 0 ? parents : [documentId]).entries()) {
      const to = named(parent);
      if ("why" in to) {
        tell.stops(row.no, "parent", text, {
          expected: to.why,
          fix: parents.length === 1 ? to.fix : undefined,
        });
        return;
      }
      if (under.has(to.id)) continue;
      under.add(to.id);
      const order = orders[index] === undefined ? undefined : wholeNumberField(orders[index], reading);
      if (order && !("value" in order)) {
        tell.stops(row.no, "order", textOf(row.line.cell("order")), {
          expected: "A whole number for each place, or nothing.",
        });
        return;
      }
      const next = (placed.get(to.id) ?? 0) + 1;
      placed.set(to.id, next);
      // A file that orders nothing is in its order.
      const sequence = order ? Number(order.value) : header?.place.has("order") ? undefined : next;
      parentRow.set(row.item.identifier, row.no);
      associate(
        row,
        "isChildOf",
        { title: titleOf(to.id), identifier: to.id, targetType: "CASE" },
        to.id,
        sequence,
      );
    }
  }

  /** What stands in another framework, or outside CASE: `ext:onet-soc 15-1252.00`. */
  function away(entry: string): ReturnType<Field> | undefined {
    const outside = /^(ext:[a-zA-Z0-9.\-_]+)\s+(\S.*)$/.exec(entry);
    if (outside) return endField({ targetType: outside[1], identifier: outside[2] }, reading);
    return addressOf(entry) || !idOf(entry, reading)?.was ? endField(entry, reading) : undefined;
  }

  function relate(row: Row, column: AssociationColumn): void {
    const text = textOf(row.line.cell(column));
    if (text === "") return;
    const kind = associationColumns[column];
    const done = new Set<string>();
    for (const entry of byCode.has(text) ? [text] : entriesOf(text)) {
      const here = named(entry);
      const elsewhere = "why" in here ? away(entry) : undefined;
      const end =
        "id" in here
          ? { title: titleOf(here.id), identifier: here.id, targetType: "CASE" }
          : elsewhere && "value" in elsewhere
            ? (elsewhere.value as { identifier: string })
            : undefined;
      if (!end) {
        tell.stops(row.no, column, text, {
          expected:
            "The code or identifier of another row, an identifier of CASE, or an address; semicolons between several.",
        });
        return;
      }
      if (done.has(end.identifier)) continue;
      done.add(end.identifier);
      associate(row, kind, end, end.identifier);
    }
  }

  function nameCircle(): void {
    const circle = circleIn({ CFAssociations: associations as never });
    if (!circle) return;
    const told = circle.map((id) => byId.get(id)?.no ?? 0).filter(Boolean);
    tell.stops(parentRow.get(circle[0] ?? "") ?? headerRow, "parent", "", {
      expected: `A tree: these rows go round in a circle, each under the next: ${told.slice(0, 8).join(", ")}.`,
    });
  }
}
