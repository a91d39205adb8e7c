/** How a document's state, size and type are said to people. */
import type { Document } from "#shared/documents/schema.ts";
import type { State } from "../ui/badge.tsx";

/** `3.1 MB`, `640 kB`, `23 bytes`: as file managers count, in thousands. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte${bytes === 1 ? "" : "s"}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The badge, and the sentence that says what it means. */
export function stateInWords({
  state,
  scan,
  rejectedBecause,
}: Pick<Document, "state" | "scan" | "rejectedBecause">): { drawn: State; word: string; means?: string } {
  switch (state) {
    case "available":
      return scan === "NOT_SCANNED_HERE"
        ? { drawn: "unknown", word: "Not scanned here" }
        : { drawn: "pass", word: "Ready" };
    case "awaiting-upload":
      return { drawn: "draft", word: "Not here yet", means: "It was announced and has not arrived." };
    case "quarantined":
      return scan === undefined
        ? {
            drawn: "in-review",
            word: "Being scanned",
            means: "It arrived whole. The malware scan is under way.",
          }
        : { drawn: "blocked", word: "Locked", means: "The malware scanner could not read it." };
    case "infected":
      return { drawn: "fail", word: "Locked", means: "The malware scanner found a threat in it." };
    case "rejected":
      return {
        drawn: "declined",
        word: "Not taken",
        means: rejectedBecause ?? "It is not the file announced.",
      };
  }
}
