/** What the terms of an agreement hold, counted; and the terms of one that says nothing yet. Pure. */
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";
import { usualProhibitedUses } from "./usual-uses.ts";

export const noTerms: DataTerms = {
  purposes: [],
  prohibitedUses: [...usualProhibitedUses],
  elements: [],
  transfers: [],
  subRecipients: [],
  noSubRecipients: false,
  renewal: "none",
  terminationCauses: [],
  facts: {},
  evidence: [],
  clauses: [],
};

export const countsOf = ({ purposes, elements, transfers, clauses }: DataTerms): DataSharing["counts"] => ({
  purposes: purposes.length,
  elements: elements.length,
  transfers: transfers.length,
  clauses: clauses.length,
});
