/** A published program as everyone reads it, for tests of what is made of one. */
import { OrganizationId, PartnershipId, ProgramId } from "#shared/ids.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { bound, slot } from "#test/support/programs.ts";

const org = (letter: string) => OrganizationId.parse(`org_${letter.repeat(20)}`);
export const [school, center, college, university] = [org("a"), org("b"), org("c"), org("d")] as const;

const binding = (organizationId: OrganizationId, ...courses: ReturnType<typeof bound>[]) => ({
  organizationId,
  courses,
});
const unit = { creditHundredths: 100, unit: "CarnegieUnit" as const };

export const plan: Plan = {
  slots: [
    slot("s1", "G9", "cte", { bindings: [binding(school, bound("HS1", unit))] }),
    slot("s2", "G12", "cte", {
      kind: "CHOOSE_N",
      chooseN: 1,
      bindings: [
        binding(
          center,
          bound("CNA", { ...unit, earlyCredit: { kind: "DUAL_CREDIT", hoursHundredths: 700 } }),
          bound("EMT", { ...unit, earlyCredit: { kind: "ARTICULATED", hoursHundredths: 300 } }),
        ),
      ],
    }),
    slot("s3", "G12", "work-based", { work: { kind: "INTERNSHIP", hours: 60 } }),
    slot("s4", "P1", "cte", { term: 2, bindings: [binding(college, bound("NUR 110"))] }),
    slot("s5", "P1", "math", { term: 1, bindings: [binding(college, bound("MAT 128"))] }),
    slot("s6", "P2", "other-academic", {
      kind: "ELECTIVE",
      bindings: [binding(college, bound("ART 100"), bound("MUS 100"))],
    }),
    slot("s7", "P2", "science"),
  ],
  entryPoints: [
    {
      entryId: "e1",
      kind: "GRADE_9",
      column: "G9",
      name: "Ninth grade",
      requirements: [],
      assumesStatements: [],
    },
    {
      ...{ entryId: "e2", kind: "ADULT_BRIDGE", column: "P1", name: "From a bridge", assumesStatements: [] },
      requirements: [
        {
          measure: { assessment: "TABE", form: "11/12", subject: "Reading", scale: "grade equivalent" },
          hundredths: 900,
        },
      ],
    },
  ],
  exitPoints: [
    {
      ...{ exitId: "x1", column: "G12", award: "CREDENTIAL", name: "Nursing assistant" },
      ...{ issuer: "State registry", industryRecognized: true, stacksInto: ["x2"], final: false },
    },
    {
      ...{ exitId: "x2", column: "P1", award: "CERTIFICATE", name: "Practical nursing", awardedBy: college },
      ...{ industryRecognized: false, stacksInto: ["x3"], final: false },
    },
    {
      ...{ exitId: "x3", column: "P2", award: "ASSOCIATE", name: "Nursing, AAS", awardedBy: college },
      ...{ industryRecognized: false, stacksInto: [], final: true },
    },
    {
      ...{ exitId: "x4", column: "P1", award: "CERTIFICATE", name: "Medical office" },
      ...{ industryRecognized: false, stacksInto: [], final: true },
    },
  ],
  statementsExpected: [],
};

export const published: PublicProgram = {
  id: ProgramId.parse(`prg_${"1".repeat(20)}`),
  partnership: { id: PartnershipId.parse("cedar-valley"), name: "Cedar Valley" },
  title: "Nursing",
  summary: "From ninth grade to the degree.",
  edition: "scc-79",
  pathway: { id: "health/therapeutic-services", name: "Therapeutic Services", cluster: "Health Science" },
  cohort: "2026-27",
  versionNo: 2,
  inForceFrom: "2026-11-20",
  leadId: college,
  parties: [
    { organizationId: college, role: "COLLEGE", serves: [] },
    { organizationId: school, role: "SECONDARY", serves: [] },
    { organizationId: center, role: "CAREER_CENTER", serves: [] },
    { organizationId: university, role: "UNIVERSITY", serves: [] },
  ],
  organizations: [
    { id: school, code: "CBHS", name: "Cedar Bend High School" },
    { id: center, code: "TRACC", name: "Three Rivers" },
    { id: college, code: "PLCC", name: "Prairie Lakes" },
    { id: university, code: "NSU", name: "Northgate State" },
  ],
  cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY", title: "Registered Nursing" }],
  occupations: [{ code: "29-1141" }],
  plan,
  agreements: [],
};
