/** Amounts in words: credit by its unit, a level on its scale. Integer hundredths in, as a person writes them out. */
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";

const unitWords: Record<CreditUnit, [one: string, many: string]> = {
  CarnegieUnit: ["unit", "units"],
  SemesterHour: ["hour", "hours"],
  QuarterHour: ["quarter hour", "quarter hours"],
  ContactHour: ["contact hour", "contact hours"],
  ClockHour: ["clock hour", "clock hours"],
};

/** `3`, `0.5`, `2.75`. */
export const amount = (hundredths: number): string => String(hundredths / 100);

/** `3 hours`, `0.5 units`, `1 unit`. */
export const credit = (hundredths: number, unit: CreditUnit): string =>
  `${amount(hundredths)} ${unitWords[unit][hundredths === 100 ? 0 : 1]}`;

/** A level has a decimal even where it is whole: `9.0`. */
export const level = (hundredths: number): string =>
  (hundredths / 100).toFixed(hundredths % 10 === 0 ? 1 : 2);
