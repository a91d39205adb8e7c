/**
 * What the sample's schools and its college counted before anything was hidden: invented numbers, which only the seed's
 * own process ever holds. Each group is `[students, reached it]`.
 */
import type { Table } from "#shared/suppression/types.ts";

type Pair = [d: number, n: number];
/** By group: `all`, `gender:female` … */
export type Counts = Readonly<Record<string, Pair>>;

const dimensions = {
  gender: ["female", "male"],
  "race-ethnicity": [
    "american-indian",
    "asian",
    "black",
    "hispanic",
    "pacific-islander",
    "white",
    "two-or-more",
  ],
  "special-populations": [
    "economically-disadvantaged",
    "disability",
    "english-learners",
    "nontraditional",
    "out-of-workforce",
  ],
};

/** Three Rivers: 5S1, concentrators who left with a recognized credential, for three years, the newest first. */
export const threeRivers: readonly Counts[] = [
  {
    all: [164, 121],
    "gender:female": [93, 70],
    "gender:male": [71, 51],
    "race-ethnicity:white": [98, 75],
    "race-ethnicity:hispanic": [41, 29],
    "race-ethnicity:black": [14, 9],
    "race-ethnicity:asian": [4, 3],
    "race-ethnicity:two-or-more": [7, 5],
    "race-ethnicity:american-indian": [0, 0],
    "race-ethnicity:pacific-islander": [0, 0],
    "special-populations:economically-disadvantaged": [72, 49],
    "special-populations:disability": [19, 11],
    "special-populations:english-learners": [6, 4],
    "special-populations:nontraditional": [27, 27],
    "special-populations:out-of-workforce": [0, 0],
  },
  {
    all: [151, 103],
    "gender:female": [84, 60],
    "gender:male": [67, 43],
    "race-ethnicity:white": [94, 66],
    "race-ethnicity:hispanic": [36, 24],
    "race-ethnicity:black": [12, 7],
    "race-ethnicity:asian": [3, 2],
    "race-ethnicity:two-or-more": [6, 4],
    "race-ethnicity:american-indian": [0, 0],
    "race-ethnicity:pacific-islander": [0, 0],
    "special-populations:economically-disadvantaged": [66, 41],
    "special-populations:disability": [17, 9],
    "special-populations:english-learners": [8, 5],
    "special-populations:nontraditional": [22, 18],
    "special-populations:out-of-workforce": [0, 0],
  },
  {
    all: [143, 88],
    "gender:female": [79, 51],
    "gender:male": [64, 37],
    "race-ethnicity:white": [91, 58],
    "race-ethnicity:hispanic": [31, 18],
    "race-ethnicity:black": [11, 6],
    "race-ethnicity:asian": [5, 3],
    "race-ethnicity:two-or-more": [5, 3],
    "race-ethnicity:american-indian": [0, 0],
    "race-ethnicity:pacific-islander": [0, 0],
    "special-populations:economically-disadvantaged": [61, 34],
    "special-populations:disability": [15, 7],
    "special-populations:english-learners": [7, 3],
    "special-populations:nontraditional": [20, 13],
    "special-populations:out-of-workforce": [0, 0],
  },
];

/** Cedar Bend's last year, and the one before. */
export const cedarBend: readonly Counts[] = [
  {
    all: [118, 71],
    "gender:female": [56, 36],
    "gender:male": [62, 35],
    "race-ethnicity:white": [77, 47],
    "race-ethnicity:hispanic": [22, 13],
    "race-ethnicity:black": [11, 6],
    "race-ethnicity:asian": [5, 3],
    "race-ethnicity:two-or-more": [3, 2],
    "race-ethnicity:american-indian": [0, 0],
    "race-ethnicity:pacific-islander": [0, 0],
  },
  {
    all: [109, 61],
    "gender:female": [51, 31],
    "gender:male": [58, 30],
    "race-ethnicity:white": [74, 42],
    "race-ethnicity:hispanic": [19, 10],
    "race-ethnicity:black": [10, 6],
    "race-ethnicity:asian": [4, 2],
    "race-ethnicity:two-or-more": [2, 1],
    "race-ethnicity:american-indian": [0, 0],
    "race-ethnicity:pacific-islander": [0, 0],
  },
];

/** Millrace has sent only the year before last. */
export const millrace: Counts = {
  all: [64, 39],
  "gender:female": [30, 19],
  "gender:male": [34, 20],
  "race-ethnicity:white": [51, 32],
  "race-ethnicity:hispanic": [13, 7],
  "race-ethnicity:black": [0, 0],
  "race-ethnicity:asian": [0, 0],
  "race-ethnicity:two-or-more": [0, 0],
  "race-ethnicity:american-indian": [0, 0],
  "race-ethnicity:pacific-islander": [0, 0],
};

/** Prairie Lakes: 1P1, concentrators placed or still enrolled in the second quarter after they finished. */
export const prairieLakes: Counts = {
  all: [212, 171],
  "gender:female": [131, 109],
  "gender:male": [81, 62],
  "race-ethnicity:white": [140, 116],
  "race-ethnicity:hispanic": [48, 37],
  "race-ethnicity:black": [15, 11],
  "race-ethnicity:asian": [5, 4],
  "race-ethnicity:two-or-more": [4, 3],
  "race-ethnicity:american-indian": [0, 0],
  "race-ethnicity:pacific-islander": [0, 0],
};

/** One program, `all` of them, in one year. */
export function tableOf(year: string, counts: Counts): Table {
  const named = new Set(Object.keys(counts).map((group) => group.split(":")[0] ?? ""));
  return {
    dimensions: Object.entries(dimensions)
      .filter(([name]) => named.has(name))
      .map(([name, values]) => ({
        name,
        kind: name === "special-populations" ? "flag" : "partition",
        values,
      })),
    blocks: [
      {
        program: "all",
        year,
        groups: Object.fromEntries(Object.entries(counts).map(([group, [d, n]]) => [group, { d, n }])),
      },
    ],
    rollUps: [],
  };
}
