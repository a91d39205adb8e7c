/** What those who lead a campaign find and do on its pages, with the whole hub behind them. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, campaigns, contact, lettersTo, listed } from "#test/support/campaigns.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { field, leave, press, said, tick, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type World } from "#test/support/world.ts";
import { changed } from "#web/load.ts";
import { CampaignPages } from "#web/validations/pages.tsx";

let world: World;
let open: ReturnType<typeof visiting>;
beforeAll(async () => {
  world = await openWorld();
  open = visiting(world);
});
afterAll(() => {
  vi.unstubAllGlobals();
  return world.close();
});
afterEach(async () => {
  leave();
  await changed();
});

const p = "/p/cedar-valley/campaigns";
const Pages = () => (
  <Router>
    <Route path="/p/:partnership/campaigns/:campaign?/:part?" component={CampaignPages} />
    <Route default component={CampaignPages} />
  </Router>
);
const read = async (at: string) => worked(await world.as("tom")("GET", at)).body;

describe("a campaign", () => {
  it("is started from the statements of an edition, a heading at a time, and then asks whom to ask", async () => {
    const { id } = await frameworkOf(world, { draft: { title: "Asked skills" } });
    await open("tom", `${p}/new`, Pages, "Start a campaign", "Framework");
    type("Title", "Welding, spring");
    type("Framework", id);
    await shows("0 statements chosen");
    tick("Manufacturing");
    await shows("3 statements chosen");
    type("The job", "welder");
    await press("Start this campaign");
    await shows("Welding, spring", "Nobody on the list yet");
    const { items } = await read(`${campaigns}?limit=100`);
    expect(items.find(({ title }: { title: string }) => title === "Welding, spring")).toMatchObject({
      state: "DRAFT",
      statements: 3,
    });
  });

  it("is opened after a question, and its people are written to once each", async () => {
    const { id, at } = await campaignOf(world, { changes: { title: "Opened here" } });
    const person = await listed(world, at);
    await open("tom", `${p}/${id}?tab=people`, Pages, "Business 1", "Not written to");
    expect(said()).toContain("Letters go out while a campaign is open.");
    await press("Open it");
    await shows("Open this campaign?");
    await press("Open this campaign");
    await shows("Open, answers coming in", "Write to 1 person");
    await press("Write to 1 person");
    await press("Send the letters");
    await shows("Everyone on the list has a letter.", "Written to");
    expect(await lettersTo(world, person)).toHaveLength(1);
  });

  it("says at the address that the list has it already, and keeps what was typed", async () => {
    const { id, at } = await campaignOf(world);
    await listed(world, at, contact(7));
    await open("tom", `${p}/${id}?tab=people&add=yes`, Pages, "Add someone to ask");
    type("Name", "Someone Else");
    type("E-mail address", "person7@business7.example");
    type("Its name", "Business 7");
    await press("Add to the list");
    await shows("The list has this address already.");
    expect(field("Name").value).toBe("Someone Else");
    type("E-mail address", "other@business7.example");
    await press("Add to the list");
    await shows("2 people", "Someone Else");
  });

  it("says once, when it is over, that its list stays as it is", async () => {
    const { id, at, etag } = await campaignOf(world);
    await listed(world, at);
    await listed(world, at, contact(2));
    worked(await world.as("tom")("POST", `${at}/cancel`, undefined, { "if-match": etag }));
    await open("tom", `${p}/${id}?tab=people`, Pages, "Business 1", "Business 2", "It was called off");
    expect(said().match(/Who was asked stays on the list/g)).toHaveLength(1);
    expect(said()).not.toContain("Take off the list");
  });

  it("shows its members who answered, and nobody's name", async () => {
    const { id, at } = await campaignOf(world, { open: true });
    for (const no of [1, 2, 3]) await listed(world, at, contact(no));
    worked(await world.as("tom")("POST", `${at}/invite`, {}));
    await open("priya", `${p}/${id}`, Pages, "By sector", "0 of 3", "3 never opened it");
    expect(said()).not.toMatch(/Person 1|Business 1|Call it off|People and invitations/);
  });
});
