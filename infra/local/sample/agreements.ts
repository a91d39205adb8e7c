/**
 * What the sample's partners have agreed, tried and refused: data only. Days are offsets from the first start, school
 * years are counted from it. Rules are in the flat layout that import reads; dates left out are the agreement's own.
 * One list, however long: it is one region's past, and numbers and courses refer to each other.
 */
import type { AgreementType, PartyRole, Visibility } from "#shared/agreements/schema.ts";

/** How far it has come. Each stage includes the ones before it that lead there. */
export type Stage = "draft" | "shared" | "review" | "returned" | "withdrawn" | "registered" | "executed";

export type SampleAgreement = {
  number: string;
  name: string;
  type: AgreementType;
  purpose: string;
  pathwayId: string;
  cip: string;
  parties: readonly { code: string; role: PartyRole; reviewers?: readonly string[]; signer?: string }[];
  /** Who started it. */
  by: string;
  /** First and last day: a day offset, or August 1 and July 31 of a school year counted from this one. */
  from: Day;
  until: Day;
  stage: Stage;
  startedDaysAgo: number;
  /** Days after the start on which the parties signed, where they did. */
  signedAfter?: number;
  reason?: string;
  visibility?: Visibility;
  /** The offices that sign in the hub, in order, and who holds them. */
  signs?: readonly { code: string; office: string; who: string }[];
  rules: readonly string[];
};
export type Day = { days: number } | { schoolYear: number };

export const header =
  "row_type,rule_no,option_no,slot_no,choose_n,org_code,course_code,course_title,credits,credit_unit,min_grade,award_type,value,note";

export const sends = (
  rule: number,
  option: number,
  slot: number,
  choose: number,
  course: string,
  credits: string,
  grade = "B",
) =>
  `S,${rule},${option},${slot},${choose},${course},${credits},${course.startsWith("PLCC,") ? "SemesterHour" : "CarnegieUnit"},${grade},,,`;
export const grants = (rule: number, course: string, hours: string, type = "COURSE", note = "") =>
  `R,${rule},,,,${course},${hours},SemesterHour,,${type},,${note}`;
export const needs = (rule: number | "*", type: string, value: string, note = "") =>
  `Q,${rule},,,,,,,,,,${type},${value},${note}`;
const not = (rule: number, course: string, reason: string, note: string) =>
  `N,${rule},,,,${course},1.00,CarnegieUnit,,,${reason},${note}`;

export const simple = (
  rule: number,
  course: string,
  credits: string,
  award: string,
  hours: string,
  grade = "B",
) => [sends(rule, 1, 1, 1, course, credits, grade), grants(rule, award, hours)];

export const plcc = (reviewer: string) =>
  ({ code: "PLCC", role: "RECEIVING", reviewers: [reviewer], signer: "denise" }) as const;
const cbhs = { code: "CBHS", role: "SENDING", signer: "samuel" } as const;
const tracc = { code: "TRACC", role: "SENDING", signer: "roberta" } as const;

const healthRules = [
  ...simple(1, "CBHS,MEDTERM,Medical Terminology", "0.50", "PLCC,HLT 110,Medical Terminology", "2.00"),
  sends(2, 1, 1, 1, "CBHS,HS1,Health Science I", "1.00"),
  sends(2, 1, 2, 1, "CBHS,HS2,Health Science II", "1.00"),
  grants(2, "PLCC,HLT 101,Introduction to Health Careers", "3.00"),
  grants(2, "PLCC,FYS 100,First-Year Seminar", "0.00", "WAIVER", "requirement waived; no credit"),
  ...simple(3, "TRACC,BNA,Basic Nursing Assistant", "2.00", "PLCC,NUR 106,Basic Nursing Assistant", "7.00"),
  needs(3, "INDUSTRY_CREDENTIAL", "CNA", "on the state registry"),
  sends(4, 1, 1, 1, "CBHS,ANATPHYS,Anatomy and Physiology", "1.00"),
  sends(4, 1, 1, 1, "CBHS,ANATPHYSH,Anatomy and Physiology Honors", "1.00"),
  grants(4, "PLCC,BIO 1XX,Biology elective", "3.00", "ELECTIVE"),
  needs(4, "MIN_EXAM_PERCENT", "80", "end-of-course examination"),
  not(5, "CBHS,HBS,Human Body Systems", "LAB_NOT_COMPARABLE", "requested against PLCC BIO 145"),
  not(6, "TRACC,EMTB,EMT Basic", "NOT_YET_EVALUATED", "requested against PLCC EMS 120"),
  needs("*", "ENROLL_WITHIN_MONTHS", "24", "counted from high-school graduation"),
];

export const agreements: readonly SampleAgreement[] = [
  {
    number: "AA-HEALTH-021",
    name: "Health Science articulation",
    type: "ARTICULATION",
    purpose:
      "Students who finish Health Science at Cedar Bend or Three Rivers start nursing and health careers at Prairie Lakes with credit.",
    pathwayId: "health/therapeutic-services",
    cip: "51.3902",
    parties: [plcc("anjali"), cbhs, tracc],
    by: "tom",
    from: { schoolYear: 0 },
    until: { schoolYear: 0 },
    stage: "executed",
    startedDaysAgo: 210,
    signedAfter: 61,
    visibility: "PUBLIC",
    rules: healthRules,
  },
  {
    number: "AA-WELD-014",
    name: "Welding articulation",
    type: "ARTICULATION",
    purpose: "Four welding and blueprint courses count toward the Prairie Lakes welding certificate.",
    pathwayId: "manufacturing/production",
    cip: "48.0508",
    parties: [plcc("curtis"), cbhs],
    by: "tom",
    from: { schoolYear: 0 },
    until: { schoolYear: 1 },
    stage: "executed",
    startedDaysAgo: 195,
    signedAfter: 44,
    visibility: "PUBLIC",
    rules: [
      ...simple(1, "CBHS,WELD1,Welding I", "1.00", "PLCC,WLD 101,Introduction to Welding", "3.00"),
      ...simple(2, "CBHS,WELD2,Welding II", "1.00", "PLCC,WLD 121,Shielded Metal Arc Welding I", "3.00"),
      ...simple(3, "CBHS,WELD3,Welding III", "1.00", "PLCC,WLD 131,Gas Metal Arc Welding", "3.00"),
      ...simple(4, "CBHS,BLUEPR,Blueprint Reading", "0.50", "PLCC,MFG 105,Print Reading", "2.00", "C"),
      needs("*", "MAX_CREDITS", "9.00", "cap per student in semester hours"),
      needs("*", "ENROLL_WITHIN_MONTHS", "27", "counted from high-school graduation"),
    ],
  },
  {
    number: "AA-EARLY-009",
    name: "Early Childhood Education",
    type: "ARTICULATION",
    purpose:
      "Two years of child development at Millrace give the first course of the early childhood certificate.",
    pathwayId: "education/teaching-training",
    cip: "13.1210",
    parties: [plcc("curtis"), { code: "MRHS", role: "SENDING", signer: "dolores" }],
    by: "tom",
    from: { days: -690 },
    until: { days: 40 },
    stage: "executed",
    startedDaysAgo: 760,
    signedAfter: 52,
    visibility: "PARTNERSHIP",
    rules: [
      sends(1, 1, 1, 1, "MRHS,CHDEV1,Child Development I", "1.00"),
      sends(1, 1, 2, 1, "MRHS,CHDEV2,Child Development II", "1.00"),
      grants(1, "PLCC,ECE 101,Introduction to Early Childhood Education", "3.00"),
      needs("*", "ENROLL_WITHIN_MONTHS", "24", "counted from high-school graduation"),
    ],
  },
  {
    number: "DC-BUS-003",
    name: "Business Foundations dual credit",
    type: "DUAL_CREDIT_PARTNERSHIP",
    purpose:
      "Business Foundations is taught at Cedar Bend under the college's curriculum and posted to its transcript at once.",
    pathwayId: "business/general-management",
    cip: "52.0201",
    parties: [plcc("anjali"), cbhs],
    by: "tom",
    from: { days: -510 },
    until: { days: 189 },
    stage: "executed",
    startedDaysAgo: 560,
    signedAfter: 39,
    visibility: "PUBLIC",
    rules: [
      ...simple(
        1,
        "CBHS,BUSF,Business Foundations",
        "1.00",
        "PLCC,BUS 101,Introduction to Business",
        "3.00",
        "C",
      ),
      ...simple(2, "CBHS,ACCT1,Accounting I", "1.00", "PLCC,ACC 101,Financial Accounting", "4.00", "C"),
    ],
  },
  {
    number: "DC-TRACC-001",
    name: "Three Rivers dual credit partnership",
    type: "DUAL_CREDIT_PARTNERSHIP",
    purpose: "Who does what when college courses are taught at the career center.",
    pathwayId: "transportation/facility-and-mobile-equipment-maintenance",
    cip: "47.0604",
    parties: [plcc("curtis"), tracc],
    by: "roberta",
    from: { days: -510 },
    until: { days: 585 },
    stage: "executed",
    startedDaysAgo: 600,
    signedAfter: 70,
    visibility: "PARTNERSHIP",
    rules: [
      ...simple(
        1,
        "TRACC,AUTO1,Automotive Technology I",
        "2.00",
        "PLCC,AUT 110,Engine Fundamentals",
        "4.00",
        "C",
      ),
      ...simple(
        2,
        "TRACC,AUTO2,Automotive Technology II",
        "2.00",
        "PLCC,AUT 130,Brakes and Suspension",
        "4.00",
        "C",
      ),
    ],
  },
  {
    number: "TA-NURS-001",
    name: "Nursing 2+2",
    type: "TRANSFER_ARTICULATION",
    purpose: "An associate degree in nursing continues as the third year at Northgate State.",
    pathwayId: "health/therapeutic-services",
    cip: "51.3801",
    parties: [
      { code: "NSU", role: "RECEIVING", reviewers: ["ruth"], signer: "ruth" },
      { code: "PLCC", role: "SENDING", signer: "denise" },
    ],
    by: "ruth",
    from: { days: -98 },
    until: { days: 1727 },
    stage: "executed",
    startedDaysAgo: 260,
    signedAfter: 120,
    visibility: "PUBLIC",
    rules: [
      ...simple(
        1,
        "PLCC,BIO 145,Anatomy and Physiology I",
        "4.00",
        "NSU,BSC 181,Human Anatomy and Physiology I",
        "4.00",
        "C",
      ),
      ...simple(
        2,
        "PLCC,HLT 101,Introduction to Health Careers",
        "3.00",
        "NSU,HSC 105,Exploring Health Professions",
        "2.00",
        "C",
      ),
    ],
  },
  {
    number: "AA-EARLY-004",
    name: "Early Childhood Education, first agreement",
    type: "ARTICULATION",
    purpose: "The agreement that came before AA-EARLY-009.",
    pathwayId: "education/teaching-training",
    cip: "13.1210",
    parties: [plcc("curtis"), { code: "MRHS", role: "SENDING", signer: "dolores" }],
    by: "tom",
    from: { days: -1420 },
    until: { days: -691 },
    stage: "executed",
    startedDaysAgo: 1475,
    signedAfter: 40,
    visibility: "PARTNERSHIP",
    rules: simple(
      1,
      "MRHS,CHDEV1,Child Development I",
      "1.00",
      "PLCC,ECE 100,Exploring Early Childhood",
      "1.00",
    ),
  },
  {
    number: "AA-CNC-017",
    name: "Precision Machining",
    type: "ARTICULATION",
    purpose: "Machine shop courses at Three Rivers count toward the CNC operator certificate.",
    pathwayId: "manufacturing/production",
    cip: "48.0501",
    parties: [plcc("curtis"), tracc],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 3 },
    stage: "executed",
    startedDaysAgo: 75,
    signedAfter: 58,
    visibility: "PUBLIC",
    rules: [
      ...simple(1, "TRACC,MACH1,Machine Shop I", "2.00", "PLCC,MFG 110,Machine Tool Operation", "4.00"),
      ...simple(2, "TRACC,CNC1,CNC Programming", "1.00", "PLCC,MFG 150,Introduction to CNC", "3.00"),
    ],
  },
  {
    number: "AA-CULIN-022",
    name: "Culinary Arts",
    type: "ARTICULATION",
    purpose: "Two years of culinary arts and a food handler card give the first kitchen course.",
    pathwayId: "hospitality/restaurants-and-food-beverage-services",
    cip: "12.0503",
    parties: [plcc("anjali"), tracc],
    by: "tom",
    from: { days: 60 },
    until: { schoolYear: 2 },
    stage: "registered",
    startedDaysAgo: 48,
    signedAfter: 42,
    rules: [
      ...simple(1, "TRACC,CUL2,Culinary Arts II", "2.00", "PLCC,CUL 101,Kitchen Fundamentals", "3.00"),
      needs(1, "INDUSTRY_CREDENTIAL", "Food Protection Manager", "a current card"),
    ],
  },
  {
    number: "AA-IT-025",
    name: "Networking and Cybersecurity",
    type: "ARTICULATION",
    purpose: "Networking courses at Cedar Bend and Millrace lead into the network support certificate.",
    pathwayId: "information-technology/network-systems",
    cip: "11.0901",
    parties: [plcc("curtis"), cbhs, { code: "MRHS", role: "SENDING" }],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 2 },
    stage: "review",
    startedDaysAgo: 26,
    rules: [
      sends(1, 1, 1, 1, "CBHS,NET1,Networking I", "1.00"),
      sends(1, 2, 1, 1, "MRHS,COMPNET,Computer Networking", "1.00"),
      grants(1, "PLCC,NET 110,Network Fundamentals", "3.00"),
      sends(2, 1, 1, 1, "CBHS,CYBER,Cybersecurity Essentials", "0.50"),
      grants(2, "PLCC,NET 120,Security Awareness", "1.00"),
      needs(2, "TEACHER_RECOMMENDATION", "", "from the networking instructor"),
    ],
  },
  {
    number: "AA-HEALTH-028",
    name: "Health Science articulation, next year",
    type: "ARTICULATION",
    purpose: "The successor of AA-HEALTH-021, with the clinical internship added.",
    pathwayId: "health/therapeutic-services",
    cip: "51.3902",
    parties: [plcc("anjali"), cbhs, tracc],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 3 },
    stage: "shared",
    startedDaysAgo: 12,
    rules: [
      ...healthRules.filter((row) => !row.startsWith("N,")),
      sends(7, 1, 1, 1, "TRACC,HCI,Clinical Internship", "2.00"),
      sends(7, 2, 1, 1, "CBHS,HS3,Health Science III", "1.00"),
      sends(7, 2, 2, 2, "TRACC,PHB,Phlebotomy Basics", "0.50", "C"),
      sends(7, 2, 2, 2, "TRACC,EKG,EKG Fundamentals", "0.50", "C"),
      sends(7, 2, 2, 2, "TRACC,PHT1,Pharmacy Technician I", "0.50", "C"),
      sends(7, 2, 2, 2, "CBHS,PCS,Patient Care Skills", "0.50", "C"),
      grants(7, "PLCC,HLT 125,Patient Care Assistant", "4.00"),
    ],
  },
  {
    number: "AA-DIESEL-026",
    name: "Diesel Technology",
    type: "ARTICULATION",
    purpose: "A first list of what could count. The exit credential is still open.",
    pathwayId: "transportation/facility-and-mobile-equipment-maintenance",
    cip: "47.0605",
    parties: [{ code: "PLCC", role: "RECEIVING" }, tracc],
    by: "roberta",
    from: { schoolYear: 1 },
    until: { schoolYear: 2 },
    stage: "draft",
    startedDaysAgo: 5,
    rules: simple(
      1,
      "TRACC,DSL1,Diesel Engines I",
      "2.00",
      "PLCC,DSL 101,Diesel Engine Fundamentals",
      "4.00",
    ),
  },
  {
    number: "TA-AGB-002",
    name: "Agribusiness 2+2",
    type: "TRANSFER_ARTICULATION",
    purpose: "The associate degree in agribusiness continues at Northgate State.",
    pathwayId: "agriculture/agribusiness-systems",
    cip: "01.0102",
    parties: [
      { code: "NSU", role: "RECEIVING", reviewers: ["ruth"], signer: "ruth" },
      { code: "PLCC", role: "SENDING", reviewers: ["curtis"], signer: "denise" },
    ],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 3 },
    stage: "withdrawn",
    startedDaysAgo: 34,
    reason:
      "Northgate declined: AGB 210 was retired this fall, and AGB 214 would need another course from us.",
    rules: simple(
      1,
      "PLCC,AGR 110,Introduction to Agribusiness",
      "3.00",
      "NSU,AGB 210,Agribusiness Management",
      "3.00",
      "C",
    ),
  },
  {
    number: "AA-CONST-024",
    name: "Construction Trades",
    type: "ARTICULATION",
    purpose: "Building Trades at Three Rivers counts toward the construction certificate.",
    pathwayId: "architecture/construction",
    cip: "46.0415",
    parties: [plcc("curtis"), tracc],
    by: "tom",
    from: { schoolYear: 1 },
    until: { schoolYear: 2 },
    stage: "returned",
    startedDaysAgo: 30,
    reason: "Rule 2 grants CON 120 for one semester. Our course needs the full year of Building Trades II.",
    rules: [
      ...simple(
        1,
        "TRACC,BLD1,Building Trades I",
        "2.00",
        "PLCC,CON 101,Construction Safety and Tools",
        "2.00",
      ),
      ...simple(2, "TRACC,BLD2,Building Trades II", "2.00", "PLCC,CON 120,Framing", "4.00"),
    ],
  },
  {
    number: "AA-CS-018",
    name: "Computer Science articulation",
    type: "ARTICULATION",
    purpose: "Computer Science at Cedar Bend counts as the first programming course at Prairie Lakes.",
    pathwayId: "information-technology/programming-and-software-development",
    cip: "11.0201",
    parties: [plcc("curtis"), cbhs],
    by: "tom",
    from: { schoolYear: 0 },
    until: { schoolYear: 1 },
    stage: "executed",
    startedDaysAgo: 188,
    signedAfter: 41,
    visibility: "PUBLIC",
    rules: [
      ...simple(1, "CBHS,CSA,Computer Science A", "1.00", "PLCC,CSC 121,Computer Programming I", "4.00"),
      needs("*", "ENROLL_WITHIN_MONTHS", "24", "counted from high-school graduation"),
    ],
  },
  {
    number: "TA-CS-003",
    name: "Computer Science and Business 2+2",
    type: "TRANSFER_ARTICULATION",
    purpose: "Programming and business courses of Prairie Lakes continue at Northgate State.",
    pathwayId: "information-technology/programming-and-software-development",
    cip: "11.0701",
    parties: [
      { code: "NSU", role: "RECEIVING", reviewers: ["ruth"], signer: "ruth" },
      { code: "PLCC", role: "SENDING", signer: "denise" },
    ],
    by: "ruth",
    from: { days: -120 },
    until: { days: 1340 },
    stage: "executed",
    startedDaysAgo: 240,
    signedAfter: 96,
    visibility: "PUBLIC",
    rules: [
      sends(1, 1, 1, 1, "PLCC,CSC 121,Computer Programming I", "4.00", "").replace(
        "CarnegieUnit",
        "SemesterHour",
      ),
      grants(1, "NSU,CS 170,Introduction to Programming", "3.00"),
      sends(2, 1, 1, 1, "PLCC,BUS 101,Introduction to Business", "3.00", "C").replace(
        "CarnegieUnit",
        "SemesterHour",
      ),
      grants(2, "NSU,MGT 201,Business and Society", "3.00"),
      not(3, "PLCC,HLT 110,Medical Terminology", "NOT_YET_EVALUATED", "requested against NSU HSC 110"),
    ],
  },
  {
    number: "AA-MRHS-011",
    name: "Millrace health and welding",
    type: "ARTICULATION",
    purpose: "What Prairie Lakes gives for Millrace's first courses in health science and welding.",
    pathwayId: "health/therapeutic-services",
    cip: "51.3902",
    parties: [plcc("anjali"), { code: "MRHS", role: "SENDING", signer: "dolores" }],
    by: "tom",
    from: { schoolYear: 0 },
    until: { schoolYear: 1 },
    stage: "executed",
    startedDaysAgo: 182,
    signedAfter: 50,
    visibility: "PUBLIC",
    rules: [
      ...simple(1, "MRHS,MEDT,Medical Terminology", "0.50", "PLCC,HLT 110,Medical Terminology", "2.00", "C"),
      needs(1, "MIN_EXAM_PERCENT", "85", "the college's own examination"),
      sends(2, 1, 1, 1, "MRHS,WELD1,Welding I", "1.00"),
      sends(2, 1, 2, 1, "MRHS,WELD2,Welding II", "1.00"),
      grants(2, "PLCC,WLD 101,Introduction to Welding", "3.00"),
      not(3, "MRHS,HSC1,Health Science I", "CONTENT_GAP", "requested against PLCC HLT 101"),
    ],
  },
];
