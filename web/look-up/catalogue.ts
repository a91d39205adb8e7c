/** What a school's public rules let a student choose from: its courses, and the credentials and exams they lead to. */
import { askedBy } from "#shared/agreements/conditions.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { sentCourses } from "#shared/agreements/sent-courses.ts";
import type { Condition, CreditUnit } from "#shared/agreements/terms-schema.ts";
import { courseKey, plainText } from "#shared/course-key.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { sendingCourses } from "#shared/sending-courses.ts";

export type Offered = {
  /** As the evaluator compares it. */
  readonly key: string;
  readonly organizationId: OrganizationId;
  /** The code and the name of who teaches it. */
  readonly organization: string;
  readonly place: string;
  readonly own: boolean;
  readonly code: string;
  readonly title: string;
  readonly creditHundredths: number;
  readonly unit: CreditUnit;
};

/** Who else teaches under this school's agreements, such as a career center. */
export function centersOf(versions: readonly PublicVersion[], schoolId: OrganizationId): OrganizationId[] {
  const teaching = versions.flatMap((version) =>
    sentCourses(version.terms).map((course) => course.organizationId),
  );
  return [...new Set(teaching)].filter((id) => id !== schoolId);
}

/** Each course once, as the newest version spells it: the school's own first, then by title. */
export function offered(
  versions: readonly PublicVersion[],
  schoolId: OrganizationId,
  centers: readonly OrganizationId[],
): Offered[] {
  const found = new Map<string, Offered>();
  for (const version of [...versions].sort((a, b) => (a.executedOn < b.executedOn ? -1 : 1))) {
    for (const course of sentCourses(version.terms)) {
      const place = version.organizations.find(({ id }) => id === course.organizationId);
      const own = course.organizationId === schoolId;
      if (!place || !(own || centers.includes(course.organizationId))) continue;
      const key = courseKey(course);
      found.set(key, { ...course, key, organization: place.code, place: place.name, own });
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      a.place.localeCompare(b.place) ||
      a.title.localeCompare(b.title, "en", { numeric: true }) ||
      (a.key < b.key ? -1 : 1),
  );
}

export type Credential = { readonly value: string; readonly note?: string | undefined };
export type Exam = {
  /** `<agreement number>/<rule number>` */
  readonly key: string;
  readonly titles: readonly string[];
  readonly note?: string | undefined;
};

/** What is worth asking besides: only what some rule of the chosen courses needs. */
export function alsoAsked(
  versions: readonly PublicVersion[],
  chosen: ReadonlySet<string>,
): { credentials: Credential[]; exams: Exam[] } {
  const credentials = new Map<string, Credential>();
  const exams = new Map<string, Exam>();
  for (const { terms, codedNotation } of versions) {
    for (const rule of terms.rules) {
      const theirs = sendingCourses(rule).filter((course) => chosen.has(courseKey(course)));
      if (theirs.length === 0) continue;
      const conditions = [...rule.conditions, ...terms.conditions];
      const asked = askedBy(conditions);
      for (const value of asked.credentials)
        credentials.set(plainText(value), { value, note: noteOf(conditions, "INDUSTRY_CREDENTIAL", value) });
      if (asked.examPercent === undefined) continue;
      const key = `${codedNotation}/${rule.ruleNo}`;
      const titles = [...new Set([...(exams.get(key)?.titles ?? []), ...theirs.map(({ title }) => title)])];
      exams.set(key, { key, titles, note: noteOf(conditions, "MIN_EXAM_PERCENT") });
    }
  }
  return { credentials: [...credentials.values()], exams: [...exams.values()] };
}

const noteOf = (
  conditions: readonly Condition[],
  type: Condition["type"],
  value?: string,
): string | undefined =>
  conditions.find((one) => one.note && one.type === type && one.value === (value ?? one.value))?.note;
