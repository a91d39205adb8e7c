/**
 * The evaluator against an enumeration of everything, on worlds with all that agreements know: chains of versions that
 * are renewed, superseded, terminated and taught out, two receivers, every kind of award, grades, credentials, groups,
 * caps, courses taken twice. Days are decided here one by one, never by the evaluator's own spans.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgreementAnswer } from "#shared/agreements/credit.ts";
import { evaluate, type Facts } from "#shared/agreements/evaluate.ts";
import { gradeScale } from "#shared/agreements/grades.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { Award, Condition, EquivalencyRule, Grade, Slot } from "#shared/agreements/terms-schema.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import { cbhs, condition, course, lakeside, organizations, plcc, rule, version } from "./agreed.ts";

type Taken = Facts["courses"][number];
const asOf = "2029-06-30";
const codes = ["A", "B", "C", "D", "E", "F"];
const dayFrom = (date: string, min: number, max: number) =>
  fc.integer({ min, max }).map((days) => plusDays(date, days));
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const slot: fc.Arbitrary<Omit<Slot, "slotNo">> = fc
  .record({
    courses: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 }),
    choose: fc.constantFrom(1, 1, 1, 2),
    minGrade: fc.constantFrom<Grade | undefined>(undefined, undefined, "C", "B-"),
  })
  .map(({ courses, choose, minGrade }) => ({
    chooseN: Math.min(choose, courses.length),
    courses: courses.map((code) => course(code, minGrade)),
  }));
const options = fc
  .array(fc.array(slot, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map((slots, index) => ({
      optionNo: index + 1,
      slots: slots.map((one, no) => ({ slotNo: no + 1, ...one })),
    })),
  );
const awards = fc
  .tuple(
    fc.constantFrom<OrganizationId>(plcc, plcc, lakeside),
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom<Award["type"]>("COURSE", "ELECTIVE", "BLOCK_MEMBER", "WAIVER", "ADVANCED_STANDING"),
        fc.integer({ min: 1, max: 6 }),
      ),
      { minLength: 1, maxLength: 3, selector: ([, hours]) => hours },
    ),
  )
  .map(([organizationId, all]) =>
    all.map(([type, hours], index): Award => {
      const creditHundredths = type === "WAIVER" || type === "ADVANCED_STANDING" ? 0 : hours * 100;
      const code = `COL ${index}`;
      return {
        type,
        course: { organizationId, code, title: code, creditHundredths, unit: "SemesterHour" },
      };
    }),
  );
const ruleConditions = fc.subarray([
  condition("MIN_COURSE_GRADE", "C+"),
  condition("MAX_CREDITS", "4.00"),
  condition("INDUSTRY_CREDENTIAL", "CNA"),
]);
const rules = (from: string, until: string) =>
  fc.uniqueArray(
    fc
      .record({
        ruleNo: fc.integer({ min: 1, max: 4 }),
        validFrom: fc.oneof(fc.constant(from), dayFrom(from, 0, 120)),
        validTo: fc.oneof(fc.constant(until), dayFrom(until, -150, 0)),
        options,
        awards,
        conditions: fc.oneof({ arbitrary: fc.constant<Condition[]>([]), weight: 2 }, ruleConditions),
        priority: fc.integer({ min: 1, max: 2 }),
        exclusiveGroup: fc.constantFrom(undefined, undefined, undefined, "g"),
        reuse: fc.constantFrom<"ALLOWED" | undefined>(undefined, undefined, undefined, "ALLOWED"),
      })
      .map(({ exclusiveGroup, reuse, ...rest }) =>
        rule({ ...rest, ...(exclusiveGroup && { exclusiveGroup }), ...(reuse && { reuse }) }),
      ),
    { minLength: 1, maxLength: 3, selector: ({ ruleNo }) => ruleNo },
  );
const versionOf = (agreement: number, index: number) =>
  // Now and then one takes effect before the version it follows.
  fc
    .oneof(
      { arbitrary: dayFrom(`${2026 + index}-08-01`, -40, 40), weight: 5 },
      dayFrom(`${2026 + index}-08-01`, -450, 0),
    )
    .chain((from) =>
      dayFrom(from, 200, 700).chain((until) =>
        fc
          .record({
            rules: rules(from, until),
            cap: fc.constantFrom(undefined, undefined, "5.00"),
            renewsUntil: rarely(dayFrom(until, 1, 400)),
            terminationDay: rarely(dayFrom(from, -30, 500)),
            teachOutUntil: rarely(dayFrom(from, 100, 1100)),
            executedOn: dayFrom(from, -60, 20),
            denied: fc.boolean(),
          })
          .map(({ rules, cap, denied, renewsUntil, terminationDay, teachOutUntil, executedOn }) =>
            version(
              {
                rules,
                conditions: cap ? [condition("MAX_CREDITS", cap)] : [],
                findings: denied ? [{ ruleNo: 90, course: course("A"), reason: "DENIED" }] : [],
              },
              {
                agreementId: `agr_${String(agreement).repeat(20)}` as AgreementId,
                codedNotation: `AA-2026-00${agreement}`,
                organizations: [
                  ...organizations,
                  { id: lakeside, code: "LSU", name: "Lakeside", role: "RECEIVING" },
                ],
                versionNo: index + 1,
                dateEffective: from,
                expirationDate: until,
                executedOn,
                ...(renewsUntil && { renewsUntil }),
                ...(terminationDay && { terminationDay }),
                ...(teachOutUntil && { teachOutUntil }),
              },
            ),
          ),
      ),
    );
const chain = (agreement: number) =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => versionOf(agreement, index))));
const taken: fc.Arbitrary<Taken> = fc
  .tuple(
    fc.constantFrom(...codes),
    fc.constantFrom<Grade | undefined>("A", "A", "B", "B-", "C", "D", "F", undefined),
    fc.option(dayFrom("2026-06-01", 0, 1400), { nil: undefined, freq: 12 }),
    fc.boolean(),
  )
  .map(([code, grade, completedOn, credited]) => ({
    organizationId: cbhs,
    code,
    grade,
    completedOn,
    ...(grade === undefined && { credited }),
  }));
const world = fc.record({
  versions: fc.tuple(chain(1), fc.option(chain(2), { nil: [] })).map(([one, two]) => [...one, ...two]),
  courses: fc.array(taken, { minLength: 1, maxLength: 9 }),
  credentials: fc.constantFrom<string[]>([], ["CNA"]),
});

/** Versions that exist, newest first: signed by then, and not ended before they began. */
const existing = (versions: readonly PublicVersion[]) =>
  versions
    .filter((one) => one.executedOn <= asOf)
    .filter((one) => one.terminationDay === undefined || one.terminationDay >= one.dateEffective)
    .sort((a, b) => b.versionNo - a.versionNo);

/** Whether a completion on this day counts under the version, by the sentence of the design. */
function counts(one: PublicVersion, all: readonly PublicVersion[], day: string): boolean {
  const inForce = (date: string) =>
    one.dateEffective <= date &&
    date <= (one.renewsUntil ?? one.expirationDate) &&
    (one.terminationDay === undefined || date <= one.terminationDay) &&
    all.every(
      (later) =>
        later.agreementId !== one.agreementId ||
        later.versionNo <= one.versionNo ||
        date < later.dateEffective,
    );
  const began = inForce(one.dateEffective);
  const taughtOut = began && one.dateEffective <= day && day <= (one.teachOutUntil ?? "");
  return inForce(day) || taughtOut;
}

function ruleCounts(rule: EquivalencyRule, one: PublicVersion, all: readonly PublicVersion[], day: string) {
  const runsOn = rule.validTo === one.expirationDate;
  return counts(one, all, day) && rule.validFrom <= day && (runsOn || day <= rule.validTo);
}

const floors = (rule: EquivalencyRule, minGrade: Grade | undefined): Grade[] =>
  [minGrade, rule.conditions.some(({ type }) => type === "MIN_COURSE_GRADE") ? "C+" : undefined].filter(
    (one) => one !== undefined,
  ) as Grade[];
const goodEnough = ({ grade, credited }: Taken, asked: Grade[]) =>
  grade === undefined
    ? credited === true && asked.length === 0
    : grade !== "F" && asked.every((floor) => gradeScale.indexOf(grade) <= gradeScale.indexOf(floor));

type Choice = { version: PublicVersion; rule: EquivalencyRule; courses: string[] };

/** Every way in which any version's form of this rule can rest on what was taken. */
function choices(
  agreementId: string,
  ruleNo: number,
  receiver: OrganizationId,
  all: readonly PublicVersion[],
  facts: Pick<Facts, "courses" | "credentials">,
): Choice[] {
  const forms = all.flatMap((version) =>
    version.agreementId === agreementId
      ? version.terms.rules.filter((one) => one.ruleNo === ruleNo).map((rule) => ({ version, rule }))
      : [],
  );
  return forms.flatMap(({ version, rule }) => {
    if (!rule.awards.some(({ course }) => course.organizationId === receiver)) return [];
    if (rule.conditions.some(({ type }) => type === "INDUSTRY_CREDENTIAL") && facts.credentials.length === 0)
      return [];
    const own = (day: string) => ruleCounts(rule, version, all, day);
    const anywhere = (day: string) =>
      own(day) ||
      forms.some(
        (before) =>
          before.version.versionNo < version.versionNo && ruleCounts(before.rule, before.version, all, day),
      );
    return rule.options.flatMap(({ slots }) => {
      let found: Taken[][] = [[]];
      for (const { chooseN, courses } of slots)
        for (const _ of Array(chooseN))
          found = found.flatMap((some) =>
            facts.courses
              .filter(({ code, completedOn }) => completedOn && !some.some((one) => one.code === code))
              .filter(({ completedOn }) => anywhere(completedOn ?? ""))
              .filter((one) =>
                courses.some(
                  ({ code, minGrade }) => code === one.code && goodEnough(one, floors(rule, minGrade)),
                ),
              )
              .map((one) => [...some, one]),
          );
      return found
        .filter((some) =>
          own(
            some
              .map(({ completedOn }) => completedOn ?? "")
              .sort()
              .at(-1) ?? "",
          ),
        )
        .map((some) => ({ version, rule, courses: some.map(({ code }) => code) }));
    });
  });
}

/** One choice for each, side by side: courses disjoint but for reuse, groups distinct. */
function together(all: readonly (readonly Choice[])[]): boolean {
  // The same courses under the same form differ in nothing that matters here.
  const lists = all.map((some) => [
    ...new Map(
      some.map((one) => [
        `${one.version.versionNo} ${[...new Set(one.courses)].sort()}`,
        { used: one.rule.reuse ? [] : one.courses, group: one.rule.exclusiveGroup },
      ]),
    ).values(),
  ]);
  const go = (at: number, used: readonly string[], groups: readonly string[]): boolean => {
    const next = lists[at];
    if (!next) return true;
    return next.some(
      (one) =>
        !(one.group && groups.includes(one.group)) &&
        !one.used.some((code) => used.includes(code)) &&
        go(at + 1, [...used, ...one.used], one.group ? [...groups, one.group] : groups),
    );
  };
  return go(0, [], []);
}

/** The rule numbers that concern a receiver and this student, in the order in which they are tried. */
function inTurn(receiver: OrganizationId, all: readonly PublicVersion[], courses: readonly Taken[]) {
  const touching = all.flatMap((version) =>
    version.terms.rules
      .filter(({ awards }) => awards.some(({ course }) => course.organizationId === receiver))
      .filter(({ options }) =>
        options.some(({ slots }) =>
          slots.some((one) => one.courses.some(({ code }) => courses.some((each) => each.code === code))),
        ),
      )
      .map(({ ruleNo, priority }) => ({ agreementId: version.agreementId, ruleNo, priority })),
  );
  // Newest first, so the newest one's priority is met first.
  const once = new Map<string, (typeof touching)[number]>();
  for (const one of touching) {
    const key = `${one.agreementId} ${one.ruleNo}`;
    if (!once.has(key)) once.set(key, one);
  }
  return [...once.values()].sort(
    (a, b) => a.priority - b.priority || a.ruleNo - b.ruleNo || (a.agreementId < b.agreementId ? -1 : 1),
  );
}

const facts = ({ courses, credentials }: { courses: Taken[]; credentials: string[] }): Facts => ({
  courses,
  credentials,
  exams: {},
});
const earnedIn = (agreements: readonly AgreementAnswer[]) =>
  agreements.flatMap(({ agreementId, versionNo, answers }) =>
    answers
      .filter(({ answer }) => answer === "EARNED")
      .map((answer) => ({ ...answer, agreementId, versionNo })),
  );

describe("in any world", () => {
  it("earns exactly what an enumeration of versions, options and courses earns, on a certificate that holds", () => {
    const seen = { earned: 0, older: 0, taughtOut: 0, refused: 0, capped: 0 };
    fc.assert(
      fc.property(world, ({ versions, ...student }) => {
        const all = existing(versions);
        const answered = evaluate(versions, facts(student), asOf);
        for (const receiver of [plcc, lakeside]) {
          const agreements =
            answered.find(({ organization }) => organization.id === receiver)?.agreements ?? [];
          const said = earnedIn(agreements);
          const earned: Choice[][] = [];
          const expected: string[] = [];
          for (const { agreementId, ruleNo } of inTurn(receiver, all, student.courses)) {
            const ways = choices(agreementId, ruleNo, receiver, all, student);
            if (ways.length === 0 || !together([...earned, ways])) {
              if (ways.length > 0) seen.refused++;
              continue;
            }
            earned.push(ways);
            expected.push(`${agreementId} ${ruleNo}`);
          }
          expect(said.map((one) => `${one.agreementId} ${one.ruleNo}`).sort()).toEqual(expected.sort());
          // What is said of each: the version, the courses and the awards stand, and all of it stands together.
          const certificates = said.map((one) => {
            const ways = choices(one.agreementId, one.ruleNo, receiver, all, student).filter(
              (way) =>
                way.version.versionNo === one.versionNo &&
                `${way.courses.map((code) => `CBHS ${code}`).sort()}` === `${one.courses}`,
            );
            const [way] = ways;
            expect(way, JSON.stringify(one)).toBeDefined();
            expect(one.awards.map(({ type, code }) => `${type} ${code}`).sort()).toEqual(
              way?.rule.awards.map(({ type, course }) => `${type} ${course.code}`).sort(),
            );
            seen.earned++;
            const last = student.courses
              .filter(({ code }) => way?.courses.includes(code))
              .map(({ completedOn }) => completedOn ?? "");
            if (way && all.some((v) => v.agreementId === one.agreementId && v.versionNo > one.versionNo))
              seen.older++;
            if (way && last.some((day) => day > (way.version.renewsUntil ?? way.version.expirationDate)))
              seen.taughtOut++;
            return ways;
          });
          expect(together(certificates)).toBe(true);
          seen.capped += totalsHold(agreements, all, receiver);
        }
      }),
      { numRuns: 1000 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
  });

  it("answers each rule by itself from the newest version that its courses can rest on", () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 4 }), ({ versions, ...student }, ruleNo) => {
        const only = versions.map((one) => ({
          ...one,
          terms: {
            ...one.terms,
            findings: [],
            rules: one.terms.rules.filter((each) => each.ruleNo === ruleNo),
          },
        }));
        const all = existing(only);
        for (const { organization, agreements } of evaluate(only, facts(student), asOf))
          for (const agreementId of new Set(agreements.map((one) => one.agreementId))) {
            const [newest] = choices(agreementId, ruleNo, organization.id, all, student);
            const alone = evaluate(
              only.filter((one) => one.agreementId === agreementId),
              facts(student),
              asOf,
            );
            const found = earnedIn(
              alone.find((one) => one.organization.id === organization.id)?.agreements ?? [],
            );
            expect(found.map(({ versionNo }) => versionNo)).toEqual(newest ? [newest.version.versionNo] : []);
          }
      }),
      { numRuns: 1000 },
    );
  });

  it("takes nothing from anyone by a termination whose teach-out lasts as long as they need", () => {
    fc.assert(
      fc.property(world, dayFrom("2026-08-01", 40, 900), ({ versions, ...student }, day) => {
        const [first] = versions;
        if (!first) return;
        const plain = { ...first, terms: { ...first.terms, rules: first.terms.rules.slice(0, 1) } };
        const { terminationDay: _ended, teachOutUntil: _taught, ...running } = plain;
        const before = evaluate([running], facts(student), asOf);
        const [, terminationDay = day] = [day, first.dateEffective].sort();
        const after = evaluate(
          [{ ...running, terminationDay, teachOutUntil: "2031-01-01" }],
          facts(student),
          asOf,
        );
        const earned = (answers: typeof before) =>
          answers.flatMap(({ organization, agreements }) =>
            earnedIn(agreements).map(({ ruleNo }) => `${organization.id} ${ruleNo}`),
          );
        expect(earned(after)).toEqual(expect.arrayContaining(earned(before)));
      }),
      { numRuns: 1000 },
    );
  });

  it("says the same whatever the order of versions, rules, rows, awards, conditions and courses", () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ versions, ...student }, seed) => {
        const mixed = shuffledDeep({ versions, student }, seed);
        expect(evaluate(mixed.versions, facts(mixed.student), asOf)).toEqual(
          evaluate(versions, facts(student), asOf),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

/** Sums of what was earned, under the caps of rule and agreement; how many were capped. */
function totalsHold(
  agreements: readonly AgreementAnswer[],
  all: readonly PublicVersion[],
  receiver: OrganizationId,
): number {
  const spent = new Map<string, number>();
  let capped = 0;
  for (const { agreementId, versionNo, answers, totals } of agreements) {
    const found = all.find((one) => one.agreementId === agreementId && one.versionNo === versionNo);
    const ruleOf = (no: number) => found?.terms.rules.find(({ ruleNo }) => ruleNo === no);
    const granted = answers
      .filter(({ answer }) => answer === "EARNED")
      .map(({ ruleNo }) => ({
        hours: (ruleOf(ruleNo)?.awards ?? [])
          .filter(({ course }) => course.organizationId === receiver)
          .reduce((sum, { course }) => sum + course.creditHundredths, 0),
        most: ruleOf(ruleNo)?.conditions.some(({ type }) => type === "MAX_CREDITS") ? 400 : 1e9,
      }));
    const counted = granted.reduce((sum, { hours, most }) => sum + Math.min(hours, most), 0);
    const room = found?.terms.conditions.length ? 500 - (spent.get(agreementId) ?? 0) : 1e9;
    const expected = Math.max(0, Math.min(counted, room));
    expect(totals.earnedHundredths).toBe(granted.reduce((sum, { hours }) => sum + hours, 0));
    expect(totals.cappedHundredths).toBe(expected);
    spent.set(agreementId, (spent.get(agreementId) ?? 0) + expected);
    if (expected < totals.earnedHundredths) capped++;
  }
  return capped;
}

/** Every list inside, in another order: by a small generator of our own, since a thousand chains would be slow. */
function shuffledDeep<T>(value: T, seed: number): T {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const mix = (one: unknown): unknown => {
    if (Array.isArray(one))
      return one
        .map((each) => [next(), mix(each)] as const)
        .sort(([a], [b]) => a - b)
        .map(([, each]) => each);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, mix(each)]));
  };
  return mix(value) as T;
}
