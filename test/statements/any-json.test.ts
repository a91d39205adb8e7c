/** Whatever JSON someone sends in as statements, it is read or the reason is told: no reader throws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CasePackage, type CaseUuid } from "#shared/case/schema.ts";
import type { ReadPackage } from "#shared/statements/case-parts.ts";
import { Things } from "#shared/statements/case-things.ts";
import { startNotes } from "#shared/statements/notes.ts";
import { readCase } from "#shared/statements/read-case.ts";
import { isCtdl, readCtdl } from "#shared/statements/read-ctdl.ts";
import { toCtdl } from "#shared/statements/write-ctdl.ts";
import { id, type Loose, spoilAt, strictPackage } from "./packages.ts";

const now = "2026-11-23T18:00:00Z";
const hostile: unknown[] = [
  null,
  "",
  "\ud800",
  0,
  -0,
  1e308,
  Number.POSITIVE_INFINITY,
  true,
  [],
  [[]],
  [null],
  {},
  { toString: 0 },
  { toString: 0, valueOf: 0 },
  { "@id": 0 },
  { en: { toString: 0 } },
  [{ toString: 0 }, { toString: 0 }],
];
const keys = [
  ..."@graph @type @id @value @context en toString constructor toJSON length".split(" "),
  ..."CFPackage CFDocument CFItems CFAssociations CFDefinitions CFItemTypes CFRubrics CFRubricCriteria".split(
    " ",
  ),
  ..."identifier uri title extensions lastChangeDateTime fullStatement associationType".split(" "),
  ..."originNodeURI destinationNodeURI educationLevel subjectURI licenseURI ceterms:ctid".split(" "),
  ..."ceasn:name ceasn:competencyText ceasn:hasChild ceasn:hasTopChild ceasn:isChildOf".split(" "),
  ..."ceasn:educationLevelType ceasn:publicationStatusType ceasn:exactAlignment ceasn:license".split(" "),
];
const words = ["ceasn:CompetencyFramework", "ceasn:Competency", "isChildOf", "constructor", id(1), id(10)];
const leaf = fc.oneof(
  fc.constantFrom<unknown>(...words),
  fc.constantFrom(...hostile),
  fc.jsonValue({ maxDepth: 1 }),
);
const { any } = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie("any"), { maxKeys: 6 }),
  ),
}));
const framework = fc.record({ "@type": fc.constant("ceasn:CompetencyFramework"), "ceasn:name": any });
const graph = fc.record({ "@graph": fc.array(fc.oneof(framework, any), { minLength: 1, maxLength: 4 }) });
const sound = {
  CASE: () => strictPackage(),
  "CTDL-ASN": () =>
    JSON.parse(
      JSON.stringify(
        toCtdl(CasePackage.parse(bare(strictPackage())), (kind, no) => `https://x/${kind}/${no}`),
      ),
    ) as Loose,
};
function bare(whole: Loose): Loose {
  const { caseVersion: _, ...CFDocument } = whole.CFDocument;
  return { ...whole, CFDocument };
}
const spoiled = (of: () => Loose) =>
  fc
    .array(fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), leaf), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => {
      const whole = of();
      for (const [path, by] of changes) spoilAt(whole, path, by);
      return whole;
    });

function isToldOrSound({ notes, found }: ReadPackage): void {
  expect(found === undefined).toBe(notes.count("stops") > 0);
  for (const { pointer, said } of notes.list())
    expect([typeof pointer, typeof said]).toEqual(["string", "string"]);
  if (found) expect(CasePackage.safeParse(found).success).toBe(true);
}

describe.each([
  ["CASE", readCase, fc.oneof(any, spoiled(sound.CASE))],
  ["CTDL-ASN", readCtdl, fc.oneof(graph, any, spoiled(sound["CTDL-ASN"]))],
] as const)("any JSON as %s", (_, read, some) => {
  it("is read soundly, or the reason is told", async () => {
    await fc.assert(
      fc.asyncProperty(some, async (raw) => {
        expect(typeof isCtdl(raw)).toBe("boolean");
        isToldOrSound(await read(raw, now));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["a type that says it is no text", { "@graph": [{ "@type": { toString: 0 } }] }],
    ["JSON as deep as a well", JSON.parse(`${'{"@graph":['.repeat(5_000)}1${"]}".repeat(5_000)}`)],
    [
      "two statements of one identifier and a number without end",
      JSON.parse(`{"CFDocument":{"title":"T","identifier":"${id(1)}"},"CFItems":[
        {"identifier":"${id(10)}","fullStatement":"One","hours":1e999},
        {"identifier":"${id(10)}","fullStatement":"One","hours":1e999}]}`),
    ],
  ])("is told of, and not thrown over: %s", async (_, raw) => {
    const { notes, found } = await read(raw, now);
    expect([found, notes.count("stops") > 0]).toEqual([undefined, true]);
  });
});

it("tells any number of statements of one identifier apart, asking for one more each", () => {
  let asked = 0;
  const derive = (name: string) => {
    asked++;
    return name as CaseUuid;
  };
  const things = new Things(startNotes(), { derive, scope: "", titles: new Map() }, now);
  const made = Array.from({ length: 500 }, (_, no) =>
    things.named({ identifier: id(10) }, `/CFItems/${no}`, "", { fullStatement: `Statement ${no}` }),
  );
  expect(new Set(made.map((one) => one?.thing.identifier)).size).toBe(500);
  expect(asked).toBe(499);
});
