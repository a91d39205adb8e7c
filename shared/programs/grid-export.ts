/** A grid as the table that import reads: a line for each course, or one for a slot without any. What goes out comes back equal. */
import { creditText } from "../files/numbers.ts";
import type { AgreementId, OrganizationId } from "../ids.ts";
import { type GridColumn, gridColumns } from "./grid-schema.ts";
import type { BoundCourse, GridSlot, Plan } from "./plan-schema.ts";

/** How organizations and agreements are called in a file. */
export type Called = {
  organization: (id: OrganizationId) => string;
  agreement: (id: AgreementId) => string;
};

type Cells = Partial<Record<GridColumn, string | undefined>>;

const always: readonly GridColumn[] = [
  "slot",
  "column",
  "row",
  "kind",
  "intent",
  "organization",
  "course",
  "title",
];

/** Header first; columns beyond the first ones only where some line has something to say there. */
export function toGrid(plan: Plan, called: Called): string[][] {
  const lines = plan.slots.flatMap((slot): Cells[] => {
    const words = slotCells(slot, called);
    const courses = slot.bindings.flatMap(({ organizationId, courses }) =>
      courses.map((course) => ({ ...words, ...courseCells(organizationId, course, called) })),
    );
    return courses.length > 0 ? courses : [words];
  });
  const shown = gridColumns.filter((column) => always.includes(column) || lines.some((line) => line[column]));
  return [[...shown], ...lines.map((line) => shown.map((column) => line[column] ?? ""))];
}

const number = (value: number | undefined): string => (value === undefined ? "" : String(value));
const several = (values: readonly string[]): string => values.join("; ");

function slotCells({ work, credential, ...slot }: GridSlot, called: Called): Cells {
  return {
    slot: slot.slotId,
    column: slot.column,
    term: number(slot.term),
    row: slot.row,
    kind: slot.kind,
    choose: number(slot.chooseN),
    intent: slot.intent,
    level: slot.level,
    features: several(slot.features),
    work: work?.kind,
    work_hours: number(work?.hours),
    work_host: work?.hostId ? called.organization(work.hostId) : work?.host,
    credential: credential?.name,
    issuer: credential?.issuer,
    industry_recognized: credential?.industryRecognized ? "yes" : "",
  };
}

export function courseCells(
  organizationId: OrganizationId,
  { part, earlyCredit: early, ...course }: BoundCourse,
  called: Called,
): Cells {
  return {
    organization: called.organization(organizationId),
    course: course.code,
    title: course.title,
    credits: creditText(course.creditHundredths),
    credit_unit: course.unit,
    content: course.content,
    sced: course.sced,
    cip: course.cip,
    series: part?.series,
    part: part && `${part.no} of ${part.of}`,
    prerequisites: several(course.prerequisites),
    delivered_at: course.deliveredAt && called.organization(course.deliveredAt),
    early_credit: early?.kind,
    agreement: early?.agreementId && called.agreement(early.agreementId),
    rule: number(early?.ruleNo),
    college: early?.college && called.organization(early.college.organizationId),
    college_course: early?.college?.code,
    early_hours: early?.hoursHundredths === undefined ? "" : creditText(early.hoursHundredths),
    statements: several(course.statementIds),
    course_work_hours: number(course.workHours),
  };
}
