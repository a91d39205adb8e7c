/**
 * What a student's courses are worth to one option of one rule: how each course stands, the seats to be filled, and
 * what is still missing. Nothing here looks at other rules; `assign.ts` does.
 */

import { courseKey } from "../course-key.ts";
import type { IsoDate } from "../time.ts";
import { fill, type Way } from "./assign.ts";
import type { Missing } from "./credit.ts";
import { reaches, stricter } from "./grades.ts";
import { whoKnows } from "./knowers.ts";
import type { EquivalencyRule, Grade, Option, SendingCourse } from "./terms-schema.ts";
import { type Days, within } from "./versions.ts";

export type Attempt = {
  readonly grade?: Grade | undefined;
  readonly completedOn?: IsoDate | undefined;
  /** Granted for other courses: completed, without a letter grade that anyone here knows. */
  readonly credited?: boolean | undefined;
};
/** Every try at a course, by `courseKey`. */
export type Transcript = ReadonlyMap<string, readonly Attempt[]>;

/** Best first; a course taken twice stands as its best try does. */
const standings = [
  "DONE",
  "DATE_UNKNOWN",
  "GRADE_UNKNOWN",
  "IN_PROGRESS",
  "NOT_TAKEN",
  "TOO_LOW",
  "OUTSIDE",
] as const;
export type Standing = (typeof standings)[number];
/** What may still come true. */
export const open: readonly Standing[] = standings.slice(0, 5);
/** What the student has that counts or may come to count. */
export const counting: readonly Standing[] = standings.slice(0, 4);

export type Place = {
  readonly course: SendingCourse;
  readonly key: string;
  readonly floor: Grade | undefined;
  readonly standing: Standing;
  /** Completed, or still to be completed, in this version's own days rather than in an earlier version's. */
  readonly own: boolean;
  /** When it was completed, as far as that stands for the best of it. */
  readonly on?: IsoDate | undefined;
};
export type Bench = { readonly chooseN: number; readonly places: readonly Place[] };

/** When a rule's courses may have been completed. */
export type Window = { readonly own: Days; readonly earlier: readonly Days[] };

/** The slots of an option as this student stands before them, in a fixed order. */
export function benchesOf(
  option: Option,
  transcript: Transcript,
  window: Window,
  raised: Grade | undefined,
): Bench[] {
  return [...option.slots]
    .sort((a, b) => a.slotNo - b.slotNo)
    .map(({ chooseN, courses }) => ({
      chooseN,
      places: courses
        .map((course) => placeOf(course, transcript, window, stricter(course.minGrade, raised)))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    }));
}

function placeOf(
  course: SendingCourse,
  transcript: Transcript,
  window: Window,
  floor: Grade | undefined,
): Place {
  const key = courseKey(course);
  const tries = (transcript.get(key) ?? []).map((attempt) => standingOf(attempt, window, floor));
  const standing = standings.find((one) => tries.some((each) => each.standing === one)) ?? "NOT_TAKEN";
  const best = tries.filter((one) => one.standing === standing);
  const own = best.filter((one) => one.own);
  const [on] = (own.length > 0 ? own : best)
    .flatMap((one) => one.on ?? [])
    .sort()
    .reverse();
  return { course, key, floor, standing, own: tries.length === 0 || own.length > 0, on };
}

function standingOf({ grade, completedOn, credited }: Attempt, window: Window, floor: Grade | undefined) {
  const own = completedOn === undefined || within(completedOn, window.own);
  const standing: Standing =
    !own && !window.earlier.some((days) => within(completedOn ?? "", days))
      ? "OUTSIDE"
      : grade === undefined && !credited
        ? "IN_PROGRESS"
        : grade === undefined && floor !== undefined
          ? "GRADE_UNKNOWN"
          : grade !== undefined && !reaches(grade, floor)
            ? "TOO_LOW"
            : completedOn === undefined
              ? "DATE_UNKNOWN"
              : "DONE";
  return { standing, own, on: completedOn };
}

/**
 * The ways to fill the option with courses that are done, or (`hoping`) with any that may still be.
 * The last completion picks the version, so at least one course must lie in this version's own days: where only some
 * do, there is one way per slot whose course does. Empty when the courses cannot fill the option at all.
 */
export function waysOf(benches: readonly Bench[], numberOf: (key: string) => number, hoping: boolean): Way[] {
  const seats: { all: number[]; own: number[]; first: boolean }[] = benches.flatMap(({ chooseN, places }) => {
    const fitting = places.filter(({ standing }) => (hoping ? open.includes(standing) : standing === "DONE"));
    const all = fitting.map(({ key }) => numberOf(key));
    const own = fitting.filter((place) => place.own).map(({ key }) => numberOf(key));
    return Array.from({ length: chooseN }, (_, index) => ({ all, own, first: index === 0 }));
  });
  const plain = seats.map(({ all }) => all);
  if (seats.some(({ all, own }) => all.length === own.length)) return fill(plain) ? [plain] : [];
  return seats.flatMap(({ own, first }, index) => {
    const way = plain.with(index, own);
    return first && own.length > 0 && fill(way) ? [way] : [];
  });
}

/** What the seats still lack, given the course each one got; a slot's other courses are named as doing as well. */
export function missingFrom(
  benches: readonly Bench[],
  takenKeys: readonly (string | undefined)[],
): Missing[] {
  const used = new Set(takenKeys);
  let seat = 0;
  return benches.flatMap(({ chooseN, places }) => {
    const spare = places.filter((place) => place.standing === "NOT_TAKEN" && !used.has(place.key));
    return Array.from({ length: chooseN }, () => takenKeys[seat++]).flatMap((key) => {
      const place = places.find((one) => one.key === key);
      return place && place.standing !== "DONE" ? [missing(place, spare)] : [];
    });
  });
}

function missing({ course, floor, standing }: Place, spare: readonly Place[]): Missing {
  if (standing === "DATE_UNKNOWN")
    return { kind: "FACT", type: "COMPLETED_ON", value: course.code, whoKnows: whoKnows("COMPLETED_ON") };
  return {
    kind: "COURSE",
    ...named(course, floor),
    state: standing === "IN_PROGRESS" || standing === "GRADE_UNKNOWN" ? standing : "NOT_TAKEN",
    ...(standing === "NOT_TAKEN" &&
      spare.length > 0 && { or: spare.map((one) => named(one.course, one.floor)) }),
  };
}

function named({ organizationId, code, title }: SendingCourse, floor: Grade | undefined) {
  return { organizationId, code, title, ...(floor !== undefined && { minGrade: floor }) };
}

/** Whether any course of the rule is among the student's. */
export function touches(rule: EquivalencyRule, transcript: Transcript): boolean {
  return rule.options.some(({ slots }) =>
    slots.some(({ courses }) => courses.some((course) => transcript.has(courseKey(course)))),
  );
}
