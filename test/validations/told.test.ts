/** What those who do not lead a campaign read of it, and everyone: nothing that fewer than three businesses stand behind. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseUuid } from "#shared/case/schema.ts";
import { counting } from "#shared/validations/counting.ts";
import { publicOf } from "#shared/validations/public-results.ts";
import type { Answers, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { resultsOf } from "#shared/validations/results.ts";
import { resultsTable } from "#shared/validations/results-table.ts";
import { defaultRule, defaultScales } from "#shared/validations/scales.ts";
import { shortageReportOf, toldTo } from "#shared/validations/shortage-report.ts";

const statement = CaseUuid.parse("00000000-0000-4000-8000-000000000001");
const campaign = { statementIds: [statement], scales: defaultScales, rule: defaultRule } as Parameters<
  typeof publicOf
>[0];

const kept = (said: readonly Partial<StatementAnswer>[], seconds = 0) => {
  const tally = counting(campaign, (employer) => ({ sector: Number(employer) % 2 ? "33" : "62" }));
  said.forEach((answer, no) => {
    const answers = { ratings: {}, ...answer };
    const one = { respondentId: `rsp_${no}`, employerId: String(no), statements: { [statement]: answers } };
    tally.take([{ ...one, missing: [], seconds: [], revision: 1, savedAt: "" } as unknown as Answers]);
  });
  const beside = {
    asked: [{ identifier: statement, fullStatement: "Weld a lap joint" }],
    seconds: new Map([[statement as string, seconds]]),
    decisions: new Map([[statement as string, { decision: "VALIDATED" as const } as never]]),
    sections: new Map<string, string>(),
    settled: new Map<string, number>(),
  };
  return { tally: tally.tally(() => undefined), beside };
};
const read = (of: ReturnType<typeof kept>, group = "ALL") =>
  resultsOf(campaign, of.tally, group, false, of.beside);
const report = ({ tally, beside }: ReturnType<typeof kept>) =>
  shortageReportOf(campaign, tally, beside, new Map(), "2026-11-23");

describe("others than those who lead a campaign", () => {
  it("read no sentence about one or two businesses that answered or stand behind a rewording", () => {
    const few = read(kept([{ ratings: { need: 3 } }])).statements[0];
    expect(few).toMatchObject({ suppressed: true, outcome: { outcome: "TOO_FEW" } });
    expect(few?.outcome.why).toBe(
      "Fewer than three businesses answered; at least 5 are needed before anything can be said.",
    );
    const blocked = kept(
      Array.from({ length: 8 }, () => ({ ratings: { need: 3 } })),
      2,
    );
    const { outcome } = read(blocked).statements[0] ?? {};
    expect(outcome).toMatchObject({ blocked: true });
    expect(outcome?.why).toBe(
      "8 of 8 said essential, which is enough; a rewording has to be answered first.",
    );
    const whole = resultsOf(campaign, blocked.tally, "ALL", true, blocked.beside);
    expect(whole.statements[0]?.outcome.why).toContain("a rewording with 2 businesses behind it");
  });

  it("read no openings that one or two businesses named, and no cause that one or two gave", () => {
    const cause = (openings: number, rootCause: "PAY" | "NOT_TRAINED") => ({
      ratings: { need: 3, criticality: 4 },
      shortage: { openings, rootCause },
    });
    const few = kept([cause(7, "PAY"), cause(0, "PAY"), cause(0, "PAY"), cause(4, "NOT_TRAINED")]);
    expect(read(few).statements[0]?.shortage).toEqual({
      cannotHire: 4,
      rootCauses: [{ cause: "PAY", employers: 3 }],
    });
    const [row] = report(few).rows;
    expect(row).toMatchObject({ cannotHire: 4, rootCauses: [{ cause: "PAY", employers: 3 }] });
    expect(row).not.toHaveProperty("openings");
    expect(row).not.toHaveProperty("score");
  });

  it("read no criticality of one or two businesses, and of what businesses do about it no word", () => {
    const short = (criticality: boolean) => ({
      ratings: { need: 3, ...(criticality ? { criticality: 4 } : {}) },
      shortage: { openings: 2, response: "Acme trains its own" },
    });
    const one = report(kept([short(true), short(true), short(false), short(false), short(false)]));
    expect(one.rows[0]).toMatchObject({ openings: 10, responses: ["Acme trains its own"] });
    expect(one.rows[0]).not.toHaveProperty("criticality");
    expect(one.rows[0]).not.toHaveProperty("score");
    const withOwner = { ...one, campaign: { ...one.campaign, ownerId: "org_1" as never } };
    const reader = (organization: string) =>
      ({ organization, roles: ["editor"], partnershipRoles: [] }) as never;
    expect(toldTo(reader("org_2"), withOwner).rows[0]?.responses).toEqual([]);
    expect(toldTo(reader("org_1"), withOwner).rows[0]?.responses).toHaveLength(1);
  });

  it("are told, whatever was answered, of nobody or of three businesses and more; and so is everyone, and the table", () => {
    const answer = fc.record(
      {
        ratings: fc.dictionary(
          fc.constantFrom("need", "relevance", "criticality"),
          fc.integer({ min: 1, max: 3 }),
        ),
        shortage: fc.record(
          {
            openings: fc.nat(3),
            rootCause: fc.constantFrom("PAY" as const, "NOT_TRAINED" as const, "OTHER" as const),
            response: fc.constant("We wait"),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ["ratings"] },
    );
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 9 }), (said) => {
        const of = kept(said as Partial<StatementAnswer>[], said.length % 4);
        const ofAll = read(of);
        const told = [
          publicOf(campaign, of.tally, of.beside, {} as never),
          ...["ALL", ...ofAll.groups.map(({ key }) => key)].map((key) => read(of, key)),
          report(of),
        ];
        for (const [, name, figure] of JSON.stringify(told).matchAll(
          /"(n|cannotHire|agreeing|openingsBy)":(\d+)/g,
        ))
          if (name !== "agreeing")
            expect([name, figure, Number(figure) === 0 || Number(figure) > 2]).toEqual([name, figure, true]);
        for (const { statements } of [ofAll])
          for (const { shortage } of statements)
            for (const { employers } of shortage?.rootCauses ?? []) expect(employers).toBeGreaterThan(2);
        for (const { rows } of [report(of)])
          for (const { rootCauses, openings } of rows) {
            for (const { employers } of rootCauses) expect(employers).toBeGreaterThan(2);
            const named = said.filter(({ shortage }) => (shortage?.openings ?? 0) > 0).length;
            expect(openings === undefined).toBe(named < 3);
          }
        const table = resultsTable({ ...ofAll, scales: campaign.scales } as never);
        expect(JSON.stringify([told, table])).not.toMatch(/\b[12] business/);
      }),
      { numRuns: 150 },
    );
  });
});
