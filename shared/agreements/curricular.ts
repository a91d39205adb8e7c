/**
 * The one form in which a rule is weighed: what of it decides a student's credit, in one order, every code in one
 * spelling. Titles, notes and reasons for the record are not in it (articulation.md 2.5 item 21). Two readings with the
 * same form are the same to a student: an approval stays, and a comparison calls what differs cosmetic.
 */
import { plainText } from "../course-key.ts";
import type { IsoDate } from "../time.ts";
import { sorted } from "./compare-parts.ts";
import type {
  Award,
  Condition,
  CourseRef,
  EquivalencyRule,
  Option,
  SendingCourse,
  Slot,
} from "./terms-schema.ts";

/** A course's code in the spelling in which codes are compared: letter case, spaces, points and hyphens aside. */
const plainCode = (code: string): string => plainText(code).replaceAll(/[\s.-]/g, "");

export const sameCode = (a: string, b: string): boolean => plainCode(a) === plainCode(b);

/** Which course it is, whatever it counts. */
export const courseForm = ({ organizationId, code }: Pick<CourseRef, "organizationId" | "code">): string =>
  `${organizationId} ${plainCode(code)}`;

/** A short text that is agreed: letter case and runs of spaces aside. */
export const spelled = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : plainText(text);

const counted = (course: CourseRef) => ({
  course: courseForm(course),
  creditHundredths: course.creditHundredths,
  unit: course.unit,
});

export const sendingForm = (course: SendingCourse) => ({ ...counted(course), minGrade: course.minGrade });

export const awardForm = ({ type, course }: Award) => ({ type, ...counted(course) });

export const conditionForm = ({ type, value }: Condition) => ({ type, value: spelled(value) });

/** A slot is what it asks for: its own number is a label. */
export const slotForm = ({ chooseN, courses }: Pick<Slot, "chooseN" | "courses">) => ({
  chooseN,
  courses: sorted(courses.map(sendingForm)),
});

type PlainOption = Pick<Option, "optionNo"> & { slots: readonly Pick<Slot, "chooseN" | "courses">[] };
export const optionForm = ({ optionNo, slots }: PlainOption) => ({
  optionNo,
  slots: sorted(slots.map(slotForm)),
});

/** When a version holds. */
export type Term = { readonly dateEffective: IsoDate; readonly expirationDate: IsoDate };
type Days = { validFrom?: IsoDate | undefined; validTo?: IsoDate | undefined };
type Within<Row extends Days> = Omit<Row, keyof Days> & Days;
/** A rule whose days are left out where they are the version's: it reads the same in the version that follows. */
export type RuleWithin = Within<EquivalencyRule>;

/** Without the days that are the version's own: those are told once, of the version. */
export function ownDays<Row extends Days>(row: Row, term: Term): Within<Row> {
  const { validFrom, validTo, ...rest } = row;
  return {
    ...rest,
    ...(validFrom === undefined || validFrom === term.dateEffective ? {} : { validFrom }),
    ...(validTo === undefined || validTo === term.expirationDate ? {} : { validTo }),
  };
}

/** What is not named here counts: a field that comes is curricular until someone decides otherwise. */
export function curricularForm(rule: RuleWithin) {
  const { title: _title, creditOverride: _why, exclusiveGroup, intermediaryCode, ...rest } = rule;
  return {
    ...rest,
    options: sorted(rule.options.map(optionForm)),
    awards: sorted(rule.awards.map(awardForm)),
    conditions: sorted(rule.conditions.map(conditionForm)),
    exclusiveGroup: spelled(exclusiveGroup),
    intermediaryCode: spelled(intermediaryCode),
  };
}
