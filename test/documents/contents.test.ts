/** What bytes are, told without trusting their name and without unpacking them. */
import * as fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkContents } from "#shared/documents/contents.ts";
import { documentTypes } from "#shared/documents/kinds.ts";
import { DocumentType } from "#shared/documents/schema.ts";
import { csv, docx, office, pdf, program, type SampleFile } from "#test/support/files.ts";

function faultOf({ type, bytes }: Pick<SampleFile, "type" | "bytes">, chunk = 64 * 1024): string | undefined {
  const check = checkContents(type);
  for (let at = 0; at < bytes.length; at += chunk) check.take(bytes.subarray(at, at + chunk));
  return check.fault();
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]);
const text = (content: string) => csv("a.csv", content);
const xlsx = office("a.xlsx", { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" });

describe("contents of an uploaded file", () => {
  it("takes each type for what it is, in chunks of any size", async () => {
    const good = [
      await pdf("a.pdf", "Welding I"),
      docx(),
      xlsx,
      text("école,cours\n"),
      { name: "a.png", type: "image/png", bytes: png },
      { name: "a.jpg", type: "image/jpeg", bytes: jpeg },
    ] satisfies SampleFile[];
    for (const file of good) {
      for (const chunk of [1, 7, 1024, 1 << 20])
        expect([file.type, faultOf(file, chunk)]).toEqual([file.type, undefined]);
      for (const type of DocumentType.options.filter((other) => other !== file.type)) {
        expect([file.type, type, faultOf({ type, bytes: file.bytes })]).toEqual([
          file.type,
          type,
          expect.stringContaining(`This is not a ${documentTypes[type].name} file`),
        ]);
      }
    }
  });

  it("knows a program whatever type it claims", () => {
    for (const type of DocumentType.options)
      expect(faultOf({ type, bytes: program })).toContain("This is not a");
  });

  it("refuses a page of HTML with a PDF hidden in it, and a PDF cut short", async () => {
    const { bytes } = await pdf("a.pdf", "Welding I");
    const hidden = new Uint8Array(Buffer.concat([Buffer.from("<html><script>"), bytes]));
    expect(faultOf({ type: "application/pdf", bytes: hidden })).toContain("does not begin with %PDF-");
    expect(faultOf({ type: "application/pdf", bytes: bytes.slice(0, -40) })).toContain("(%%EOF) is missing");
  });

  it("refuses office files with macros, without their parts, or of the other kind", () => {
    const parts = { "[Content_Types].xml": "", "word/document.xml": "" };
    expect(faultOf(office("a.docx", { ...parts, "word/vbaProject.bin": "x" }))).toContain("it holds macros");
    expect(faultOf(office("a.docx", { "word/document.xml": "" }))).toContain("[Content_Types].xml");
    expect(faultOf(office("a.xlsx", parts))).toContain("it holds no xl/ part");
    expect(faultOf(office("a.docx", { "readme.txt": "" }))).toContain("missing");
  });

  it("reads no list of parts that is longer than an office file's, or that points outside the file", () => {
    const listed = (listAt: number, listBytes: number) => {
      const bytes = new Uint8Array(2 * 1024 * 1024);
      bytes.set([0x50, 0x4b, 3, 4]);
      const end = new DataView(bytes.buffer, bytes.length - 22);
      end.setUint32(0, 0x06054b50, true);
      end.setUint16(10, 1, true);
      end.setUint32(12, listBytes, true);
      end.setUint32(16, listAt, true);
      return faultOf({ type: docx().type, bytes });
    };
    expect(listed(4, 46)).toContain("more parts than an office file has");
    expect(listed(2 * 1024 * 1024 - 22, 46)).toContain("damaged");
    expect(listed(0xffffffff, 0xffffffff)).toContain("damaged");
    expect(listed(2 * 1024 * 1024 - 100, 46)).toContain("damaged");
  });

  it("never inflates: a file that would unpack to a thousand times its size is judged by its list of parts", () => {
    const bomb = zipSync({
      "[Content_Types].xml": new Uint8Array(1),
      "word/document.xml": new Uint8Array(16 * 1024 * 1024),
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf({ type: docx().type, bytes: new Uint8Array(bomb) })).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it("reads CSV as UTF-8, as UTF-16 with its mark, and as Windows-1252", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from("Año,2026\n", "utf16le"))]);
    expect(faultOf({ type: "text/csv", bytes: utf16 }, 3)).toBeUndefined();
    expect(
      faultOf({ type: "text/csv", bytes: new Uint8Array([0x41, 0xf1, 0x6f, 0x0d, 0x0a]) }),
    ).toBeUndefined();
    expect(faultOf({ type: "text/csv", bytes: new Uint8Array([0xff, 0xfe, 0x41]) })).toContain(
      "it is not text",
    );
    expect(faultOf(text("a,b\u0000c"))).toContain("it is not text");
  });

  it("answers for any bytes at all, and never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DocumentType.options),
        fc.constantFrom([], [...png], [0x50, 0x4b, 0x03, 0x04], [...new TextEncoder().encode("%PDF-1.7")]),
        fc.uint8Array({ maxLength: 400 }),
        fc.boolean(),
        (type, start, rest, end) => {
          const tail = end ? [0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...rest.slice(0, 12), 0, 0] : [];
          faultOf({ type, bytes: new Uint8Array([...start, ...rest, ...tail]) }, 13);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
