/** Capacity units per operation are pinned: a rise fails here, and is either mended or written into the golden file. */
import { readFileSync, writeFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countUnits, itemBytes, type Units } from "#infra/local/bench/units.ts";
import { base, draft, executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { bridgeDraft, bridges, nursingInForce, startedBridge, tabe } from "#test/support/bridges.ts";
import { campaignOf, linkFor } from "#test/support/campaigns.ts";
import { drafted, moves, type Signer, signs } from "#test/support/data-life.ts";
import { dataDraft, dataSharing, startedSharing } from "#test/support/data-sharing.ts";
import { executedSharing } from "#test/support/data-sharing-in-force.ts";
import { dynamo } from "#test/support/engines.ts";
import { released } from "#test/support/exchange.ts";
import { frameworkOf, frameworks } from "#test/support/frameworks.ts";
import { programDraft, programs, reviewedProgram } from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

const golden = new URL("../golden/units.json", import.meta.url);
let world: World;
let client: DynamoDBClient;
beforeAll(async () => {
  client = dynamo();
  world = await openWorld({ client });
});
afterAll(() => world.close());

it("counts bytes as AWS does", () => {
  expect(itemBytes({ pk: "abc" })).toBe(2 + 3);
  expect(itemBytes({ a: { b: "cd" }, l: [true] })).toBe(1 + 3 + 1 + 1 + 2 + (1 + 3 + 1 + 1));
  expect(itemBytes({ n: 12345, gone: undefined, bytes: new Uint8Array(10) })).toBe(1 + 4 + 5 + 10);
});

it("spends no more units per operation than the golden file says", async () => {
  for (let index = 0; index < 55; index++) {
    worked(await world.as("tom")("POST", base, draft(world, { codedNotation: `AA-2026-${100 + index}` })));
  }
  const welding = {
    parties: [
      {
        organizationId: world.region.organization("PLCC"),
        role: "RECEIVING",
        reviewerIds: [world.region.person("curtis")],
      },
      { organizationId: world.region.organization("CBHS"), role: "SENDING" },
    ],
  };
  const { at, id } = await executed(world, weldingCsv(), { ...welding, codedNotation: "AA-2026-001" });
  const tom = world.as("tom");
  const fresh = worked(await tom("POST", base, draft(world, { ...welding, codedNotation: "AA-2026-002" })));
  const skills = await frameworkOf(world, { draft: { visibility: "PUBLIC" } });
  const shared = await startedSharing(world);
  const csv = { "content-type": "text/csv" };
  let seen = fresh.etag;
  const step =
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    async () => {
      seen = worked(
        await tom("POST", `${base}/${fresh.body.id}/${path}`, body, { ...headers, "if-match": seen }),
      ).etag;
    };
  const school = world.region.organization("CBHS");
  const courses = {
    courses: [{ organization: "CBHS", code: "WELD1", grade: "B", completedOn: "2027-05-25" }],
  };
  const operations: [string, () => Promise<unknown>][] = [
    ["me", () => tom("GET", "/api/me")],
    ["get agreement", () => tom("GET", at)],
    ["get rules", () => tom("GET", `${at}/rules`)],
    ["list 50 agreements", () => tom("GET", `${base}?limit=50`)],
    ["list organizations", () => tom("GET", "/api/partnerships/cedar-valley/organizations")],
    ["history of an agreement", () => tom("GET", `${at}/history`)],
    ["create agreement", () => tom("POST", base, draft(world, { ...welding, codedNotation: "AA-2026-003" }))],
    [
      "create agreement with Idempotency-Key",
      () =>
        tom("POST", base, draft(world, { ...welding, codedNotation: "AA-2026-004" }), {
          "idempotency-key": "units",
        }),
    ],
    ["import 4 rules", step("rules/import", weldingCsv(), csv)],
    ["share agreement", step("share")],
    ["send to review", step("review")],
    [
      "public rules of a school",
      () => world.anonymously("GET", `/api/public/partnerships/cedar-valley/schools/${school}/rules`),
    ],
    ["public credit, one course", () => world.anonymously("POST", "/api/public/credit", courses)],
    [
      "registry of a partnership",
      () => world.anonymously("GET", "/api/public/partnerships/cedar-valley/agreements"),
    ],
    [
      "one agreement of the registry",
      () => world.anonymously("GET", `/api/public/partnerships/cedar-valley/agreements/${id}`),
    ],
    ["one agreement in CTDL", () => world.anonymously("GET", `/ctdl/agreements/${id}`)],
    [
      "get document list of an agreement",
      () => tom("GET", `/api/partnerships/cedar-valley/documents?about=${id}`),
    ],
    ["what waits for a signatory", () => world.as("denise")("GET", "/api/partnerships/cedar-valley/notices")],
    ["list frameworks of statements", () => tom("GET", frameworks)],
    ["a framework with its statements", () => tom("GET", `${skills.at}/statements`)],
    [
      "one edition in public",
      () =>
        world.anonymously("GET", `/api/public/partnerships/cedar-valley/frameworks/${skills.id}/editions/1`),
    ],
    ["start a data-sharing agreement", () => world.as("ruth")("POST", dataSharing, dataDraft(world))],
    ["get a data-sharing agreement", () => world.as("ruth")("GET", shared.at)],
    ["get its terms", () => world.as("ruth")("GET", `${shared.at}/terms`)],
    ["list data-sharing agreements", () => world.as("ruth")("GET", dataSharing)],
    ["what waits for an editor", () => tom("GET", "/api/partnerships/cedar-valley/notices")],
  ];
  const cip = "/api/partnerships/cedar-valley/codes/CIP/2020";
  const few = "code,title\n51,Health\n51.38,Nursing\n51.3801,Registered Nursing\n";
  operations.push(
    [
      "load a few published codes",
      () => world.as("marisol")("POST", `${cip}/import?revision=2023`, few, { ...csv, "if-match": '"0"' }),
    ],
    ["published codes of a region", () => tom("GET", "/api/partnerships/cedar-valley/codes")],
    ["find a published code", () => tom("GET", `${cip}/search?q=nurs`)],
    ["one published code", () => tom("GET", `${cip}/51.3801`)],
    [
      "public programs of a region",
      () => world.anonymously("GET", "/api/public/partnerships/cedar-valley/programs"),
    ],
  );
  const counted: Record<string, Units> = {};
  for (const [name, operation] of operations) counted[name] = await countUnits(client, operation);
  // A campaign brings a framework of its own, which no list above should have.
  const asking = await campaignOf(world, { open: true });
  const token = await linkFor(world, asking);
  const [rated = ""] = asking.statementIds;
  const respond = async (what: string, body: object) =>
    worked(await world.anonymously("POST", `/api/respond/${what}`, body));
  const answers: typeof operations = [
    ["open the form of someone who is asked", () => respond("open", { token })],
    [
      "save what they say",
      () =>
        respond("save", {
          token,
          statements: { [rated]: { ratings: { need: 3 } } },
          missing: [],
          revision: 0,
        }),
    ],
    ["what others say of a statement", () => respond("others", { token, statementId: rated })],
  ];
  const live = `${asking.at}/live`;
  let version = "";
  const move = async (to: string, body?: object) => {
    version = worked(await tom("POST", `${live}/${to}`, body, { "if-match": version })).etag;
  };
  let pass = "";
  const inTheRoom: typeof operations = [
    ["start a live session", () => move("start")],
    ["come into a live session", async () => ({ pass } = (await respond("live/join", { token })).body)],
    ["put a statement on the wall", () => move("show", { statementId: rated, scaleId: "relevance" })],
    ["open the vote", () => move("vote")],
    ["vote", () => respond("live/vote", { token, round: 1, value: 4 })],
    ["vote the same again", () => respond("live/vote", { token, round: 1, value: 4 })],
    ["a phone looks at the wall", () => respond("live/look", { pass })],
    ["the wall", () => tom("GET", live)],
    ["close the vote", () => move("close")],
    ["every vote that closed", () => tom("GET", `${live}/rounds`)],
  ];
  answers.push(...inTheRoom);
  const exchange = await released(world);
  const releases: typeof operations = [
    [
      "what a table is suppressed with",
      () => world.as("roberta")("GET", `${exchange.releases}/context?indicatorId=5S1&year=2025-26`),
    ],
    ["release a table again", () => world.as("roberta")("POST", exchange.releases, exchange.draft)],
    ["read a release", () => world.as("ruth")("GET", `${exchange.releases}/${exchange.releaseId}`)],
    ["list releases", () => world.as("ruth")("GET", exchange.releases)],
    ["what the gate decided", () => world.as("ruth")("GET", `${exchange.at}/gate`)],
  ];
  answers.push(...releases);
  const lived = await drafted(world);
  let tag = worked(await moves(world, "ruth", lived.at, "review")).etag;
  const lives = async (who: "ruth" | "roberta", move: string, body?: object) => {
    tag = worked(await world.as(who)("POST", `${lived.at}/${move}`, body, { "if-match": tag })).etag;
  };
  const signing = async (who: Signer) => {
    tag = worked(await signs(world, lived.at, who)).etag;
  };
  const living: typeof operations = [
    ["send a data-sharing agreement out", () => lives("ruth", "send")],
    ["read and sign it", () => signing("ruth")],
    ["read and sign it as the second", () => signing("roberta")],
    ["read and sign it as the last", () => signing("denise")],
    ["suspend it", () => lives("roberta", "suspend", { reason: "A breach" })],
    ["amend it", () => lives("ruth", "amend", {})],
    ["compare two versions of it", () => world.as("ruth")("GET", `${lived.at}/compare?from=1&to=2`)],
    ["its versions", () => world.as("ruth")("GET", `${lived.at}/versions`)],
  ];
  answers.push(...living);
  for (const [name, operation] of answers) counted[name] = await countUnits(client, operation);
  const open = await executedSharing(world, { visibility: "PUBLIC" });
  const inForce: typeof operations = [
    [
      "what the parties to a data-sharing agreement owe",
      () => world.as("ruth")("GET", `${open.at}/obligations`),
    ],
    [
      "say that an obligation was met",
      () =>
        tom("POST", `${open.at}/obligations/transfer.T2.2026-10-31/done`, {
          on: "2026-11-02",
          reference: "Receipt 88",
        }),
    ],
    ["a data-sharing agreement as ODRL", () => world.as("ruth")("GET", `${open.at}/odrl`)],
    ["the coverage map", () => world.as("ruth")("GET", "/api/partnerships/cedar-valley/coverage?matrix=yes")],
    [
      "the public registry of data-sharing agreements",
      () => world.anonymously("GET", "/api/public/partnerships/cedar-valley/data-sharing"),
    ],
  ];
  for (const [name, operation] of inForce) counted[name] = await countUnits(client, operation);
  const study = await reviewedProgram(world);
  const into = await nursingInForce(world, { requirements: [tabe("Reading", 900)] });
  const bridge = await startedBridge(world, { alignsTo: [into] });
  const studies: typeof operations = [
    ["start a program", () => tom("POST", programs, programDraft(world))],
    ["get a program", () => tom("GET", study.at)],
    ["get its plan", () => tom("GET", `${study.at}/plan`)],
    ["list programs", () => tom("GET", programs)],
    ["start a bridge", () => world.as("hannah")("POST", bridges, bridgeDraft(world, { alignsTo: [into] }))],
    ["get a bridge", () => world.as("hannah")("GET", bridge.at)],
    ["the checks of a bridge", () => world.as("hannah")("GET", `${bridge.at}/checks`)],
  ];
  for (const [name, operation] of studies) counted[name] = await countUnits(client, operation);
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, `${JSON.stringify(counted, null, 2)}\n`);
  const pinned = JSON.parse(readFileSync(golden, "utf8")) as Record<string, Units>;
  expect(Object.keys(counted)).toEqual(Object.keys(pinned));
  for (const [name, units] of Object.entries(counted)) {
    const most = pinned[name] as Units;
    expect([
      name,
      units.read <= most.read && units.write <= most.write && units.calls <= most.calls,
      units,
    ]).toEqual([name, true, units]);
  }
}, 300_000);
