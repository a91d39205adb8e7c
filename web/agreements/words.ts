/** What the page calls states of agreements and who sees them. English; what the paper says too is in table-words.ts. */
import { phase } from "#shared/agreements/phase.ts";
import type { AgreementStatus, Visibility } from "#shared/agreements/schema.ts";
import { counted, listed, typeWords } from "#shared/agreements/table-words.ts";
import type { State } from "../ui/badge.tsx";

export { counted, listed, typeWords };

export const visibilityWords: Record<Visibility, { name: string; who: string }> = {
  PARTIES: { name: "The parties", who: "Only the people of its parties." },
  PARTNERSHIP: { name: "The partnership", who: "Every member of the partnership." },
  PUBLIC: { name: "Everyone", who: "The look-up answers students from it once it is executed." },
};

type Shown = { status: AgreementStatus; dateEffective: string; expirationDate: string };

/** The badge of an agreement on a day: its stored status, or where the calendar has taken it. */
export function stateOn(agreement: Shown, today: string): { state: State; word: string } {
  const { phase: now, flags } = phase(agreement, today);
  if (now === "UPCOMING") return { state: "upcoming", word: "Signed, not yet in force" };
  if (now === "IN_FORCE")
    return flags.includes("EXPIRING")
      ? { state: "expiring", word: "In force, lapses soon" }
      : { state: "in-force", word: "In force" };
  if (now === "TEACH_OUT") return { state: "teach-out", word: "Teach-out" };
  if (now === "ENDED") return { state: "expired", word: "Ended" };
  return stored[agreement.status];
}

const stored: Record<AgreementStatus, { state: State; word: string }> = {
  DRAFT: { state: "draft", word: "Draft" },
  IN_REVIEW: { state: "in-review", word: "In review" },
  OUT_FOR_SIGNATURE: { state: "signature", word: "Out for signature" },
  DECLINED: { state: "declined", word: "Declined" },
  EXECUTED: { state: "in-force", word: "Executed" },
  TERMINATED: { state: "terminated", word: "Terminated" },
  WITHDRAWN: { state: "withdrawn", word: "Withdrawn" },
};

/** `3.00` or `3` as hundredths; undefined when it is no such number. By digits: 0.29 * 100 is 28.999…. */
export function hundredthsIn(text: string): number | undefined {
  const [, whole, part = ""] = text.trim().match(/^(\d{1,4})(?:\.(\d{1,2}))?$/) ?? [];
  return whole === undefined ? undefined : Number(whole + part.padEnd(2, "0"));
}
