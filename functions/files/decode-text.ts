/** Bytes as text, in the encodings spreadsheets write: UTF-8, UTF-16 with or without a mark, else Windows-1252 (which holds Latin-1). */
import { Refusal } from "#shared/problem.ts";

export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    // The decoder takes the byte order mark off.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding === "utf-8") return new TextDecoder("windows-1252").decode(bytes);
    throw new Refusal(
      "file-unreadable",
      `The file starts like ${encoding.toUpperCase()} text but breaks off inside a character.`,
    );
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark, the zero halves of ASCII letters give the order away: no text in UTF-8 holds a zero byte.
  const sample = bytes.subarray(0, 2000);
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? "even" : "odd"]++;
  });
  const many = sample.length / 5;
  if (zeros.odd > many && zeros.even < zeros.odd / 10) return "utf-16le";
  if (zeros.even > many && zeros.odd < zeros.even / 10) return "utf-16be";
  return "utf-8";
}
