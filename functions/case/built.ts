/** A document as it goes out: its bytes, the same compressed, and the hash that names both. Made once, sent often. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { CaseJson } from "#shared/case/projection.ts";

export type Built = { bytes: Buffer; gzip?: Buffer; hash: string };

/** Below this a compressed answer is hardly shorter. */
const worthCompressing = 1_024;
const compressed = promisify(gzip);

export async function built(value: CaseJson): Promise<Built> {
  const bytes = Buffer.from(JSON.stringify(value));
  const hash = createHash("sha256").update(bytes).digest("base64url");
  return bytes.length < worthCompressing
    ? { bytes, hash }
    : { bytes, hash, gzip: await compressed(bytes, { level: 6 }) };
}

export const sizeOf = ({ bytes, gzip: small }: Built): number => bytes.length + (small?.length ?? 0);
