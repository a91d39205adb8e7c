/** …/data-sharing/{dataSharingId}/releases: which there are, and what the next one is suppressed with. */
import * as z from "zod";
import { type Agreed, authorize, decisionOf, type Passage } from "#shared/data-sharing/gate.ts";
import {
  AgreedView,
  EarlierTable,
  GateDecision,
  IndicatorId,
  ReleaseLine,
  type ReleaseRecord,
} from "#shared/data-sharing/release-schema.ts";
import { discloses } from "#shared/data-sharing/roles.ts";
import { mayKnowBound, mayRead, sight } from "#shared/data-sharing/sight.ts";
import { ReportingYear, SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AtGate, approach, senderOf } from "./gate.ts";
import { One, one } from "./paths.ts";
import { seen } from "./show.ts";
import { unionFor } from "./union.ts";

const path = `${one}/releases` as const;

const ContextQuery = z.strictObject({
  indicatorId: IndicatorId,
  year: ReportingYear,
  pooledTo: ReportingYear.optional(),
});

/** Earlier tables are the sender's own; readers are named, and know nothing of these students but what was released. */
const SubmitContext = z.strictObject({
  policy: SuppressionPolicy,
  context: z.strictObject({
    viewers: z.array(z.strictObject({ name: z.string(), knows: z.array(z.never()) })),
    earlier: z.array(EarlierTable),
  }),
  next: z.int().positive(),
  decision: GateDecision,
});

/** What a release lets pass to a reader, for its own purpose or for another agreed one. */
export const passageOf = (release: ReleaseRecord, purposeId: string = release.purposeId): Passage => ({
  ...release,
  purposeId,
});

function agreedFor({ by, stand }: AtGate): AgreedView | undefined {
  const { agreed, terms, record } = stand;
  const readable =
    sight(record, by) === "content" &&
    agreed.versionNo !== undefined &&
    mayRead(record, agreed.versionNo, by);
  if (!readable) return undefined;
  const { purposes, elements, transfers, retention, suppressionPolicy } = terms;
  return {
    versionNo: agreed.versionNo,
    phase: agreed.phase,
    parties: agreed.parties.map(({ organizationId, roles }) => ({ organizationId, roles: [...roles] })),
    joined: agreed.joined.map(({ organizationId, role }) => ({ organizationId, role })),
    dropped: [...agreed.dropped],
    terms: { purposes, elements, transfers, ...(retention ? { retention } : {}) },
    ...(suppressionPolicy ? { policy: suppressionPolicy } : {}),
  };
}

function lineOf(release: ReleaseRecord, agreed: Agreed, { by, today }: AtGate): ReleaseLine {
  const { id, dataSharingId, indicatorId, year, pooledTo, senderId, releaseNo, versionNo } = release;
  const { policy, audit, auditedWith, byName, at } = release;
  return {
    ...{ id, dataSharingId, indicatorId, year, senderId, releaseNo, versionNo, policy, audit, byName, at },
    ...(pooledTo ? { pooledTo } : {}),
    auditedWith: auditedWith.length,
    decision: authorize(agreed, by, "read", passageOf(release), today),
  };
}

export const releaseRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "Which tables were released under this agreement, and what the gate would say to you of each",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: pageOf(ReleaseLine).extend({ agreed: AgreedView.optional() }) },
    },
    async (asking) => {
      const { services, params, query, cursor } = asking;
      const at = await approach(asking);
      const record = seen(at.stand.record, at.by);
      // What was released is no business of who does not know under what.
      if (!mayKnowBound(record, at.by)) return { status: 200, body: { items: [] } };
      const { places, more } = await services.releases.places(
        params.partnershipId,
        params.dataSharingId,
        query.limit,
        cursor.open(),
      );
      const found = await services.releases.records(
        params.partnershipId,
        places.map(({ place }) => place.id),
      );
      const agreed = agreedFor(at);
      const last = places.at(-1)?.key;
      return {
        status: 200,
        body: {
          items: found.map((release) => lineOf(release, at.stand.agreed, at)),
          ...(more && last ? { next: cursor.seal(last) } : {}),
          ...(agreed ? { agreed } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/context`,
      summary:
        "What your next release of an indicator is suppressed and audited with: the strictest policy, its readers, your earlier releases",
      audience: "member",
      params: One,
      query: ContextQuery,
      answers: { 200: SubmitContext },
      refusals: ["not-a-party"],
    },
    async (asking) => {
      const { services, params, query } = asking;
      const at = await approach(asking);
      const { by, stand, today } = at;
      seen(stand.record, by);
      const own = stand.agreed.parties.find(({ organizationId }) => organizationId === by.organization);
      if (!own || !discloses(own))
        throw new Refusal("not-a-party", "Parties that disclose data under this agreement send tables.");
      const subject = { senderId: senderOf(by), ...query };
      const union = await unionFor(services, params.partnershipId, stand, subject, today);
      const passages = stand.terms.purposes.map(({ purposeId }) =>
        authorize(stand.agreed, by, "submit", { ...subject, dimensions: [], purposeId }, today),
      );
      return {
        status: 200,
        body: {
          policy: union.policy,
          context: union.context as z.input<typeof SubmitContext>["context"],
          next: union.next,
          decision:
            passages.find(({ allowed }) => allowed) ??
            passages[0] ??
            decisionOf("PURPOSE_NOT_AGREED", stand.agreed),
        },
      };
    },
  ),
];
