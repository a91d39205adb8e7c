/**
 * What the sample's businesses said, as a table that can be read: for each statement one letter a person (Essential,
 * Useful, Not necessary, `?` don't know), then how often it is used and how bad it is when done badly, and who cannot
 * hire it. The other scales follow from these.
 */
import type { DecisionDraft } from "#shared/validations/decision-schema.ts";
import type {
  CommentKind,
  MissingSkill,
  Rating,
  StatementAnswer,
} from "#shared/validations/respondent-schema.ts";

export type Row = [code: string, need: string, frequency: number, criticality: number, short?: string];

type Shortage = NonNullable<StatementAnswer["shortage"]>;
export type Said = {
  /** Which person of the table, and of which statement. */
  by: number;
  code: string;
  kind: CommentKind;
  text: string;
  rewording?: string;
};

const need: Record<string, [need: Rating, relevance: Rating, entry: Rating]> = {
  E: [3, 4, 4],
  U: [2, 3, 3],
  N: [1, 1, 1],
  "?": ["DONT_KNOW", "DONT_KNOW", "DONT_KNOW"],
};

const causes: readonly Shortage[] = [
  { openings: 3, rootCause: "NOT_TRAINED", response: "We train for eight weeks before they touch a job." },
  { openings: 1, rootCause: "NO_APPLICANTS" },
  { openings: 2, rootCause: "NO_EXPERIENCE", response: "We borrow people from another shift." },
  { openings: 2, rootCause: "NO_CREDENTIAL" },
  { openings: 1, rootCause: "PAY" },
];

const bounded = (value: number): number => Math.max(1, Math.min(5, value));

/** What the person of this column answers; `of` gives a statement's identifier by its code. */
export function answersOf(
  person: number,
  rows: readonly Row[],
  comments: readonly Said[],
  of: (code: string) => string,
): Record<string, StatementAnswer> {
  return Object.fromEntries(
    rows.flatMap(([code, pattern, frequency, criticality, short = ""], at) => {
      const said = need[pattern[person] ?? ""];
      if (!said) return [];
      const [needed, relevance, entry] = said;
      // Nobody answers all scales like their neighbor.
      const apart = ((person * 7 + at * 3) % 3) - 1;
      const ratings: StatementAnswer["ratings"] = {
        need: needed,
        relevance: relevance === 4 && apart < 0 ? 3 : relevance,
        frequency: needed === "DONT_KNOW" ? needed : bounded(frequency + apart),
        criticality: needed === "DONT_KNOW" ? needed : bounded(criticality - apart),
        entry: entry === 4 && apart > 0 ? 3 : entry,
      };
      const comment = comments.find((one) => one.by === person && one.code === code);
      const shortage = short[person] === "!" ? causes[(person + at) % causes.length] : undefined;
      return [
        [
          of(code),
          {
            ratings,
            ...(comment && {
              comment: {
                kind: comment.kind,
                text: comment.text,
                ...(comment.rewording && { rewording: comment.rewording }),
              },
            }),
            ...(shortage && { shortage }),
          },
        ],
      ];
    }),
  );
}

/** The businesses' people in the order of the table's letters: 12 of 11 businesses, two of one. */
export const weldingRows: readonly Row[] = [
  ["ESS05.01", "EEEEEEEEEEEE", 5, 4],
  ["ESS05.03", "EUEUEEEEUUEE", 3, 2],
  ["ESS06.01", "EEEEEEEEEEEE", 5, 5],
  ["ESS06.01.01", "EEEEEEEEUEEE", 5, 5],
  ["ESS06.02", "EEEUEEEEEEUE", 1, 5],
  ["MNC01.01", "EEEEEEEEUEEE", 5, 4, "!   !     ! "],
  ["MNC01.01.01", "EEEEEEEEEEEE", 5, 4, "!!  !!! !! !"],
  ["MNC01.02", "EEEUEEEEUUEE", 5, 4, "    !     ! "],
  ["MNC02.01", "EEUUEEEEUUEE", 4, 3],
  ["MNC02.02", "EEEUEEEEEUEE", 5, 4],
  ["MNPA01.01", "EEEEEEEEUEEE", 4, 4, "!    !     !"],
  ["MNPA01.01.01", "EEENEEEEEEEU", 3, 5],
  ["MNPA01.01.02", "EEEUEEEEUEEE", 4, 3],
  ["MNPA01.02", "EEEEEEEEUEEE", 5, 4, "!  !  !   !"],
  ["MNPA02.01", "UEEN?EUUNEEU", 2, 3, "     !"],
  ["MNPA02.04", "EUEUEEUUUUEE", 4, 4, "! ! !!    !!"],
  ["MNPA02.03", "UUUNUEUUNUEE", 3, 2],
  ["MNPD01.01", "EEEEEUEEUEEE", 4, 4, "!   !      !"],
  ["MNPD01.02", "UUUNEUUUNUEE", 1, 3],
];

export const weldingComments: readonly Said[] = [
  {
    by: 0,
    code: "MNPA01.01.01",
    kind: "REWORDING",
    text: "The one fire we had began with a torch that nobody had checked.",
    rewording:
      "Cut plate with an oxy-fuel torch to a marked line, and check the flashback arrestor before every use.",
  },
  {
    by: 9,
    code: "MNC01.02",
    kind: "UNCLEAR",
    text: "“To the tolerance on the drawing” is clear. Which gauge is not: say that people pick the right one.",
  },
  {
    by: 5,
    code: "MNPA02.03",
    kind: "OTHER",
    text: "We keep it on a tablet. Our pump customers ask for it by heat number, so it matters to us.",
  },
  {
    by: 11,
    code: "MNPD01.02",
    kind: "LEVEL",
    text: "An inspector knows this. A new welder only has to know that the test exists.",
  },
];

/** Who stands behind the first comment: none of them writes before it is there to be read. */
export const weldingSeconds: readonly number[] = [3, 4, 9];

/** By the fleet's shop, which welds what others drive. */
export const weldingMissing: { by: number; skill: MissingSkill } = {
  by: 8,
  skill: {
    id: "6f1d5f0c-2f9b-4a53-9a3c-6f5d5b0e7a11",
    text: "Repair a trailer hitch weld so that it passes inspection, and write up what was done.",
    why: "Half of our welding is repair, and the list only knows new work.",
  },
};

/** What the convener decided so far; the four that need talk are still open. */
export const weldingDecisions: readonly (DecisionDraft & { code: string; ago: number })[] = [
  ...["ESS05.01", "ESS06.01", "ESS06.01.01", "ESS06.02", "MNC01.01", "MNC01.01.01", "MNC02.02"].map(
    (code) => ({ code, ago: 3, decision: "VALIDATED" as const }),
  ),
  ...["MNPA01.01", "MNPA01.01.02", "MNPA01.02"].map((code) => ({
    code,
    ago: 2,
    decision: "VALIDATED" as const,
  })),
  {
    code: "MNPD01.01",
    ago: 2,
    decision: "VALIDATED_WITH_EDITS",
    change: {
      kind: "EDIT",
      fullStatement: "Inspect your own finished weld by eye and gauge, and say whether it meets the code.",
    },
  },
  {
    code: "MNC02.01",
    ago: 2,
    decision: "VALIDATED",
    reason:
      "Two short of the line. The college's first course cannot be taught without it, and nobody called it unnecessary.",
  },
  { code: "ESS05.03", ago: 2, decision: "RETURN" },
  { code: "MNPA02.03", ago: 2, decision: "NOT_VALIDATED" },
  { code: "MNPD01.02", ago: 2, decision: "NOT_VALIDATED" },
];

/** Four have begun; the third is still at it. */
export const careRows: readonly Row[] = [
  ["ESS05.01", "EEEE", 5, 4],
  ["ESS05.02", "EEUE", 5, 4],
  ["ESS06.01", "EEEE", 5, 5],
  ["ESS06.02", "EUEE", 1, 5],
  ["HLC01.01", "EEEE", 5, 3],
  ["HLC01.02", "EEEE", 5, 5],
  ["HLC01.03", "EEEE", 5, 5],
  ["HLC02.01", "EEUE", 5, 4, "!  !"],
  ["HLC02.02", "EEEE", 5, 4],
  ["HLC02.03", "UE U", 4, 3],
  ["HLPB01.01", "EE E", 5, 4, "!!"],
  ["HLPB01.02", "EE E", 5, 5, "!! !"],
  ["HLPB01.02.01", "EU E", 4, 5],
  ["HLPB01.03", "EE E", 5, 4],
  ["HLPB02.01", "UE U", 2, 3],
];

export const careComments: readonly Said[] = [
  {
    by: 1,
    code: "HLPB01.02",
    kind: "REWORDING",
    text: "We use slide sheets more than belts.",
    rewording: "Move and position a resident safely with a slide sheet, a gait belt or a lift.",
  },
];
