/**
 * …/organizations/{organizationId}/findings: what an organization's faculty decided about pairs of courses, outside any
 * agreement; and …/agreements/{agreementId}/findings, what of that a draft could take in.
 */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import {
  type Decision,
  FindingChange,
  FindingDraft,
  RegisterFinding,
} from "#shared/agreements/finding-schema.ts";
import {
  dayProblems,
  mayEnter,
  objectionToAnother,
  objectionToDeciding,
  pullable,
  seesFinding,
  withFindings,
} from "#shared/agreements/findings.ts";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import { findingsMax, Terms } from "#shared/agreements/terms-schema.ts";
import { FindingId, newId, OrganizationId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { All, One, one } from "./paths.ts";
import { type AskingOfOne, readOne } from "./read-one.ts";
import { registerOf } from "./registers.ts";
import { saveTerms } from "./rules-route.ts";
import { insistOnSound } from "./sound-terms.ts";

const Register = All.extend({ organizationId: OrganizationId });
const OneFinding = Register.extend({ findingId: FindingId });
const register = "/partnerships/{partnershipId}/organizations/{organizationId}/findings";
const path = `${register}/{findingId}` as const;

const Finding = RegisterFinding.omit({ chainHash: true });
const shown = ({ chainHash: _hash, ...finding }: RegisterFinding) => finding;

const insistOn = (errors: readonly FieldProblem[]) => {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
};

const decision = (said: FindingChange, by: Actor, now: Date): Decision => ({
  ...said,
  by: by.person,
  byName: by.name,
  at: now.toISOString(),
});

/** The finding, if this actor may know of it. */
async function load(asking: Pick<Asking<z.output<typeof OneFinding>>, "services" | "params" | "actor">) {
  const { services, params } = asking;
  const [by, finding] = await Promise.all([
    asking.actor,
    services.findings.find(params.partnershipId, params.findingId),
  ]);
  if (finding?.receiverId !== params.organizationId || !seesFinding(by, finding))
    throw new Refusal("not-found");
  return { by, finding };
}

/** The draft, and what of the register it could take in. */
async function loadPullable(asking: AskingOfOne) {
  const { services, params } = asking;
  const { by, agreement } = await readOne(asking);
  const [terms, found] = await Promise.all([
    services.agreements.terms(params.partnershipId, agreement),
    registerOf(services, params.partnershipId, agreement),
  ]);
  const known = found.filter((finding) => seesFinding(by, finding) && mayEnter(finding, agreement));
  return { by, agreement, terms, findings: pullable(known, agreement, terms) };
}

export const findingRoutes = [
  endpoint(
    {
      method: "GET",
      path: register,
      summary:
        "The register: pairs of courses this organization's faculty decided about, by school and course",
      audience: "member",
      params: Register,
      query: PageQuery,
      answers: { 200: pageOf(Finding) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [by, organization, page] = await Promise.all([
        actor,
        services.organizations.find(params.partnershipId, params.organizationId),
        services.findings.list(params.partnershipId, params.organizationId, query.limit, cursor.open()),
      ]);
      if (!organization) throw new Refusal("not-found");
      const items = page.findings.filter((finding) => seesFinding(by, finding)).map(shown);
      return { status: 200, body: { items, ...(page.next ? { next: cursor.seal(page.next) } : {}) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: register,
      summary: "Record what your faculty decided about a course, or that it was asked about",
      audience: "member",
      params: Register,
      body: FindingDraft,
      answers: { 201: Finding },
      refusals: ["role-missing", "not-your-side", "already-there"],
    },
    async ({ services, actor, params, body, now, stamp, today }) => {
      const { partnershipId, organizationId } = params;
      const [by, organizations, day] = await Promise.all([
        actor,
        services.organizations.findAll(partnershipId, [organizationId, body.course.organizationId]),
        today(partnershipId),
      ]);
      const receiver = organizations.get(organizationId);
      if (!receiver) throw new Refusal("not-found");
      insist(objectionToDeciding(by, organizationId));
      const { course, against, visibility, ...said } = body;
      const foreign = organizations.has(course.organizationId) && course.organizationId !== organizationId;
      insistOn([
        ...(foreign
          ? []
          : [{ pointer: "/course/organizationId", detail: "another organization of this partnership" }]),
        ...dayProblems(said, undefined, day),
      ]);
      const saved = await services.findings.saving(
        partnershipId,
        undefined,
        {
          id: newId("fnd"),
          receiverId: organizationId,
          course,
          ...(against === undefined ? {} : { against }),
          visibility,
          decisions: [decision(said, by, now)],
          version: 0,
        },
        { action: "finding-recorded", note: `${course.code}: ${said.reason}, by ${said.decidedBy}` },
        stamp(by),
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${path}/supersede`,
      summary: "Decide about the pair again; the decision before stays, with the days on which it held",
      audience: "member",
      params: OneFinding,
      body: FindingChange,
      answers: { 200: Finding },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const [{ by, finding }, day] = await Promise.all([load(asking), asking.today(partnershipId)]);
      insist(objectionToDeciding(by, finding.receiverId));
      await sameVersion(finding, await services.findings.pk(partnershipId, finding.id));
      insist(objectionToAnother(finding));
      insistOn(dayProblems(body, finding.decisions.at(-1), day));
      const saved = await services.findings.saving(
        partnershipId,
        finding,
        { ...finding, decisions: [...finding.decisions, decision(body, by, now)] },
        {
          action: body.reason === "LIFTED" ? "finding-lifted" : "finding-superseded",
          note: `${finding.course.code}: ${body.reason}, by ${body.decidedBy}`,
        },
        stamp(by),
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path,
    params: OneFinding,
    what: "a finding",
    async load(asking) {
      const { finding } = await load(asking);
      return await asking.services.findings.pk(asking.params.partnershipId, finding.id);
    },
  }),

  endpoint(
    {
      method: "GET",
      path: `${one}/findings`,
      summary: "What the receivers' registers say about these schools' courses and the agreement does not",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(Finding) }) },
    },
    async (asking) => {
      const { findings } = await loadPullable(asking);
      return { status: 200, body: { items: findings.map(shown) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/findings`,
      summary: "Take findings of the register into a draft",
      audience: "member",
      params: One,
      body: z.strictObject({ findingIds: z.array(FindingId).min(1).max(500) }),
      answers: { 200: Terms },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "terms-invalid"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, agreement, terms, findings } = await loadPullable(asking);
      insist(objectionToEditing(agreement, by));
      await sameVersion(agreement, await services.agreements.pk(partnershipId, agreement.id));
      const byId = new Map(findings.map((finding) => [finding.id, finding]));
      insistOn(
        body.findingIds.flatMap((id, index) =>
          byId.has(id)
            ? []
            : [{ pointer: `/findingIds/${index}`, detail: "a finding that GET of this address lists" }],
        ),
      );
      const proposed = withFindings(
        terms,
        [...new Set(body.findingIds)].flatMap((id) => byId.get(id) ?? []),
      );
      if (proposed.findings.length > findingsMax)
        throw new Refusal("terms-invalid", undefined, {
          errors: [
            { pointer: "/findingIds", detail: `so many that the agreement has ${findingsMax} at most` },
          ],
        });
      await insistOnSound(services, partnershipId, agreement, proposed);
      const added = proposed.findings.length - terms.findings.length;
      const happened = { action: "findings-taken-in", note: `${added} from the register` };
      const saved = await saveTerms(services, partnershipId, agreement, terms, proposed, happened, stamp(by));
      return { status: 200, body: proposed, version: saved.record.version, writes: saved.writes };
    },
  ),
];
