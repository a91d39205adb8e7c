/** Packages of CASE for tests: one as the specification wants it, and ways to spoil it. */

const root = "https://frameworks.example/ims/case/v1p1";
export const id = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, "0")}`;
const at = "2026-03-01T12:00:00Z";
const link = (kind: string, no: number, title: string) => ({
  title,
  identifier: id(no),
  uri: `${root}/${kind}/${id(no)}`,
});
const end = (kind: string, no: number, title: string) => ({ ...link(kind, no, title), targetType: "CASE" });

// biome-ignore lint/suspicious/noExplicitAny: tests spoil it in every way
export type Loose = any;

/** Two topics, three statements under them, one relation, one statement in two places, every definition. */
export function strictPackage(): Loose {
  const item = (no: number, code: string, fullStatement: string, more: object = {}) => ({
    identifier: id(no),
    uri: `${root}/CFItems/${id(no)}`,
    fullStatement,
    humanCodingScheme: code,
    lastChangeDateTime: at,
    ...more,
  });
  const association = (no: number, type: string, from: number, to: number, order?: number) => ({
    identifier: id(no),
    uri: `${root}/CFAssociations/${id(no)}`,
    associationType: type,
    ...(order === undefined ? {} : { sequenceNumber: order }),
    originNodeURI: end("CFItems", from, `Item ${from}`),
    destinationNodeURI: to === 1 ? end("CFDocuments", 1, "Welding skills") : end("CFItems", to, `Item ${to}`),
    lastChangeDateTime: at,
  });
  const type = link("CFItemTypes", 50, "Knowledge and Skill Statement");
  return {
    CFDocument: {
      identifier: id(1),
      uri: `${root}/CFDocuments/${id(1)}`,
      caseVersion: "1.1",
      creator: "Prairie Lakes Community College",
      publisher: "Cedar Valley Partnership",
      title: "Welding skills",
      description: "What a welder can do.",
      language: "en",
      version: "2026",
      adoptionStatus: "Implemented",
      statusStartDate: "2026-07-01",
      subject: ["Manufacturing"],
      officialSourceURL: "https://frameworks.example/welding",
      licenseURI: link("CFLicenses", 60, "CC BY 4.0"),
      lastChangeDateTime: at,
    },
    CFItems: [
      item(10, "W", "Welding", { CFItemType: "Career Pathway" }),
      item(11, "W.1", "Prepare a joint from a drawing, and say why; twice\nover two lines.", {
        CFItemType: "Knowledge and Skill Statement",
        CFItemTypeURI: type,
        abbreviatedStatement: "Prepare a joint",
        conceptKeywords: ["joints, prepared", "drawings"],
        educationLevel: ["11", "12"],
        notes: "A note.",
        language: "en",
      }),
      item(12, "W.2", "=Weld a fillet joint, safely", {
        statusStartDate: "2026-07-01",
        subject: ["Welding; flat"],
      }),
      item(13, "S", "Safety", { listEnumeration: "2", alternativeLabel: "Working safely" }),
      item(14, "S.1", "Wear what protects you."),
    ],
    CFAssociations: [
      association(20, "isChildOf", 10, 1, 1),
      association(21, "isChildOf", 11, 10, 2),
      association(22, "isChildOf", 12, 10, 1),
      association(23, "isChildOf", 13, 1, 2),
      association(24, "isChildOf", 14, 13, 1),
      association(25, "isChildOf", 14, 10, 3),
      association(26, "isRelatedTo", 12, 14),
      {
        ...association(27, "exactMatchOf", 11, 12),
        destinationNodeURI: {
          title: "Theirs",
          identifier: id(900),
          uri: `https://elsewhere.example/ims/case/v1p1/CFItems/${id(900)}`,
          targetType: "CASE",
        },
      },
      {
        ...association(28, "isRelatedTo", 11, 12),
        destinationNodeURI: { title: "Welders", identifier: "51-4121.00", targetType: "ext:onet-soc" },
      },
    ],
    CFDefinitions: {
      CFItemTypes: [
        {
          ...link("CFItemTypes", 50, "Knowledge and Skill Statement"),
          description: "What a person knows or can do",
          hierarchyCode: "1",
          lastChangeDateTime: at,
        },
      ],
      CFLicenses: [
        {
          ...link("CFLicenses", 60, "CC BY 4.0"),
          licenseText: "Use it and say whose it is.",
          lastChangeDateTime: at,
        },
      ],
    },
    extensions: { note: "kept" },
  };
}

/** Another value somewhere in it: at each step, this key of those there are. */
export function spoilAt(whole: Loose, path: readonly number[], by: unknown): void {
  let at = whole;
  for (const [index, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % keys.length];
    if (key === undefined) return;
    if (index === path.length - 1 || typeof at[key] !== "object" || at[key] === null) {
      at[key] = by;
      return;
    }
    at = at[key];
  }
}
