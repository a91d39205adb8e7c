/** A release as CSV: whatever is suppressed looks the same, and a file says no more than the table it is made of. */
import { expect, it } from "vitest";
import { writeCsv } from "#functions/files/write-csv.ts";
import { releaseRows } from "#shared/data-sharing/release-csv.ts";

const published = (value: number) => ({ state: "published" as const, value });
const hidden = { state: "suppressed" as const };
const zero = { state: "zero" as const };

const release = {
  indicatorId: "5S1",
  year: "2023-24",
  pooledTo: "2025-26",
  programs: [{ id: "51.3901", name: "Nursing, Licensed" }],
  table: {
    dimensions: [
      { name: "race", kind: "partition" as const, values: ["white", "asian", "black", "two", "new"] },
    ],
    rollUps: [],
    blocks: [
      {
        program: "51.3901",
        year: "2023-24/2025-26",
        groups: {
          all: { d: published(164), n: published(121) },
          "race:white": { d: published(98), n: published(75) },
          "race:asian": { d: hidden, n: hidden },
          "race:black": { d: published(27), n: hidden, band: { side: "high" as const, percent: 90 } },
          "race:two": { d: published(20), n: hidden },
          "race:new": { d: zero, n: zero },
        },
      },
    ],
  },
};
const known = {
  dimensions: [
    {
      id: "race",
      name: "Race and ethnicity",
      kind: "partition" as const,
      values: [
        { id: "white", name: "White" },
        { id: "asian", name: "Asian" },
      ],
    },
  ],
};

it("has one line a group, one mark, a rate only beside both counts, and names as people know them", () => {
  const [header, ...lines] = releaseRows(release, "Three Rivers", known);
  expect(header).toHaveLength(10);
  expect(lines.map((line) => line.slice(5).join("|"))).toEqual([
    "all|All|164|121|73.8%",
    "Race and ethnicity|White|98|75|76.5%",
    "Race and ethnicity|Asian|*|*|*",
    "Race and ethnicity|black|27|*|90% or more",
    "Race and ethnicity|two|20|*|*",
    "Race and ethnicity|new|0|0|",
  ]);
  for (const line of lines)
    expect(line.slice(0, 5)).toEqual([
      "5S1",
      "2023-24/2025-26",
      "Three Rivers",
      "51.3901",
      "Nursing, Licensed",
    ]);
});

it("is a file that a spreadsheet shows and never runs", () => {
  const named = { ...release, programs: [{ id: "51.3901", name: "=HYPERLINK(1)" }] };
  const csv = writeCsv(releaseRows(named, "@Three", known));
  expect(csv).toContain("'=HYPERLINK(1)");
  expect(csv).toContain("'@Three");
  expect(csv.split("\r\n")).toHaveLength(8);
});
