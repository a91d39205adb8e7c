/**
 * What the gate goes by, loaded; and its word, kept before it has any effect. A refusal is kept as well, also of someone
 * who may not even know that the agreement exists and is told no more than that.
 */
import type { Actor } from "#shared/actor.ts";
import { agreedOn } from "#shared/data-sharing/agreed.ts";
import { uncovered } from "#shared/data-sharing/containment.ts";
import { type Agreed, authorize, type Passage } from "#shared/data-sharing/gate.ts";
import type { Attempt } from "#shared/data-sharing/gate-log.ts";
import { governing } from "#shared/data-sharing/phase.ts";
import type { GateDecision } from "#shared/data-sharing/release-schema.ts";
import type { DataParty, DataSharing } from "#shared/data-sharing/schema.ts";
import { mayKnowBound } from "#shared/data-sharing/sight.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { DataSharingId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { record as recordKey } from "../cloud/keys.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import type { Asking } from "../http/endpoint.ts";

export type Stand = {
  record: DataSharing;
  agreed: Agreed;
  terms: DataTerms;
  /** That none of the records this was read from has moved: rides with whatever is done on the strength of it. */
  unmoved: Write[];
};

export async function standOf(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  today: string,
): Promise<Stand> {
  const line = await services.dataSharing.line(partnership, record);
  const bindingIn = async (one: DataSharing) => {
    const now = governing(one, today);
    const terms = await services.dataSharing.termsOf(partnership, one.id, now?.termsId);
    return { tier: one.tier, parties: now?.parties ?? [], dropped: now?.dropped ?? [], terms };
  };
  const [{ terms }, ...above] = await Promise.all([bindingIn(record), ...line.slice(1).map(bindingIn)]);
  const agreed = agreedOn(record, line, terms, today);
  // What does not pass today under one of those above, or to whom, passes under this one no more.
  const beyond = above.flatMap((one) => uncovered(terms.elements, one));
  const isInAll = ({ organizationId }: Pick<DataParty, "organizationId">) =>
    above.every(({ parties }) => parties.some((party) => party.organizationId === organizationId));
  return {
    record,
    terms,
    agreed: {
      ...agreed,
      parties: agreed.parties.filter(isInAll),
      dropped: [...agreed.dropped, ...beyond.map(({ elementId }) => elementId)],
    },
    unmoved: await Promise.all(
      line.map(async ({ id, version }) => ({
        check: recordKey(await services.dataSharing.pk(partnership, id)),
        when: { version },
      })),
    ),
  };
}

/** An organization sends only its own; whoever acts for none sends for none. */
export const senderOf = (by: Actor): OrganizationId => by.organization ?? ("" as OrganizationId);

type About = { partnershipId: PartnershipId; dataSharingId: DataSharingId };
export type AtGate = { by: Actor; today: string; stand: Stand };

/** Who asks, and the agreement whether they may know of it or not: the gate has a word for both. */
export async function approach(asking: Asking<About, unknown, unknown>): Promise<AtGate> {
  const { services, params } = asking;
  const [by, found, today] = await Promise.all([
    asking.actor,
    services.dataSharing.find(params.partnershipId, params.dataSharingId),
    asking.today(params.partnershipId),
  ]);
  if (!found) throw new Refusal("not-found");
  return { by, today, stand: await standOf(services, params.partnershipId, found, today) };
}

/** Keeps the decision in the agreement's own chain of them. */
export const keep = (
  { services, params, stamp }: Pick<Asking<Pick<About, "partnershipId">>, "services" | "params" | "stamp">,
  { by, stand }: Pick<AtGate, "by" | "stand">,
  decision: GateDecision,
  attempt: Attempt,
): Promise<void> =>
  services.gate.keep(params.partnershipId, stand.record.id, decision, attempt, stamp(by), stand.unmoved);

/** Refuses what the decision refuses: 404 to who may not know what they asked for. */
export function refuse({ by, stand }: AtGate, { reason, why, versionNo }: GateDecision): never {
  if (!mayKnowBound(stand.record, by)) throw new Refusal("not-found");
  if (reason === "ROLE_MISSING") throw new Refusal("role-missing", why);
  throw new Refusal("gate-closed", why, { reason, ...(versionNo === undefined ? {} : { versionNo }) });
}

/** Decides, keeps the decision, and goes on only if it allows. */
export async function pass(
  asking: Asking<About, unknown, unknown>,
  at: AtGate,
  passage: Passage,
  attempt: Attempt,
): Promise<GateDecision> {
  const decision = authorize(at.stand.agreed, at.by, attempt.action, passage, at.today);
  await keep(asking, at, decision, attempt);
  if (!decision.allowed) refuse(at, decision);
  return decision;
}
