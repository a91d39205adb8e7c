/** What has to hold when it goes out for signature, and again when the last party signs (data-sharing.md L4, L6). */
import { beyond } from "#shared/data-sharing/containment.ts";
import { objectionToEnded, objectionToSlots } from "#shared/data-sharing/moves.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToDates } from "#shared/data-sharing/succession.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { aboveOf } from "./above.ts";
import { checklistOf, insistOnComplete } from "./checking.ts";

export async function insistOnReady(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  terms: DataTerms,
  today: string,
): Promise<void> {
  // Somebody may have joined, and so be bound, since it went out.
  insist(objectionToEnded(record) ?? objectionToSlots(record));
  await insistOnWithin(services, partnership, record, terms, today);
  insistOnComplete(await checklistOf(services, partnership, record, terms, today));
  insist(objectionToDates(record, today));
}

/** Refuses what reaches beyond the agreement it stands under, naming each place. */
async function insistOnWithin(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  terms: DataTerms,
  today: string,
): Promise<void> {
  if (record.parentId === undefined) return;
  const above = await aboveOf(services, partnership, record, today);
  if (!above?.executed)
    throw new Refusal(
      "not-executed",
      `${above?.codedNotation ?? "What it stands under"} is not executed yet: that one is signed first.`,
    );
  const errors = beyond(record, terms, above).map(({ path, message }) => ({
    pointer: path,
    detail: message,
  }));
  if (errors.length > 0)
    throw new Refusal("beyond-parent", `It reaches beyond ${above.codedNotation}, under which it stands.`, {
      errors: errors.slice(0, 100),
    });
}
