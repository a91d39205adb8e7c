/** A kept package leaves as the standard's documents, in both versions, and loses nothing but addresses on the way. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseKinds } from "#shared/case/addresses.ts";
import { type CaseJson, projectionOf } from "#shared/case/projection.ts";
import { CasePackage } from "#shared/case/schema.ts";
import { shapeOf } from "#shared/case/shapes.ts";
import { documentId, full, ids, uuid } from "./package.ts";
import { faultsOf } from "./standard.ts";

const origin = "https://hub.example.org";
const root = `${origin}/ims/case/v1p1`;
const as11 = (extensions = false) => projectionOf(full(), { origin, version: "v1p1", extensions });
const as10 = () => projectionOf(full(), { origin, version: "v1p0", extensions: true });

/** Each kind with one of its objects. */
const samples = {
  CFDocuments: documentId,
  CFItems: ids.weld,
  CFAssociations: ids.child,
  CFConcepts: ids.concept,
  CFSubjects: ids.subject,
  CFLicenses: ids.license,
  CFItemTypes: ids.type,
  CFAssociationGroupings: ids.grouping,
  CFRubrics: ids.rubric,
};

describe.each([
  ["1.1", "v1p1", () => as11()],
  ["1.1 with extensions", "v1p1", () => as11(true)],
  ["1.0", "v1p0", as10],
] as const)("in CASE %s", (_, version, made) => {
  it("is a package of the standard's shape", () => {
    expect(faultsOf(version, "CFPackage", made().package())).toEqual([]);
  });

  it.each(caseKinds)("has a %s of the standard's shape by itself", (kind) => {
    const one = made().one(kind, samples[kind]);
    expect(one).toBeDefined();
    expect(faultsOf(version, shapeOf[kind], one)).toEqual([]);
  });

  it("has a statement with its associations in the standard's shape", () => {
    expect(faultsOf(version, "CFAssociationSet", made().itemAssociations(ids.weld))).toEqual([]);
  });
});

it("is held against schemas that find what is wrong", () => {
  const right = as11().package() as { CFItems: CaseJson[]; CFDocument: CaseJson };
  const [first] = right.CFItems;
  for (const wrong of [
    { ...right, CFItems: [{ ...first, CFDocumentURI: as11().one("CFItems", ids.weld)?.["CFDocumentURI"] }] },
    { ...right, CFItems: [{ ...first, identifier: "019a0000-0000-7000-8000-000000000001" }] },
    { ...right, CFDocument: { ...right.CFDocument, statusStartDate: "August" } },
    { ...right, CFItems: [{ ...first, fullStatement: null }] },
  ])
    expect(faultsOf("v1p1", "CFPackage", wrong)).not.toEqual([]);
  expect(faultsOf("v1p0", "CFPackage", right)).not.toEqual([]);
});

const everyKey = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(everyKey)
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...everyKey(inner)])
      : [];

it("names the document nowhere inside a package, and on everything that stands alone", () => {
  const keys = everyKey(as11(true).package());
  expect(keys).not.toContain("CFDocumentURI");
  expect(keys).not.toContain("CFPackageURI");
  const title = "Welding: knowledge and skills";
  const toDocument = { title, identifier: documentId, uri: `${root}/CFDocuments/${documentId}` };
  expect(as11().one("CFItems", ids.safety)?.["CFDocumentURI"]).toEqual(toDocument);
  expect(as11().one("CFAssociations", ids.child)?.["CFDocumentURI"]).toEqual(toDocument);
  expect(as11().one("CFDocuments", documentId)?.["CFPackageURI"]).toEqual({
    ...toDocument,
    uri: `${root}/CFPackages/${documentId}`,
  });
  const set = as11().itemAssociations(ids.weld) as { CFItem: CaseJson; CFAssociations: CaseJson[] };
  expect(set.CFItem["CFDocumentURI"]).toEqual(toDocument);
  expect(everyKey(set.CFAssociations)).not.toContain("CFDocumentURI");
});

it("gives everything of the package its own address, and leaves alone what is elsewhere", () => {
  const made = as11();
  expect(made.one("CFItems", ids.safety)?.["uri"]).toBe(`${root}/CFItems/${ids.safety}`);
  const ends = (id: string) => made.one("CFAssociations", id) as Record<string, { uri: string }>;
  expect(ends(ids.child)["destinationNodeURI"]?.uri).toBe(`${root}/CFDocuments/${documentId}`);
  expect(ends(ids.child)["originNodeURI"]?.uri).toBe(`${root}/CFItems/${ids.weld}`);
  expect(ends(ids.elsewhere)["destinationNodeURI"]?.uri).toBe(
    "https://source.example/ims/case/v1p0/CFItems/99",
  );
  expect(ends(ids.toOnet)["destinationNodeURI"]?.uri).toBe("urn:ext-onet-soc:51-4121.00");
});

it("gives extensions to nobody who did not ask, and to nobody in 1.0", () => {
  expect(everyKey(as11().package())).not.toContain("extensions");
  expect(everyKey(as10().package())).not.toContain("extensions");
  expect(everyKey(as11(true).package()).filter((key) => key === "extensions")).toHaveLength(8);
});

it("leaves out of 1.0 what 1.0 does not know: fields, and the associations of later and of own kinds", () => {
  const made = as10().package() as { CFItems: CaseJson[]; CFAssociations: CaseJson[] };
  const keys = everyKey(made);
  for (const key of ["caseVersion", "frameworkType", "targetType"]) expect(keys).not.toContain(key);
  expect(Object.keys(made.CFItems[0] ?? {})).not.toContain("subject");
  expect(Object.keys(made.CFAssociations[0] ?? {})).not.toContain("notes");
  expect(made.CFAssociations.map((one) => one["identifier"])).toEqual([ids.child, ids.toOnet, ids.elsewhere]);
  expect(as10().one("CFAssociations", ids.translated)).toBeUndefined();
});

it("answers for a definition with the set of it and those below it, by hierarchy code and not by digits", () => {
  const titles = (id: string) =>
    (as11().one("CFConcepts", id) as { CFConcepts: CaseJson[] }).CFConcepts.map((one) => one["title"]);
  expect(titles(ids.concept)).toEqual(["Joints", "Lap joints"]);
  expect(titles(ids.tenth)).toEqual(["Tools"]);
});

it("has an empty set where a statement has no associations, and nothing under another kind's address", () => {
  expect(as11().itemAssociations(ids.lonely)).toMatchObject({ CFAssociations: [] });
  expect(as11().one("CFItems", documentId)).toBeUndefined();
  expect(as11().one("CFConcepts", ids.weld)).toBeUndefined();
  expect(as11().one("CFItems", uuid(77))).toBeUndefined();
});

const without = (fields: readonly string[], value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (fields.includes(key) ? undefined : inner)));

it("gives back what came in, but for addresses", () => {
  const came = [JSON.parse(JSON.stringify(full())) as unknown];
  const reference = join(import.meta.dirname, "../../../shared/reference/onet-ksa.case11.json");
  if (existsSync(reference)) came.push(JSON.parse(readFileSync(reference, "utf8")));
  for (const one of came) {
    const kept = CasePackage.parse(without(["caseVersion"], one));
    const given = projectionOf(kept, { origin, version: "v1p1", extensions: true }).package();
    const plain = ["uri", "caseVersion"];
    expect(without(plain, given)).toEqual(without(plain, one));
    expect(faultsOf("v1p1", "CFPackage", given)).toEqual([]);
  }
});
