import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "#functions/app.ts";
import { openTable, Raced } from "#functions/cloud/table.ts";
import { organizationStore } from "#functions/organizations/store.ts";
import { partnershipStore } from "#functions/partnerships/store.ts";
import { type PeopleStore, peopleStore } from "#functions/people/store.ts";
import { PartnershipId } from "#shared/ids.ts";
import type { Member } from "#shared/people/schema.ts";
import { dynamo } from "#test/support/engines.ts";
import { openWorld, type World } from "#test/support/world.ts";

const cedarValley = PartnershipId.parse("cedar-valley");
let world: World;
let people: PeopleStore;
let table: ReturnType<typeof openTable>;
let commands: string[];

beforeAll(async () => {
  world = await openWorld();
  const client = dynamo();
  client.middlewareStack.add(
    (next, context) => (args) => {
      commands.push(String(context["commandName"]).replace("Command", ""));
      return next(args);
    },
    { step: "initialize" },
  );
  table = openTable(world.services.table.name, client);
  people = peopleStore(table);
});
afterAll(() => world.close());
beforeEach(() => {
  commands = [];
});

const stamp = () => ({ actor: world.region.person("tom"), actorName: "Tom Brandvold", at: new Date() });
const theo = async () => (await people.find(cedarValley, world.region.person("theo"))) as Member;

describe("people in the table", () => {
  it("are found in one read, which stands on the path of every request", async () => {
    expect((await theo()).name).toBe("Theo Lindgren");
    expect(commands).toEqual(["GetItem"]);
  });

  it("cost one read as a profile, and two with everywhere they belong", async () => {
    expect((await people.profile(world.region.person("olive"))).operator).toBe(true);
    expect(commands.splice(0)).toEqual(["BatchGetItem"]);
    const { places } = await people.places(world.region.person("lena"));
    expect([...places.keys()]).toEqual(["cedar-valley"]);
    expect(commands).toEqual(["Query", "GetItem"]);
  });

  it("are answered by GET /me with a number of reads that organizations do not add to", async () => {
    const app = createApp({
      ...world.services,
      table,
      people,
      organizations: organizationStore(table),
      partnerships: partnershipStore(table),
    });
    const authorization = `Bearer ${await world.token("lena")}`;
    expect((await app.request("/api/me", { headers: { authorization } })).status).toBe(200);
    expect(commands).toEqual(["Query", "GetItem", "GetItem", "BatchGetItem"]);
  });

  it("are saved with row, pointer and history in one transaction, or not at all", async () => {
    const before = await theo();
    const happened = { action: "member-changed" };
    const renamed = { ...before, name: "Theodor Lindgren" };
    const first = await people.saving(cedarValley, before, renamed, happened, stamp());
    const second = await people.saving(cedarValley, before, { ...before, title: "Dean" }, happened, stamp());
    await table.commit(first.writes);
    await expect(table.commit(second.writes)).rejects.toBeInstanceOf(Raced);
    expect(await theo()).toMatchObject({ name: "Theodor Lindgren", title: "Registrar", version: 2 });
    const rows = (await people.list(cedarValley, 100)).items.filter(
      (row) => row.personId === before.personId,
    );
    expect(rows.map((row) => row.name)).toEqual(["Theodor Lindgren"]);
  });

  it("are refused, not guessed, when a stored item is not one this hub can read", async () => {
    const person = world.region.person("anjali");
    const key = { pk: people.pk(cedarValley, person), sk: "RECORD" };
    const item = await table.get(key);
    await table.commit([
      { put: { ...key, version: 9, data: { ...(item?.["data"] as object), grants: "all" } } },
    ]);
    await expect(people.find(cedarValley, person)).rejects.toThrow("grants");
  });
});
