/** The versions of an agreement in words, and which one the page is about. Pure: today is an argument. */
import { spansOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing, DataSharingStatus } from "#shared/data-sharing/schema.ts";
import { versionsOf } from "#shared/data-sharing/versions.ts";
import { dayInWords } from "../ui/dates.tsx";

export type VersionLine = { versionNo: number; word: string };

const stored: Record<DataSharingStatus, string> = {
  DRAFT: "draft",
  IN_REVIEW: "in review",
  OUT_FOR_SIGNATURE: "out for signature",
  DECLINED: "declined",
  WITHDRAWN: "withdrawn",
  EXECUTED: "signed",
  TERMINATED: "ended early",
  CLOSED: "closed",
};

/** `in force until Jun 30, 2028`, `draft`: oldest first. */
export function versionLines(record: DataSharing, today: string): VersionLine[] {
  const spans = new Map(spansOf(record).map((span) => [span.version.versionNo, span]));
  return versionsOf(record).map(({ versionNo, status }) => {
    const span = spans.get(versionNo);
    if (!span || span.until < span.from) return { versionNo, word: stored[status] };
    if (today < span.from) return { versionNo, word: `in force from ${dayInWords(span.from)}` };
    const word = today <= span.until ? "in force until" : "ended";
    return { versionNo, word: `${word} ${dayInWords(span.until)}` };
  });
}

/** The version of `?version=`; else the latest, unless that came to nothing and another governs. */
export function versionToShow(record: DataSharing, asked: string, governing: number | undefined): number {
  const known = versionsOf(record).map(({ versionNo }) => versionNo);
  if (known.includes(Number(asked))) return Number(asked);
  const dead = record.status === "DECLINED" || record.status === "WITHDRAWN";
  return (dead ? governing : undefined) ?? record.versionNo;
}
