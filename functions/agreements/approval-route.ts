/** …/agreements/{agreementId}/approvals: each side's lead administrator reaffirms it, year by year, in records of its own. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import { approvalYears, objectionToApproving } from "#shared/agreements/approvals.ts";
import {
  AnnualApproval,
  ApprovalChange,
  ApprovalDraft,
  ApprovalYear,
} from "#shared/agreements/yearly-schema.ts";
import { OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { YearlyDeadlines } from "#shared/partnerships/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { One, one } from "./paths.ts";
import { type AskingOfOne, readBound } from "./read-one.ts";

const OfYear = One.extend({ academicYear: AcademicYear });
const OfSide = OfYear.extend({ organizationId: OrganizationId });
const path = `${one}/approvals` as const;

const Approval = AnnualApproval.omit({ chainHash: true });
const shown = ({ chainHash: _hash, ...approval }: AnnualApproval) => approval;

/** By when things are due each year in this partnership. */
export async function deadlines(services: Services, partnership: PartnershipId): Promise<YearlyDeadlines> {
  return (await services.partnerships.settings(partnership))?.deadlines ?? YearlyDeadlines.parse({});
}

async function load(asking: AskingOfOne & Pick<Asking, "today">) {
  const { services, params } = asking;
  const [{ by, agreement }, due, today] = await Promise.all([
    readBound(asking),
    deadlines(services, params.partnershipId),
    asking.today(params.partnershipId),
  ]);
  return { by, agreement, due, today };
}

const words = {
  REAFFIRMED: "reaffirmed",
  REAFFIRMED_WITH_CHANGES: "reaffirmed, with changes",
  NOT_REAFFIRMED: "not reaffirmed",
} as const;

/** "2026-27: reaffirmed, with changes: WLD 101 is now 4 hours" */
const note = ({ decision, note: said }: ApprovalChange, year: string) =>
  `${year}: ${words[decision]}${said ? `: ${said}` : ""}`;

export const approvalRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "Year by year, who has reaffirmed it and who has yet to, newest first",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(ApprovalYear) }) },
    },
    async (asking) => {
      const { agreement, due, today } = await load(asking);
      const given = await asking.services.yearly.approvals(asking.params.partnershipId, agreement.id);
      const items = approvalYears(agreement, given, due, today).map((year) => ({
        ...year,
        parties: year.parties.map((party) => {
          const approval = given.find(
            (one) => one.academicYear === year.academicYear && one.organizationId === party.organizationId,
          );
          return { ...party, ...(approval ? { approval: shown(approval) } : {}) };
        }),
      }));
      return { status: 200, body: { items } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary: "Reaffirm it for an academic year, or say that your side does not",
      audience: "member",
      params: One,
      body: ApprovalDraft,
      answers: { 201: Approval },
      refusals: ["role-missing", "not-a-party", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { by, agreement, due, today } = await load(asking);
      insist(objectionToApproving(agreement, by, body.academicYear, due, today));
      const saved = await services.yearly.savingApproval(
        params.partnershipId,
        undefined,
        {
          ...body,
          agreementId: agreement.id,
          organizationId: by.organization as OrganizationId,
          personId: by.person,
          personName: by.name,
          at: now.toISOString(),
          version: 0,
        },
        { action: "approval-given", note: note(body, body.academicYear) },
        stamp(by),
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${path}/{academicYear}`,
      summary: "Change what your side said for a year; the history keeps what it said before",
      audience: "member",
      params: OfYear,
      body: ApprovalChange,
      answers: { 200: Approval },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { partnershipId, academicYear } = params;
      const { by, agreement, due, today } = await load(asking);
      insist(objectionToApproving(agreement, by, academicYear, due, today));
      const of = {
        agreementId: agreement.id,
        academicYear,
        organizationId: by.organization as OrganizationId,
      };
      const before = await services.yearly.approval(partnershipId, of);
      if (!before) throw new Refusal("not-found", "Your side has said nothing for this year yet.");
      await sameVersion(before, await services.yearly.approvalPk(partnershipId, of));
      const { note: _note, ...kept } = before;
      const saved = await services.yearly.savingApproval(
        partnershipId,
        before,
        { ...kept, ...body, personId: by.person, personName: by.name, at: now.toISOString() },
        { action: "approval-changed", note: note(body, academicYear) },
        stamp(by),
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: `${path}/{academicYear}/{organizationId}`,
    params: OfSide,
    what: "what one side said for a year",
    async load(asking) {
      const { params, services } = asking;
      const { agreement } = await load(asking);
      const of = { ...params, agreementId: agreement.id };
      const found = await services.yearly.approval(params.partnershipId, of);
      return found && (await services.yearly.approvalPk(params.partnershipId, of));
    },
  }),
];
