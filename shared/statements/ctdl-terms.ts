/**
 * CASE's names and CTDL-ASN's (Credential Engine's mapping, Schema-Development#619): what is carried between them, both
 * ways. A document of ours brings its own context, as our other CTDL does.
 */
import type { AssociationType } from "../case/schema.ts";

/** How a term's value is written: words in a language, lists of words, plain text or an address. */
type As = "words" | "word-list" | "text" | "address" | "date";
type Terms = readonly (readonly [caseName: string, term: string, as: As])[];

export const frameworkTerms: Terms = [
  ["title", "ceasn:name", "words"],
  ["description", "ceasn:description", "words"],
  ["creator", "ceasn:creator", "text"],
  ["publisher", "ceasn:publisherName", "words"],
  ["language", "ceasn:inLanguage", "text"],
  ["version", "schema:version", "text"],
  ["officialSourceURL", "ceasn:source", "address"],
  ["statusStartDate", "ceasn:dateValidFrom", "date"],
  ["statusEndDate", "ceasn:dateValidUntil", "date"],
  ["lastChangeDateTime", "ceasn:dateModified", "text"],
  ["subject", "ceasn:localSubject", "word-list"],
  ["notes", "schema:comment", "words"],
];

export const competencyTerms: Terms = [
  ["fullStatement", "ceasn:competencyText", "words"],
  ["abbreviatedStatement", "ceasn:competencyLabel", "words"],
  ["CFItemType", "ceasn:competencyCategory", "words"],
  ["humanCodingScheme", "ceasn:codedNotation", "text"],
  ["listEnumeration", "ceasn:listID", "text"],
  ["conceptKeywords", "ceasn:conceptKeyword", "word-list"],
  ["notes", "ceasn:comment", "words"],
  ["language", "ceasn:inLanguage", "text"],
  ["statusStartDate", "ceasn:dateValidFrom", "date"],
  ["statusEndDate", "ceasn:dateValidUntil", "date"],
  ["lastChangeDateTime", "ceasn:dateModified", "text"],
  ["subject", "ceasn:localSubject", "word-list"],
];

/** Relations other than the tree's. */
export const alignments: readonly (readonly [AssociationType, string])[] = [
  ["exactMatchOf", "ceasn:exactAlignment"],
  ["ext:broadAlignment", "ceasn:broadAlignment"],
  ["ext:narrowAlignment", "ceasn:narrowAlignment"],
  ["ext:majorAlignment", "ceasn:majorAlignment"],
  ["ext:minorAlignment", "ceasn:minorAlignment"],
  ["isRelatedTo", "ceasn:alignTo"],
  ["isPeerOf", "ceasn:peer"],
  ["replacedBy", "ceasn:isReplacedBy"],
];

export const ceasn = "https://purl.org/ctdlasn/terms/";
const words = { "@container": "@language" };
const wordLists = { "@container": ["@language", "@set"] };
const link = { "@type": "@id" };
const links = { "@type": "@id", "@container": "@set" };
const forms: Record<As, object | undefined> = {
  words,
  "word-list": wordLists,
  text: undefined,
  address: link,
  date: { "@type": "xsd:date" },
};

export const context: Readonly<Record<string, unknown>> = {
  ceasn,
  ceterms: "https://purl.org/ctdl/terms/",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  publicationStatus: "https://credreg.net/ctdlasn/vocabs/publicationStatus/",
  ...Object.fromEntries(
    [...frameworkTerms, ...competencyTerms].flatMap(([, term, as]) => (forms[as] ? [[term, forms[as]]] : [])),
  ),
  ...Object.fromEntries(alignments.map(([, term]) => [term, links])),
  "ceasn:publicationStatusType": link,
  "ceasn:license": link,
  "ceasn:isPartOf": link,
  "ceasn:isTopChildOf": link,
  "ceasn:isChildOf": links,
  "ceasn:hasChild": links,
  "ceasn:hasTopChild": links,
  "ceterms:targetNodeName": words,
};

/** CTDL's three states of publication, and best practice's four. */
export const statusToCtdl: Readonly<Record<string, string>> = {
  Draft: "publicationStatus:Draft",
  "Pending Implementation": "publicationStatus:Draft",
  Implemented: "publicationStatus:Published",
  Retired: "publicationStatus:Deprecated",
};
export const statusFromCtdl: ReadonlyMap<string, string> = new Map([
  ["draft", "Draft"],
  ["published", "Implemented"],
  ["deprecated", "Retired"],
]);
