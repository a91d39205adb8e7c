/**
 * Who may start and change a data-sharing agreement, and when. Pure: the API refuses with these rules and the page greys
 * its buttons with the same ones. A draft is its steward's until it is shared; then an editor of any party works on it.
 */
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { isIn } from "./roles.ts";
import type { DataParty, DataSharing, DataSharingDraft, DataSharingStatus, Tier } from "./schema.ts";
import { executedVersions, partiesTo } from "./versions.ts";

/** Under what each tier may stand: a license under an agreement, that under a memorandum (3.1). */
export const parentTiers: Readonly<Record<Tier, readonly Tier[]>> = {
  mou: [],
  dsa: ["mou"],
  dul: ["dsa"],
  dpa: ["mou"],
};

type Whose = Pick<DataSharing, "stewardId" | "shared"> & {
  parties: readonly { organizationId: OrganizationId }[];
};

/** Why `actor` edits nothing of this agreement at any time, or undefined. */
export function editsFor({ parties, stewardId, shared }: Whose, actor: Actor): Objection {
  const may = actor.organization === stewardId || (shared && isIn(parties, actor.organization));
  if (!may) return { code: "not-a-party", why: "A party to the agreement does this." };
  return has(actor, "editor", "admin")
    ? undefined
    : { code: "role-missing", why: "An editor or admin of a party does this." };
}

/** Why `actor` cannot start one with these parties, or undefined. */
export function objectionToStarting(actor: Actor, parties: DataSharingDraft["parties"]): Objection {
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin starts a data-sharing agreement." };
  return isIn(parties, actor.organization)
    ? undefined
    : { code: "not-a-party", why: "The organization you act for has to be one of the parties." };
}

const notADraft: Partial<Record<DataSharingStatus, string>> = {
  IN_REVIEW: "It is in review. An editor of a party can return it to draft.",
  OUT_FOR_SIGNATURE: "It is out for signature. Its steward can recall it, which voids the signatures.",
};

/** Why `actor` cannot change the draft or its terms now, or undefined. */
export function objectionToEditing(record: DataSharing, actor: Actor): Objection {
  const may = editsFor(record, actor);
  if (may || record.status === "DRAFT") return may;
  return {
    code: "wrong-moment",
    why: notADraft[record.status] ?? "Only a draft can be changed. Start an amendment.",
  };
}

/** Who is bound by the last executed version, and so signs the one that is being made; nobody before there is one. */
export function stillBound(record: DataSharing): DataParty[] {
  const last = executedVersions({ ...record, status: "DRAFT" }).at(-1);
  return last ? partiesTo(record, last) : [];
}

/** What must not change in a draft: the steward stays a party, and a later version is of the same agreement. */
export function draftProblems(draft: DataSharingDraft, before: DataSharing): FieldProblem[] {
  const fixed = executedVersions({ ...before, status: "DRAFT" }).length > 0;
  return [
    ...(isIn(draft.parties, before.stewardId)
      ? []
      : [{ pointer: "/parties", detail: "the organization that started it stays one of the parties" }]),
    ...(stillBound(before).every(({ organizationId }) => isIn(draft.parties, organizationId))
      ? []
      : [
          {
            pointer: "/parties",
            detail:
              "every party bound by the version before stays and signs this one; one that wants to leave sets an earlier last day, or is named in no transfer",
          },
        ]),
    ...(fixed && (draft.codedNotation ?? before.codedNotation) !== before.codedNotation
      ? [{ pointer: "/codedNotation", detail: `the number it was executed under: ${before.codedNotation}` }]
      : []),
    ...(fixed && draft.tier !== before.tier
      ? [{ pointer: "/tier", detail: `the kind it was executed as: ${before.tier}` }]
      : []),
    ...(fixed && draft.parentId !== before.parentId
      ? [{ pointer: "/parentId", detail: "the agreement it was executed under" }]
      : []),
  ];
}
