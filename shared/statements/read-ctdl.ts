/**
 * CTDL-ASN in JSON-LD, as the Credential Registry gives it out, as a package: read into CASE's names first and then
 * mended like any other, each repair and problem told at its pointer in the file that came.
 */

import type { ReadPackage } from "./case-parts.ts";
import { alignments, ceasn, competencyTerms, frameworkTerms, statusFromCtdl } from "./ctdl-terms.ts";
import { notesListed } from "./limits.ts";
import { type Notes, startNotes, under } from "./notes.ts";
import { readCase, unreadable } from "./read-case.ts";

type Node = Record<string, unknown>;
const isNode = (raw: unknown): raw is Node => typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** Whether JSON looks like a graph of CTDL-ASN rather than a package of CASE. */
export const isCtdl = (raw: unknown): boolean =>
  (Array.isArray(raw) && raw.some((one) => isNode(one) && "@type" in one)) ||
  (isNode(raw) && !("CFDocument" in raw) && ("@graph" in raw || "@context" in raw || "@type" in raw));

export async function readCtdl(raw: unknown, now: string): Promise<ReadPackage> {
  const why = unreadable(raw);
  if (why) {
    const notes = startNotes();
    notes.stops("", "", why);
    return { notes };
  }
  const { package: found, places } = asCase(raw);
  const read = await readCase(found, now, madeHere);
  return { ...read, notes: toldAt(read.notes, places) };
}

/** CTDL dates and names no association: what is said of that would be said of ourselves. */
const madeHere = /^\/CFAssociations\/\d+\/(identifier|lastChangeDateTime)$/;

/** The notes with pointers into the file that came. */
function toldAt(notes: Notes, places: ReadonlyMap<string, string>): Notes {
  const at = (pointer: string): string => {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
      const place = places.get(pointer.slice(0, end));
      if (place !== undefined) return `${place}${pointer.slice(end)}`;
    }
    return "/@graph";
  };
  return {
    ...notes,
    list: () =>
      notes
        .list()
        .slice(0, notesListed)
        .map((note) => ({ ...note, pointer: at(note.pointer) })),
  };
}

/** Text, or a number in its place. What is neither is never made into text: JSON may have a `toString` of its own. */
const wordIn = (raw: unknown): string | undefined =>
  typeof raw === "string" || typeof raw === "number" ? String(raw) : undefined;
const isWord = (raw: unknown): boolean => wordIn(raw) !== undefined;

const typesOf = (node: Node): string[] =>
  [node["@type"]].flat().flatMap((one) => wordIn(one)?.replace(ceasn, "ceasn:") ?? []);

function asCase(raw: unknown): { package: Node; places: Map<string, string> } {
  const graph = isNode(raw) && Array.isArray(raw["@graph"]) ? raw["@graph"] : [raw].flat();
  const root = isNode(raw) && Array.isArray(raw["@graph"]) ? "/@graph" : "";
  const nodes = graph.flatMap((node, index) =>
    isNode(node) ? [{ node, at: Array.isArray(raw) || root ? under(root, index) : "" }] : [],
  );
  const framework = nodes.find(({ node }) => typesOf(node).includes("ceasn:CompetencyFramework"));
  const competencies = nodes.filter(({ node }) => typesOf(node).includes("ceasn:Competency"));
  const places = new Map<string, string>([["/CFDocument", framework?.at ?? ""]]);
  if (!framework) return { package: {}, places };
  const language = languageOf(framework.node);

  const document = {
    ...identityOf(framework.node),
    ...said(framework, "/CFDocument", frameworkTerms, language, places),
    ...statusOf(framework.node),
    ...licenseOf(framework.node),
  };
  const items = competencies.map((one, index) => {
    const place = `/CFItems/${index}`;
    places.set(place, one.at);
    const levels = [termOf(one.node, "ceasn:educationLevelType")]
      .flat()
      .flatMap((level) => levelIn(level, language));
    return {
      ...identityOf(one.node),
      ...said(one, place, competencyTerms, language, places),
      ...(levels.length > 0 ? { educationLevel: levels } : {}),
      ...licenseOf(one.node),
    };
  });
  const associations = associationsOf(framework, competencies, places);
  return { package: { CFDocument: document, CFItems: items, CFAssociations: associations }, places };
}

/** A term under its prefix, spelled out, or bare. */
const termOf = (node: Node, term: string): unknown =>
  node[term] ?? node[term.replace(/^ceasn:/, ceasn)] ?? node[term.replace(/^\w+:/, "")];

function languageOf(node: Node): string {
  const said = [termOf(node, "ceasn:inLanguage")].flat()[0];
  return typeof said === "string" ? said : "en";
}

/** The words of a language map in the framework's language, else in English, else in the first there is. */
function inWords(raw: unknown, language: string): unknown {
  if (Array.isArray(raw))
    return raw.length === 1 ? inWords(raw[0], language) : raw.map((one) => inWords(one, language));
  if (!isNode(raw)) return raw;
  if ("@value" in raw) return raw["@value"];
  const keys = Object.keys(raw);
  const near = (want: string) =>
    keys.find((key) => key.toLowerCase().split("-")[0] === want.toLowerCase().split("-")[0]);
  const key = keys.includes(language) ? language : (near(language) ?? near("en") ?? keys[0]);
  return key === undefined ? undefined : raw[key];
}

/** An address, given bare or as a node. */
const addressIn = (raw: unknown): string | undefined =>
  typeof raw === "string" ? raw : isNode(raw) && typeof raw["@id"] === "string" ? raw["@id"] : undefined;
const addressesIn = (raw: unknown): string[] => [raw].flat().flatMap((one) => addressIn(one) ?? []);

/** What links call a node: its CTID, wherever its address puts it. */
const nameOf = (node: Node): string => {
  const ctid = termOf(node, "ceterms:ctid");
  return idIn(typeof ctid === "string" ? ctid : (wordIn(node["@id"]) ?? ""));
};
const idIn = (text: string): string => /ce-([0-9a-f-]{36})\/?$/i.exec(text)?.[1] ?? text;

function identityOf(node: Node): Node {
  const uri = addressIn(node["@id"]);
  return { identifier: nameOf(node), ...(uri && /^https?:/i.test(uri) ? { uri } : {}) };
}

function said(
  { node, at }: { node: Node; at: string },
  place: string,
  terms: typeof frameworkTerms,
  language: string,
  places: Map<string, string>,
): Node {
  const read: Node = {};
  for (const [name, term, as] of terms) {
    const raw = termOf(node, term);
    places.set(under(place, name), under(at, term));
    if (raw === undefined) continue;
    const value = as === "address" ? addressesIn(raw)[0] : inWords(raw, language);
    const several =
      Array.isArray(value) && as !== "word-list" && value.every(isWord)
        ? value.join(as === "words" ? "\n" : ", ")
        : value;
    read[name] = as === "word-list" ? [several].flat() : several;
  }
  return read;
}

function statusOf(node: Node): Node {
  const raw = termOf(node, "ceasn:publicationStatusType");
  const target = isNode(raw) ? (termOf(raw, "ceterms:targetNode") ?? raw["@id"]) : raw;
  const word = /([A-Za-z]+)$/.exec(addressIn(target) ?? "")?.[1] ?? "";
  const status = statusFromCtdl.get(word.toLowerCase()) ?? word;
  return status ? { adoptionStatus: status } : {};
}

function licenseOf(node: Node): Node {
  const uri = addressesIn(termOf(node, "ceasn:license"))[0];
  return uri ? { licenseURI: { title: uri, uri } } : {};
}

/** `gradeLevel:11` and an alignment object that names it are one. */
function levelIn(raw: unknown, language: string): string[] {
  const name = isNode(raw) ? inWords(termOf(raw, "ceterms:targetNodeName"), language) : undefined;
  const node = isNode(raw) ? addressIn(termOf(raw, "ceterms:targetNode") ?? raw["@id"]) : addressIn(raw);
  const said = typeof name === "string" ? name : node?.replace(/^.*[/#:]/, "");
  return said ? [said.slice(0, 50).toWellFormed()] : [];
}

type Read = { node: Node; at: string };
function associationsOf(framework: Read, competencies: readonly Read[], places: Map<string, string>): Node[] {
  const made: Node[] = [];
  const seen = new Set<string>();
  const documentId = nameOf(framework.node);
  const ids = new Set([documentId, ...competencies.map(({ node }) => nameOf(node))]);
  // Registry addresses end in the CTID; elsewhere a node's own @id says which it is.
  const byAddress = new Map(
    [framework, ...competencies].flatMap(({ node }) => {
      const address = wordIn(node["@id"]);
      return address ? [[address, nameOf(node)]] : [];
    }),
  );
  const idOf = (address: string): string => byAddress.get(address) ?? idIn(address);
  const put = (from: string, kind: string, to: string, at: string, sequenceNumber?: number, uri?: string) => {
    const key = `${from} ${kind} ${to}`;
    if (seen.has(key)) return;
    seen.add(key);
    places.set(`/CFAssociations/${made.length}`, at);
    const outside = ids.has(to) ? undefined : uri;
    made.push({
      associationType: kind,
      ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
      originNodeURI: { identifier: from, targetType: "CASE" },
      // An address elsewhere gives its own identifier away, where it ends in one.
      destinationNodeURI: {
        ...(outside === to ? {} : { identifier: to }),
        ...(outside ? { uri: outside } : {}),
        targetType: "CASE",
      },
    });
  };
  // The order is the parents' word; who is under whom may be said by either.
  for (const [term, parents] of [
    ["ceasn:hasTopChild", [framework]],
    ["ceasn:hasChild", competencies],
  ] as const)
    for (const { node, at } of parents)
      for (const [index, child] of addressesIn(termOf(node, term)).entries())
        put(idOf(child), "isChildOf", nameOf(node), under(at, term), index + 1);
  for (const { node, at } of competencies) {
    const from = nameOf(node);
    for (const parent of addressesIn(termOf(node, "ceasn:isChildOf")))
      put(from, "isChildOf", idOf(parent), under(at, "ceasn:isChildOf"));
    if (addressesIn(termOf(node, "ceasn:isTopChildOf")).length > 0)
      put(from, "isChildOf", documentId, under(at, "ceasn:isTopChildOf"));
    for (const [kind, term] of alignments)
      for (const to of addressesIn(termOf(node, term)))
        put(from, kind, idOf(to), under(at, term), undefined, to);
  }
  return made;
}
