/** The gap map and the fairness list, each against looking at everything. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, fairness, isSame } from "#shared/agreements/fairness.ts";
import { type Gap, gapMap } from "#shared/agreements/gaps.ts";
import type { AgreementSays, Statement } from "#shared/agreements/recognition.ts";
import type { CourseRef, Grade } from "#shared/agreements/terms-schema.ts";
import { courseKey } from "#shared/course-key.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import { cbhs, course, lakeside, plcc, tracc } from "./agreed.ts";

const today = "2026-11-23";
const mrhs = `org_${"m".repeat(20)}` as OrganizationId;
const named = (organizationId: OrganizationId, code: string, title: string): CourseRef => ({
  organizationId,
  code,
  title,
  creditHundredths: 100,
  unit: "CarnegieUnit",
});
const statement = (more: Partial<Statement> = {}): Statement => ({
  course: course("A"),
  receiverId: plcc,
  versionNo: 1,
  ruleNo: 1,
  from: "2026-08-01",
  until: "2028-07-31",
  inForceUntil: "2028-07-31",
  grants: [
    { type: "COURSE", code: "COL 1", title: "College 1", creditHundredths: 300, unit: "SemesterHour" },
  ],
  together: [],
  conditions: [],
  ...more,
});
const agreement = (statements: Statement[], no = 1): AgreementSays => ({
  agreementId: `agr_${String(no).repeat(20)}` as AgreementId,
  agreement: `AA-2026-00${no}`,
  name: `Agreement ${no}`,
  agreementType: "ARTICULATION",
  statements,
});
const refusal = (reason: Statement["reason"], more: Partial<Statement> = {}) =>
  statement({ grants: [], ruleNo: 9, ...(reason && { reason }), ...more });
const kind = (statements: Statement[], receiver = plcc) =>
  gapMap([agreement(statements)], [receiver], today)[0]?.at.get(receiver)?.kind;

describe("the gap map", () => {
  it("tells what holds from what will, what did, what was refused and what nobody looked at", () => {
    expect(kind([statement()])).toBe("IN_FORCE");
    expect(kind([statement({ from: "2027-08-01" })])).toBe("UPCOMING");
    expect(kind([statement({ until: "2026-11-22" })])).toBe("EXPIRED");
    expect(kind([statement({ until: today })])).toBe("IN_FORCE");
    expect(kind([refusal("CONTENT_GAP")])).toBe("REFUSED");
    expect(kind([refusal("NOT_YET_EVALUATED")])).toBe("NOT_YET_EVALUATED");
    expect(kind([statement()], lakeside)).toBe("NO_AGREEMENT");
    expect(kind([statement({ underWay: true })])).toBe("NO_AGREEMENT");
  });

  it("lets today's word weigh more than yesterday's, and credit more than a refusal beside it", () => {
    const lapsed = statement({ from: "2025-08-01", until: "2026-07-31" });
    expect(kind([lapsed, refusal("DENIED")])).toBe("REFUSED");
    expect(kind([lapsed, statement({ from: "2027-08-01" })])).toBe("UPCOMING");
    expect(kind([refusal("DENIED"), statement()])).toBe("IN_FORCE");
    expect(kind([refusal("DENIED", { from: "2024-08-01", until: "2025-07-31" }), lapsed])).toBe("EXPIRED");
  });

  it("names what is in force before what is only taught out, however much more that gave, and both before what will be", () => {
    const grants = (creditHundredths: number) =>
      statement().grants.map((one) => ({ ...one, creditHundredths }));
    const taught = { ruleNo: 2, inForceUntil: "2026-07-31", until: "2027-07-31" };
    const said = (...statements: Statement[]) =>
      gapMap([agreement(statements)], [plcc], today)[0]?.at.get(plcc)?.said?.ruleNo;
    expect(said(statement({ ...taught, grants: grants(600) }), statement({ together: ["X"] }))).toBe(1);
    expect(said(statement({ from: "2027-08-01" }), statement(taught))).toBe(2);
    // A version that another replaced and one that replaced it: the last completion picks the newer.
    const older = statement({ ...taught, ruleNo: 3, inForceUntil: "2025-07-31", grants: grants(600) });
    expect(said(older, statement(taught))).toBe(2);
  });

  it("has a row for a course that only the catalog knows", () => {
    const rows = gapMap([], [plcc], today, [named(cbhs, "ROBOT1", "Robotics I")]);
    expect(rows.map((row) => [row.course.code, row.at.get(plcc)?.kind])).toEqual([
      ["ROBOT1", "NO_AGREEMENT"],
    ]);
  });

  it("says beside a gap what is on its way to close it", () => {
    const [row] = gapMap([agreement([statement({ underWay: true })], 2)], [plcc], today);
    expect(row?.at.get(plcc)).toMatchObject({ kind: "NO_AGREEMENT", underWay: { agreement: "AA-2026-002" } });
  });

  const day = fc.integer({ min: -500, max: 500 }).map((days) => plusDays(today, days));
  const statements = fc
    .record({
      code: fc.constantFrom("A", "B", "C"),
      receiverId: fc.constantFrom(plcc, lakeside),
      days: fc.tuple(day, day),
      taught: fc.constantFrom(0, 0, 100, 300),
      no: fc.integer({ min: 1, max: 3 }),
      ruleNo: fc.integer({ min: 1, max: 99 }),
      hours: fc.integer({ min: 1, max: 3 }),
      together: fc.subarray(["X", "Y"]),
      reason: fc.constantFrom<Statement["reason"]>(undefined, undefined, "DENIED", "NOT_YET_EVALUATED"),
      underWay: fc.constantFrom<true | undefined>(undefined, undefined, undefined, true),
    })
    .map(({ code, receiverId, days, taught, no, ruleNo, hours, together, reason, underWay }) => ({
      no,
      one: statement({
        course: course(code),
        receiverId,
        ruleNo,
        from: days[0],
        until: days[1],
        // A finding has no teach-out.
        inForceUntil: reason ? days[1] : plusDays(days[1], -taught),
        together,
        ...(underWay && { underWay }),
        ...(reason
          ? { reason, grants: [] }
          : { grants: statement().grants.map((each) => ({ ...each, creditHundredths: hours * 100 })) }),
      }),
    }));
  const several = fc.uniqueArray(statements, {
    maxLength: 12,
    selector: ({ no, one }) => `${no} ${one.ruleNo}`,
  });
  const asAgreements = (all: readonly { no: number; one: Statement }[]) =>
    [...Map.groupBy(all, ({ no }) => no)].map(([no, some]) =>
      agreement(
        some.map(({ one }) => one),
        no,
      ),
    );

  const sum = ({ grants }: Statement) =>
    grants.reduce((total, { creditHundredths }) => total + creditHundredths, 0);
  /** Of what counts today: as few other courses as possible, and then as much credit as possible. */
  function best(some: readonly Statement[]): Statement[] {
    const fewest = Math.min(...some.map(({ together }) => together.length));
    const easy = some.filter(({ together }) => together.length === fewest);
    const most = Math.max(...easy.map(sum));
    return easy.filter((one) => sum(one) === most);
  }

  /** What a careful person would say, sentence by sentence. */
  function looked(about: readonly Statement[]): { kind: string; among: Statement[] } {
    const real = about.filter(({ underWay, from, until }) => !underWay && from <= until);
    const grants = real.filter((one) => one.grants.length > 0);
    const now = grants.filter(({ from, until }) => from <= today && today <= until);
    const held = now.filter(({ inForceUntil }) => today <= inForceUntil);
    if (held.length > 0) return { kind: "IN_FORCE", among: best(held) };
    if (now.length > 0) {
      const last = now
        .map(({ inForceUntil }) => inForceUntil)
        .sort()
        .at(-1);
      return { kind: "IN_FORCE", among: best(now.filter(({ inForceUntil }) => inForceUntil === last)) };
    }
    const soon = grants.filter(({ from }) => from > today);
    if (soon.length > 0) {
      const [first] = soon.map(({ from }) => from).sort();
      return { kind: "UPCOMING", among: soon.filter(({ from }) => from === first) };
    }
    const standing = real.filter(
      ({ grants, from, until }) => grants.length === 0 && from <= today && today <= until,
    );
    const refused = standing.filter(({ reason }) => reason !== "NOT_YET_EVALUATED");
    if (refused.length > 0) return { kind: "REFUSED", among: refused };
    if (standing.length > 0) return { kind: "NOT_YET_EVALUATED", among: standing };
    const gone = real.filter(({ until }) => until < today);
    const last = gone
      .map(({ until }) => until)
      .sort()
      .at(-1);
    const word = ({ grants, reason }: Statement) =>
      grants.length > 0 ? "EXPIRED" : reason === "NOT_YET_EVALUATED" ? reason : "REFUSED";
    if (last !== undefined) {
      const among = gone.filter(({ until }) => until === last);
      return { kind: among.map(word).join("|"), among };
    }
    const among = real;
    return { kind: among.length > 0 ? among.map(word).join("|") : "NO_AGREEMENT", among };
  }

  it("agrees with looking at every statement, whatever their order", () => {
    fc.assert(
      fc.property(several, fc.nat(), (all, seed) => {
        const map = gapMap(asAgreements(all), [plcc, lakeside], today);
        expect(new Set(map.map(({ course }) => course.code))).toEqual(
          new Set(all.map(({ one }) => one.course.code)),
        );
        for (const { course, at } of map)
          for (const [receiver, gap] of at) {
            const about = all
              .map(({ one }) => one)
              .filter((one) => courseKey(one.course) === courseKey(course) && one.receiverId === receiver);
            const { kind, among } = looked(about);
            expect(kind.split("|")).toContain(gap.kind);
            if (gap.said) expect(among.map(({ ruleNo }) => ruleNo)).toContain(gap.said.ruleNo);
            else expect(among).toEqual([]);
            expect(gap.underWay !== undefined).toBe(
              about.some((one) => one.underWay && one.grants.length > 0),
            );
          }
        expect(gapMap(asAgreements(turned(all, seed)), [plcc, lakeside], today)).toEqual(map);
      }),
      { numRuns: 1500 },
    );
  });
});

describe("the same course", () => {
  const a = (title: string, code = "A1") => named(cbhs, code, title);
  const b = (title: string, code = "B1") => named(mrhs, code, title);

  it("is known by its title as read aloud, or by its code where the titles share a word", () => {
    expect(isSame(a("Health Science I"), b("HEALTH SCIENCE 1"))).toBe(true);
    expect(isSame(a("Anatomy & Physiology"), b("Anatomy and Physiology"))).toBe(true);
    expect(isSame(a("Health Science I", "HS1"), b("Health Sciences, first year", "HS-1"))).toBe(true);
    expect(isSame(a("Health Science I", "HS1"), b("Homeland Security", "HS1"))).toBe(false);
    expect(isSame(a("Welding I"), b("Welding II"))).toBe(false);
  });

  it("is known by its state course code before anything else, where both have one", () => {
    const codes = (one: string, other: string) =>
      new Map([
        [courseKey(a("Welding I")), one],
        [courseKey(b("Metals")), other],
      ]);
    expect(isSame(a("Welding I"), b("Metals"), codes("48210A001", "48210a001"))).toBe(true);
    expect(isSame(a("Welding I"), named(mrhs, "B1", "Welding I"), codes("48210A001", "48211A001"))).toBe(
      false,
    );
  });
});

describe("fairness", () => {
  const offers = (school: OrganizationId, more: Partial<Statement> = {}, code = "WELD1"): AgreementSays =>
    agreement([statement({ course: named(school, code, "Welding I"), ...more })], school === cbhs ? 1 : 2);
  const taughtOut = { inForceUntil: "2026-07-31", until: "2027-07-31" };
  const differs = (...all: [OrganizationId, AgreementSays][]) =>
    fairness(new Map(all.map(([school, said]) => [school, [said]])), plcc, today)[0]?.differs;

  it("names what is not the same, and nothing where all is", () => {
    expect(differs([cbhs, offers(cbhs)], [mrhs, offers(mrhs)])).toEqual([]);
    expect(differs([cbhs, offers(cbhs)], [mrhs, offers(mrhs, { minGrade: "B" })])).toEqual(["GRADE"]);
    const two = statement().grants.map((one) => ({ ...one, creditHundredths: 200 }));
    expect(differs([cbhs, offers(cbhs)], [mrhs, offers(mrhs, { grants: two })])).toEqual(["CREDIT"]);
    expect(differs([cbhs, offers(cbhs)], [mrhs, offers(mrhs, { until: "2026-07-31" })])).toEqual(["STATE"]);
    expect(differs([cbhs, offers(cbhs)], [mrhs, offers(mrhs, taughtOut)])).toEqual(["STATE"]);
    expect(differs([cbhs, offers(cbhs, taughtOut)], [mrhs, offers(mrhs, taughtOut)])).toEqual([]);
  });

  it("puts what is in force before what is only taught out, however much more that gave", () => {
    const much = statement().grants.map((one) => ({ ...one, creditHundredths: 900 }));
    const [same] = fairness(
      new Map([
        [cbhs, [offers(cbhs, { ...taughtOut, grants: much })]],
        [mrhs, [offers(mrhs)]],
      ]),
      plcc,
      today,
    );
    expect(same?.offers.map(({ schoolId }) => schoolId)).toEqual([mrhs, cbhs]);
  });

  it("puts the school with the most credit first, and names the agreement that says so", () => {
    const two = statement().grants.map((one) => ({ ...one, creditHundredths: 200 }));
    const [same] = fairness(
      new Map([
        [cbhs, [offers(cbhs, { grants: two })]],
        [mrhs, [offers(mrhs)]],
      ]),
      plcc,
      today,
    );
    expect(same?.offers.map(({ schoolId, gap }) => [schoolId, gap.said?.agreement])).toEqual([
      [mrhs, "AA-2026-002"],
      [cbhs, "AA-2026-001"],
    ]);
  });

  it("is silent about a course of one school, and about one that gives credit nowhere", () => {
    expect(fairness(new Map([[cbhs, [offers(cbhs)]]]), plcc, today)).toEqual([]);
    const gone = { from: "2025-08-01", until: "2026-07-31" };
    expect(differs([cbhs, offers(cbhs, gone)], [mrhs, offers(mrhs, gone)])).toBeUndefined();
  });

  const schools = [cbhs, mrhs, tracc];
  const offer = fc.record({
    school: fc.constantFrom(...schools),
    code: fc.constantFrom("HS1", "HS-1", "W1", "W2"),
    title: fc.constantFrom("Health Science I", "Health Science 1", "Health Careers", "Welding I", "Welding"),
    state: fc.constantFrom(undefined, undefined, "S1", "S2"),
    hours: fc.integer({ min: 1, max: 2 }),
    minGrade: fc.constantFrom<Grade | undefined>(undefined, "B"),
    together: fc.subarray(["X"]),
    fee: fc.boolean(),
    today: fc.constantFrom("in force", "in force", "taught out", "lapsed"),
  });
  const all = fc.uniqueArray(offer, { maxLength: 9, selector: ({ school, code }) => `${school} ${code}` });
  type Made = typeof all extends fc.Arbitrary<infer Some> ? Some : never;

  function asked(made: Made) {
    const said = new Map(
      schools.map((school, at) => [
        school,
        [
          agreement(
            made
              .filter((one) => one.school === school)
              .map((one, index) =>
                statement({
                  course: named(school, one.code, one.title),
                  ruleNo: index + 1,
                  together: one.together,
                  grants: statement().grants.map((each) => ({ ...each, creditHundredths: one.hours * 100 })),
                  conditions: one.fee ? [{ type: "FEE", value: "50" }] : [],
                  ...(one.minGrade && { minGrade: one.minGrade }),
                  ...(one.today === "lapsed" && { inForceUntil: "2026-01-31", until: "2026-01-31" }),
                  ...(one.today === "taught out" && { inForceUntil: "2026-01-31" }),
                }),
              ),
            at + 1,
          ),
        ],
      ]),
    );
    const codes = new Map(
      made.flatMap((one) =>
        one.state ? [[courseKey(named(one.school, one.code, one.title)), one.state] as const] : [],
      ),
    );
    return { said, codes };
  }

  it("groups by the closure of being the same, and finds every difference of any two, whatever their order", () => {
    fc.assert(
      fc.property(all, fc.nat(), (made, seed) => {
        const { said, codes } = asked(made);
        const found = fairness(said, plcc, today, codes);
        // Warshall: who reaches whom through courses that are the same.
        const refs = made.map((one) => named(one.school, one.code, one.title));
        const near = refs.map((a) => refs.map((b) => isSame(a, b, codes)));
        refs.forEach((_, k) => {
          for (const row of near)
            if (row[k])
              near[k]?.forEach((yes, j) => {
                row[j] ||= yes;
              });
        });
        const expected = refs
          .map((_, i) => refs.flatMap((_, j) => (near[i]?.[j] ? [j] : [])))
          .filter((group, i) => group[0] === i)
          .filter((group) => new Set(group.map((j) => made[j]?.school)).size > 1)
          .filter((group) => group.some((j) => made[j]?.today !== "lapsed"));
        const keys = (some: readonly CourseRef[]) => some.map(courseKey).sort().join();
        expect(found.map(({ offers }) => keys(offers.map(({ course }) => course))).sort()).toEqual(
          expected.map((group) => keys(group.flatMap((j) => refs[j] ?? []))).sort(),
        );
        for (const { offers, differs } of found) {
          const members = made.filter((one) =>
            offers.some(
              ({ course }) => courseKey(course) === courseKey(named(one.school, one.code, one.title)),
            ),
          );
          const live = members.filter((one) => one.today !== "lapsed");
          const anyTwo = (some: Made, of: (one: Made[number]) => unknown) =>
            some.some((a) => some.some((b) => of(a) !== of(b)));
          expect(differs).toEqual(
            differences.filter(
              (one) =>
                ({
                  STATE: anyTwo(members, (one) => one.today),
                  CREDIT: anyTwo(live, ({ hours }) => hours),
                  COUNTERPART: false,
                  GRADE: anyTwo(live, ({ minGrade }) => minGrade),
                  TOGETHER: anyTwo(live, ({ together }) => together.length),
                  CONDITIONS: anyTwo(live, ({ fee }) => fee),
                })[one],
            ),
          );
        }
        const mixed = new Map(
          turned([...said], seed).map(
            ([school, [one]]) =>
              [school, one ? [{ ...one, statements: turned(one.statements, seed) }] : []] as const,
          ),
        );
        expect(fairness(mixed, plcc, today, codes).map(plain)).toEqual(found.map(plain));
      }),
      { numRuns: 1500 },
    );
  });
});

const plain = ({ offers, ...rest }: { offers: readonly { course: CourseRef; gap: Gap }[] }) => ({
  ...rest,
  offers: offers.map(({ course, gap }) => [courseKey(course), gap.kind, gap.said?.ruleNo]),
});

/** The same items in another order. */
function turned<T>(items: readonly T[], seed: number): T[] {
  const at = items.length === 0 ? 0 : seed % items.length;
  return [...items.slice(at), ...items.slice(0, at)].reverse();
}
