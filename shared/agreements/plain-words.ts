/** The few words every list and heading needs: kinds of agreement, ways of posting credit, `3 rules`. English. */
import type { AgreementType } from "./schema.ts";
import type { AwardMethod } from "./terms-schema.ts";

export const typeWords: Record<AgreementType, string> = {
  ARTICULATION: "Articulation agreement",
  DUAL_CREDIT_PARTNERSHIP: "Dual credit partnership",
  TRANSFER_ARTICULATION: "College to university transfer",
  MOU: "Memorandum of understanding",
};

/** What each way of posting credit is called. */
export const methodNames: Record<AwardMethod, string> = {
  PROFICIENCY_CREDIT: "Proficiency credit",
  DUAL_CREDIT_TRANSCRIPT: "Dual credit",
  DIRECT_TRANSCRIPTION: "Direct transcription",
  CREDIT_IN_ESCROW: "Credit in escrow",
  CREDIT_BY_EXAM: "Credit by exam",
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
