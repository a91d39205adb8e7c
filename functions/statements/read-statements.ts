/**
 * A file of statements, whatever it is, as a package and the report of a dry run. Load it only where a file is read: the
 * readers are no part of the API's start.
 */

import type { CasePackage } from "#shared/case/schema.ts";
import type { StatementReport } from "#shared/statements/import-schema.ts";
import { notesListed } from "#shared/statements/limits.ts";
import { readCase } from "#shared/statements/read-case.ts";
import { isCtdl, readCtdl } from "#shared/statements/read-ctdl.ts";
import { readTable, type TableContext } from "#shared/statements/read-table.ts";
import { outline } from "#shared/statements/tree.ts";
import { decodeText } from "../files/decode-text.ts";
import { readFile } from "../files/read-file.ts";
import { parseJson } from "../http/body.ts";

type ReadStatements = {
  report: Omit<StatementReport, "changes" | "would">;
  found?: CasePackage | undefined;
};

/** Statements that a dry run shows. */
const shownFirst = 200;
const noTable = { rows: 0, headerRow: 1, problems: [], problemsLeftOff: 0, asks: 0, columns: [], table: [] };

export async function readStatements(
  bytes: Uint8Array,
  type: string,
  context: TableContext,
): Promise<ReadStatements> {
  if (!isJson(bytes)) {
    const { report, found } = await readTable(await readFile(bytes, type), context);
    const noNotes = { notes: [], notesLeftOff: 0, repaired: 0, noted: 0 };
    return {
      report: { ...report, format: "table", ...noNotes, ...summary(found) } as ReadStatements["report"],
      found,
    };
  }
  const raw = parseJson(decodeText(bytes));
  const ctdl = isCtdl(raw);
  const { notes, found } = await (ctdl ? readCtdl(raw, context.now) : readCase(raw, context.now));
  const [stops, repaired, noted] = [notes.count("stops"), notes.count("repaired"), notes.count("noted")];
  return {
    report: {
      ...noTable,
      format: ctdl ? "ctdl" : "case",
      notes: notes.list(),
      notesLeftOff: Math.max(0, stops + repaired + noted - notesListed),
      stops,
      repaired,
      noted,
      ...summary(found),
    },
    found,
  };
}

/** What the bytes are decides, not what they are called. */
function isJson(bytes: Uint8Array): boolean {
  const start =
    bytes[0] === 0xef || (bytes[0] ?? 0) >= 0xfe
      ? decodeText(bytes.subarray(0, 200))
      : Buffer.from(bytes.subarray(0, 200)).toString();
  return /^\s*[[{]/.test(start);
}

export function summary(found: CasePackage | undefined): Pick<StatementReport, "framework"> {
  if (!found) return {};
  const { CFDocument: document, CFItems, CFAssociations } = found;
  const first = outline(document.identifier, found)
    .slice(0, shownFirst)
    .map(({ depth, item: { humanCodingScheme: code, fullStatement, CFItemType } }) => ({
      depth,
      ...(code === undefined ? {} : { code }),
      statement:
        fullStatement.length > 300 ? `${fullStatement.slice(0, 299).toWellFormed()}…` : fullStatement,
      ...(CFItemType === undefined ? {} : { type: CFItemType }),
    }));
  return {
    framework: {
      identifier: document.identifier,
      title: document.title,
      creator: document.creator,
      items: CFItems.length,
      associations: CFAssociations.length,
      first,
    },
  };
}
