/** Nursing in grades 9 to 12, as two high schools and the career center they share teach it. Data only. */
import { cte, type SampleSlot, slot, taught } from "./program-words.ts";

const dual = (agreement: string, ruleNo: number, college: string, credit: number) =>
  ({ kind: "DUAL_CREDIT", agreement, ruleNo, college, hours: credit }) as const;
const articulated = (agreement: string, ruleNo: number, college: string, credit: number) =>
  ({ kind: "ARTICULATED", agreement, ruleNo, college, hours: credit }) as const;
const health = "AA-HEALTH-021";
/** One with each school: a student of one is not asked about courses of the other. */
const general = { CBHS: "DC-GENED-005", MRHS: "DC-GENED-006" };

export const nursingInSchool: SampleSlot[] = [
  slot("eng-g9", "G9", "english", "English 9", {
    CBHS: taught("ENG9", "English 9"),
    MRHS: taught("EN1", "English I"),
  }),
  slot("eng-g10", "G10", "english", "English 10", {
    CBHS: taught("ENG10", "English 10"),
    MRHS: taught("EN2", "English II"),
  }),
  slot("eng-g11", "G11", "english", "English 11", {
    CBHS: taught("ENG11", "English 11"),
    MRHS: taught("EN3", "American Literature"),
  }),
  slot("eng-g12", "G12", "english", "College composition", {
    CBHS: taught("RHET1", "Rhetoric I", { early: dual(general.CBHS, 1, "ENG 101", 3) }),
    MRHS: taught("COMP", "College Composition", { early: dual(general.MRHS, 1, "ENG 101", 3) }),
  }),
  slot("mat-g9", "G9", "math", "Algebra I", {
    CBHS: taught("ALG1", "Algebra I"),
    MRHS: taught("MA1", "Algebra I"),
  }),
  slot("mat-g10", "G10", "math", "Geometry", {
    CBHS: taught("GEOM", "Geometry", { prerequisites: ["ALG1"] }),
    MRHS: taught("MA2", "Geometry", { prerequisites: ["MA1"] }),
  }),
  slot("mat-g11", "G11", "math", "Algebra II", {
    CBHS: taught("ALG2", "Algebra II", { prerequisites: ["GEOM"] }),
    MRHS: taught("MA3", "Algebra II", { prerequisites: ["MA2"] }),
  }),
  slot("mat-g12", "G12", "math", "Statistics", {
    CBHS: taught("STAT", "Statistics", {
      prerequisites: ["ALG2"],
      early: dual(general.CBHS, 2, "MAT 128", 3),
    }),
    MRHS: taught("STATS", "Statistics", {
      prerequisites: ["MA3"],
      early: dual(general.MRHS, 2, "MAT 128", 3),
    }),
  }),
  slot("sci-g9", "G9", "science", "Biology", {
    CBHS: taught("BIO", "Biology"),
    MRHS: taught("BIOL", "Biology"),
  }),
  slot("sci-g10", "G10", "science", "Chemistry", {
    CBHS: taught("CHEM", "Chemistry", { prerequisites: ["BIO"] }),
    MRHS: taught("CHM", "Chemistry", { prerequisites: ["BIOL"] }),
  }),
  slot("sci-g11", "G11", "science", "Anatomy and physiology", {
    CBHS: taught("ANATPHYS", "Anatomy and Physiology", {
      prerequisites: ["BIO"],
      early: articulated(health, 4, "BIO 1XX", 3),
    }),
    MRHS: taught("ANAT", "Human Anatomy", { prerequisites: ["BIOL"] }),
  }),
  slot(
    "sci-g12",
    "G12",
    "science",
    "A fourth science",
    { MRHS: taught("PHYS", "Physics", { prerequisites: ["MA2"] }) },
    { kind: "ELECTIVE" },
  ),
  slot("soc-g9", "G9", "social-studies", "Human geography", {
    CBHS: taught("GEOG", "Human Geography"),
    MRHS: taught("SS1", "World Geography"),
  }),
  slot("soc-g10", "G10", "social-studies", "World history", {
    CBHS: taught("WHIST", "World History"),
    MRHS: taught("SS2", "World History"),
  }),
  slot("soc-g11", "G11", "social-studies", "U.S. history", {
    CBHS: taught("USHIST", "U.S. History"),
    MRHS: taught("SS3", "U.S. History"),
  }),
  slot("soc-g12", "G12", "social-studies", "Civics", {
    CBHS: taught("CIVICS", "Civics"),
    MRHS: taught("SS4", "Government"),
  }),
  slot(
    "cte-g9",
    "G9",
    "cte",
    "Orientation to health careers",
    {
      CBHS: taught("HCO", "Orientation to Health Careers", {
        ...cte,
        sced: "14001",
        teaches: ["HLC01.01", "HLC06.04"],
      }),
      MRHS: taught("HCX", "Exploring Health Careers", { ...cte, sced: "14001", teaches: ["HLC01.01"] }),
    },
    { level: "ORIENTATION" },
  ),
  slot(
    "cte-g10",
    "G10",
    "cte",
    "Health science, first year",
    {
      CBHS: taught("HS1", "Health Science I", {
        ...cte,
        sced: "14002",
        part: { series: "Health Science", no: 1, of: 2 },
        early: articulated(health, 2, "HLT 101", 3),
        teaches: ["HLC02.01"],
      }),
      MRHS: taught("HSC1", "Health Science I", {
        ...cte,
        sced: "14002",
        teaches: ["HLC02.01"],
      }),
    },
    { level: "INTERMEDIATE", features: ["SAFETY"] },
  ),
  slot(
    "cte-g11",
    "G11",
    "cte",
    "Health science, second year",
    {
      CBHS: taught("HS2", "Health Science II", {
        ...cte,
        sced: "14002",
        prerequisites: ["HS1"],
        part: { series: "Health Science", no: 2, of: 2 },
        early: articulated(health, 2, "HLT 101", 3),
        teaches: ["HLC04.02", "HLC05.01"],
      }),
      MRHS: taught("MEDT", "Medical Terminology", {
        ...cte,
        creditHundredths: 50,
        sced: "14154",
        early: articulated("AA-MRHS-011", 1, "HLT 110", 2),
        teaches: ["HLC02.01"],
      }),
    },
    { level: "INTERMEDIATE" },
  ),
  slot(
    "cte-g12",
    "G12",
    "cte",
    "Nursing assistant",
    {
      TRACC: taught("BNA", "Basic Nursing Assistant", {
        ...cte,
        creditHundredths: 200,
        sced: "14051",
        cip: "51.3902",
        early: articulated(health, 3, "NUR 106", 7),
        teaches: ["HLC05.01", "HLC07.03", "HLC08.02"],
        workHours: 40,
      }),
    },
    { level: "ADVANCED", features: ["SAFETY"] },
  ),
  slot(
    "wbl-g10",
    "G10",
    "work-based",
    "Job shadow",
    {},
    {
      work: { kind: "CAREER_EXPLORATION", hours: 6, host: "St. Brendan Hospital" },
    },
  ),
  slot(
    "wbl-g11",
    "G11",
    "work-based",
    "Team challenge",
    {},
    {
      work: { kind: "TEAM_CHALLENGE", hours: 12, host: "Meadowlark Senior Living" },
      features: ["TEAM_CHALLENGE"],
    },
  ),
  slot(
    "wbl-g12",
    "G12",
    "work-based",
    "Clinical internship",
    {
      TRACC: taught("HCI", "Clinical Internship", { ...cte, workHours: 60, creditHundredths: 200 }),
    },
    { work: { kind: "INTERNSHIP", hours: 60, host: "St. Brendan Hospital" } },
  ),
  slot(
    "cre-g11",
    "G11",
    "credential",
    "First aid and CPR",
    {},
    {
      credential: { name: "First Aid and CPR", issuer: "American Red Cross", industryRecognized: true },
    },
  ),
  slot(
    "cre-g12",
    "G12",
    "credential",
    "CNA",
    {},
    {
      credential: {
        name: "Certified Nursing Assistant",
        issuer: "State nurse aide registry",
        industryRecognized: true,
      },
    },
  ),
];
