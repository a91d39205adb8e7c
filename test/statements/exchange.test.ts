/** Tables and CTDL-ASN: what goes out comes back, and what other tools write is read at its cell or pointer. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { writeCsv } from "#functions/files/write-csv.ts";
import type { CasePackage, CaseUuid } from "#shared/case/schema.ts";
import { adapted } from "#shared/statements/adapted.ts";
import { withOwnLinks } from "#shared/statements/identifiers.ts";
import { readCase } from "#shared/statements/read-case.ts";
import { readCtdl } from "#shared/statements/read-ctdl.ts";
import { readTable } from "#shared/statements/read-table.ts";
import { entriesOf, joined, template } from "#shared/statements/table-columns.ts";
import { outline } from "#shared/statements/tree.ts";
import { toCtdl } from "#shared/statements/write-ctdl.ts";
import { toTable } from "#shared/statements/write-table.ts";
import { id, strictPackage } from "./packages.ts";

const now = "2026-11-23T18:00:00Z";
const context = { scope: "cedar-valley#org", now, creator: "Prairie Lakes" };
const strict = async () => (await readCase(strictPackage(), now)).found as CasePackage;
const table = (csv: string, more: object = {}) => readTable(readCsv(csv), { ...context, ...more });

/** Associations as what they say: their own identifiers are made anew, and links may be titled otherwise. */
const relations = ({ CFAssociations }: CasePackage) =>
  CFAssociations.map(
    ({ associationType, originNodeURI, destinationNodeURI, sequenceNumber }) =>
      `${originNodeURI.identifier} ${associationType} ${destinationNodeURI.identifier} ${sequenceNumber ?? ""}`,
  ).sort();
const byId = <One extends { identifier: string }>(all: readonly One[]) =>
  [...all].sort((a, b) => (a.identifier < b.identifier ? -1 : 1));

describe("a table", () => {
  it("brings back everything a table can say", async () => {
    const before = await strict();
    const { report, found } = await table(writeCsv(toTable(before)));
    expect(report.problems).toEqual([]);
    expect(relations(found as CasePackage)).toEqual(relations(before));
    const bare = ({ uri: _, CFItemTypeURI: __, ...item }: CasePackage["CFItems"][number]) => item;
    expect(byId(found?.CFItems.map(bare) ?? [])).toEqual(byId(before.CFItems.map(bare)));
    const { uri: _, licenseURI: __, ...document } = before.CFDocument;
    expect(found?.CFDocument).toEqual(document);
  });

  it("runs nothing in a spreadsheet", async () => {
    const csv = writeCsv(toTable(await strict()));
    expect(csv).toContain(`,"'=Weld a fillet joint`);
    for (const row of readCsv(csv)) for (const cell of row) expect(typeof cell).toBe("string");
  });

  it("keeps any entries of one cell apart", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom("a", ",", ";", "|", "\\", "b") }),
          { minLength: 1, maxLength: 4 },
        ),
        (entries) => {
          expect(entriesOf(joined(entries))).toEqual(entries);
        },
      ),
    );
  });

  it("of more levels than a tree may have is stopped, with the reason at its parents", async () => {
    const rows = Array.from(
      { length: 65 },
      (_, at) => `C${at},Statement ${at},${at === 0 ? "" : `C${at - 1}`}`,
    );
    const read = (some: string[]) => table(["code,statement,parent", ...some].join("\n"), { title: "Deep" });
    expect((await read(rows.slice(0, 64))).found?.CFItems).toHaveLength(64);
    const { report, found } = await read(rows);
    expect(found).toBeUndefined();
    expect(report.problems).toMatchObject([
      { column: "parent", expected: expect.stringMatching(/64 levels/) },
    ]);
  });

  it("reads OpenSALT's columns, children by code", async () => {
    const upper = "abcdef00-0000-4000-8000-000000000070";
    const { report, found } = await table(
      [
        "Identifier,fullStatement,Human Coding Scheme,Abbreviated Statement,ConceptKeywords,Notes,Language,educationLevel,CFItemType,License,CFAssociationGroupIdentifier,Is Child Of,Sequence Number,replacedBy,Exemplar,hasSkillLevel,IsRelatedTo",
        `${upper.toUpperCase()},Know yourself,H.N,,"self,knowing",,en,"09,10",Topic,,,,1,,,,`,
        `${id(71)},Know others,H.N.1,Others,,,en,,Statement,,,H.N,1,,,,H.N`,
      ].join("\n"),
      { title: "Human skills" },
    );
    expect(report.problems.map(({ row, severity }) => ({ row, severity }))).toEqual([
      { row: 2, severity: "asks" },
    ]);
    expect(found?.CFItems[0]).toMatchObject({
      identifier: upper,
      conceptKeywords: ["self", "knowing"],
      educationLevel: ["09", "10"],
    });
    expect(relations(found as CasePackage)).toEqual(
      [
        `${upper} isChildOf ${found?.CFDocument.identifier} 1`,
        `${id(71)} isChildOf ${upper} 1`,
        `${id(71)} isRelatedTo ${upper} `,
      ].sort(),
    );
  });

  it("reads its own template, the same each time, and another organization's as another", async () => {
    const csv = writeCsv(template);
    const once = await table(csv);
    expect(once.report.problems).toEqual([]);
    expect(
      outline(once.found?.CFDocument.identifier ?? "", once.found as CasePackage).map(({ depth }) => depth),
    ).toEqual([0, 1, 1]);
    expect((await table(csv)).found).toEqual(once.found);
    expect((await table(csv, { scope: "other" })).found?.CFDocument.identifier).not.toBe(
      once.found?.CFDocument.identifier,
    );
  });

  it("takes two rows without identifiers that say the same for two statements", async () => {
    const { found } = await table("code,statement,parent\nA,First,\nB,Second,\n,Overview,A\n,Overview,B\n", {
      title: "T",
    });
    expect(new Set(found?.CFItems.map(({ identifier }) => identifier)).size).toBe(4);
  });

  it.each([
    [
      "an unknown parent, with the one that is meant",
      "code,statement,parent\nW.10,One,\nW.11,Two,W.01\n",
      3,
      "parent",
    ],
    ["rows in a circle", "code,statement,parent\nA,One,B\nB,Two,A\n", 2, "parent"],
    ["an identifier used twice", `identifier,statement\n${id(1)},One\n${id(1)},Two\n`, 3, "identifier"],
    ["an empty statement", "code,statement\nA,\n", 2, "statement"],
    ["a formula", "code,statement\nA,=1+1\n", 2, "statement"],
    ["a date that is none", "code,statement,starts\nA,One,soon\n", 2, "starts"],
    ["a code that two rows have", "code,statement,parent\nA,One,\nA,Two,\nB,Three,A\n", 4, "parent"],
  ])("stops at %s, at its cell", async (_, csv, row, column) => {
    const { report, found } = await table(csv, { title: "T" });
    expect(found).toBeUndefined();
    expect(report.problems.filter(({ severity }) => severity === "stops")).toContainEqual(
      expect.objectContaining({ row, column }),
    );
  });

  it("asks what the framework is called, where nothing says it", async () => {
    const { report, found } = await table("code,statement\nA,One\n");
    expect(found).toBeUndefined();
    expect(report.problems[0]?.expected).toMatch(/title/);
  });
});

describe("CTDL-ASN", () => {
  const address = (kind: string, identifier: string) =>
    `https://hub.example/ims/case/v1p1/${kind}/${identifier}`;

  it("brings back everything CTDL can say", async () => {
    const before = await strict();
    const { notes, found } = await readCtdl(JSON.parse(JSON.stringify(toCtdl(before, address))), now);
    expect(notes.list()).toEqual([]);
    const bare = ({
      uri: _,
      CFItemTypeURI: __,
      alternativeLabel: ___,
      ...item
    }: CasePackage["CFItems"][number]) => item;
    expect(byId(found?.CFItems.map(bare) ?? [])).toEqual(
      byId(before.CFItems.map((item) => ({ language: "en", ...bare(item) })).map((item) => item)).map(
        (item) => {
          const said = before.CFItems.find(({ identifier }) => identifier === item.identifier)?.language;
          const { language: _, ...rest } = item;
          return said ? item : rest;
        },
      ),
    );
    const { title, creator, publisher, description, version, adoptionStatus, statusStartDate, subject } =
      before.CFDocument;
    expect(found?.CFDocument).toMatchObject({
      title,
      creator,
      publisher,
      description,
      version,
      adoptionStatus,
      statusStartDate,
      subject,
    });
    // The order among siblings, whatever numbers gave it; what leads outside without an address stays behind.
    expect(
      outline(id(1), found as CasePackage).map(({ item, depth }) => `${depth}${item.identifier}`),
    ).toEqual(outline(id(1), before).map(({ item, depth }) => `${depth}${item.identifier}`));
    expect(relations(found as CasePackage).filter((one) => !one.includes("isChildOf"))).toEqual(
      relations(before).filter((one) => !one.includes("isChildOf") && !one.includes("51-4121.00")),
    );
  });

  it("names a license the framework defines itself by its address here", async () => {
    const before = await strict();
    const document = withOwnLinks(before.CFDocument, before);
    expect(document.licenseURI).toEqual({ title: "CC BY 4.0", identifier: id(60) });
    const { "@graph": graph } = toCtdl({ ...before, CFDocument: document }, address) as {
      "@graph": object[];
    };
    expect(graph[0]).toMatchObject({ "ceasn:license": address("CFLicenses", id(60)) });
  });

  it("is read as the Registry gives it out, each repair at its pointer there", async () => {
    const ctid = "ce-0A1B2C3D-0000-4000-8000-000000000001";
    const { notes, found } = await readCtdl(
      {
        "@context": "https://credreg.net/ctdlasn/schema/context/json",
        "@graph": [
          {
            "@id": `https://credentialengineregistry.org/resources/${ctid}`,
            "@type": "ceasn:CompetencyFramework",
            "ceterms:ctid": ctid,
            "ceasn:name": { "en-US": "Skills" },
            "ceasn:inLanguage": ["en-US"],
            "ceasn:publisherName": { "en-US": ["A publisher"] },
            "ceasn:dateModified": "2026-01-01T00:00:00",
            "ceasn:hasTopChild": [`https://credentialengineregistry.org/resources/ce-${id(2)}`],
          },
          {
            "@id": `https://credentialengineregistry.org/resources/ce-${id(2)}`,
            "@type": "ceasn:Competency",
            "ceterms:ctid": `ce-${id(2)}`,
            "ceasn:competencyText": { es: "Soldar", "en-US": "Weld" },
            "ceasn:codedNotation": "1",
            "ceasn:educationLevelType": [
              {
                "@type": "ceterms:CredentialAlignmentObject",
                "ceterms:targetNode": "audLevel:AssociatesDegreeLevel",
              },
            ],
            "ceasn:isTopChildOf": `https://credentialengineregistry.org/resources/${ctid}`,
            "ceasn:statusEndDate": null,
          },
        ],
      },
      now,
    );
    expect(notes.list().map(({ pointer }) => pointer)).toEqual(
      [
        "/@graph/0/identifier",
        "/@graph/0/ceasn:dateModified",
        "/@graph/0/ceasn:creator",
        "/@graph/1/ceasn:dateModified",
      ].sort(
        (a, b) =>
          notes.list().findIndex((n) => n.pointer === a) - notes.list().findIndex((n) => n.pointer === b),
      ),
    );
    expect(found?.CFItems[0]).toMatchObject({
      fullStatement: "Weld",
      educationLevel: ["AssociatesDegreeLevel"],
    });
    expect(found?.CFDocument).toMatchObject({
      identifier: "0a1b2c3d-0000-4000-8000-000000000001",
      creator: "A publisher",
    });
    expect(found?.CFAssociations).toHaveLength(1);
  });

  it("without a framework is told so", async () => {
    const { notes, found } = await readCtdl({ "@graph": [{ "@type": "ceasn:Competency" }] }, now);
    expect(found).toBeUndefined();
    expect(notes.count("stops")).toBe(1);
  });
});

describe("an adaptation", () => {
  it("has identifiers of its own, says the same, and keeps the first source through copies of copies", async () => {
    let made = 5_000;
    const before = await strict();
    const once = adapted(before, () => id(++made) as CaseUuid);
    const twice = adapted(once, () => id(++made) as CaseUuid);
    const ids = (whole: CasePackage) => new Set(whole.CFItems.map(({ identifier }) => identifier));
    expect(ids(twice).isDisjointFrom(ids(before))).toBe(true);
    expect(
      outline(twice.CFDocument.identifier, twice).map(({ item, depth }) => [depth, item.fullStatement]),
    ).toEqual(
      outline(before.CFDocument.identifier, before).map(({ item, depth }) => [depth, item.fullStatement]),
    );
    expect(twice.CFItems[1]?.extensions).toMatchObject({
      sourceItemIdentifier: id(11),
      sourceItemURI: before.CFItems[1]?.uri,
    });
    expect(twice.CFItems[1]?.CFItemTypeURI?.identifier).toBe(
      twice.CFDefinitions?.CFItemTypes?.[0]?.identifier,
    );
    const away = twice.CFAssociations.find(({ associationType }) => associationType === "exactMatchOf");
    expect(away?.destinationNodeURI.identifier).toBe(id(900));
  });
});
