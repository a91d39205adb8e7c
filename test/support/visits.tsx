/** A page in a browser of the test's own, with the whole hub behind it: who opens it at which address, and what it says. */
import { Window } from "happy-dom";
import { expect, vi } from "vitest";
import { placeOf, whoAmI } from "#web/session.ts";
import { draw, said } from "./page.tsx";
import type { Who, World } from "./world.ts";

export const shows = (...texts: string[]) =>
  vi.waitFor(
    async () => {
      for (const text of texts) expect(said()).toContain(text);
    },
    { timeout: 10_000 },
  );

/** Stands in for the browser until `vi.unstubAllGlobals()`. */
export function visiting(world: World) {
  let signedIn: Who = "marisol";
  const browser = new Window({ url: "http://localhost:3000/" });
  const { document, location, history, localStorage, HTMLElement, Event, KeyboardEvent, Node } = browser;
  const engines = fetch;
  const inBrowser = {
    document,
    location,
    history,
    localStorage,
    HTMLElement,
    Event,
    KeyboardEvent,
    Node,
    // Charts ask how wide their place is.
    ResizeObserver: browser.ResizeObserver,
    addEventListener: browser.addEventListener.bind(browser),
    removeEventListener: browser.removeEventListener.bind(browser),
    // The router goes to the top of a new page.
    scrollTo: browser.scrollTo.bind(browser),
    requestAnimationFrame: browser.requestAnimationFrame.bind(browser),
    fetch: async (address: string, init: RequestInit = {}) => {
      if (!address.startsWith("/api/")) return engines(address, init);
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${await world.token(signedIn)}`);
      return world.app.request(address, { ...init, headers });
    },
  };
  for (const [name, value] of Object.entries(inBrowser)) vi.stubGlobal(name, value);

  /** Opens a page, or a part of one, as this person has it. */
  return async function open(
    who: Who,
    address: string,
    Part: () => preact.ComponentChild,
    ...until: string[]
  ): Promise<void> {
    signedIn = who;
    const me = await whoAmI();
    const place = me && placeOf(me, { partnership: "cedar-valley" }, {});
    if (!place) throw new Error(`${who} has no place`);
    browser.happyDOM.setURL(`http://localhost:3000${address}`);
    draw(place, <Part />);
    await shows(...until);
  };
}
