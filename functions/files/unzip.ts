/**
 * The parts of a zip archive, unpacked on demand. The promise: however small the archive, no more than the limit is
 * ever unpacked, whatever sizes its directory claims.
 */
import { inflateRawSync } from "node:zlib";
import { Refusal } from "#shared/problem.ts";

export const unpackedMax = 64 * 1024 * 1024;
const entriesMax = 2000;

export type Archive = { has: (name: string) => boolean; read: (name: string) => Uint8Array | undefined };

type Entry = { method: number; encrypted: boolean; packed: number; unpacked: number; offset: number };

const broken = () =>
  new Refusal("file-unreadable", "The file starts like an XLSX workbook but is damaged or incomplete.");
const bomb = () =>
  new Refusal(
    "file-unreadable",
    `The workbook unpacks to more than ${unpackedMax / 1024 / 1024} MB; an import does not read it.`,
  );

export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = inBounds(() => directory(view, bytes));
  if ([...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0) > unpackedMax) throw bomb();
  let left = unpackedMax;
  return {
    has: (name) => entries.has(name.toLowerCase()),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      if (entry.encrypted)
        throw new Refusal("file-unreadable", "The workbook is protected by a password. Save it without one.");
      const content = inBounds(() => unpack(entry, view, bytes, left));
      left -= content.length;
      return content;
    },
  };
}

/** A number in the archive that points outside it is a broken archive, not our mistake. */
function inBounds<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError && (error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE")
      throw broken();
    throw error;
  }
}

function directory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_600 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw broken();
  const count = view.getUint16(end + 10, true);
  if (count > entriesMax)
    throw new Refusal(
      "file-unreadable",
      `The workbook has more than ${entriesMax} parts; an import does not read it.`,
    );
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = {
      unpacked: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    widen(sizes, view, at + 46 + nameLength, extraLength);
    const flags = view.getUint16(at + 8, true);
    entries.set(name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(), {
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) === 1,
      ...sizes,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Some writers use the 64-bit fields even for small files: a size of all ones stands in the extra field instead. */
function widen(
  sizes: { unpacked: number; packed: number; offset: number },
  view: DataView,
  start: number,
  length: number,
): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const key of ["unpacked", "packed", "offset"] as const)
      if (sizes[key] === 0xffffffff) {
        sizes[key] = Number(view.getBigUint64(field, true));
        field += 8;
      }
  }
}

function unpack(entry: Entry, view: DataView, bytes: Uint8Array, left: number): Uint8Array {
  const { offset, packed, method } = entry;
  if (view.getUint32(offset, true) !== 0x04034b50) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (content.length > left) throw bomb();
  if (method === 0) return content;
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? bomb() : broken();
  }
}
