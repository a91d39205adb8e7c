/** Charts over years and sums over the region: only of what each reader may read, and never of a hidden count. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import {
  agreedSharing,
  type Counts,
  partnership,
  submission,
  suspension,
  typed,
} from "#test/support/exchange.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let scene: Awaited<ReturnType<typeof agreedSharing>>;
const senders = { roberta: "TRACC", tom: "PLCC", jo: "MRHS" };

beforeAll(async () => {
  world = await openWorld();
  scene = await agreedSharing(world, { senders: Object.values(senders) });
  for (const who of ["roberta", "tom", "jo"]) await release(who, "2025-26", typed);
});
afterAll(() => world.close());

async function release(who: string, year: string, counts: Counts, pooledTo?: string) {
  const query = `indicatorId=5S1&year=${year}${pooledTo ? `&pooledTo=${pooledTo}` : ""}`;
  const context = worked(await world.as(who)("GET", `${scene.releases}/context?${query}`)).body;
  const draft = submission({ "51.3901": counts }, context, { year, ...(pooledTo ? { pooledTo } : {}) });
  return worked(await world.as(who)("POST", scene.releases, draft)).body;
}
const regional = async (who: string, year = "2025-26") =>
  world.as(who)("GET", `${partnership}/regional?indicatorId=5S1&year=${year}`);
const trend = async (who: string, code: string) =>
  world.as(who)(
    "GET",
    `${scene.releases}/trend?indicatorId=5S1&program=51.3901&senderId=${world.region.organization(code)}`,
  );
const logged = async () => (await world.as("ruth")("GET", `${scene.at}/gate?limit=3`)).body.items;

it("adds up for the region what three partners have published", async () => {
  const { body } = await regional("ruth");
  expect(body.from).toHaveLength(3);
  expect(body.expected).toEqual(body.from);
  const [{ groups }] = body.programs;
  expect(groups.find(({ group }: { group: string }) => group === "all")).toEqual({
    group: "all",
    partners: 3,
    d: 3 * 164,
    n: 3 * 121,
  });
  expect(groups.find(({ group }: { group: string }) => group === "race-ethnicity:asian")).toEqual({
    group: "race-ethnicity:asian",
    partners: 0,
  });
  expect((await logged())[0]).toMatchObject({
    reason: "ALLOWED",
    action: "read",
    releases: 3,
    years: "2025-26",
  });
});

it("says of how many it is partial where some have not sent, and sums nothing of two", async () => {
  await release("roberta", "2024-25", typed);
  await release("tom", "2024-25", typed);
  const { body } = await regional("ruth", "2024-25");
  expect([body.from.length, body.expected.length]).toEqual([2, 3]);
  expect(body.programs[0].groups[0]).toEqual({ group: "all", partners: 2 });
});

it("gives a sender only its own, and whoever is no party nothing at all", async () => {
  const own = (await regional("roberta")).body;
  expect(own.from).toEqual([world.region.organization("TRACC")]);
  expect(own.programs[0].groups[0]).toEqual({ group: "all", partners: 1 });
  for (const who of ["elena", "angela", "marisol"]) {
    const { status, body } = await regional(who);
    expect([status, body.from, body.expected, body.programs]).toEqual([200, [], [], []]);
  }
});

it("shows one program over the years, the newest release of each, pools beside them", async () => {
  await release("roberta", "2025-26", {
    ...typed,
    all: [170, 125],
    "gender:female": [99, 74],
    "race-ethnicity:white": [104, 79],
  });
  await release("roberta", "2022-23", { all: [900, 640] }, "2024-25");
  const { body } = await trend("ruth", "TRACC");
  expect(
    body.items.map((one: Record<string, unknown>) => [one["year"], one["pooledTo"], one["releaseNo"]]),
  ).toEqual([
    ["2022-23", "2024-25", 1],
    ["2024-25", undefined, 1],
    ["2025-26", undefined, 2],
  ]);
  expect(body.items[2].groups.all).toMatchObject({ d: { state: "published", value: 170 } });
  expect(body.closed).toEqual([]);
  expect((await logged())[0]).toMatchObject({ releases: 3, years: "2022-23/2025-26", reason: "ALLOWED" });
  expect((await trend("roberta", "PLCC")).body.reason).toBe("NOT_RECEIVING");
  expect((await trend("elena", "TRACC")).status).toBe(404);
  expect((await trend("ruth", "CBHS")).body.items).toEqual([]);
});

it("keeps back the years that the agreement no longer covers, and says that they are there", async () => {
  await scene.change({ termsId: newId("trm") }, scene.termsTo("2024-25"));
  const { body } = await trend("ruth", "TRACC");
  expect(body.items.map(({ year }: { year: string }) => year)).toEqual(["2022-23", "2024-25"]);
  expect(body.closed).toEqual([expect.objectContaining({ year: "2025-26", reason: "YEAR_NOT_AGREED" })]);
  expect((await logged()).slice(0, 2).map(({ reason }: { reason: string }) => reason)).toEqual([
    "YEAR_NOT_AGREED",
    "ALLOWED",
  ]);
});

it("closes with the agreement, sums and charts alike", async () => {
  await scene.change(suspension(world));
  const { body } = await regional("ruth");
  expect([body.from, body.programs, body.expected.length]).toEqual([[], [], 3]);
  expect((await logged())[0]).toMatchObject({ reason: "SUSPENDED", allowed: false, releases: 3 });
  expect((await trend("ruth", "TRACC")).body.reason).toBe("SUSPENDED");
});
