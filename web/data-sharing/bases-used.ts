/** Which legal bases an agreement rests on: those its data cite, and those that come with them. */
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { usedBases } from "#shared/data-sharing/required.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";

export const basesUsed = (draft: DataSharing, terms: DataTerms, bases: readonly LegalBasis[]): LegalBasis[] =>
  usedBases({ draft, terms, bases }).map(({ basis }) => basis);
