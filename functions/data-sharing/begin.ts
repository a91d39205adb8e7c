/** The first version of a data-sharing agreement: a draft of the organization acted for, seen by it alone. */
import type { Actor } from "#shared/actor.ts";
import type { DataSharing, DataSharingDraft } from "#shared/data-sharing/schema.ts";
import { countsOf, noTerms } from "#shared/data-sharing/terms.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";

export const begun = (
  draft: DataSharingDraft & { codedNotation: string },
  by: Actor,
  now: Date,
): DataSharing => ({
  ...draft,
  id: newId("dsa"),
  stewardId: by.organization as OrganizationId,
  visibility: "PARTIES",
  versionNo: 1,
  versionKind: "ORIGINAL",
  status: "DRAFT",
  shared: false,
  counts: countsOf(noTerms),
  signatures: [],
  unattested: [],
  delegations: [],
  restrictions: [],
  joinders: [],
  certificates: [],
  earlier: [],
  startedBy: by.person,
  startedAt: now.toISOString(),
  version: 0,
});
