/** What the registry calls things. English; all in this file. */
import type { RegistryRow, RegistryVersion } from "#shared/agreements/registry.ts";
import type { State } from "../ui/badge.tsx";

/** The states a reader may ask for, in the order of an agreement's life. */
export const phaseWords: Record<RegistryRow["phase"], string> = {
  UPCOMING: "Not yet in force",
  IN_FORCE: "In force",
  TEACH_OUT: "Teach-out",
  ENDED: "Ended",
};

const badges: Record<RegistryRow["phase"], State> = {
  UPCOMING: "upcoming",
  IN_FORCE: "in-force",
  TEACH_OUT: "teach-out",
  ENDED: "expired",
};

const endings: Record<NonNullable<RegistryRow["endedWhy"]>, { state: State; word: string }> = {
  EXPIRED: { state: "expired", word: "Expired" },
  SUPERSEDED: { state: "superseded", word: "Replaced" },
  TERMINATED: { state: "terminated", word: "Terminated" },
};

export function standing({ phase, endedWhy }: Pick<RegistryRow, "phase" | "endedWhy">): {
  state: State;
  word: string;
} {
  if (phase === "ENDED" && endedWhy) return endings[endedWhy];
  return { state: badges[phase], word: phaseWords[phase] };
}

export const kindWords: Record<RegistryVersion["kind"], string> = {
  ORIGINAL: "Original",
  AMENDMENT: "Amendment",
  RENEWAL: "Renewal",
};
