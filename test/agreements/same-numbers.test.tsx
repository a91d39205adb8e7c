/** Screen, PDF, CSV and JSON print the same totals (2.5 item 9): for any terms, not for one example. */
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { writeCsv } from "#functions/files/write-csv.ts";
import { versionContent } from "#shared/agreements/content.ts";
import { evidenceOf } from "#shared/agreements/evidence.ts";
import { toTable } from "#shared/agreements/export.ts";
import { readTerms } from "#shared/agreements/import.ts";
import { paperModel } from "#shared/agreements/paper-model.ts";
import { Agreement } from "#shared/agreements/schema.ts";
import { type EquivalencyRule, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { credit } from "#shared/agreements/words.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { EquivalencyTable } from "#web/agreements/equivalency-table.tsx";
import { drafted } from "./executed.ts";

const id = (letter: string) => OrganizationId.parse(`org_${letter.repeat(20)}`);
const organizations = [
  { id: id("c"), code: "CBHS", name: "Cedar Bend High School" },
  { id: id("p"), code: "PLCC", name: "Prairie Lakes Community College" },
  { id: id("n"), code: "NSU", name: "Northern State University" },
];
const parties = [
  { organizationId: id("c"), role: "SENDING", reviewerIds: [] },
  { organizationId: id("p"), role: "RECEIVING", reviewerIds: [] },
  { organizationId: id("n"), role: "RECEIVING", reviewerIds: [] },
] as const;
const of = (one: string) => organizations.find((organization) => organization.id === one);

const cap = fc.option(
  fc
    .integer({ min: 1, max: 3_000 })
    .map((hundredths) => ({ type: "MAX_CREDITS" as const, value: credit(hundredths) })),
  { nil: undefined },
);
const award = (ruleNo: number, receiver: OrganizationId) =>
  fc
    .record({
      type: fc.constantFrom("COURSE" as const, "ELECTIVE" as const, "WAIVER" as const),
      hundredths: fc.integer({ min: 1, max: 1_200 }),
      no: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ type, hundredths, no }) => ({
      type,
      course: {
        organizationId: receiver,
        code: `C ${ruleNo}${no}${type[0]}`,
        title: `College ${ruleNo}${no}`,
        creditHundredths: type === "WAIVER" ? 0 : hundredths,
        unit: "SemesterHour" as const,
      },
    }));
const rule = (ruleNo: number): fc.Arbitrary<EquivalencyRule> =>
  fc.constantFrom(id("p"), id("n")).chain((receiver) =>
    fc
      .record({
        awards: fc.uniqueArray(award(ruleNo, receiver), {
          minLength: 1,
          maxLength: 3,
          selector: (one) => one.course.code,
        }),
        group: fc.option(fc.constantFrom("Math", "Shop"), { nil: undefined }),
        ways: fc.integer({ min: 1, max: 2 }),
        cap,
      })
      .map(({ awards, group, ways, cap: most }) => ({
        ruleNo,
        validFrom: "2026-08-01",
        validTo: "2028-07-31",
        options: Array.from({ length: ways }, (_, way) => ({
          optionNo: way + 1,
          slots: [
            {
              slotNo: 1,
              chooseN: 1,
              courses: [
                {
                  organizationId: id("c"),
                  code: `K${ruleNo}${way}`,
                  title: `Course ${ruleNo} ${way}`,
                  creditHundredths: 100,
                  unit: "CarnegieUnit" as const,
                  minGrade: "B" as const,
                },
              ],
            },
          ],
        })),
        awards,
        awardMethod: "PROFICIENCY_CREDIT" as const,
        conditions: most ? [most] : [],
        priority: 1,
        ...(group === undefined ? {} : { exclusiveGroup: `${group} ${receiver.slice(4, 5)}` }),
      })),
  );
const anyTerms: fc.Arbitrary<Terms> = fc
  .record({ count: fc.integer({ min: 1, max: 6 }), cap })
  .chain(({ count, cap: most }) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => rule(index + 1))).map((rules) => ({
      rules,
      findings: [],
      conditions: most ? [most] : [],
    })),
  );

/** What is said of an organization's credit: how much in all rules, and how much one student can earn. */
const said = (text: string) =>
  [...text.matchAll(/([\d.]+) [a-z ]+ in all rules\. One student can earn at most ([\d.]+)\./g)].map(
    ([, sum, most]) => [sum, most],
  );

it("prints the same totals on screen, on paper, in CSV and in JSON, for any terms", async () => {
  await fc.assert(
    fc.asyncProperty(anyTerms, async (terms) => {
      const wanted = totals(terms);
      const numbers = wanted.awards.map((sum) => [
        credit(sum.sumHundredths),
        credit(sum.attainableHundredths),
      ]);

      const agreement = Agreement.parse({ ...drafted(terms), parties, signatureSlots: [], totals: wanted });
      const screen = renderToString(
        <EquivalencyTable
          terms={terms}
          frame={agreement}
          names={{ name: (one) => of(one)?.name ?? one, code: (one) => of(one)?.code ?? one }}
        />,
      );
      expect(said(screen.replaceAll(/<[^>]+>/g, ""))).toEqual(numbers);

      const evidence = await evidenceOf({
        agreement,
        terms,
        organizations,
        partnership: {
          id: "cedar-valley" as PartnershipId,
          name: "Cedar Valley",
          timeZone: "America/Chicago",
        },
        hub: "https://hub.example",
      });
      const paper = paperModel({ agreement, terms, evidence, evidenceHash: "", stage: "FOR_SIGNATURE" });
      const table = paper.blocks.find((block) => block.kind === "courses");
      expect(said(table?.totals.join(" ") ?? "")).toEqual(numbers);
      const grants = table?.rows.flatMap((row) =>
        row.grants.map(({ amount }) => Number(amount.replace(".", ""))),
      );
      expect(grants?.reduce((sum, one) => sum + one, 0)).toBe(
        wanted.awards.reduce((sum, one) => sum + one.sumHundredths, 0),
      );

      const csv = writeCsv(toTable(terms, (one) => of(one)?.code ?? one));
      const report = readTerms(readCsv(csv), {
        parties: parties.map((party) => ({
          ...party,
          code: of(party.organizationId)?.code ?? "",
          name: of(party.organizationId)?.name ?? "",
        })),
        dateEffective: agreement.dateEffective,
        expirationDate: agreement.expirationDate,
      });
      expect(report.problems.filter(({ severity }) => severity === "stops")).toEqual([]);
      expect(totals(report.terms as Terms)).toEqual(wanted);

      const json = JSON.parse(canonicalJson(versionContent(agreement, terms))) as { terms: unknown };
      expect(totals(Terms.parse(json.terms))).toEqual(wanted);
      expect(totals(Terms.parse((evidence.content as { terms?: unknown }).terms))).toEqual(wanted);
    }),
    { numRuns: 1_000 },
  );
}, 300_000);
