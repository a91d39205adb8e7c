/** What the parties' catalogs say of courses while an agreement is written. A party without a catalog is not asked. */
import type { AcademicYear } from "../academic-year.ts";
import type { OrganizationId } from "../ids.ts";
import type { CourseRef } from "./terms-schema.ts";

export type CatalogLookUp = {
  /** The course as it is taught, or undefined: not there, retired, or nobody keeps a catalog. */
  find: (course: Pick<CourseRef, "organizationId" | "code">) => CourseRef | undefined;
  /** The year whose catalog is asked; undefined for an organization that keeps none. */
  yearOf: (organizationId: OrganizationId) => AcademicYear | undefined;
  /** Every course that is taught, for near misses. */
  courses: readonly CourseRef[];
};
