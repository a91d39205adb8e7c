/** Stopping a signing: its steward calls it back to draft, or someone whose signature is needed declines (articulation.md 2.4). */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import { moves } from "./rules.ts";
import type { Agreement } from "./schema.ts";

type Said = { by: Actor; reason: string; at: Date };
type Decided = { agreement: Agreement; happened: Happened };

/** What changes after a recall is signed anew: the signatures given so far count for nothing, and are kept as they were. */
export function recall(before: Agreement, { by, reason, at }: Said): Decided {
  const { contentHash: _hash, signingDocument: _paper, frozenAt: _frozen, ...rest } = before;
  return {
    agreement: {
      ...rest,
      status: moves.recall.to,
      signatures: [],
      unattested: [],
      delegations: [],
      recalls: [
        ...(before.recalls ?? []),
        {
          version: before.version,
          versionNo: before.versionNo,
          ...(before.termsId === undefined ? {} : { termsId: before.termsId }),
          signatures: before.signatures.length,
          reason,
          by: by.person,
          byName: by.name,
          at: at.toISOString(),
        },
      ],
    },
    happened: { action: moves.recall.action, note: reason },
  };
}

/** Nobody signs this version any more; what was signed stays on it. */
export function decline(before: Agreement, { by, reason, at }: Said): Decided {
  return {
    agreement: {
      ...before,
      status: moves.decline.to,
      declined: {
        reason,
        by: by.person,
        byName: by.name,
        byOrganization: by.organization as OrganizationId,
        at: at.toISOString(),
      },
    },
    happened: { action: moves.decline.action, note: reason },
  };
}
