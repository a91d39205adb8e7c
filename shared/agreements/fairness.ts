/**
 * Fairness: the same course at different schools and what one college gives for it, side by side. A course is the same
 * by its state course code where both have one; else by its title as read aloud, or by its code where the titles share a
 * word. Pure; nothing here says which school is right.
 */
import { courseKey, plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { type Gap, gapMap, hours, inTeachOut } from "./gaps.ts";
import type { AgreementSays } from "./recognition.ts";
import type { CourseRef } from "./terms-schema.ts";

/** The gravest first. */
export const differences = ["STATE", "CREDIT", "COUNTERPART", "GRADE", "TOGETHER", "CONDITIONS"] as const;
export type Difference = (typeof differences)[number];

export type Offer = {
  readonly schoolId: OrganizationId;
  readonly course: CourseRef;
  readonly gap: Gap;
};
export type SameCourse = {
  /** The title most schools use. */
  readonly title: string;
  readonly offers: readonly Offer[];
  /** What is not the same; empty where all is. */
  readonly differs: readonly Difference[];
};

/** Every course that several schools have and this college gives credit to at least one of. `stateCodes`: by `courseKey`. */
export function fairness(
  schools: ReadonlyMap<OrganizationId, readonly AgreementSays[]>,
  collegeId: OrganizationId,
  today: IsoDate,
  stateCodes: ReadonlyMap<string, string> = new Map(),
): SameCourse[] {
  const offers = [...schools].flatMap(([schoolId, said]) =>
    gapMap(said, [collegeId], today).flatMap(({ course, at }): Offer[] => {
      const gap = at.get(collegeId);
      return gap ? [{ schoolId, course, gap }] : [];
    }),
  );
  return grouped(offers, stateCodes)
    .filter((group) => new Set(group.map(({ schoolId }) => schoolId)).size > 1)
    .filter((group) => group.some(({ gap }) => gap.kind === "IN_FORCE"))
    .map((group) => ({
      title: titleOf(group),
      offers: group.toSorted(byBest(today)),
      differs: differing(group, today),
    }))
    .sort(
      (a, b) =>
        gravest(a) - gravest(b) ||
        b.differs.length - a.differs.length ||
        compare(a.title, b.title) ||
        compare(keyOf(a), keyOf(b)),
    );
}

/** No course stands in two groups, so the first one tells them apart. */
const keyOf = ({ offers: [first] }: SameCourse): string => (first ? courseKey(first.course) : "");

const gravest = ({ differs: [first] }: SameCourse): number =>
  first === undefined ? differences.length : differences.indexOf(first);

/** The same course, whatever two schools call it. */
export function isSame(
  a: CourseRef,
  b: CourseRef,
  stateCodes: ReadonlyMap<string, string> = new Map(),
): boolean {
  const [one, other] = [stateCodes.get(courseKey(a)), stateCodes.get(courseKey(b))];
  if (one !== undefined && other !== undefined) return plainText(one) === plainText(other);
  if (spoken(a.title) === spoken(b.title)) return true;
  return bare(a.code) === bare(b.code) && sharedWord(a.title, b.title);
}

/** Joined where any two are the same, so that no course stands in two groups. */
function grouped(offers: readonly Offer[], stateCodes: ReadonlyMap<string, string>): Offer[][] {
  const groups: Offer[][] = [];
  for (const offer of offers) {
    const near = groups.filter((group) => group.some((one) => isSame(one.course, offer.course, stateCodes)));
    const joined = [...near.flat(), offer];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

const numerals: Readonly<Record<string, string>> = { I: "1", II: "2", III: "3", IV: "4", V: "5" };
const words = (title: string): string[] =>
  plainText(title.replace(/[^\p{L}\p{N}]+/gu, " "))
    .split(" ")
    .filter((word) => word !== "AND" && word !== "THE" && word !== "TO" && word !== "OF")
    .map((word) => numerals[word] ?? word);
const spoken = (title: string): string => words(title).join(" ");
const bare = (code: string): string => code.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "");
const sharedWord = (a: string, b: string): boolean => {
  const long = new Set(words(a).filter((word) => word.length > 3));
  return words(b).some((word) => long.has(word));
};

function differing(group: readonly Offer[], today: IsoDate): Difference[] {
  const granting = group.flatMap(({ gap }) => (gap.kind === "IN_FORCE" && gap.said ? [gap.said] : []));
  const values: Record<Difference, string[]> = {
    STATE: group.map((offer) => String(holds(offer, today))),
    CREDIT: granting.map((one) => `${hours(one)} ${one.grants[0]?.unit}`),
    COUNTERPART: granting.map(({ grants }) =>
      grants
        .map(({ code }) => plainText(code))
        .sort()
        .join(", "),
    ),
    GRADE: granting.map(({ minGrade }) => minGrade ?? ""),
    TOGETHER: granting.map(({ together }) => String(together.length)),
    CONDITIONS: granting.map(({ conditions }) =>
      [...new Set(conditions.map(({ type, value }) => `${type} ${plainText(value ?? "")}`))]
        .sort()
        .join("; "),
    ),
  };
  return differences.filter((one) => new Set(values[one]).size > 1);
}

function titleOf(group: readonly Offer[]): string {
  const counts = new Map<string, number>();
  for (const { course } of group) counts.set(course.title, (counts.get(course.title) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? "";
}

/** 2 in force, 1 taught out, 0 gives nothing today. */
const holds = ({ gap: { kind, said } }: Offer, today: IsoDate): number =>
  kind !== "IN_FORCE" || !said ? 0 : inTeachOut(said, today) ? 1 : 2;

/** What is in force first, the most credit before less; what gives none last. */
const byBest = (today: IsoDate) => (a: Offer, b: Offer) =>
  holds(b, today) - holds(a, today) ||
  worth(b) - worth(a) ||
  compare(a.schoolId, b.schoolId) ||
  compare(courseKey(a.course), courseKey(b.course));
const worth = ({ gap }: Offer) => (gap.kind === "IN_FORCE" && gap.said ? hours(gap.said) : -1);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
