/** The paper of a data-sharing agreement; imported at its first use, for what draws it is large. */
import type { Checklist } from "#shared/data-sharing/bases-schema.ts";
import { versionContent } from "#shared/data-sharing/content.ts";
import type { Basis } from "#shared/data-sharing/paper-data.ts";
import { paperModel } from "#shared/data-sharing/paper-model.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { type Around, evidenceOf } from "#shared/signing/evidence.ts";
import type { Stage } from "#shared/signing/paper.ts";
import { type MadePaper, makePaper } from "../signing/paper.ts";

export type PaperInput = {
  record: DataSharing;
  terms: DataTerms;
  parent?: string | undefined;
  checklist: Pick<Checklist, "items">;
  bases: readonly Basis[];
  stage: Stage;
  at: Date;
};

export async function paperOf(around: Around, { at, ...input }: PaperInput): Promise<MadePaper> {
  const content = versionContent(input.record, input.terms);
  const evidence = await evidenceOf(input.record, content, around, "data-sharing");
  return makePaper(evidence, at, (evidenceHash) => paperModel({ ...input, evidence, evidenceHash }));
}
