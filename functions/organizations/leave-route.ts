/** …/organizations/{organizationId}/leave: a partner leaves, and what becomes of each of its agreements is decided with it. */
import * as z from "zod";
import { AgreementRow, Phase } from "#shared/agreements/schema.ts";
import { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { departed, departureProblems, objectionToLeaving } from "#shared/organizations/rules.ts";
import { DepartureDraft, Organization } from "#shared/organizations/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { IsoDate } from "#shared/time.ts";
import type { Write } from "../cloud/table.ts";
import { endpoint } from "../http/endpoint.ts";
import { openAgreements } from "./open-agreements.ts";

const One = z.object({ partnershipId: PartnershipId, organizationId: OrganizationId });

const LeaveReport = z.strictObject({
  organization: Organization,
  agreements: z.array(
    AgreementRow.pick({ id: true, codedNotation: true, name: true, status: true }).extend({
      dateEffective: AgreementRow.shape.dateEffective,
      /** The last day in force of what was signed; of what was not, the one it is to have. */
      lastDay: AgreementRow.shape.expirationDate,
      teachOutUntil: IsoDate.optional(),
      /** Where what was signed stands today; absent before that. */
      phase: Phase.optional(),
      /** Signed, and not over: it can run out or be ended with notice, and no longer be withdrawn. */
      inForce: z.boolean(),
    }),
  ),
});

/** Two writes an agreement: what one transaction of a hundred holds beside the partner itself. */
const agreementsMax = 45;

export const leaveRoutes = [
  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/organizations/{organizationId}/leave",
      summary:
        "Record that a partner leaves, with a decision for each of its agreements; a dry run lists them",
      audience: "member",
      params: One,
      query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") }),
      body: DepartureDraft,
      answers: { 200: LeaveReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing", "wrong-moment"],
    },
    async ({ services, actor, params, query, body, stamp, today, sameVersion }) => {
      const { partnershipId, organizationId } = params;
      const [by, before, day] = await Promise.all([
        actor,
        services.organizations.find(partnershipId, organizationId),
        today(partnershipId),
      ]);
      if (!before) throw new Refusal("not-found");
      insist(objectionToLeaving(by, before));
      const open = await openAgreements(services, partnershipId, organizationId, day);
      const agreements = open.map((row) => ({
        id: row.id,
        codedNotation: row.codedNotation,
        name: row.name,
        status: row.status,
        dateEffective: row.dateEffective,
        lastDay: row.expirationDate,
        ...teachOutOf(row),
        ...(row.phase === undefined ? {} : { phase: row.phase }),
        inForce: row.inForce,
      }));
      if (query.dryRun === "true")
        return { status: 200, body: { organization: before, agreements }, version: before.version };

      await sameVersion(before, await services.organizations.pk(partnershipId, before.id));
      const errors = departureProblems(before, body, open);
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
      if (open.length > agreementsMax)
        throw new Refusal(
          "wrong-moment",
          `${before.name} is a party to ${open.length} open agreements; ${agreementsMax} can be decided about in one step. End or withdraw some first.`,
        );
      const found = await services.agreements.findAll(
        partnershipId,
        open.map(({ id }) => id),
      );
      const futures = body.futures.map((one) => ({
        ...one,
        codedNotation: found.get(one.agreementId)?.codedNotation ?? "",
      }));
      const saved = await services.organizations.saving(
        partnershipId,
        before,
        { ...departed(before, body.until), departure: { until: body.until, decidedOn: day, futures } },
        {
          action: "organization-leaving",
          note: `last day ${body.until}; ${futures.length} agreements decided about`,
        },
        stamp(by),
      );
      const noted = await Promise.all(
        futures.map(async ({ agreementId, future, note }): Promise<Write[]> => {
          const agreement = found.get(agreementId);
          if (!agreement) return [];
          const happened = {
            action: "partner-leaving",
            note: `${before.name}, last day ${body.until}: ${words[future]}${note ? `. ${note}` : ""}`,
          };
          return (await services.agreements.saving(partnershipId, agreement, agreement, happened, stamp(by)))
            .writes;
        }),
      );
      return {
        status: 200,
        body: { organization: saved.record, agreements },
        version: saved.record.version,
        writes: [...saved.writes, ...noted.flat()],
      };
    },
  ),
];

/** The last day of any teach-out. */
function teachOutOf({ spans = [] }: AgreementRow): { teachOutUntil?: IsoDate } {
  const last = spans
    .flatMap(({ teachOutUntil }) => teachOutUntil ?? [])
    .sort()
    .at(-1);
  return last === undefined ? {} : { teachOutUntil: last };
}

const words = {
  RUNS_OUT: "kept until it ends",
  NOTICE: "to be ended with notice",
  SUCCESSOR: "another partner is to take its place",
  WITHDRAW: "to be withdrawn",
} as const;
