/** What a field of a program is called, and what it said and says: the hub answers with the schema's own names and codes. Pure. */
import {
  awardWords,
  columnWords,
  earlyWords,
  entryWords,
  featureWords,
  levelWords,
  roleWords,
  rowWords,
  workWords,
} from "./words.ts";

const fields: Record<string, string> = {
  assumesStatements: "Statements it assumes",
  awardedBy: "Awarded by",
  chooseN: "How many of them",
  cips: "CIP",
  cohort: "In grade 9 in",
  column: "Year",
  deliveredAt: "Taught at",
  earlyCredit: "Early credit",
  final: "End of the way",
  hours: "College hours",
  industryRecognized: "Industry recognizes it",
  intent: "What belongs here",
  pathwayId: "Pathway",
  requires: "Credit it requires",
  row: "Subject",
  sced: "SCED",
  cip: "CIP",
  serves: "Serves",
  stacksInto: "Counts toward",
  statementFramework: "Framework of statements",
  statements: "Statements it covers",
  workHours: "Hours at work",
};

/** `prerequisites` as `Prerequisites`. */
export const fieldInWords = (field: string): string =>
  fields[field] ?? field.charAt(0).toUpperCase() + field.slice(1);

const values: Record<string, string> = {
  ...earlyWords,
  ...entryWords,
  ...featureWords,
  ...levelWords,
  ...roleWords,
  ...workWords,
  ...awardWords,
  REQUIRED: "Required",
  CHOOSE_N: "A choice",
  ELECTIVE: "Elective",
  ACADEMIC: "Academic",
  CTE: "CTE",
  BOTH: "CTE and academic",
  CarnegieUnit: "units",
  SemesterHour: "semester hours",
  QuarterHour: "quarter hours",
  ContactHour: "contact hours",
  ClockHour: "clock hours",
};

const isKey = <Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> =>
  Object.hasOwn(words, key);

/** `agreement`: the number that people know an agreement by. */
export function valueInWords(field: string, value: string, agreement: (id: string) => string): string {
  if (field === "column" && isKey(columnWords, value)) return columnWords[value].word;
  if (field === "row" && isKey(rowWords, value)) return rowWords[value];
  // Which they are stands in the plan; here it is enough that they are others.
  if (field === "statements" || field === "assumesStatements") return value.split(":")[0] ?? value;
  return value
    .replaceAll(/agr_[0-9a-z]+/g, agreement)
    .replaceAll(/\b[A-Z][A-Za-z_]+\b/g, (word) => (isKey(values, word) ? (values[word] ?? word) : word));
}
