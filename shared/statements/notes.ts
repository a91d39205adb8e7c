/** What reading a package has to say, each at its JSON pointer: what was mended, what was kept as it is, what stops it. */
import type { ImportNote } from "./import-schema.ts";
import { notesListed } from "./limits.ts";

export type Notes = {
  /** Nothing can be read out of this. */
  stops: (at: string, read: unknown, said: string) => void;
  /** Read in the way that is said. */
  repaired: (at: string, read: unknown, said: string) => void;
  /** Taken as it is; worth knowing. */
  noted: (at: string, read: unknown, said: string) => void;
  count: (severity: ImportNote["severity"]) => number;
  /** What stops the file first, then in the order of the file; at most so many. */
  list: () => ImportNote[];
};

/** `unsaid`: pointers of things a reader made itself, which the file has nothing to do with. */
export function startNotes(unsaid?: RegExp): Notes {
  const kept = { stops: [], repaired: [], noted: [] } as Record<ImportNote["severity"], ImportNote[]>;
  const counts = { stops: 0, repaired: 0, noted: 0 };
  const add = (severity: ImportNote["severity"]) => (pointer: string, read: unknown, said: string) => {
    if (severity !== "stops" && unsaid?.test(pointer)) return;
    counts[severity]++;
    if (kept[severity].length < notesListed)
      kept[severity].push({ pointer, severity, read: shown(read), said });
  };
  return {
    stops: add("stops"),
    repaired: add("repaired"),
    noted: add("noted"),
    count: (severity) => counts[severity],
    list: () => [...kept.stops, ...kept.repaired, ...kept.noted].slice(0, notesListed),
  };
}

export const under = (at: string, key: string | number): string =>
  `${at}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Short enough to repeat in a report. */
function shown(read: unknown): string {
  const text = typeof read === "string" ? read : read === undefined ? "" : json(read);
  const plain = text.replace(/\p{C}+/gu, " ");
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}

const json = (value: unknown): string =>
  Array.isArray(value) && value.length > 5
    ? `[${value.length} entries]`
    : (JSON.stringify(value, (_, one: unknown) =>
        typeof one === "string" && one.length > 80 ? one.slice(0, 80) : one,
      ) ?? "");
