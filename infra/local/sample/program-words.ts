/** How the sample's programs of study are written down: one line a course, bound by the codes of its organization. Data only. */
import type { Column, CourseContent, GridRow, GridSlot, SlotLevel } from "#shared/programs/plan-schema.ts";

/** A course as the sample writes it; `early` names an agreement by its number, `teaches` statements by their codes. */
export type SampleCourse = {
  code: string;
  title: string;
  creditHundredths: number;
  unit: "CarnegieUnit" | "SemesterHour";
  content: CourseContent;
  sced?: string;
  cip?: string;
  part?: { series: string; no: number; of: number };
  prerequisites?: string[];
  deliveredAt?: string;
  early?: {
    kind: "DUAL_CREDIT" | "ARTICULATED";
    agreement: string;
    ruleNo: number;
    college: string;
    hours: number;
  };
  teaches?: string[];
  workHours?: number;
};

export type SampleSlot = Omit<GridSlot, "bindings" | "features" | "kind" | "work" | "credential"> &
  Partial<Pick<GridSlot, "features" | "kind" | "credential">> & {
    work?: Omit<NonNullable<GridSlot["work"]>, "hostId"> & { hostCode?: string };
    bound: Record<string, SampleCourse[]>;
  };

type More = Partial<SampleCourse>;

/** A course of a high school or a career center: one unit, academic unless said. */
export const taught = (code: string, title: string, more: More = {}): SampleCourse => ({
  ...{ code, title, creditHundredths: 100, unit: "CarnegieUnit", content: "ACADEMIC" },
  ...more,
});

/** A course of a college or a university, with its semester hours. */
export const hours = (code: string, title: string, credit: number, more: More = {}): SampleCourse => ({
  ...{ code, title, creditHundredths: credit * 100, unit: "SemesterHour", content: "ACADEMIC" },
  ...more,
});

export const cte: More = { content: "CTE" };

export const slot = (
  slotId: string,
  column: Column,
  row: GridRow,
  intent: string,
  bound: Record<string, SampleCourse | SampleCourse[]>,
  more: { level?: SlotLevel } & Omit<
    Partial<SampleSlot>,
    "bound" | "slotId" | "column" | "row" | "intent" | "level"
  > = {},
): SampleSlot => ({
  ...{ slotId, column, row, intent },
  ...more,
  bound: Object.fromEntries(Object.entries(bound).map(([code, courses]) => [code, [courses].flat()])),
});
