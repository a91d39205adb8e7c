/** What sender, recipient and third party find on the pages of the exchange, with the whole hub behind them. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { agreedSharing, released, suspension } from "#test/support/exchange.ts";
import { leave, said } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type Who, type World } from "#test/support/world.ts";
import { DataSharingPages } from "#web/data-sharing/pages.tsx";
import { changed } from "#web/load.ts";

let world: World;
let open: ReturnType<typeof visiting>;
let scene: Awaited<ReturnType<typeof released>>;

const base = "/p/cedar-valley/data-sharing";
const part = () => (
  <Router>
    {[
      <Route key="one" path="/p/:partnership/data-sharing/:agreement?/:part?" component={DataSharingPages} />,
    ]}
  </Router>
);
const visit = (who: Who, address: string, ...until: string[]) =>
  open(who, `${base}${address}`, part, ...until);
const release = () => `/${scene.id}/${scene.releaseId}`;

beforeAll(async () => {
  world = await openWorld();
  open = visiting(world);
  scene = await released(world);
});
afterEach(async () => {
  leave();
  await changed();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await world.close();
});

it("shows the recipient what was released, hidden cells hatched alike, the rule above them and the audit beside", async () => {
  await visit("ruth", release(), "Three Rivers Area Career Center, 2025-26", "Why some cells are hatched");
  await shows("Groups of 1 to 9 students are hidden", "Nothing about 9 or fewer students", "73.8%");
  const hatched = [...document.querySelectorAll(".hatch")].map((one) => one.outerHTML);
  expect(hatched.length).toBeGreaterThan(3);
  expect(new Set(hatched).size).toBe(1);
});

it("shows it to nobody who is no party", async () => {
  await visit("denise", release(), "Nothing here");
  expect(document.querySelector("table.counts")).toBeNull();
});

it("shows the sender what it sent and what is still to send, and what the gate decided", async () => {
  await visit("roberta", `/${scene.id}?tab=exchange`, "Counts by year", "When counts are due");
  await shows("What the gate decided", "Let through", "Ruth Vandermeer");
  const links = [...document.querySelectorAll("a")].map((one) => one.getAttribute("href"));
  expect(links).toContain(`${base}${release()}`);
  expect(links).toContain(`${base}/${scene.id}/submit?indicator=5S1&year=2024-25`);
});

it("keeps a recipient from all of it while it is suspended, and the sender from sending, but not from its own", async () => {
  const other = await released(world);
  await other.change(suspension(world));
  await visit("ruth", `/${other.id}/${other.releaseId}`, "suspended");
  expect(document.querySelector("table.counts")).toBeNull();
  leave();
  await visit("roberta", `/${other.id}/${other.releaseId}`, "73.8%");
  leave();
  await visit("roberta", `/${other.id}/submit?indicator=5S1&year=2024-25`, "This cannot be sent now");
  expect(said()).toContain("suspended");
});

it("says who has sent nothing yet to add up, and which agreement covers what was asked", async () => {
  const { id } = await agreedSharing(world, {
    senders: ["TRACC", "PLCC", "CBHS", "MRHS"],
    indicators: ["2P1"],
  });
  await visit("ruth", "/regional?indicator=2P1&year=2025-26", "No counts of", "none has");
  expect(said()).toContain("4 partners are to send it to you");
  leave();
  await visit(
    "ruth",
    "/coverage?indicator=2P1&year=2025-26",
    "Who may see which counts",
    "Millrace High School",
  );
  const rows = [...document.querySelectorAll("table.sticky a")].map((one) => one.getAttribute("href"));
  expect(rows.some((href) => href?.includes(id))).toBe(true);
});
