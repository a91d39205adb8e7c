/** The PDF of a version: the same bytes for the same input, readable by people, programs and screen readers alike. */
import fc from "fast-check";
import { getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { field, strokesOf } from "#functions/signing/paper-drawing.ts";
import type { EquivalencyRule, Terms } from "#shared/agreements/terms-schema.ts";
import { course, rule } from "./agreed.ts";
import { asPaper, drafted, executed, healthTerms, type Made, registered } from "./executed.ts";

const at = new Date("2026-11-23T15:04:11.000Z");
const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ");

type Tree = { role?: string; type?: string; id?: string; children?: Tree[] };

/** All that a reader of PDFs finds in it, page by page. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    let depth = 0;
    const bare: string[] = [];
    const places: number[][] = [];
    let text = "";
    for (const item of items) {
      if (!("str" in item)) depth += item.type === "endMarkedContent" ? -1 : 1;
      else {
        if (depth === 0 && item.str.trim() !== "") bare.push(item.str);
        if (item.str.trim() !== "") places.push([item.transform[4], item.transform[5], item.width]);
        text += `${item.str}${item.hasEOL ? "\n" : " "}`;
      }
    }
    pages.push({ text: plain(text), bare, places, tree: (await page.getStructTree()) as Tree });
  }
  const made = {
    pages,
    outline: await pdf.getOutline(),
    about: await pdf.getMetadata(),
    marks: await pdf.getMarkInfo(),
  };
  await pdf.loadingTask.destroy();
  return { ...made, text: pages.map((page) => page.text).join(" ") };
}

const rolesIn = (tree: Tree): string[] => [
  ...(tree.role ? [tree.role] : []),
  ...(tree.children ?? []).flatMap(rolesIn),
];

let made: Made;
let paper: Awaited<ReturnType<typeof read>>;
beforeAll(async () => {
  made = await executed();
  paper = await read(made.pdf);
});

describe("the paper of a version", () => {
  it("is the same, byte for byte, from the same input, and another at another moment", async () => {
    const [one, two, later] = await Promise.all([
      asPaper(drafted(), healthTerms, "FOR_SIGNATURE", at),
      asPaper(drafted(), healthTerms, "FOR_SIGNATURE", at),
      asPaper(drafted(), healthTerms, "FOR_SIGNATURE", new Date("2026-11-23T15:04:12.000Z")),
    ]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, later.bytes)).not.toBe(0);
  });

  it("says on every page which agreement, which page of how many, and over which content", () => {
    expect(paper.pages.length).toBeGreaterThan(2);
    for (const [index, { text }] of paper.pages.entries()) {
      expect(text).toContain(`AA-2026-021 · Version 1 · Page ${index + 1} of ${paper.pages.length}`);
      expect(text).toContain(`Content ${made.bundle.evidence.contentHash}`);
    }
  });

  it("says who agrees to what, in the words and numbers of the page", () => {
    for (const words of [
      "Health Science & Nursing <articulation>",
      "Executed",
      "Aug 1, 2026 to Jul 31, 2028",
      "Cedar Bend High School CBHS Sends students",
      "IL-110ILCS27/16",
      "Course HS1 and Course HS2, each with a B or better.",
      "Either one of these 2",
      "4 rules grant credit, 1 refuses, 1 is open",
      "15.00 semester hours in all rules. One student can earn at most 15.00.",
      "Never a student’s record.",
    ])
      expect(paper.text).toContain(words);
  });

  it("keeps accents, dashes and curly quotes, and shows by number what its typeface lacks", async () => {
    expect(paper.text).toContain("José Muñoz – “articulation” is credit for what one knows; naïve façades");
    const { bytes } = await asPaper(
      { ...drafted(), purpose: "東 and Δ and 🎓 and fi ffl office" },
      healthTerms,
      "FOR_SIGNATURE",
      at,
    );
    const { text } = await read(bytes);
    expect(text).toContain("[U+6771] and [U+0394] and [U+1F393] and fi ffl office");
  });

  it("carries its title, language and parts for whoever lists or leafs through it", () => {
    const { info } = paper.about as unknown as { info: Record<string, unknown> };
    expect(info).toMatchObject({
      Title: "Health Science & Nursing <articulation> (AA-2026-021, version 1)",
      Language: "en-US",
      PDFFormatVersion: "1.7",
    });
    expect(String(paper.about.metadata?.getRaw())).toContain("&amp; Nursing &lt;articulation&gt;");
    expect(paper.outline?.map(({ title }) => title)).toEqual([
      "Between",
      "Purpose",
      "Which courses give which credit",
      "For every rule",
      "Clauses",
      "Signature certificate",
    ]);
  });
});

describe("to a screen reader", () => {
  it("all of it is tagged or decoration", () => {
    expect(paper.marks).toMatchObject({ Marked: true });
    for (const { bare } of paper.pages) expect(bare).toEqual([]);
  });

  it("it is one heading, then sections, tables with headers, lists and figures", () => {
    const roles = paper.pages.flatMap(({ tree }) => rolesIn(tree));
    expect(roles.filter((role) => role === "H1")).toHaveLength(1);
    for (const role of [
      "Document",
      "H2",
      "H3",
      "Table",
      "Caption",
      "TR",
      "TH",
      "TD",
      "L",
      "LI",
      "LBody",
      "Figure",
    ])
      expect(roles).toContain(role);
    const headings = roles.filter((role) => /^H[1-6]$/.test(role)).map((role) => Number(role[1]));
    for (const [index, level] of headings.entries())
      expect(level - (headings[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("repeated headings and footers are not said again", () => {
    const heads = ({ role, children = [] }: Tree): Tree[] =>
      role === "THead" ? leaves(children) : children.flatMap(heads);
    const leaves = (trees: Tree[]): Tree[] =>
      trees.flatMap((tree) => (tree.type === "content" ? [tree] : leaves(tree.children ?? [])));
    expect(heads(paper.pages[0]?.tree ?? {}).length).toBeGreaterThan(0);
    expect(heads(paper.pages[1]?.tree ?? {})).toEqual([]);
    expect(paper.pages[1]?.text).toContain("The student finishes");
  });
});

describe("the certificate", () => {
  it("gives for each signature who, how, when, and over which words and which PDF", () => {
    for (const words of [
      "It is evidence, not legal advice.",
      "Lena Marchetti",
      "Typed name",
      "Nov 9, 2026, 10:14:00 AM CST (2026-11-09T16:14:00.000Z)",
      "By hand on paper, uploaded and attested",
      "Sam Abernathy, Nov 10, 2026, 8:00:00 AM CST",
      "Tom Brandvold, Nov 10, 2026, 9:02:00 AM CST",
      "Drawn on screen",
      "By signing I bind my organization to AA-2026-021.",
      "text 2026-11",
      made.bundle.evidence.signingDocument?.sha256 ?? "-",
      made.bundle.evidence.signatures[2]?.prevEventHash ?? "-",
    ])
      expect(paper.text).toContain(words);
  });

  it("leaves networks and programs to the bundle, which goes only to the parties", () => {
    expect(paper.text).not.toContain("203.0.113");
    expect(paper.text).not.toContain("Mozilla");
    expect(JSON.stringify(made.bundle)).toContain("203.0.113.0/24");
  });

  it("says of what was signed elsewhere who registered and who confirmed it", async () => {
    const { text } = await read((await registered()).pdf);
    expect(text).toContain("This version was signed elsewhere");
    expect(text).toContain("Lena Marchetti, CTE coordinator, Cedar Bend High School, on Jun 14, 2026");
  });

  it("has a line to sign on for every slot instead, while it is out for signature", async () => {
    const { text } = await read(made.signing);
    expect(text).toContain("For signature");
    expect(text).toContain("Vice President of Instruction");
    expect(text).toContain("(may be left open)");
    expect(text).not.toContain("Signature certificate");
  });
});

describe("a rule that no page holds", () => {
  it("goes on over as many pages as it takes, with every course on one of them and nothing off the page", async () => {
    const courses = (slot: number) =>
      Array.from({ length: 5 }, (_, index) => course(`K${slot}-${index}`, "B"));
    const big: EquivalencyRule = rule({
      ruleNo: 1,
      options: Array.from({ length: 6 }, (_, option) => ({
        optionNo: option + 1,
        slots: Array.from({ length: 8 }, (__, slot) => ({
          slotNo: slot + 1,
          chooseN: 1 + (slot % 5),
          courses: courses(option * 100 + slot),
        })),
      })),
      title: `W${"i".repeat(190)}`,
    });
    const terms: Terms = { rules: [big], findings: [], conditions: [] };
    const { pages, text } = await read((await asPaper(drafted(terms), terms, "FOR_SIGNATURE", at)).bytes);
    expect(pages.length).toBeGreaterThan(8);
    for (const { options } of terms.rules)
      for (const { slots } of options)
        for (const slot of slots)
          for (const { code } of slot.courses) expect(text).toContain(`CBHS ${code} `);
    for (const { places } of pages)
      for (const [x = 0, y = 0, width = 0] of places) {
        expect(x).toBeGreaterThanOrEqual(50);
        expect(x + width).toBeLessThanOrEqual(563);
        expect(y).toBeGreaterThanOrEqual(20);
        expect(y).toBeLessThanOrEqual(745);
      }
  });
});

describe("a drawn signature", () => {
  it("is strokes within its field, whatever was sent", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.stringMatching(/^M[MLQC0-9 .,-]{0,80}$/),
      fc
        .array(fc.tuple(fc.constantFrom("M", "L", "Q", "C"), fc.array(fc.double({ noNaN: true }))))
        .map((parts) => parts.map(([command, numbers]) => `${command}${numbers.join(" ")}`).join("")),
    );
    fc.assert(
      fc.property(anything, (path) => {
        const strokes = strokesOf(path);
        if (strokes[0] && strokes[0].op !== "m") return false;
        return strokes
          .flatMap((one) => (one.op === "c" ? [...one.by, one.to] : [one.to]))
          .every(([x, y]) => x >= 0 && x <= field.width && y >= 0 && y <= field.height);
      }),
      { numRuns: 1_000 },
    );
    expect(strokesOf("M1 2L3 4 5 6Q30 40 50 60C1 1 2 2 3 3")).toHaveLength(5);
  });
});
