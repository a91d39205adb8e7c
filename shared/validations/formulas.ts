/** What each figure is and where it comes from, in words beside every figure: nobody has to take a number on trust. */

export type Formula = { name: string; formula: string; says: string; source: string };

export const formulas = {
  cvr: {
    name: "Content validity ratio (CVR)",
    formula: "(essential − N/2) ÷ (N/2)",
    says: "From −1 to 1; above 0 more than half say essential.",
    source: "Lawshe 1975, Personnel Psychology 28, 563–575",
  },
  critical: {
    name: "How many are needed",
    formula: "the smallest count k with P(X ≥ k) ≤ .05, X ~ Bin(N, ½)",
    says: "Fewer could agree by chance alone. Below five businesses no count is enough.",
    source: "Ayre & Scally 2014, doi 10.1177/0748175613513808",
  },
  iCvi: {
    name: "Item content validity index (I-CVI)",
    formula: "ratings of 3 or 4 ÷ N",
    says: "The share that finds the statement quite or highly relevant; .78 or more is good.",
    source: "Polit, Beck & Owen 2007, doi 10.1002/nur.20199",
  },
  kappa: {
    name: "Modified kappa (κ*)",
    formula: "(I-CVI − Pc) ÷ (1 − Pc), Pc = C(N, A) · ½ᴺ",
    says: "The same share with chance agreement taken out; above .74 is excellent.",
    source: "Polit, Beck & Owen 2007, doi 10.1002/nur.20199",
  },
  sCviAve: {
    name: "Scale content validity, average (S-CVI/Ave)",
    formula: "mean of the I-CVI",
    says: "All statements together; .90 or more is good.",
    source: "Polit, Beck & Owen 2007, doi 10.1002/nur.20199",
  },
  sCviUa: {
    name: "Scale content validity, universal agreement (S-CVI/UA)",
    formula: "statements with I-CVI = 1 ÷ statements",
    says: "The share of statements on which every business agrees.",
    source: "Polit, Beck & Owen 2007, doi 10.1002/nur.20199",
  },
  mean: {
    name: "Mean with 95 % interval",
    formula: "mean ± t(.975, N − 1) · SD ÷ √N",
    says: "Where the mean of all such businesses plausibly lies.",
    source: "Student 1908, Biometrika 6, 1–25",
  },
  share: {
    name: "Share with 95 % interval",
    formula: "Wilson’s score interval, z = 1.96",
    says: "Where the share among all such businesses plausibly lies.",
    source: "Wilson 1927, Journal of the American Statistical Association 22, 209–212",
  },
  adMd: {
    name: "Average deviation about the median (AD)",
    formula: "mean of |value − median|",
    says: "0 when all agree; the larger, the less they do.",
    source: "Burke & Dunlap 2002, Organizational Research Methods 5, 159–172",
  },
  rate: {
    name: "Response rate",
    formula: "completed ÷ (invited − bounced − ineligible)",
    says: "Each business counts once, however many of its people were asked.",
    source: "After AAPOR Standard Definitions, response rate 1",
  },
  employer: {
    name: "One value for each business",
    formula: "lower median of its people",
    says: "However many people of a business answer, it counts once.",
    source: "Causeway; the business is the unit of analysis",
  },
  shortage: {
    name: "Shortage score",
    formula: "criticality (0–100) × share that cannot hire × openings",
    says: "Ranks validated statements; shown where three or more businesses cannot hire.",
    source: "Causeway, after critical skill shortage reporting",
  },
} as const satisfies Record<string, Formula>;
