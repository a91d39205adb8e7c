/**
 * An uploaded table, CSV or XLSX, as cells: what the bytes are decides, not what they are called. Load it only where a
 * file is read (`await import`): the readers are no part of the API's start.
 */
import type { Cell } from "#shared/files/cells.ts";
import { importBytesMax } from "#shared/files/taken.ts";
import { Refusal } from "#shared/problem.ts";
import { decodeText } from "./decode-text.ts";
import type { Sheets } from "./read-xlsx.ts";

export async function readFile(
  bytes: Uint8Array,
  contentType: string,
  fileName?: string,
  sheets: Sheets = {},
): Promise<Cell[][]> {
  if (bytes.length > importBytesMax) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    throw new Refusal(
      "too-large",
      `An import takes a file of up to ${importBytesMax / 1024 / 1024} MB; this one has ${size} MB.`,
    );
  }
  if (startsWith(bytes, "PK\u0003\u0004") || startsWith(bytes, "PK\u0005\u0006")) {
    const { readXlsx } = await import("./read-xlsx.ts");
    return readXlsx(bytes, sheets);
  }
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0")) throw oldWorkbook(bytes);
  if (
    /spreadsheetml|\.xlsx$/i.test(`${contentType} ${fileName ?? ""}`) &&
    !contentType.startsWith("text/") &&
    bytes.length > 0
  )
    throw new Refusal("file-unreadable", "The file is called an XLSX workbook and is not one.");
  const text = decodeText(bytes);
  if (startsWith(bytes, "%PDF") || /\0/.test(text.slice(0, 4000)))
    throw new Refusal(
      "file-unreadable",
      "This is not a table as text. Save it as .csv or .xlsx and try again.",
    );
  const { readCsv } = await import("./read-csv.ts");
  return readCsv(text, sheets.atMost);
}

const startsWith = (bytes: Uint8Array, magic: string) =>
  Array.from(magic).every((sign, index) => bytes[index] === sign.charCodeAt(0));

/** The container of .xls files, and of workbooks with a password. */
function oldWorkbook(bytes: Uint8Array): Refusal {
  const locked = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
  return new Refusal(
    "file-unreadable",
    locked
      ? "The workbook is protected by a password. Save it without one and try again."
      : "This is an old Excel workbook (.xls). Save it as .xlsx or .csv and try again.",
  );
}
