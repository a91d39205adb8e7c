/** …/organizations/{organizationId}/courses: the years of a catalog, their courses, and one course at a time. */
import * as z from "zod";
import {
  byCode,
  mentions,
  objectionToCataloging,
  objectionToChange,
  objectionToKeeping,
  objectionToYear,
  placeOf,
  withChange,
} from "#shared/courses/rules.ts";
import {
  type Catalog,
  CatalogDraft,
  CatalogRow,
  Course,
  CourseChange,
  CourseRow,
  CourseStatus,
} from "#shared/courses/schema.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import { attachment } from "../http/attachment.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { All, all, One, one, place } from "./paths.ts";

type AskingOne = Asking<z.output<typeof One>>;

const ListQuery = PageQuery.extend({
  q: z.string().max(100).optional(),
  status: CourseStatus.optional(),
  /** The whole year at once, for a page or a program that looks courses up. */
  whole: z.literal("true").optional(),
});
const CodeQuery = z.strictObject({ code: line(40) });
const Listed = z.strictObject({
  catalog: CatalogRow,
  items: z.array(CourseRow),
  next: z.string().optional(),
});

const asRow = ({ chainHash: _chain, coursesHash: _hash, coursesId: _id, ...row }: Catalog): CatalogRow => row;
const listed = ({ description: _long, skillStatementIds, ...row }: Course): CourseRow => ({
  ...row,
  ...(skillStatementIds.length === 0 ? {} : { aligned: skillStatementIds.length }),
});

/** The catalog of this year with its courses, or the 404 of a year that was never started. */
async function load(asking: AskingOne) {
  const { services, params } = asking;
  const [at, catalog] = await Promise.all([
    place(asking),
    services.courses.find(params.partnershipId, params.organizationId, params.year),
  ]);
  if (!catalog)
    throw new Refusal("not-found", `${at.organization.name} has no catalog for ${params.year} here.`);
  return { ...at, catalog, courses: await services.courses.courses(params.partnershipId, catalog) };
}

export const courseRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "The catalog years of a partner, newest first",
      audience: "member",
      params: All,
      answers: { 200: pageOf(CatalogRow) },
    },
    async (asking) => {
      const { params, services } = asking;
      const [, items] = await Promise.all([
        place(asking as unknown as AskingOne),
        services.courses.years(params.partnershipId, params.organizationId),
      ]);
      return { status: 200, body: { items } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Start a catalog year, empty or with the courses still taught in another",
      audience: "member",
      params: All,
      body: CatalogDraft,
      answers: { 201: CatalogRow },
      refusals: ["role-missing", "wrong-moment", "already-there"],
    },
    async (asking) => {
      const { params, services, body, stamp, today } = asking;
      const { partnershipId, organizationId } = params;
      const [{ by, organization }, day, source] = await Promise.all([
        place(asking as unknown as AskingOne),
        today(partnershipId),
        body.copyFrom && services.courses.find(partnershipId, organizationId, body.copyFrom),
      ]);
      insist(objectionToKeeping(by, organization));
      const late = objectionToYear(body.year, day);
      const errors = [
        ...(late ? [{ pointer: "/year", detail: late.why }] : []),
        ...(body.copyFrom && !source ? [{ pointer: "/copyFrom", detail: "a year that is there" }] : []),
      ];
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const courses = source ? await services.courses.courses(partnershipId, source) : [];
      const { copyFrom: copiedFrom, year } = body;
      const saved = await services.courses.saving(
        partnershipId,
        undefined,
        { organizationId, year, ...(copiedFrom === undefined ? {} : { copiedFrom }) },
        courses.filter(({ status }) => status === "ACTIVE"),
        { action: "catalog-started", ...(copiedFrom ? { note: `with the courses of ${copiedFrom}` } : {}) },
        stamp(by),
      );
      return {
        status: 201,
        body: asRow(saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "The courses of one year, by code: pages, or the whole year with `whole=true`",
      audience: "member",
      params: One,
      query: ListQuery,
      answers: { 200: Listed },
    },
    async (asking) => {
      const { query, cursor } = asking;
      const after = cursor.open();
      const { catalog, courses } = await load(asking as unknown as AskingOne);
      const wanted = courses.filter(
        (course) =>
          (query.status === undefined || course.status === query.status) &&
          (query.q === undefined || mentions(course, query.q.trim())) &&
          (after === undefined || byCode({ code: after }, course) < 0),
      );
      const shown = query.whole ? wanted : wanted.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        status: 200,
        body: {
          catalog: asRow(catalog),
          items: shown.map(listed),
          ...(last && shown.length < wanted.length ? { next: cursor.seal(last.code) } : {}),
        },
        version: catalog.version,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/course`,
      summary: "One course by its code, with everything the catalog says of it",
      audience: "member",
      params: One,
      query: CodeQuery,
      answers: { 200: Course },
    },
    async (asking) => {
      const { catalog, courses } = await load(asking as unknown as AskingOne);
      const course = courses[placeOf(courses, asking.query.code)];
      if (!course) throw new Refusal("not-found");
      return { status: 200, body: course, version: catalog.version };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/course`,
      summary: "Add a course, or put a changed or retired one in the place of `replaces`",
      audience: "member",
      params: One,
      body: CourseChange,
      answers: { 200: Course },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "already-there", "too-many-rows"],
    },
    async (asking) => {
      const { params, services, body, stamp, sameVersion, today } = asking;
      const { partnershipId, organizationId, year } = params;
      const [{ by, organization, catalog, courses }, day] = await Promise.all([
        load(asking as unknown as AskingOne),
        today(partnershipId),
      ]);
      insist(objectionToCataloging(by, organization, year, day, courses.length > 0));
      await sameVersion(catalog, await services.courses.pk(partnershipId, organizationId, year));
      insist(objectionToChange(courses, body));
      const after = withChange(courses, body);
      const saved = await services.courses.saving(
        partnershipId,
        catalog,
        catalog,
        after.courses,
        after.happened,
        stamp(by),
      );
      return { status: 200, body: body.course, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/courses.csv`,
      summary: "The courses of one year in the layout that import reads",
      audience: "member",
      params: One,
      answers: { 200: null },
    },
    async (asking) => {
      const { organization, catalog, courses } = await load(asking as unknown as AskingOne);
      const [{ writeCsv }, { toTable }] = await Promise.all([
        import("../files/write-csv.ts"),
        import("#shared/courses/export.ts"),
      ]);
      return {
        status: 200,
        response: new Response(writeCsv(toTable(courses)), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(`${organization.code}-courses-${catalog.year}.csv`),
            etag: `"${catalog.version}"`,
          },
        }),
      };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a catalog year",
    async load(asking) {
      const { partnershipId, organizationId, year } = asking.params;
      await load(asking);
      return await asking.services.courses.pk(partnershipId, organizationId, year);
    },
  }),
];
