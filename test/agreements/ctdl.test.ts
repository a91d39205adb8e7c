/** What we publish as CTDL: a standard processor loses nothing of it and asks the network for nothing. */
import fc from "fast-check";
import jsonld from "jsonld";
import { beforeAll, describe, expect, it } from "vitest";
import { ctdlOf } from "#shared/agreements/ctdl.ts";
import type { RegistryAgreement } from "#shared/agreements/registry.ts";
import type { Node } from "#shared/ctdl-context.ts";
import { ctidOf, uuidOf } from "#shared/ctid.ts";
import { all, award, course, rule } from "./agreed.ts";
import { agreement, amended, version } from "./registry-sample.ts";

const offline = {
  documentLoader: (url: string) => Promise.reject(new Error(`the network was asked for ${url}`)),
};

const ceterms = (name: string) => `https://purl.org/ctdl/terms/${name}`;
const graphOf = (document: Node) => document["@graph"] as Node[];
const typed = (graph: Node[], type: string) => graph.filter((node) => node["@type"] === `ceterms:${type}`);
const words = (value: unknown) => (value as { "en-US": string })["en-US"];
const published = (found: RegistryAgreement) => ctdlOf(found, "https://causeway.example");

/** Every value and key under here, as strings. */
const spelled = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(spelled)
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => [key, ...spelled(one)])
      : [String(value)];

let document: Node;
let graph: Node[];
let ctdlContext: Record<string, unknown>;
beforeAll(async () => {
  document = await published(amended());
  graph = graphOf(document);
  ctdlContext = document["@context"] as typeof ctdlContext;
});

describe("a standard JSON-LD processor", () => {
  it("expands every key and type to an absolute IRI, and drops none, without the network", async () => {
    const expanded = (await jsonld.expand(document as never, offline)) as unknown as Node[];
    const keys = new Set<string>();
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) walk(one);
      else if (typeof value === "object" && value !== null)
        for (const [key, one] of Object.entries(value)) {
          if (!key.startsWith("@")) keys.add(key);
          if (key === "@id" || key === "@type")
            for (const iri of [one].flat()) expect(iri).toMatch(/^(https?:\/\/|urn:uuid:)/);
          walk(one);
        }
    };
    walk(expanded);
    expect([...keys].filter((key) => !/^https?:\/\//.test(key))).toEqual([]);
    const ours = new Set(spelled(graph).filter((one) => /^(ceterms|ceasn|schema):\w+$/.test(one)));
    const prefixes = ctdlContext as Record<string, string>;
    const wanted = [...ours].map((one) => one.replace(/^(\w+):/, (_, prefix) => prefixes[prefix] as string));
    const reached = new Set(spelled(expanded));
    expect(wanted.filter((iri) => !reached.has(iri))).toEqual([]);
    expect(expanded).toHaveLength(graph.length);
  });

  it("compacts it back to the very document", async () => {
    const expanded = await jsonld.expand(document as never, offline);
    const back = (await jsonld.compact(expanded, ctdlContext as never, {
      ...offline,
      graph: true,
    })) as unknown as Node;
    const sorted = (nodes: Node[]) =>
      nodes.toSorted((a, b) => (String(a["@id"]) < String(b["@id"]) ? -1 : 1));
    // A processor may write a language tag in lower case (JSON-LD 1.1 API §5.1.2); it means the same.
    const plain = (nodes: Node[]) =>
      JSON.parse(JSON.stringify(sorted(nodes)).replaceAll('"en-US"', '"en-us"'));
    expect(plain(graphOf(back))).toEqual(plain(graph));
  });

  it("makes typed dates and decimals of it, and text in English", async () => {
    const quads = (await jsonld.toRDF(document as never, offline)) as unknown as {
      predicate: { value: string };
      object: { termType: string; value: string; datatype: { value: string }; language?: string };
    }[];
    const xsd = "http://www.w3.org/2001/XMLSchema#";
    const objects = (iri: string) =>
      quads.filter(({ predicate }) => predicate.value === iri).map((one) => one.object);
    for (const name of ["dateEffective", "expirationDate", "dateSigned", "startDate", "endDate"]) {
      expect(objects(ceterms(name)).length).toBeGreaterThan(0);
      for (const { value, datatype } of objects(ceterms(name))) {
        expect(datatype.value).toBe(`${xsd}date`);
        expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
    const values = objects("https://schema.org/value");
    expect(values.map(({ value }) => value)).toContain("2.67");
    for (const { value, datatype } of values) {
      expect(datatype.value).toBe(`${xsd}decimal`);
      expect(value).toMatch(/^\d+\.\d\d$/);
    }
    for (const { language } of objects(ceterms("name"))) expect(language).toBe("en-us");
    for (const { termType } of objects(ceterms("transferValueFrom"))) expect(termType).toBe("NamedNode");
  });

  it("finds in the context only what is used, and all of it", () => {
    const used = new Set(
      spelled(graph).flatMap((one) => [one, ...(/^(\w+):\w/.exec(one)?.slice(1, 2) ?? [])]),
    );
    const types = spelled(ctdlContext).filter((one) => one.startsWith("xsd:"));
    const unused = Object.keys(ctdlContext).filter(
      (name) => !used.has(name) && !(name === "xsd" && types.length > 0),
    );
    expect(unused).toEqual([]);
  });

  it("finds a node for every link inside the document", () => {
    const ids = new Set(graph.map((node) => node["@id"]));
    const links = Object.entries(ctdlContext).flatMap(([name, kind]) =>
      (kind as Node)["@type"] === "@id" ? name : [],
    );
    const outside = ["ceterms:framework", "ceterms:targetNode", "ceasn:publicationStatusType"];
    const walk = (value: unknown): unknown[] =>
      Array.isArray(value)
        ? value.flatMap(walk)
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, one]) =>
              links.includes(key) && !outside.includes(key) ? [one].flat() : walk(one),
            )
          : [];
    expect(walk(graph).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("the names that are easy to get wrong", () => {
  it("spells derivedFrom as ceasn:derivedFrom", () => {
    const all = spelled(graph);
    expect(all).toContain("ceasn:derivedFrom");
    expect(all).not.toContain("ceterms:derivedFrom");
  });

  it("calls the kind agreementCat:ArticulationAgreement, and uses no concept CTDL lacks", async () => {
    expect(spelled(graph)).toContain("agreementCat:ArticulationAgreement");
    expect(spelled(graph)).not.toContain("agreementCat:Articulation");
    for (const agreementType of ["DUAL_CREDIT_PARTNERSHIP", "MOU"] as const) {
      const other = graphOf(await published(agreement([version(1, { agreementType })])));
      expect(spelled(other).filter((one) => one.startsWith("agreementCat:"))).toEqual([]);
    }
  });

  it("takes every credit unit from the vocabulary, spelled as it is there", () => {
    const units = new Set(spelled(graph).filter((one) => one.startsWith("creditUnit:")));
    expect([...units].sort()).toEqual([
      "creditUnit:CarnegieUnit",
      "creditUnit:DegreeCredit",
      "creditUnit:DualCredit",
      "creditUnit:SecondaryDiplomaCredit",
      "creditUnit:SemesterHour",
    ]);
  });

  it("puts clauses under hasStructuredStatement, never hasStatement", () => {
    const [newest] = typed(graph, "TransferAgreement");
    const [clause] = (newest as Node)["ceterms:hasStructuredStatement"] as Node[];
    expect(clause).toMatchObject({ "@type": "ceterms:StructuredStatement", "ceasn:listID": "5.6" });
    expect(words(clause?.["ceterms:statementText"])).toBe("Credit is posted when it is earned.");
    expect(spelled(graph)).not.toContain("ceterms:hasStatement");
  });

  it("dates an agreement by dateEffective and expirationDate, and a value profile by startDate and endDate", () => {
    for (const node of typed(graph, "TransferAgreement")) {
      expect(node).toHaveProperty(["ceterms:dateEffective"]);
      expect(node).toHaveProperty(["ceterms:expirationDate"]);
      expect(Object.keys(node).filter((key) => /:(start|end)Date$/.test(key))).toEqual([]);
    }
    for (const node of typed(graph, "TransferValueProfile")) {
      expect(node).toHaveProperty(["ceterms:startDate"]);
      expect(node).toHaveProperty(["ceterms:endDate"]);
      expect(Object.keys(node).filter((key) => /dateEffective|expirationDate/.test(key))).toEqual([]);
    }
  });

  it("links versions of agreements and never of value profiles", () => {
    const linking = /:(previousVersion|nextVersion|latestVersion|supersedes|supersededBy)$/;
    for (const node of typed(graph, "TransferValueProfile"))
      expect(Object.keys(node).filter((key) => linking.test(key))).toEqual([]);
    const [newer, older] = typed(graph, "TransferAgreement");
    expect(newer).toMatchObject({
      "ceterms:previousVersion": older?.["@id"],
      "ceterms:supersedes": older?.["@id"],
      "ceterms:latestVersion": newer?.["@id"],
    });
    expect(older).toMatchObject({
      "ceterms:nextVersion": newer?.["@id"],
      "ceterms:supersededBy": newer?.["@id"],
      // The amendment took over the day after.
      "ceterms:expirationDate": "2027-07-31",
    });
  });

  it("says that a renewal which starts after the last day comes next, not that it supersedes", async () => {
    const [newer, older] = typed(
      graphOf(
        await published(
          agreement([
            version(1),
            version(2, { kind: "RENEWAL", dateEffective: "2028-08-01", expirationDate: "2030-07-31" }),
          ]),
        ),
      ),
      "TransferAgreement",
    );
    expect(newer).toHaveProperty(["ceterms:previousVersion"], older?.["@id"]);
    expect(newer).not.toHaveProperty(["ceterms:supersedes"]);
    expect(older).not.toHaveProperty(["ceterms:supersededBy"]);
  });

  it("states the logic in requires: n of m courses are said, not multiplied, and any option is enough", () => {
    const profiles = typed(graph, "TransferValueProfile").filter(({ "ceterms:startDate": from }) =>
      String(from).startsWith("2027-08"),
    );
    // Two options of rule 1 and one of rule 2, though "2 of 3" could be met in three ways.
    expect(profiles).toHaveLength(3);
    const [first] = profiles;
    const requires = first?.["ceterms:requires"] as Node[];
    expect(requires.map((one) => words(one["ceterms:name"]))).toEqual([
      "This course",
      "Any 2 of these 3 courses",
      "Besides the courses",
      "For every rule of the agreement",
    ]);
    expect(requires[1]?.["ceterms:targetLearningOpportunity"]).toHaveLength(3);
    expect(first?.["ceterms:transferValueFrom"]).toHaveLength(4);
    expect(words(first?.["ceterms:description"])).toContain("One of 2 ways to meet rule 1: any one of them");
    expect(words(requires[0]?.["ceterms:condition"])).toEqual([
      "Course WELD1 (WELD1) at Cedar Bend High School, with a B or better",
    ]);
  });

  it("joins the options of a rule with a state's code in one TransferIntermediary", () => {
    const [hub, ...more] = typed(graph, "TransferIntermediary");
    expect(more).toEqual([]);
    expect(hub).toMatchObject({ "ceterms:codedNotation": "IAI IND 914" });
    // Two options in each of two versions.
    expect(hub?.["ceterms:intermediaryFor"]).toHaveLength(4);
  });
});

describe("identifiers", () => {
  it("are the same on every call, valid, and one a thing", async () => {
    const again = await published(amended());
    expect(again).toEqual(document);
    const ctids = graph.flatMap((node) => (node["ceterms:ctid"] as string | undefined) ?? []);
    for (const ctid of ctids)
      expect(ctid).toMatch(/^ce-[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ctids).size).toBe(ctids.length);
    expect(new Set(graph.map((node) => node["@id"])).size).toBe(graph.length);
  });

  it("never meet: other parts give another identifier, however they are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), fc.array(fc.string()), async (a, b) => {
        const [one, other] = [await uuidOf("course", ...a), await uuidOf("course", ...b)];
        expect(one === other).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 300 },
    );
    expect(ctidOf(await uuidOf("course", "x"))).not.toBe(ctidOf(await uuidOf("program", "x")));
  });

  it("tell a course apart from itself under another title or credit", async () => {
    const retitled = { ...course("WELD1", "B"), title: "Welding, first year" };
    const both = agreement([
      version(1, {
        terms: {
          rules: [rule({ ruleNo: 1, options: [all(course("WELD1", "B"))] })],
          findings: [],
          conditions: [],
        },
      }),
      version(2, {
        dateEffective: "2027-08-01",
        terms: { rules: [rule({ ruleNo: 1, options: [all(retitled)] })], findings: [], conditions: [] },
      }),
    ]);
    const named = typed(graphOf(await published(both)), "Course").filter(
      (node) => node["ceterms:codedNotation"] === "WELD1",
    );
    expect(named.map((node) => words(node["ceterms:name"])).sort()).toEqual([
      "Course WELD1",
      "Welding, first year",
    ]);
  });
});

describe("what is left out", () => {
  it("is a rule for which its version has no day left, and every person", async () => {
    // The amendment takes effect with the original, so the original never spoke for a day.
    const replaced = agreement([version(1), version(2, { executedOn: "2026-07-20" })]);
    const profiles = typed(graphOf(await published(replaced)), "TransferValueProfile");
    expect(profiles).toHaveLength(3);
    expect(spelled(graph).join(" ")).not.toContain("Anjali");
  });

  it("is every value of a version that was terminated before it began, but not the version", async () => {
    const undone = graphOf(
      await published(agreement([version(1, { terminationDay: "2026-07-20", phase: "ENDED" })])),
    );
    expect(typed(undone, "TransferAgreement")).toMatchObject([{ "ceterms:expirationDate": "2026-07-20" }]);
    expect(typed(undone, "TransferValueProfile")).toEqual([]);
  });

  it("is the teach-out from the agreement's last day, but not from what its rules still give", async () => {
    const ending = graphOf(
      await published(
        agreement([version(1, { terminationDay: "2027-05-31", teachOutUntil: "2027-12-31" })], "2028-01-01"),
      ),
    );
    expect(typed(ending, "TransferAgreement")).toMatchObject([{ "ceterms:expirationDate": "2027-05-31" }]);
    for (const profile of typed(ending, "TransferValueProfile")) {
      expect(profile["ceterms:endDate"]).toBe("2027-12-31");
      expect(profile["ceterms:lifeCycleStatusType"]).toMatchObject({
        "ceterms:targetNode": "lifeCycle:Ceased",
      });
    }
  });

  it("is nothing of any rule: each option of each rule has its profile, with its courses and awards", async () => {
    const options = fc.array(
      fc.uniqueArray(fc.stringMatching(/^[A-Z]{2}[0-9]{1,3}$/), { minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(options, { minLength: 1, maxLength: 4 }), async (made) => {
        const rules = made.map((ways, index) =>
          rule({
            ruleNo: index + 1,
            options: ways.map((codes) => all(...codes.map((code) => course(code)))),
            awards: [award(`COL ${index}`, 300)],
          }),
        );
        const nodes = graphOf(
          await published(agreement([version(1, { terms: { rules, findings: [], conditions: [] } })])),
        );
        const profiles = typed(nodes, "TransferValueProfile");
        const codeOf = new Map(
          typed(nodes, "Course").map((node) => [node["@id"], node["ceterms:codedNotation"]]),
        );
        const said = profiles.map((node) =>
          (node["ceterms:transferValueFrom"] as string[]).map((id) => codeOf.get(id)),
        );
        expect(said).toEqual(made.flat());
      }),
      { numRuns: 100 },
    );
  });
});
