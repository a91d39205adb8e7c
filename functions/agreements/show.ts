/** An agreement as this actor may see it today; absent and hidden are the same 404. */
import type { Actor } from "#shared/actor.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { isAtTheTable, mayRead, sight } from "#shared/agreements/sight.ts";
import { phaseOf, type Standing, standing, versionsOf } from "#shared/agreements/succession.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { Refusal } from "#shared/problem.ts";
import type { SignatureEvent } from "#shared/signing/schema.ts";
import { networkless } from "../signing/evidence.ts";

export function view(
  agreement: Agreement,
  actor: Actor,
  today: string,
  /** What only the records beside it tell: APPROVAL_OVERDUE. */
  alsoFlags: readonly string[] = [],
): AgreementView {
  const when = standing(agreement, today);
  if (sight(agreement, actor) !== "content")
    return { ...outline(agreement), ...derived(when, alsoFlags), contentHidden: true };
  const shown = asRead(agreement, actor);
  // Who reads the draft only is not told where the rest stands.
  if (shown.earlier.length < agreement.earlier.length) return { ...shown, flags: [] };
  return { ...shown, ...derived(when, alsoFlags) };
}

/**
 * One version as it was, for someone who may read it. What became of it since, and who may see it, is the agreement's to
 * say today, not the old version's.
 */
export function viewOfVersion(
  agreement: Agreement,
  asOfVersion: Agreement,
  actor: Actor,
  today: string,
): AgreementView {
  const { visibility, shared, termination } = agreement;
  const summary = versionsOf(agreement).find(({ versionNo }) => versionNo === asOfVersion.versionNo);
  if (!summary) throw new Error(`${agreement.id} has no version ${asOfVersion.versionNo}`);
  const { status, versionNo } = summary;
  const { corrections: _then, termination: _notice, ...rest } = asOfVersion;
  const corrections = agreement.corrections?.filter((one) => one.versionNo === versionNo) ?? [];
  const shown = {
    ...rest,
    ...{ visibility, shared, status },
    ...(termination && status === "TERMINATED" ? { termination } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
  };
  const { versionNo: governing } = standing(agreement, today);
  const when = {
    ...phaseOf(agreement, summary, today),
    ...(governing === undefined || !mayRead(agreement, governing, actor) ? {} : { versionNo: governing }),
  };
  return { ...asRead(shown, actor), ...derived(when, []) };
}

const derived = ({ flags, versionNo, ...when }: Standing, alsoFlags: readonly string[]) => ({
  ...when,
  flags: [...flags, ...alsoFlags],
  ...(versionNo === undefined ? {} : { governingVersionNo: versionNo }),
});

/** All of it, but for versions that are not this actor's to read; the network of who signed is for those at the table. */
function asRead(agreement: Agreement, actor: Actor): Omit<Agreement, "chainHash"> {
  const { chainHash: _hash, corrections, termination, recalls, declined, ...stored } = agreement;
  const atTable = isAtTheTable(agreement, actor);
  const mine = ({ versionNo }: { versionNo: number }) => mayRead(agreement, versionNo, actor);
  const evidence = (one: SignatureEvent) => (atTable ? one : networkless(one));
  const earlier = stored.earlier.filter(mine);
  return {
    ...stored,
    signatures: stored.signatures.map(evidence),
    unattested: stored.unattested.map(evidence),
    earlier,
    ...(corrections ? { corrections: corrections.filter(mine) } : {}),
    // What came of the making is its makers' alone.
    ...(recalls && atTable ? { recalls: recalls.filter(mine) } : {}),
    ...(declined && atTable ? { declined } : {}),
    ...(termination && earlier.length === stored.earlier.length ? { termination } : {}),
  };
}

/** Title, parties, state and dates, each by its name: what is added to an agreement later is hidden until someone lists it here. */
function outline(agreement: Agreement) {
  const dated = ["autoRenew", "teachOutUntil", "dateSigned", "pathwayId"] as const;
  const days = (of: Pick<Agreement, (typeof dated)[number]>) =>
    Object.fromEntries(dated.flatMap((key) => (of[key] === undefined ? [] : [[key, of[key]]])));
  const { id, codedNotation, name, agreementType, stewardId, visibility, shared, version } = agreement;
  const { versionNo, versionKind, status, dateEffective, expirationDate, noticeDays } = agreement;
  return {
    ...{ id, codedNotation, name, agreementType, stewardId, visibility, shared, version },
    ...{ versionNo, versionKind, status, dateEffective, expirationDate, noticeDays, ...days(agreement) },
    parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role, reviewerIds: [] })),
    ...{ signatureSlots: [], signatures: [], unattested: [], delegations: [] },
    earlier: agreement.earlier.map((one) => ({
      ...{ versionNo: one.versionNo, versionKind: one.versionKind, status: one.status, name: one.name },
      ...{ dateEffective: one.dateEffective, expirationDate: one.expirationDate, ...days(one) },
      ...{ parties: one.parties, noticeDays: one.noticeDays, cipCodes: [] },
    })),
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
