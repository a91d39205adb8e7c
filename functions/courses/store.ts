/**
 * Course catalogs in the table.
 *
 *   T#<p>#CATALOG#<org>#<year>   RECORD, EVENT#…          the catalog of one year, and its history
 *   T#<p>#CATALOG#<org>#<year>   COURSES#<list id>#<nn>   one immutable set of courses, compressed, in pieces
 *   T#<p>#CATALOGS#<org>         <year>                   a row of the list of years
 *
 * The record's `coursesId` points at its courses: a new set becomes visible by that one swap, all of it or nothing.
 */
import { type AcademicYear, academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { Happened } from "#shared/activity/schema.ts";
import type { CatalogLookUp } from "#shared/agreements/catalog.ts";
import { contentHash } from "#shared/canonical.ts";
import { courseKey } from "#shared/course-key.ts";
import type { Catalogs, Snapshot } from "#shared/courses/drift.ts";
import { counted, yearFor } from "#shared/courses/rules.ts";
import { Catalog, CatalogRow, type Course, CourseList } from "#shared/courses/schema.ts";
import { newId, type OrganizationId, type PartnershipId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type CourseStore = ReturnType<typeof courseStore>;

export function courseStore(table: Table) {
  const pk = (partnership: PartnershipId, organization: OrganizationId, year: AcademicYear) =>
    tenant(partnership, "CATALOG", organization, year);
  const lists = pieceSets<readonly Course[]>(table, "COURSES", CourseList);

  async function find(
    partnership: PartnershipId,
    organization: OrganizationId,
    year: AcademicYear,
  ): Promise<Catalog | undefined> {
    const item = await table.get(record(pk(partnership, organization, year)));
    return item && recordIn(Catalog, item);
  }

  /** The courses of this catalog as it is now. */
  async function courses(
    partnership: PartnershipId,
    catalog: Catalog | undefined,
  ): Promise<readonly Course[]> {
    if (!catalog?.coursesId) return [];
    const { organizationId, year, coursesId } = catalog;
    return pointedAt(
      coursesId,
      (id) => lists.lately(pk(partnership, organizationId, year), id),
      async () => (await find(partnership, organizationId, year))?.coursesId,
    );
  }

  /** Years of one organization, newest first: fifteen or so at most. */
  async function years(partnership: PartnershipId, organization: OrganizationId): Promise<CatalogRow[]> {
    const rows = await table.all(tenant(partnership, "CATALOGS", organization));
    return rows.map((item) => CatalogRow.parse(item["data"])).reverse();
  }

  async function snapshot(partnership: PartnershipId, row: CatalogRow): Promise<Snapshot> {
    const catalog = await find(partnership, row.organizationId, row.year);
    return { year: row.year, courses: await courses(partnership, catalog) };
  }

  return {
    pk,
    find,
    courses,
    years,

    /**
     * Asks for the catalogs behind many agreements and reads each year once. For each organization with any: what it
     * taught when it was agreed, and what it teaches `until`; a `proposed` year counts as if it were saved.
     */
    comparing(partnership: PartnershipId, proposed?: Snapshot & { organizationId: OrganizationId }) {
      const known = new Map<string, Promise<unknown>>();
      const once = <Value>(key: string, ask: () => Promise<Value>): Promise<Value> => {
        const asked = (known.get(key) as Promise<Value> | undefined) ?? ask();
        known.set(key, asked);
        return asked;
      };
      const filledYears = (organization: OrganizationId) =>
        once(organization, async () =>
          (await years(partnership, organization)).filter((one) => one.active + one.retired > 0),
        );
      const taught = (one: CatalogRow | undefined) =>
        one && once(`${one.organizationId} ${one.year}`, () => snapshot(partnership, one));
      return async (
        organizations: readonly OrganizationId[],
        { agreedOn, until }: { agreedOn?: IsoDate; until: IsoDate },
      ): Promise<Catalogs> => {
        const all = await Promise.all(
          organizations.map(async (organization) => {
            const there = await filledYears(organization);
            const mine = proposed?.organizationId === organization ? proposed : undefined;
            const latest = yearFor<{ year: AcademicYear }>(
              [...there.filter(({ year }) => year !== mine?.year), ...(mine ? [mine] : [])],
              until,
            );
            // A catalog older than the agreement says nothing about what changed since.
            if (!latest || (agreedOn && latest.year < academicYearOf(agreedOn))) return [];
            const [earlier, now] = await Promise.all([
              agreedOn && taught(yearFor(there, agreedOn)),
              latest === mine ? mine : taught(latest as CatalogRow),
            ]);
            return now ? [[organization, { earlier: earlier || undefined, now }] as const] : [];
          }),
        );
        return new Map(all.flat());
      };
    },

    /**
     * What each of these organizations teaches today, and where its next year is there already, then: read at once. No
     * entry where the last three years have nothing.
     */
    async today(
      partnership: PartnershipId,
      organizations: readonly OrganizationId[],
      day: IsoDate,
    ): Promise<Map<OrganizationId, { now: readonly Course[]; next: readonly Course[] }>> {
      const year = academicYearOf(day);
      const keys = organizations.flatMap((one) =>
        [1, 0, -1, -2].map((by) => record(pk(partnership, one, yearsOn(year, by)))),
      );
      const catalogs = (await table.batch(keys)).map((item) => recordIn(Catalog, item));
      const there = catalogs.filter((one) => one.active + one.retired > 0);
      const wanted = organizations.flatMap((organization) => {
        const its = there.filter(({ organizationId }) => organizationId === organization);
        const now = yearFor(its, day);
        const next = its.find((one) => one.year > year);
        return now ? [{ organization, now, next }] : [];
      });
      const courses = await lists.many(
        wanted.flatMap(({ now, next }) =>
          [now, next].flatMap((one) =>
            one?.coursesId ? { pk: pk(partnership, one.organizationId, one.year), id: one.coursesId } : [],
          ),
        ),
      );
      const of = (one: Catalog | undefined) => courses.get(one?.coursesId ?? "") ?? [];
      return new Map(
        wanted.map(({ organization, now, next }) => [organization, { now: of(now), next: of(next) }]),
      );
    },

    /** The catalogs that an agreement up to this day is written with. */
    async lookUp(
      partnership: PartnershipId,
      organizations: readonly OrganizationId[],
      day: IsoDate,
    ): Promise<CatalogLookUp> {
      const comparing = this.comparing(partnership);
      const catalogs = await comparing(organizations, { until: day });
      const courses = [...catalogs].flatMap(([organizationId, { now }]) =>
        now.courses
          .filter(({ status }) => status === "ACTIVE")
          .map(({ code, title, creditHundredths, unit }) => ({
            organizationId,
            code,
            title,
            creditHundredths,
            unit,
          })),
      );
      const byKey = new Map(courses.map((course) => [courseKey(course), course]));
      return {
        find: (course) => byKey.get(courseKey(course)),
        yearOf: (organizationId) => catalogs.get(organizationId)?.now.year,
        courses,
      };
    },

    /** The writes that save a catalog with these courses; `before` undefined: a new year. */
    async saving(
      partnership: PartnershipId,
      before: Catalog | undefined,
      draft: Pick<Catalog, "organizationId" | "year" | "copiedFrom">,
      list: readonly Course[],
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Catalog; writes: Write[] }> {
      const partition = pk(partnership, draft.organizationId, draft.year);
      const coursesId = newId("crs");
      const started: Catalog = { ...draft, active: 0, retired: 0, version: 0 };
      const { coursesId: _old, coursesHash: _hash, ...rest } = before ?? started;
      const after: Catalog = {
        ...rest,
        ...(list.length === 0 ? {} : { coursesId, coursesHash: await contentHash(list) }),
        ...counted(list),
      };
      const saved = await change({ pk: partition, schema: Catalog, before, after, happened }, stamp);
      const now = list.length === 0 ? undefined : { id: coursesId, content: list };
      const pieces = await lists.replacing(partition, before?.coursesId, now);
      return {
        record: saved.record,
        writes: [...saved.writes, { put: row(partnership, saved.record) }, ...pieces],
      };
    },
  };
}

function row(partnership: PartnershipId, catalog: Catalog): Item {
  const { chainHash: _chain, coursesHash: _hash, coursesId: _id, ...data } = catalog;
  return { pk: tenant(partnership, "CATALOGS", catalog.organizationId), sk: catalog.year, data };
}
