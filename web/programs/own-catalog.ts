/** An organization’s newest catalog, which a plan looks ahead from, and what it says a course teaches. */

import type { CourseAlignment } from "#shared/courses/alignment-schema.ts";
import { yearFor } from "#shared/courses/rules.ts";
import type { CatalogRow, CourseRow } from "#shared/courses/schema.ts";
import type { Page } from "#shared/page.ts";
import type { BoundCourse } from "#shared/programs/plan-schema.ts";
import { get } from "../api.ts";
import { type CatalogAnswer, catalogsPath } from "../courses/load.ts";
import { type Loaded, useLoad } from "../load.ts";

export type OwnCatalog = { path: string; year: string | undefined; courses: readonly CourseRow[] };

export function useOwnCatalog(partnership: string, organization: string): Loaded<OwnCatalog> {
  const path = catalogsPath(partnership, organization);
  return useLoad(`${path}#newest`, async (signal) => {
    const { data } = await get<Page<CatalogRow>>(path, signal);
    const year = yearFor(
      data.items.filter(({ active }) => active > 0),
      "9999-06-30",
    )?.year;
    if (year === undefined) return { path, year, courses: [] };
    const answer = await get<CatalogAnswer>(`${path}/${year}?whole=true&status=ACTIVE`, signal);
    return { path, year, courses: answer.data.items };
  });
}

/** Statements of this framework that the catalog says it teaches; nothing where it says none. */
export async function taughtBy(
  { path, year }: OwnCatalog,
  course: CourseRow,
  framework: string | undefined,
): Promise<BoundCourse["statementIds"]> {
  if (!course.aligned || !framework || !year) return [];
  const { data } = await get<CourseAlignment>(
    `${path}/${year}/alignment?code=${encodeURIComponent(course.code)}`,
  );
  return data.statements.flatMap(({ id, stands }) => (stands?.frameworkId === framework ? [id] : []));
}
