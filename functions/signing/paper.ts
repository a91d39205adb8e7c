/**
 * The paper of a version: what signers are shown, and once executed the same with its certificate. The same input gives
 * the same bytes. Only what makes a paper imports this file, and at its first use: pdfkit is large.
 */
import PDFDocument from "pdfkit";
import { type Evidence, evidenceHash, namedIn } from "#shared/signing/evidence.ts";
import type { Paper } from "#shared/signing/paper.ts";
import { type Drawers, isPlain, openingOf, place, roomAt } from "./paper-blocks.ts";
import { openSheet, page } from "./paper-sheet.ts";

export type MadePaper = { bytes: Uint8Array; evidence: Evidence };

/** A paper of plain blocks alone has nothing else to draw. */
const none: Drawers<never> = { place: () => undefined, room: () => 0 };

/** The PDF, and the evidence whose hash it carries. */
export async function makePaper<Own extends { kind: string } = never>(
  evidence: Evidence,
  at: Date,
  modelOf: (evidenceHash: string) => Paper<Own>,
  ...[own]: [Own] extends [never] ? [] : [own: Drawers<Own>]
): Promise<MadePaper> {
  const hash = await evidenceHash(evidence);
  const named = namedIn({ content: evidence.contentHash, evidence: hash });
  return { bytes: await render(modelOf(hash), named, at, own ?? none), evidence };
}

/** The same for what nobody signs: a report, with its own hash at the foot of every page. */
export const printPaper = (paper: Paper, at: Date): Promise<Uint8Array> =>
  render(paper, `causeway-content:${paper.contentHash}`, at, none);

async function render<Own extends { kind: string }>(
  paper: Paper<Own>,
  named: string,
  at: Date,
  own: Drawers<Own>,
): Promise<Uint8Array> {
  const title =
    paper.versionNo === undefined
      ? `${paper.title} (${paper.number})`
      : `${paper.title} (${paper.number}, version ${paper.versionNo})`;
  const doc = new DescribedDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "en-US",
    // No standard font is opened: both faces come along.
    font: null as unknown as string,
    info: {
      Title: title,
      Author: paper.partnership,
      Subject: `${paper.kind}. ${paper.status}.`,
      Keywords: named,
      Creator: "Causeway",
      Producer: "Causeway, with PDFKit",
      CreationDate: at,
      ModDate: at,
    },
  });
  const parts: Uint8Array[] = [];
  doc.on("data", (part: Uint8Array) => parts.push(part));
  const ended = new Promise((resolve, reject) => doc.on("end", resolve).on("error", reject));
  const sheet = openSheet(doc, {
    foot: `${paper.number} · ${paper.version}`,
    under: `Content ${paper.contentHash}`,
  });
  sheet.newPage();
  openingOf(sheet, paper);
  for (const [index, block] of paper.blocks.entries()) {
    sheet.need(roomAt(sheet, paper.blocks, index, own));
    if (isPlain(block)) place(sheet, block, doc);
    else own.place(sheet, block);
  }
  sheet.root.made?.end();
  sheet.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

/** pdfkit writes the same descriptions twice, the second time into XML, where it does not escape them. */
class DescribedDocument extends PDFDocument {
  override endMetadata(): void {
    const { info } = this as unknown as { info: Record<string, unknown> };
    for (const [key, value] of Object.entries(info))
      if (typeof value === "string")
        info[key] = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    super.endMetadata();
  }
}
