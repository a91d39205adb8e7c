/** CASE packages, strict and as the wild has them: what is mended, what stops, and where each is told. */
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CasePackage } from "#shared/case/schema.ts";
import { readCase } from "#shared/statements/read-case.ts";
import { saidBy } from "#shared/statements/same-package.ts";
import { id, type Loose, spoilAt, strictPackage } from "./packages.ts";

const now = "2026-11-23T18:00:00Z";
async function read(spoil: (whole: Loose) => unknown) {
  const whole = strictPackage();
  const other = spoil(whole);
  const { notes, found } = await readCase(other ?? whole, now);
  return { told: notes.list().map(({ pointer, severity, said }) => ({ pointer, severity, said })), found };
}
const pointers = (told: { pointer: string }[]) => told.map(({ pointer }) => pointer);

describe("a strict package", () => {
  it("is kept as it is, without a word", async () => {
    const { told, found } = await read(() => undefined);
    expect(told).toEqual([]);
    const { caseVersion: _, ...document } = strictPackage().CFDocument;
    expect(found).toEqual({ ...strictPackage(), CFDocument: document });
  });

  it("reads again, unchanged, what was read once", async () => {
    const once = await readCase(strictPackage(), now);
    const again = await readCase(once.found, now);
    expect(again.found).toEqual(once.found);
    expect(again.notes.list()).toEqual([]);
  });
});

describe("identifiers", () => {
  it("are written in lower case, and everything that points at them follows", async () => {
    const { told, found } = await read(({ CFItems, CFAssociations }) => {
      CFItems[0].identifier = "ABCDEF00-0000-4000-8000-000000000010";
      for (const one of CFAssociations)
        for (const end of [one.originNodeURI, one.destinationNodeURI])
          if (end.identifier === id(10)) end.identifier = "ABCDEF00-0000-4000-8000-000000000010";
    });
    expect(pointers(told)).toEqual(["/CFItems/0/identifier"]);
    expect(found?.CFItems[0]?.identifier).toBe("abcdef00-0000-4000-8000-000000000010");
    expect(found?.CFAssociations[0]?.originNodeURI.identifier).toBe("abcdef00-0000-4000-8000-000000000010");
  });

  it.each([
    ["a UUID of version 7", "018F2D5E-7B3C-7C1A-9D2E-0A1B2C3D4E5F"],
    ["a ULID", "01ARZ3NDEKTSV4RRFFQ69G5FAV"],
    ["a name", "welding/1"],
  ])("that are %s are replaced by the same derived one each time, the old one kept", async (_, old) => {
    const spoil = ({ CFItems, CFAssociations }: Loose) => {
      CFItems[4].identifier = old;
      for (const one of CFAssociations)
        if (one.originNodeURI.identifier === id(14)) one.originNodeURI.identifier = old;
    };
    const { told, found } = await read(spoil);
    expect(pointers(told)).toEqual(["/CFItems/4/identifier"]);
    const item = found?.CFItems[4];
    expect(item?.identifier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
    expect(item?.extensions).toEqual({ importedIdentifier: old });
    expect(found?.CFAssociations[4]?.originNodeURI.identifier).toBe(item?.identifier);
    expect((await read(spoil)).found).toEqual(found);
  });

  it("said twice of the same thing are read once, and of two things make two", async () => {
    const { told, found } = await read(({ CFItems }) => {
      CFItems.push({ ...CFItems[0] }, { ...CFItems[1], fullStatement: "Something else" });
    });
    expect(pointers(told)).toEqual(["/CFItems/5", "/CFItems/6/identifier"]);
    expect(found?.CFItems).toHaveLength(6);
    expect(found?.CFItems[5]?.identifier).not.toBe(id(11));
    expect(found?.CFItems[5]?.extensions).toEqual({ importedIdentifier: id(11) });
  });

  it("that are missing are made of what the thing says", async () => {
    const { told, found } = await read(({ CFAssociations }) => {
      delete CFAssociations[0].identifier;
      delete CFAssociations[0].uri;
    });
    expect(pointers(told)).toEqual(["/CFAssociations/0/identifier"]);
    expect(CasePackage.safeParse(found).success).toBe(true);
  });
});

describe("what the wild has", () => {
  it("addresses of the document inside a package go", async () => {
    const { told, found } = await read(({ CFDocument, CFItems, CFAssociations }) => {
      const uri = { title: "x", identifier: id(1), uri: "https://x.example" };
      CFDocument.CFPackageURI = uri;
      CFItems[0].CFDocumentURI = uri;
      CFAssociations[0].CFDocumentURI = uri;
    });
    expect(pointers(told)).toEqual([
      "/CFDocument/CFPackageURI",
      "/CFItems/0/CFDocumentURI",
      "/CFAssociations/0/CFDocumentURI",
    ]);
    expect(JSON.stringify(found)).not.toContain("CFDocumentURI");
  });

  it.each([
    ["Adopted", "Implemented"],
    ["Deprecated", "Retired"],
    ["Private Draft", "Draft"],
  ])("the old status %s is read as %s", async (old, status) => {
    const { told, found } = await read(({ CFDocument }) => {
      CFDocument.adoptionStatus = old;
    });
    expect(told).toEqual([
      { pointer: "/CFDocument/adoptionStatus", severity: "repaired", said: `Read as ${status}.` },
    ]);
    expect(found?.CFDocument.adoptionStatus).toBe(status);
  });

  it("nulls, wrong types, dates of another form and a wrapper are mended, each at its place", async () => {
    const { told, found } = await read((whole) => {
      const { CFDocument, CFItems, CFAssociations } = whole;
      CFDocument.notes = null;
      CFDocument.lastChangeDateTime = "2026-03-01T07:00:00-05:00";
      CFItems[0].humanCodingScheme = 7;
      CFItems[0].educationLevel = "12";
      CFItems[2].statusStartDate = "2026-07-01T00:00:00+00:00";
      CFAssociations[0].sequenceNumber = "1";
      CFAssociations[1].associationType = "Is Child Of";
      return { CFPackage: whole };
    });
    expect(pointers(told)).toEqual(
      [
        "/CFPackage",
        "/CFPackage/CFDocument/lastChangeDateTime",
        "/CFPackage/CFDocument/notes",
        "/CFPackage/CFItems/0/humanCodingScheme",
        "/CFPackage/CFItems/0/educationLevel",
        "/CFPackage/CFItems/2/statusStartDate",
        "/CFPackage/CFAssociations/0/sequenceNumber",
        "/CFPackage/CFAssociations/1/associationType",
      ].sort((a, b) => pointers(told).indexOf(a) - pointers(told).indexOf(b)),
    );
    expect(told).toHaveLength(8);
    expect(found?.CFDocument.lastChangeDateTime).toBe("2026-03-01T12:00:00Z");
    expect(found?.CFItems[0]).toMatchObject({ humanCodingScheme: "7", educationLevel: ["12"] });
    expect(found?.CFItems[2]?.statusStartDate).toBe("2026-07-01");
    expect(found?.CFAssociations[1]?.associationType).toBe("isChildOf");
  });

  it("fields CASE does not know, and values that cannot be read, stay among the extensions", async () => {
    const { told, found } = await read(({ CFItems }) => {
      CFItems[0].smartLevel = "1.2";
      CFItems[0].statusEndDate = "whenever";
      CFItems[0].extensions = { mine: 1 };
    });
    expect(pointers(told)).toEqual(["/CFItems/0/statusEndDate", "/CFItems/0/smartLevel"]);
    expect(found?.CFItems[0]?.extensions).toEqual({ mine: 1, smartLevel: "1.2", statusEndDate: "whenever" });
  });

  it("markup stays the text it is, and is pointed out", async () => {
    const html = '<p onclick="x()">Weld</p><script>alert(1)</script>';
    const { told, found } = await read(({ CFItems }) => {
      CFItems[0].fullStatement = html;
    });
    expect(told).toEqual([
      {
        pointer: "/CFItems/0/fullStatement",
        severity: "noted",
        said: "Markup stays text; nothing of it runs.",
      },
    ]);
    expect(found?.CFItems[0]?.fullStatement).toBe(html);
  });

  it("no address that would run is kept", async () => {
    const { found } = await read(({ CFDocument, CFItems }) => {
      CFDocument.officialSourceURL = "javascript:alert(1)";
      CFItems[0].uri = "data:text/html,x";
    });
    expect(JSON.stringify(found)).not.toMatch(/javascript:|data:/);
  });

  it("what is under a statement that is not there stands at the top, and that is said", async () => {
    const { told, found } = await read(({ CFAssociations }) => {
      CFAssociations[1].destinationNodeURI.identifier = id(404);
      CFAssociations[6].originNodeURI.identifier = id(404);
      CFAssociations[6].destinationNodeURI.identifier = id(405);
    });
    expect(pointers(told)).toEqual([
      "/CFAssociations/1/destinationNodeURI",
      "/CFAssociations/6/originNodeURI",
    ]);
    expect(found?.CFAssociations).toHaveLength(7);
  });
});

describe("what stops a package", () => {
  it("a circle, with those who stand in it, where it closes", async () => {
    const { told, found } = await read(({ CFAssociations }) => {
      CFAssociations[3].destinationNodeURI.identifier = id(14);
    });
    expect(found).toBeUndefined();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ severity: "stops" });
    expect(told[0]?.pointer).toMatch(/^\/CFAssociations\/[34]$/);
    expect(told[0]?.said).toMatch(/S\.1/);
  });

  it.each([
    ["no document", (whole: Loose) => ({ CFItems: whole.CFItems }), "/CFDocument"],
    ["no title", (whole: Loose) => void delete whole.CFDocument.title, "/CFDocument/title"],
    ["no statements", (whole: Loose) => ({ ...whole, CFItems: [] }), "/CFItems"],
    [
      "a statement without words",
      (whole: Loose) => void whole.CFItems.splice(2, 1, { identifier: id(12) }),
      "/CFItems/2/fullStatement",
    ],
    ["a list that is none", (whole: Loose) => ({ ...whole, CFAssociations: "none" }), "/CFAssociations"],
    ["10,001 statements", (whole: Loose) => ({ ...whole, CFItems: new Array(10_001).fill({}) }), "/CFItems"],
    [
      "a ladder of statements that each stand under two",
      (whole: Loose) => ladder(whole, 30),
      "/CFAssociations",
    ],
    ["another kind of JSON", () => [1, 2], "/CFDocument"],
    ["JSON as deep as a well", () => JSON.parse(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`), ""],
  ])("%s", async (_, spoil, pointer) => {
    const { told, found } = await read(spoil);
    expect(found).toBeUndefined();
    expect(told.filter(({ severity }) => severity === "stops").map((one) => one.pointer)).toContain(pointer);
  });
});

/** Layers of two, each under both of the layer above. */
function ladder(whole: Loose, layers: number): Loose {
  const ids = (layer: number) => (layer === 0 ? [id(1)] : [id(layer * 2 + 100), id(layer * 2 + 101)]);
  const all = Array.from({ length: layers }, (_, at) => at + 1);
  const [item] = whole.CFItems;
  const [by] = whole.CFAssociations;
  return {
    ...whole,
    CFItems: all.flatMap((layer) => ids(layer).map((identifier) => ({ ...item, identifier }))),
    CFAssociations: all
      .flatMap((layer) => ids(layer).flatMap((low) => ids(layer - 1).map((high) => [low, high] as const)))
      .map(([low, high], at) => ({
        ...by,
        identifier: id(1_000 + at),
        originNodeURI: { ...by.originNodeURI, identifier: low },
        destinationNodeURI: { ...by.destinationNodeURI, identifier: high },
      })),
  };
}

describe("any package, spoiled anywhere", () => {
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      "",
      " ",
      0,
      -1,
      1e99,
      true,
      [],
      {},
      [null],
      "x".repeat(9_000),
      "\u202eevil",
      "\ud800",
      "a\u0000b",
      "0000",
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  it("is read or stopped, never half: what is read is sound, and reading it again mends nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), hostile), {
          minLength: 1,
          maxLength: 3,
        }),
        async (changes) => {
          const whole = strictPackage();
          for (const [path, by] of changes) spoilAt(whole, path, by);
          const { notes, found } = await readCase(whole, now);
          expect(found === undefined).toBe(notes.count("stops") > 0);
          if (!found) return;
          expect(CasePackage.safeParse(found).success).toBe(true);
          const again = await readCase(found, now);
          expect(again.notes.count("repaired")).toBe(0);
          expect(again.found).toEqual(found);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const national = new URL("../../../shared/reference/onet-ksa.case11.json", import.meta.url);
// Asked where the reference data lies beside the project; the promises above hold without it.
if (existsSync(national))
  describe("the national statements", () => {
    it("go in without a word and say what they said", async () => {
      const whole = JSON.parse(readFileSync(national, "utf8"));
      const { notes, found } = await readCase(whole, now);
      expect(notes.list()).toEqual([]);
      const { caseVersion: _, ...document } = whole.CFDocument;
      expect(saidBy(found as CasePackage)).toBe(saidBy({ ...whole, CFDocument: document }));
    });
  });
