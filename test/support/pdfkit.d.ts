/** The part of pdfkit that the tests use; the package brings no types of its own. */
declare module "pdfkit" {
  import type { Readable } from "node:stream";

  interface PdfDocument extends Readable {
    addPage(): this;
    text(text: string): this;
    end(): void;
  }
  const PDFDocument: new (options: { autoFirstPage: boolean; info: Record<string, unknown> }) => PdfDocument;
  export default PDFDocument;
}
