/** A small program for tests: two schools, a college; one course of each, and college credit under an agreement. */
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import type { BoundCourse, GridSlot, Plan } from "#shared/programs/plan-schema.ts";

export const course = (code: string, more: Partial<BoundCourse> = {}): BoundCourse => ({
  code,
  title: `About ${code}`,
  creditHundredths: 100,
  unit: "CarnegieUnit",
  content: "CTE",
  prerequisites: [],
  statementIds: [],
  ...more,
});

export const slot = (slotId: string, more: Partial<GridSlot> = {}): GridSlot => ({
  slotId,
  column: "G9",
  row: "cte",
  kind: "REQUIRED",
  intent: `What ${slotId} is for`,
  features: [],
  bindings: [],
  ...more,
});

/** CBHS teaches HS1 for college credit under this agreement, and the college HLT 101 after it. */
export const planWith = (
  school: OrganizationId,
  college: OrganizationId,
  agreementId: AgreementId,
): Plan => ({
  slots: [
    slot("s1", {
      column: "G11",
      bindings: [
        {
          organizationId: school,
          courses: [
            course("HS1", {
              sced: "14002",
              earlyCredit: {
                kind: "ARTICULATED",
                agreementId,
                ruleNo: 2,
                college: { organizationId: college, code: "HLT 101" },
              },
            }),
          ],
        },
      ],
    }),
    slot("s2", {
      column: "P1",
      bindings: [{ organizationId: college, courses: [course("HLT 101", { unit: "SemesterHour" })] }],
    }),
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
  ],
  exitPoints: [
    {
      exitId: "x1",
      column: "P2",
      award: "ASSOCIATE",
      name: "Nursing",
      industryRecognized: false,
      stacksInto: [],
      final: true,
    },
  ],
  statementsExpected: [],
});
