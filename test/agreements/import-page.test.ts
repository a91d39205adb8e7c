/** Mending a file on the page: the cell that was named changes, every other stays, and what is sent reads the same. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "#functions/files/decode-text.ts";
import { readCsv } from "#functions/files/read-csv.ts";
import type { ImportProblem } from "#shared/files/schema.ts";
import { emptyRule, termsWith, typedFinding, typedRule } from "#web/agreements/rule-typed.ts";
import { asCsv, cellOf, mended, mendedAll, problemsAsCsv, rowsToShow, type Sheet } from "#web/files/table.ts";
import { all, award, cbhs, course, plcc } from "./agreed.ts";

const sheet: Sheet = {
  headerRow: 2,
  columns: [
    { header: "Kind", readAs: "row_type" },
    { header: "Rule #", readAs: "rule_no" },
    { header: "Credits", readAs: "credits" },
  ],
  table: [
    ["Courses for 2027"],
    ["Kind", "Rule #", "Credits"],
    ["S", "1", "1/2"],
    ["R", "1", "3.00"],
    ["", "", ""],
    ["S", "2", "1.00"],
    ["R", "2"],
    ["S", "3", "1.00"],
    ["R", "3", "2.00"],
  ],
};
const problem = (row: number, column: string, value?: string): ImportProblem => ({
  row,
  column,
  severity: "stops",
  read: "1/2",
  expected: "A number with at most two decimals.",
  ...(value === undefined ? {} : { fix: { label: `Use ${value}`, value } }),
});

describe("a fix on the import page", () => {
  it("changes the cell that the problem names and no other", () => {
    const table = mended(sheet, problem(3, "Credits"), "0.50");
    expect(table[2]).toEqual(["S", "1", "0.50"]);
    expect(table.toSpliced(2, 1)).toEqual(sheet.table.toSpliced(2, 1));
    expect(sheet.table[2]).toEqual(["S", "1", "1/2"]);
  });

  it("fills a row that is shorter than its header", () => {
    expect(mended(sheet, problem(7, "Credits"), "4.00")[6]).toEqual(["R", "2", "4.00"]);
  });

  it("adds a column that the file does not have, under the layout's name", () => {
    const table = mended(sheet, problem(3, "org_code"), "CBHS");
    expect(table[1]).toEqual(["Kind", "Rule #", "Credits", "org_code"]);
    expect(table[2]).toEqual(["S", "1", "1/2", "CBHS"]);
  });

  it("leaves the table as it is for a problem of the whole row", () => {
    expect(mended(sheet, problem(3, ""), "x")).toEqual(sheet.table);
  });

  it("takes every suggestion at once and leaves what has none", () => {
    const table = mendedAll(sheet, [
      problem(3, "Credits", "0.50"),
      problem(7, "Credits"),
      problem(9, "Credits", "2.50"),
    ]);
    expect([table[2]?.[2], table[6]?.[2], table[8]?.[2]]).toEqual(["0.50", undefined, "2.50"]);
  });

  it("sends a CSV that reads back as the table, row numbers and all, for any text in the cells", () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .filter(
        (text) =>
          !/^[=+\-@\t\r']/.test(text) &&
          text === text.trim() &&
          !text.includes("\u0000") &&
          !text.includes("\r"),
      );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const table = [["one", "two", "three", "four"], ...rows, ["last", "row", "", ""]];
          const read = readCsv(decodeText(new TextEncoder().encode(asCsv(table))));
          const texts = read.map((row) => row.map((one) => String(one ?? "")));
          expect(texts.at(-1)?.slice(0, 2)).toEqual(["last", "row"]);
          expect(texts).toHaveLength(table.length);
          // A row that holds nothing comes back empty, and in its place.
          for (const [at, row] of rows.entries())
            for (const column of [0, 1, 2, 3])
              expect((texts[at + 1]?.[column] ?? "").trim()).toBe((row[column] ?? "").trim());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never lets a mended cell become a formula in a spreadsheet", () => {
    expect(asCsv(mended(sheet, problem(3, "Credits"), "=1+1"))).toContain("'=1+1");
    expect(problemsAsCsv([problem(3, "Credits", "@SUM(A1)")])).toContain("'@SUM(A1)");
  });

  it("shows the rows with problems and those beside them, or all that hold anything", () => {
    expect(rowsToShow(sheet, [problem(3, "Credits")], false)).toEqual([3, 4]);
    expect(rowsToShow(sheet, [problem(8, "Credits")], false)).toEqual([7, 8, 9]);
    expect(rowsToShow(sheet, [], true)).toEqual([3, 4, 6, 7, 8, 9]);
    expect(cellOf(sheet, 3, "credits")).toBe("1/2");
    expect(cellOf(sheet, 3, "min_grade")).toBe("");
  });
});

describe("a rule as it is typed", () => {
  const beginning = { ruleNo: 9, senders: [cbhs], receivers: [plcc], from: "2026-08-01", to: "2028-07-31" };
  const rule = {
    ruleNo: 2,
    validFrom: "2026-08-01",
    validTo: "2028-07-31",
    options: [all(course("HS1", "B"), [course("A"), course("B")]), { ...all(course("C")), optionNo: 2 }],
    awards: [award("HLT 101", 300), award("FYS 100", 0, "WAIVER")],
    awardMethod: "CREDIT_IN_ESCROW" as const,
    conditions: [{ type: "INDUSTRY_CREDENTIAL" as const, value: "CNA" }],
    priority: 2,
    exclusiveGroup: "health",
    reuse: "ALLOWED" as const,
  };
  const finding = { ruleNo: 5, course: course("HBS"), against: "BIO 145", reason: "DENIED" as const };
  const before = { rules: [rule], findings: [finding], conditions: [] };

  it("comes back as it was when nothing is changed", () => {
    expect(termsWith(before, typedRule(rule, beginning), 2)).toEqual({ terms: before, errors: [] });
    expect(termsWith(before, typedFinding(finding, beginning), 5)).toEqual({ terms: before, errors: [] });
  });

  it("is added at the end when it is new, and names each number that is none at its place in the body", () => {
    const typed = emptyRule(beginning);
    const { terms, errors } = termsWith(before, typed, undefined);
    expect(terms.rules.map(({ ruleNo }) => ruleNo)).toEqual([2, 9]);
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/rules/1/options/0/slots/0/courses/0/creditHundredths",
      "/rules/1/awards/0/course/creditHundredths",
    ]);
  });

  it("reads credits by their digits", () => {
    const typed = typedRule(rule, beginning);
    const [first, ...rest] = typed.awards;
    if (!first) throw new Error("no award");
    const { terms } = termsWith(before, { ...typed, awards: [{ ...first, credits: "0.29" }, ...rest] }, 2);
    expect(terms.rules[0]?.awards[0]?.course.creditHundredths).toBe(29);
  });
});
