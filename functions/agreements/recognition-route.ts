/**
 * GET /partnerships/{partnershipId}/schools/{organizationId}/recognition: what the agreements in which a school sends
 * say about its courses, as much as the asker may read. A page of agreements a request, never a whole region; sets of
 * rules never change under their id, so what was read of them once is kept.
 */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { type AgreementSays, Recognition } from "#shared/agreements/recognition.ts";
import { saidBy, wouldSay } from "#shared/agreements/recognize.ts";
import { sends } from "#shared/agreements/roles.ts";
import type { Agreement, AgreementStatus, VersionSummary } from "#shared/agreements/schema.ts";
import { isIn, mayRead, rowFor, sight } from "#shared/agreements/sight.ts";
import { datesOf } from "#shared/agreements/spans.ts";
import { versionsOf, wasExecuted } from "#shared/agreements/succession.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { executedBy } from "#shared/agreements/versions.ts";
import { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { PageQuery } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";

const School = z.object({ partnershipId: PartnershipId, organizationId: OrganizationId });
/** A page is at most fifty sets of rules, with those of their earlier versions. */
const RecognitionQuery = PageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(25) });

const over: readonly AgreementStatus[] = ["WITHDRAWN", "DECLINED"];

export const recognitionRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/schools/{organizationId}/recognition",
      summary: "What agreements you may read say about a school's courses, by agreement number",
      audience: "member",
      params: School,
      query: RecognitionQuery,
      answers: { 200: Recognition },
    },
    async ({ services, actor, params, query, cursor, today }) => {
      const { partnershipId, organizationId } = params;
      const [by, school, day, { rows, more }] = await Promise.all([
        actor,
        services.organizations.find(partnershipId, organizationId),
        today(partnershipId),
        services.agreements.list(partnershipId, organizationId, query.limit, cursor.open()),
      ]);
      if (!school) throw new Refusal("not-found");
      const concerned = rows
        .map(({ row }) => rowFor(row, by))
        .filter((row) => {
          const party = row.parties.find((one) => one.organizationId === organizationId);
          return isIn(row, organizationId) && (!party || sends(party)) && !over.includes(row.status);
        });
      const open = concerned.filter((row) => sight(row, by) === "content");
      const agreements = await services.agreements.findAll(
        partnershipId,
        open.map(({ id }) => id),
      );
      const items = await Promise.all(
        open
          .flatMap(({ id }) => agreements.get(id) ?? [])
          .map((agreement) =>
            says(services, partnershipId, agreement, { school: organizationId, by, today: day }),
          ),
      );
      const last = rows.at(-1)?.key;
      return {
        status: 200,
        body: {
          items,
          hidden: concerned.filter((row) => sight(row, by) === "outline").length,
          ...(more && last ? { next: cursor.seal(last) } : {}),
        },
        headers: { "cache-control": "private, no-cache" },
      };
    },
  ),
];

/** What every executed version says, and what one under way would: of each version, if this actor may read it. */
async function says(
  services: Services,
  partnership: PartnershipId,
  agreement: Agreement,
  { school, by, today }: { school: OrganizationId; by: Actor; today: string },
): Promise<AgreementSays> {
  const { id, codedNotation, agreementType } = agreement;
  const versions = versionsOf(agreement).filter(({ versionNo }) => mayRead(agreement, versionNo, by));
  const executed = versions.filter(wasExecuted);
  const read = async (versions: readonly VersionSummary[]) => {
    const all = await Promise.all(
      versions.map(async (one) => {
        const terms = one.termsId && (await services.agreements.termsOf(partnership, id, one.termsId));
        return terms ? [versionOf(partnership, agreement, one, terms)] : [];
      }),
    );
    return all.flat();
  };
  const [holding, underWay] = await Promise.all([
    read(executed),
    read(versions.filter((one) => !wasExecuted(one) && !over.includes(one.status))),
  ]);
  return {
    agreementId: id,
    agreement: codedNotation,
    name: (executed.at(-1) ?? versions.at(-1) ?? agreement).name,
    agreementType,
    statements: [
      ...executedBy(holding, today)
        .flat()
        .flatMap((one) => saidBy(one, school)),
      ...underWay.flatMap((one) => wouldSay(one, school)),
    ],
  };
}

/** A version in the evaluator's form; who the parties are called is not needed here. */
function versionOf(
  partnership: PartnershipId,
  agreement: Agreement,
  one: VersionSummary,
  terms: Terms,
): PublicVersion {
  return {
    partnership,
    agreementId: agreement.id,
    codedNotation: agreement.codedNotation,
    agreementType: agreement.agreementType,
    name: one.name,
    versionNo: one.versionNo,
    ...datesOf(agreement, one),
    organizations: one.parties.map(({ organizationId, role }) => ({
      id: organizationId,
      code: "",
      name: "",
      role,
    })),
    terms,
  };
}
