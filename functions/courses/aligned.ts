/** Statements that courses were mapped to, as they read today: one look-up of where they stand, whatever their number. */
import { CaseUuid } from "#shared/case/schema.ts";
import type { AlignedStatement } from "#shared/courses/alignment-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { standing } from "#shared/statements/levels.ts";
import type { Services } from "../env.ts";

export async function aligned(
  services: Services,
  partnership: PartnershipId,
  ids: readonly string[],
): Promise<AlignedStatement[]> {
  // An older catalog may hold what its file called them.
  const wanted = ids.flatMap((id) => CaseUuid.safeParse(id).data ?? []);
  const places = wanted.length === 0 ? [] : await services.statements.standingIn(partnership, wanted);
  const found = new Map<string, NonNullable<AlignedStatement["stands"]>>();
  for (const { framework, contents } of places) {
    const next = new Map(
      contents.CFAssociations.flatMap(({ associationType, originNodeURI, destinationNodeURI }) =>
        associationType === "replacedBy"
          ? [[originNodeURI.identifier, destinationNodeURI.identifier] as const]
          : [],
      ),
    );
    for (const { item, level } of standing(framework.identifier, contents)) {
      const replacedBy = CaseUuid.safeParse(next.get(item.identifier)).data;
      found.set(item.identifier, {
        frameworkId: framework.identifier,
        framework: framework.document.title,
        ...(item.humanCodingScheme === undefined ? {} : { code: item.humanCodingScheme }),
        text: item.abbreviatedStatement ?? item.fullStatement,
        level,
        ...(item.statusEndDate === undefined ? {} : { retiredOn: item.statusEndDate }),
        ...(replacedBy === undefined ? {} : { replacedBy }),
      });
    }
  }
  return ids.map((id) => {
    const stands = found.get(id);
    return { id, ...(stands ? { stands } : {}) };
  });
}
