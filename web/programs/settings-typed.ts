/** How strict a region is, as someone types it: every answer is text until it is sent. Pure. */
import type { FieldProblem } from "#shared/problem.ts";
import type { CheckSettings, Severity } from "#shared/programs/check-schema.ts";
import { hundredthsIn } from "../agreements/words.ts";

export type Measure = Exclude<keyof CheckSettings, "turned">;

const whole = String;
const hours = (hundredths: number): string => String(hundredths / 100);

export const measureWords: readonly {
  key: Measure;
  name: string;
  unit: string;
  hint: string;
  show: (value: number) => string;
  least: number;
  most: number;
}[] = [
  {
    key: "overlapPercent",
    name: "Statements two courses may share",
    unit: "percent",
    hint: "Required courses that share more are looked at as one taught twice.",
    show: whole,
    least: 0,
    most: 100,
  },
  {
    key: "quorum",
    name: "Businesses a validation needs",
    unit: "businesses",
    hint: "Distinct businesses, not people.",
    show: whole,
    least: 1,
    most: 200,
  },
  {
    key: "validMonths",
    name: "A validation lasts",
    unit: "months",
    hint: "Then business is asked again.",
    show: whole,
    least: 1,
    most: 120,
  },
  {
    key: "bridgePercent",
    name: "Cluster statements a bridge covers",
    unit: "percent",
    hint: "What is missing is listed either way.",
    show: whole,
    least: 0,
    most: 100,
  },
  {
    key: "earlyHoursHundredths",
    name: "Early college credit for a pathway endorsement",
    unit: "semester hours",
    hint: "Earned in grades 9 to 12.",
    show: hours,
    least: 0,
    most: 100_000,
  },
  {
    key: "experienceHours",
    name: "Professional experience for a pathway endorsement",
    unit: "hours",
    hint: "Clock hours of internship or the like.",
    show: whole,
    least: 0,
    most: 4000,
  },
  {
    key: "cteYears",
    name: "Career-focused instruction for a pathway endorsement",
    unit: "years",
    hint: "Of grades 9 to 12.",
    show: whole,
    least: 1,
    most: 4,
  },
];

export type TypedSettings = Record<Measure, string> & {
  turned: { checkId: string; severity: Severity; reason: string }[];
};

export const typedOf = (settings: CheckSettings): TypedSettings => ({
  ...(Object.fromEntries(measureWords.map(({ key, show }) => [key, show(settings[key])])) as Record<
    Measure,
    string
  >),
  turned: settings.turned.map((one) => ({ ...one })),
});

const numberOf = ({ key, least, most }: (typeof measureWords)[number], text: string): number | undefined => {
  const value =
    key === "earlyHoursHundredths"
      ? hundredthsIn(text)
      : /^\d{1,4}$/.test(text.trim())
        ? Number(text)
        : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
};

export const missing = (typed: TypedSettings): FieldProblem[] => [
  ...measureWords.flatMap((measure) =>
    numberOf(measure, typed[measure.key]) === undefined
      ? [
          {
            pointer: `/${measure.key}`,
            detail: `A number from ${measure.show(measure.least)} to ${measure.show(measure.most)}.`,
          },
        ]
      : [],
  ),
  ...typed.turned.flatMap(({ checkId, reason }, index) => [
    ...(checkId === "" ? [{ pointer: `/turned/${index}/checkId`, detail: "Which check?" }] : []),
    ...(reason.trim().length < 3
      ? [{ pointer: `/turned/${index}/reason`, detail: "Why, in a sentence: everyone reads it." }]
      : []),
  ]),
];

export const bodyOf = (typed: TypedSettings): CheckSettings => ({
  ...(Object.fromEntries(
    measureWords.map((measure) => [measure.key, numberOf(measure, typed[measure.key]) ?? 0]),
  ) as Record<Measure, number>),
  turned: typed.turned.map((one) => ({ ...one, reason: one.reason.trim() })),
});
