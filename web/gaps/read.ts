/** What agreements say about schools' courses, school by school: one school is a few bounded requests, never a whole region. */
import { academicYearOf } from "#shared/academic-year.ts";
import type { AgreementSays, Recognition } from "#shared/agreements/recognition.ts";
import type { CourseRef } from "#shared/agreements/terms-schema.ts";
import { courseKey } from "#shared/course-key.ts";
import type { CatalogRow, CourseRow } from "#shared/courses/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { get } from "../api.ts";

/** What one school's agreements say, and how many more there are that this person may not read. */
export type SchoolSays = {
  readonly agreements: readonly AgreementSays[];
  readonly hidden: number;
  /** What it teaches by its newest catalog up to this year; none where it keeps no catalog here. */
  readonly catalog?: { readonly year: string; readonly courses: readonly CourseRow[] } | undefined;
};

export async function readSchool(
  partnership: string,
  school: OrganizationId,
  today: string,
  signal: AbortSignal,
): Promise<SchoolSays> {
  const [said, catalog] = await Promise.all([
    readSaid(`/partnerships/${partnership}/schools/${school}/recognition`, signal),
    readCatalog(`/partnerships/${partnership}/organizations/${school}/courses`, today, signal),
  ]);
  return { ...said, catalog };
}

async function readCatalog(path: string, today: string, signal: AbortSignal): Promise<SchoolSays["catalog"]> {
  const years = (await get<{ items: CatalogRow[] }>(path, signal)).data.items.map(({ year }) => year);
  const year = years
    .filter((one) => one <= academicYearOf(today))
    .sort()
    .at(-1);
  if (year === undefined) return undefined;
  const { data } = await get<{ items: CourseRow[] }>(`${path}/${year}?whole=true&status=ACTIVE`, signal);
  return { year, courses: data.items };
}

async function readSaid(path: string, signal: AbortSignal): Promise<SchoolSays> {
  const agreements: AgreementSays[] = [];
  let hidden = 0;
  let cursor: string | undefined;
  do {
    const mark = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { data } = await get<Recognition>(`${path}?limit=50${mark}`, signal);
    agreements.push(...data.items);
    hidden += data.hidden;
    cursor = data.next;
  } while (cursor !== undefined);
  return { agreements, hidden };
}

/** Several schools, a few at a time; `progress` hears how many have been read. */
export async function readSchools(
  partnership: string,
  schools: readonly OrganizationId[],
  today: string,
  progress: (read: number) => void,
  signal: AbortSignal,
): Promise<Map<OrganizationId, SchoolSays>> {
  const found = new Map<OrganizationId, SchoolSays>();
  const waiting = [...schools];
  const next = async (): Promise<void> => {
    for (let school = waiting.shift(); school !== undefined; school = waiting.shift()) {
      found.set(school, await readSchool(partnership, school, today, signal));
      if (!signal.aborted) progress(found.size);
    }
  };
  await Promise.all([next(), next(), next()]);
  return found;
}

/** Its career and technical courses: those that carry a CIP code. */
export const careerCourses = (school: OrganizationId, { catalog }: SchoolSays): CourseRef[] =>
  (catalog?.courses ?? [])
    .filter(({ cip }) => cip !== undefined)
    .map(({ code, title, creditHundredths, unit }) => ({
      organizationId: school,
      code,
      title,
      creditHundredths,
      unit,
    }));

/** State course codes by the key under which courses are compared, from every catalog that was read. */
export const stateCodes = (says: ReadonlyMap<OrganizationId, SchoolSays>): Map<string, string> =>
  new Map(
    [...says].flatMap(([organizationId, { catalog }]) =>
      (catalog?.courses ?? []).flatMap(({ code, stateCourseCode }) =>
        stateCourseCode ? [[courseKey({ organizationId, code }), stateCourseCode] as const] : [],
      ),
    ),
  );

const isHere = ({ successorId, until }: OrganizationRow, today: string): boolean =>
  !successorId && (until === undefined || until >= today);

/** Who may send students. */
export const schoolsIn = (organizations: readonly OrganizationRow[], today: string): OrganizationRow[] =>
  organizations
    .filter((row) => isHere(row, today))
    .filter(({ type }) => ["secondary", "postsecondary", "university", "adult-education"].includes(type))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));

/** Who may grant credit. */
export const collegesIn = (organizations: readonly OrganizationRow[], today: string): OrganizationRow[] =>
  schoolsIn(organizations, today).filter(({ type }) => type === "postsecondary" || type === "university");
