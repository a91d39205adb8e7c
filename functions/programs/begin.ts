/** The first version of a program: a draft of the organization acted for, seen by it alone. */
import type { Actor } from "#shared/actor.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import type { Program, ProgramDraft } from "#shared/programs/schema.ts";

export const begun = (draft: ProgramDraft, by: Actor, now: Date): Program => ({
  ...draft,
  id: newId("prg"),
  leadId: by.organization as OrganizationId,
  visibility: "PARTIES",
  shared: false,
  versionNo: 1,
  status: "DRAFT",
  asked: [],
  approvals: [],
  earlier: [],
  template: false,
  startedBy: by.person,
  startedAt: now.toISOString(),
  version: 0,
});
