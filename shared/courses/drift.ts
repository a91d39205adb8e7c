/**
 * Drift: the courses of an agreement's rules beside what the parties' catalogs say now. Pure. A course as agreed is a
 * snapshot in its rule. An award's credit is what is granted, which may be less than the course has: unless the two are
 * equal now, its catalog credit is compared, as the catalog of the time had it, where there is one.
 */
import { type AcademicYear, daysOfYear } from "../academic-year.ts";
import type { Award, CourseRef, EquivalencyRule } from "../agreements/terms-schema.ts";
import { canonicalJson, contentHash } from "../canonical.ts";
import { courseKey, plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import { sendingCourses } from "../sending-courses.ts";
import type { Drift, DriftKind } from "./drift-schema.ts";
import type { CourseRow } from "./schema.ts";

type Listed = Pick<CourseRow, "code" | "title" | "creditHundredths" | "unit" | "status">;
export type Snapshot = { readonly year: AcademicYear; readonly courses: readonly Listed[] };
/** What an organization taught when it was agreed (where that is known), and what it teaches now. */
export type Compared = { readonly earlier?: Snapshot | undefined; readonly now: Snapshot };
export type Catalogs = ReadonlyMap<OrganizationId, Compared>;

type Named = { course: CourseRef; side: Drift["side"]; ruleNo: number; award?: Award["type"] };

export function driftIn(rules: readonly EquivalencyRule[], catalogs: Catalogs): Drift[] {
  const found = new Map<string, Drift>();
  for (const rule of rules.toSorted((a, b) => a.ruleNo - b.ruleNo))
    for (const named of namedIn(rule)) {
      const compared = catalogs.get(named.course.organizationId);
      // A rule that ends before the catalog's first day is not about its courses.
      if (!compared || rule.validTo < daysOfYear(compared.now.year).from) continue;
      for (const one of between(named, compared)) {
        const key = JSON.stringify([one.kind, one.side, courseKey(one), one.before]);
        const before = found.get(key);
        if (!before) found.set(key, one);
        else if (!before.ruleNos.includes(named.ruleNo)) before.ruleNos.push(named.ruleNo);
      }
    }
  return [...found.values()];
}

/** How many courses differ, and a word for how: the same for the same changes, whichever catalog or rule shows them. */
export async function changesIn(drift: readonly Drift[]): Promise<{ courses: number; found: string }> {
  const changes = drift.map(({ year: _year, ruleNos: _rules, perhaps: _perhaps, ...change }) => change);
  const found = await contentHash(changes.map((one) => canonicalJson(one)).toSorted());
  return { courses: new Set(drift.map(courseKey)).size, found: found.slice(0, 16) };
}

function namedIn(rule: EquivalencyRule): Named[] {
  const { ruleNo, awards } = rule;
  return [
    ...sendingCourses(rule).map((course): Named => ({ course, side: "SENDING", ruleNo })),
    ...awards.map(({ type, course }): Named => ({ course, side: "RECEIVING", ruleNo, award: type })),
  ];
}

function between({ course, side, ruleNo, award }: Named, { earlier, now }: Compared): Drift[] {
  const key = plainText(course.code);
  const after = indexOf(now).get(key);
  const agreed = earlier && indexOf(earlier).get(key);
  const weight = award !== undefined && agreed && !(after && weighsAlike(after, course)) ? agreed : course;
  const before = { title: course.title, creditHundredths: weight.creditHundredths, unit: weight.unit };
  const drift = (kind: DriftKind, more: Partial<Drift> = {}): Drift => ({
    kind,
    side,
    organizationId: course.organizationId,
    code: course.code,
    before,
    ...(after && { after: facts(after) }),
    year: now.year,
    ...more,
    ruleNos: [ruleNo],
  });
  if (!after || after.status === "RETIRED") {
    // `BIO 1XX` is a pattern and stands in no catalog.
    if (award === "ELECTIVE" && !after && !agreed) return [];
    const perhaps = successorOf(course, earlier, now);
    return [drift("GONE", perhaps && { perhaps })];
  }
  const changes: Drift[] = [];
  if (plainText(after.title) !== plainText(course.title)) changes.push(drift("RENAMED"));
  const weighs = award === undefined || award === "COURSE" || award === "BLOCK_MEMBER";
  if (weighs && after.unit !== before.unit) changes.push(drift("UNIT_CHANGED"));
  else if (weighs && after.creditHundredths !== before.creditHundredths)
    changes.push(drift("CREDIT_CHANGED"));
  return changes;
}

/** The one course of that title which is taught now under a code that was not there before. */
function successorOf({ code, title }: CourseRef, earlier: Snapshot | undefined, now: Snapshot) {
  const wanted = plainText(title);
  const alike = now.courses.filter(
    (one) =>
      one.status === "ACTIVE" &&
      plainText(one.title) === wanted &&
      plainText(one.code) !== plainText(code) &&
      !(earlier && indexOf(earlier).has(plainText(one.code))),
  );
  const [only] = alike;
  return alike.length === 1 && only ? { code: only.code, title: only.title } : undefined;
}

type Weight = Pick<CourseRef, "creditHundredths" | "unit">;
const weighsAlike = (a: Weight, b: Weight): boolean =>
  a.unit === b.unit && a.creditHundredths === b.creditHundredths;

const facts = ({ title, creditHundredths, unit }: Listed) => ({ title, creditHundredths, unit });

const indexes = new WeakMap<readonly Listed[], Map<string, Listed>>();

/** By code, made once for each set of courses: it is the same for every agreement that is looked at. */
function indexOf({ courses }: Snapshot): ReadonlyMap<string, Listed> {
  const known = indexes.get(courses);
  if (known) return known;
  const made = new Map(courses.map((one) => [plainText(one.code), one] as const));
  indexes.set(courses, made);
  return made;
}
