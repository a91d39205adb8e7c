/** Which rules hold when, over every executed version: what is asked of schools each year, and drift, go by it. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulesDuring } from "#shared/agreements/in-force.ts";
import type { VersionSummary } from "#shared/agreements/schema.ts";
import { executedSpans } from "#shared/agreements/spans.ts";
import { taughtIn } from "#shared/agreements/verifications.ts";
import type { TermsId } from "#shared/ids.ts";
import { plusMonths } from "#shared/time.ts";
import { executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { all, course, rule } from "./agreed.ts";
import { drafted } from "./executed.ts";

/** The first day of a month, counted from January 2024; and the last. */
const first = (month: number) => plusMonths("2024-01-01", month);
const last = (month: number) =>
  new Date(Date.parse(`${first(month + 1)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const aVersion = fc.record({
  begins: fc.nat(30),
  months: fc.integer({ min: 6, max: 30 }),
  renewed: fc.nat(2),
  executed: fc.boolean(),
  rules: fc.array(fc.record({ from: fc.nat(12), months: fc.integer({ min: 1, max: 30 }) }), { maxLength: 3 }),
});
type Made = typeof aVersion extends fc.Arbitrary<infer One> ? One : never;

/** Versions in the order of their beginnings, as they have to be executed, and the rules of each within its days. */
function worldOf(made: readonly Made[]) {
  const inOrder = made.toSorted((a, b) => a.begins - b.begins);
  const versions = inOrder.map((one, at) => {
    const end = one.begins + one.months - 1;
    const rules = one.rules.map(({ from, months }, no) => {
      const begins = Math.min(one.begins + from, end);
      const ends = Math.min(begins + months - 1, end);
      const of = rule({
        ruleNo: (at + 1) * 10 + no,
        options: [all(course(`C${at}${no}`))],
        validFrom: first(begins),
        validTo: last(ends),
      });
      return { of, begins, ends };
    });
    return { ...one, end, rules, termsId: `trm_${String(at).repeat(20)}` as TermsId };
  });
  const summaries = versions.map(
    (one, at): VersionSummary => ({
      versionNo: at + 1,
      versionKind: at === 0 ? "ORIGINAL" : "AMENDMENT",
      status: one.executed ? "EXECUTED" : "WITHDRAWN",
      name: "Welding",
      parties: drafted().parties,
      dateEffective: first(one.begins),
      expirationDate: last(one.end),
      cipCodes: [],
      noticeDays: 90,
      termsId: one.termsId,
      ...(one.renewed > 0 ? { autoRenew: { times: one.renewed, months: 12 } } : {}),
    }),
  );
  const { parties, ...rest } = drafted();
  const agreement = {
    ...rest,
    ...(summaries.at(-1) as VersionSummary),
    parties,
    earlier: summaries.slice(0, -1),
  };
  const rulesOf = (termsId: TermsId | undefined) =>
    versions.find((one) => one.termsId === termsId)?.rules.map(({ of }) => of) ?? [];
  return {
    versions,
    executed: executedSpans(agreement).map((span) => ({ span, rules: rulesOf(span.termsId) })),
  };
}

describe("rules within their versions", () => {
  it("hold in exactly the months in which their version speaks, renewed or overtaken, and they are meant to", () => {
    const asked = fc.tuple(fc.nat(70), fc.nat(14));
    fc.assert(
      fc.property(fc.array(aVersion, { minLength: 1, maxLength: 3 }), asked, (made, [from, more]) => {
        const { versions, executed } = worldOf(made);
        const wanted = new Set<number>();
        for (let month = from; month <= from + more; month++) {
          // The newest that has begun speaks, until its own end; no older one comes back after it.
          const speaking = versions.filter((one) => one.executed && one.begins <= month).at(-1);
          if (!speaking || month > speaking.end + 12 * speaking.renewed) continue;
          for (const { of, begins, ends } of speaking.rules)
            if (begins <= month && (month <= ends || ends === speaking.end)) wanted.add(of.ruleNo);
        }
        const found = rulesDuring(executed, { from: first(from), until: last(from + more) });
        expect(found.map(({ ruleNo }) => ruleNo).sort()).toEqual([...wanted].sort());
        for (const one of found) {
          expect(one.validFrom <= last(from + more) && one.validTo >= first(from)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("name a school's courses of the year in which they are taught, and of no year after they were overtaken", () => {
    const { executed } = worldOf([
      { begins: 7, months: 36, renewed: 0, executed: true, rules: [{ from: 0, months: 36 }] },
      { begins: 19, months: 12, renewed: 1, executed: true, rules: [{ from: 0, months: 12 }] },
    ]);
    const codes = (year: string) => taughtIn(executed, year).map(({ code }) => code);
    // Overtaken on August 1, 2025; renewed on August 1, 2026, for a year.
    expect(["2024-25", "2025-26", "2026-27", "2027-28"].map(codes)).toEqual([
      ["C00"],
      ["C00", "C10"],
      ["C10"],
      ["C10"],
    ]);
    expect(codes("2028-29")).toEqual([]);
  });
});

describe("an agreement that has renewed by itself", () => {
  let world: World;
  let at: string;
  let id: string;
  beforeAll(async () => {
    world = await openWorld();
    const csv = weldingCsv()
      .replaceAll("2026-08-01", "2024-08-01")
      .replaceAll(/20\d\d-07-31/g, "2026-07-31");
    ({ at, id } = await executed(world, csv, {
      dateEffective: "2024-08-01",
      expirationDate: "2026-07-31",
      autoRenew: { times: 2, months: 12 },
    }));
  });
  afterAll(() => world.close());
  const school = () => ({ "acting-for": world.region.organization("CBHS") });

  it("asks its schools who teaches in the year it was renewed for, and takes their word", async () => {
    const { missing } = worked(await world.as("theo")("GET", `${at}/instructors?academicYear=2026-27`)).body;
    expect(missing.map(({ code }: { code: string }) => code)).toContain("WELD1");
    const said = {
      academicYear: "2026-27",
      siteId: world.region.organization("CBHS"),
      courseCode: "WELD1",
      instructorName: "Alma Reyes-Tate",
      basis: "EXPERIENCE_AND_CREDENTIAL",
    };
    worked(await world.as("lena")("POST", `${at}/instructors`, said, school()));
  });

  it("is held against the catalogs of that year, on its page, in the list and in what waits", async () => {
    const rows = ["code,title,credits,credit_unit", "WELD9,Welding IX,1,CarnegieUnit"].join("\n");
    const catalog = `/api/partnerships/cedar-valley/organizations/${world.region.organization("CBHS")}/courses/2026-27`;
    worked(
      await world.as("lena")("POST", `${catalog}/import`, rows, {
        "content-type": "text/csv",
        "if-match": '"0"',
        ...school(),
      }),
    );
    const gone = [expect.objectContaining({ kind: "GONE", code: "WELD1" })];
    const { drift } = worked(await world.as("tom")("GET", `${at}/drift`)).body;
    expect(drift).toEqual(expect.arrayContaining(gone));
    const listed = worked(await world.as("tom")("GET", "/api/partnerships/cedar-valley/drift?limit=50")).body;
    expect(listed.items.map((one: { agreementId: string }) => one.agreementId)).toContain(id);
    const { waiting } = worked(
      await world.as("tom")("GET", `/api/partnerships/cedar-valley/notices?about=${id}`),
    ).body;
    expect(waiting.map((one: { kind: string }) => one.kind)).toContain("DRIFT");
  });
});
