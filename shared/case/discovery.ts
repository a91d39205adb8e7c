/** The provider's own description, at the address CASE 1.1 fixes: OpenAPI 3.0, localized to this hub, in our own words. */
import { type CaseKind, caseRoot } from "./addresses.ts";
import { listParameters } from "./list.ts";
import { schemasOf, shapeOf } from "./shapes.ts";

export const discoveryFile = "imscasev1p1_openapi3_v1p0.json";

/** What a collection is called in one sentence of its operation, and the operation's name in the standard. */
export const collections = {
  CFPackages: ["getCFPackage", "A framework whole: document, statements, associations, definitions, rubrics"],
  CFDocuments: ["getCFDocument", "The document of a framework"],
  CFItems: ["getCFItem", "A statement"],
  CFItemAssociations: [
    "getCFItemAssociations",
    "A statement with every association that begins or ends at it",
  ],
  CFAssociations: ["getCFAssociation", "An association"],
  CFAssociationGroupings: ["getCFAssociationGrouping", "A grouping of associations"],
  CFConcepts: ["getCFConcept", "A concept, and those below it by hierarchy code"],
  CFItemTypes: ["getCFItemType", "An item type, and those below it by hierarchy code"],
  CFSubjects: ["getCFSubject", "A subject, and those below it by hierarchy code"],
  CFLicenses: ["getCFLicense", "A license"],
  CFRubrics: ["getCFRubric", "A rubric"],
} as const satisfies Record<CaseKind | "CFPackages" | "CFItemAssociations", readonly [string, string]>;
export type CaseCollection = keyof typeof collections;
export const caseCollections = Object.keys(collections) as CaseCollection[];

const json = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}DType` } } },
});
const fault = (description: string) => ({ description, ...json("imsx_StatusInfo") });
const faults = {
  404: fault("Not known here (unknownobject), or no UUID of CASE's pattern (invalid_uuid)"),
  429: fault("Too much is asked at once (server_busy): try again after Retry-After"),
  500: fault("Something went wrong on our side (internal_server_error)"),
  default: fault("Anything else that went wrong"),
};

const described: Record<(typeof listParameters)[number], [string, object]> = {
  limit: ["How many at most; 100 where it is not said", { type: "integer", format: "int32", minimum: 1 }],
  offset: ["How many to leave out first", { type: "integer", format: "int32", minimum: 0, default: 0 }],
  sort: [
    "The field to sort by; an unknown one leaves the usual order, which is by title",
    { type: "string" },
  ],
  orderBy: ["asc or desc", { type: "string", enum: ["asc", "desc"] }],
  filter: ["field='value', also != > >= < <= and ~ (has), one AND or OR", { type: "string" }],
  fields: ["The fields to show, commas between; an unknown one shows all", { type: "string" }],
};

export function discoveryOf(origin: string, hub: string) {
  const extensions = {
    name: "extensions",
    in: "query",
    required: false,
    description: "true: with the hub's extension fields, which CASE leaves out of a certified answer",
    schema: { type: "boolean", default: false },
  };
  const one = (collection: CaseCollection) => {
    const [operationId, summary] = collections[collection];
    return {
      get: {
        operationId,
        summary,
        parameters: [
          { name: "sourcedId", in: "path", required: true, schema: { type: "string", format: "uuid" } },
          extensions,
        ],
        responses: {
          200: { description: summary, ...json(shapeOf[collection]) },
          304: { description: "As you have it" },
          307: { description: "Too long for one answer: it is at the address in Location, for a minute" },
          ...faults,
        },
      },
    };
  };
  return {
    openapi: "3.0.3",
    info: {
      title: "CASE 1.1 provider",
      version: "1.1",
      description: `The published frameworks of ${hub} that are open to everyone. Reading needs no sign-in. Where nothing is published, the list of documents is empty.`,
    },
    servers: [{ url: caseRoot(origin, "v1p1") }],
    paths: {
      "/CFDocuments": {
        get: {
          operationId: "getAllCFDocuments",
          summary: "The documents of all frameworks, a page at a time",
          parameters: [
            ...listParameters.map((name) => ({
              name,
              in: "query",
              required: false,
              description: described[name][0],
              schema: described[name][1],
            })),
            extensions,
          ],
          responses: {
            200: {
              description: "One page",
              headers: {
                "X-Total-Count": { description: "How many there are in all", schema: { type: "integer" } },
                Link: {
                  description: "first, prev, next and last page (RFC 8288)",
                  schema: { type: "string" },
                },
              },
              ...json("CFDocumentSet"),
            },
            304: { description: "As you have it" },
            400: fault("A parameter cannot be read, or names no field (invalid_selection_field)"),
            ...faults,
          },
        },
      },
      ...Object.fromEntries(caseCollections.map((name) => [`/${name}/{sourcedId}`, one(name)])),
    },
    components: { schemas: schemasOf("v1p1") },
  };
}
