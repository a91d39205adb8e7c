/** The page of indicators: what came with the hub and what the state counts besides, kept by the convener and read by all. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { field, leave, press, said, settled, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type Who, type World } from "#test/support/world.ts";
import { DataSharingPages } from "#web/data-sharing/pages.tsx";
import { changed } from "#web/load.ts";

let world: World;
let open: ReturnType<typeof visiting>;

const base = "/p/cedar-valley/data-sharing/indicators";
const part = () => (
  <Router>
    {[
      <Route key="one" path="/p/:partnership/data-sharing/:agreement?/:part?" component={DataSharingPages} />,
    ]}
  </Router>
);
const visit = (who: Who, query: string, ...until: string[]) => open(who, `${base}${query}`, part, ...until);
const indicators = async () =>
  worked(await world.as("theo")("GET", "/api/partnerships/cedar-valley/indicators")).body.indicators;

beforeAll(async () => {
  world = await openWorld();
  open = visiting(world);
});
afterEach(async () => {
  leave();
  await changed();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await world.close();
});

it("shows every member Perkins V's as they came, and gives who may not add one the API's own reason", async () => {
  await visit("tom", "", "Four-year graduation", "How students are divided", "Race and ethnicity");
  await shows("14 indicators", "As it was shipped", "Not verified yet", "Nobody here has changed them yet");
  const add = [...document.querySelectorAll("button")].find((one) => one.textContent === "Add an indicator");
  expect(add?.getAttribute("aria-disabled")).toBe("true");
  expect(said()).toContain("The convener edits what the law and the region ask for.");
  expect(document.querySelector('a[href*="indicator="]')).toBeNull();
  leave();
  await visit("tom", "?indicator=5S4", "Four-year graduation");
  expect(said()).not.toContain("change or verify");
});

it("takes one of the state's own, says at the field what it lacks, and keeps what came with the hub from being retired", async () => {
  await visit("marisol", "?indicator=new", "Add an indicator");
  type("Code", "4P1");
  type("Name", "Credential within two years");
  await press("Add it");
  await shows("It needs one.");
  type("How many of these", "of these, who earned a credential within two years");
  type("Kind", "postsecondary");
  await press("Add it");
  await shows("15 indicators", "Added here", "Credential within two years");
  expect((await indicators()).at(-1)).toMatchObject({ id: "4P1", level: "postsecondary" });
  leave();
  await visit("marisol", "?indicator=1S1", "1S1: change or verify", "It came with the hub.");
});

it("retires the state's own and offers it again, with its words kept", async () => {
  await visit("marisol", "?indicator=4P1", "4P1: change or verify");
  await press("Retire it");
  const dialog = [...document.querySelectorAll("dialog button")].find(
    (one) => one.textContent === "Retire it",
  );
  (dialog as unknown as HTMLButtonElement).click();
  await shows("Retired Nov 23, 2026");
  expect((await indicators()).at(-1)).toMatchObject({ id: "4P1", retiredOn: "2026-11-23" });
  leave();
  await visit("marisol", "?indicator=4P1", "Offer it again");
  await press("Offer it again");
  await shows("15 indicators");
  expect((await indicators()).at(-1).retiredOn).toBeUndefined();
});

it("shows beside other words those that came with the hub, and takes them again", async () => {
  await visit("marisol", "?indicator=5S4", "These are the words that came with the hub.");
  type("How many of these", "of these, who passed the state's exam");
  await shows("It came with other words");
  await press("Take those again");
  await shows("These are the words that came with the hub.");
  type("Compared on", "2026-11-20");
  type("With what", "The state plan, page 40");
  await press("Save the change");
  await shows("Verified Nov 20, 2026", "Compared with: The state plan, page 40");
  await settled();
});

it("adds a way to divide students: a group a line, those that were there under the ids they had", async () => {
  await visit("marisol", "?groups=gender", "Gender: change the groups");
  expect(field<HTMLTextAreaElement>("The groups").value).toBe("female: Female\nmale: Male");
  type("The groups", "female: Women\nmale: Men\nAnother gender");
  await press("Save the change");
  await shows("Women, Men and Another gender", "Changed here");
  const { dimensions } = worked(
    await world.as("theo")("GET", "/api/partnerships/cedar-valley/indicators"),
  ).body;
  expect(dimensions[0].values).toEqual([
    { id: "female", name: "Women" },
    { id: "male", name: "Men" },
    { id: "another-gender", name: "Another gender" },
  ]);
});
