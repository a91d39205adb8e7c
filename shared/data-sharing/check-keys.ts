/** By which code a partnership turns what a legal basis asks. Pure. */
import type { LegalBasis } from "./bases-schema.ts";

export const factKey = (basisId: string, factId: string): string => `${basisId}.${factId}`;
export const partiesKey = (basisId: string): string => factKey(basisId, "parties");
export const ferpaKey = (basisId: string): string => factKey(basisId, "besideFerpa");

/** Every code by which a partnership can turn what a basis asks. */
export const codesOf = ({ id, elements, facts, addsToFerpa }: LegalBasis): string[] => [
  ...elements.map((element) => element.id),
  ...facts.map((fact) => factKey(id, fact.id)),
  partiesKey(id),
  ...(addsToFerpa ? [ferpaKey(id)] : []),
];
