/** What agreements say about schools' courses, school by school: one school is a few bounded requests, never a whole region. */
import type { AgreementSays, Recognition } from "#shared/agreements/recognition.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { get } from "../api.ts";

/** What one school's agreements say, and how many more there are that this person may not read. */
export type SchoolSays = { readonly agreements: readonly AgreementSays[]; readonly hidden: number };

export const addressOf = (partnership: string, school: string): string =>
  `/partnerships/${partnership}/schools/${school}/recognition`;

export async function readSchool(path: string, signal: AbortSignal): Promise<SchoolSays> {
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
  progress: (read: number) => void,
  signal: AbortSignal,
): Promise<Map<OrganizationId, SchoolSays>> {
  const found = new Map<OrganizationId, SchoolSays>();
  const waiting = [...schools];
  const next = async (): Promise<void> => {
    for (let school = waiting.shift(); school !== undefined; school = waiting.shift()) {
      found.set(school, await readSchool(addressOf(partnership, school), signal));
      if (!signal.aborted) progress(found.size);
    }
  };
  await Promise.all([next(), next(), next()]);
  return found;
}

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
