/** /partnerships/{partnershipId}/frameworks: the list, one framework, its statements, and publishing an edition. */
import { CaseUuid, type CfDocument } from "#shared/case/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { filedIn } from "#shared/statements/filed.ts";
import { objectionToEditing, objectionToPublishing, objectionToStarting } from "#shared/statements/rules.ts";
import {
  FrameworkDraft,
  FrameworkRow,
  FrameworkView,
  PublishDraft,
  type StatementFramework,
  WholeContents,
} from "#shared/statements/schema.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { All, all, load, One, OneEdition, one, view } from "./paths.ts";
import { whole } from "./whole.ts";

/** The document with what was typed in place of what stood there; what a package brought along stays. */
function typedInto(
  { visibility: _visibility, edition: _edition, ...typed }: FrameworkDraft,
  kept: Pick<CfDocument, "identifier"> & Partial<CfDocument>,
  now: Date,
): CfDocument {
  const { identifier, uri, officialSourceURL, subject, subjectURI, licenseURI, extensions } = kept;
  const carried = { uri, officialSourceURL, subject, subjectURI, licenseURI, extensions };
  return {
    ...(Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== undefined)) as object),
    ...typed,
    identifier,
    lastChangeDateTime: now.toISOString(),
  };
}

const row = ({
  identifier,
  document,
  ownerId,
  visibility,
  items,
  published,
  filed,
  linkedTo,
  badge,
  version,
}: StatementFramework): FrameworkRow => ({
  identifier,
  title: document.title,
  ownerId,
  visibility,
  items,
  version,
  editions: published.length,
  ...(document.adoptionStatus === undefined ? {} : { adoptionStatus: document.adoptionStatus }),
  ...(published.length === 0 ? {} : { edition: published.at(-1)?.document.version }),
  ...(filed === undefined ? {} : { filed }),
  ...(linkedTo === undefined ? {} : { linkedTo }),
  ...(badge === undefined ? {} : { badge }),
});

export const statementFrameworkRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Frameworks of knowledge-and-skill statements in this partnership, by title",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(FrameworkRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [page] = await Promise.all([
        services.statements.list(params.partnershipId, query.limit, cursor.open()),
        actor,
      ]);
      return {
        status: 200,
        body: {
          items: page.frameworks.map(row),
          ...(page.next ? { next: cursor.seal(page.next) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Start a framework, kept by the organization acted for",
      audience: "member",
      params: All,
      body: FrameworkDraft,
      answers: { 201: FrameworkView },
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, now, stamp }) => {
      const by = await actor;
      insist(objectionToStarting(by));
      const identifier = CaseUuid.parse(crypto.randomUUID());
      const saved = await services.statements.started(
        params.partnershipId,
        {
          identifier,
          document: typedInto(body, { identifier }, now),
          ownerId: by.organization as OrganizationId,
          visibility: body.visibility,
          ...(body.edition === undefined ? {} : { edition: body.edition }),
          startedBy: by.person,
          startedAt: now.toISOString(),
        },
        { CFItems: [], CFAssociations: [] },
        { action: "framework-started", note: body.title },
        stamp(by),
      );
      return { status: 201, body: view(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One framework with its editions",
      audience: "member",
      params: One,
      answers: { 200: FrameworkView },
    },
    async (asking) => {
      const { framework } = await load(asking);
      return { status: 200, body: view(framework), version: framework.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change what is said of the framework itself",
      audience: "member",
      params: One,
      body: FrameworkDraft,
      answers: { 200: FrameworkView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { by, framework } = await load(asking);
      insist(objectionToEditing(by, framework));
      await sameVersion(framework, await services.statements.pk(params.partnershipId, framework.identifier));
      const { edition: _edition, ...rest } = framework;
      const saved = await services.statements.saving(
        params.partnershipId,
        framework,
        {
          ...rest,
          ...(body.edition === undefined ? {} : { edition: body.edition }),
          visibility: body.visibility,
          document: typedInto(body, framework.document, now),
        },
        { action: "framework-changed", note: body.title },
        stamp(by),
      );
      const shown = body.visibility === "PUBLIC" && framework.published.length > 0;
      return {
        status: 200,
        body: view(saved.record),
        version: saved.record.version,
        writes: [...saved.writes, ...(shown ? [services.partnerships.publishing(params.partnershipId)] : [])],
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/statements`,
      summary: "Every statement being worked on, in the order of the tree, each with its level",
      audience: "member",
      params: One,
      answers: { 200: WholeContents },
    },
    async (asking) => {
      const { framework } = await load(asking);
      const contents = await asking.services.statements.contents(asking.params.partnershipId, framework);
      return { status: 200, body: whole(framework.identifier, contents), version: framework.version };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/publish`,
      summary: "Make an edition of what stands there now: it stays readable as it is, for good",
      audience: "member",
      params: One,
      body: PublishDraft,
      answers: { 200: FrameworkView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { by, framework } = await load(asking);
      insist(objectionToEditing(by, framework));
      await sameVersion(framework, await services.statements.pk(params.partnershipId, framework.identifier));
      insist(objectionToPublishing(framework, body));
      const [contents, today] = await Promise.all([
        services.statements.contents(params.partnershipId, framework),
        asking.today(params.partnershipId),
      ]);
      const { adoptionStatus = framework.document.adoptionStatus } = body;
      const document = {
        ...framework.document,
        version: body.version,
        ...(adoptionStatus === undefined ? {} : { adoptionStatus }),
        lastChangeDateTime: now.toISOString(),
      };
      const edition = {
        editionNo: (framework.published.at(-1)?.editionNo ?? 0) + 1,
        contentsId: framework.contentsId,
        contentsHash: framework.contentsHash,
        items: framework.items,
        document,
        publishedAt: now.toISOString(),
        publishedBy: by.person,
      };
      const saved = await services.statements.saving(
        params.partnershipId,
        framework,
        {
          ...framework,
          document,
          published: [...framework.published, edition],
          filed: filedIn(framework.identifier, contents, today),
        },
        { action: "edition-published", note: body.version },
        stamp(by),
      );
      return {
        status: 200,
        body: view(saved.record),
        version: saved.record.version,
        writes: [
          ...saved.writes,
          ...(framework.visibility === "PUBLIC"
            ? [services.partnerships.publishing(params.partnershipId)]
            : []),
        ],
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/editions/{editionNo}`,
      summary: "Every statement of one published edition, as it was then",
      audience: "member",
      params: OneEdition,
      answers: { 200: WholeContents },
    },
    async (asking) => {
      const { framework } = await load(asking);
      const { partnershipId, editionNo } = asking.params;
      const edition = framework.published.find((published) => published.editionNo === editionNo);
      if (!edition) throw new Refusal("not-found");
      const contents = await asking.services.statements.contents(
        partnershipId,
        framework,
        edition.contentsId,
      );
      return { status: 200, body: whole(framework.identifier, contents, editionNo) };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a framework of statements",
    async load(asking) {
      const { framework } = await load(asking);
      return await asking.services.statements.pk(asking.params.partnershipId, framework.identifier);
    },
  }),
];
