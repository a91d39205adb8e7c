/** What the checks of a program are told: read in the same few requests however large it is, and no more than one may know. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countUnits } from "#infra/local/bench/units.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { PartnershipId } from "#shared/ids.ts";
import { ProgramFacts } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { drafted, executed, healthCsv, worked } from "#test/support/agreements.ts";
import { dynamo } from "#test/support/engines.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { course, planWith, slot } from "./given.ts";

const cedarValley = PartnershipId.parse("cedar-valley");
const today = "2026-11-23";
let world: World;
let client: DynamoDBClient;
let inForce: Awaited<ReturnType<typeof executed>>;
let waiting: Awaited<ReturnType<typeof drafted>>;
let skills: Awaited<ReturnType<typeof frameworkOf>>;
const org = (code: string) => world.region.organization(code) as OrganizationId;

beforeAll(async () => {
  client = dynamo();
  world = await openWorld({ client });
  inForce = await executed(world, healthCsv());
  waiting = await drafted(world, healthCsv(), { codedNotation: "AA-2027-009" });
  skills = await frameworkOf(world, {
    text: "Work safely\ncluster: Health Science\n  Take a pulse\n  pathway: Diagnostic Services\n    Read a scan\n  pathway: Support Services\n    Clean a room\n",
  });
  worked(
    await world.as("tom")(
      "POST",
      `/api/partnerships/cedar-valley/organizations/${org("PLCC")}/courses/2026-27/import`,
      "code,title,credits,credit_unit\nNUR 106,Nursing,3,SemesterHour\n",
      { "content-type": "text/csv", "if-match": '"0"' },
    ),
  );
});
afterAll(() => world.close());

const program = () => ({
  parties: [
    { organizationId: org("CBHS"), role: "SECONDARY" as const, serves: [] },
    { organizationId: org("PLCC"), role: "COLLEGE" as const, serves: [] },
  ],
  cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" as const }],
  occupations: ["29-1141"],
  edition: "scc-79",
  pathwayId: "health/diagnostic-services",
  statementFramework: skills.id,
});
const plan = () => planWith(org("CBHS"), org("PLCC"), inForce.id as AgreementId);
const factsOf = async (of: Plan, more: object = {}, by?: Parameters<typeof asActor>[0]) => {
  const asked = [{ program: { ...program(), ...more }, plan: of }];
  const [facts] = await world.services.programFacts.of(cedarValley, asked, { by: asActor(by), today });
  return ProgramFacts.parse(facts);
};
const asActor = (organization: OrganizationId | undefined) =>
  organization && {
    person: world.region.person("tom") as never,
    name: "Someone",
    partnership: cedarValley,
    organization,
    roles: ["viewer" as const],
    partnershipRoles: [],
  };

describe("the facts of a program", () => {
  it("are its parties, what they agreed and when, its codes, its statements, and the courses nobody teaches", async () => {
    const facts = await factsOf(plan());
    expect(facts.organizations.map(({ name }) => name).sort()).toEqual([
      "Cedar Bend High School",
      "Prairie Lakes Community College",
    ]);
    expect(facts.agreements).toMatchObject([
      {
        id: inForce.id,
        type: "ARTICULATION",
        spans: [{ versionNo: 1, from: "2026-08-01", until: "2028-07-31" }],
      },
    ]);
    const rule = facts.agreements[0]?.rules.find(({ ruleNo }) => ruleNo === 2);
    expect(rule).toMatchObject({
      from: "2026-08-01",
      until: "2027-07-31",
      sending: [`${org("CBHS")} HS1`, `${org("CBHS")} HS2`],
      awards: [`${org("PLCC")} HLT 101`, `${org("PLCC")} FYS 100`],
    });
    expect(facts.codes.map(({ system, code }) => `${system} ${code}`)).toEqual([
      "CIP 51.3801",
      "SOC 29-1141",
      "SCED 14002",
    ]);
    expect(facts.statements?.map(({ text, level }) => `${text}: ${level}`)).toEqual([
      "Work safely: essential",
      "Take a pulse: cluster",
      "Read a scan: pathway",
    ]);
    // Only the college keeps a catalog, and it no longer lists HLT 101.
    expect(facts.gone).toEqual([`${org("PLCC")} HLT 101`]);
    expect([facts.edition.known, facts.edition.pathwayKnown, facts.edition.retired]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("name an agreement that is not executed without a day, and none to who may not know of it", async () => {
    const named = planWith(org("CBHS"), org("PLCC"), waiting.id as AgreementId);
    const known = (await factsOf(named)).agreements.find(({ id }) => id === waiting.id);
    expect(known).toMatchObject({ spans: [], rules: [] });
    // Its draft is Prairie Lakes' alone; what is executed is public.
    const other = await factsOf(named, {}, org("CBHS"));
    expect(other.agreements.map(({ id }) => id)).toEqual([inForce.id]);
  });

  it("say that an edition is retired once the region works with another", async () => {
    const { edition } = await factsOf(plan(), { edition: "scc-1" });
    expect(edition).toEqual({
      id: "scc-1",
      known: false,
      pathwayKnown: false,
      retired: true,
      successor: "scc-79",
    });
  });

  it("take as many requests for sixty courses of three programs as for two of one", async () => {
    const small = [{ program: program(), plan: plan() }];
    const many = Array.from({ length: 60 }, (_, no) =>
      slot(`m${no}`, {
        bindings: [{ organizationId: org(no % 2 ? "CBHS" : "PLCC"), courses: [course(`M ${no}`)] }],
      }),
    );
    const wide = {
      ...program(),
      parties: ["CBHS", "PLCC", "TRACC", "NSU", "MRHS"].map((code) => ({
        organizationId: org(code),
        role: "SECONDARY" as const,
        serves: [],
      })),
    };
    const large = [1, 2, 3].map(() => ({
      program: wide,
      plan: { ...plan(), slots: [...plan().slots, ...many] },
    }));
    const read = (asked: typeof small) => () =>
      world.services.programFacts.of(cedarValley, asked, { by: undefined, today });
    await read(large)();
    const [few, more] = [await countUnits(client, read(small)), await countUnits(client, read(large))];
    expect(more.calls).toBe(few.calls);
    expect(few.calls).toBeLessThanOrEqual(16);
  });
});
