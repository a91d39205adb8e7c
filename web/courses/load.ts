/** Reading catalogs: the years of one organization, one year whole, and what the catalogs touch. */
import type { TouchedAgreement } from "#shared/courses/drift-schema.ts";
import { yearFor } from "#shared/courses/rules.ts";
import type { CatalogRow, CourseRow } from "#shared/courses/schema.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import type { Page } from "#shared/page.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

export const catalogsPath = (partnership: string, organization: string): string =>
  `/partnerships/${partnership}/organizations/${organization}/courses`;

export type CatalogAnswer = { catalog: CatalogRow; items: CourseRow[] };

export type Years = { organization: Organization; years: CatalogRow[] };

/** The organization and its years, newest first. */
export function useYears(partnership: string, organization: string): Loaded<Years> {
  const path = catalogsPath(partnership, organization);
  return useLoad(path, async (signal) => {
    const [its, years] = await Promise.all([
      get<Organization>(path.slice(0, path.lastIndexOf("/")), signal),
      get<Page<CatalogRow>>(path, signal),
    ]);
    return { organization: its.data, years: years.data.items };
  });
}

export const useCatalog = (path: string, year: string | undefined): Loaded<Answer<CatalogAnswer>> =>
  useLoad(year && `${path}/${year}`, (signal) => get<CatalogAnswer>(`${path}/${year}?whole=true`, signal));

/** What these organizations teach while something up to `until` is written; nothing where no catalog is kept. */
export function useTaught(
  partnership: string,
  organizations: readonly string[],
  until: string,
): ReadonlyMap<string, readonly CourseRow[]> {
  const key = `/partnerships/${partnership}/organizations#taught ${until} ${organizations.join(" ")}`;
  const read = useLoad(key, async (signal) => {
    const all = await Promise.all(
      organizations.map(async (organization) => {
        const path = catalogsPath(partnership, organization);
        const { data } = await get<Page<CatalogRow>>(path, signal);
        const year = yearFor(
          data.items.filter(({ active }) => active > 0),
          until,
        );
        if (!year) return [];
        const answer = await get<CatalogAnswer>(`${path}/${year.year}?whole=true&status=ACTIVE`, signal);
        return [[organization, answer.data.items] as const];
      }),
    );
    return new Map(all.flat());
  });
  return read.state === "content" ? read.data : none;
}
const none: ReadonlyMap<string, readonly CourseRow[]> = new Map();

/** Agreements of one organization that its catalogs touch: the hub looks at fifty agreements at a time. */
export function useTouched(partnership: string, organization: string): Loaded<TouchedAgreement[]> {
  const path = `/partnerships/${partnership}/drift?party=${organization}`;
  return useLoad(path, (signal) => getAll<TouchedAgreement>(path, signal, 50));
}
