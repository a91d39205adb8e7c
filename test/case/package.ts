/** A framework with every field that CASE has filled in, and what a projection has to get right: made up, about welding. */
import { CasePackage } from "#shared/case/schema.ts";

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const at = "2026-08-03T14:00:00Z";
const changed = (n: number) => ({ identifier: uuid(n), lastChangeDateTime: at });
const link = (n: number, title: string) => ({ title, identifier: uuid(n) });
const end = (n: number, title: string) => ({ title, identifier: uuid(n), targetType: "CASE" });
const dates = { statusStartDate: "2026-08-01", statusEndDate: "2030-07-31" };

export const documentId = uuid(1);
export const ids = {
  weld: uuid(11),
  safety: uuid(12),
  lonely: uuid(13),
  child: uuid(21),
  toOnet: uuid(22),
  translated: uuid(23),
  ours: uuid(24),
  elsewhere: uuid(25),
  concept: uuid(31),
  deeper: uuid(32),
  tenth: uuid(33),
  subject: uuid(34),
  type: uuid(35),
  license: uuid(36),
  grouping: uuid(37),
  rubric: uuid(41),
};

export const full = (): CasePackage =>
  CasePackage.parse({
    CFDocument: {
      ...changed(1),
      creator: "Cedar Valley",
      title: "Welding: knowledge and skills",
      frameworkType: "Industry",
      officialSourceURL: "https://example.org/welding",
      publisher: "Cedar Valley Partnership",
      description: "What a welder knows at the start.",
      subject: ["Welding", "Manufacturing, metal"],
      subjectURI: [link(34, "Welding")],
      language: "en",
      version: "2026",
      adoptionStatus: "Implemented",
      ...dates,
      licenseURI: link(36, "CC BY 4.0"),
      notes: "First edition.",
      extensions: { region: "Cedar Valley" },
    },
    CFItems: [
      {
        ...changed(11),
        fullStatement: "Weld a **fillet** in position 2F.",
        alternativeLabel: "Fillet weld",
        CFItemType: "Knowledge and Skill Statement",
        CFItemTypeURI: link(35, "Knowledge and Skill Statement"),
        humanCodingScheme: "MF01.01",
        listEnumeration: "1",
        abbreviatedStatement: "Fillet weld 2F",
        conceptKeywords: ["fillet", "2F"],
        conceptKeywordsURI: link(31, "Joints"),
        notes: "Steel only.",
        subject: ["Welding"],
        subjectURI: [link(34, "Welding")],
        language: "en",
        educationLevel: ["11", "12"],
        licenseURI: link(36, "CC BY 4.0"),
        ...dates,
        extensions: { hours: 12 },
      },
      { ...changed(12), uri: "https://example.org/kept/12", fullStatement: "Name the hazards of welding." },
      { ...changed(13), fullStatement: "Stand nowhere in the tree." },
    ],
    CFAssociations: [
      {
        ...changed(21),
        associationType: "isChildOf",
        sequenceNumber: 1,
        originNodeURI: end(11, "MF01.01"),
        destinationNodeURI: end(1, "Welding: knowledge and skills"),
        CFAssociationGroupingURI: link(37, "Tree"),
        notes: "As agreed.",
        extensions: { by: "Roberta" },
      },
      {
        ...changed(22),
        associationType: "isRelatedTo",
        originNodeURI: end(11, "MF01.01"),
        destinationNodeURI: { title: "Welders", identifier: "51-4121.00", targetType: "ext:onet-soc" },
      },
      {
        ...changed(23),
        associationType: "isTranslationOf",
        originNodeURI: end(12, "Safety"),
        destinationNodeURI: end(11, "MF01.01"),
      },
      {
        ...changed(24),
        associationType: "ext:taught-with",
        originNodeURI: end(12, "Safety"),
        destinationNodeURI: end(11, "MF01.01"),
      },
      {
        ...changed(25),
        associationType: "exactMatchOf",
        originNodeURI: end(12, "Safety"),
        destinationNodeURI: {
          title: "Source",
          identifier: uuid(99),
          uri: "https://source.example/ims/case/v1p0/CFItems/99",
        },
      },
    ],
    CFDefinitions: {
      CFConcepts: [
        {
          ...changed(31),
          title: "Joints",
          description: "How parts meet",
          hierarchyCode: "1",
          keywords: "joint",
        },
        { ...changed(32), title: "Lap joints", hierarchyCode: "1.1" },
        { ...changed(33), title: "Tools", hierarchyCode: "10" },
      ],
      CFSubjects: [{ ...changed(34), title: "Welding", description: "Joining metal", hierarchyCode: "1" }],
      CFItemTypes: [
        {
          ...changed(35),
          title: "Knowledge and Skill Statement",
          description: "What someone knows or can do",
          hierarchyCode: "1",
          typeCode: "KSS",
        },
      ],
      CFLicenses: [
        {
          ...changed(36),
          title: "CC BY 4.0",
          description: "Attribution",
          licenseText: "https://creativecommons.org/licenses/by/4.0/",
        },
      ],
      CFAssociationGroupings: [{ ...changed(37), title: "Tree", description: "What is under what" }],
      extensions: { source: "ours" },
    },
    CFRubrics: [
      {
        ...changed(41),
        title: "Fillet",
        description: "How a fillet is judged",
        CFRubricCriteria: [
          {
            ...changed(42),
            category: "Look",
            description: "The bead",
            CFItemURI: link(11, "MF01.01"),
            weight: 0.5,
            position: 1,
            rubricId: uuid(41),
            CFRubricCriterionLevels: [
              {
                ...changed(43),
                description: "Even",
                quality: "Good",
                score: 4,
                feedback: "Keep it up.",
                position: 1,
                rubricCriterionId: uuid(42),
                extensions: [{ shown: true }],
              },
            ],
            extensions: { judged: "by eye" },
          },
        ],
        extensions: { used: 2026 },
      },
    ],
    extensions: { made: "by hand" },
  });
