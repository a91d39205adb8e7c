/**
 * The indicators that come with Causeway: Perkins V's for secondary and postsecondary CTE (data-sharing.md 1.6), and the
 * subgroups it reports them by. Plain-language readings from memory: a partnership compares them and adds its state's own.
 */
import type { IndicatorSetChange } from "./release-schema.ts";

const source = "20 U.S.C. 2323(b)(2), written from memory. Compare it with its source.";
type Row = readonly [id: string, name: string, denominator: string, numerator: string];

const secondary: readonly Row[] = [
  [
    "1S1",
    "Four-year graduation",
    "Concentrators in the four-year cohort",
    "of these, who graduated within four years",
  ],
  [
    "1S2",
    "Extended-year graduation",
    "Concentrators in the extended-year cohort",
    "of these, who graduated within the extended time",
  ],
  [
    "2S1",
    "Proficiency in reading and language arts",
    "Concentrators who took the state test",
    "of these, who were proficient in reading and language arts",
  ],
  [
    "2S2",
    "Proficiency in mathematics",
    "Concentrators who took the state test",
    "of these, who were proficient in mathematics",
  ],
  [
    "2S3",
    "Proficiency in science",
    "Concentrators who took the state test",
    "of these, who were proficient in science",
  ],
  [
    "3S1",
    "Post-program placement",
    "Concentrators who left secondary education",
    "of these, who in the second quarter after were in further education, training, service or work",
  ],
  [
    "4S1",
    "Nontraditional concentration",
    "Concentrators in fields nontraditional for one gender",
    "of these, of the gender that is less common in the field",
  ],
  [
    "5S1",
    "Recognized postsecondary credential",
    "Concentrators who graduated",
    "of these, who earned a recognized postsecondary credential",
  ],
  [
    "5S2",
    "Postsecondary credits",
    "Concentrators who graduated",
    "of these, who earned postsecondary credits in their program",
  ],
  [
    "5S3",
    "Work-based learning",
    "Concentrators who graduated",
    "of these, who took part in work-based learning",
  ],
  [
    "5S4",
    "The state's own measure of program quality",
    "Concentrators, as the state defines it",
    "of these, who reached what the state measures",
  ],
];

const postsecondary: readonly Row[] = [
  [
    "1P1",
    "Placement and retention",
    "Concentrators who completed their program",
    "of these, who in the second quarter after were still enrolled, in training, service or work",
  ],
  [
    "2P1",
    "Credential",
    "Concentrators who took part in the program",
    "of these, who earned a recognized postsecondary credential during it or within a year",
  ],
  [
    "3P1",
    "Nontraditional concentration",
    "Concentrators in fields nontraditional for one gender",
    "of these, of the gender that is less common in the field",
  ],
];

const listedAs = (level: "secondary" | "postsecondary", rows: readonly Row[]) =>
  rows.map(([id, name, denominator, numerator]) => ({ id, name, level, denominator, numerator, source }));

const values = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([id, name]) => ({ id, name }));

export const shippedIndicators: IndicatorSetChange = {
  indicators: [...listedAs("secondary", secondary), ...listedAs("postsecondary", postsecondary)],
  dimensions: [
    {
      id: "gender",
      name: "Gender",
      kind: "partition",
      values: values({ female: "Female", male: "Male" }),
    },
    {
      id: "race-ethnicity",
      name: "Race and ethnicity",
      kind: "partition",
      values: values({
        "american-indian": "American Indian or Alaska Native",
        asian: "Asian",
        black: "Black or African American",
        hispanic: "Hispanic or Latino",
        "pacific-islander": "Native Hawaiian or Other Pacific Islander",
        white: "White",
        "two-or-more": "Two or more races",
      }),
    },
    {
      id: "special-populations",
      name: "Special populations",
      kind: "flag",
      values: values({
        disability: "Individuals with disabilities",
        "economically-disadvantaged": "Economically disadvantaged",
        nontraditional: "Preparing for nontraditional fields",
        "single-parent": "Single parents",
        "out-of-workforce": "Out-of-workforce individuals",
        "english-learners": "English learners",
        homeless: "Homeless individuals",
        "foster-youth": "In, or aged out of, foster care",
        "military-parent": "With a parent in active military",
        migrant: "Migrant students",
      }),
    },
  ],
};
