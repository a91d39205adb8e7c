/**
 * /regional: sums over the organizations whose releases the reader may read today, through the gate of each agreement. The
 * hub adds up what was published, never what was hidden.
 */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { authorize, receiversOf, sendersOf } from "#shared/data-sharing/gate.ts";
import { standingOfRow } from "#shared/data-sharing/phase.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import { Regional, regionalSums } from "#shared/data-sharing/regional.ts";
import { type GateDecision, IndicatorId, type ReleaseRecord } from "#shared/data-sharing/release-schema.ts";
import { ReportingYear } from "#shared/data-sharing/terms-schema.ts";
import { type DataSharingId, type OrganizationId, PartnershipId } from "#shared/ids.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { keep, type Stand, standOf } from "./gate.ts";
import { passageOf } from "./release-route.ts";

const All = z.object({ partnershipId: PartnershipId });
const Query = z.strictObject({
  indicatorId: IndicatorId,
  year: ReportingYear,
  pooledTo: ReportingYear.optional(),
});
type AskingRegional = Asking<z.output<typeof All>, z.output<typeof Query>>;
type Decided = { stand: Stand; record: ReleaseRecord; decision: GateDecision };

const unborn = new Set([
  "DRAFT",
  "IN_REVIEW",
  "READY_TO_SIGN",
  "PARTLY_SIGNED",
  "SIGNING_LAPSED",
  "DECLINED",
  "WITHDRAWN",
]);

/** Every agreement that binds this organization, or has. */
async function standsOf({ services, params }: AskingRegional, own: OrganizationId, today: string) {
  const ids: DataSharingId[] = [];
  for await (const rows of services.dataSharing.pages(params.partnershipId, own))
    for (const row of rows) if (!unborn.has(standingOfRow(row, today))) ids.push(row.id);
  const found = await services.dataSharing.findAll(params.partnershipId, ids);
  return Promise.all(
    [...found.values()].map((record) => standOf(services, params.partnershipId, record, today)),
  );
}

/** The newest release of each sender for just these years, and what the gate says of it. */
async function decide(asking: AskingRegional, stand: Stand, by: Actor, today: string): Promise<Decided[]> {
  const { services, params, query } = asking;
  const places = await services.releases.newest(params.partnershipId, stand.record.id, query.indicatorId);
  const records = await services.releases.records(
    params.partnershipId,
    places
      .filter(({ year, pooledTo }) => year === query.year && pooledTo === query.pooledTo)
      .map(({ id }) => id),
  );
  return records.map((record) => ({
    stand,
    record,
    decision: authorize(stand.agreed, by, "read", passageOf(record), today),
  }));
}

export const regionalRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/regional",
      summary:
        "Sums of what partners have published of an indicator and year, partial, as far as you may read each of them",
      audience: "member",
      params: All,
      query: Query,
      answers: { 200: Regional },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { partnershipId } = params;
      const [by, today, indicators] = await Promise.all([
        asking.actor,
        asking.today(partnershipId),
        services.indicators.find(partnershipId),
      ]);
      const own = by.organization;
      const stands = own === undefined ? [] : await standsOf(asking, own, today);
      const decided = (await Promise.all(stands.map((stand) => decide(asking, stand, by, today)))).flat();
      await keepAll(asking, by, decided);
      // Under two agreements the same sender counts once: what it released last.
      const latest = new Map<OrganizationId, ReleaseRecord>();
      for (const { record, decision } of decided) {
        const other = latest.get(record.senderId);
        if (decision.allowed && (!other || other.at < record.at)) latest.set(record.senderId, record);
      }
      const contributions = await Promise.all(
        [...latest.values()].map(async (record) => ({
          ...record,
          table: await services.releases.tableOf(partnershipId, record),
        })),
      );
      const senders = stands.flatMap(({ agreed }) =>
        sendersOf(agreed, query.indicatorId).filter(
          (sender) => sender === own || (own && receiversOf(agreed, sender, query.indicatorId).includes(own)),
        ),
      );
      const dimensions = indicators.dimensions.map(({ id, kind, values }) => ({
        name: id,
        kind,
        values: values.map((value) => value.id),
      }));
      return {
        status: 200,
        body: {
          ...query,
          expected: [...new Set([...senders, ...latest.keys()])].sort(),
          from: [...latest.keys()].sort(),
          programs: regionalSums(contributions, dimensions),
        },
      };
    },
  ),
];

/** One event in each agreement's chain for each word its gate had. */
async function keepAll(asking: AskingRegional, by: Actor, decided: readonly Decided[]): Promise<void> {
  const { indicatorId, year, pooledTo } = asking.query;
  const alike = new Map<string, Decided[]>();
  for (const one of decided) {
    const key = `${one.stand.record.id} ${one.decision.reason}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  for (const some of alike.values()) {
    const [first] = some;
    if (!first) continue;
    const attempt = { indicatorId, years: spanName(year, pooledTo), releases: some.length };
    await keep(asking, { by, stand: first.stand }, first.decision, { action: "read", ...attempt });
  }
}
