/** Where the provider answers for what: an address is made of version, kind and identifier, and never kept. */
export type CaseVersion = "v1p0" | "v1p1";

/** What a single object can be, by the collection its address names; definitions are asked for one kind at a time. */
export const caseKinds = [
  "CFDocuments",
  "CFItems",
  "CFAssociations",
  "CFConcepts",
  "CFSubjects",
  "CFLicenses",
  "CFItemTypes",
  "CFAssociationGroupings",
  "CFRubrics",
] as const;
export type CaseKind = (typeof caseKinds)[number];

export const caseRoot = (origin: string, version: CaseVersion): string => `${origin}/ims/case/${version}`;
