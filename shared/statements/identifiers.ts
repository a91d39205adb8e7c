/** Every identifier that a framework's contents give out: statements, associations, definitions and rubrics. */
import type { CaseUuid, CfDocument, Contents, LinkUri } from "../case/schema.ts";

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

/** The document without addresses in its links to what the framework itself defines: those are made when they are asked for. */
export function withOwnLinks(
  { licenseURI, subjectURI, ...document }: CfDocument,
  { CFDefinitions = {} }: Pick<Contents, "CFDefinitions">,
): CfDocument {
  const { CFLicenses = [], CFSubjects = [] } = CFDefinitions;
  const own = new Set([...CFLicenses, ...CFSubjects].map(({ identifier }) => identifier));
  const link = ({ uri, ...rest }: LinkUri): LinkUri =>
    own.has(rest.identifier) || uri === undefined ? rest : { ...rest, uri };
  return {
    ...document,
    ...(licenseURI ? { licenseURI: link(licenseURI) } : {}),
    ...(subjectURI ? { subjectURI: subjectURI.map(link) } : {}),
  };
}
