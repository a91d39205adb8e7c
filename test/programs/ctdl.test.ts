/** A program of study as CTDL: a standard processor loses nothing of it and asks the network for nothing. */
import jsonld from "jsonld";
import { beforeAll, expect, it } from "vitest";
import type { Node } from "#shared/ctdl-context.ts";
import { programCtdl, programCtdlList } from "#shared/programs/ctdl.ts";
import { published } from "./published.ts";

const offline = {
  documentLoader: (url: string) => Promise.reject(new Error(`the network was asked for ${url}`)),
};
const spelled = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(spelled)
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => [key, ...spelled(one)])
      : [String(value)];

let document: Node;
let graph: Node[];
beforeAll(async () => {
  document = await programCtdl(published, "https://causeway.example");
  graph = document["@graph"] as Node[];
});
const typed = (type: string) => graph.filter((node) => node["@type"] === `ceterms:${type}`);

it("expands every key and type to an absolute IRI, and drops none, without the network", async () => {
  const expanded = await jsonld.expand(document as never, offline);
  const context = document["@context"] as Record<string, string>;
  const ours = [
    ...new Set(spelled(graph).filter((one) => /^(ceterms|ceasn|schema|lifeCycle|creditUnit):\w+$/.test(one))),
  ];
  const wanted = ours.map((one) => one.replace(/^(\w+):/, (_, prefix: string) => context[prefix] ?? ""));
  const reached = new Set(spelled(expanded));
  expect(wanted.filter((iri) => !reached.has(iri))).toEqual([]);
  expect(wanted.filter((iri) => !/^https?:/.test(iri))).toEqual([]);
  expect(expanded).toHaveLength(graph.length);
  const back = await jsonld.compact(expanded, context as never, { ...offline, graph: true });
  const plain = (nodes: unknown) =>
    (JSON.parse(JSON.stringify(nodes).replaceAll('"en-US"', '"en-us"')) as Node[]).toSorted((a, b) =>
      String(a["@id"]) < String(b["@id"]) ? -1 : 1,
    );
  expect(plain((back as unknown as Node)["@graph"])).toEqual(plain(graph));
});

it("is one learning program with its owner, its codes, its courses and where people enter", () => {
  const [program] = typed("LearningProgram");
  expect(program).toMatchObject({
    "ceterms:name": { "en-US": "Nursing" },
    "ceterms:versionCode": "2",
    "ceterms:dateEffective": "2026-11-20",
    "ceterms:subjectWebpage": `https://causeway.example/programs/cedar-valley/${published.id}`,
    "ceterms:instructionalProgramType": [{ "ceterms:codedNotation": "51.3801" }],
    "ceterms:occupationType": [{ "ceterms:codedNotation": "29-1141" }],
  });
  expect(program?.["ceterms:hasPart"]).toHaveLength(7);
  expect(program?.["ceterms:entryCondition"]).toMatchObject([
    { "ceterms:name": { "en-US": "Ninth grade" } },
    { "ceterms:condition": { "en-US": ["TABE 11/12, Reading: 9 grade equivalent"] } },
  ]);
});

it("names each credential by its kind, and which one it counts toward", () => {
  const byName = new Map(
    graph.map((node) => [(node["ceterms:name"] as { "en-US": string } | undefined)?.["en-US"], node]),
  );
  const stacks = (name: string) =>
    (
      byName.get(name)?.["ceterms:isPreparationFor"] as { "ceterms:targetCredential": string[] }[] | undefined
    )?.[0]?.["ceterms:targetCredential"];
  expect(typed("Certification")).toHaveLength(1);
  expect(typed("AssociateDegree")).toHaveLength(1);
  expect(stacks("Nursing assistant")).toEqual([byName.get("Practical nursing")?.["@id"]]);
  expect(stacks("Practical nursing")).toEqual([byName.get("Nursing, AAS")?.["@id"]]);
  expect(stacks("Nursing, AAS")).toBeUndefined();
});

it("finds a node for every link inside the document, and the same names every time and in the list", async () => {
  const ids = new Set(graph.map((node) => node["@id"]));
  const links = ["hasPart", "ownedBy", "offeredBy", "targetCredential", "targetLearningOpportunity"];
  const walk = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(walk)
      : typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, one]) =>
            links.some((link) => key === `ceterms:${link}`) ? (one as string[]) : walk(one),
          )
        : [];
  expect(walk(graph).filter((iri) => !ids.has(iri))).toEqual([]);
  expect(await programCtdl(published, "https://causeway.example")).toEqual(document);
  const list = await programCtdlList(
    [{ ...published, partnership: "cedar-valley" }],
    "https://causeway.example",
  );
  expect((list["@graph"] as Node[])[0]?.["@id"]).toBe(typed("LearningProgram")[0]?.["@id"]);
  await jsonld.expand(list as never, offline);
});
