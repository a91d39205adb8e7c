/**
 * The public registry of data-sharing agreements, in the fields in which Illinois lists who holds students' information.
 * What is private, never executed or no longer public is the 404 of what does not exist.
 */

import { phaseInLine } from "#shared/data-sharing/phase.ts";
import { publicEntry } from "#shared/data-sharing/registry.ts";
import { PublicDataSharing } from "#shared/data-sharing/registry-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";
import { All, One } from "./paths.ts";

const all = "/public/partnerships/{partnershipId}/data-sharing";

/** What turns a record into its entry today. */
async function showing(services: Services, id: PartnershipId, today: string) {
  const [partnership, organizations, bases] = await Promise.all([
    services.partnerships.settings(id),
    services.organizations.every(id),
    services.legalBases.every(id),
  ]);
  if (!partnership) throw new Refusal("not-found");
  const named = new Map(organizations.map(({ id, code, name }) => [id, { code, name }]));
  return async (record: DataSharing): Promise<PublicDataSharing | undefined> => {
    const line = await services.dataSharing.line(id, record);
    return publicEntry(record, {
      partnership: { id, name: partnership.name },
      today,
      parent: phaseInLine(line.slice(1), today),
      named: (one) => named.get(one) ?? { code: "?", name: "An organization that left" },
      bases,
      spans: await services.owed.spans(id, line),
    });
  };
}

export const dataRegistryRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary:
        "Public data-sharing agreements: who holds what, for which purpose, for how long and until when",
      audience: "anyone",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(PublicDataSharing) },
      refusals: ["bad-cursor"],
    },
    async ({ services, params: { partnershipId }, query, cursor, today }) => {
      const entryOf = await showing(services, partnershipId, await today(partnershipId));
      const { rows, more } = await services.dataSharing.registry(partnershipId, query.limit, cursor.open());
      const items = (await Promise.all(rows.map(({ row }) => entryOf(row)))).filter(
        (one) => one !== undefined,
      );
      const last = rows.at(-1)?.key;
      return {
        status: 200,
        body: { items, ...(more && last !== undefined ? { next: cursor.seal(last) } : {}) },
        headers: cached,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${all}/{dataSharingId}`,
      summary: "One public data-sharing agreement",
      audience: "anyone",
      params: One,
      answers: { 200: PublicDataSharing },
    },
    async ({ services, params: { partnershipId, dataSharingId }, today }) => {
      const found = await services.dataSharing.find(partnershipId, dataSharingId);
      if (!found) throw new Refusal("not-found");
      const body = await (await showing(services, partnershipId, await today(partnershipId)))(found);
      if (!body) throw new Refusal("not-found");
      return { status: 200, body, headers: cached };
    },
  ),
];
