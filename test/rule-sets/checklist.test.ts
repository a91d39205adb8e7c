/** What a rule set asks for against what clauses say: answers, gaps, and that nothing unverified ever blocks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AwardMethod, type Clause, StatementType } from "#shared/agreements/terms-schema.ts";
import { checklistOf, gapsThatBlock, itemId, objectionToGaps } from "#shared/rule-sets/checklist.ts";
import type { RuleSetItem } from "#shared/rule-sets/schema.ts";
import { shipped } from "#shared/rule-sets/shipped.ts";

const item = (id: string, verifiedOn?: string): RuleSetItem => ({
  id,
  text: `Item ${id}`,
  citation: `Sec. ${id}`,
  statementTypes: ["ROLES", "REVIEW"],
  ...(verifiedOn ? { verifiedOn, source: "the code" } : {}),
});
const set = (...items: RuleSetItem[]) => ({ id: "LAW/1", name: "The law", items });
const clause = (listId: string, ...ids: string[]): Clause => ({
  listId,
  statementType: "ROLES",
  text: "Each side does its part.",
  satisfies: ids.map((id) => `LAW/1#${id}`),
});

describe("the checklist", () => {
  it("names the clauses that answer an item, and calls an item without one a gap", () => {
    const { lines } = checklistOf(set(item("1"), item("2")), [clause("5.6", "1"), clause("5.7", "1")]);
    expect(lines.map(({ answeredBy }) => answeredBy)).toEqual([["5.6", "5.7"], []]);
  });

  it("does not take a clause of another kind for an answer, and says that it names the item", () => {
    const costs: Clause = { ...clause("3", "1"), statementType: "COSTS" };
    const [line] = checklistOf(set(item("1")), [costs]).lines;
    expect(line).toMatchObject({ answeredBy: [], named: [{ listId: "3", statementType: "COSTS" }] });
  });

  it("does not take an item of another rule set for one of this", () => {
    const other: Clause = { ...clause("3"), satisfies: ["LAW/2#1"] };
    expect(checklistOf(set(item("1")), [other]).lines[0]?.answeredBy).toEqual([]);
  });

  it("blocks by verified items without an answer, only where gaps block", () => {
    const law = set(item("1", "2026-11-01"), item("2"), item("3", "2026-11-01"), item("4", "2026-11-01"));
    const said = [clause("5.6", "1")];
    expect(gapsThatBlock(law, "BLOCK", said).map(({ id }) => id)).toEqual(["3", "4"]);
    expect(objectionToGaps(law, "BLOCK", said)).toMatchObject({
      code: "clauses-missing",
      why: expect.stringContaining("items 3 and 4 of The law"),
    });
    expect(objectionToGaps(law, "WARN", said)).toBeUndefined();
    expect(objectionToGaps(law, "BLOCK", [clause("1", "1", "3", "4")])).toBeUndefined();
  });

  it("never blocks on what ships, because nobody has verified it", () => {
    for (const [id, content] of Object.entries(shipped)) {
      expect(content.items.filter(({ verifiedOn }) => verifiedOn !== undefined)).toEqual([]);
      expect(objectionToGaps({ ...content, id }, "BLOCK", [])).toBeUndefined();
    }
  });

  it("names the rules that post credit another way than is required", () => {
    const law = { ...set(item("1")), requiredAwardMethod: "DUAL_CREDIT_TRANSCRIPT" as const };
    const rules = [
      { ruleNo: 1, awardMethod: "DUAL_CREDIT_TRANSCRIPT" as const },
      { ruleNo: 2, awardMethod: "CREDIT_IN_ESCROW" as const },
    ];
    expect(checklistOf(law, [], rules).otherMethod).toEqual({
      required: "DUAL_CREDIT_TRANSCRIPT",
      ruleNos: [2],
    });
    expect(objectionToGaps(law, "BLOCK", [], rules)?.why).toContain("rule 2 posts it another way");
    expect(objectionToGaps(law, "WARN", [], rules)).toBeUndefined();
  });

  it("agrees with a plain search through every item and clause, in any order of the clauses", () => {
    const ids = ["1", "2", "3", "4"];
    const clauses = fc.array(
      fc.record({
        listId: fc.constantFrom("1", "2", "3"),
        statementType: fc.constantFrom(...StatementType.options),
        satisfies: fc.subarray(ids.map((id) => `LAW/1#${id}`)),
      }),
      { maxLength: 5 },
    );
    const items = fc.subarray(ids).chain((some) =>
      fc.tuple(
        ...some.map((id) =>
          fc.record({
            verified: fc.boolean(),
            statementTypes: fc.subarray([...StatementType.options], { minLength: 1 }),
            id: fc.constant(id),
          }),
        ),
      ),
    );
    const methods = fc.constantFrom(...AwardMethod.options);
    fc.assert(
      fc.property(items, clauses, methods, methods, (some, said, required, used) => {
        const law = {
          ...set(
            ...some.map(({ id, verified, statementTypes }) => ({
              ...item(id, verified ? "2026-11-01" : undefined),
              statementTypes,
            })),
          ),
          requiredAwardMethod: required,
        };
        let open = false;
        for (const one of law.items) {
          let answered = false;
          for (const clause of said)
            for (const named of clause.satisfies)
              if (named === itemId(law, one) && one.statementTypes.includes(clause.statementType))
                answered = true;
          if (!answered && one.verifiedOn) open = true;
        }
        const rules = [{ ruleNo: 1, awardMethod: used }];
        expect(objectionToGaps(law, "BLOCK", said, rules) !== undefined).toBe(open || used !== required);
        expect(gapsThatBlock(law, "BLOCK", said.toReversed())).toEqual(gapsThatBlock(law, "BLOCK", said));
      }),
      { numRuns: 1000 },
    );
  });
});
