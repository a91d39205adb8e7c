/** L6: what stands under another agreement has no day, party, purpose or datum that the other has not. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Above, beyond, uncovered } from "#shared/data-sharing/containment.ts";
import { DataElement, type DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { dayNo, recordOf } from "./lives.ts";

const organization = (letter: string) => `org_${letter.repeat(20)}`;
const year = (n: number) => `20${20 + n}-${21 + n}`;

const element = fc
  .record({
    name: fc.constantFrom("Concentrator", "Placement", "Credential"),
    vocabId: fc.option(fc.constantFrom("000037", "002087"), { nil: undefined }),
    level: fc.constantFrom("student" as const, "aggregate" as const),
    exchange: fc.option(
      fc.record({
        indicatorId: fc.constantFrom("3S1", "5S1"),
        from: fc.integer({ min: 1, max: 4 }),
        more: fc.integer({ min: 0, max: 3 }),
        dimensions: fc.subarray(["gender", "race"]),
      }),
      { nil: undefined },
    ),
  })
  .map(({ name, vocabId, level, exchange }) =>
    DataElement.parse({
      elementId: "E1",
      vocab: vocabId === undefined ? "local" : "CEDS",
      ...(vocabId === undefined ? {} : { vocabId }),
      name,
      level,
      sensitivity: "education_record",
      ...(exchange && level === "aggregate"
        ? {
            exchange: {
              indicatorId: exchange.indicatorId,
              from: year(exchange.from),
              to: year(exchange.from + exchange.more),
              dimensions: exchange.dimensions,
            },
          }
        : {}),
    }),
  );
const elements = fc
  .array(element, { maxLength: 4 })
  .map((all) => all.map((one, index) => ({ ...one, elementId: `E${index + 1}` })));
const purposes = fc
  .subarray(["Improve instruction", "Evaluate programs", "Plan seats"])
  .map((all) => all.map((statement, index) => ({ purposeId: `P${index + 1}`, statement })));
const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
const parties = fc.subarray(["a", "b", "c", "d"], { minLength: 1 });

/** Everything an element lets pass, spelled out: at which level, and of counts which years by which groups. */
function everything(one: DataElement): string[] {
  const datum = one.vocabId ?? one.name;
  if (one.level === "student") return [`${datum} student`];
  if (!one.exchange) return [`${datum} counts`];
  const { from, to, indicatorId, dimensions } = one.exchange;
  const years = Array.from({ length: 9 }, (_, n) => year(n)).filter((y) => from <= y && y <= to);
  return years.flatMap((y) => ["all", ...dimensions].map((d) => `${datum} ${indicatorId} ${y} ${d}`));
}

/** Whether one element above lets all of it pass, by trying each single thing. */
function allPasses(below: DataElement, above: DataElement): boolean {
  const same =
    below.vocabId !== undefined && above.vocabId !== undefined
      ? below.vocabId === above.vocabId
      : below.name === above.name;
  if (!same) return false;
  if (above.level === "student") return true;
  if (below.level === "student") return false;
  if (!above.exchange || !below.exchange) return true;
  const spelled = everything({ ...above, vocabId: "x" });
  return everything({ ...below, vocabId: "x" }).every((thing) => spelled.includes(thing));
}

describe("an agreement under another", () => {
  it("reaches beyond it exactly where a day, party, purpose or datum is not the other's", () => {
    let within = 0;
    fc.assert(
      fc.property(
        fc.record({ span, parties, purposes, elements }),
        fc.record({
          span,
          parties,
          purposes,
          elements,
          tier: fc.constantFrom("mou" as const, "dsa" as const),
          dropped: fc.subarray(["E1", "E2"]),
        }),
        (child, parent) => {
          const above: Above = {
            tier: parent.tier,
            codedNotation: "DS-2026-001",
            dateEffective: dayNo(parent.span[0]),
            until: dayNo(parent.span[0] + parent.span[1]),
            parties: parent.parties.map((letter) => ({ organizationId: organization(letter) as never })),
            dropped: parent.dropped,
            terms: { purposes: parent.purposes, elements: parent.elements },
          };
          const below = recordOf({
            dateEffective: dayNo(child.span[0]),
            expirationDate: dayNo(child.span[0] + child.span[1]),
            parties: child.parties.map((letter) => ({
              organizationId: organization(letter),
              roles: ["receiving"],
              ferpaCapacity: "school_official",
            })),
          });
          const terms: Pick<DataTerms, "purposes" | "elements"> = child;
          const said = beyond(below, terms, above).map(({ path }) => path);

          const expected: string[] = [];
          const inParent = (n: number) => parent.span[0] <= n && n <= parent.span[0] + parent.span[1];
          const childDays = Array.from({ length: child.span[1] + 1 }, (_, n) => child.span[0] + n);
          if (childDays.some((n) => n < parent.span[0])) expected.push("/dateEffective");
          if (childDays.some((n) => !inParent(n) && n > parent.span[0])) expected.push("/expirationDate");
          for (const [index, letter] of child.parties.entries())
            if (!parent.parties.includes(letter)) expected.push(`/parties/${index}`);
          if (parent.tier !== "mou" || parent.purposes.length > 0)
            for (const [index, { statement }] of child.purposes.entries())
              if (!parent.purposes.some((one) => one.statement === statement))
                expected.push(`/terms/purposes/${index}`);
          const still = parent.elements.filter(({ elementId }) => !parent.dropped.includes(elementId));
          if (parent.tier !== "mou" || parent.elements.length > 0)
            for (const [index, one] of child.elements.entries())
              if (!still.some((other) => allPasses(one, other))) expected.push(`/terms/elements/${index}`);
          expect([...said].sort()).toEqual(expected.sort());
          if (said.length === 0) within++;
        },
      ),
      { numRuns: 1500 },
    );
    expect(within).toBeGreaterThan(10);
  });

  it("is the same purpose by its words, however they are spaced, and the same datum by its number", () => {
    const above: Above = {
      tier: "dsa",
      codedNotation: "DS-2026-001",
      dateEffective: dayNo(0),
      until: dayNo(30),
      parties: recordOf({}).parties,
      terms: {
        purposes: [{ purposeId: "P9", statement: "Improve  Instruction" }],
        elements: [
          DataElement.parse({
            elementId: "E7",
            vocab: "CEDS",
            vocabId: "000037",
            name: "CTE Concentrator",
            level: "student",
            sensitivity: "education_record",
          }),
        ],
      },
    };
    const counts = DataElement.parse({
      ...{ elementId: "E1", vocab: "CEDS", vocabId: "000037", name: "Concentrators", level: "aggregate" },
      sensitivity: "education_record",
    });
    expect(
      beyond(
        recordOf({}),
        { purposes: [{ purposeId: "P1", statement: "improve instruction" }], elements: [counts] },
        above,
      ),
    ).toEqual([]);
    expect(uncovered([counts], { ...above, dropped: ["E7"] })).toEqual([counts]);
  });
});
