/** Making and keeping the paper of an articulation agreement. */
import { lastDayOf } from "#shared/agreements/phase.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { pathwayName } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Stage } from "#shared/signing/paper.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import type { Services } from "../env.ts";
import { keepPaper as keep } from "../signing/keep-paper.ts";

type Wanted = {
  /** As it will be saved: with its content's hash, and for EXECUTED with all signatures and the day. */
  agreement: Agreement;
  terms: Terms;
  stage: Stage;
  at: Date;
};

/** The paper's hash and size, once its bytes are kept. */
export function keepPaper(
  services: Services,
  partnership: PartnershipId,
  { agreement, terms, stage, at }: Wanted,
): Promise<StoredFile> {
  const ends = lastDayOf(agreement);
  const { teachOutUntil = ends, pathwayId } = agreement;
  return keep(services, partnership, {
    record: agreement,
    stage,
    at,
    lastDay: [ends, teachOutUntil].sort().at(-1) ?? ends,
    async make(around, settings) {
      const { paperOf } = await import("./paper.ts");
      const framework = edition(settings?.frameworkEdition ?? "");
      const pathway = framework && pathwayId ? { pathway: pathwayName(framework, pathwayId) } : {};
      return paperOf({ ...around, agreement, terms, ...pathway, stage, at });
    },
  });
}
