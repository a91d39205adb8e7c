/** What the checks of a program are told: read in the same few requests however large it is, and no more than one may know. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countUnits } from "#infra/local/bench/units.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { PartnershipId } from "#shared/ids.ts";
import { ProgramFacts } from "#shared/programs/check-schema.ts";
import { check, countsOf } from "#shared/programs/checks.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { drafted, executed, healthCsv, worked } from "#test/support/agreements.ts";
import { nursingInForce, startedBridge } from "#test/support/bridges.ts";
import { startedSharing } from "#test/support/data-sharing.ts";
import { dynamo } from "#test/support/engines.ts";
import { startedRound } from "#test/support/evaluations.ts";
import { agreedSharing } from "#test/support/exchange.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { startedProgram } from "#test/support/programs.ts";
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
      "code,title,credits,credit_unit\nHLT 101,Health careers,3,SemesterHour\n",
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

const p = "/api/partnerships/cedar-valley";
const tom = (method: string, path: string, body?: unknown, seen?: string) =>
  world.as("tom")(method, path, body, seen ? { "if-match": seen } : {});

/** A shared program whose school earns credit under the agreement in force; its address, id and ETag. */
async function shared(title: string) {
  const started = await startedProgram(world, {
    title,
    pathwayId: "health/diagnostic-services",
    statementFramework: skills.id,
    parties: program().parties,
  });
  const [s1, s2] = plan().slots;
  const spine = { ...plan(), slots: [{ ...s1, bindings: [] }, s2] };
  let seen = worked(await tom("PUT", `${started.at}/plan`, spine, started.etag)).etag;
  seen = worked(await tom("POST", `${started.at}/share`, undefined, seen)).etag;
  const mine = {
    organizationId: org("CBHS"),
    bindings: [{ slotId: "s1", courses: s1?.bindings[0]?.courses }],
  };
  const etag = worked(
    await world.as("lena")("PUT", `${started.at}/bindings`, mine, {
      "if-match": seen,
      "acting-for": org("CBHS"),
    }),
  ).etag;
  return { ...started, etag };
}

describe("how a program stands", () => {
  let its: Awaited<ReturnType<typeof shared>>;
  beforeAll(async () => {
    its = await shared("Diagnostics");
  });

  it("is worked out by the hub as by a page that has plan and facts, and listed for the region", async () => {
    const [record, its_plan, facts, checks] = await Promise.all(
      ["", "/plan", "/facts", "/checks"].map(
        async (path) => worked(await tom("GET", `${its.at}${path}`)).body,
      ),
    );
    const answers = check(record, its_plan, facts);
    expect(checks.answers).toEqual(answers);
    expect(checks.counts).toEqual(countsOf(answers));
    const { items } = worked(await world.as("samuel")("GET", `${p}/program-checks`)).body;
    expect(items).toMatchObject([{ programId: its.id, counts: checks.counts, stands: checks.stands }]);
    // It is its parties' alone.
    expect(worked(await world.as("ruth")("GET", `${p}/program-checks`)).body.items).toEqual([]);
  });

  it("says which statements are covered by whom, and what is open on each way through", async () => {
    const { body } = worked(await tom("GET", `${its.at}/coverage`));
    expect([body.expected, body.covered, body.validated]).toEqual([3, 0, 0]);
    expect(body.legs).toMatchObject([{ schoolId: org("CBHS"), collegeId: org("PLCC"), covered: 0 }]);
    expect(body.legs[0].open).toHaveLength(3);
  });

  it("is told of before a course is retired, an agreement ends or a partner leaves: what stands there and breaks", async () => {
    const impact = async (query: string, who: "tom" | "ruth" | "marisol" = "tom") =>
      worked(await world.as(who)("GET", `${p}/impact?${query}`)).body;
    const agreement = await impact(`agreement=${inForce.id}&lastDay=2026-12-31`);
    expect(agreement.programs).toMatchObject([
      { programId: its.id, slots: [{ slotId: "s1", column: "G11" }] },
    ]);
    const runway = agreement.programs[0].broken.find(
      (one: { checkId: string }) => one.checkId === "pos.runway",
    );
    expect(runway?.after ?? "nothing").toBe("FAIL");
    const retired = await impact(`course=${org("CBHS")}&code=hs1`);
    expect(retired.programs[0].broken.map((one: { checkId: string }) => one.checkId)).toContain(
      "pos.parties",
    );
    const file = "code,title,credits,credit_unit\nHLT 102,Health careers II,3,SemesterHour\n";
    const catalog = `${p}/organizations/${org("PLCC")}/courses/2026-27/import?dryRun=true&absent=`;
    const loading = async (absent: string) =>
      worked(await world.as("tom")("POST", `${catalog}${absent}`, file, { "content-type": "text/csv" })).body;
    expect((await loading("retire")).programs).toEqual([
      { programId: its.id, title: "Diagnostics", courses: ["HLT 101"] },
    ]);
    expect((await loading("keep")).programs).toEqual([]);
    const left = await impact(`organization=${org("PLCC")}`);
    expect(left.programs[0].slots.map((one: { slotId: string }) => one.slotId)).toEqual(["s2"]);
    expect(left.programs[0].broken.length).toBeGreaterThan(0);
    // Who may not know of it hears nothing; the convener, who decides about partners, that there is one.
    expect(await impact(`agreement=${inForce.id}`, "ruth")).toEqual({ programs: [], more: false });
    expect(await impact(`agreement=${inForce.id}`, "marisol")).toEqual({
      programs: [],
      others: 1,
      more: false,
    });
    expect((await tom("GET", `${p}/impact?agreement=${inForce.id}&organization=${org("PLCC")}`)).status).toBe(
      422,
    );
  });

  it("is as strict as the convener says, each check that is turned with its reason", async () => {
    const marisol = (body: object, seen: string) =>
      world.as("marisol")("PUT", `${p}/program-settings`, body, { "if-match": seen });
    const turned = [{ checkId: "pos.start", severity: "WARN", reason: "One school begins in tenth grade." }];
    const first = worked(await marisol({ quorum: 7, turned }, '"0"'));
    expect(first.body).toMatchObject({ quorum: 7, validMonths: 36, turned, version: 1 });
    expect(
      (await marisol({ turned: [{ ...turned[0], checkId: "pos.none" }] }, first.etag)).body.errors,
    ).toEqual([{ pointer: "/turned/0/checkId", detail: "a check of the table, such as pos.dual-credit" }]);
    expect((await marisol({}, '"0"')).status).toBe(412);
    const { answers } = worked(await tom("GET", `${its.at}/checks`)).body;
    expect(answers.find((one: { checkId: string }) => one.checkId === "pos.start").severity).toBe("WARN");
    const { items } = worked(await tom("GET", `${p}/program-settings/history`)).body;
    expect(items[0].note).toContain("pos.start only warns: One school begins in tenth grade.");
  });
});

describe("the facts of a program", () => {
  it("are its parties, what they agreed and when, its codes, its statements, and the courses nobody teaches", async () => {
    const old = slot("s3", { bindings: [{ organizationId: org("PLCC"), courses: [course("OLD 1")] }] });
    const facts = await factsOf({ ...plan(), slots: [...plan().slots, old] });
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
    // Only the college keeps a catalog.
    expect(facts.gone).toEqual([`${org("PLCC")} OLD 1`]);
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

  it("tell the hub alone which agreement is nowhere, and whoever asks which college course is taught no more", async () => {
    const nowhere = "agr_0000000000000000000z" as AgreementId;
    const named = planWith(org("CBHS"), org("PLCC"), nowhere);
    const promised = named.slots[0]?.bindings[0]?.courses[0]?.earlyCredit?.college;
    if (!promised) throw new Error("The plan promises credit.");
    promised.code = "OLD 2";
    expect((await factsOf(named)).missing).toEqual([nowhere]);
    expect((await factsOf(plan())).missing).toEqual([]);
    const seen = await factsOf(named, {}, org("CBHS"));
    expect([seen.missing, seen.gone]).toEqual([undefined, [`${org("PLCC")} OLD 2`]]);
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

describe("what is about to go, or to change", () => {
  const impact = async (query: string, who: string) =>
    worked(await world.as(who)("GET", `${p}/impact?${query}`)).body;
  const checksIn = (body: { programs: { programId: string; broken: { checkId: string }[] }[] }, id: string) =>
    body.programs.find(({ programId }) => programId === id)?.broken.map(({ checkId }) => checkId);

  it("is told of an amendment before it is signed: the rule it drops, and who stands on it", async () => {
    const { id, at } = await executed(world, healthCsv(), { codedNotation: "AA-2026-077" });
    const its = await shared("Under amendment");
    const { body: old, etag } = worked(await tom("GET", `${its.at}/plan`));
    const [s1, ...others] = old.slots;
    const courses = s1.bindings[0].courses.map((one: { earlyCredit?: object }) => ({
      ...one,
      earlyCredit: { ...one.earlyCredit, agreementId: id },
    }));
    const mine = { organizationId: org("CBHS"), bindings: [{ slotId: "s1", courses }] };
    expect(others).toHaveLength(1);
    worked(
      await world.as("lena")("PUT", `${its.at}/bindings`, mine, {
        "if-match": etag,
        "acting-for": org("CBHS"),
      }),
    );
    expect(await impact(`amendment=${id}`, "tom")).toEqual({ programs: [], more: false });
    const { etag: seen } = worked(await tom("GET", at));
    const draft = worked(await tom("POST", `${at}/amend`, {}, seen));
    const same = await impact(`amendment=${id}`, "tom");
    expect(same.programs).toMatchObject([{ programId: its.id, slots: [{ slotId: "s1" }], broken: [] }]);
    const { body: terms } = worked(await tom("GET", `${at}/rules`));
    const rules = terms.rules.filter(({ ruleNo }: { ruleNo: number }) => ruleNo !== 2);
    worked(await tom("PUT", `${at}/rules`, { ...terms, rules }, draft.etag));
    expect(checksIn(await impact(`amendment=${id}`, "tom"), its.id)).toContain("pos.runway");
    // Who may not read what is being made hears what they hear of an agreement that is not there.
    const nowhere = await impact("amendment=agr_00000000000000000000", "ruth");
    expect([await impact(`amendment=${id}`, "ruth"), nowhere]).toEqual([
      nowhere,
      { programs: [], more: false },
    ]);
  });

  it("names what a data-sharing agreement still lacks, to whoever may read it", async () => {
    const { at } = await startedSharing(world, { name: "Only begun" });
    const { etag } = worked(await world.as("ruth")("GET", at));
    worked(await world.as("ruth")("POST", `${at}/share`, undefined, { "if-match": etag }));
    const parties = [
      { organizationId: org("NSU"), role: "UNIVERSITY" as const, serves: [] },
      { organizationId: org("PLCC"), role: "COLLEGE" as const, serves: [] },
    ];
    const lacks = async (by?: OrganizationId) =>
      (await factsOf(plan(), { parties }, by)).dataSharing.map((one) => one.lacks);
    const [told] = await lacks(org("PLCC"));
    expect(told).toContain("Say within which time the data are destroyed");
    expect(told).toContain("Name at least one element of the schedule");
    expect(told).toContain("the offices that sign it, and their signatures");
    expect(await lacks()).toEqual([told]);
    // Its parties' alone: to others there is no such agreement.
    expect(await lacks(org("CBHS"))).toEqual([]);
  });

  it("is told of data sharing before it ends: the check that would fail, and the round that leans on it", async () => {
    const its = await shared("Sharing data");
    const { id } = await agreedSharing(world, { senders: ["CBHS"], receivers: ["PLCC"] });
    const round = await startedRound(world, { programId: its.id });
    const evidence = {
      ...{ kind: "DATA_SHARING", refId: id, title: "We share counts", date: "2026-11-02" },
      elementIds: ["results.counts"],
    };
    worked(await tom("POST", `${round.at}/evidence`, evidence));
    const told = await impact(`dataSharing=${id}`, "tom");
    expect(checksIn(told, its.id)).toEqual(["dsa.force"]);
    expect(told.rounds).toMatchObject([{ evaluationId: round.id, title: "Fall review" }]);
    // Gus is a party to neither: as if there were no such agreement.
    expect(await impact(`dataSharing=${id}`, "gus")).toEqual(
      await impact("dataSharing=dsa_00000000000000000000", "gus"),
    );
    expect((await impact(`dataSharing=${id}`, "marisol")).others).toBeUndefined();
  });

  it("is told of a program before it is retired: the bridges into it and the rounds about it, as far as one knows them", async () => {
    const into = await nursingInForce(world, { requirements: [], assumesStatements: [] });
    const bridge = await startedBridge(world, { title: "Into nursing", alignsTo: [into] });
    const round = await startedRound(world, { programId: into.programId });
    expect(await impact(`program=${into.programId}`, "hannah")).toEqual({
      programs: [],
      bridges: [{ bridgeId: bridge.id, title: "Into nursing", status: "DRAFT" }],
      more: false,
    });
    // The draft of the bridge is its providers' alone.
    expect(await impact(`program=${into.programId}`, "tom")).toEqual({
      programs: [],
      rounds: [{ evaluationId: round.id, title: "Fall review", programTitle: "Nursing" }],
      more: false,
    });
    const hidden = await startedProgram(world, { title: "Nobody else's" });
    expect(await impact(`program=${hidden.id}`, "hannah")).toEqual({ programs: [], more: false });
  });
});
