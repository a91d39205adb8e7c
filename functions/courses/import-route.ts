/** …/courses/{year}/import: a catalog from a file, checked first, and then all of it or nothing. */
import * as z from "zod";
import { yearsOn } from "#shared/academic-year.ts";
import type { Actor } from "#shared/actor.ts";
import { courseKey } from "#shared/course-key.ts";
import { CatalogReport } from "#shared/courses/import-schema.ts";
import { objectionToCataloging, objectionToYear, usualUnit } from "#shared/courses/rules.ts";
import type { Course } from "#shared/courses/schema.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { sight } from "#shared/programs/sight.ts";
import type { Services } from "../env.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one, place } from "./paths.ts";
import { touched } from "./touched.ts";

/** Agreements of the organization that a dry run looks at. */
const agreementsMax = 50;

const ImportQuery = z.strictObject({
  dryRun: z.enum(["true", "false"]).default("false"),
  /** Courses of this year that the file does not name. */
  absent: z.enum(["keep", "retire"]).default("keep"),
});

export const courseImportRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/import`,
      summary:
        'Read a catalog year from a CSV or XLSX file: a dry run says every problem and which agreements it touches; without dryRun, all is saved or nothing. A year that is not there yet is seen as "0"',
      audience: "member",
      params: One,
      query: ImportQuery,
      raw: { types: [csvType, xlsxType], bytesMax: importBytesMax },
      answers: { 200: CatalogReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing", "wrong-moment", "file-unreadable", "file-has-problems", "too-many-rows"],
    },
    async (asking) => {
      const { services, params, query, body, c, stamp, sameVersion, today } = asking;
      const { partnershipId, organizationId, year } = params;
      const [{ by, organization }, day, catalog, last] = await Promise.all([
        place(asking as unknown as Asking<z.output<typeof One>>),
        today(partnershipId),
        services.courses.find(partnershipId, organizationId, year),
        services.courses.find(partnershipId, organizationId, yearsOn(year, -1)),
      ]);
      const [current, before] = await Promise.all([
        services.courses.courses(partnershipId, catalog),
        services.courses.courses(partnershipId, last),
      ]);
      insist(objectionToCataloging(by, organization, year, day, current.length > 0));
      if (!catalog) insist(objectionToYear(year, day));
      const dry = query.dryRun === "true";
      const partition = await services.courses.pk(partnershipId, organizationId, year);
      if (!dry) await sameVersion(catalog ?? { version: 0 }, partition);
      // What reads a file is a tenth of the API and waits for the first one.
      const [{ readFile }, { readCatalog }] = await Promise.all([
        import("../files/read-file.ts"),
        import("#shared/courses/import.ts"),
      ]);
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
      const { report, courses } = readCatalog(await readFile(body as Uint8Array, type), {
        current,
        before,
        usualUnit: usualUnit(organization.type, [...current, ...before]),
        absent: query.absent,
      });
      if (dry) {
        const found =
          courses && report.changes
            ? await touched(services, partnershipId, {
                by,
                today: day,
                party: organizationId,
                limit: agreementsMax,
                proposed: { organizationId, year, courses },
              })
            : { items: [] };
        return {
          status: 200,
          body: {
            ...report,
            touched: found.items,
            touchedMore: "next" in found,
            programs: courses
              ? await losing(services, partnershipId, organizationId, by, current, courses)
              : [],
          },
          version: catalog?.version ?? 0,
        };
      }
      if (!courses) {
        const { rows, problems, problemsLeftOff, stops, asks } = report;
        throw new Refusal(
          "file-has-problems",
          `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`,
          { rows, problems, problemsLeftOff, stops, asks },
        );
      }
      const answer = { ...report, table: [], touched: [], touchedMore: false, programs: [] };
      if (!report.changes) return { status: 200, body: answer, version: catalog?.version ?? 0 };
      const { added, changed, retired } = report.wouldChange;
      const saved = await services.courses.saving(
        partnershipId,
        catalog,
        catalog ?? { organizationId, year },
        courses,
        { action: "courses-imported", note: `${added} new, ${changed} changed, ${retired} retired` },
        stamp(by),
      );
      return { status: 200, body: answer, version: saved.record.version, writes: saved.writes };
    },
  ),
];

/** Programs that stand on a course which is taught now and, after the file, no longer is. */
async function losing(
  services: Services,
  partnership: PartnershipId,
  organizationId: OrganizationId,
  by: Actor,
  current: readonly Course[],
  after: readonly Course[],
): Promise<CatalogReport["programs"]> {
  const taught = (courses: readonly Course[]) =>
    new Map(
      courses
        .filter(({ status }) => status === "ACTIVE")
        .map(({ code }) => [courseKey({ organizationId, code }), code] as const),
    );
  const now = taught(after);
  const gone = new Map([...taught(current)].filter(([key]) => !now.has(key)));
  if (gone.size === 0) return [];
  const [uses, rows] = await Promise.all([
    services.programs.ofCourses(partnership, organizationId),
    services.programs.every(partnership, organizationId),
  ]);
  return uses.flatMap(({ id, courses }) => {
    const row = rows.find((one) => one.id === id);
    const lost = courses.flatMap((key) => gone.get(key) ?? []);
    return row && lost.length > 0 && sight(row, by) === "content"
      ? [{ programId: id, title: row.title, courses: lost }]
      : [];
  });
}
