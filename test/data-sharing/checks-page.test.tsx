/** The page of checks: what each looks at and does here, turned one at a time with counsel's reason, and who turned what. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { leave, press, said, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type Who, type World } from "#test/support/world.ts";
import { DataSharingPages } from "#web/data-sharing/pages.tsx";
import { changed } from "#web/load.ts";

let world: World;
let open: ReturnType<typeof visiting>;

const part = () => (
  <Router>
    {[
      <Route key="one" path="/p/:partnership/data-sharing/:agreement?/:part?" component={DataSharingPages} />,
    ]}
  </Router>
);
const visit = (who: Who, query: string, ...until: string[]) =>
  open(who, `/p/cedar-valley/data-sharing/settings${query}`, part, ...until);
const checks = async () =>
  worked(
    await world.as("theo")("GET", "/api/partnerships/cedar-valley/data-sharing-settings"),
  ).body.checks.map((one: Record<string, string>) => [one["code"], one["severity"], one["reason"]]);

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

it("lists what every check looks at, for which law, and what a gap does, to every member", async () => {
  await visit("tom", "", "Whether the data may be passed on", "What is looked at, and what a gap does here");
  expect(said()).toContain("The convener edits what the law and the region ask for.");
  expect(document.querySelector('a[href*="check="]')).toBeNull();
  leave();
  await visit("tom", "?q=ST8", "1 check", "Say by when it must be destroyed", "34 CFR 99.31(a)(6)(iii)(C)");
  expect(said()).toContain("Stops an agreement");
});

it("turns a check from stopping to warning with counsel's reason, and one from warning to stopping beside it", async () => {
  await visit(
    "marisol",
    "?check=B10",
    "Whether the data may be passed on",
    "It stops the agreement, as it came",
  );
  type("What a gap does", "warn");
  await press("Save the change");
  await shows("Counsel’s reason, in a sentence.");
  type("Counsel’s reason", "Our statute fixes it.");
  await press("Save the change");
  await shows("Our statute fixes it. Marisol Reyes, Nov 23, 2026", "B10 only warns: Our statute fixes it.");
  leave();
  await visit("marisol", "?check=W1", "It does not renew by itself", "It only warns, as it came");
  type("What a gap does", "block");
  type("Counsel’s reason", "Our board wants to look first.");
  await press("Save the change");
  await shows("W1 blocks: Our board wants to look first.");
  expect(await checks()).toEqual([
    ["B10", "warn", "Our statute fixes it."],
    ["W1", "block", "Our board wants to look first."],
  ]);
});

it("keeps them when the smallest group changes, and turns one back as it came, without a reason", async () => {
  await visit("marisol", "?change=yes", "Change the smallest group");
  type("The smallest group", "12");
  await press("Save the change");
  await shows("12 students.");
  expect((await checks()).length).toBe(2);
  leave();
  await visit("marisol", "?check=B10", "Whether the data may be passed on");
  type("What a gap does", "block");
  await shows("That is how it came");
  await press("Save the change");
  await shows("B10 as it was shipped");
  expect(await checks()).toEqual([["W1", "block", "Our board wants to look first."]]);
});

it("says of one that nobody compared with its source that it warns until then, whatever is decided", async () => {
  await visit("marisol", "?check=SO1", "It only warns until somebody has compared it with its source");
  leave();
  await visit("marisol", "?check=B99", "There is no check B99");
});
