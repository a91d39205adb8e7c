/**
 * Whether bytes are the type they claim to be, told from their beginning, their end and (for text) every byte on the
 * way. Pure and streaming; nothing is ever inflated, so a file that would unpack to gigabytes costs its own size.
 */
import { documentTypes } from "./kinds.ts";
import type { DocumentType } from "./schema.ts";

const headBytes = 1024;
/** Enough for the list of parts of an office file with thousands of parts, which stands at its end. */
const tailBytes = 1024 * 1024;

export type ContentsCheck = {
  take(chunk: Uint8Array): void;
  /** What is wrong, in words, or undefined. Ask once, after the last chunk. */
  fault(): string | undefined;
};

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];
const zip = [0x50, 0x4b, 0x03, 0x04];
const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d];

export function checkContents(type: DocumentType): ContentsCheck {
  let size = 0;
  let head = new Uint8Array();
  let tail = new Uint8Array();
  const text = type === "text/csv" ? textCheck() : undefined;
  return {
    take(chunk) {
      size += chunk.byteLength;
      if (head.length < headBytes) head = joined(head, chunk.subarray(0, headBytes - head.length));
      tail = joined(tail, chunk.subarray(-tailBytes)).slice(-tailBytes);
      text?.take(chunk);
    },
    fault() {
      const expected = `This is not a ${documentTypes[type].name} file: `;
      const found = faultOf(type, head, tail, size) ?? text?.fault();
      return found === undefined ? undefined : expected + found;
    },
  };
}

function faultOf(type: DocumentType, head: Uint8Array, tail: Uint8Array, size: number): string | undefined {
  const starts = (signature: readonly number[]) => signature.every((byte, at) => head[at] === byte);
  switch (type) {
    case "application/pdf":
      if (!starts(pdf)) return "it does not begin with %PDF-";
      if (!latin(tail.subarray(-1024)).includes("%%EOF")) return "its end (%%EOF) is missing";
      return undefined;
    case "image/png":
      return starts(png) ? undefined : "it does not begin as one";
    case "image/jpeg":
      return starts(jpeg) ? undefined : "it does not begin as one";
    case "text/csv":
      return [pdf, zip, png, jpeg].some(starts) ? "it begins as a file of another type" : undefined;
    default: {
      if (!starts(zip)) return "it does not begin as one";
      const parts = partsOf(tail, size);
      if (typeof parts === "string") return parts;
      const folder = documentTypes[type].extension === "docx" ? "word/" : "xl/";
      if (!parts.includes("[Content_Types].xml"))
        return "the list of what it holds ([Content_Types].xml) is missing";
      if (!parts.some((part) => part.startsWith(folder))) return `it holds no ${folder} part`;
      if (parts.some((part) => part.toLowerCase().endsWith("vbaproject.bin"))) return "it holds macros";
      return undefined;
    }
  }
}

/** The names in a ZIP file's central directory (APPNOTE 4.3.12, 4.3.16), or why they cannot be read. */
function partsOf(tail: Uint8Array, size: number): string[] | string {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const u16 = (at: number) => view.getUint16(at, true);
  const u32 = (at: number) => view.getUint32(at, true);
  const damaged = "the list of its parts is damaged";
  // The end record is 22 bytes and a comment of at most 65,535, and nothing follows it.
  let end = tail.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && !(u32(end) === 0x06054b50 && end + 22 + u16(end + 20) === tail.length)) end--;
  if (end < first) return damaged;
  const count = u16(end + 10);
  const listBytes = u32(end + 12);
  const listAt = u32(end + 16) - (size - tail.length);
  if (listAt + listBytes > end) return damaged;
  if (listAt < 0) return "it has more parts than an office file has";
  const names: string[] = [];
  for (let at = listAt; names.length < count; ) {
    if (at + 46 > end || u32(at) !== 0x02014b50) return damaged;
    const nameBytes = u16(at + 28);
    names.push(latin(tail.subarray(at + 46, at + 46 + nameBytes)));
    at += 46 + nameBytes + u16(at + 30) + u16(at + 32);
  }
  return names;
}

/** Text is UTF-8, UTF-16 with its mark, or Windows-1252: no control byte that text does not use. */
function textCheck(): ContentsCheck {
  let decoder: TextDecoder | undefined;
  let begun = false;
  let bad = false;
  return {
    take(chunk) {
      if (bad || chunk.length === 0) return;
      if (!begun) {
        begun = true;
        const mark = chunk[0] === 0xff && chunk[1] === 0xfe ? "utf-16le" : undefined;
        const wide = mark ?? (chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : undefined);
        if (wide) decoder = new TextDecoder(wide, { fatal: true });
      }
      bad = decoder ? !decodes(decoder, chunk) : chunk.some(isControl);
    },
    fault() {
      if (decoder && !bad) bad = !decodes(decoder);
      return bad ? "it is not text" : undefined;
    },
  };
}

const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c;

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    return !text.includes("\u0000");
  } catch {
    return false;
  }
}

const latin = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
