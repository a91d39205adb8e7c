/** Every identifier that a framework's contents give out: statements, associations, definitions and rubrics. */
import type { CaseUuid, Contents } from "../case/schema.ts";

export function identifiersIn({
  CFItems,
  CFAssociations,
  CFDefinitions = {},
  CFRubrics = [],
}: Contents): CaseUuid[] {
  const {
    CFConcepts = [],
    CFSubjects = [],
    CFLicenses = [],
    CFItemTypes = [],
    CFAssociationGroupings = [],
  } = CFDefinitions;
  return [
    CFItems,
    CFAssociations,
    CFConcepts,
    CFSubjects,
    CFLicenses,
    CFItemTypes,
    CFAssociationGroupings,
    CFRubrics,
  ].flatMap((all: readonly { identifier: CaseUuid }[]) => all.map(({ identifier }) => identifier));
}
