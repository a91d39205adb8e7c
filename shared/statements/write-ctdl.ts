/** A package as CTDL-ASN in JSON-LD: one framework, a competency for each statement, and the tree in both directions. */
import type { CasePackage, CfAssociation, LinkUri } from "../case/schema.ts";
import { alignments, competencyTerms, context, frameworkTerms, statusToCtdl } from "./ctdl-terms.ts";
import { childrenOf, type Placed } from "./tree.ts";

type Node = Record<string, unknown>;
/** Where a thing of this kind and identifier stands for everyone; only what has no address of its own is asked about. */
type AddressOf = (kind: "CFDocuments" | "CFItems" | "CFLicenses", identifier: string) => string;

export function toCtdl(found: CasePackage, addressOf: AddressOf): Node {
  const { CFDocument: document, CFItems, CFAssociations } = found;
  const language = document.language ?? "en";
  const children = childrenOf(document.identifier, found);
  const ids = new Set<string>(CFItems.map(({ identifier }) => identifier));
  const at = (identifier: string) => addressOf("CFItems", identifier);
  const root = addressOf("CFDocuments", document.identifier);
  const license = (to: LinkUri | undefined): Node =>
    to ? { "ceasn:license": to.uri ?? addressOf("CFLicenses", to.identifier) } : {};
  const down = (identifier: string) =>
    unique((children.get(identifier) ?? []).map(({ item }: Placed) => at(item.identifier)));
  const parents = new Map<string, string[]>();
  for (const [parent, placed] of children)
    for (const { item } of placed)
      parents.set(item.identifier, [...(parents.get(item.identifier) ?? []), parent]);
  const related = new Map<string, CfAssociation[]>();
  for (const one of CFAssociations) {
    const { identifier } = one.originNodeURI;
    const known = related.get(identifier);
    if (known) known.push(one);
    else related.set(identifier, [one]);
  }
  const status = document.adoptionStatus && statusToCtdl[document.adoptionStatus];
  const framework: Node = {
    "@id": root,
    "@type": "ceasn:CompetencyFramework",
    "ceterms:ctid": `ce-${document.identifier}`,
    ...said(document, frameworkTerms, language),
    ...(status ? { "ceasn:publicationStatusType": status } : {}),
    ...license(document.licenseURI),
    "ceasn:hasTopChild": down(document.identifier),
  };
  const competencies = CFItems.map((item): Node => {
    const above = unique(parents.get(item.identifier) ?? []);
    const under = down(item.identifier);
    return {
      "@id": at(item.identifier),
      "@type": "ceasn:Competency",
      "ceterms:ctid": `ce-${item.identifier}`,
      ...said(item, competencyTerms, item.language ?? language),
      ...(item.educationLevel?.length
        ? {
            "ceasn:educationLevelType": item.educationLevel.map((level) => ({
              "@type": "ceterms:CredentialAlignmentObject",
              "ceterms:targetNodeName": { [language]: level },
            })),
          }
        : {}),
      ...license(item.licenseURI),
      "ceasn:isPartOf": root,
      ...(above.includes(document.identifier) ? { "ceasn:isTopChildOf": root } : {}),
      ...list("ceasn:isChildOf", above.filter((id) => id !== document.identifier).map(at)),
      ...list("ceasn:hasChild", under),
      ...alignmentsOf(related.get(item.identifier) ?? [], (id, uri) => (ids.has(id) ? at(id) : uri)),
    };
  });
  return { "@context": context, "@graph": [framework, ...competencies] };
}

const unique = <One>(all: readonly One[]): One[] => [...new Set(all)];
const list = (term: string, all: readonly string[]): Node => (all.length > 0 ? { [term]: all } : {});

function said(thing: object, terms: typeof frameworkTerms, language: string): Node {
  const node: Node = {};
  for (const [name, term, as] of terms) {
    const value = (thing as Record<string, unknown>)[name];
    if (value !== undefined)
      node[term] = as === "words" || as === "word-list" ? { [language]: value } : value;
  }
  return node;
}

/** An end outside this framework is named by its address, or not at all: a term of JSON-LD leads somewhere. */
function alignmentsOf(
  all: readonly CfAssociation[],
  addressAt: (identifier: string, uri: string | undefined) => string | undefined,
): Node {
  return Object.assign(
    {},
    ...alignments.map(([kind, term]) =>
      list(
        term,
        unique(
          all.flatMap(({ associationType, destinationNodeURI: { identifier, uri } }) =>
            associationType === kind ? (addressAt(identifier, uri) ?? []) : [],
          ),
        ),
      ),
    ),
  ) as Node;
}
