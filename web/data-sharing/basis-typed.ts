/** What is sent of a legal basis: its content, without what the hub says about it. */
import type { LegalBasis, LegalBasisContent } from "#shared/data-sharing/bases-schema.ts";

export const basisContent = ({
  id: _id,
  origin: _origin,
  version: _version,
  ...content
}: LegalBasis): LegalBasisContent => content;
