/** /partnerships/{partnershipId}/templates: save one from an agreement, start agreements from it. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { objectionToStarting } from "#shared/agreements/rules.ts";
import { type Agreement, AgreementDraft } from "#shared/agreements/schema.ts";
import {
  type Template,
  TemplateDraft,
  TemplateView,
  WholeTemplate,
} from "#shared/agreements/template-schema.ts";
import {
  objectionToSavingTemplate,
  readerOf,
  scopeProblem,
  seesTemplate,
  takenFrom,
  textOf,
  withSlots,
} from "#shared/agreements/templates.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { AgreementView } from "#shared/agreements/view.ts";
import { newId, type OrganizationId, TemplateId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { begun } from "./begin.ts";
import { insistOnDraft, surroundings } from "./draft.ts";
import { All } from "./paths.ts";
import { readable, view } from "./show.ts";
import { insistOnSound } from "./sound-terms.ts";

const OneTemplate = All.extend({ templateId: TemplateId });
const path = "/partnerships/{partnershipId}/templates";
const one = `${path}/{templateId}` as const;

type Saving = Pick<Asking<z.output<typeof All>>, "services" | "params" | "now"> & {
  body: z.output<typeof TemplateDraft>;
};

const shown = ({ chainHash: _hash, termsId: _terms, ...template }: Template): TemplateView => template;

/** The template, if this actor may know of it. */
async function load(asking: Pick<Asking<z.output<typeof OneTemplate>>, "services" | "params" | "actor">) {
  const { services, params, actor } = asking;
  const [by, template] = await Promise.all([
    actor,
    services.templates.find(params.partnershipId, params.templateId),
  ]);
  if (!template || !seesTemplate(by, template)) throw new Refusal("not-found");
  return { by, template };
}

/** The agreement of this id, if this actor may read what it says. */
const source = async ({ services, params, body }: Saving, by: Actor): Promise<Agreement> =>
  readable(await services.agreements.find(params.partnershipId, body.agreementId), by);

/** What it says now to those the template is for. */
async function taken(
  { services, params, now, body: { name, scope } }: Saving,
  by: Actor,
  found: Agreement,
  before?: Template,
): Promise<{ fields: Omit<Template, "id" | "organizationId" | "version" | "chainHash">; text: Terms }> {
  const { partnershipId } = params;
  const problem = scopeProblem(by, scope, found, before);
  if (problem) throw new Refusal("invalid-input", undefined, { errors: [problem] });
  const agreement = await services.agreements.presented(partnershipId, found, readerOf(by, scope));
  const text = textOf(await services.agreements.terms(partnershipId, agreement));
  return {
    text,
    fields: {
      ...takenFrom(agreement),
      name,
      scope,
      termsId: newId("trm"),
      clauses: text.clauses?.length ?? 0,
      conditions: text.conditions.length,
      savedBy: by.person,
      savedByName: by.name,
      savedAt: now.toISOString(),
    },
  };
}

export const templateRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "Templates you may start from, by name: your organization's, and those for every partner",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(TemplateView) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [by, page] = await Promise.all([
        actor,
        services.templates.list(params.partnershipId, query.limit, cursor.open()),
      ]);
      const items = page.templates.filter((template) => seesTemplate(by, template)).map(shown);
      return { status: 200, body: { items, ...(page.next ? { next: cursor.seal(page.next) } : {}) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary:
        "Save what an agreement says as a template: kind, clauses, conditions, who signs, notice and term",
      audience: "member",
      params: All,
      body: TemplateDraft,
      answers: { 201: TemplateView },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { services, params, stamp } = asking;
      const by = await asking.actor;
      const found = await source(asking, by);
      insist(objectionToSavingTemplate(by));
      const { fields, text } = await taken(asking, by, found);
      const saved = await services.templates.saving(
        params.partnershipId,
        undefined,
        { ...fields, id: newId("tpl"), organizationId: by.organization as OrganizationId, version: 0 },
        { action: "template-saved", note: `from ${fields.from}` },
        stamp(by),
        text,
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One template with its clauses and conditions",
      audience: "member",
      params: OneTemplate,
      answers: { 200: WholeTemplate },
    },
    async (asking) => {
      const { template } = await load(asking);
      const { clauses = [], conditions } = await asking.services.templates.text(
        asking.params.partnershipId,
        template,
      );
      return {
        status: 200,
        body: { ...shown(template), text: { clauses, conditions } },
        version: template.version,
      };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Save a template anew from an agreement",
      audience: "member",
      params: OneTemplate,
      body: TemplateDraft,
      answers: { 200: TemplateView },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, stamp, sameVersion } = asking;
      const { by, template } = await load(asking);
      insist(objectionToSavingTemplate(by, template));
      await sameVersion(template, await services.templates.pk(params.partnershipId, template.id));
      const { fields, text } = await taken(asking, by, await source(asking, by), template);
      const { id, organizationId, version, chainHash } = template;
      const saved = await services.templates.saving(
        params.partnershipId,
        template,
        { ...fields, id, organizationId, version, chainHash },
        { action: "template-changed", note: `from ${fields.from}` },
        stamp(by),
        text,
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/retire`,
      summary: "Take a template off the list; agreements started from it stay what they are",
      audience: "member",
      params: OneTemplate,
      answers: { 200: TemplateView },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, now, stamp, sameVersion } = asking;
      const { by, template } = await load(asking);
      insist(objectionToSavingTemplate(by, template));
      await sameVersion(template, await services.templates.pk(params.partnershipId, template.id));
      const retired = { at: now.toISOString(), by: by.person, byName: by.name };
      const saved = await services.templates.saving(
        params.partnershipId,
        template,
        { ...template, retired },
        { action: "template-retired" },
        stamp(by),
      );
      return { status: 200, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/agreements`,
      summary: "Start a draft from a template: its clauses, conditions and signatures come with it",
      audience: "member",
      params: OneTemplate,
      body: AgreementDraft,
      answers: { 201: AgreementView },
      refusals: [
        "role-missing",
        "not-a-party",
        "no-sending-party",
        "no-receiving-party",
        "already-there",
        "terms-invalid",
        "wrong-moment",
      ],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId } = params;
      const [{ by, template }, today] = await Promise.all([load(asking), asking.today(partnershipId)]);
      insist(objectionToStarting(by, body.parties));
      if (template.retired) throw new Refusal("wrong-moment", "This template has been retired.");
      const draft = withSlots(body, template);
      const [around, text] = await Promise.all([
        surroundings(services, partnershipId, draft),
        services.templates.text(partnershipId, template),
      ]);
      insistOnDraft(draft, around, today);
      await insistOnSound(services, partnershipId, draft, text);
      const saved = await services.agreements.saving(
        partnershipId,
        undefined,
        begun(draft, by, now, text),
        { action: "agreement-started", note: `from the template ${template.name}` },
        stamp(by),
        { terms: text },
      );
      return {
        status: 201,
        body: view(saved.record, by, today),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: one,
    params: OneTemplate,
    what: "a template",
    async load(asking) {
      const { template } = await load(asking);
      return await asking.services.templates.pk(asking.params.partnershipId, template.id);
    },
  }),
];
