/** The columns of a file of statements: ours, OpenSALT's and the names people give them. Without zod, for the page. */

const words = (text: string): string[] => text.split("|");

/** In the order of the file, each with what else it is called. */
export const synonyms = {
  identifier: words("case item identifier|guid|uuid|item identifier|case identifier|id"),
  code: words("human coding scheme|statement code|coded notation|number"),
  statement: words("full statement|competency text|skill|standard|text"),
  parent: words("is child of|parent identifier|parent code|under|child of"),
  order: words("sequence number|sequence|position"),
  type: words("cf item type|item type|competency category|kind"),
  abbreviated: words("abbreviated statement|short statement|competency label|short"),
  label: words("alternative label"),
  enumeration: words("list enumeration|list id|list enum in source"),
  keywords: words("concept keywords|keyword|tags"),
  subjects: words("subject"),
  education_level: words("education levels|grade level|grades|grade"),
  notes: words("note|comment|comments"),
  language: words("lang|in language"),
  starts: words("status start date|start date|valid from"),
  ends: words("status end date|end date|valid until"),
  changed: words("last change date time|last changed|date modified"),
  is_part_of: words("part of"),
  replaced_by: words("superseded by"),
  exemplar: words("exemplars"),
  has_skill_level: words("skill level"),
  is_related_to: words("related to|related"),
  is_peer_of: words("peer of"),
  precedes: words("precedes the|comes before"),
  exact_match_of: words("exact match|matches|same as"),
} as const satisfies Record<string, readonly string[]>;

export type TableColumn = keyof typeof synonyms;
export const tableColumns = Object.keys(synonyms) as TableColumn[];

/** Which association a column's cells name the far end of. */
export const associationColumns = {
  is_part_of: "isPartOf",
  replaced_by: "replacedBy",
  exemplar: "exemplar",
  has_skill_level: "hasSkillLevel",
  is_related_to: "isRelatedTo",
  is_peer_of: "isPeerOf",
  precedes: "precedes",
  exact_match_of: "exactMatchOf",
} as const satisfies Partial<Record<TableColumn, string>>;
export type AssociationColumn = keyof typeof associationColumns;

/** What rows above the header say of the framework itself: `#title,Welding skills`. */
export const settingNames = [
  "identifier",
  "title",
  "creator",
  "publisher",
  "description",
  "version",
  "language",
  "frameworkType",
  "adoptionStatus",
  "statusStartDate",
  "statusEndDate",
  "officialSourceURL",
  "subject",
  "notes",
  "lastChangeDateTime",
] as const;
export type SettingName = (typeof settingNames)[number];

/** An example to start from. */
export const template: readonly (readonly string[])[] = [
  ["#title", "Welding skills"],
  ["#creator", "Prairie Lakes Community College"],
  ["code", "statement", "parent", "order", "type", "keywords", "education_level", "notes"],
  ["W", "Welding and joining", "", "1", "Career Pathway", "", "", ""],
  [
    "W.1",
    "Prepare a joint for welding from a drawing.",
    "W",
    "1",
    "Knowledge and Skill Statement",
    "joints; drawings",
    "11; 12",
    "",
  ],
  [
    "W.2",
    "Weld a fillet joint in the flat position.",
    "W",
    "2",
    "Knowledge and Skill Statement",
    "fillet",
    "12",
    "",
  ],
];

/** Several entries of one cell, with semicolons between them; a backslash keeps one that belongs to an entry. */
export const joined = (entries: readonly string[]): string => {
  const text = entries.map((one) => one.replace(/[\\;|]/g, "\\$&")).join("; ");
  // A single entry with a comma would be taken for two.
  return entries.length === 1 && text.includes(",") ? `${text};` : text;
};

export function entriesOf(text: string): string[] {
  const apart = /(?<!\\)(?:\\\\)*[;|]/.test(text) ? /[;|]/ : /,/;
  const entries = [""];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\" && /[\\;|]/.test(text[at + 1] ?? "")) entries.push(`${entries.pop()}${text[++at]}`);
    else if (apart.test(sign)) entries.push("");
    else entries.push(`${entries.pop()}${sign}`);
  }
  return entries.map((one) => one.trim()).filter(Boolean);
}
