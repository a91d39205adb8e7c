/**
 * A file arrived. Whoever says so first (the page, the bucket's event, the scanner), and however often: the bytes are
 * read once more and compared with what was announced, and a second telling changes nothing.
 */
import { createHash } from "node:crypto";
import { checkContents } from "#shared/documents/contents.ts";
import {
  arrived,
  isExpected,
  type Outcome,
  scanned,
  textRead,
  wantsReading,
} from "#shared/documents/rules.ts";
import type { Document, ScanResult } from "#shared/documents/schema.ts";
import type { DocumentId, PartnershipId } from "#shared/ids.ts";
import type { Stamp } from "../cloud/ledger.ts";
import { Raced } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { log } from "../http/log.ts";
import { readText } from "./read-text.ts";
import { scannerOf } from "./scanner.ts";

export type Reach = Pick<Services, "bucket" | "config" | "documents" | "now" | "table">;

export const objectKey = (partnership: PartnershipId, id: DocumentId): string =>
  `documents/${partnership}/${id}`;

/** Parts of the hub that change documents, as the history names them. */
const parts = {
  check: { actor: "hub:upload-check", actorName: "The hub's check of uploads" },
  scanner: { actor: "hub:scanner", actorName: "The malware scanner" },
  reader: { actor: "hub:text-reader", actorName: "The hub's reading of text" },
} as const;
export const stampOf = (part: keyof typeof parts, at: Date): Stamp => ({ ...parts[part], at });

/** What the check of the bytes leads to; "absent" when there are none, undefined when nothing changes. */
export async function check(
  { bucket, config, now }: Pick<Reach, "bucket" | "config" | "now">,
  partnership: PartnershipId,
  document: Document,
): Promise<Outcome | "absent" | undefined> {
  if (!isExpected(document)) return undefined;
  const object = await bucket.open(objectKey(partnership, document.id));
  if (!object) return "absent";
  const { name: scanner, scan } = scannerOf(config);
  return arrived(document, await faultOf(document, object), { scanner, scan }, now());
}

/** What differs from the announcement, in words. Stops reading at the first byte too many. */
async function faultOf(
  { sizeBytes, sha256, type }: Document,
  object: { sizeBytes: number; bytes: AsyncIterable<Uint8Array> },
): Promise<string | undefined> {
  const hash = createHash("sha256");
  const contents = checkContents(type);
  let size = 0;
  for await (const chunk of object.bytes) {
    size += chunk.byteLength;
    if (size > sizeBytes) break;
    hash.update(chunk);
    contents.take(chunk);
  }
  if (size !== sizeBytes) {
    const came = Math.max(size, object.sizeBytes || 0);
    return `${came} bytes arrived where ${sizeBytes} were announced.`;
  }
  if (hash.digest("hex") !== sha256)
    return "Its SHA-256 is not the one announced: the file changed on its way.";
  const fault = contents.fault();
  return fault && `${fault}.`;
}

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
    const object = await reach.bucket.open(objectKey(partnership, id));
    if (!object) return undefined;
    const { pages, text } = await readText(await whole(object.bytes));
    const saved = reach.documents.savingText(partnership, id, text);
    return { ...textRead(document, pages, saved.characters), writes: saved.writes };
  });
}

/** Load, decide, save; once more when someone was quicker. The document as it is afterwards. */
async function update(
  { documents, table, now }: Reach,
  partnership: PartnershipId,
  id: DocumentId,
  part: keyof typeof parts,
  decide: (
    document: Document,
  ) => Promise<(Outcome & { writes?: Parameters<typeof table.commit>[0] }) | undefined>,
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
