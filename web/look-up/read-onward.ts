/** The public rules of every college that a school's agreements name: asked for by college, never by course. */
import { receiversOf } from "#shared/agreements/cases.ts";
import type { PublicRules, PublicVersion } from "#shared/agreements/public.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { read } from "../public-read.ts";
import { rulesAt } from "./rules.ts";

export async function readOnward(
  versions: readonly PublicVersion[],
): Promise<Map<OrganizationId, PublicVersion[]>> {
  const colleges = new Map(
    versions.flatMap((version) => receiversOf(version).map((id) => [id, version.partnership] as const)),
  );
  return new Map(
    await Promise.all(
      [...colleges].map(
        async ([id, partnership]) => [id, (await read<PublicRules>(rulesAt(partnership, id))).items] as const,
      ),
    ),
  );
}
