/**
 * How the checks of a program grow with its schools, colleges and courses: every check over every route, as the page runs
 * them when somebody changes a cell. Much of it is wrong: then there is most to say. 6 × 3 with 100 is the 400 bound courses.
 */
import type { OrganizationId } from "#shared/ids.ts";
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import { check } from "#shared/programs/checks.ts";
import type { BoundCourse, Column, GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import { routesOf } from "#shared/programs/routes.ts";
import type { ProgramParty } from "#shared/programs/schema.ts";
import { median } from "./print.ts";

type Grown = { what: string; routes: number; courses: number; ms: number; one: number };
type Size = { schools: number; colleges: number; courses: number };

const organization = (kind: string, no: number) => `org_${kind}${no}` as OrganizationId;
const statement = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, "0")}`;
const agreementId = "agr_dual" as never;

/** Half of the slots in high school, the rest in college; each organization has its own course in each. */
export function programOf({ schools, colleges, courses }: Size) {
  const of = (kind: string, many: number) => Array.from({ length: many }, (_, no) => organization(kind, no));
  const [high, coll, uni] = [of("school", schools), of("college", colleges), of("university", 1)];
  const columns: Column[] = ["G9", "G10", "G11", "G12", "P1", "P2", "P3", "P4"];
  const slots = Array.from({ length: courses }, (_, no): GridSlot => {
    const at = Math.floor((no * columns.length) / courses);
    const column = columns[at] ?? "P4";
    const course: BoundCourse = {
      ...{ code: `C ${no}`, title: `Course ${no}`, content: no % 2 === 0 ? "CTE" : "ACADEMIC" },
      ...(at < 4
        ? { creditHundredths: 100, unit: "CarnegieUnit" }
        : { creditHundredths: 300, unit: "SemesterHour" }),
      prerequisites: no > 7 ? [`C ${no - 7}`] : [],
      statementIds: Array.from({ length: 6 }, (_, n) => statement((no * 5 + n) % 80)),
      cip: "51.3801",
      ...(at === 3 && no % 2 === 0
        ? { earlyCredit: { kind: "DUAL_CREDIT", agreementId, hoursHundredths: 300 } }
        : {}),
    };
    const who = at < 4 ? high : at < 6 ? coll : uni;
    return {
      ...{ slotId: `s${no}`, column, row: no % 2 === 0 ? "cte" : "english", kind: "REQUIRED" },
      ...{ intent: course.title, features: [], level: at < 2 ? "ORIENTATION" : "ADVANCED" },
      bindings: who.map((organizationId) => ({ organizationId, courses: [course] })),
    };
  });
  const entry = (entryId: string, kind: "GRADE_9" | "TRANSFER_IN" | "ADULT_BRIDGE", column: Column) => ({
    ...{ entryId, kind, column, name: entryId, requirements: [], assumesStatements: [] },
  });
  const exit = (exitId: string, award: "CREDENTIAL" | "ASSOCIATE" | "BACCALAUREATE", column: Column) => ({
    ...{ exitId, award, column, name: exitId, industryRecognized: true, stacksInto: [], final: true },
    ...{ requiresHundredths: 6000, unit: "SemesterHour" as const },
  });
  const plan: Plan = {
    slots,
    entryPoints: [
      entry("e1", "GRADE_9", "G9"),
      entry("e2", "TRANSFER_IN", "G11"),
      entry("e3", "ADULT_BRIDGE", "P1"),
    ],
    exitPoints: [
      exit("x1", "CREDENTIAL", "G12"),
      exit("x2", "CREDENTIAL", "P1"),
      exit("x3", "ASSOCIATE", "P2"),
      exit("x4", "BACCALAUREATE", "P4"),
    ],
    statementsExpected: [],
  };
  const party =
    (role: ProgramParty["role"]) =>
    (organizationId: OrganizationId): ProgramParty => ({
      ...{ organizationId, role, serves: [] },
    });
  const parties = [
    ...high.map(party("SECONDARY")),
    ...coll.map(party("COLLEGE")),
    ...uni.map(party("UNIVERSITY")),
  ];
  const facts: ProgramFacts = {
    today: "2026-11-23",
    settings: {
      ...{ overlapPercent: 60, quorum: 5, validMonths: 36, bridgePercent: 80, turned: [] },
      ...{ earlyHoursHundredths: 600, experienceHours: 60, cteYears: 2 },
    },
    organizations: parties.map(({ organizationId }) => ({
      ...{ id: organizationId, name: organizationId, type: "secondary" },
    })),
    agreements: [
      {
        ...{ id: agreementId, codedNotation: "CV-2026-01", name: "", type: "DUAL_CREDIT_PARTNERSHIP" },
        parties: parties.map(({ organizationId }) => organizationId),
        spans: [{ versionNo: 1, from: "2024-07-01", until: "2028-06-30" }],
        rules: [],
      },
    ],
    codes: [{ system: "CIP", edition: "2020", code: "51.3801", status: "THERE", pathways: [] }],
    statements: Array.from({ length: 80 }, (_, no) => ({
      ...{ id: statement(no), text: `Statement ${no}`, level: no < 20 ? "cluster" : "pathway" },
    })),
    edition: { id: "scc-79", known: true, pathwayKnown: true, retired: false },
    ...{ dataSharing: [], gone: [] },
  };
  const program = {
    ...{
      parties,
      cohort: "2026-27",
      occupations: [],
      edition: "scc-79",
      pathwayId: "health/therapeutic-services",
    },
    cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" as const }],
  };
  return { program, plan, facts, school: high[0], college: coll[0] };
}

/** Medians, in whole and for the one school and college that a page shows. `quick` leaves out the largest. */
export function programChecks(quick: boolean): Grown[] {
  const sizes: Size[] = [
    { schools: 2, colleges: 1, courses: 60 },
    { schools: 6, colleges: 3, courses: 30 },
    { schools: 6, colleges: 3, courses: 60 },
    { schools: 6, colleges: 3, courses: 100 },
    { schools: 12, colleges: 6, courses: 60 },
    { schools: 12, colleges: 6, courses: 100 },
  ];
  const rounds = quick ? 3 : 15;
  return sizes.slice(0, quick ? 4 : undefined).map((size) => {
    const { program, plan, facts, school, college } = programOf(size);
    const timed = (on: Parameters<typeof check>[3]): number => {
      const times = Array.from({ length: rounds + 2 }, () => {
        const started = performance.now();
        check(program, plan, facts, on);
        return performance.now() - started;
      });
      // The first runs are the compiler's.
      return median(times.slice(2));
    };
    return {
      what: `${size.schools} schools × ${size.colleges} colleges`,
      routes: routesOf(plan, program.parties).length,
      courses: size.courses,
      ms: timed({}),
      one: timed({ schoolId: school, collegeId: college }),
    };
  });
}
