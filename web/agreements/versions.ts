/** The versions of an agreement in words, and which one a page is about. Pure: today is an argument. */
import { lastDay, phase } from "#shared/agreements/phase.ts";
import type { Agreement, VersionSummary } from "#shared/agreements/schema.ts";
import { endingsOf, executedVersions, standing, versionsOf } from "#shared/agreements/succession.ts";
import { dayInWords } from "../ui/dates.tsx";
import { stateOf } from "./words.ts";

export type VersionLine = { versionNo: number; word: string };

/** `in force until Jul 31, 2027`, `draft`, `superseded Feb 1, 2027`: oldest first. */
export function versionLines(agreement: Agreement, today: string): VersionLine[] {
  const executed = executedVersions(agreement);
  return versionsOf(agreement).map((version) => {
    const endings = endingsOf(version, executed, agreement.termination);
    return { versionNo: version.versionNo, word: inWords(version, endings, today) };
  });
}

function inWords(version: VersionSummary, endings: ReturnType<typeof endingsOf>, today: string): string {
  const now = phase(version, today, endings);
  const day = dayInWords(lastDay(version, endings).day);
  switch (now.phase) {
    case "UPCOMING":
      return `signed, in force from ${dayInWords(version.dateEffective)}`;
    case "IN_FORCE":
      return `in force until ${day}`;
    case "TEACH_OUT":
      return `teach-out until ${dayInWords(endings.teachOutUntil ?? today)}`;
    case "ENDED":
      return now.endedWhy === "EXPIRED"
        ? `ended ${day}`
        : `${stateOf({ status: version.status, ...now }).word.toLowerCase()}, last day ${day}`;
    default:
      return stateOf({ status: version.status, ...now }).word.toLowerCase();
  }
}

/**
 * The version of `?version=`; else the latest. One that was declined or withdrawn gives way to the version that
 * speaks today: nobody comes to read what came to nothing.
 */
export function versionToShow(agreement: Agreement, asked: string, today: string): number {
  const known = versionsOf(agreement).map(({ versionNo }) => versionNo);
  if (known.includes(Number(asked))) return Number(asked);
  const dead = agreement.status === "DECLINED" || agreement.status === "WITHDRAWN";
  return (dead ? standing(agreement, today).versionNo : undefined) ?? agreement.versionNo;
}
