/**
 * Whether what lies in the bucket is what was announced: its length, its SHA-256 recomputed over every byte, and the
 * type its bytes say. Real S3 refuses another body by the signed checksum already; this does not take its word.
 */
import { createHash } from "node:crypto";
import { checkContents } from "#shared/documents/contents.ts";
import { arrived, isExpected, type Outcome } from "#shared/documents/rules.ts";
import type { Document } from "#shared/documents/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { documentObject } from "../cloud/keys.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Services } from "../env.ts";
import { scannerOf } from "./scanner.ts";

/** Parts of the hub that change documents, as the history names them. */
const parts = {
  check: { actor: "hub:upload-check", actorName: "The hub's check of uploads" },
  scanner: { actor: "hub:scanner", actorName: "The malware scanner" },
  reader: { actor: "hub:text-reader", actorName: "The hub's reading of text" },
} as const;
export type Part = keyof typeof parts;
export const stampOf = (part: Part, at: Date): Stamp => ({ ...parts[part], at });

/** What the check of the bytes leads to; "absent" when there are none, undefined when nothing changes. */
export async function check(
  { bucket, config, now }: Pick<Services, "bucket" | "config" | "now">,
  partnership: PartnershipId,
  document: Document,
): Promise<Outcome | "absent" | undefined> {
  if (!isExpected(document)) return undefined;
  const object = await bucket.open(documentObject(partnership, document.id));
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
