/** Making and keeping the paper of a data-sharing agreement. */
import type { PartnershipId } from "#shared/ids.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import { dateIn } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { keepPaper as keep } from "../signing/keep-paper.ts";
import { checklistOf } from "./checking.ts";
import type { PaperInput } from "./paper.ts";

/** The paper's hash and size, once its bytes are kept. */
export async function keepPaper(
  services: Services,
  partnership: PartnershipId,
  { record, terms, stage, at }: Pick<PaperInput, "record" | "terms" | "stage" | "at">,
): Promise<StoredFile> {
  const [parent, checklist, bases] = await Promise.all([
    record.parentId ? services.dataSharing.find(partnership, record.parentId) : undefined,
    checklistOf(services, partnership, record, terms, dateIn("UTC", at)),
    services.legalBases.every(partnership),
  ]);
  return keep(services, partnership, {
    record,
    stage,
    at,
    lastDay: record.renewsUntil ?? record.expirationDate,
    async make(around) {
      const { paperOf } = await import("./paper.ts");
      const above = parent && `${parent.codedNotation}, ${parent.name}`;
      return paperOf(around, { record, terms, parent: above, checklist, bases, stage, at });
    },
  });
}
