import { readFileSync } from "node:fs";
import ExcelJs from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { readXlsx } from "#functions/files/read-xlsx.ts";
import { writeCsv } from "#functions/files/write-csv.ts";
import { writeXlsx } from "#functions/files/write-xlsx.ts";
import { toTable } from "#shared/agreements/export.ts";
import { gradeScale } from "#shared/agreements/grades.ts";
import { readTerms } from "#shared/agreements/import.ts";
import type { ImportContext } from "#shared/agreements/import-courses.ts";
import { extraColumns, plainColumns } from "#shared/agreements/import-schema.ts";
import {
  AwardMethod,
  type Condition,
  type CourseRef,
  CreditUnit,
  type EquivalencyRule,
  type NegativeFinding,
  NegativeReason,
  Terms,
} from "#shared/agreements/terms-schema.ts";
import { defuse, undefuse } from "#shared/files/cells.ts";
import { spreadsheetDate } from "#shared/files/dates.ts";
import { OrganizationId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";

const organization = (letter: string) => OrganizationId.parse(`org_${letter.repeat(20)}`);
const parties = [
  { organizationId: organization("a"), code: "CBHS", name: "Cedar Bend High School", role: "SENDING" },
  { organizationId: organization("b"), code: "TR-ACC", name: "Three Rivers", role: "SENDING" },
  { organizationId: organization("c"), code: "PLCC", name: "Prairie Lakes", role: "RECEIVING" },
  {
    organizationId: organization("d"),
    code: "UPR",
    name: "University of the Prairie",
    role: "SENDING_AND_RECEIVING",
  },
] as const;
const context: ImportContext = { parties, dateEffective: "2026-08-01", expirationDate: "2028-07-31" };
const codeOf = (id: OrganizationId) =>
  parties.find(({ organizationId }) => organizationId === id)?.code ?? id;

// Anything `line()` takes: formulas, apostrophes, quotes, separators, prototype keys, other scripts.
const awkward = fc.constantFrom(
  ..."=1+1|'=x|''@y|+1|-x|@cmd|a,b|\"q\"|a;b|__proto__|constructor|½|Ñandú|課程|requested against PLCC BIO 145|UPR|'".split(
    "|",
  ),
);
const text = (most: number) => {
  const longest = Math.min(most, 30);
  return (
    fc
      .oneof(
        fc.string({ minLength: 1, maxLength: longest }),
        fc.string({ minLength: 1, maxLength: longest, unit: "grapheme" }),
        awkward,
      )
      // By code points: half a surrogate pair has no UTF-8.
      .map((one) =>
        Array.from(
          one
            .normalize("NFC")
            .replace(/\p{C}|\p{Z}/gu, " ")
            .trim(),
        )
          .slice(0, longest / 2)
          .join("")
          .trim(),
      )
      .filter((one) => one !== "")
  );
};
const code = text(40).filter((one) => spreadsheetDate(one) === undefined);
const credit = fc.integer({ min: 0, max: 1_000_000 });
const course = (sides: readonly string[]): fc.Arbitrary<CourseRef> =>
  fc.record({
    organizationId: fc.constantFrom(...sides.map(organization)),
    code,
    title: text(200),
    creditHundredths: credit,
    unit: fc.constantFrom(...CreditUnit.options),
  });
const sending = ["a", "b", "d"];
const receiving = ["c", "d"];
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const defined = <Part extends object>(part: Part) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Part]: Exclude<Part[Key], undefined>;
  };

const dates = fc.tuple(fc.integer({ min: 0, max: 729 }), fc.integer({ min: 0, max: 729 })).map(([a, b]) => ({
  validFrom: plusDays("2026-08-01", Math.min(a, b)),
  validTo: plusDays("2026-08-01", Math.max(a, b)),
}));

const condition: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      fc.record({
        type: fc.constantFrom("MIN_EXAM_PERCENT", "MIN_COURSE_PERCENT" as const),
        value: fc.integer({ min: 0, max: 100 }).map(String),
      }),
      fc.record({
        type: fc.constantFrom("MAX_CREDITS" as const),
        value: credit.map((one) => (one / 100).toFixed(2)),
      }),
      fc.record({
        type: fc.constantFrom("ENROLL_WITHIN_MONTHS" as const),
        value: fc.integer({ min: 1, max: 99 }).map(String),
      }),
      fc.record({ type: fc.constantFrom("HS_GPA_MIN" as const), value: fc.constantFrom("2", "2.0", "3.25") }),
      fc.record({
        type: fc.constantFrom("MIN_COURSE_GRADE" as const),
        value: fc.constantFrom(...gradeScale),
      }),
      fc.record({ type: fc.constantFrom("INDUSTRY_CREDENTIAL" as const), value: text(200) }),
      fc.record({
        type: fc.constantFrom("PORTFOLIO", "CLAIM_FORM", "FEE", "HS_GRADUATION" as const),
        value: optional(text(200)),
      }),
    ),
    optional(text(300)),
  )
  .map(([what, note]) => defined({ ...what, note }) as Condition);

const inFileOrder = <Part>(parts: fc.Arbitrary<Part>, key: (part: Part) => string, most: number, least = 0) =>
  fc.uniqueArray(parts, { selector: key, minLength: least, maxLength: most });

const option = (optionNo: number) =>
  inFileOrder(
    fc
      .tuple(course(sending), optional(fc.constantFrom(...gradeScale)))
      .map(([one, minGrade]) => defined({ ...one, minGrade })),
    (one) => `${one.organizationId} ${one.code.toUpperCase().replace(/\s+/g, " ")}`,
    5,
    1,
  ).chain((courses) =>
    fc
      .record({
        cut: fc.integer({ min: 1, max: courses.length }),
        chooseN: fc.integer({ min: 1, max: 5 }),
        slotNo: fc.integer({ min: 1, max: 400 }),
      })
      .map(({ cut, chooseN, slotNo }) => ({
        optionNo,
        slots: [courses.slice(0, cut), courses.slice(cut)]
          .filter((some) => some.length > 0)
          .map((some, index) => ({
            slotNo: slotNo + index * 7,
            chooseN: Math.min(chooseN, some.length),
            courses: some,
          })),
      })),
  );

const award = fc
  .tuple(
    course(receiving),
    fc.constantFrom("COURSE", "ELECTIVE", "BLOCK_MEMBER", "WAIVER", "ADVANCED_STANDING" as const),
    optional(text(300)),
  )
  .map(([one, type, note]) => {
    const free = type === "WAIVER" || type === "ADVANCED_STANDING";
    return defined({
      type,
      course: { ...one, creditHundredths: free ? 0 : Math.max(1, one.creditHundredths) },
      note,
    });
  });

const rule = (ruleNo: number): fc.Arbitrary<EquivalencyRule> =>
  fc
    .record({
      dates,
      options: fc
        .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 })
        .chain((numbers) => fc.tuple(...numbers.map(option))),
      awards: inFileOrder(award, (one) => JSON.stringify(one), 3, 1),
      conditions: inFileOrder(condition, (one) => JSON.stringify(one), 3),
      priority: fc.integer({ min: 1, max: 9999 }),
      rest: fc.record({
        awardMethod: fc.oneof(
          { arbitrary: fc.constant("PROFICIENCY_CREDIT" as const), weight: 3 },
          fc.constantFrom(...AwardMethod.options),
        ),
        title: optional(text(200)),
        exclusiveGroup: optional(text(60)),
        reuse: optional(fc.constant("ALLOWED" as const)),
        creditOverride: optional(text(300)),
        intermediaryCode: optional(text(40)),
      }),
    })
    .map(
      ({ dates, rest, ...parts }) => ({ ruleNo, ...dates, ...parts, ...defined(rest) }) as EquivalencyRule,
    );

const finding = (ruleNo: number): fc.Arbitrary<NegativeFinding> =>
  fc
    .record({
      course: course(sending),
      reason: fc.constantFrom(...NegativeReason.options),
      against: optional(text(200)),
      receiverId: optional(fc.constantFrom(...receiving.map(organization))),
      validFrom: optional(fc.constant("2026-09-01")),
      validTo: optional(fc.constant("2027-09-01")),
      revisitOn: optional(fc.constant("2029-01-31")),
      note: optional(text(300)),
    })
    .map((parts) => defined({ ruleNo, ...parts }) as NegativeFinding);

const anyTerms: fc.Arbitrary<Terms> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: 4 }),
    fc.nat(4),
    inFileOrder(condition, (one) => JSON.stringify(one), 4),
  )
  .chain(([numbers, cut, conditions]) =>
    fc.record({
      rules: fc.tuple(...numbers.slice(0, cut).map(rule)),
      findings: fc.tuple(...numbers.slice(cut).map(finding)),
      // Conditions of the whole agreement are laid over by type, so those of one type stand together.
      conditions: fc.constant(conditions.toSorted((a, b) => a.type.localeCompare(b.type))),
    }),
  )
  .filter(({ rules, findings, conditions }) => rules.length + findings.length + conditions.length > 0);

describe("the flat layout", () => {
  it("gives random terms back exactly, through a table and through CSV, and imports them as no change", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(Terms.parse(terms)).toEqual(terms);
        const table = toTable(terms, codeOf);
        const report = readTerms(table, context);
        expect(report.problems.filter(({ severity }) => severity === "stops")).toEqual([]);
        expect(report.terms).toEqual(terms);
        const grid = readCsv(writeCsv(table));
        expect(readTerms(grid, { ...context, current: terms })).toMatchObject({ changes: false, terms });
        // What the page sends back after mending a cell is the report's own table.
        const resent = writeUndefused(report.table);
        expect(readTerms(readCsv(resent), context).terms).toEqual(terms);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it("gives random terms back exactly through a workbook, in which every cell is text and nothing runs", async () => {
    await fc.assert(
      fc.asyncProperty(anyTerms, async (terms) => {
        const table = toTable(terms, codeOf);
        const bytes = writeXlsx(table, "Rules");
        expect(readTerms(readXlsx(bytes), context).terms).toEqual(terms);
        const book = new ExcelJs.Workbook();
        await book.xlsx.load(bytes.buffer as ArrayBuffer);
        book.worksheets[0]?.eachRow((row) =>
          row.eachCell((cell) => {
            expect([cell.type, cell.formula]).toEqual([ExcelJs.ValueType.String, undefined]);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("reads text that looks like a workbook's own spelling of a character as it was typed", () => {
    const table = [["a", "_x0041_", "__x0041__", "1-02", "0.50", " two  spaces "]];
    expect(readXlsx(writeXlsx(table, "Rules")).map((row) => row.map(String))).toEqual(table);
  });

  it("writes the welding file as it was read, to the letter", () => {
    const file = readFileSync(new URL("fixtures/A-welding-simple.csv", import.meta.url), "utf8");
    const report = readTerms(readCsv(file), context);
    expect(writeCsv(toTable(report.terms as Terms, codeOf)).replaceAll("\r\n", "\n")).toBe(file);
  });

  it("adds columns beyond the plain layout only where some rule needs them", () => {
    const bare: Terms = { rules: [], findings: [], conditions: [{ type: "FEE" }] };
    expect(toTable(bare, codeOf)[0]).toEqual([...plainColumns]);
    const [full] = fc.sample(
      rule(1).filter(({ title }) => title !== undefined),
      { numRuns: 1, seed: 7 },
    );
    expect(toTable({ ...bare, rules: [full as EquivalencyRule] }, codeOf)[0]).toContain("rule_title");
    expect(extraColumns).toContain("rule_title");
  });
});

/** The report's table is already defused, so it is written as it stands. */
function writeUndefused(table: readonly (readonly string[])[]): string {
  return table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");
}

describe("cells that a spreadsheet would run", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("writes %j with an apostrophe in front", (cell) => {
    expect(defuse(cell)).toBe(`'${cell}`);
    expect(writeCsv([[cell]])).toMatch(/^"?'/);
  });

  it("takes off exactly what it put on, whatever the text", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), awkward), (any) => undefuse(defuse(any)) === any));
    expect(defuse("O'Hare")).toBe("O'Hare");
    expect(undefuse("'tis")).toBe("'tis");
  });
});
