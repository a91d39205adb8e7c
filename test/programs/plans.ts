/** Plans made up for properties: any that hold together, over a few organizations. */
import fc from "fast-check";
import { AgreementId, OrganizationId } from "#shared/ids.ts";
import { columns, gridRows } from "#shared/programs/columns.ts";
import type { BoundCourse, GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramParty } from "#shared/programs/schema.ts";

export const org = (no: number) => OrganizationId.parse(`org_${String(no).padStart(20, "0")}`);
export const agreement = (no: number) => AgreementId.parse(`agr_${String(no).padStart(20, "0")}`);

/** A college that leads, a school, a university, a business and a convener. */
export const parties: ProgramParty[] = [
  { organizationId: org(1), role: "COLLEGE", serves: [] },
  { organizationId: org(2), role: "SECONDARY", serves: [] },
  { organizationId: org(3), role: "UNIVERSITY", serves: [] },
  { organizationId: org(4), role: "BUSINESS", serves: [] },
  { organizationId: org(5), role: "CONVENER", serves: [] },
];

const statement = fc.integer({ min: 0, max: 9 }).map((no) => `00000000-0000-4000-8000-00000000000${no}`);
const words = fc.constantFrom("Algebra I", "Careers, in “health”", "=SUM(A1)", "Ünïted; works", "'tis");

const course = (code: string, inHighSchool: boolean): fc.Arbitrary<BoundCourse> =>
  fc
    .record(
      {
        title: words,
        creditHundredths: fc.integer({ min: 0, max: 1200 }),
        unit: fc.constantFrom("CarnegieUnit" as const, "SemesterHour" as const),
        content: fc.constantFrom("ACADEMIC" as const, "CTE" as const, "BOTH" as const),
        sced: fc.constant("14002"),
        cip: fc.constant("51.3801"),
        part: fc.constantFrom({ series: "Health", no: 1, of: 2 }, { series: "Health", no: 2, of: 2 }),
        deliveredAt: fc.constant(org(2)),
        earlyCredit: fc.constantFrom(
          { kind: "EXAM" as const },
          {
            kind: "DUAL_CREDIT" as const,
            ...{ agreementId: agreement(1), ruleNo: 3, hoursHundredths: 300 },
            college: { organizationId: org(1), code: "HLT 101" },
          },
        ),
        workHours: fc.integer({ min: 0, max: 100 }),
        statementIds: fc.uniqueArray(statement, { maxLength: 3 }),
      },
      { requiredKeys: ["title", "creditHundredths", "unit", "content", "statementIds"] },
    )
    .map(({ earlyCredit, ...rest }) => ({
      ...rest,
      code,
      prerequisites: [],
      ...(earlyCredit && inHighSchool ? { earlyCredit } : {}),
    }));

const slot = (no: number): fc.Arbitrary<GridSlot> =>
  fc
    .record({
      column: fc.constantFrom(...columns),
      row: fc.constantFrom(...gridRows),
      kind: fc.constantFrom("REQUIRED" as const, "ELECTIVE" as const, "CHOOSE_N" as const),
      intent: words,
      more: fc.record(
        {
          level: fc.constantFrom("ORIENTATION" as const, "CAPSTONE" as const),
          term: fc.integer({ min: 1, max: 4 }),
        },
        { requiredKeys: [] },
      ),
      features: fc.subarray(["SAFETY" as const, "TEAM_CHALLENGE" as const]),
      hosted: fc.boolean(),
      binders: fc.subarray([1, 2, 3]),
      each: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ more, hosted, binders, each, ...words }) =>
      fc
        .tuple(
          ...binders.map((binder) =>
            fc
              .tuple(
                ...Array.from({ length: each }, (_, at) =>
                  course(`C ${no}-${binder}-${at}`, words.column.startsWith("G")),
                ),
              )
              .map((courses) => ({ organizationId: org(binder), courses })),
          ),
        )
        .map((bindings) => ({
          ...words,
          ...more,
          slotId: `s${no}`,
          ...(words.kind === "CHOOSE_N" ? { chooseN: 1 } : {}),
          ...(words.row === "work-based"
            ? {
                work: {
                  kind: "INTERNSHIP" as const,
                  hours: 60,
                  ...(hosted ? { hostId: org(4) } : { host: "A mill" }),
                },
              }
            : {}),
          ...(words.row === "credential"
            ? {
                credential: {
                  name: "CNA",
                  industryRecognized: hosted,
                  ...(hosted ? { issuer: "State" } : {}),
                },
              }
            : {}),
          bindings,
        })),
    );

/** Any plan that holds together, with up to eight slots. */
export const plans: fc.Arbitrary<Plan> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, no) => slot(no + 1))))
  .map((slots) => ({
    slots,
    entryPoints: [
      {
        ...{ entryId: "e1", kind: "GRADE_9" as const, column: "G9" as const, name: "Ninth grade" },
        ...{ requirements: [], assumesStatements: [] },
      },
    ],
    exitPoints: [
      {
        ...{ exitId: "x1", column: "P1" as const, award: "CERTIFICATE" as const, name: "Certificate" },
        ...{ awardedBy: org(1), industryRecognized: true, stacksInto: ["x2"], final: false },
      },
      {
        ...{ exitId: "x2", column: "P2" as const, award: "ASSOCIATE" as const, name: "Associate" },
        ...{ industryRecognized: false, stacksInto: [], final: true },
      },
    ],
    statementsExpected: [],
  }));
