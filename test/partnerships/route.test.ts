import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acting, asked, everyone, members, whoGot } from "#test/people/cast.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const draft = (id: string) => ({
  id,
  name: "North Fork Partnership",
  timeZone: "America/Denver",
  jurisdiction: "US-CO",
  convenerEmail: "Nadia@NorthFork.example",
});
const settings = {
  name: "Cedar Valley Regional Partnership",
  description: "Changed",
  timeZone: "America/Chicago",
  jurisdiction: "US-IL",
  frameworkEdition: "scc-79",
};
const region = "/api/partnerships/cedar-valley";

describe("POST /partnerships", () => {
  it("founds a region whose convener joins by the link in the mail", async () => {
    const founded = await world.as("olive")("POST", "/api/partnerships", draft("north-fork"));
    expect([founded.status, founded.etag]).toEqual([201, '"1"']);
    expect(founded.body).toMatchObject({ id: "north-fork", description: "", frameworkEdition: "scc-79" });
    expect(founded.body).not.toHaveProperty("convenerEmail");
    const rows = await world.services.table.all("T#north-fork#INVITATIONS");
    const [id] = rows.map((row) => (row["data"] as { id: string }).id);
    const mail = await world.services.table.get({ pk: `T#north-fork#MAIL#${id}`, sk: "OUTBOX" });
    const letter = world.services.seal.open("mail", String(mail?.["letter"])) as { to: string; text: string };
    expect(letter.to).toBe("nadia@northfork.example");
    const token = /invitations\/([\w-]{43})/.exec(letter.text)?.[1];
    expect((await world.as("nadia")("GET", "/api/partnerships/north-fork")).status).toBe(404);
    expect((await world.as("nadia")("POST", `/api/invitations/${token}/accept`)).status).toBe(200);
    const me = (await world.as("nadia")("GET", "/api/me")).body;
    expect(me.partnerships).toMatchObject([{ id: "north-fork", partnershipRoles: ["convener"] }]);
    expect((await world.as("nadia")("GET", "/api/partnerships/north-fork")).status).toBe(200);
    // The operator founds regions and reads none of them.
    expect((await world.as("olive")("GET", "/api/partnerships/north-fork")).status).toBe(404);
    // And nobody of another region sees it.
    expect((await world.as("marisol")("GET", "/api/partnerships/north-fork")).status).toBe(404);
  });

  it("founds a region once", async () => {
    const twice = await Promise.all(
      [1, 2].map(() => world.as("olive")("POST", "/api/partnerships", draft("two-rivers"))),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await world.services.table.all("T#two-rivers#INVITATIONS")).toHaveLength(1);
  });

  it.each([
    [{ id: "North Fork" }, "/id"],
    [{ id: "x" }, "/id"],
    [{ name: "" }, "/name"],
    [{ name: "x".repeat(161) }, "/name"],
    [{ name: "North\u0000Fork" }, "/name"],
    [{ timeZone: "Mars/Olympus" }, "/timeZone"],
    [{ jurisdiction: "Illinois" }, "/jurisdiction"],
    [{ frameworkEdition: "scc-80" }, "/frameworkEdition"],
    [{ convenerEmail: "nadia" }, "/convenerEmail"],
    [{ convenerEmail: undefined }, "/convenerEmail"],
    [{ owner: "me" }, "/owner"],
  ])("does not take %j, and names it", async (wrong, pointer) => {
    const answer = await world.as("olive")("POST", "/api/partnerships", { ...draft("west-fork"), ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([pointer]);
    expect(await world.services.table.all("T#west-fork#PARTNERSHIP")).toEqual([]);
  });

  it("is for the operator, and hidden from everyone else", async () => {
    const answers = await asked(world, (call, who) => call("POST", "/api/partnerships", draft(`by-${who}`)));
    expect(whoGot(answers, 201)).toEqual(["olive"]);
    expect(whoGot(answers, 404)).toEqual(everyone.filter((who) => who !== "olive"));
    expect((await world.anonymously("POST", "/api/partnerships", draft("by-nobody"))).status).toBe(401);
  });
});

describe("GET /partnerships/{partnershipId}", () => {
  it("is for members; to a stranger the region does not exist", async () => {
    for (const path of ["", "/history", "/history/verify"]) {
      const answers = await asked(world, (call) => call("GET", region + path));
      expect(whoGot(answers, 200)).toEqual(members);
      const nowhere = await world.as("wes")("GET", `/api/partnerships/nowhere${path}`);
      for (const { who, status, body } of answers) {
        if (!members.includes(who)) expect([who, status, body]).toEqual([who, 404, nowhere.body]);
      }
    }
  });
});

describe("PUT /partnerships/{partnershipId}", () => {
  it("changes the settings, with a history", async () => {
    const before = await world.as("marisol")("GET", region);
    const after = await world.as("marisol")("PUT", region, settings, { "if-match": before.etag });
    expect([after.status, after.body.description]).toEqual([200, "Changed"]);
    expect((await world.as("jo")("GET", region)).body.description).toBe("Changed");
    const history = (await world.as("jo")("GET", `${region}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({ action: "partnership-changed", actorName: "Marisol Reyes" });
    expect((await world.as("jo")("GET", `${region}/history/verify`)).body).toEqual({
      intact: true,
      events: 2,
    });
    expect((await world.as("marisol")("PUT", region, settings, { "if-match": before.etag })).status).toBe(
      412,
    );
    expect((await world.as("marisol")("PUT", region, settings)).status).toBe(428);
  });

  it("names what it cannot take", async () => {
    const answer = await world.as("marisol")(
      "PUT",
      region,
      { ...settings, name: "", timeZone: "here", id: "other" },
      { "if-match": '"1"' },
    );
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      "/name",
      "/timeZone",
      "/id",
    ]);
  });

  it("is for the convener", async () => {
    const answers = await asked(world, (call) => call("PUT", region, settings, { "if-match": '"999"' }));
    expect(whoGot(answers, 412)).toEqual(["marisol"]);
    expect(whoGot(answers, 403)).toEqual(members.filter((who) => who !== "marisol"));
    expect((await acting(world, "wes")("PUT", region, settings, { "if-match": '"999"' })).status).toBe(404);
  });
});
