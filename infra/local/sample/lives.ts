/**
 * Agreements with a longer life than a registered signing: reviewed on both sides, signed in the hub, amended, renewed,
 * declined, ended. Data only, as in agreements.ts; each step is told by the person whose step it was (life-story.ts).
 */
import { plcc as college, grants, needs, type SampleAgreement, sends, simple } from "./agreement.ts";
import type { people } from "./people.ts";

type Who = keyof typeof people;
type Kind = "OK" | "PROBLEM" | "RESOLVED_KEEP" | "RESOLVED_DROP";

/** One thing that happened so many days before the first start. */
export type Step = { ago: number; who: Who } & (
  | { does: "reviews"; rules: readonly number[]; kind: Kind; text?: string }
  | { does: "send" | "agree" | "terminate" | "review" }
  | { does: "sign"; slot: number }
  | { does: "decline"; reason: string }
  | { does: "import"; rules: readonly string[] }
  /** First and last day as days from the first start; left out, as the hub suggests them. */
  | { does: "amend" | "renew"; from?: number; changes: string }
  | { does: "notice"; lastDay: number; teachOut: number; reason: string }
);

/** Told up to review as every other, then step by step. */
export type Life = SampleAgreement & { stage: "review"; steps: readonly Step[] };

const office = (code: string, title: string, who: Who) => ({ code, office: title, who });
const denise = office("PLCC", "Vice President of Instruction", "denise");
const samuel = office("CBHS", "Superintendent", "samuel");
const roberta = office("TRACC", "Director", "roberta");

const approve = (ago: number, who: Who, ...rules: number[]): Step => ({
  ago,
  who,
  does: "reviews",
  rules,
  kind: "OK",
});
const send = (ago: number, who: Who = "tom"): Step => ({ ago, who, does: "send" });
const sign = (ago: number, who: Who, slot: number): Step => ({ ago, who, does: "sign", slot });

export const lives: readonly Life[] = [
  {
    number: "AA-MEDAS-030",
    name: "Medical Assisting",
    type: "ARTICULATION",
    purpose: "Two schools prepare students for the medical assisting certificate at Prairie Lakes.",
    pathwayId: "health/therapeutic-services",
    cip: "51.0801",
    parties: [college("anjali"), { code: "CBHS", role: "SENDING" }, { code: "TRACC", role: "SENDING" }],
    signs: [samuel, roberta, denise],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 3 },
    stage: "review",
    startedDaysAgo: 41,
    rules: [
      ...simple(
        1,
        "CBHS,MEDOFF,Medical Office Procedures",
        "1.00",
        "PLCC,MED 110,Medical Office Practice",
        "3.00",
      ),
      ...simple(2, "TRACC,CLINSK,Clinical Skills", "2.00", "PLCC,MED 120,Clinical Procedures I", "4.00"),
      needs(2, "INDUSTRY_CREDENTIAL", "CCMA", "a current card"),
    ],
    steps: [approve(30, "anjali", 1, 2), send(24), sign(18, "samuel", 1)],
  },
  {
    number: "AA-COSMO-029",
    name: "Cosmetology",
    type: "ARTICULATION",
    purpose: "Cosmetology at Millrace counts toward the salon management certificate.",
    pathwayId: "human-services/personal-care-services",
    cip: "12.0401",
    parties: [college("curtis"), { code: "MRHS", role: "SENDING" }],
    signs: [office("MRHS", "Superintendent", "dolores"), denise],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 2 },
    stage: "review",
    startedDaysAgo: 64,
    rules: simple(1, "MRHS,COSM2,Cosmetology II", "2.00", "PLCC,SLN 101,Salon Operations", "3.00"),
    steps: [
      approve(52, "curtis", 1),
      send(50),
      {
        ago: 43,
        who: "dolores",
        does: "decline",
        reason: "Our board closes the cosmetology program next June. We would promise what we cannot teach.",
      },
    ],
  },
  {
    number: "AA-AUTO-011",
    name: "Automotive Technology",
    type: "ARTICULATION",
    purpose: "Automotive courses at Three Rivers count toward the automotive service certificate.",
    pathwayId: "transportation/facility-and-mobile-equipment-maintenance",
    cip: "47.0604",
    parties: [college("curtis"), { code: "TRACC", role: "SENDING" }],
    signs: [roberta, denise],
    by: "tom",
    from: { days: -330 },
    until: { days: 420 },
    stage: "review",
    startedDaysAgo: 390,
    rules: [
      ...simple(
        1,
        "TRACC,AUTEL,Automotive Electrical",
        "1.00",
        "PLCC,AUT 140,Automotive Electricity",
        "3.00",
      ),
      ...simple(2, "TRACC,AUTBR,Brake Systems", "1.00", "PLCC,AUT 131,Brake Systems", "3.00"),
    ],
    steps: [
      approve(380, "curtis", 1, 2),
      send(372),
      sign(365, "roberta", 1),
      sign(360, "denise", 2),
      {
        ago: 140,
        who: "tom",
        does: "amend",
        from: -95,
        changes:
          "Brake Systems earns 4.00 hours instead of 3.00, and a course in engine performance is added.",
      },
      {
        ago: 139,
        who: "tom",
        does: "import",
        rules: [
          ...simple(2, "TRACC,AUTBR,Brake Systems", "1.00", "PLCC,AUT 131,Brake Systems", "4.00"),
          ...simple(3, "TRACC,AUTEP,Engine Performance", "1.00", "PLCC,AUT 155,Engine Performance", "3.00"),
        ],
      },
      { ago: 136, who: "tom", does: "review" },
      approve(125, "curtis", 2, 3),
      send(120),
      sign(112, "roberta", 1),
      sign(108, "denise", 2),
    ],
  },
  {
    number: "AA-CAD-013",
    name: "Drafting and Design",
    type: "ARTICULATION",
    purpose: "Drafting courses at Cedar Bend count toward the design technology certificate.",
    pathwayId: "architecture/design-pre-construction",
    cip: "15.1301",
    parties: [college("curtis"), { code: "CBHS", role: "SENDING" }],
    signs: [samuel, denise],
    by: "tom",
    from: { days: -300 },
    until: { schoolYear: 0 },
    stage: "review",
    startedDaysAgo: 350,
    rules: [
      ...simple(1, "CBHS,CAD1,Computer-Aided Drafting I", "1.00", "PLCC,CAD 101,Introduction to CAD", "3.00"),
      ...simple(2, "CBHS,CAD2,Computer-Aided Drafting II", "1.00", "PLCC,CAD 120,Solid Modeling", "3.00"),
    ],
    steps: [
      approve(340, "curtis", 1, 2),
      send(335),
      sign(330, "samuel", 1),
      sign(326, "denise", 2),
      {
        ago: 80,
        who: "lena",
        does: "renew",
        changes: "Goes on for another term with the same courses.",
      },
      { ago: 78, who: "lena", does: "review" },
      approve(70, "curtis", 1, 2),
      send(66),
      sign(60, "samuel", 1),
      sign(55, "denise", 2),
    ],
  },
  {
    number: "AA-GRAPH-006",
    name: "Graphic Communications",
    type: "ARTICULATION",
    purpose: "Two print and layout courses gave credit toward the graphic design certificate.",
    pathwayId: "arts/visual-arts",
    cip: "50.0409",
    parties: [college("anjali"), { code: "CBHS", role: "SENDING" }],
    signs: [samuel, denise],
    by: "tom",
    from: { days: -310 },
    until: { schoolYear: 2 },
    stage: "review",
    startedDaysAgo: 345,
    rules: [
      sends(1, 1, 1, 1, "CBHS,GRAPH1,Graphic Communications I", "1.00"),
      sends(1, 1, 2, 1, "CBHS,GRAPH2,Graphic Communications II", "1.00"),
      grants(1, "PLCC,GRD 101,Digital Layout", "3.00"),
    ],
    steps: [
      approve(338, "anjali", 1),
      send(334),
      sign(329, "samuel", 1),
      sign(322, "denise", 2),
      {
        ago: 75,
        who: "denise",
        does: "notice",
        lastDay: -20,
        teachOut: 219,
        reason: "Prairie Lakes moves the graphic design certificate to another campus and teaches it anew.",
      },
      { ago: 61, who: "samuel", does: "agree" },
      { ago: 58, who: "denise", does: "terminate" },
    ],
  },
  {
    number: "TA-CRIM-004",
    name: "Criminal Justice 2+2",
    type: "TRANSFER_ARTICULATION",
    purpose: "An associate degree in criminal justice continues as the third year at Northgate State.",
    pathwayId: "law/law-enforcement-services",
    cip: "43.0104",
    parties: [
      { code: "NSU", role: "RECEIVING", reviewers: ["ruth"] },
      { code: "PLCC", role: "SENDING", reviewers: ["curtis"] },
    ],
    signs: [denise, office("NSU", "Director of Transfer", "ruth")],
    by: "ruth",
    from: { schoolYear: 1 },
    until: { schoolYear: 3 },
    stage: "review",
    startedDaysAgo: 33,
    rules: [
      ...simple(
        1,
        "PLCC,CRJ 101,Introduction to Criminal Justice",
        "3.00",
        "NSU,CJS 102,Criminal Justice Systems",
        "3.00",
        "C",
      ),
      ...simple(2, "PLCC,CRJ 120,Criminal Law", "3.00", "NSU,CJS 207,Criminal Law", "3.00", "C"),
      ...simple(3, "PLCC,CRJ 210,Juvenile Justice", "3.00", "NSU,CJS 215,Juvenile Justice", "2.00", "C"),
      ...simple(
        4,
        "PLCC,PSY 101,Introduction to Psychology",
        "3.00",
        "NSU,PSY 110,Fundamentals of Psychology",
        "3.00",
        "C",
      ),
    ],
    steps: [
      approve(25, "ruth", 1, 2),
      {
        ago: 21,
        who: "curtis",
        does: "reviews",
        rules: [3],
        kind: "PROBLEM",
        text: "Our Juvenile Justice has the same 45 contact hours as yours. Why 2.00 hours and not 3.00?",
      },
    ],
  },
];
