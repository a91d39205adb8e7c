/**
 * What the bucket or the scanner told of a file is brought into its record, whoever tells it first and however often;
 * then its text is read. Only the handler of uploads loads this: a PDF reader is no part of the API.
 */
import { type Outcome, scanned, textRead, wantsReading } from "#shared/documents/rules.ts";
import type { Document, ScanResult } from "#shared/documents/schema.ts";
import type { DocumentId, PartnershipId } from "#shared/ids.ts";
import { documentObject } from "../cloud/keys.ts";
import { Raced, type Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { log } from "../http/log.ts";
import { check, type Part, stampOf } from "./check.ts";
import { readText } from "./read-text.ts";

export type Reach = Pick<Services, "bucket" | "config" | "documents" | "now" | "table">;

/** Brings a document up to date after an event, and reads its text once it may be downloaded. */
export async function arrive(
  reach: Reach,
  partnership: PartnershipId,
  id: DocumentId,
  scan?: ScanResult,
): Promise<Document | undefined> {
  // A scanner may answer before the bucket's own event is delivered: the check always comes first.
  await update(reach, partnership, id, "check", async (document) => {
    const outcome = await check(reach, partnership, document);
    return outcome === "absent" ? undefined : outcome;
  });
  if (scan) await update(reach, partnership, id, "scanner", async (document) => scanned(document, scan));
  return update(reach, partnership, id, "reader", async (document) => {
    if (!wantsReading(document)) return undefined;
    const object = await reach.bucket.open(documentObject(partnership, id));
    if (!object) return undefined;
    const { pages, text } = await readText(await whole(object.bytes));
    const saved = await reach.documents.savingText(partnership, id, text);
    return { ...textRead(document, pages, saved.characters), writes: saved.writes };
  });
}

/** Load, decide, save; once more when someone was quicker. The document as it is afterwards. */
async function update(
  { documents, table, now }: Reach,
  partnership: PartnershipId,
  id: DocumentId,
  part: Part,
  decide: (document: Document) => Promise<(Outcome & { writes?: Write[] }) | undefined>,
): Promise<Document | undefined> {
  for (let attempt = 1; ; attempt++) {
    const before = await documents.find(partnership, id);
    const outcome = before && (await decide(before));
    if (!outcome) return before;
    const saved = await documents.saving(
      partnership,
      before,
      outcome.after,
      outcome.happened,
      stampOf(part, now()),
    );
    try {
      await table.commit([...saved.writes, ...(outcome.writes ?? [])]);
      log("info", outcome.happened.action, { partnership, document: id, state: saved.record.state });
      return saved.record;
    } catch (error) {
      if (!(error instanceof Raced) || attempt >= 4) throw error;
    }
  }
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
