/** The signed paper of a sample agreement, as a college would have scanned it: a small PDF with text in it. */
import PDFDocument from "pdfkit";
import type { SampleAgreement } from "./agreement.ts";

export async function signedPdf(
  agreement: SampleAgreement,
  signers: readonly string[],
  signedOn: string,
): Promise<Uint8Array> {
  const day = new Date(`${signedOn}T12:00:00Z`);
  const pdf = new PDFDocument({
    size: "LETTER",
    margin: 64,
    info: { Title: agreement.name, CreationDate: day, ModDate: day },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve) => pdf.on("end", () => resolve()));
  pdf.on("data", (part: Uint8Array) => parts.push(part));
  pdf.font("Helvetica-Bold").fontSize(20).text(agreement.name).moveDown(0.5);
  pdf.font("Helvetica").fontSize(11).text(agreement.purpose).moveDown();
  pdf.font("Helvetica-Bold").text("Courses").font("Helvetica");
  for (const row of agreement.rules) {
    const [kind, , , , , , code, title, credits] = row.split(",");
    if (kind === "S") pdf.text(`${code}  ${title}  ${credits} credit`);
    if (kind === "R") pdf.text(`    counts as ${code}  ${title}  ${credits} semester hours`);
  }
  pdf
    .moveDown()
    .text(
      "Either party may end this agreement with 90 days written notice. Students who have begun keep what they earned.",
    );
  pdf.moveDown().font("Helvetica-Bold").text("Signed").font("Helvetica");
  for (const name of signers) pdf.text(`${name}, ${signedOn}`);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}
