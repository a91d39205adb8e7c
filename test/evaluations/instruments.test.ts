/** Instruments: what is shipped holds together, and an edition goes out as a table and comes back the same. */
import { describe, expect, it } from "vitest";
import { writeCsv } from "#functions/files/write-csv.ts";
import { Instrument, type InstrumentContent } from "#shared/evaluations/instrument-schema.ts";
import { instrumentTable, readInstrument } from "#shared/evaluations/instrument-table.ts";
import {
  addressesOf,
  instrumentProblems,
  instrumentRow,
  instrumentRows,
  shippedEditions,
} from "#shared/evaluations/instruments.ts";
import { draftsOf, elementsOf } from "#shared/evaluations/tree.ts";

const shipped = instrumentRows([]).flatMap(({ id }) => shippedEditions(id));
const [principles] = shippedEditions("il-guiding-principles") as [Instrument];
const everywhere = addressesOf(shipped);

describe("what is shipped", () => {
  it("has the six principles, the definition, the rule, the tools and the needs assessment", () => {
    expect(instrumentRows([]).map(({ id, editions }) => [id, editions.length])).toEqual([
      ["il-guiding-principles", 2],
      ["perkins-v-pos", 1],
      ["il-256-160", 1],
      ["il-pos-expectations", 1],
      ["federal-ten", 1],
      ["acte-quality", 1],
      ["perkins-clna", 1],
    ]);
    expect(principles.principles).toHaveLength(6);
    expect(elementsOf(principles)).toHaveLength(23);
  });

  it.each(shipped.map((one) => [`${one.instrumentId} ${one.edition}`, one] as const))(
    "%s could be added by anyone: its ids are its own and its mappings lead somewhere",
    (_, one) => {
      expect(Instrument.parse(one)).toEqual(one);
      expect(instrumentProblems(one, one.instrumentId, [], everywhere, "2026-11-23")).toEqual([]);
    },
  );

  it("says plainly which words are its own: all drafts of the booklet, paraphrases of 2015, and only ACTE's names", () => {
    expect(draftsOf(principles)).toBe(23);
    const [, later] = shippedEditions("il-guiding-principles") as [Instrument, Instrument];
    expect(later.principles[0]?.elements.map(({ standing }) => standing)).toEqual(
      Array(6).fill("PARAPHRASE"),
    );
    const [acte] = shippedEditions("acte-quality") as [Instrument];
    expect(elementsOf(acte).every(({ standing }) => standing === "NAME")).toBe(true);
    expect(shipped.every(({ verifiedOn }) => verifiedOn === undefined)).toBe(true);
  });

  it("answers every section of the needs assessment by some element of the six principles", () => {
    const targets = new Set(elementsOf(principles).flatMap(({ mapsTo }) => mapsTo));
    const [needs] = shippedEditions("perkins-clna") as [Instrument];
    for (const { elementId } of elementsOf(needs)) expect(targets).toContain(`perkins-clna/${elementId}`);
  });
});

describe("an edition as a table", () => {
  const grid = (table: string[][]) => table;
  const read = (table: string[][]) => readInstrument(grid(table), "il-guiding-principles", everywhere);

  it("goes out and comes back the same", () => {
    const { report, principles: back } = read(instrumentTable(principles));
    expect(report.problems).toEqual([]);
    expect(back).toEqual(principles.principles);
    expect(report.wouldChange).toEqual({ principles: 6, elements: 23, drafts: 23 });
    expect(writeCsv(instrumentTable(principles))).toContain("leadership.partnership-mou");
  });

  it("takes a plain list under a guide's own headings, and gives ids", () => {
    const { report, principles: made } = read([
      ["Component", "Indicator", "Mapping"],
      ["Work-based learning", "Employers host students", "acte-quality/work-based-learning; perkins-v-pos/c"],
      ["Work-based learning", "Hours are counted", ""],
    ]);
    expect(report.stops).toBe(0);
    expect(made).toMatchObject([
      {
        principleId: "work-based-learning",
        elements: [
          {
            elementId: "work-based-learning.1",
            standing: "SOURCE",
            mapsTo: ["acte-quality/work-based-learning", "perkins-v-pos/c"],
          },
          { elementId: "work-based-learning.2" },
        ],
      },
    ]);
  });

  it("says each problem at its cell", () => {
    const { report } = read([
      ["principle_id", "principle", "element_id", "element", "words", "evidence", "maps_to"],
      ["p", "First", "p.1", "One", "DRAFT", "AGREEMENT", "nowhere/at-all"],
      ["p", "Second", "p.1", "Two", "MINE", "FOG", "il-guiding-principles/p.1"],
      ["p", "First", "", "", "", "", ""],
    ]);
    expect(report.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      "2 maps_to",
      "3 words",
      "3 evidence",
      "3 element_id",
      "3 maps_to",
      "3 principle",
      "4 element",
    ]);
  });
});

describe("an edition of one's own", () => {
  const content: InstrumentContent = principles;
  it("never takes the name of one that is there, and stands before what is shipped", () => {
    expect(
      instrumentProblems(content, "il-guiding-principles", ["2009", "2015"], everywhere, "2026-11-23"),
    ).toEqual([{ pointer: "/edition", detail: expect.stringContaining("2009 and 2015") }]);
    const row = instrumentRow("il-guiding-principles", {
      id: "il-guiding-principles",
      editions: [
        {
          edition: "OCCRL 2024",
          name: "The guide's own words",
          contentsId: "cnt_01J00000000000000000000000" as never,
          elements: 30,
          drafts: 0,
          byName: "Marisol Vega",
          at: "2026-11-23T10:00:00.000Z",
        },
      ],
      version: 1,
    });
    expect(row?.name).toBe("The guide's own words");
    expect(row?.editions.map(({ edition, origin }) => `${edition} ${origin}`)).toEqual([
      "OCCRL 2024 OWN",
      "2009 SHIPPED",
      "2015 SHIPPED",
    ]);
  });

  it("maps to elements that are there, names each of its own once, and was compared no later than today", () => {
    const twice = {
      ...content,
      verifiedOn: "2026-11-24",
      principles: [
        ...content.principles,
        {
          principleId: "access",
          name: "Again",
          statement: "",
          elements: [
            {
              elementId: "access.supports",
              text: "Again",
              standing: "SOURCE" as const,
              evidence: [],
              checks: [],
              mapsTo: ["acte-quality/nothing", "il-guiding-principles/access.supports"],
            },
          ],
        },
      ],
    };
    expect(
      instrumentProblems(twice, "il-guiding-principles", [], everywhere, "2026-11-23").map(
        ({ pointer }) => pointer,
      ),
    ).toEqual([
      "/verifiedOn",
      "/principles/6/principleId",
      "/principles/6/elements/0/elementId",
      "/principles/6/elements/0/mapsTo/0",
      "/principles/6/elements/0/mapsTo/1",
    ]);
  });
});
