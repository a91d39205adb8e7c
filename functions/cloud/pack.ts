/** Long content as compressed pieces that keep every item under 100 kB. */
import { gunzipSync, gzipSync } from "node:zlib";

const pieceBytesMax = 90_000;
/** What a pack may inflate to: a ceiling on what a damaged item can do to memory. */
const inflatedBytesMax = 64 * 1024 * 1024;

export function pack(value: unknown): Uint8Array[] {
  const bytes = gzipSync(JSON.stringify(value), { level: 6 });
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += pieceBytesMax) {
    pieces.push(bytes.subarray(start, start + pieceBytesMax));
  }
  return pieces;
}

export const unpack = (pieces: readonly Uint8Array[]): unknown => unpackSized(pieces).value;

/** The same with how long it is as text, which is what it takes to keep it. */
export function unpackSized(pieces: readonly Uint8Array[]): { value: unknown; bytes: number } {
  const inflated = gunzipSync(Buffer.concat(pieces), { maxOutputLength: inflatedBytesMax });
  return { value: JSON.parse(inflated.toString("utf8")), bytes: inflated.length };
}
