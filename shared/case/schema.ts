/**
 * A framework of statements in CASE 1.1's own names (1EdTech Competencies and Academic Standards Exchange 1.1,
 * sections 5 to 7 of the information model), as the hub keeps it: what leaves through the provider is a projection.
 * An address (`uri`) is kept only where it leads elsewhere; our own is made of the identifier when it is asked for.
 */
import * as z from "zod";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** CASE's own pattern: lower case, versions 1 to 5. A version 7 or a ULID fails it. */
export const caseUuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const CaseUuid = z
  .string()
  .regex(caseUuidPattern, "a UUID in lower case, of version 1 to 5")
  .brand<"CaseUuid">();
export type CaseUuid = z.infer<typeof CaseUuid>;

const Uri = z
  .string()
  .max(2_000)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, "an absolute address");
/** Anything more that a package carried; bounded, kept, and given out only to those who ask for extensions. */
const Extensions = z.record(z.string().max(100), z.json());

/** LinkURI: something of the same network. */
export const LinkUri = z.strictObject({ title: line(500), identifier: CaseUuid, uri: Uri.optional() });
export type LinkUri = z.infer<typeof LinkUri>;

/** LinkGenURI: an end of an association, in CASE or (`ext:…`) outside it. */
export const LinkGenUri = z.strictObject({
  title: line(500),
  identifier: line(500),
  uri: Uri.optional(),
  targetType: z
    .string()
    .max(100)
    .regex(/^(CASE|ext:[a-zA-Z0-9.\-_]+)$/, "CASE, or ext: and a name")
    .optional(),
});
export type LinkGenUri = z.infer<typeof LinkGenUri>;

/** CASE 1.1's association types; a region may add its own as `ext:…`. */
export const associationTypes = [
  "isChildOf",
  "isPeerOf",
  "isPartOf",
  "exactMatchOf",
  "precedes",
  "isRelatedTo",
  "replacedBy",
  "exemplar",
  "hasSkillLevel",
  "isTranslationOf",
] as const;
export const AssociationType = z.union([
  z.enum(associationTypes),
  z
    .string()
    .max(100)
    .regex(/^ext:[a-zA-Z0-9.\-_]+$/, "one of CASE's kinds, or ext: and a name"),
]);
export type AssociationType = z.infer<typeof AssociationType>;

/** The vocabulary of best practice; packages in the wild say Adopted and Deprecated, which the importer reads as ours. */
export const adoptionStatuses = ["Draft", "Pending Implementation", "Implemented", "Retired"] as const;
export const AdoptionStatus = z.enum(adoptionStatuses);
export type AdoptionStatus = z.infer<typeof AdoptionStatus>;

const changed = { lastChangeDateTime: Instant };
const more = { extensions: Extensions.optional() };

export const CfDocument = z.strictObject({
  identifier: CaseUuid,
  uri: Uri.optional(),
  creator: line(500),
  title: line(500),
  ...changed,
  frameworkType: line(200).optional(),
  officialSourceURL: Uri.optional(),
  publisher: line(500).optional(),
  description: prose(4_000).optional(),
  subject: z.array(line(200)).max(50).optional(),
  subjectURI: z.array(LinkUri).max(50).optional(),
  language: line(35).optional(),
  version: line(100).optional(),
  adoptionStatus: AdoptionStatus.optional(),
  statusStartDate: IsoDate.optional(),
  statusEndDate: IsoDate.optional(),
  licenseURI: LinkUri.optional(),
  notes: prose(4_000).optional(),
  ...more,
});
export type CfDocument = z.infer<typeof CfDocument>;

/** A statement. `CFItemType` is free text in CASE; what a region may choose from is its framework's item types. */
export const CfItem = z.strictObject({
  identifier: CaseUuid,
  uri: Uri.optional(),
  fullStatement: prose(8_000).min(1, "at least one character"),
  ...changed,
  alternativeLabel: line(500).optional(),
  CFItemType: line(200).optional(),
  CFItemTypeURI: LinkUri.optional(),
  humanCodingScheme: line(100).optional(),
  listEnumeration: line(100).optional(),
  abbreviatedStatement: line(500).optional(),
  conceptKeywords: z.array(line(200)).max(100).optional(),
  conceptKeywordsURI: LinkUri.optional(),
  notes: prose(8_000).optional(),
  subject: z.array(line(200)).max(50).optional(),
  subjectURI: z.array(LinkUri).max(50).optional(),
  language: line(35).optional(),
  educationLevel: z.array(line(50)).max(50).optional(),
  licenseURI: LinkUri.optional(),
  statusStartDate: IsoDate.optional(),
  statusEndDate: IsoDate.optional(),
  ...more,
});
export type CfItem = z.infer<typeof CfItem>;

export const CfAssociation = z.strictObject({
  identifier: CaseUuid,
  uri: Uri.optional(),
  associationType: AssociationType,
  sequenceNumber: z.int().min(-2_147_483_648).max(2_147_483_647).optional(),
  originNodeURI: LinkGenUri,
  destinationNodeURI: LinkGenUri,
  CFAssociationGroupingURI: LinkUri.optional(),
  ...changed,
  notes: prose(4_000).optional(),
  ...more,
});
export type CfAssociation = z.infer<typeof CfAssociation>;

const definition = { identifier: CaseUuid, uri: Uri.optional(), title: line(500), ...changed, ...more };
const described = { description: prose(4_000).optional() };

export const CfItemType = z.strictObject({
  ...definition,
  description: prose(4_000),
  hierarchyCode: line(100),
  typeCode: line(100).optional(),
});
export const CfSubject = z.strictObject({ ...definition, ...described, hierarchyCode: line(100) });
export const CfConcept = z.strictObject({
  ...definition,
  ...described,
  hierarchyCode: line(100),
  keywords: line(1_000).optional(),
});
export const CfLicense = z.strictObject({ ...definition, ...described, licenseText: prose(20_000) });
export const CfAssociationGrouping = z.strictObject({ ...definition, ...described });

/** How much one framework may hold. */
export const statementsMax = 10_000;
export const associationsMax = 30_000;
export const definitionsMax = {
  CFConcepts: 2_000,
  CFSubjects: 2_000,
  CFLicenses: 200,
  CFItemTypes: 500,
  CFAssociationGroupings: 500,
} as const;

export const CfDefinitions = z.strictObject({
  CFConcepts: z.array(CfConcept).max(definitionsMax.CFConcepts).optional(),
  CFSubjects: z.array(CfSubject).max(definitionsMax.CFSubjects).optional(),
  CFLicenses: z.array(CfLicense).max(definitionsMax.CFLicenses).optional(),
  CFItemTypes: z.array(CfItemType).max(definitionsMax.CFItemTypes).optional(),
  CFAssociationGroupings: z
    .array(CfAssociationGrouping)
    .max(definitionsMax.CFAssociationGroupings)
    .optional(),
  ...more,
});
export type CfDefinitions = z.infer<typeof CfDefinitions>;

const part = { identifier: CaseUuid, uri: Uri.optional(), ...described, ...changed };
export const CfRubric = z.strictObject({
  ...part,
  title: line(500).optional(),
  CFRubricCriteria: z
    .array(
      z.strictObject({
        ...part,
        category: line(500).optional(),
        CFItemURI: LinkUri.optional(),
        weight: z.number().optional(),
        position: z.int().optional(),
        rubricId: CaseUuid.optional(),
        CFRubricCriterionLevels: z
          .array(
            z.strictObject({
              ...part,
              quality: line(500).optional(),
              score: z.number().optional(),
              feedback: prose(4_000).optional(),
              position: z.int().optional(),
              rubricCriterionId: CaseUuid.optional(),
              extensions: z.array(Extensions).optional(),
            }),
          )
          .max(50)
          .optional(),
        ...more,
      }),
    )
    .max(200)
    .optional(),
  ...more,
});

/** Everything of a framework but its document; one immutable set of it is a *contents*. */
export const Contents = z.strictObject({
  CFItems: z.array(CfItem).max(statementsMax),
  CFAssociations: z.array(CfAssociation).max(associationsMax),
  CFDefinitions: CfDefinitions.optional(),
  CFRubrics: z.array(CfRubric).max(200).optional(),
  ...more,
});
export type Contents = z.infer<typeof Contents>;

/** What an importer makes and an exporter takes. */
export const CasePackage = z.strictObject({ CFDocument: CfDocument, ...Contents.shape });
export type CasePackage = z.infer<typeof CasePackage>;
