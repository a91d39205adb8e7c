/**
 * The JSON-LD context our CTDL carries inside itself: the prefixes and the types we use, so that a processor needs
 * nothing from the network. Names are CTDL's released ones (credreg.net), not those of its comments and examples.
 */

const link = { "@type": "@id" };
/** Always a list, even of one: a reader of the plain JSON meets one shape. */
const links = { "@type": "@id", "@container": "@set" };
const nodes = { "@container": "@set" };
const words = { "@container": "@language" };
const wordLists = { "@container": ["@language", "@set"] };
const date = { "@type": "xsd:date" };
const address = { "@type": "xsd:anyURI" };

const everything: Record<string, unknown> = {
  ceterms: "https://purl.org/ctdl/terms/",
  ceasn: "https://purl.org/ctdlasn/terms/",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  agreementCat: "https://purl.org/ctdl/vocabs/agreementCat/",
  creditUnit: "https://purl.org/ctdl/vocabs/creditUnit/",
  lifeCycle: "https://purl.org/ctdl/vocabs/lifeCycle/",
  publicationStatus: "https://credreg.net/ctdlasn/vocabs/publicationStatus/",

  "ceterms:name": words,
  "ceterms:description": words,
  "ceterms:targetNodeName": words,
  "ceterms:frameworkName": words,
  "ceterms:identifierTypeName": words,
  "ceterms:statementText": words,
  "schema:description": words,
  "ceterms:condition": wordLists,

  "ceterms:dateEffective": date,
  "ceterms:expirationDate": date,
  "ceterms:dateSigned": date,
  "ceterms:startDate": date,
  "ceterms:endDate": date,
  // A decimal written out: as a JSON number, 2.67 would turn into 2.67E0, which is no xsd:decimal.
  "schema:value": { "@type": "xsd:decimal" },
  "ceterms:subjectWebpage": address,

  "ceterms:inLanguage": nodes,
  "ceterms:agreementType": nodes,
  "ceterms:learningRecognitionMethodType": nodes,
  "ceterms:learningRecognitionEvidenceType": nodes,
  "ceterms:hasStructuredStatement": nodes,
  "ceterms:statementType": nodes,
  "ceterms:instructionalProgramType": nodes,
  "ceterms:identifier": nodes,
  "ceterms:transferValue": nodes,
  "ceterms:creditValue": nodes,
  "ceterms:creditUnitType": nodes,
  "ceterms:requires": nodes,
  "ceterms:occupationType": nodes,
  "ceterms:industryType": nodes,
  "ceterms:entryCondition": nodes,
  "ceterms:isPreparationFor": nodes,

  "ceterms:ownedBy": links,
  "ceterms:offeredBy": links,
  "ceterms:sendingOrganization": links,
  "ceterms:receivingOrganization": links,
  "ceterms:sendingProgram": links,
  "ceterms:receivingProgram": links,
  "ceterms:hasTransferValueProfile": links,
  "ceterms:transferValueFrom": links,
  "ceterms:transferValueFor": links,
  "ceterms:targetLearningOpportunity": links,
  "ceterms:targetCredential": links,
  "ceterms:hasPart": links,
  "ceterms:intermediaryFor": links,
  "ceasn:derivedFrom": links,
  "ceterms:latestVersion": link,
  "ceterms:previousVersion": link,
  "ceterms:nextVersion": link,
  "ceterms:supersedes": link,
  "ceterms:supersededBy": link,
  "ceterms:framework": link,
  "ceterms:targetNode": link,
  "ceasn:publicationStatusType": link,
};

/** The part of the context that these nodes use, and nothing besides. */
export function contextOf(nodes: readonly Node[]): Node {
  const text = JSON.stringify(nodes);
  const terms = Object.entries(everything).filter(
    ([name]) => name.includes(":") && text.includes(`"${name}":`),
  );
  const all = text + JSON.stringify(terms);
  const prefixes = Object.entries(everything).filter(
    ([name]) => !name.includes(":") && all.includes(`"${name}:`),
  );
  return Object.fromEntries([...prefixes, ...terms]);
}

/** A node of the graph, keys as CTDL spells them. */
export type Node = Record<string, unknown>;

/** English, which is what everything here is written in. */
export const en = <Text>(text: Text): { "en-US": Text } => ({ "en-US": text });

/** A value of one of CTDL's concept schemes; without `node` where it has no concept that means this. */
export const concept = (name: string, node?: string, framework?: string): Node => ({
  "@type": "ceterms:CredentialAlignmentObject",
  ...(framework === undefined ? {} : { "ceterms:framework": `https://credreg.net/ctdl/terms/${framework}` }),
  ...(node === undefined ? {} : { "ceterms:targetNode": node }),
  "ceterms:targetNodeName": en(name),
});
