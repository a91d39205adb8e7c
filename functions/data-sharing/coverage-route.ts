/** /coverage: which active agreements let whom see which indicator, and which partner's indicators none covers. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import type { Actor } from "#shared/actor.ts";
import { matrixOf, passingUnder, reaching, yearsShown } from "#shared/data-sharing/coverage.ts";
import { Coverage } from "#shared/data-sharing/coverage-schema.ts";
import { governing } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { mayKnowBound, sight } from "#shared/data-sharing/sight.ts";
import { OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { line } from "#shared/text.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { standOf } from "./gate.ts";
import { All } from "./paths.ts";

const CoverageQuery = z.strictObject({
  /** Whose eyes: an organization that receives. */
  viewer: OrganizationId.optional(),
  /** Whose counts: an organization that discloses. */
  sender: OrganizationId.optional(),
  indicator: line(40).optional(),
  year: AcademicYear.optional(),
  /** `all`, or the id of a dimension of subgroups. */
  dimension: line(60).optional(),
  /** The map the other way round, of the partners that would report. */
  matrix: z.literal("yes").optional(),
});

/** Records of what is active today, of as many as this actor may read; each with what passes under it. */
async function activeIn(services: Services, partnership: PartnershipId, by: Actor, today: string) {
  const found: {
    record: DataSharing;
    passing: ReturnType<typeof passingUnder>;
    until: string;
    n?: number;
  }[] = [];
  for await (const page of services.dataSharing.pages(partnership)) {
    const ids = page
      .filter(
        (row) =>
          (row.status === "EXECUTED" || row.status === "TERMINATED") &&
          row.dateEffective <= today &&
          today <= row.expirationDate &&
          sight(row, by) === "content",
      )
      .map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 50) {
      const records = await services.dataSharing.findAll(partnership, ids.slice(at, at + 50));
      found.push(...(await Promise.all([...records.values()].map(one))));
    }
  }
  return found.filter(({ passing }) => passing.length > 0);

  async function one(record: DataSharing) {
    const above = await services.dataSharing.line(partnership, record);
    const now = governing(record, today);
    const spans = await services.owed.spans(partnership, above);
    const span = spans.find(({ versionNo }) => versionNo === now?.versionNo);
    if (!now || !span || !mayKnowBound(record, by))
      return { record, passing: [], until: record.expirationDate };
    const { agreed } = await standOf(services, partnership, record, today);
    const policy = span.terms.suppressionPolicy;
    return {
      record,
      passing: passingUnder({ id: record.id, ...agreed }),
      until: spans.at(-1)?.until ?? now.until,
      ...(policy === undefined ? {} : { n: policy.n }),
    };
  }
}

export const coverageRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/coverage",
      summary:
        "Which active agreements let an organization see an indicator; with matrix, what none of them covers",
      audience: "member",
      params: All,
      query: CoverageQuery,
      answers: { 200: Coverage },
    },
    async ({ services, actor, params: { partnershipId }, query, ...asking }) => {
      const [by, today] = await Promise.all([actor, asking.today(partnershipId)]);
      const active = (await activeIn(services, partnershipId, by, today)).toSorted((a, b) =>
        a.record.codedNotation.localeCompare(b.record.codedNotation),
      );
      const { matrix, ...asked } = query;
      const passing = reaching(
        active.flatMap((one) => one.passing),
        asked,
      );
      const named = new Set(passing.map(({ dataSharingId }) => dataSharingId));
      const agreements = active
        .filter(({ record }) => named.has(record.id))
        .map(({ record, until, n }) => ({
          id: record.id,
          codedNotation: record.codedNotation,
          name: governing(record, today)?.name ?? record.name,
          until,
          ...(n === undefined ? {} : { n }),
        }));
      if (!matrix) return { status: 200, body: { today, agreements, passing } };
      const [{ indicators }, organizations] = await Promise.all([
        services.indicators.find(partnershipId),
        services.organizations.every(partnershipId),
      ]);
      const partners = organizations.filter(({ id }) => asked.sender === undefined || id === asked.sender);
      const shown = indicators.filter(({ id }) => asked.indicator === undefined || id === asked.indicator);
      return {
        status: 200,
        body: {
          today,
          agreements,
          matrix: matrixOf(passing, agreements, partners, shown, yearsShown(today, asked.year)),
        },
      };
    },
  ),
];
