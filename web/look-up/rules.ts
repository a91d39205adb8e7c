/** Fetches public rules by school, never by course: what a student ticks never shows in a request. */
import type { PublicOrganization, PublicRules, PublicVersion } from "#shared/agreements/public.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { read } from "../public-read.ts";
import { centersOf } from "./catalogue.ts";

export type Region = { id: string; name: string };
export type SchoolRules = { versions: PublicVersion[]; centers: OrganizationId[] };
type Items<T> = { items: T[] };

export const readRegions = async () => (await read<Items<Region>>("/partnerships")).items;

/** A region's id is made of letters, digits and hyphens. */
const schoolsOf = (region: string) => `/partnerships/${region}/schools`;

export const readSchools = async (region: string) =>
  (await read<Items<PublicOrganization>>(schoolsOf(region))).items;

export const rulesAt = (region: string, school: OrganizationId): string =>
  `${schoolsOf(region)}/${school}/rules`;

/** The school's rules and, whether or not a course there is ticked, those of every center that teaches under them. */
export async function readRules(region: string, school: OrganizationId): Promise<SchoolRules> {
  const rulesOf = async (id: OrganizationId) => (await read<PublicRules>(rulesAt(region, id))).items;
  const own = await rulesOf(school);
  const centers = centersOf(own, school);
  const theirs = await Promise.all(centers.map(rulesOf));
  const all = [...own, ...theirs.flat()];
  const once = new Map(all.map((version) => [`${version.agreementId} ${version.versionNo}`, version]));
  return { versions: [...once.values()], centers };
}
