/** What a set says of a code: there, absent, or nobody loaded the set; what became of it; what maps suggest. */
import { describe, expect, it } from "vitest";
import { factOf } from "#shared/codes/facts.ts";
import type { MapPart } from "#shared/codes/schema.ts";

const cip2020 = [
  { code: "49", title: "Transportation" },
  { code: "49.0102", title: "Airline Pilot" },
  { code: "49.0109", title: "Remote Aircraft Pilot", since: "2023" },
  {
    code: "49.0199",
    title: "Air Transportation, All Other",
    titles: [{ title: "Air, Other", until: "2023" }],
  },
  { code: "49.0101", title: "Aeronautics", until: "2023" },
  { code: "01.8001", title: "Veterinary Medicine", not: "MOVED" as const },
];
const from2010: MapPart = {
  target: "CIP-2020",
  standing: "OFFICIAL",
  lines: [
    { from: "01.8001", to: "01.8001", change: "RETITLED", title: "Never asked for" },
    { from: "01.2401", to: "01.8001", change: "MOVED", title: "Veterinary Medicine" },
    { from: "51.1901", change: "DELETED", to: "51.1202", title: "Osteopathic Medicine" },
    { from: "60.0401", change: "DELETED" },
  ],
};
const about = (code: string, edition = "2020", known = {}) =>
  factOf({ system: "CIP", edition, code }, { codes: cip2020, maps: [], earlier: [], ...known });

describe("a code", () => {
  it("is there, is absent, or cannot be told where nobody loaded its edition", () => {
    expect(about("49.0102")).toMatchObject({ status: "THERE", title: "Airline Pilot" });
    expect(about("49.9999").status).toBe("ABSENT");
    expect(about("49.0102", "2020", { codes: undefined }).status).toBe("UNKNOWN_SET");
    expect(about("49", "2020", { codes: undefined })).toMatchObject({
      status: "THERE",
      title: "Transportation and Materials Moving",
    });
  });

  it("that a revision added is there; one that a revision dropped is not, and says which revision", () => {
    expect(about("49.0109").status).toBe("THERE");
    expect(about("49.0101")).toMatchObject({
      status: "ABSENT",
      later: { edition: "2020", revision: "2023", change: "DELETED", successors: [] },
    });
    expect(about("49.0199").later).toEqual({
      edition: "2020",
      revision: "2023",
      change: "RETITLED",
      successors: [{ code: "49.0199", title: "Air Transportation, All Other" }],
    });
  });

  it("of an edition that another followed names its successors", () => {
    const in2010 = (code: string) =>
      about(code, "2010", { codes: [{ code, title: "Old" }], maps: [from2010] });
    expect(in2010("01.2401")).toMatchObject({
      status: "THERE",
      later: {
        edition: "2020",
        change: "MOVED",
        successors: [{ code: "01.8001", title: "Veterinary Medicine" }],
      },
    });
    expect(in2010("60.0401").later).toEqual({ edition: "2020", change: "DELETED", successors: [] });
    expect(in2010("01.0101").later).toBeUndefined();
  });

  it("from the wrong edition is absent, and names what it is called in the right one", () => {
    expect(about("51.1901", "2020", { earlier: [from2010] })).toMatchObject({
      status: "ABSENT",
      later: { edition: "2020", change: "DELETED", successors: [{ code: "51.1202" }] },
    });
    expect(about("49.0102", "2020", { earlier: [from2010] }).later).toBeUndefined();
  });

  it("has the official pathway before suggestions, and each suggestion with its share", () => {
    const part = (standing: MapPart["standing"], lines: MapPart["lines"]): MapPart => ({
      target: "PATHWAY-scc-79",
      standing,
      lines,
    });
    const maps = [
      part("SUGGESTED", [
        { from: "51.3801", to: "health/support-services", share: 0.333 },
        { from: "51.3801", to: "health/therapeutic-services", share: 0.667 },
        { from: "51.3802", to: "health/diagnostic-services", share: 1 },
      ]),
      part("OFFICIAL", [{ from: "51.3801", to: "health/therapeutic-services" }]),
    ];
    expect(about("51.3801", "2020", { maps }).pathways).toEqual([
      { pathwayId: "health/therapeutic-services", official: true },
      { pathwayId: "health/therapeutic-services", share: 0.667, official: false },
      { pathwayId: "health/support-services", share: 0.333, official: false },
    ]);
  });

  it("of a whole SCED course code is looked up by its course", () => {
    const sced = [{ code: "14051", title: "Nursing" }];
    const asked = { system: "SCED", edition: "12", code: "14051G1.0011" } as const;
    expect(factOf(asked, { codes: sced, maps: [], earlier: [] })).toMatchObject({
      code: "14051G1.0011",
      status: "THERE",
      title: "Nursing",
    });
  });
});
