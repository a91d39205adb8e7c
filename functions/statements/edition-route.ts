/** Between editions: what changed, which courses still name what is over, and adaptations of an edition. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import type { Actor } from "#shared/actor.ts";
import { CaseUuid, type Contents } from "#shared/case/schema.ts";
import { objectionToCataloging } from "#shared/courses/rules.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { adaptation } from "#shared/statements/adaptation.ts";
import { changesBetween } from "#shared/statements/changes.ts";
import { objectionToSize } from "#shared/statements/edit-rules.ts";
import { isRetired } from "#shared/statements/editing.ts";
import { proposals, repointed } from "#shared/statements/migration.ts";
import { objectionToStarting } from "#shared/statements/rules.ts";
import {
  AdaptationDraft,
  EditionChanges,
  FrameworkView,
  MigrationChoice,
  MigrationProposal,
  type StatementFramework,
} from "#shared/statements/schema.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { load, One, one, view } from "./paths.ts";

type AskingOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

const EditionNo = z.coerce.number().int().positive().max(1_000);
const Between = z.strictObject({ from: EditionNo, to: EditionNo.optional() });
const Year = z.strictObject({ from: EditionNo, to: EditionNo, year: AcademicYear });
const Migration = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  year: AcademicYear,
  choices: z.array(MigrationChoice).min(1).max(10_000),
});

/** The contents of this edition; of none: what is being worked on. */
async function contentsOf(
  { services, params }: AskingOne,
  framework: StatementFramework,
  editionNo?: number,
): Promise<Contents> {
  const edition = framework.published.find((one) => one.editionNo === editionNo);
  if (editionNo !== undefined && !edition)
    throw new Refusal("not-found", `There is no edition ${editionNo} of this framework.`);
  return services.statements.contents(params.partnershipId, framework, edition?.contentsId);
}

/** The reader's own catalog of this year, and both editions. */
async function pointing(asking: AskingOne, { from, to, year }: z.output<typeof Year>) {
  const { services, params } = asking;
  const { by, framework } = await load(asking);
  const organizationId = by.organization;
  if (organizationId === undefined)
    throw new Refusal("role-missing", "Courses are re-pointed by the organization that teaches them.");
  const [before, after, catalog] = await Promise.all([
    contentsOf(asking, framework, from),
    contentsOf(asking, framework, to),
    services.courses.find(params.partnershipId, organizationId, year),
  ]);
  if (!catalog) throw new Refusal("not-found", `Your organization has no catalog for ${year} here.`);
  const courses = await services.courses.courses(params.partnershipId, catalog);
  return {
    by,
    organizationId,
    catalog,
    courses,
    after,
    proposed: proposals(framework.identifier, before, after, courses),
    title: framework.document.title,
  };
}

/** What was chosen must have been proposed, and lead to a statement of the later edition. */
function insistOnChoices(
  choices: readonly MigrationChoice[],
  proposed: readonly MigrationProposal[],
  after: Contents,
  today: string,
): void {
  const open = new Set<string>(proposed.map(({ statementId }) => statementId));
  const there = new Set<string>(
    after.CFItems.filter((item) => !isRetired(item, today)).map(({ identifier }) => identifier),
  );
  const errors = choices.flatMap(({ statementId, becomes }, index) => [
    ...(open.has(statementId)
      ? []
      : [{ pointer: `/choices/${index}/statementId`, detail: "a statement that is over and still named" }]),
    ...(becomes === null || there.has(becomes)
      ? []
      : [{ pointer: `/choices/${index}/becomes`, detail: "a statement in force in the later edition" }]),
  ]);
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

async function insistOnCataloging(
  asking: Pick<Asking<z.output<typeof One>>, "services" | "params" | "today">,
  by: Actor,
  organizationId: OrganizationId,
  year: AcademicYear,
): Promise<void> {
  const { partnershipId } = asking.params;
  const [organization, today] = await Promise.all([
    asking.services.organizations.find(partnershipId, organizationId),
    asking.today(partnershipId),
  ]);
  if (!organization) throw new Refusal("not-found");
  insist(objectionToCataloging(by, organization, year, today, true));
}

export const editionRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/changes`,
      summary: "Two editions side by side, or one and what is being worked on",
      audience: "member",
      params: One,
      query: Between,
      answers: { 200: EditionChanges },
    },
    async (asking) => {
      const { from, to } = asking.query;
      const { framework } = await load(asking);
      const [before, after] = await Promise.all([
        contentsOf(asking, framework, from),
        contentsOf(asking, framework, to),
      ]);
      return {
        status: 200,
        body: {
          from,
          ...(to === undefined ? {} : { to }),
          ...changesBetween(framework.identifier, before, after),
        },
        version: framework.version,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/migration`,
      summary:
        "Your courses of one year that still name statements which are over, and what those have become",
      audience: "member",
      params: One,
      query: Year,
      answers: {
        200: z.strictObject({ year: AcademicYear, proposals: z.array(MigrationProposal) }),
      },
      refusals: ["role-missing"],
    },
    async (asking) => {
      const { catalog, proposed } = await pointing(asking, asking.query);
      return {
        status: 200,
        body: { year: asking.query.year, proposals: proposed },
        version: catalog.version,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/migration`,
      summary: "Re-point your courses as reviewed, all at once; If-Match is the catalog's version",
      audience: "member",
      params: One,
      body: Migration,
      answers: { 200: z.strictObject({ year: AcademicYear, courses: z.int().nonnegative() }) },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "invalid-input"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const found = await pointing(asking, body);
      const { by, organizationId, catalog, courses, after } = found;
      const [today] = await Promise.all([
        asking.today(partnershipId),
        insistOnCataloging(asking, by, organizationId, body.year),
      ]);
      await sameVersion(catalog, await services.courses.pk(partnershipId, organizationId, body.year));
      insistOnChoices(body.choices, found.proposed, after, today);
      const over = new Set<string>(body.choices.map(({ statementId }) => statementId));
      const touched = courses.filter(({ skillStatementIds }) => skillStatementIds.some((id) => over.has(id)));
      const saved = await services.courses.saving(
        partnershipId,
        catalog,
        catalog,
        courses.map((course) =>
          touched.includes(course)
            ? { ...course, skillStatementIds: repointed(course.skillStatementIds, body.choices) }
            : course,
        ),
        { action: "statements-migrated", note: `${found.title}, ${touched.length} courses` },
        stamp(by),
      );
      return {
        status: 200,
        body: { year: body.year, courses: touched.length },
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/adapt`,
      summary:
        "Start a regional adaptation: a copy with identifiers of its own that keeps naming where each statement came from",
      audience: "member",
      params: One,
      body: AdaptationDraft,
      answers: { 201: FrameworkView },
      refusals: ["role-missing", "too-many-rows"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, today } = asking;
      const { by, framework } = await load(asking);
      insist(objectionToStarting(by));
      const editionNo = body.editionNo ?? framework.published.at(-1)?.editionNo;
      const [contents, day] = await Promise.all([
        contentsOf(asking, framework, editionNo),
        today(params.partnershipId),
      ]);
      const { CFDocument: document, ...rest } = adaptation(framework.document, contents, body, {
        newId: () => CaseUuid.parse(crypto.randomUUID()),
        origin: services.config.HUB_ORIGIN,
        at: now.toISOString(),
        today: day,
      });
      insist(objectionToSize(document.identifier, rest));
      const saved = await services.statements.started(
        params.partnershipId,
        {
          identifier: document.identifier,
          document,
          ownerId: by.organization as OrganizationId,
          visibility: "PARTNERSHIP",
          ...(framework.edition === undefined ? {} : { edition: framework.edition }),
          adaptedFrom: { identifier: framework.identifier, title: framework.document.title },
          startedBy: by.person,
          startedAt: now.toISOString(),
        },
        rest,
        {
          action: "framework-adapted",
          note: `from ${framework.document.title}`.slice(0, 300).toWellFormed(),
        },
        stamp(by),
      );
      return { status: 201, body: view(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),
];
