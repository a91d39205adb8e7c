/** Joining an agreement on its page: grey with the API's reason for who may not, and signed as everything else is signed. */
import { act } from "preact/test-utils";
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { agreed, moves } from "#test/support/data-life.ts";
import { leave, press, said, tick, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type Who, type World } from "#test/support/world.ts";
import { DataSharingPages } from "#web/data-sharing/pages.tsx";
import { changed } from "#web/load.ts";

let world: World;
let open: ReturnType<typeof visiting>;

const offer = { openUntil: "2026-12-31", role: "receiving", organizationTypes: [] };
const part = () => (
  <Router>
    {[
      <Route key="one" path="/p/:partnership/data-sharing/:agreement?/:part?" component={DataSharingPages} />,
    ]}
  </Router>
);
const visit = (who: Who, of: string, query: string, ...until: string[]) =>
  open(who, `/p/cedar-valley/data-sharing/${of}?tab=parties${query}`, part, ...until);

/** In force, open to be joined, and seen by everyone here. */
async function offered(changes: object = {}) {
  const one = await agreed(world, { terms: { joinder: offer }, ...changes });
  for (const who of ["ruth", "roberta", "tom"])
    worked(await moves(world, who, one.at, "visibility", { to: "PARTNERSHIP" }));
  return one;
}
const button = (words: string) =>
  [...document.querySelectorAll("button, a.button")].find((one) => one.textContent === words);

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

it("is offered to a signatory, grey with the reason to who signs nothing, and no button to who is bound already", async () => {
  const { id } = await offered();
  await visit("samuel", id, "", "Open to others", "Join this agreement");
  expect(button("Join this agreement")?.localName).toBe("a");
  leave();
  await visit("priya", id, "", "Open to others", "A signatory of the organization that joins signs for it.");
  expect(button("Join this agreement")?.getAttribute("aria-disabled")).toBe("true");
  leave();
  await visit("priya", id, "&join=yes", "You cannot join it now", "A signatory of the organization");
  leave();
  await visit("denise", id, "", "Open to others");
  expect(button("Join this agreement")).toBeUndefined();
});

it("is grey under a memorandum that one has not joined, as the API refuses it", async () => {
  const memorandum = await agreed(world, { draft: { tier: "mou", name: "Memorandum" } });
  const child = await offered({
    draft: { parentId: memorandum.id, expirationDate: "2028-01-31" },
  });
  await visit("samuel", child.id, "", "Your organization joins the agreement it stands under first.");
  expect(button("Join this agreement")?.getAttribute("aria-disabled")).toBe("true");
});

it("is signed by hand or by name, after consent to the sentences shown, and says what is missing at its field", async () => {
  const { id, at } = await offered();
  await visit("samuel", id, "&join=yes", "Sign and join", "Type your name", "Draw your signature");
  tick("Draw your signature");
  await press("Sign and join");
  await shows("Check the box to sign.", "Draw your signature first.");
  tick("I agree to these three sentences");
  const pad = document.querySelector("svg.pad") as unknown as SVGSVGElement;
  pad.setPointerCapture = () => undefined;
  pad.hasPointerCapture = () => true;
  for (const kind of ["pointerdown", "pointermove"])
    await act(() => {
      pad.dispatchEvent(
        Object.assign(new Event(kind), { clientX: 20, clientY: 20, pointerId: 1, buttons: 1 }),
      );
    });
  await press("Sign and join");
  await vi.waitFor(() => expect(said()).toContain("Joined"), { timeout: 10_000 });
  const [joinder] = worked(await world.as("samuel")("GET", at)).body.joinders;
  expect(joinder).toMatchObject({
    organizationId: world.region.organization("CBHS"),
    signature: { method: "DRAWN", nameAsSigned: "Samuel Abernathy" },
  });
  expect(joinder.signature.drawing).toMatch(/^M/);
});

it("keeps what was typed when the hub wants to know anew who signs", async () => {
  const { id } = await offered();
  await visit("samuel", id, "&join=yes", "Sign and join");
  type("Your title", "Superintendent of schools");
  leave();
  await changed();
  await visit("samuel", id, "&join=yes", "You were typing this before", "as Superintendent of schools");
});
