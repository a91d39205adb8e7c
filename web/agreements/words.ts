/** What the page calls states of agreements and who sees them. English; what the paper says too is in table-words.ts. */
import type { EndedWhy } from "#shared/agreements/phase.ts";
import { counted, typeWords } from "#shared/agreements/plain-words.ts";
import type {
  Agreement,
  AgreementRow,
  AgreementStatus,
  Phase,
  VersionKind,
  Visibility,
} from "#shared/agreements/schema.ts";
import { standing, standingOfRow } from "#shared/agreements/succession.ts";
import { listed } from "#shared/listed.ts";
import type { State } from "../ui/badge.tsx";

export { counted, listed, typeWords };

export const visibilityWords: Record<Visibility, { name: string; who: string }> = {
  PARTIES: { name: "The parties", who: "Only the people of its parties." },
  PARTNERSHIP: { name: "The partnership", who: "Every member of the partnership." },
  PUBLIC: { name: "Everyone", who: "The look-up answers students from it once it is executed." },
};

/** What a badge is made of: the stored status, and where the calendar has taken it. */
type Stands = {
  status: AgreementStatus;
  phase?: Phase | undefined;
  endedWhy?: EndedWhy | undefined;
  flags: readonly string[];
};

/** The badge of an agreement: of the executed version that speaks today, else of the version being made. */
export function stateOf({ status, phase, endedWhy, flags }: Stands): { state: State; word: string } {
  if (phase === "UPCOMING") return { state: "upcoming", word: "Signed, not yet in force" };
  if (phase === "IN_FORCE")
    return flags.includes("EXPIRING")
      ? { state: "expiring", word: "In force, lapses soon" }
      : { state: "in-force", word: "In force" };
  if (phase === "TEACH_OUT")
    return { state: "teach-out", word: `Teach-out, ${endedWords[endedWhy ?? "EXPIRED"]}` };
  if (phase === "ENDED") return ended[endedWhy ?? "EXPIRED"];
  return stored[status];
}

export const stateOn = (agreement: Agreement, today: string) =>
  stateOf({ status: agreement.status, ...standing(agreement, today) });

export const stateOfRow = (row: AgreementRow, today: string) =>
  stateOf({ status: row.status, ...standingOfRow(row, today) });

/** The second badge: a version being made beside an executed one. The list does not know its kind. */
export function pendingState(
  pending: AgreementStatus | undefined,
  kind?: VersionKind,
): { state: State; word: string } | undefined {
  if (pending === undefined) return undefined;
  const what = kind === "RENEWAL" ? "Renewal" : kind === "AMENDMENT" ? "Amendment" : "New version";
  const { state, word } = stored[pending];
  return { state, word: pending === "DRAFT" ? `${what} in draft` : `${what} ${word.toLowerCase()}` };
}

const endedWords: Record<EndedWhy, string> = {
  EXPIRED: "expired",
  SUPERSEDED: "superseded",
  TERMINATED: "terminated",
};
const ended: Record<EndedWhy, { state: State; word: string }> = {
  EXPIRED: { state: "expired", word: "Expired" },
  SUPERSEDED: { state: "superseded", word: "Superseded" },
  TERMINATED: { state: "terminated", word: "Terminated" },
};
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
