/** The evidence of an articulation agreement: its content is the agreement's and its terms'. */
import { type Around, type Evidence, evidenceOf as evidenceFor } from "../signing/evidence.ts";
import { versionContent } from "./content.ts";
import type { Agreement } from "./schema.ts";
import type { Terms } from "./terms-schema.ts";

type Made = Around & { agreement: Agreement; terms: Terms };

export const evidenceOf = ({ agreement, terms, ...around }: Made): Promise<Evidence> =>
  evidenceFor(agreement, versionContent(agreement, terms), around);
