/** Codes through the API: loaded by revision, found, named with their successors; the partnership's outweigh the hub's. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { type Answer, openWorld, type World } from "#test/support/world.ts";

const all = "/api/partnerships/cedar-valley/codes";
const cip = `${all}/CIP/2020`;
const csv = (seen: string) => ({ "content-type": "text/csv", "if-match": seen });
const first = [
  "CIPFamily,CIPCode,Action,CIPTitle,CIPDefinition",
  '="49",="49",,"TRANSPORTATION.",',
  '="49",="49.01",,"Air Transportation.",',
  '="49",="49.0102",,"Airline Pilot.","Prepares to fly."',
  '="49",="49.0199",,"Air, Other.",',
].join("\n");
const second = `${first.replace("Air, Other.", "Air Transportation, Other.")}\n="49",="49.0109",New,"Remote Aircraft Pilot.","Prepares to fly from the ground."`;
const crosswalk =
  "CIPCode2010,CIPTitle2010,Action,CIPCode2020,CIPTitle2020\n49.0190,Drones,Moved to,49.0109,Remote Aircraft Pilot\n";
const partnership = PartnershipId.parse("cedar-valley");

let world: World;
let loaded: Record<"dry" | "first" | "second" | "map" | "suggested", Answer>;
beforeAll(async () => {
  world = await openWorld();
  const marisol = world.as("marisol");
  const load = async (path: string, file: string, seen: string) =>
    worked(await marisol("POST", path, file, csv(seen)));
  const hub = await world.as("olive")(
    "POST",
    "/api/codes/CIP/2020/import?revision=2019",
    "code,title\n51.3801,Nursing\n",
    csv('"0"'),
  );
  expect(hub.status).toBe(200);
  const source = "NCES, CIP 2020";
  const query = new URLSearchParams({ revision: "2021", source });
  const dry = await load(`${cip}/import?dryRun=true&${query}`, first, '"0"');
  const one = await load(`${cip}/import?${query}`, first, '"0"');
  const two = await load(`${cip}/import?revision=2023`, second, one.etag);
  const suggestion =
    "cip,cluster,pathway,share\n49.0109,transportation,transportation/transportation-operations,0.75\n";
  loaded = {
    dry,
    first: one,
    second: two,
    suggested: await load(`${cip}/maps/PATHWAY-scc-79/import?standing=SUGGESTED`, suggestion, two.etag),
    map: await load(`${all}/CIP/2010/maps/CIP-2020/import`, crosswalk, '"0"'),
  };
});
afterAll(() => world.close());

it("says in a dry run what a revision would bring, and keeps what each one did", async () => {
  expect(loaded.dry.body).toMatchObject({ stops: 0, wouldChange: { codes: 4, added: 4, described: true } });
  expect(loaded.second.body.wouldChange).toMatchObject({ codes: 5, added: 1, retitled: 1, gone: 0 });
  const set = worked(await world.as("theo")("GET", cip)).body;
  expect([set.origin, set.revisions.map((one: { name: string }) => one.name)]).toEqual([
    "OWN",
    ["2021", "2023"],
  ]);
  expect(set.revisions[0]).toMatchObject({ source: "NCES, CIP 2020", codes: 4 });
  const history = worked(await world.as("theo")("GET", `${cip}/history`)).body;
  expect(history.items[1].note).toBe("CIP 2020 as of 2023: 1 new, 1 renamed, 0 dropped");
  expect(worked(await world.as("theo")("GET", `${cip}/history/verify`)).body).toEqual({
    intact: true,
    events: 3,
  });
});

it("takes a revision again that says the same, and none that is older, says otherwise, or was not seen", async () => {
  const now = worked(await world.as("theo")("GET", cip)).etag;
  const load = (revision: string, file: string, seen = now) =>
    world.as("marisol")("POST", `${cip}/import?revision=${revision}`, file, csv(seen));
  expect((await load("2023", second)).etag).toBe(now);
  expect([(await load("2022", second)).status, (await load("2023", first)).status]).toEqual([409, 409]);
  expect((await load("2024", second, '"1"')).status).toBe(412);
  expect((await load("2024", "code,title\nNursing,51\n")).status).toBe(422);
  expect((await world.as("tom")("POST", `${cip}/import?revision=2024`, second, csv(now))).status).toBe(403);
});

it("lists every edition it knows, whose codes count, and which maps leave it", async () => {
  const { items } = worked(await world.as("theo")("GET", all)).body;
  expect(
    items.map((one: Record<string, unknown>) => [one["name"], one["origin"], one["codes"], one["maps"]]),
  ).toEqual([
    ["CIP 2010", "SHIPPED", 0, [{ target: "CIP-2020", standing: "OFFICIAL" }]],
    ["CIP 2020", "OWN", 5, [{ target: "PATHWAY-scc-79", standing: "SUGGESTED" }]],
    ["SCED version 12", "SHIPPED", 0, []],
    ["SOC 2018", "SHIPPED", 0, []],
  ]);
});

it("shows a code with its definition, what stands around it, and a suggestion with its share", async () => {
  expect(worked(await world.as("theo")("GET", `${cip}/49.0109`)).body).toMatchObject({
    status: "THERE",
    title: "Remote Aircraft Pilot",
    since: "2023",
    definition: "Prepares to fly from the ground.",
    above: [{ code: "49", title: "TRANSPORTATION" }, { code: "49.01" }],
    pathways: [{ pathwayId: "transportation/transportation-operations", share: 0.75, official: false }],
  });
  expect(worked(await world.as("theo")("GET", `${cip}/49.01`)).body.below).toHaveLength(3);
  const stale = worked(await world.as("theo")("GET", `${cip}/49.0190`)).body;
  expect([stale.status, stale.later.successors]).toEqual([
    "ABSENT",
    [{ code: "49.0109", title: "Remote Aircraft Pilot" }],
  ]);
  expect((await world.as("theo")("GET", `${cip}/49.7777`)).status).toBe(404);
  expect((await world.as("theo")("GET", `${all}/CIP/1970`)).status).toBe(404);
  const found = worked(await world.as("theo")("GET", `${cip}/search?q=pilot`)).body.items;
  expect(found.map((one: { code: string }) => one.code)).toEqual(["49.0102", "49.0109"]);
});

it("answers for every code of a program with one batch read; another partnership goes by the hub's", async () => {
  const asked = [
    { system: "CIP", edition: "2020", code: "49.0109" },
    { system: "CIP", edition: "2010", code: "49.0190" },
    { system: "SCED", edition: "12", code: "14051" },
    { system: "CIP", edition: "2020", code: "51.3801" },
  ] as const;
  const facts = await world.services.codes.facts(partnership, asked);
  expect(facts.map(({ status }) => status)).toEqual(["THERE", "UNKNOWN_SET", "UNKNOWN_SET", "ABSENT"]);
  expect(facts[1]?.later?.successors[0]?.code).toBe("49.0109");
  const elsewhere = await world.services.codes.facts(PartnershipId.parse("sandhill-prairie"), asked);
  expect(elsewhere.map(({ status }) => status)).toEqual(["ABSENT", "UNKNOWN_SET", "UNKNOWN_SET", "THERE"]);
});
