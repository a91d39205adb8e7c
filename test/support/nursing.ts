/** A program of study as a region has one: Nursing from grade 9 to the bachelor's degree, with an open cell and a runway that ends early. */
import type { AgreementId, OrganizationId, PersonId, PlanId, ProgramId } from "#shared/ids.ts";
import { ProgramFacts } from "#shared/programs/check-schema.ts";
import { type BoundCourse, Plan } from "#shared/programs/plan-schema.ts";
import { Program } from "#shared/programs/schema.ts";

const idOf = (prefix: string, code: string) => `${prefix}_${code.padEnd(20, "0")}`;
const org = (code: string) => idOf("org", code) as OrganizationId;

export const cedarBend = org("cbhs");
export const millrace = org("mrhs");
export const threeRivers = org("tracc");
export const prairieLakes = org("p1cc");
export const northgate = org("nsv");
export const riverbend = org("ra1c");
export const hospital = org("sbh");

export const nameOf = (id: string): string =>
  ({
    [cedarBend]: "Cedar Bend High School",
    [millrace]: "Millrace High School",
    [threeRivers]: "Three Rivers Area Career Center",
    [prairieLakes]: "Prairie Lakes Community College",
    [northgate]: "Northgate State University",
    [riverbend]: "Riverbend Adult Learning Center",
    [hospital]: "St. Brendan Hospital",
  })[id] ?? "an organization that left";

export const dualHealth = idOf("agr", "dchea1th") as AgreementId;
export const articulated = idOf("agr", "aahea1th") as AgreementId;

export const nursing: Program = Program.parse({
  id: idOf("prg", "nvrs1ng") as ProgramId,
  title: "Nursing, grade 9 to bachelor’s degree",
  summary: "",
  edition: "scc-79",
  pathwayId: "health/therapeutic-services",
  cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" }],
  occupations: ["29-1141"],
  parties: [
    { organizationId: cedarBend, role: "SECONDARY" },
    { organizationId: millrace, role: "SECONDARY" },
    { organizationId: threeRivers, role: "CAREER_CENTER" },
    { organizationId: prairieLakes, role: "COLLEGE" },
    { organizationId: northgate, role: "UNIVERSITY" },
    { organizationId: hospital, role: "BUSINESS" },
    { organizationId: riverbend, role: "ADULT_EDUCATION" },
  ],
  cohort: "2026-27",
  leadId: prairieLakes,
  visibility: "PARTIES",
  shared: true,
  versionNo: 4,
  status: "IN_REVIEW",
  planId: idOf("pln", "nvrs1ng") as PlanId,
  startedBy: idOf("per", "t0m") as PersonId,
  startedAt: "2026-09-14T15:00:00.000Z",
  version: 12,
});

type Course = Partial<BoundCourse> & { title: string; code?: string };

const school = (title: string, more: Partial<BoundCourse> = {}): Course => ({ title, ...more });
const courseOf = (given: Course, no: number, college: boolean) => ({
  code: given.code ?? `${college ? "NRS" : "HS"}-${no}`,
  creditHundredths: college ? 300 : 100,
  unit: college ? "SemesterHour" : "CarnegieUnit",
  content: "ACADEMIC",
  ...given,
});

type Given = { at: string; row: string; intent?: string; level?: string; more?: object };
const slots: object[] = [];
/** A slot with the courses of the organizations it names. */
function slot({ at, row, intent, level, more }: Given, ...bound: [OrganizationId, ...Course[]][]): void {
  const no = slots.length + 1;
  slots.push({
    slotId: `s${no}`,
    column: at,
    row,
    intent: intent ?? bound[0]?.[1]?.title ?? "Work-based learning",
    ...(level && { level }),
    ...more,
    bindings: bound.map(([organizationId, ...courses]) => ({
      organizationId,
      courses: courses.map((course, index) => courseOf(course, no * 10 + index, at.startsWith("P"))),
    })),
  });
}
/** Both schools offer it. */
const both = (at: string, row: string, title: string, more: Partial<BoundCourse> = {}): void =>
  slot({ at, row }, [cedarBend, school(title, more)], [millrace, school(title, more)]);
const college = (at: string, row: string, code: string, title: string, hours = 3, cte = false): void =>
  slot({ at, row }, [
    at === "P3" || at === "P4" ? northgate : prairieLakes,
    { code, title, creditHundredths: hours * 100, content: cte ? "CTE" : "ACADEMIC" },
  ]);
const work = (at: string, title: string, kind: string, hours: number, host?: object): void =>
  slot({ at, row: "work-based", intent: title, more: { work: { kind, hours, ...host } } });
const credential = (at: string, name: string, issuer?: string): void =>
  slot({
    at,
    row: "credential",
    intent: name,
    more: { credential: { name, ...(issuer && { issuer }), industryRecognized: issuer !== undefined } },
  });
const early = (
  kind: "DUAL_CREDIT" | "ARTICULATED",
  code: string,
  hours: number,
): Pick<BoundCourse, "earlyCredit"> => ({
  earlyCredit: {
    kind,
    agreementId: kind === "DUAL_CREDIT" ? dualHealth : articulated,
    college: { organizationId: prairieLakes, code },
    hoursHundredths: hours * 100,
  },
});

both("G9", "english", "English 9");
both("G10", "english", "English 10");
both("G11", "english", "English 11");
both("G12", "english", "Rhetoric I", early("DUAL_CREDIT", "ENG 101", 3));
college("P1", "english", "COM 101", "Speech");
college("P3", "english", "NUR 305", "Writing in Nursing");
both("G9", "math", "Algebra I");
both("G10", "math", "Geometry");
both("G11", "math", "Algebra II");
both("G12", "math", "Statistics", early("DUAL_CREDIT", "MAT 128", 3));
college("P3", "math", "STA 310", "Biostatistics");
both("G9", "science", "Biology");
both("G10", "science", "Chemistry");
both("G11", "science", "Anatomy and Physiology", early("ARTICULATED", "BIO 1XX", 3));
slot({ at: "G12", row: "science", intent: "A fourth year of science" }, [millrace, school("Physics")]);
college("P1", "science", "BIO 145", "Anatomy and Physiology I", 4);
college("P2", "science", "BIO 210", "Microbiology", 4);
college("P3", "science", "BIO 330", "Pathophysiology", 4);
both("G9", "social-studies", "Human Geography");
both("G10", "social-studies", "World History");
both("G11", "social-studies", "U.S. History");
both("G12", "social-studies", "Civics");
college("P1", "social-studies", "PSY 101", "Psychology");
college("P2", "social-studies", "PSY 205", "Lifespan Development");
college("P4", "social-studies", "NUR 420", "Health Ethics");
slot(
  { at: "G9", row: "cte", intent: "Orientation to health careers", level: "ORIENTATION" },
  [cedarBend, school("Orientation to Health Careers", { content: "CTE", sced: "14001" })],
  [millrace, school("Orientation to Health Careers", { content: "CTE", sced: "14001" })],
);
both("G10", "cte", "Health Science I", {
  content: "CTE",
  part: { series: "Health Science", no: 1, of: 2 },
  ...early("ARTICULATED", "HLT 101", 1.5),
});
both("G11", "cte", "Health Science II", {
  content: "CTE",
  part: { series: "Health Science", no: 2, of: 2 },
  ...early("ARTICULATED", "HLT 101", 1.5),
});
slot({ at: "G12", row: "cte", intent: "Basic nursing assistant", level: "ADVANCED" }, [
  threeRivers,
  school("Basic Nursing Assistant", {
    content: "CTE",
    deliveredAt: threeRivers,
    workHours: 40,
    ...early("DUAL_CREDIT", "NUR 106", 7),
  }),
]);
college("P1", "cte", "NUR 110", "Nursing Fundamentals", 8, true);
college("P1", "cte", "NUR 120", "Adult Care I", 8, true);
college("P2", "cte", "NUR 210", "Adult Care II", 9, true);
slot({ at: "P2", row: "cte", intent: "A specialty", more: { kind: "CHOOSE_N", chooseN: 1 } }, [
  prairieLakes,
  { code: "NUR 240", title: "Nursing Leadership", content: "CTE" },
  { code: "NUR 245", title: "Community Nursing", content: "CTE" },
]);
college("P3", "cte", "NUR 410", "Community and Public Health", 8, true);
college("P4", "cte", "NUR 490", "Capstone in Nursing", 6, true);
work("G10", "Job shadow", "CAREER_EXPLORATION", 6, { hostId: hospital });
work("G11", "Team challenge", "TEAM_CHALLENGE", 0, { host: "Meadowlark Senior Living" });
work("G12", "Clinical internship", "INTERNSHIP", 60, { hostId: hospital });
work("P1", "Clinical I", "INTERNSHIP", 96, { hostId: hospital });
work("P2", "Clinical II", "INTERNSHIP", 144, { hostId: hospital });
work("P4", "Preceptorship", "INTERNSHIP", 120, { hostId: hospital });
credential("G11", "First Aid and CPR");
credential("G12", "CNA", "Illinois Department of Public Health");
credential("P1", "Practical Nursing certificate", "Prairie Lakes");
credential("P2", "RN license", "State board, after the exam");
credential("P4", "BSN", "Northgate State");

const reading = { assessment: "TABE", form: "11/12", subject: "reading", scale: "grade equivalent" };

export const nursingPlan: Plan = Plan.parse({
  slots,
  entryPoints: [
    { entryId: "e1", kind: "GRADE_9", column: "G9", name: "Start" },
    {
      entryId: "e2",
      kind: "TRANSFER_IN",
      column: "G11",
      name: "Join",
      note: "from another school, with Biology",
    },
    {
      entryId: "e3",
      kind: "ADULT_BRIDGE",
      column: "P1",
      name: "Adults join",
      requirements: [
        { measure: reading, hundredths: 900 },
        { measure: { ...reading, subject: "math" }, hundredths: 800 },
      ],
    },
    {
      entryId: "e4",
      kind: "POST_DIPLOMA",
      column: "P3",
      name: "Transfer in",
      requirements: [{ measure: { assessment: "GPA", subject: "GPA", scale: "4 points" }, hundredths: 275 }],
      note: "with an associate degree",
    },
  ],
  exitPoints: [
    {
      exitId: "x1",
      column: "G12",
      award: "CREDENTIAL",
      name: "Nursing assistant",
      issuer: "Illinois Department of Public Health",
      industryRecognized: true,
      stacksInto: ["x2"],
    },
    {
      exitId: "x2",
      column: "P1",
      award: "CERTIFICATE",
      name: "Practical nurse",
      awardedBy: prairieLakes,
      stacksInto: ["x3"],
      requiresHundredths: 4200,
    },
    {
      exitId: "x3",
      column: "P2",
      award: "ASSOCIATE",
      name: "Associate, RN",
      awardedBy: prairieLakes,
      stacksInto: ["x4"],
      requiresHundredths: 6900,
    },
    {
      exitId: "x4",
      column: "P4",
      award: "BACCALAUREATE",
      name: "Bachelor",
      awardedBy: northgate,
      final: true,
      requiresHundredths: 12_000,
    },
  ],
});

/** What stands around it: the dual credit agreement ends while the class is in grade 10. */
export const nursingFacts: ProgramFacts = ProgramFacts.parse({
  today: "2026-11-23",
  settings: {},
  organizations: nursing.parties.map(({ organizationId, role }) => ({
    id: organizationId,
    name: nameOf(organizationId),
    type: {
      SECONDARY: "secondary",
      CAREER_CENTER: "secondary",
      COLLEGE: "postsecondary",
      UNIVERSITY: "university",
      BUSINESS: "business",
      ADULT_EDUCATION: "adult-education",
      COMMUNITY: "cbo",
      CONVENER: "convener",
    }[role],
  })),
  agreements: [
    {
      id: dualHealth,
      codedNotation: "DC-HEALTH-009",
      name: "Dual credit in health",
      type: "DUAL_CREDIT_PARTNERSHIP",
      parties: [cedarBend, millrace, threeRivers, prairieLakes],
      spans: [{ versionNo: 1, from: "2025-07-01", until: "2028-06-30" }],
      rules: [],
    },
    {
      id: articulated,
      codedNotation: "AA-HEALTH-028",
      name: "Health Science, articulated",
      type: "ARTICULATION",
      parties: [cedarBend, millrace, threeRivers, prairieLakes],
      spans: [
        { versionNo: 1, from: "2024-08-01", until: "2027-07-31" },
        { versionNo: 2, from: "2027-08-01", until: "2031-07-31" },
      ],
      rules: [],
    },
  ],
  codes: [],
  edition: { id: "scc-79", known: true, pathwayKnown: true },
  dataSharing: [],
});
