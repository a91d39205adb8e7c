/** The public registry: what is in force, was or will be, for anyone; and the executed paper of each version. */
import * as z from "zod";
import { RegistryAgreement, RegistryRow } from "#shared/agreements/registry.ts";
import { isAskedFor } from "#shared/agreements/registry-filter.ts";
import { Phase } from "#shared/agreements/schema.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import type { Partnership } from "#shared/partnerships/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import { paperObject } from "../cloud/keys.ts";
import { attachment, fileName } from "../http/attachment.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";
import { firstOf } from "../http/first-of.ts";
import { All, One } from "./paths.ts";
import { pathwayIn, registryAgreement } from "./registry.ts";
import { type PublicRow, standingOfPublic } from "./registry-row.ts";
import { publicPointer } from "./rows.ts";

const all = "/public/partnerships/{partnershipId}/agreements";
const one = `${all}/{agreementId}` as const;
const Version = One.extend({ versionNo: z.coerce.number().int().min(1).max(999) });

const ListQuery = PageQuery.extend({
  school: line(40).optional(),
  college: line(40).optional(),
  pathway: line(120).optional(),
  cip: z
    .string()
    .regex(/^\d{2}(\.\d{0,4})?$/, "a CIP code or its beginning, such as 51.39")
    .optional(),
  state: Phase.optional(),
  q: line(100).optional(),
});

export const registryRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary:
        "Public agreements by number: by school, college (id or code), pathway or cluster, CIP and state today",
      audience: "anyone",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(RegistryRow) },
      refusals: ["bad-cursor"],
    },
    async ({ services, params: { partnershipId }, query, cursor, today }) => {
      const from = cursor.open();
      const showing = async () => {
        const [organizations, partnership, day] = await Promise.all([
          services.organizations.every(partnershipId),
          services.partnerships.settings(partnershipId),
          today(partnershipId),
        ]);
        if (!partnership) throw new Refusal("not-found");
        const named = new Map<string, { code: string; name: string }>(
          organizations.map(({ id, code, name }) => [id, { code, name }]),
        );
        return (row: PublicRow) => {
          const shown = asShown(row, named, partnership, day);
          return isAskedFor(shown, query) ? shown : undefined;
        };
      };
      const { items, next } = await firstOf(
        (limit, after) => services.agreements.registry(partnershipId, limit, after),
        showing(),
        query.limit,
        from,
      );
      return {
        status: 200,
        body: { items, ...(next ? { next: cursor.seal(next) } : {}) },
        headers: cached,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One public agreement: every executed version with all it says, and where each stands today",
      audience: "anyone",
      params: One,
      answers: { 200: RegistryAgreement },
    },
    async ({ services, params }) => ({
      status: 200,
      body: await registryAgreement(services, params.partnershipId, params.agreementId),
      headers: cached,
    }),
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/versions/{versionNo}/document`,
      summary: "The executed PDF of one public version, as a file to keep",
      audience: "anyone",
      params: Version,
      answers: { 302: null },
    },
    async ({ services, params: { partnershipId, agreementId, versionNo }, c }) => {
      const agreement = await services.agreements.find(partnershipId, agreementId);
      const pointer = agreement && publicPointer(agreement);
      const file = pointer?.versions.find((version) => version.versionNo === versionNo)?.executedDocument;
      if (!pointer || !file) throw new Refusal("not-found");
      const { url } = await services.bucket.link(
        paperObject(partnershipId, agreementId, file.sha256, "pdf"),
        attachment(fileName(pointer.codedNotation, `v${versionNo}.pdf`)),
      );
      return { status: 302, response: c.redirect(url, 302) };
    },
  ),
];

function asShown(
  row: PublicRow,
  named: ReadonlyMap<string, { code: string; name: string }>,
  partnership: Pick<Partnership, "frameworkEdition">,
  today: string,
): RegistryRow {
  const { id, codedNotation, name, agreementType, cipCodes, spans } = row;
  const [first, last] = [spans[0], spans.at(-1)] as [PublicRow["spans"][number], PublicRow["spans"][number]];
  return {
    id,
    codedNotation,
    name,
    agreementType,
    parties: row.parties.map((party) => ({
      ...party,
      ...(named.get(party.organizationId) ?? { code: "?", name: "An organization that left" }),
    })),
    ...pathwayIn(partnership, row.pathwayId),
    cipCodes,
    dateEffective: first.from,
    expirationDate: last.until,
    ...standingOfPublic(row, today),
  };
}
