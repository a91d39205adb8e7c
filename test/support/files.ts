/** Small real files for tests: a PDF with words in it, an office file, a program that pretends. */
import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import PDFDocument from "pdfkit";
import type { DocumentType } from "#shared/documents/schema.ts";

export type SampleFile = { name: string; type: DocumentType; bytes: Uint8Array<ArrayBuffer> };

/** A PDF with one page per text. */
export async function pdf(name: string, ...pages: string[]): Promise<SampleFile> {
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  for (const page of pages) document.addPage().text(page);
  document.end();
  await ended;
  return { name, type: "application/pdf", bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** A PDF of at least so many bytes, as the browser's file chooser hands it over. */
export async function bigPdf(name: string, text: string, bytes: number) {
  const document = new PDFDocument({ info: { CreationDate: new Date(0) }, compress: false });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  document.text(text).file(Buffer.alloc(bytes, "causeway "), { name: "scan.bin" });
  document.end();
  await ended;
  return { name, mimeType: "application/pdf", buffer: Buffer.concat(chunks) };
}

export function office(name: string, parts: Record<string, string>): SampleFile {
  const extension = name.endsWith(".docx") ? "wordprocessingml.document" : "spreadsheetml.sheet";
  const bytes = zipSync(
    Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)])),
  );
  return {
    name,
    type: `application/vnd.openxmlformats-officedocument.${extension}` as DocumentType,
    bytes: new Uint8Array(bytes),
  };
}

export const docx = (name = "minutes.docx"): SampleFile =>
  office(name, { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" });

export const csv = (name: string, text: string): SampleFile => ({
  name,
  type: "text/csv",
  bytes: new TextEncoder().encode(text),
});

/** The beginning of a Windows program. */
export const program = new Uint8Array([
  0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00, 0x04, 0x00, 0xff, 0xff,
]);

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What is announced of a file. */
export const draftOf = ({ name, type, bytes }: SampleFile, about: string) => ({
  name,
  type,
  sizeBytes: bytes.length,
  sha256: sha256Of(bytes),
  about: { kind: about.startsWith("dsa_") ? "data-sharing" : "agreement", id: about },
});
