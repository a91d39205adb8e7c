/** The few words every list and heading needs: kinds of agreement, `3 rules`. English. */
import type { AgreementType } from "./schema.ts";

export const typeWords: Record<AgreementType, string> = {
  ARTICULATION: "Articulation agreement",
  DUAL_CREDIT_PARTNERSHIP: "Dual credit partnership",
  TRANSFER_ARTICULATION: "College to university transfer",
  MOU: "Memorandum of understanding",
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
