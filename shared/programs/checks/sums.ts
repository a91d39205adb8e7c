/**
 * What courses add up to where some of them are choices: at least so much, and at most. A college course that two high
 * school courses lead to, or that is earned early and taken again, counts once. Pure, whole numbers only.
 */
import { courseKey } from "../../course-key.ts";
import type { BoundCourse } from "../plan-schema.ts";
import { grouped } from "./grouped.ts";
import type { Taken } from "./walk.ts";

export type Sum = { readonly least: number; readonly most: number };

export function sumOf(
  taken: readonly Taken[],
  worth: (taken: Taken) => number,
  nameOf: (taken: Taken) => string,
): Sum {
  const bySlot = grouped(best(taken, worth, nameOf), ({ slot }) => slot);
  let [least, most] = [0, 0];
  for (const [slot, courses] of bySlot) {
    // Two career centers that teach the same slot: everyone goes to one of them.
    const offers = [...grouped(courses, ({ organizationId }) => organizationId).values()].map((own) => {
      const values = own.map(worth).sort((a, b) => a - b);
      const n = slot.kind === "CHOOSE_N" ? Math.min(slot.chooseN ?? 1, values.length) : values.length;
      const all = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0);
      return {
        least: slot.kind === "ELECTIVE" ? 0 : all(values.slice(0, n)),
        most: all(values.slice(values.length - n)),
      };
    });
    least += Math.min(...offers.map((offer) => offer.least));
    most += Math.max(...offers.map((offer) => offer.most));
  }
  return { least, most };
}

/** Of those with one name, the one that gives most; of equals, the first on the way. */
function best(
  taken: readonly Taken[],
  worth: (taken: Taken) => number,
  nameOf: (taken: Taken) => string,
): Taken[] {
  const found = new Map<string, Taken>();
  for (const one of taken) {
    const name = nameOf(one);
    const other = found.get(name);
    if (other === undefined || better(one, other, worth)) found.set(name, one);
  }
  return [...found.values()];
}

const better = (one: Taken, other: Taken, worth: (taken: Taken) => number): boolean => {
  const more = worth(one) - worth(other);
  return more > 0 || (more === 0 && one.sure && !other.sure);
};

/** The college course that a course is or stands for. */
export const collegeKeyOf = ({ key, at, slot, course }: Taken): string => {
  if (at > 3) return key;
  const college = course.earlyCredit?.college;
  return college ? courseKey(college) : `${slot.slotId} ${key}`;
};

/** Semester hours in sixths of a hundredth, so that quarter hours (two thirds) stay whole; undefined: no such measure. */
export function sixths(hundredths: number, unit: BoundCourse["unit"] | undefined): number | undefined {
  if (unit === "SemesterHour") return hundredths * 6;
  return unit === "QuarterHour" ? hundredths * 4 : undefined;
}
/** Back in the unit of the award. */
export const fromSixths = (sum: number, unit: BoundCourse["unit"] | undefined): number =>
  Math.floor(sum / (unit === "QuarterHour" ? 4 : 6));
