/** What has to hold when it goes out for signature, and again when the last party signs (data-sharing.md L4, L6). */
import { type Above, beyond } from "#shared/data-sharing/containment.ts";
import { governing, lastDayOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToDates } from "#shared/data-sharing/succession.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { bound, executedVersions, partiesTo } from "#shared/data-sharing/versions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { checklistOf, insistOnComplete } from "./checking.ts";

export async function insistOnReady(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  terms: DataTerms,
  today: string,
): Promise<void> {
  insistOnComplete(await checklistOf(services, partnership, record, terms, today));
  insist(objectionToDates(record, today));
  await insistOnWithin(services, partnership, record, terms, today);
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
  const parent = await services.dataSharing.find(partnership, record.parentId);
  const first = parent && executedVersions(parent)[0];
  if (!parent || !first)
    throw new Refusal(
      "not-executed",
      `${parent?.codedNotation ?? "What it stands under"} is not executed yet: that one is signed first.`,
    );
  const last = bound(parent);
  const above: Above = {
    tier: parent.tier,
    codedNotation: parent.codedNotation,
    dateEffective: first.dateEffective,
    until: lastDayOf(parent) ?? last.expirationDate,
    parties: partiesTo(parent, last),
    dropped: governing(parent, today)?.dropped ?? [],
    terms: await services.dataSharing.termsOf(partnership, parent.id, last.termsId),
  };
  const errors = beyond(record, terms, above).map(({ path, message }) => ({
    pointer: path,
    detail: message,
  }));
  if (errors.length > 0)
    throw new Refusal("beyond-parent", `It reaches beyond ${parent.codedNotation}, under which it stands.`, {
      errors: errors.slice(0, 100),
    });
}
