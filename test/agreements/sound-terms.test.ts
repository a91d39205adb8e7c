/** What makes terms valid is one answer, whoever asks: a save, a review, a pull from the register, a copy, a template. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { draft, drafted, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

const p = "/api/partnerships/cedar-valley";
let world: World;
let org: (code: string) => string;
beforeAll(async () => {
  world = await openWorld();
  org = (code) => world.region.organization(code);
});
afterAll(() => world.close());

const tom = (method: string, path: string, body?: unknown, seen?: string) =>
  world.as("tom")(method, path, body, seen === undefined ? {} : { "if-match": seen });
const about = (code: string, credit = 100) => ({
  organizationId: org("CBHS"),
  code,
  title: `Course ${code}`,
  creditHundredths: credit,
  unit: "CarnegieUnit",
});
const finding = async (code: string) =>
  worked(
    await world.as("curtis")("POST", `${p}/organizations/${org("PLCC")}/findings`, {
      course: about(code),
      against: "EGR 110",
      reason: "CONTENT_GAP",
      decidedOn: "2026-10-01",
      decidedBy: "Engineering faculty",
    }),
  ).body.id as string;

it("lets an agreement run as long as its rule set says in all of them", async () => {
  const long = {
    id: "LONG-7",
    name: "Seven years",
    jurisdiction: "US-IL",
    citation: "Council minutes",
    agreementTypes: ["ARTICULATION"],
    gaps: "WARN",
    items: [{ id: "one", text: "One.", citation: "1", statementTypes: ["PURPOSE"] }],
    maximumMonths: 84,
  };
  worked(await world.as("marisol")("POST", `${p}/rule-sets`, long));
  const term = { dateEffective: "2026-08-01", expirationDate: "2033-07-31", governingRuleSet: "LONG-7" };
  const { at, id, etag } = await drafted(world, weldingCsv(), term);
  const taken = worked(await tom("POST", `${at}/findings`, { findingIds: [await finding("ROBO1")] }, etag));
  worked(await tom("POST", `${at}/review`, undefined, taken.etag));
  const template = worked(await tom("POST", `${p}/templates`, { name: "Seven", agreementId: id }));
  worked(await tom("POST", `${p}/templates/${template.body.id}/agreements`, draft(world, term)));
  const { leftOut } = worked(await tom("POST", `${at}/copy`, {})).body;
  expect(leftOut.rules).toEqual([]);
});

it("sends nothing to review that grants more than a catalog which was imported since", async () => {
  const { at, etag } = await drafted(world, weldingCsv(), { name: "Before the catalog" });
  const catalog = ["code,title,credits,credit_unit", "WLD 101,Introduction to Welding,2,SemesterHour"];
  worked(
    await world.as("tom")(
      "POST",
      `${p}/organizations/${org("PLCC")}/courses/2026-27/import`,
      catalog.join("\n"),
      { "content-type": "text/csv", "if-match": '"0"' },
    ),
  );
  const { rules, findings, conditions } = worked(await tom("GET", `${at}/rules`)).body;
  const lower = { pointer: "/rules/0/awards/0/course/creditHundredths" };
  const saved = await tom("PUT", `${at}/rules`, { rules, findings, conditions }, etag);
  const reviewed = await tom("POST", `${at}/review`, undefined, etag);
  for (const refused of [saved, reviewed])
    expect([refused.status, refused.body.errors]).toMatchObject([422, [lower]]);
  const { leftOut } = worked(await tom("POST", `${at}/copy`, {})).body;
  expect(leftOut.rules).toEqual([1]);
});

it("gives what is taken in from the register a number that is free, also beside the highest there is", async () => {
  const csv = weldingCsv()
    .replaceAll(/^([SR]),4,/gm, "$1,99999,")
    .replaceAll("WLD 101", "WLD 102");
  const { at, etag } = await drafted(world, csv, { name: "High numbers" });
  const ids = [await finding("ROBO2"), await finding("ROBO3")];
  const { findings } = worked(await tom("POST", `${at}/findings`, { findingIds: ids }, etag)).body;
  expect(findings.map((one: { ruleNo: number }) => one.ruleNo)).toEqual([4, 5]);
});
