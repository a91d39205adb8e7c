/** Which fields each thing of a package has, and how each is read. */
import type { definitionsMax } from "../case/schema.ts";
import {
  addressField,
  dateField,
  endField,
  type Field,
  instantField,
  kindField,
  lineField,
  linesField,
  linkField,
  linksField,
  numberField,
  proseField,
  statusField,
  wholeNumberField,
} from "./case-fields.ts";

export type Shape = Readonly<Record<string, Field>>;

const text = lineField(500);
const thing = { uri: addressField, lastChangeDateTime: instantField };
const dated = { statusStartDate: dateField, statusEndDate: dateField };
const described = { description: proseField(4_000) };
const subjects = { subject: linesField(200, 50), subjectURI: linksField };

export const documentShape: Shape = {
  ...thing,
  ...dated,
  ...described,
  ...subjects,
  creator: text,
  title: text,
  frameworkType: lineField(200),
  officialSourceURL: addressField,
  publisher: text,
  language: lineField(35),
  version: lineField(100),
  adoptionStatus: statusField,
  licenseURI: linkField,
  notes: proseField(4_000),
};

export const itemShape: Shape = {
  ...thing,
  ...dated,
  ...subjects,
  fullStatement: proseField(8_000),
  alternativeLabel: text,
  CFItemType: lineField(200),
  CFItemTypeURI: linkField,
  humanCodingScheme: lineField(100),
  listEnumeration: lineField(100),
  abbreviatedStatement: text,
  conceptKeywords: linesField(200, 100),
  conceptKeywordsURI: linkField,
  notes: proseField(8_000),
  language: lineField(35),
  educationLevel: linesField(50, 50),
  licenseURI: linkField,
};

export const associationShape: Shape = {
  ...thing,
  associationType: kindField,
  sequenceNumber: wholeNumberField,
  originNodeURI: endField,
  destinationNodeURI: endField,
  CFAssociationGroupingURI: linkField,
  notes: proseField(4_000),
};

const named = { ...thing, ...described, title: text };
const coded = { ...named, hierarchyCode: lineField(100) };

/** In the package's own order. */
export const definitionShapes: Readonly<Record<keyof typeof definitionsMax, Shape>> = {
  CFConcepts: { ...coded, keywords: lineField(1_000) },
  CFSubjects: coded,
  CFLicenses: { ...named, licenseText: proseField(20_000) },
  CFItemTypes: { ...coded, typeCode: lineField(100) },
  CFAssociationGroupings: named,
};

const part = { ...thing, ...described };
export const rubricShape: Shape = { ...part, title: text };
export const criterionShape: Shape = {
  ...part,
  category: text,
  CFItemURI: linkField,
  weight: numberField,
  position: wholeNumberField,
};
export const levelShape: Shape = {
  ...part,
  quality: text,
  score: numberField,
  feedback: proseField(4_000),
  position: wholeNumberField,
};
