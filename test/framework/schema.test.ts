import { describe, expect, it } from "vitest";
import {
  byArea,
  clusterOf,
  countPathways,
  glossaryOf,
  heading,
  pathwayName,
  pathwayOf,
} from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import { scc79 } from "#shared/framework/scc-79.ts";
import { Framework } from "#shared/framework/schema.ts";

describe("edition scc-79", () => {
  it("is a framework as the schema says it", () => {
    expect(Framework.parse(scc79)).toEqual(scc79);
    expect(edition("scc-79")).toBe(scc79);
    expect(edition("scc-81")).toBeUndefined();
  });

  it("has 16 clusters and 79 pathways, as many in each cluster as the publication prints", () => {
    expect(scc79.clusters).toHaveLength(16);
    expect(countPathways(scc79)).toBe(79);
    const counts = Object.fromEntries(scc79.clusters.map((one) => [one.code, one.pathways.length]));
    expect(counts).toEqual({
      AG: 7,
      AC: 3,
      AR: 6,
      BM: 5,
      ED: 3,
      FN: 5,
      GV: 7,
      HL: 5,
      HT: 4,
      HU: 5,
      IT: 4,
      LW: 5,
      MN: 6,
      MK: 5,
      ST: 2,
      TR: 7,
    });
  });

  it("gives every pathway a slug of its own that spells its name", () => {
    const all = scc79.clusters.flatMap((one) => one.pathways);
    expect(new Set(all.map((one) => one.id)).size).toBe(79);
    for (const { id, name } of all) {
      const spelled = name
        .toLowerCase()
        .replaceAll("&", "and")
        .replaceAll(/[^a-z]+/g, "-");
      expect(id.split("/")[1]).toBe(spelled);
    }
    expect(Math.max(...all.map((one) => one.name.length))).toBe(71);
  });

  it("puts every cluster under exactly one area, and says which of these places no text confirms", () => {
    const placed = byArea(scc79).flatMap((area) => area.clusters.map((one) => one.id));
    expect(placed.toSorted()).toEqual(scc79.clusters.map((one) => one.id).toSorted());
    const confirmed = scc79.clusters.filter((one) => one.areaStanding === "verified").map((one) => one.id);
    expect(confirmed).toEqual(["agriculture", "business", "finance", "health"]);
    expect(scc79.sourceNotes.some((note) => note.standing === "derived" && /area/.test(note.about))).toBe(
      true,
    );
  });

  it("has ten elements, three levels, six principles and seven rules for a program of study", () => {
    const { elements, levels, principles, programOfStudyRules } = scc79;
    expect([elements.length, levels.length, principles.length, programOfStudyRules.length]).toEqual([
      10, 3, 6, 7,
    ]);
  });

  it("asks something of every type of partner", () => {
    const groups = scc79.partnerStrategies.map((one) => one.group);
    for (const type of scc79.partnerTypes) expect(groups).toContain(type.strategyGroup);
  });

  it("names only clusters it has in the endorsement areas", () => {
    for (const area of scc79.endorsementAreas)
      for (const id of area.clusterIds) expect(clusterOf(scc79, id)).toBeDefined();
  });

  it("is refused with a cluster under an area that is not there, a pathway of another cluster, or one twice", () => {
    const [first, ...rest] = scc79.clusters;
    if (!first) throw new Error("no clusters");
    const wrong = (cluster: object) => ({ ...scc79, clusters: [{ ...first, ...cluster }, ...rest] });
    expect(Framework.safeParse(wrong({ areaId: "alchemy" })).success).toBe(false);
    expect(Framework.safeParse(wrong({ pathways: rest[0]?.pathways })).success).toBe(false);
    expect(Framework.safeParse(wrong({ pathways: [...first.pathways, first.pathways[0]] })).success).toBe(
      false,
    );
    expect(Framework.safeParse(wrong({})).success).toBe(true);
  });
});

describe("looking things up", () => {
  it("finds a pathway with its cluster, and gives an unknown id back as it is", () => {
    expect(pathwayOf(scc79, "health/diagnostic-services")?.cluster.name).toBe("Health Science");
    expect(pathwayName(scc79, "health/diagnostic-services")).toBe("Diagnostic Services");
    expect(pathwayName(scc79, "health/alchemy")).toBe("health/alchemy");
    expect(pathwayOf(scc79, "")).toBeUndefined();
  });
});

describe("the glossary", () => {
  const booklet =
    "ACC ACTE ADP AEFLA CCRI CCTI CRP CSSI CTE DCEO EFE ESEA ELL HEA HSTW IAI IACTE IBHE ICCA ICCB ICSPS ICTA IDEA ILAVESNP ILS IOES ISBE ISIS IWIB LEA LWIB NAEP NAPE NASDCTEc NCLB NSF NTO OCCRL OVAE PCCS POS PLTW RTI SREB STEM USDOE USDOL WIA WIB".split(
      " ",
    );
  const terms = glossaryOf(scc79);

  it("explains every acronym the booklet lists, and Perkins IV", () => {
    for (const acronym of [...booklet, "Perkins IV"])
      expect(terms.filter((term) => term.acronym === acronym)).toHaveLength(1);
  });

  it.each([
    "Dual credit",
    "CLNA",
    "CTSO",
    "CIP",
    "SOC",
    "SCED",
    "WBL",
    "APC",
    "Stackable credential",
    "Completer",
  ])("explains %s", (word) => expect(terms.map(heading)).toContain(word));

  it("explains each word once, in one short sentence, in the order of the alphabet", () => {
    const words = terms.map(heading);
    expect(new Set(words).size).toBe(words.length);
    expect(words).toEqual(words.toSorted((a, b) => a.localeCompare(b, "en")));
    for (const { meaning } of terms) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(meaning.split(" ").length).toBeLessThanOrEqual(25);
    }
  });
});
