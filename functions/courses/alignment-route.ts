/** …/courses/{year}/alignment and /overlap: what a course teaches, statement by statement, and how much two have in common. */
import * as z from "zod";
import { AcademicYear } from "#shared/academic-year.ts";
import { alignmentProblems, withAlignment } from "#shared/courses/alignment.ts";
import { AlignmentDraft, CourseAlignment, CourseOverlap } from "#shared/courses/alignment-schema.ts";
import { objectionToCataloging, placeOf } from "#shared/courses/rules.ts";
import type { Catalog, Course } from "#shared/courses/schema.ts";
import { OrganizationId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { statementOverlap } from "#shared/statement-overlap.ts";
import { line } from "#shared/text.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { aligned } from "./aligned.ts";
import { One, one, place } from "./paths.ts";

const CodeQuery = z.strictObject({ code: line(40) });
const OverlapQuery = CodeQuery.extend({
  /** The other course: its organization and year, those of the first where they are left out. */
  with: line(40),
  of: OrganizationId.optional(),
  year: AcademicYear.optional(),
});

type AskingOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

async function courseIn(
  { services, params }: Pick<AskingOne, "services" | "params">,
  code: string,
): Promise<{ catalog: Catalog; courses: readonly Course[]; at: number; course: Course }> {
  const { partnershipId, organizationId, year } = params;
  const catalog = await services.courses.find(partnershipId, organizationId, year);
  const courses = await services.courses.courses(partnershipId, catalog);
  const at = placeOf(courses, code);
  const course = courses[at];
  if (!catalog || !course) throw new Refusal("not-found", `There is no course ${code} in that catalog.`);
  return { catalog, courses, at, course };
}

const named = ({ organizationId, year }: Catalog, { code, title, status }: Course) => ({
  organizationId,
  year,
  code,
  title,
  status,
});

export const alignmentRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/alignment`,
      summary: "The knowledge-and-skill statements a course teaches, as they read today",
      audience: "member",
      params: One,
      query: CodeQuery,
      answers: { 200: CourseAlignment },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const [, { catalog, course }] = await Promise.all([place(asking), courseIn(asking, query.code)]);
      const statements = await aligned(services, params.partnershipId, course.skillStatementIds);
      return { status: 200, body: { ...named(catalog, course), statements }, version: catalog.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/alignment`,
      summary: "Say which statements a course teaches, all of them at once",
      audience: "member",
      params: One,
      body: AlignmentDraft,
      answers: { 200: CourseAlignment },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion, today } = asking;
      const { partnershipId, organizationId, year } = params;
      const [{ by, organization }, { catalog, courses, at, course }, day, statements] = await Promise.all([
        place(asking),
        courseIn(asking, body.code),
        today(partnershipId),
        aligned(services, partnershipId, body.statementIds),
      ]);
      insist(objectionToCataloging(by, organization, year, day, true));
      await sameVersion(catalog, await services.courses.pk(partnershipId, organizationId, year));
      const errors = alignmentProblems(course, body, statements, day);
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const answer = { ...named(catalog, course), statements };
      const after = withAlignment(courses, at, body);
      if (!after) return { status: 200, body: answer, version: catalog.version };
      const saved = await services.courses.saving(
        partnershipId,
        catalog,
        catalog,
        after.courses,
        after.happened,
        stamp(by),
      );
      return { status: 200, body: answer, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/overlap`,
      summary: "How much a course and another, `with` (of organization `of`, in `year`), teach of the same",
      audience: "member",
      params: One,
      query: OverlapQuery,
      answers: { 200: CourseOverlap },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { partnershipId } = params;
      const there = {
        services,
        params: {
          partnershipId,
          organizationId: query.of ?? params.organizationId,
          year: query.year ?? params.year,
        },
      };
      const [, one, other] = await Promise.all([
        place(asking),
        courseIn(asking, query.code),
        courseIn(there, query.with),
      ]);
      const overlap = statementOverlap(one.course.skillStatementIds, other.course.skillStatementIds);
      const side = ({ catalog, course }: typeof one) => ({
        ...named(catalog, course),
        statements: course.skillStatementIds.length,
      });
      return {
        status: 200,
        body: {
          one: side(one),
          other: side(other),
          ...(overlap ? { percent: overlap.percent } : {}),
          common: overlap ? await aligned(services, partnershipId, overlap.common) : [],
        },
      };
    },
  ),
];
