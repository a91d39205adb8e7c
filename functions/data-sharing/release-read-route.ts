/** …/releases/{releaseId}, as a file, and one program over the years: through the gate, each decision kept before anything is read out. */
import * as z from "zod";
import { authorize } from "#shared/data-sharing/gate.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import {
  type GateDecision,
  IndicatorId,
  Release,
  type ReleaseRecord,
  Trend,
} from "#shared/data-sharing/release-schema.ts";
import { mayKnowBound } from "#shared/data-sharing/sight.ts";
import { PurposeId } from "#shared/data-sharing/terms-schema.ts";
import { OrganizationId, ReleaseId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { attachment, fileName } from "../http/attachment.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { type AtGate, approach, keep, pass, refuse } from "./gate.ts";
import { One, one } from "./paths.ts";
import { passageOf } from "./release-route.ts";

const path = `${one}/releases` as const;
const OneRelease = One.extend({ releaseId: ReleaseId });
const ReadQuery = z.strictObject({
  /** The agreed purpose it is read for; the release's own when left out. */
  purposeId: PurposeId.optional(),
});
const TrendQuery = z.strictObject({
  indicatorId: IndicatorId,
  senderId: OrganizationId,
  program: z.string().max(60),
  purposeId: PurposeId.optional(),
});

/** The release, once the gate has let this reader through and that is kept. */
async function opened(
  asking: Asking<z.output<typeof OneRelease>, z.output<typeof ReadQuery>, unknown>,
): Promise<{ at: AtGate; release: Release }> {
  const { services, params, query } = asking;
  const [at, record] = await Promise.all([
    approach(asking),
    services.releases.find(params.partnershipId, params.releaseId),
  ]);
  if (record?.dataSharingId !== params.dataSharingId) throw new Refusal("not-found");
  await pass(asking, at, passageOf(record, query.purposeId), {
    action: "read",
    indicatorId: record.indicatorId,
    years: spanName(record.year, record.pooledTo),
    senderId: record.senderId,
    releaseId: record.id,
  });
  return { at, release: await services.releases.whole(params.partnershipId, record) };
}

export const releaseReadRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${path}/trend`,
      summary: "One program of one sender over the years, as far as the gate lets you read",
      audience: "member",
      params: One,
      query: TrendQuery,
      answers: { 200: Trend },
      refusals: ["gate-closed"],
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { partnershipId, dataSharingId } = params;
      const { indicatorId, senderId, program, purposeId } = query;
      const at = await approach(asking);
      const places = await services.releases.newest(partnershipId, dataSharingId, indicatorId);
      const records = await services.releases.records(
        partnershipId,
        places.filter((place) => place.senderId === senderId).map(({ id }) => id),
      );
      const decided = records.map((record) => ({
        record,
        decision: authorize(at.stand.agreed, at.by, "read", passageOf(record, purposeId), at.today),
      }));
      await keepEach(asking, at, decided);
      const [first] = decided;
      if (first && decided.every(({ decision }) => !decision.allowed)) refuse(at, first.decision);
      // Nothing was decided, so nothing is said but what who may know what is agreed can know.
      if (!first && !mayKnowBound(at.stand.record, at.by)) throw new Refusal("not-found");
      const tables = await Promise.all(
        decided
          .filter(({ decision }) => decision.allowed)
          .map(async ({ record }) => ({
            record,
            table: await services.releases.tableOf(partnershipId, record),
          })),
      );
      return {
        status: 200,
        body: {
          dimensions: tables.at(-1)?.table.dimensions ?? [],
          items: tables.flatMap(({ record, table }) => {
            const block = table.blocks.find((one) => one.program === program);
            const { id, releaseNo, year, pooledTo } = record;
            const span = { year, ...(pooledTo ? { pooledTo } : {}) };
            return block ? [{ releaseId: id, releaseNo, ...span, groups: block.groups }] : [];
          }),
          closed: decided.flatMap(({ record: { year, pooledTo }, decision: { allowed, reason, why } }) =>
            allowed ? [] : [{ year, ...(pooledTo ? { pooledTo } : {}), reason, why }],
          ),
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/{releaseId}`,
      summary: "One released table, if the agreement lets you read it today",
      audience: "member",
      params: OneRelease,
      query: ReadQuery,
      answers: { 200: Release.omit({ chainHash: true }) },
      refusals: ["gate-closed"],
    },
    async (asking) => {
      const { chainHash: _hash, ...release } = (await opened(asking)).release;
      return { status: 200, body: release, version: release.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/{releaseId}/export`,
      summary: "The same as CSV, with one mark for whatever is suppressed",
      audience: "member",
      params: OneRelease,
      query: ReadQuery,
      answers: { 200: null },
      refusals: ["gate-closed"],
    },
    async (asking) => {
      const { services, params } = asking;
      const { at, release } = await opened(asking);
      const [indicators, organization, { releaseRows }, { writeCsv }] = await Promise.all([
        services.indicators.find(params.partnershipId),
        services.organizations.find(params.partnershipId, release.senderId),
        import("#shared/data-sharing/release-csv.ts"),
        import("../files/write-csv.ts"),
      ]);
      const { indicatorId, year, pooledTo } = release;
      const years = spanName(year, pooledTo).replace("/", "-to-");
      const rows = releaseRows(release, organization?.name ?? release.senderId, indicators);
      return {
        status: 200,
        response: new Response(writeCsv(rows), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(
              fileName(at.stand.record.codedNotation, `${indicatorId}-${years}.csv`),
            ),
          },
        }),
      };
    },
  ),
];

type Decided = { record: ReleaseRecord; decision: GateDecision };

/** One event for each word the gate had, over all the releases it was had for. */
async function keepEach(
  asking: Asking<z.output<typeof One>, z.output<typeof TrendQuery>, unknown>,
  at: AtGate,
  decided: readonly Decided[],
): Promise<void> {
  const { indicatorId, senderId } = asking.query;
  for (const reason of new Set(decided.map(({ decision }) => decision.reason))) {
    const alike = decided.filter(({ decision }) => decision.reason === reason);
    const [first, last] = [alike[0], alike.at(-1)];
    if (!first || !last) continue;
    const years = spanName(first.record.year, last.record.pooledTo ?? last.record.year);
    await keep(asking, at, first.decision, {
      action: "read",
      indicatorId,
      years,
      senderId,
      releases: alike.length,
    });
  }
}
