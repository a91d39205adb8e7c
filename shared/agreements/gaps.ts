/**
 * The gap map: for each course of a school and each receiving organization, what holds today; and where nothing does,
 * whether something did, will, was refused, was never looked at, or never was. Pure; the order of rows never matters.
 */
import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import type { AgreementSays, Statement } from "./recognition.ts";
import type { CourseRef } from "./terms-schema.ts";

export const gapKinds = [
  "IN_FORCE",
  "UPCOMING",
  "EXPIRED",
  "REFUSED",
  "NOT_YET_EVALUATED",
  "NO_AGREEMENT",
] as const;
export type GapKind = (typeof gapKinds)[number];

/** A statement with the agreement that makes it. */
export type Said = Statement & Pick<AgreementSays, "agreementId" | "agreement" | "name">;
export type Gap = {
  readonly kind: GapKind;
  /** What decides; absent where nothing was ever said. */
  readonly said?: Said;
  /** A version on its way that would grant something. */
  readonly underWay?: Said;
};
export type GapRow = {
  readonly course: CourseRef;
  readonly at: ReadonlyMap<OrganizationId, Gap>;
};

/** One row a course: those that any of the agreements names, and those of `catalog`, such as a school's CTE courses. */
export function gapMap(
  agreements: readonly AgreementSays[],
  receivers: readonly OrganizationId[],
  today: IsoDate,
  catalog: readonly CourseRef[] = [],
): GapRow[] {
  const all = agreements.flatMap(({ statements, agreementId, agreement, name }) =>
    statements.map((one): Said => ({ ...one, agreementId, agreement, name })),
  );
  const courses = new Map<string, CourseRef>();
  // As the newest statement spells it; the catalog has the last word.
  for (const { course } of all.toSorted((a, b) => order([a.until, ...idOf(a)], [b.until, ...idOf(b)])))
    courses.set(courseKey(course), course);
  for (const course of catalog) courses.set(courseKey(course), course);
  const about = Map.groupBy(all, (one) => `${courseKey(one.course)} ${one.receiverId}`);
  return [...courses]
    .sort(([a, { title }], [b, other]) => order([title, a], [other.title, b]))
    .map(([key, course]) => ({
      course,
      at: new Map(receivers.map((id) => [id, gapOf(about.get(`${key} ${id}`) ?? [], today)])),
    }));
}

function gapOf(about: readonly Said[], today: IsoDate): Gap {
  const [underWay] = about.filter((one) => one.underWay && one.grants.length > 0).toSorted(byOffer);
  const [first] = about
    .filter(({ underWay, from, until }) => !underWay && from <= until)
    .map((said) => ({ said, kind: kindOf(said, today), rank: rankOf(said, today) }))
    .sort((a, b) => a.rank - b.rank || within[a.rank](a.said, b.said));
  return {
    kind: first?.kind ?? "NO_AGREEMENT",
    ...(first && { said: first.said }),
    ...(underWay && { underWay }),
  };
}

function kindOf({ grants, from, until, reason }: Said, today: IsoDate): GapKind {
  if (grants.length === 0) return reason === "NOT_YET_EVALUATED" ? reason : "REFUSED";
  return today < from ? "UPCOMING" : today <= until ? "IN_FORCE" : "EXPIRED";
}

/** Completions still count, by a version that is in force no more. */
export const inTeachOut = ({ inForceUntil, until }: Said, today: IsoDate): boolean =>
  inForceUntil < today && today <= until;

type Rank = keyof typeof within;
/** What is in force decides before what is taught out, that before what will hold, and that before what was. */
function rankOf(said: Said, today: IsoDate): Rank {
  const { grants, from, until, reason } = said;
  if (until < today) return 5;
  if (grants.length > 0) return today < from ? 2 : inTeachOut(said, today) ? 1 : 0;
  if (today < from) return 6;
  return reason === "NOT_YET_EVALUATED" ? 4 : 3;
}

/** The better offer first: fewest other courses, then most credit, then the longest. */
const byOffer = (a: Said, b: Said): number =>
  a.together.length - b.together.length || hours(b) - hours(a) || byLatest(a, b);
/** Of two versions taught out, the one that replaced the other: the last completion picks the newest. */
const byEnd = (a: Said, b: Said): number => order([b.inForceUntil], [a.inForceUntil]) || byOffer(a, b);
const bySoonest = (a: Said, b: Said): number => order([a.from, ...idOf(a)], [b.from, ...idOf(b)]);
const byLatest = (a: Said, b: Said): number => order([b.until], [a.until]) || order(idOf(a), idOf(b));
const within = {
  0: byOffer,
  1: byEnd,
  2: bySoonest,
  3: byLatest,
  4: byLatest,
  5: byLatest,
  6: bySoonest,
};

export const hours = ({ grants }: Pick<Statement, "grants">): number =>
  grants.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0);

const idOf = ({ agreement, agreementId, versionNo, ruleNo, reason }: Said): string[] => [
  agreement,
  agreementId,
  String(9_999 - versionNo).padStart(4, "0"),
  String(ruleNo).padStart(5, "0"),
  reason ?? "",
];

function order(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}
