/** What each figure is and where it comes from, in words beside every figure: nobody has to take a number on trust. */

export type Formula = { name: string; formula: string; says: string; source: string; url?: string };

const polit = {
  source: "Polit, Beck & Owen 2007, Research in Nursing & Health 30, 459–467",
  url: "https://doi.org/10.1002/nur.20199",
};

export const formulas = {
  employer: {
    name: "One value for each business",
    formula: "the lower median of its people’s answers",
    says: "However many people of a business answer, it counts once. Not applicable and don’t know are in no count.",
    source: "Causeway: the business is the unit of analysis",
  },
  cvr: {
    name: "Content validity ratio (CVR)",
    formula: "(essential − N/2) ÷ (N/2)",
    says: "From −1 to 1. Above 0 more than half say essential.",
    source: "Lawshe 1975, Personnel Psychology 28, 563–575",
    url: "https://doi.org/10.1111/j.1744-6570.1975.tb01393.x",
  },
  critical: {
    name: "How many are needed",
    formula: "the smallest count k with P(X ≥ k) ≤ .05, X ~ Bin(N, ½)",
    says: "Fewer could agree by chance alone. Counts are compared, never rounded ratios. Below five businesses no count is enough. A campaign may use Lawshe’s printed table of 1975 or the more lenient rule of Wilson, Pan & Schumsky 2012 instead: the rule it used is printed beside its results.",
    source: "Ayre & Scally 2014, Measurement and Evaluation in Counseling and Development 47, 79–86",
    url: "https://doi.org/10.1177/0748175613513808",
  },
  share: {
    name: "Share with 95% interval",
    formula: "Wilson’s score interval, z = 1.96",
    says: "Where the share among all such businesses plausibly lies. The bar in the charts.",
    source: "Wilson 1927, Journal of the American Statistical Association 22, 209–212",
    url: "https://doi.org/10.1080/01621459.1927.10502953",
  },
  endorsement: {
    name: "Endorsement",
    formula: "essential ÷ N, beside the percentage the campaign names",
    says: "A second, plain line. It decides nothing by itself.",
    source: "After Popham 1992, who asks for 70%",
  },
  iCvi: {
    name: "Item content validity index (I-CVI)",
    formula: "ratings of 3 or 4 ÷ N",
    says: "The share that finds the statement quite or highly relevant. .78 or more is good.",
    ...polit,
  },
  kappa: {
    name: "Modified kappa (κ*)",
    formula: "(I-CVI − Pc) ÷ (1 − Pc), where Pc = C(N, A) · ½ᴺ",
    says: "The same share with chance agreement taken out. Above .74 is excellent, .60 to .74 good, .40 to .59 fair.",
    ...polit,
  },
  sCviAve: {
    name: "Scale content validity, average (S-CVI/Ave)",
    formula: "the mean of the I-CVI",
    says: "All statements together. .90 or more is good.",
    ...polit,
  },
  sCviUa: {
    name: "Scale content validity, universal agreement (S-CVI/UA)",
    formula: "statements with an I-CVI of 1 ÷ statements",
    says: "The share of statements on which every business agrees.",
    ...polit,
  },
  mean: {
    name: "Mean with 95% interval",
    formula: "mean ± t(.975, N − 1) · SD ÷ √N",
    says: "Where the mean of all such businesses plausibly lies. SD ÷ √N is the standard error.",
    source: "Student 1908, Biometrika 6, 1–25",
    url: "https://doi.org/10.1093/biomet/6.1.1",
  },
  standard: {
    name: "Standard score",
    formula: "(mean − lowest) ÷ (highest − lowest) × 100",
    says: "A mean on its scale as 0 to 100, so that scales of different length can be compared.",
    source: "O*NET Resource Center, Standardized Scores",
    url: "https://www.onetonline.org/help/online/scales",
  },
  adMd: {
    name: "Average deviation about the median (AD)",
    formula: "the mean of |value − median|",
    says: "0 when all agree. The larger, the less they do.",
    source: "Burke & Dunlap 2002, Organizational Research Methods 5, 159–172",
    url: "https://doi.org/10.1177/1094428102005002002",
  },
  rate: {
    name: "Response rate",
    formula: "completed ÷ (invited − bounced − ineligible)",
    says: "Each business counts once, however many of its people were asked.",
    source: "After AAPOR Standard Definitions, response rate 1",
  },
  shortage: {
    name: "Shortage score",
    formula: "criticality (0 to 100) × share that cannot hire × openings",
    says: "Ranks validated statements. Shown where three or more businesses cannot hire.",
    source: "Causeway, after critical skill shortage reporting",
  },
  suppressed: {
    name: "What is not shown",
    formula: "fewer than 3 businesses, or 1 or 2 that could be found by subtraction",
    says: "A group or a figure that would tell what one or two businesses said is left out, whoever asks.",
    source: "Causeway",
  },
} as const satisfies Record<string, Formula>;

export type FormulaName = keyof typeof formulas;
