/** Publishers' own files: NCES's codes with their guards against spreadsheets, its crosswalks, SOC's structure, SCED, and what revisions did. */
import { expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { readXlsx } from "#functions/files/read-xlsx.ts";
import { writeXlsx } from "#functions/files/write-xlsx.ts";
import { holdsCodes, readCodes } from "#shared/codes/import.ts";
import { readMap } from "#shared/codes/import-map.ts";
import { revise } from "#shared/codes/revise.ts";
import { isCurrent } from "#shared/codes/rules.ts";
import type { CodeSystem, MapTarget } from "#shared/codes/schema.ts";
import { search } from "#shared/codes/search.ts";
import { scc79 } from "#shared/framework/scc-79.ts";

const codes = (text: string, system: CodeSystem = "CIP") =>
  readCodes(readCsv(text), { system, before: [], revision: "2020" });
const map = (text: string, system: CodeSystem, edition: string, target: MapTarget) => {
  const read = readMap(readCsv(text), { system, edition, target, framework: scc79, codes: [], before: 0 });
  return { ...read, all: [...(read.parts?.values() ?? [])].flat() };
};

it("reads NCES's file of CIP codes, guards, full stops and all", () => {
  const {
    report,
    codes: found,
    texts,
  } = codes(
    [
      "CIPFamily,CIPCode,Action,TextChange,CIPTitle,CIPDefinition,CrossReferences,Examples",
      '="49",="49",No substantive changes,no,"TRANSPORTATION AND MATERIALS MOVING.","Programs that move, ="",",,',
      '="49",="49.0109",New,no,"Remote Aircraft Pilot.","A program that prepares individuals to fly.",,"[Drones]"',
      '="01",="01.8001",Moved to,yes,"Veterinary Medicine.",,,',
      '="45",="45.14",Deleted,no,"Rural Sociology.","Deleted, report under 45.1103",,',
    ].join("\r\n"),
  );
  expect([report.stops, report.asks, report.wouldChange.codes]).toEqual([0, 0, 2]);
  expect(found).toEqual([
    { code: "01.8001", title: "Veterinary Medicine", not: "MOVED" },
    { code: "45.14", title: "Rural Sociology", not: "DELETED" },
    { code: "49", title: "TRANSPORTATION AND MATERIALS MOVING" },
    { code: "49.0109", title: "Remote Aircraft Pilot" },
  ]);
  expect(texts.get("49.0109")).toBe("A program that prepares individuals to fly.");
});

it("gives back the zeros a spreadsheet took, and asks where there are two codes it may have been", () => {
  const grid = (cell: string | number) => [
    ["CIPCode", "CIPTitle"],
    [cell, "A title"],
  ];
  const one = (cell: string | number) =>
    readCodes(grid(cell), { system: "CIP", before: [], revision: "2020" });
  expect(one(1.0101).codes?.[0]?.code).toBe("01.0101");
  expect(one("10101").codes?.[0]?.code).toBe("01.0101");
  expect(one(51.38).report.problems[0]).toMatchObject({
    severity: "stops",
    alternatives: ["51.38", "51.3800"],
  });
  expect(one("Nursing").report.problems[0]?.expected).toBe("A CIP code such as 51.3801.");
  const sced = readCodes(
    [
      ["Course Code", "Course Title"],
      [1001, "English I"],
    ],
    {
      system: "SCED",
      before: [],
      revision: "2023",
    },
  );
  expect(sced.codes?.[0]?.code).toBe("01001");
});

it("finds the sheet of a workbook that holds the codes, and SOC's structure in its four columns", () => {
  const head = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", ""];
  const soc = [
    ["2018 Standard Occupational Classification System"],
    head,
    ["29-0000", "", "", "", "Healthcare Practitioners and Technical Occupations"],
    ["", "29-1000", "", "", "Healthcare Diagnosing or Treating Practitioners"],
    [],
    ["", "", "", "29-1141", "Registered Nurses"],
  ];
  const grid = readXlsx(writeXlsx(soc, "Codes"), { wanted: holdsCodes });
  const { report, codes: found } = readCodes(grid, { system: "SOC", before: [], revision: "2018" });
  expect([report.stops, found?.map(({ code }) => code)]).toEqual([0, ["29-0000", "29-1000", "29-1141"]]);
  expect(holdsCodes([["Read me"], ["Notes"]])).toBe(false);
});

it("refuses a code that stands twice, unless one of the two only says that it moved", () => {
  const twice = codes("code,title\n51.3801,Nursing\n51.3801,Another\n");
  expect(twice.codes).toBeUndefined();
  expect(twice.report.problems[0]?.expected).toContain("stands in row 2 already");
  const moved = codes("code,title,action\n51.3801,Old,Moved to\n51.3801,Nursing,New\n");
  expect(moved.codes).toEqual([{ code: "51.3801", title: "Nursing" }]);
});

it("reads NCES's crosswalk of editions: what moved, what went and under what to report it, what was renamed", () => {
  const { report, all } = map(
    [
      "CIPCode2010,CIPTitle2010,Action,TextChange,CIPCode2020,CIPTitle2020",
      '="01.0309",Viticulture,Moved to,no,="01.1004",Viticulture and Enology.',
      '="45.14",Rural Sociology,Deleted,no,="45.14","Deleted, report under 45.1103"',
      '="60.04",Residency,Deleted,no,="60.04",Deleted',
      '="49.0199","Air, Other",No substantive changes,yes,="49.0199","Air Transportation, Other"',
      '="49.0102",Pilot,No substantive changes,no,="49.0102",Pilot.',
      ',,New,no,="49.0109",Remote Aircraft Pilot',
    ].join("\n"),
    "CIP",
    "2010",
    "CIP-2020",
  );
  expect([report.stops, report.wouldChange]).toEqual([0, { lines: 4, leftOut: 2, codes: 4, replaced: 0 }]);
  expect(all).toEqual([
    { from: "01.0309", to: "01.1004", title: "Viticulture and Enology", change: "MOVED" },
    { from: "45.14", to: "45.1103", change: "DELETED" },
    { from: "60.04", change: "DELETED" },
    { from: "49.0199", to: "49.0199", title: "Air Transportation, Other", change: "RETITLED" },
  ]);
});

it("reads CIP to SOC and leaves out what has no match", () => {
  const { report, all } = map(
    "CIP2020Code,CIP2020Title,SOC2018Code,SOC2018Title\n51.3801,Nursing,29-1141,Registered Nurses\n01.0508,Taxidermy,99-9999,NO MATCH\n",
    "CIP",
    "2020",
    "SOC-2018",
  );
  expect(report.wouldChange.leftOut).toBe(1);
  expect(all).toEqual([{ from: "51.3801", to: "29-1141", title: "Registered Nurses" }]);
});

it("finds pathways by id or by name; of two with one name the cluster decides, and what is none is left out", () => {
  const { report, all } = map(
    [
      "CIP Code 2020,Career Cluster,Career Pathway,Share",
      "51.3801,Health Science,Therapeutic Services,0.667",
      "51.3801,health,health/support-services,33 %",
      "51.0001,Health Science,Theraputic Services,",
      "01.0000,,Not applicable,",
    ].join("\n"),
    "CIP",
    "2020",
    "PATHWAY-scc-79",
  );
  expect(all).toEqual([
    { from: "51.3801", to: "health/therapeutic-services", share: 0.667 },
    { from: "51.3801", to: "health/support-services", share: 0.33 },
  ]);
  expect(report.problems.map(({ severity, fix }) => [severity, fix?.value])).toEqual([
    ["asks", "health/therapeutic-services"],
    ["asks", undefined],
  ]);
});

it("keeps what revisions did to each code, and the same file again changes nothing", () => {
  const first = revise(
    [],
    [
      { code: "49.0102", title: "Pilot" },
      { code: "49.0199", title: "Air, Other" },
      { code: "49.0101", title: "Aeronautics" },
    ],
    "2020",
  ).codes;
  const file = [
    { code: "49.0102", title: "Pilot" },
    { code: "49.0109", title: "Remote Aircraft Pilot" },
    { code: "49.0199", title: "Air Transportation, Other" },
  ];
  const second = revise(first, file, "2023");
  expect([second.added, second.retitled, second.gone].map((all) => all.map(({ code }) => code))).toEqual([
    ["49.0109"],
    ["49.0199"],
    ["49.0101"],
  ]);
  expect(second.codes.find(({ code }) => code === "49.0101")?.until).toBe("2023");
  expect(second.codes.find(({ code }) => code === "49.0199")?.titles).toEqual([
    { title: "Air, Other", until: "2023" },
  ]);
  const again = revise(second.codes, file, "2024");
  expect([again.added, again.retitled, again.gone, again.same]).toEqual([[], [], [], 3]);
  expect(again.codes).toEqual(second.codes);
  const back = revise(second.codes, [...file, { code: "49.0101", title: "Aeronautics" }], "2024");
  expect(back.added.map(({ code }) => code)).toEqual(["49.0101"]);
  expect(back.codes.every(isCurrent)).toBe(true);
});

it("finds a code by its beginning or by words of its title in any order, stale ones last", () => {
  const all = [
    { code: "51.3801", title: "Registered Nursing/Registered Nurse" },
    { code: "51.3901", title: "Licensed Practical Nurse Training" },
    { code: "51.1601", title: "Nursing, Registered Nurse", not: "MOVED" as const },
  ];
  const found = (typed: string) => search(all, typed, 2).items.map(({ code }) => code);
  expect(found("51.39")).toEqual(["51.3901"]);
  expect(found("nurs regist")).toEqual(["51.3801", "51.1601"]);
  expect(found("nurse practical")).toEqual(["51.3901"]);
  expect([found("welding"), search(all, "nurs", 2).more]).toEqual([[], true]);
});
