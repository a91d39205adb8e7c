/**
 * Looks at a chosen file before anything is sent: its type, size and contents, by the same rules the hub applies
 * afterwards, and its SHA-256. A wrong file costs nobody a wait.
 */
import { sha256 } from "#shared/canonical.ts";
import { checkContents } from "#shared/documents/contents.ts";
import { documentTypes, sizeBytesMax, typeByName } from "#shared/documents/kinds.ts";
import type { DocumentType } from "#shared/documents/schema.ts";
import { sizeInWords } from "./words.ts";

export type Prepared = { name: string; type: DocumentType; sizeBytes: number; sha256: string };

export const acceptedTypes = Object.values(documentTypes)
  .map(({ extension }) => `.${extension}`)
  .concat(".jpeg")
  .join(",");

/** What will be announced, or in words why this file cannot be. */
export async function prepare(file: File): Promise<Prepared | string> {
  const type = typeByName(file.name);
  if (!type) return "The hub keeps PDF, Word (.docx), Excel (.xlsx), CSV, PNG and JPEG files.";
  if (file.size === 0) return "This file is empty.";
  if (file.size > sizeBytesMax) return `A file may have 25 MB; this one has ${sizeInWords(file.size)}.`;
  if (!globalThis.crypto?.subtle)
    return "Files can be sent only over https: ask for the hub's https address.";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const check = checkContents(type);
  check.take(bytes);
  const fault = check.fault();
  if (fault) return `${fault}.`;
  return { name: file.name.normalize("NFC"), type, sizeBytes: file.size, sha256: await sha256(bytes) };
}
