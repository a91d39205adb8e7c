/** Nursing after school: two years at the college, two at the university, and where people enter and leave. Data only. */
import type { EntryPoint, ExitPoint } from "#shared/programs/plan-schema.ts";
import { cte, hours, type SampleSlot, slot } from "./program-words.ts";

export const nursingInCollege: SampleSlot[] = [
  slot("eng-p1", "P1", "english", "Speech", { PLCC: hours("COM 101", "Speech", 3) }),
  slot("sci-p1", "P1", "science", "Anatomy and physiology I", {
    PLCC: hours("BIO 145", "Anatomy and Physiology I", 4),
  }),
  slot("soc-p1", "P1", "social-studies", "Psychology", {
    PLCC: hours("PSY 101", "Introduction to Psychology", 3),
  }),
  slot(
    "cte-p1",
    "P1",
    "cte",
    "Nursing, first term",
    {
      PLCC: hours("NUR 110", "Nursing Fundamentals", 8, { ...cte, teaches: ["HLC03.02"], workHours: 96 }),
    },
    { level: "ADVANCED", term: 1 },
  ),
  slot(
    "cte-p1b",
    "P1",
    "cte",
    "Nursing, second term",
    {
      PLCC: hours("NUR 120", "Adult Care I", 8, {
        ...cte,
        prerequisites: ["NUR 110"],
        teaches: ["HLC08.02"],
      }),
    },
    { level: "ADVANCED", term: 2 },
  ),
  slot(
    "cre-p1",
    "P1",
    "credential",
    "Practical nursing",
    {},
    {
      credential: {
        name: "Practical Nursing certificate",
        issuer: "Prairie Lakes Community College",
        industryRecognized: false,
      },
    },
  ),
  slot("sci-p2", "P2", "science", "Microbiology", {
    PLCC: hours("BIO 210", "Microbiology", 4, { prerequisites: ["BIO 145"] }),
  }),
  slot("soc-p2", "P2", "social-studies", "Lifespan development", {
    PLCC: hours("PSY 205", "Lifespan Development", 3, { prerequisites: ["PSY 101"] }),
  }),
  slot(
    "cte-p2",
    "P2",
    "cte",
    "Nursing, second year",
    {
      PLCC: [
        hours("NUR 210", "Adult Care II", 9, {
          ...cte,
          prerequisites: ["NUR 120"],
          workHours: 144,
        }),
        hours("NUR 240", "Nursing Leadership", 3, { ...cte, prerequisites: ["NUR 120"] }),
      ],
    },
    { level: "ADVANCED" },
  ),
  slot(
    "cre-p2",
    "P2",
    "credential",
    "RN license",
    {},
    {
      credential: { name: "RN license", issuer: "State board, after the NCLEX-RN", industryRecognized: true },
    },
  ),
  slot("eng-p3", "P3", "english", "Writing in nursing", { NSU: hours("NUR 301", "Writing in Nursing", 3) }),
  slot("mat-p3", "P3", "math", "Biostatistics", { NSU: hours("STA 310", "Biostatistics", 3) }),
  slot("sci-p3", "P3", "science", "Pathophysiology", { NSU: hours("BSC 320", "Pathophysiology", 4) }),
  slot("soc-p3", "P3", "social-studies", "Health ethics", { NSU: hours("PHI 330", "Health Ethics", 3) }),
  slot(
    "cte-p3",
    "P3",
    "cte",
    "Nursing, third year",
    {
      NSU: [
        hours("NUR 410", "Community and Public Health", 8, { ...cte, workHours: 60 }),
        hours("NUR 415", "Pharmacology in Practice", 4, cte),
        hours("NUR 420", "Health Assessment", 4, cte),
      ],
    },
    { level: "ADVANCED" },
  ),
  slot("oth-p4", "P4", "other-academic", "Two electives", {
    NSU: hours("HSC 4XX", "Upper-level electives", 6),
  }),
  slot(
    "cte-p4",
    "P4",
    "cte",
    "Nursing, fourth year",
    {
      NSU: [
        hours("NUR 440", "Acute Care", 9, { ...cte, prerequisites: ["NUR 420"] }),
        hours("NUR 450", "Nursing Research", 3, cte),
        hours("NUR 490", "Preceptorship", 9, { ...cte, workHours: 120 }),
        hours("NUR 495", "Senior Capstone", 4, cte),
      ],
    },
    { level: "CAPSTONE" },
  ),
];

const reading = { assessment: "TABE", form: "11/12", subject: "Reading", scale: "grade equivalent" };
const math = { ...reading, subject: "Math" };
const gpa = { assessment: "College record", subject: "All courses", scale: "Grade point average" };

/** `assumes` names statements by their codes. */
export const nursingEntries: (Omit<EntryPoint, "assumesStatements"> & { assumes?: string[] })[] = [
  {
    entryId: "e1",
    kind: "GRADE_9",
    column: "G9",
    name: "Start",
    requirements: [],
    note: "every ninth grader",
  },
  {
    entryId: "e2",
    kind: "TRANSFER_IN",
    column: "G11",
    name: "Join",
    requirements: [],
    note: "from another school, with Biology",
  },
  {
    entryId: "e3",
    kind: "ADULT_BRIDGE",
    column: "P1",
    name: "Adults join from a bridge",
    requirements: [
      { measure: reading, hundredths: 900 },
      { measure: math, hundredths: 800 },
    ],
    note: "from a bridge program",
    assumes: ["HLC01.01", "HLC02.01", "HLC03.02", "HLC04.02", "HLC05.01", "HLC06.04", "HLC07.03", "HLC08.02"],
  },
  {
    entryId: "e4",
    kind: "POST_DIPLOMA",
    column: "P3",
    name: "Transfer in",
    requirements: [{ measure: gpa, hundredths: 275 }],
    note: "with the associate degree",
  },
];

export const nursingExits: (Omit<ExitPoint, "awardedBy"> & { by?: string })[] = [
  {
    exitId: "x1",
    column: "G12",
    award: "CREDENTIAL",
    name: "Certified Nursing Assistant",
    issuer: "State nurse aide registry",
    industryRecognized: true,
    stacksInto: ["x2", "x3"],
    final: false,
  },
  {
    exitId: "x2",
    column: "P1",
    award: "CERTIFICATE",
    name: "Practical Nursing certificate",
    by: "PLCC",
    industryRecognized: false,
    requiresHundredths: 3000,
    unit: "SemesterHour",
    stacksInto: ["x3"],
    final: false,
  },
  {
    exitId: "x3",
    column: "P2",
    award: "ASSOCIATE",
    name: "Associate in Applied Science, Nursing",
    by: "PLCC",
    industryRecognized: false,
    requiresHundredths: 6000,
    unit: "SemesterHour",
    stacksInto: ["x4"],
    final: false,
  },
  {
    exitId: "x4",
    column: "P4",
    award: "BACCALAUREATE",
    name: "Bachelor of Science in Nursing",
    by: "NSU",
    industryRecognized: false,
    requiresHundredths: 12000,
    unit: "SemesterHour",
    stacksInto: [],
    final: true,
  },
];
