import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "#functions/files/read-file.ts";
import { readTerms } from "#shared/agreements/import.ts";
import type { Cell } from "#shared/files/cells.ts";
import { OrganizationId } from "#shared/ids.ts";
import { type ProblemCode, Refusal } from "#shared/problem.ts";

const csvType = "text/csv";
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const health = readFileSync(new URL("fixtures/B-health-medium.csv", import.meta.url));
const rows = (text: string) => text.split("\n").map((line) => line.split(","));

const csv = (text: string | Uint8Array) =>
  readFile(typeof text === "string" ? strToU8(text) : text, csvType, "courses.csv");
const xlsx = (bytes: Uint8Array) => readFile(bytes, xlsxType, "courses.xlsx");

async function refusal(code: ProblemCode, reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).code).toBe(code);
  return (error as Refusal).message;
}

const utf16 = (text: string, order: "le" | "be", mark: boolean) => {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
};

describe("a CSV file", () => {
  const text = "row_type,rule_no,course_title,note\nS,1,Español I,café – “quoted”\n";
  const expected = [
    ["row_type", "rule_no", "course_title", "note"],
    ["S", "1", "Español I", "café – “quoted”"],
  ];

  it.each<[string, Uint8Array]>([
    ["UTF-8", strToU8(text)],
    ["UTF-8 with a byte order mark", strToU8(`\ufeff${text}`)],
    ["UTF-16 little-endian with a mark", utf16(text, "le", true)],
    ["UTF-16 little-endian without one", utf16(text, "le", false)],
    ["UTF-16 big-endian with a mark", utf16(text, "be", true)],
    ["UTF-16 big-endian without one", utf16(text, "be", false)],
    [
      "Windows-1252",
      Uint8Array.from(
        Buffer.from(text.replace("–", "\u0096").replace("“", "\u0093").replace("”", "\u0094"), "latin1"),
      ),
    ],
  ])("is read in %s", async (_, bytes) => {
    expect(await csv(bytes)).toEqual(expected);
  });

  it("is read in Latin-1", async () => {
    expect(await csv(Uint8Array.from(Buffer.from("title\nEspañol à la carte\n", "latin1")))).toEqual([
      ["title"],
      ["Español à la carte"],
    ]);
  });

  it.each([",", ";", "\t"])("is read with %j between its cells", async (sign) => {
    expect(await csv(["a", "b,;\t", "c"].map((cell) => `"${cell}"`).join(sign))).toEqual([
      ["a", "b,;\t", "c"],
    ]);
    expect(await csv(`sep=${sign}\r\na${sign}b`)).toEqual([["sep="], ["a", "b"]]);
  });

  it("keeps its row numbers: blank rows stay, trailing ones go, and mixed line ends are all line ends", async () => {
    expect(await csv("a,b\r\n\n,,\rc,d\n\n\n,,\n")).toEqual([["a", "b"], [], [], ["c", "d"]]);
  });

  it("tells formulas from text that only looks like one", async () => {
    expect(await csv('=1+1,\'=1+1,"=""1-02""",-5,\'-5,O\'Hare\n')).toEqual([
      [{ formula: "1+1" }, "=1+1", "1-02", "-5", "-5", "O'Hare"],
    ]);
  });

  it("is refused at the line of a quotation mark that is never closed", async () => {
    const detail = await refusal("file-unreadable", csv('a,b\n1,2\n3,"never closed\n4,5\n'));
    expect(detail).toContain("Line 3");
    expect(detail).toContain('3,"never closed');
  });

  it("is refused at the line of a quotation mark inside text", async () => {
    expect(await refusal("file-unreadable", csv('a,b\n1,5" pipe\n'))).toContain("Line 2");
    expect(await refusal("file-unreadable", csv('a,b\n1,2\n1,"x"y\n'))).toContain("Line 3");
  });

  it("gives an empty table for an empty file", async () => {
    expect(await csv("")).toEqual([]);
    expect(await csv("\ufeff\r\n\r\n")).toEqual([]);
  });

  it("is refused when it is not text at all", async () => {
    await refusal("file-unreadable", csv(Uint8Array.from({ length: 4000 }, (_, index) => (index * 7) % 256)));
    await refusal("file-unreadable", csv("%PDF-1.7\n"));
  });
});

describe("limits", () => {
  const line = "S,1,1,1,1,1,,CBHS,WELD1,Welding I,1.00,CarnegieUnit,B,,,,,\n";

  it("takes 5,000 rows under the header", async () => {
    expect(await csv(`row_type\n${line.repeat(5000)}`)).toHaveLength(5001);
  });

  it("refuses 5,001 rows, and names the limit and what was read", async () => {
    const detail = await refusal("too-many-rows", csv(`row_type\n${line.repeat(5001)}`));
    expect(detail).toContain("5,000");
    expect(detail).toContain("5,001");
  });

  it("refuses a 50,000-row file after reading a tenth of it", async () => {
    await refusal("too-many-rows", csv(`row_type\n${line.repeat(50_000)}`));
    const sheet = `<sheetData>${"<row><c><v>1</v></c><c t='inlineStr'><is><t>CBHS</t></is></c></row>".repeat(50_000)}`;
    // The rest of the sheet is missing, so only a reader that stops early can get past it.
    expect(await refusal("too-many-rows", xlsx(workbook({ sheet: `<worksheet>${sheet}` })))).toContain(
      "5,000",
    );
  });

  it("refuses more than 4 MB before reading any of it", async () => {
    expect(await refusal("too-large", csv(new Uint8Array(4 * 1024 * 1024 + 1)))).toContain("4 MB");
  });

  it("refuses a row of thousands of cells, and one far below the table", async () => {
    await refusal("file-unreadable", csv("x,".repeat(3000)));
    await refusal("file-unreadable", csv(`a\n${"\n".repeat(30_000)}b`));
  });
});

/** A workbook by hand, for what no library would write. */
function workbook(parts: {
  sheet: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  extra?: Zippable;
}): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      parts.workbook ?? `<workbook><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(parts.sheet),
    ...(parts.strings && { "xl/sharedStrings.xml": strToU8(parts.strings) }),
    ...(parts.styles && { "xl/styles.xml": strToU8(parts.styles) }),
    ...parts.extra,
  });
}
const sheetOf = (content: string) => `<worksheet><sheetData>${content}</sheetData></worksheet>`;

async function written(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("Courses"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("an XLSX workbook", () => {
  it("gives the same report as the CSV it was saved from", async () => {
    const table = rows(health.toString("utf8").trim());
    const bytes = await written((sheet) => {
      for (const cells of table)
        sheet.addRow(
          cells.map((cell) =>
            cell === ""
              ? null
              : /^\d{4}-/.test(cell)
                ? new Date(cell)
                : /^[\d.]+$/.test(cell)
                  ? Number(cell)
                  : cell,
          ),
        );
    });
    const id = (letter: string) => OrganizationId.parse(`org_${letter.repeat(20)}`);
    const context = {
      parties: [
        { organizationId: id("a"), code: "CBHS", name: "Cedar Bend", role: "SENDING" as const },
        { organizationId: id("b"), code: "TRACC", name: "Three Rivers", role: "SENDING" as const },
        { organizationId: id("c"), code: "PLCC", name: "Prairie Lakes", role: "RECEIVING" as const },
      ],
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
    };
    const fromXlsx = readTerms(await xlsx(bytes), context);
    const fromCsv = readTerms(await csv(new Uint8Array(health)), context);
    expect(fromXlsx.problems).toEqual([]);
    expect(fromXlsx.terms).toEqual(fromCsv.terms);
    expect(
      readTerms(await xlsx(bytes), { ...context, ...(fromCsv.terms && { current: fromCsv.terms }) }).changes,
    ).toBe(false);
  });

  it("hands over formulas as formulas, dates as dates, percents as people see them, and rich text as text", async () => {
    const bytes = await written((sheet) => {
      sheet.addRow([
        { formula: "B1*2", result: 6 },
        { formula: "UPPER(C1)", result: "CNA" },
        new Date("2026-01-02"),
        0.8,
        { richText: [{ text: "Welding " }, { text: "I", font: { bold: true } }] },
        7,
        true,
        { text: "site", hyperlink: "https://school.example" },
      ]);
      sheet.getCell("C1").numFmt = "d-mmm";
      sheet.getCell("D1").numFmt = "0%";
      sheet.getCell("F1").numFmt = "000";
    });
    expect(await xlsx(bytes)).toEqual<Cell[][]>([
      [
        { formula: "B1*2", result: 6 },
        { formula: "UPPER(C1)", result: "CNA" },
        { date: "2026-01-02" },
        "80%",
        "Welding I",
        "007",
        "TRUE",
        "site",
      ],
    ]);
  });

  it("repeats a value merged down a column for every row it spans, and reads past titles merged across", async () => {
    const bytes = await written((sheet) => {
      sheet.addRow(["Health Science"]);
      sheet.mergeCells("A1:C1");
      sheet.addRow([1, "HS1"]);
      sheet.addRow([null, "HS2"]);
      sheet.mergeCells("A2:A3");
    });
    expect((await xlsx(bytes)).map((cells) => cells.slice(0, 2))).toEqual([
      ["Health Science"],
      [1, "HS1"],
      [1, "HS2"],
    ]);
  });

  it("reads the first visible sheet that holds rows", async () => {
    const bytes = await written((_, book) => {
      book.addWorksheet("Lists", { state: "hidden" }).addRow(["hidden"]);
      book.addWorksheet("Real").addRow(["here"]);
    });
    expect(await xlsx(bytes)).toEqual([["here"]]);
  });

  it("reads what other writers write: prefixed names, no cell references, stored parts, old dates, escaped characters", async () => {
    const bytes = workbook({
      workbook: `<x:workbook><x:workbookPr date1904="1"/><x:sheets><x:sheet name="One" sheetId="1" r:id="rId2"/></x:sheets></x:workbook>`,
      sheet: sheetOf(""),
      styles: `<x:styleSheet><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>`,
      strings: `<sst><si><t>Welding</t></si><si><t>漢</t><rPh sb="0" eb="1"><t>カン</t></rPh></si></sst>`,
      extra: {
        "xl/worksheets/sheet2.xml": [
          strToU8(
            `<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c s="1"><x:v>44561</x:v></x:c><x:c t="str"><x:v>a_x0007_b</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row><x:row r="4"><x:c r="C4" t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
          ),
          { level: 0 },
        ],
      },
    });
    expect(await xlsx(bytes)).toEqual([
      ["Welding", "漢", { date: "2026-01-01" }, "a\u0007b", "#REF!"],
      [],
      [],
      [undefined, undefined, "inline"],
    ]);
  });

  it("is refused when it unpacks to more than 64 MB, whatever its directory claims", async () => {
    const honest = workbook({ sheet: sheetOf(`<row><c><v>1</v></c></row>${" ".repeat(70 * 1024 * 1024)}`) });
    expect(honest.length).toBeLessThan(200_000);
    expect(await refusal("file-unreadable", xlsx(honest))).toContain("64 MB");
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    const before = process.memoryUsage().rss;
    expect(await refusal("file-unreadable", xlsx(lying))).toContain("64 MB");
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it("is refused when it has thousands of parts, is cut off, or is damaged inside", async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2100 }, (_, index) => [`xl/media/${index}.png`, new Uint8Array(1)]),
    );
    await refusal("file-unreadable", xlsx(workbook({ sheet: sheetOf(""), extra: parts })));
    const whole = workbook({ sheet: sheetOf("<row><c><v>1</v></c></row>") });
    for (const length of [10, 100, whole.length - 30])
      await refusal("file-unreadable", xlsx(whole.slice(0, length)));
    await refusal("file-unreadable", xlsx(workbook({ sheet: "<worksheet><sheetData><row></sheetData>" })));
    await refusal(
      "file-unreadable",
      xlsx(workbook({ sheet: `<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>` })),
    );
  });

  it("is read or refused, and never breaks the reader, whatever single byte is wrong", async () => {
    const whole = workbook({ sheet: sheetOf("<row><c><v>1</v></c></row>") });
    for (let at = 0; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const error = await readFile(changed, csvType).then(
        () => undefined,
        (caught: unknown) => caught,
      );
      if (error !== undefined) expect(error).toBeInstanceOf(Refusal);
    }
  });

  it("is refused with a way out when it is an old workbook, has a password, or is something else", async () => {
    const container = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(await refusal("file-unreadable", xlsx(container))).toContain(".xls");
    const locked = Buffer.concat([container, Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await refusal("file-unreadable", xlsx(new Uint8Array(locked)))).toContain("password");
    expect(
      await refusal("file-unreadable", xlsx(zipSync({ "word/document.xml": strToU8("<w/>") }))),
    ).toContain("not an XLSX");
    expect(await refusal("file-unreadable", xlsx(strToU8("a,b\n")))).toContain("not one");
  });

  it("expands nothing that a cell range only claims", async () => {
    const bytes = workbook({
      sheet: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row></sheetData><mergeCells>${`<mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:A1048576"/>`.repeat(2000)}</mergeCells></worksheet>`,
    });
    expect(await xlsx(bytes)).toEqual([[1]]);
  });
});
