/** A Health Science program in which everything holds: two high schools, a career center, a college, a university. */

import type { OrganizationId } from "#shared/ids.ts";
import type { AgreementFact, CodeFact, ProgramFacts } from "#shared/programs/check-schema.ts";
import type { CheckedProgram } from "#shared/programs/checks/walk.ts";
import type {
  BoundCourse,
  Column,
  EarlyCredit,
  EntryPoint,
  ExitPoint,
  GridRow,
  GridSlot,
  Plan,
} from "#shared/programs/plan-schema.ts";

const org = (name: string) => `org_${name}` as OrganizationId;
export const [bend, mill, center, lakes, northgate, hospital, riverbend] = [
  org("bend"),
  org("mill"),
  org("center"),
  org("lakes"),
  org("northgate"),
  org("hospital"),
  org("riverbend"),
];
export const statement = (no: number) => `00000000-0000-4000-8000-00000000000${no}`;
export const [employability, cluster, pathway, reading] = [1, 2, 3, 4].map(statement) as [
  string,
  string,
  string,
  string,
];

export type World = { program: CheckedProgram; plan: Plan; facts: ProgramFacts };

export const course = (code: string, title: string, more: Partial<BoundCourse> = {}): BoundCourse => ({
  ...{ code, title, creditHundredths: 100, unit: "CarnegieUnit", content: "ACADEMIC" },
  ...{ prerequisites: [], statementIds: [] },
  ...more,
});
export const college = (code: string, title: string, hours: number, more: Partial<BoundCourse> = {}) =>
  course(code, title, { creditHundredths: hours * 100, unit: "SemesterHour", ...more });
export const dual = (code: string, hours: number, more: Partial<EarlyCredit> = {}): EarlyCredit => ({
  kind: "DUAL_CREDIT",
  agreementId: "agr_dual" as never,
  college: { organizationId: lakes, code },
  hoursHundredths: hours * 100,
  ...more,
});

type By = readonly (readonly [OrganizationId, ...BoundCourse[]])[];
export const slot = (
  slotId: string,
  column: Column,
  row: GridRow,
  by: By,
  more: Partial<GridSlot> = {},
): GridSlot => ({
  ...{ slotId, column, row, kind: "REQUIRED", intent: by[0]?.[1]?.title ?? slotId, features: [] },
  bindings: by.map(([organizationId, ...courses]) => ({ organizationId, courses: [...courses] })),
  ...more,
});
/** The same at both high schools. */
const both = (...courses: BoundCourse[]): By => [
  [bend, ...courses],
  [mill, ...structuredClone(courses)],
];

const slots = (): GridSlot[] => [
  slot("eng9", "G9", "english", both(course("ENG9", "English 9", { statementIds: [reading] }))),
  slot("eng12", "G12", "english", both(course("RHET", "Rhetoric I", { earlyCredit: dual("ENG 101", 3) }))),
  slot(
    "cte9",
    "G9",
    "cte",
    both(
      course("OHC", "Orientation to Health Careers", {
        content: "CTE",
        sced: "14001",
        statementIds: [employability, cluster],
      }),
    ),
    { level: "ORIENTATION", features: ["SAFETY"] },
  ),
  slot("math11", "G11", "math", both(course("ALG2", "Algebra II"))),
  slot(
    "cte11",
    "G11",
    "cte",
    both(course("HS2", "Health Science II", { content: "CTE", prerequisites: ["OHC"] })),
    { level: "INTERMEDIATE", features: ["TEAM_CHALLENGE"] },
  ),
  slot(
    "cte12",
    "G12",
    "cte",
    [
      [
        center,
        course("BNA", "Basic Nursing Assistant", {
          content: "CTE",
          earlyCredit: dual("NUR 106", 7),
          statementIds: [pathway],
        }),
      ],
    ],
    { level: "ADVANCED" },
  ),
  slot("work12", "G12", "work-based", [], {
    intent: "Clinical Internship",
    work: { kind: "INTERNSHIP", hours: 60, hostId: hospital },
  }),
  slot("com", "P1", "english", [[lakes, college("COM 101", "Speech", 30)]], { term: 1 }),
  slot(
    "nur1",
    "P1",
    "cte",
    [
      [
        lakes,
        college("NUR 110", "Nursing Fundamentals", 8, {
          content: "CTE",
          prerequisites: ["NUR 106"],
          workHours: 96,
        }),
      ],
    ],
    { level: "ADVANCED", term: 2 },
  ),
  slot(
    "nur2",
    "P1",
    "cte",
    [[lakes, college("NUR 120", "Adult Care I", 8, { content: "CTE", prerequisites: ["NUR 110"] })]],
    { level: "ADVANCED", term: 3 },
  ),
  slot("nurs", "P1", "cte", [[lakes, college("NUR 106", "Nursing Assistant", 7, { content: "CTE" })]], {
    kind: "ELECTIVE",
    term: 1,
  }),
  slot("psy", "P2", "social-studies", [[lakes, college("PSY 101", "Psychology", 12)]]),
  slot("nur3", "P2", "cte", [[lakes, college("NUR 210", "Adult Care II", 9, { content: "CTE" })]], {
    level: "CAPSTONE",
  }),
  slot("eth", "P3", "social-studies", [[northgate, college("ETH 300", "Health Ethics", 30)]]),
  slot("nur4", "P4", "cte", [[northgate, college("NUR 410", "Public Health", 30, { content: "CTE" })]], {
    level: "CAPSTONE",
  }),
];

const entry = (entryId: string, kind: EntryPoint["kind"], column: Column, name: string): EntryPoint => ({
  ...{ entryId, kind, column, name },
  requirements: [],
  assumesStatements: [],
});
const exit = (
  exitId: string,
  column: Column,
  award: ExitPoint["award"],
  name: string,
  more: Partial<ExitPoint>,
): ExitPoint => ({
  ...{ exitId, column, award, name },
  industryRecognized: false,
  stacksInto: [],
  final: false,
  ...more,
});

export const code = (
  system: CodeFact["system"],
  edition: string,
  code: string,
  more: Partial<CodeFact> = {},
): CodeFact => ({
  ...{ system, edition, code, status: "THERE", pathways: [] },
  ...more,
});

const agreement = (): AgreementFact => ({
  id: "agr_dual" as never,
  codedNotation: "CV-2026-01",
  name: "Dual credit with Prairie Lakes",
  type: "DUAL_CREDIT_PARTNERSHIP",
  parties: [bend, mill, center, lakes],
  spans: [
    { versionNo: 1, from: "2024-07-01", until: "2027-06-30" },
    { versionNo: 2, from: "2027-07-01", until: "2031-06-30" },
  ],
  rules: [
    {
      ruleNo: 1,
      from: "2024-07-01",
      until: "2031-06-30",
      method: "DUAL_CREDIT_TRANSCRIPT",
      sending: [`${center} BNA`],
      awards: [`${lakes} NUR 106`],
    },
    {
      ruleNo: 2,
      from: "2024-07-01",
      until: "2031-06-30",
      method: "DUAL_CREDIT_TRANSCRIPT",
      sending: [`${bend} RHET`, `${mill} RHET`],
      awards: [`${lakes} ENG 101`],
    },
  ],
});

/** Everybody’s names and kinds, and nobody has left. */
const organizations = (): ProgramFacts["organizations"] => [
  { id: bend, name: "Cedar Bend High School", type: "secondary" },
  { id: mill, name: "Millrace High School", type: "secondary" },
  { id: center, name: "Three Rivers Career Center", type: "secondary" },
  { id: lakes, name: "Prairie Lakes College", type: "postsecondary" },
  { id: northgate, name: "Northgate State University", type: "university" },
  { id: hospital, name: "St. Brendan Hospital", type: "business" },
  { id: riverbend, name: "Riverbend Adult Learning", type: "adult-education" },
];

const validated = () => ({ businesses: 6, closedOn: "2026-05-01", sameVersion: true });

export const settings = (): ProgramFacts["settings"] => ({
  ...{ overlapPercent: 60, quorum: 5, validMonths: 36, bridgePercent: 80 },
  ...{ earlyHoursHundredths: 600, experienceHours: 60, cteYears: 2, turned: [] },
});

/** A new one each time: an example changes what it is about. */
export const world = (): World => ({
  program: {
    parties: [
      { organizationId: bend, role: "SECONDARY", serves: [] },
      { organizationId: mill, role: "SECONDARY", serves: [] },
      { organizationId: center, role: "CAREER_CENTER", serves: [] },
      { organizationId: lakes, role: "COLLEGE", serves: [] },
      { organizationId: northgate, role: "UNIVERSITY", serves: [] },
      { organizationId: hospital, role: "BUSINESS", serves: [] },
      { organizationId: riverbend, role: "ADULT_EDUCATION", serves: [] },
    ],
    cohort: "2026-27",
    cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" }],
    occupations: ["29-1141"],
    edition: "scc-79",
    pathwayId: "health/therapeutic-services",
  },
  plan: {
    slots: slots(),
    entryPoints: [
      entry("e1", "GRADE_9", "G9", "Start"),
      entry("e2", "TRANSFER_IN", "G11", "Join from another school"),
      entry("e3", "ADULT_BRIDGE", "P1", "Adults join"),
    ],
    exitPoints: [
      exit("x1", "G12", "CREDENTIAL", "Nursing assistant", {
        industryRecognized: true,
        issuer: "Illinois Department of Public Health",
        stacksInto: ["x2"],
      }),
      exit("x2", "P2", "ASSOCIATE", "Associate, RN", {
        awardedBy: lakes,
        requiresHundredths: 6000,
        unit: "SemesterHour",
        stacksInto: ["x3"],
      }),
      exit("x3", "P4", "BACCALAUREATE", "BSN", {
        awardedBy: northgate,
        requiresHundredths: 12_000,
        unit: "SemesterHour",
        final: true,
      }),
    ],
    statementsExpected: [],
  },
  facts: {
    today: "2026-11-23",
    settings: settings(),
    organizations: organizations(),
    agreements: [agreement()],
    codes: [
      code("CIP", "2020", "51.3801", {
        title: "Registered Nursing",
        pathways: [{ pathwayId: "health/therapeutic-services", share: 1, official: false }],
      }),
      code("SOC", "2018", "29-1141", { title: "Registered Nurses" }),
      code("SCED", "12", "14001"),
    ],
    statements: [
      { id: employability, code: "EE01.01", text: "Act with integrity", level: "essential" },
      { id: cluster, code: "HLC01.01", text: "Explain the system", level: "cluster" },
      { id: pathway, code: "HLP01.01", text: "Take vital signs", level: "pathway", validation: validated() },
      { id: reading, code: "EE02.01", text: "Read closely", level: "essential" },
    ],
    edition: { id: "scc-79", known: true, pathwayKnown: true, retired: false },
    dataSharing: [
      { id: "dsa_1", codedNotation: "CV-DS-2026-01", active: true, parties: [bend, mill, lakes], lacks: [] },
    ],
    gone: [],
  },
});

/** The slot of this name, to change it. */
export function at({ plan }: World, slotId: string): GridSlot {
  const found = plan.slots.find((one) => one.slotId === slotId);
  if (!found) throw new Error(`The world has no slot ${slotId}.`);
  return found;
}
/** The one course that this organization has in this slot, to change it. */
export function taught(world: World, slotId: string, by: OrganizationId): BoundCourse {
  const found = at(world, slotId).bindings.find(({ organizationId }) => organizationId === by)?.courses[0];
  if (!found) throw new Error(`Nobody of ${by} teaches in ${slotId}.`);
  return found;
}

/** The agreement and all its rules hold on these days, a version each. */
export function lasts({ facts }: World, ...days: readonly (readonly [string, string])[]): void {
  for (const agreement of facts.agreements) {
    const rules = [...new Map(agreement.rules.map((rule) => [rule.ruleNo, rule])).values()];
    agreement.spans = days.map(([from, until], at) => ({ versionNo: at + 1, from, until }));
    agreement.rules = days.flatMap(([from, until]) => rules.map((rule) => ({ ...rule, from, until })));
  }
}
