/**
 * What CASE's objects look like from outside, in our own shorthand: `name`, `!` where it has to be there, then its kind
 * (text where none is said; `[]` for a list; a capital for another shape). Both versions and the description the
 * provider publishes come of this one list.
 */
import { type CaseVersion, caseKinds } from "./addresses.ts";
import { associationTypes, caseUuidPattern } from "./schema.ts";
import { caseFaults } from "./status-info.ts";

const node = "identifier!:uuid uri!:uri lastChangeDateTime!:date-time";
const document = `${node} creator! title! officialSourceURL:uri publisher description subject:[] subjectURI:LinkURI[] language version adoptionStatus statusStartDate:date statusEndDate:date licenseURI:LinkURI notes`;
const item = `${node} fullStatement! alternativeLabel CFItemType humanCodingScheme listEnumeration abbreviatedStatement conceptKeywords:[] conceptKeywordsURI:LinkURI notes language educationLevel:[] CFItemTypeURI:LinkURI licenseURI:LinkURI statusStartDate:date statusEndDate:date`;
const association = `${node} associationType!:association sequenceNumber:integer originNodeURI!:LinkGenURI destinationNodeURI!:LinkGenURI CFAssociationGroupingURI:LinkURI`;
const coded = `${node} title! description hierarchyCode!`;

const shapes = {
  LinkURI: "title! identifier!:uuid uri!:uri",
  LinkGenURI: "title! identifier! uri!:uri",
  CFDocument: `${document} CFPackageURI!:LinkURI`,
  CFPckgDocument: document,
  CFItem: `${item} CFDocumentURI!:LinkURI`,
  CFPckgItem: item,
  CFAssociation: `${association} CFDocumentURI:LinkURI`,
  CFPckgAssociation: association,
  CFConcept: `${coded} keywords`,
  CFSubject: coded,
  CFItemType: `${node} title! description! hierarchyCode! typeCode`,
  CFLicense: `${node} title! description licenseText!`,
  CFAssociationGrouping: `${node} title! description`,
  CFRubric: `${node} title description CFRubricCriteria:CFRubricCriterion[]`,
  CFRubricCriterion: `${node} category description CFItemURI:LinkURI weight:number position:integer rubricId:uuid CFRubricCriterionLevels:CFRubricCriterionLevel[]`,
  CFRubricCriterionLevel: `${node} description quality score:number feedback position:integer rubricCriterionId:uuid`,
  CFDefinition:
    "CFConcepts:CFConcept[] CFSubjects:CFSubject[] CFLicenses:CFLicense[] CFItemTypes:CFItemType[] CFAssociationGroupings:CFAssociationGrouping[]",
  CFPackage:
    "CFDocument!:CFPckgDocument CFItems:CFPckgItem[] CFAssociations:CFPckgAssociation[] CFDefinitions:CFDefinition CFRubrics:CFRubric[]",
  CFDocumentSet: "CFDocuments!:CFDocument[]",
  CFAssociationSet: "CFItem!:CFItem CFAssociations!:CFPckgAssociation[]",
  CFConceptSet: "CFConcepts!:CFConcept[]",
  CFSubjectSet: "CFSubjects!:CFSubject[]",
  CFItemTypeSet: "CFItemTypes!:CFItemType[]",
};
export type CaseShape = keyof typeof shapes;

/** What 1.1 added to each. */
const added11: { [shape in CaseShape]?: string } = {
  LinkGenURI: "targetType:target",
  CFDocument: "frameworkType caseVersion:version extensions:any",
  CFPckgDocument: "frameworkType caseVersion:version extensions:any",
  CFItem: "subject:[] subjectURI:LinkURI[] extensions:any",
  CFPckgItem: "subject:[] subjectURI:LinkURI[] extensions:any",
  CFAssociation: "notes extensions:any",
  CFPckgAssociation: "notes extensions:any",
  CFConcept: "extensions:any",
  CFSubject: "extensions:any",
  CFItemType: "extensions:any",
  CFLicense: "extensions:any",
  CFAssociationGrouping: "extensions:any",
  CFRubric: "extensions:any",
  CFRubricCriterion: "extensions:any",
  CFRubricCriterionLevel: "extensions:any[]",
  CFDefinition: "extensions:any",
  CFPackage: "extensions:any",
};

type Schema = { [keyword: string]: unknown };
const ownName = "ext:[a-zA-Z0-9._-]+";

const kinds = (version: CaseVersion): Record<string, Schema> => ({
  "": { type: "string" },
  uuid: { type: "string", pattern: caseUuidPattern.source },
  uri: { type: "string", format: "uri" },
  date: { type: "string", format: "date" },
  "date-time": { type: "string", format: "date-time" },
  integer: { type: "integer", format: "int32" },
  number: { type: "number" },
  any: { type: "object" },
  version: { type: "string", enum: ["1.1"] },
  target: { type: "string", pattern: `^(CASE|${ownName})$` },
  association:
    version === "v1p1"
      ? { type: "string", pattern: `^(${associationTypes.join("|")}|${ownName})$` }
      : { type: "string", enum: associationTypes.filter((one) => one !== "isTranslationOf") },
});

const fieldsOf = (shape: CaseShape, version: CaseVersion) =>
  `${shapes[shape]} ${(version === "v1p1" && added11[shape]) || ""}`
    .trim()
    .split(" ")
    .map((field) => /^(\w+)(!?):?([\w-]*)(\[\])?$/.exec(field) as RegExpExecArray)
    .map(([, name = "", must, kind = "", list]) => ({
      name,
      must: must === "!",
      kind,
      list: list !== undefined,
    }));

/** Every shape as a schema; those named `…DType` as the standard calls them. */
export function schemasOf(version: CaseVersion): Record<string, Schema> {
  const known = kinds(version);
  const typed = (kind: string): Schema => known[kind] ?? { $ref: `#/components/schemas/${kind}DType` };
  const made = (Object.keys(shapes) as CaseShape[]).map((shape): [string, Schema] => {
    const fields = fieldsOf(shape, version);
    return [
      `${shape}DType`,
      {
        type: "object",
        required: fields.filter(({ must }) => must).map(({ name }) => name),
        properties: Object.fromEntries(
          fields.map(({ name, kind, list }) => [
            name,
            list ? { type: "array", items: typed(kind) } : typed(kind),
          ]),
        ),
        additionalProperties: false,
      },
    ];
  });
  return {
    ...Object.fromEntries(made.map(([name, schema]) => [name, withRequired(schema)])),
    imsx_StatusInfoDType: statusSchema(version),
  };
}

/** An empty list of what is required is no schema of OpenAPI 3.0. */
function withRequired({ required, ...schema }: Schema): Schema {
  return (required as string[]).length > 0 ? { required, ...schema } : schema;
}

function statusSchema(version: CaseVersion): Schema {
  const minor = new Set(Object.values(caseFaults).flatMap((fault) => fault.minor?.[version] ?? []));
  const field = {
    type: "object",
    required: ["imsx_codeMinorFieldName", "imsx_codeMinorFieldValue"],
    properties: {
      imsx_codeMinorFieldName: { type: "string" },
      imsx_codeMinorFieldValue: { type: "string", enum: [...minor] },
    },
    additionalProperties: false,
  };
  return {
    type: "object",
    required: ["imsx_codeMajor", "imsx_severity"],
    properties: {
      imsx_codeMajor: { type: "string", enum: ["failure", "unsupported"] },
      imsx_severity: { type: "string", enum: ["error"] },
      imsx_description: { type: "string" },
      imsx_codeMinor: {
        type: "object",
        required: ["imsx_codeMinorField"],
        properties: { imsx_codeMinorField: { type: "array", minItems: 1, items: field } },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
}

/** What a document may be sorted, filtered and shown by; extensions are no part of the standard's own fields. */
export const documentFields = (version: CaseVersion): ReadonlySet<string> =>
  new Set(
    fieldsOf("CFDocument", version)
      .map(({ name }) => name)
      .filter((name) => name !== "extensions"),
  );

/** The shape each collection answers with for one identifier. */
export const shapeOf: Record<(typeof caseKinds)[number] | "CFPackages" | "CFItemAssociations", CaseShape> = {
  CFPackages: "CFPackage",
  CFDocuments: "CFDocument",
  CFItems: "CFItem",
  CFItemAssociations: "CFAssociationSet",
  CFAssociations: "CFAssociation",
  CFAssociationGroupings: "CFAssociationGrouping",
  CFConcepts: "CFConceptSet",
  CFItemTypes: "CFItemTypeSet",
  CFSubjects: "CFSubjectSet",
  CFLicenses: "CFLicense",
  CFRubrics: "CFRubric",
};
