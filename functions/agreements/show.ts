/** An agreement as this actor may see it today; absent and hidden are the same 404. */
import type { Actor } from "#shared/actor.ts";
import { isAuditor } from "#shared/actor.ts";
import { sight } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { SignatureEvent } from "#shared/agreements/signing-schema.ts";
import { everyParty, executedVersions, standing } from "#shared/agreements/succession.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";

/** Whether `actor` is at the table: a party, the steward, or an auditor. Others see what was executed, not what is being made. */
export const isAtTheTable = (agreement: Agreement, actor: Actor): boolean =>
  isAuditor(actor) ||
  actor.organization === agreement.stewardId ||
  everyParty(agreement).some((party) => party.organizationId === actor.organization);

const networkless = (evidence: SignatureEvent): SignatureEvent => {
  const { ipTruncated: _ip, userAgent: _agent, wetInk, ...rest } = evidence;
  if (!wetInk) return rest;
  const { uploadedFrom: _from, ...page } = wetInk;
  return { ...rest, wetInk: page };
};

export function view(
  agreement: Agreement,
  actor: Actor,
  today: string,
  /** What only the records beside it tell: APPROVAL_OVERDUE. */
  alsoFlags: readonly string[] = [],
): AgreementView {
  const { chainHash: _chainHash, ...stored } = agreement;
  const { flags, versionNo, ...when } = standing(agreement, today);
  const derived = {
    ...when,
    flags: [...flags, ...alsoFlags],
    ...(versionNo === undefined ? {} : { governingVersionNo: versionNo }),
  };
  if (sight(agreement, actor) === "content") {
    if (isAtTheTable(agreement, actor)) return { ...stored, ...derived };
    // What came of the making is its makers' alone.
    const { recalls: _recalls, declined: _declined, ...known } = stored;
    return {
      ...known,
      signatures: stored.signatures.map(networkless),
      unattested: stored.unattested.map(networkless),
      ...derived,
    };
  }
  const {
    purpose: _purpose,
    cipCodes: _cips,
    totals: _totals,
    registration: _registration,
    startedBy: _by,
    termsId: _terms,
    reviewId: _reviews,
    review: _review,
    contentHash: _hash,
    signingDocument: _paper,
    executedDocument: _executed,
    visibilityProposal: _proposal,
    termination: _termination,
    changeSummary: _summary,
    recalls: _recalls,
    declined: _declined,
    ...outline
  } = stored;
  return {
    ...outline,
    parties: outline.parties.map((party) => ({ ...party, reviewerIds: [] })),
    signatureSlots: [],
    signatures: [],
    unattested: [],
    delegations: [],
    earlier: outline.earlier.map(
      ({
        termsId: _id,
        reviewId: _said,
        contentHash: _content,
        changeSummary: _what,
        executedDocument: _file,
        ...one
      }) => one,
    ),
    ...derived,
    contentHidden: true,
  };
}

/** The agreement, if this actor may know of it. */
export function seen(agreement: Agreement | undefined, actor: Actor): Agreement {
  if (!agreement || sight(agreement, actor) === "none") throw new Refusal("not-found");
  return agreement;
}

/** The agreement, if this actor may read what it says. */
export function readable(agreement: Agreement | undefined, actor: Actor): Agreement {
  const found = seen(agreement, actor);
  if (sight(found, actor) !== "content") {
    throw new Refusal(
      "content-hidden",
      "You see the title, parties, state and dates of this agreement. Its parties see the rest.",
    );
  }
  return found;
}

/** Whether this actor may read this version: one under way, declined or withdrawn is its makers' alone once one is executed. */
export const mayRead = (agreement: Agreement, versionNo: number, actor: Actor): boolean => {
  const executed = executedVersions(agreement);
  return (
    isAtTheTable(agreement, actor) ||
    executed.length === 0 ||
    executed.some((version) => version.versionNo === versionNo)
  );
};

/** The agreement with the version this actor is to see in the place of its latest. */
export async function presented(
  services: Services,
  partnership: PartnershipId,
  agreement: Agreement,
  actor: Actor,
): Promise<Agreement> {
  if (mayRead(agreement, agreement.versionNo, actor)) return agreement;
  const executed = executedVersions(agreement);
  const last = await services.agreements.version(partnership, agreement, executed.at(-1)?.versionNo ?? 0);
  if (!last) return agreement;
  return {
    ...last,
    visibility: agreement.visibility,
    earlier: executed.slice(0, -1),
    status: executed.at(-1)?.status ?? last.status,
    ...(agreement.termination ? { termination: agreement.termination } : {}),
    version: agreement.version,
  };
}
