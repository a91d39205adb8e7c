/** …/agreements/{agreementId}/outcomes: counts per rule and year, of the organization that typed them. Nothing small is taken. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import { isAuditor } from "#shared/actor.ts";
import {
  creditByRule,
  objectionToCounting,
  outcomeProblems,
  seesOutcomes,
} from "#shared/agreements/outcome-rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { OutcomeChange, OutcomeDraft, type OutcomeRow, Outcomes } from "#shared/agreements/yearly-schema.ts";
import { OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { One, one } from "./paths.ts";
import { readBound } from "./read-one.ts";

const OfYear = One.extend({ academicYear: AcademicYear });
const OfOrganization = OfYear.extend({ organizationId: OrganizationId });
const path = `${one}/outcomes` as const;

const Kept = Outcomes.omit({ chainHash: true });
const shown = ({ chainHash: _hash, ...outcomes }: Outcomes) => outcomes;
const rulesCounted = (rows: readonly OutcomeRow[]) =>
  `${rows.length} ${rows.length === 1 ? "rule" : "rules"}`;

async function insistOnSafe(
  services: Services,
  partnership: PartnershipId,
  agreement: Agreement,
  rows: readonly OutcomeRow[],
): Promise<void> {
  const executed = await services.agreements.executed(partnership, agreement);
  const errors = outcomeProblems(rows, creditByRule(executed.flatMap(({ rules }) => rules)));
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
}

export const outcomeRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "What your organization counted, year by year; an auditor sees everyone's",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(Kept) }) },
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, agreement } = await readBound(asking);
      if (by.organization === undefined && !isAuditor(by)) return { status: 200, body: { items: [] } };
      const whose = isAuditor(by) ? undefined : by.organization;
      const found = await services.yearly.outcomes(params.partnershipId, agreement.id, whose);
      return { status: 200, body: { items: found.filter((one) => seesOutcomes(by, one)).map(shown) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary: "Keep your organization's counts for a year, small numbers hidden before they are sent",
      audience: "member",
      params: One,
      body: OutcomeDraft,
      answers: { 201: Kept },
      refusals: ["role-missing", "not-a-party", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId } = params;
      const [{ by, agreement }, today] = await Promise.all([readBound(asking), asking.today(partnershipId)]);
      insist(objectionToCounting(agreement, by, body.academicYear, today));
      await insistOnSafe(services, partnershipId, agreement, body.rows);
      const saved = await services.yearly.savingOutcomes(
        partnershipId,
        undefined,
        {
          ...body,
          agreementId: agreement.id,
          organizationId: by.organization as OrganizationId,
          at: now.toISOString(),
          by: by.person,
          byName: by.name,
          version: 0,
        },
        { action: "outcomes-counted", note: `${body.academicYear}: ${rulesCounted(body.rows)}` },
        stamp(by),
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${path}/{academicYear}`,
      summary: "Replace your organization's counts for a year",
      audience: "member",
      params: OfYear,
      body: OutcomeChange,
      answers: { 200: Kept },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { partnershipId, academicYear } = params;
      const [{ by, agreement }, today] = await Promise.all([readBound(asking), asking.today(partnershipId)]);
      insist(objectionToCounting(agreement, by, academicYear, today));
      const of = {
        agreementId: agreement.id,
        academicYear,
        organizationId: by.organization as OrganizationId,
      };
      const before = await services.yearly.outcome(partnershipId, of);
      if (!before) throw new Refusal("not-found", "Nothing was counted for this year yet.");
      await sameVersion(before, await services.yearly.outcomesPk(partnershipId, of));
      await insistOnSafe(services, partnershipId, agreement, body.rows);
      const saved = await services.yearly.savingOutcomes(
        partnershipId,
        before,
        { ...before, rows: body.rows, at: now.toISOString(), by: by.person, byName: by.name },
        { action: "outcomes-recounted", note: `${academicYear}: ${rulesCounted(body.rows)}` },
        stamp(by),
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: `${path}/{academicYear}/{organizationId}`,
    params: OfOrganization,
    what: "what one organization counted",
    async load(asking) {
      const { params, services } = asking;
      const { by, agreement } = await readBound(asking);
      const of = { ...params, agreementId: agreement.id };
      if (!seesOutcomes(by, of)) return undefined;
      const found = await services.yearly.outcome(params.partnershipId, of);
      return found && (await services.yearly.outcomesPk(params.partnershipId, of));
    },
  }),
];
