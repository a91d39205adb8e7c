/** A reader of the registry's pages: a browser beside the engines, whose requests the app itself answers. */
import { Window } from "happy-dom";
import { type ComponentType, render } from "preact";
import { act } from "preact/test-utils";
import { expect, vi } from "vitest";
import type { World } from "#test/support/world.ts";
import { readAnew } from "#web/public-read.ts";

/** Puts a browser into the globals, until `vi.unstubAllGlobals`. The engines need Node's own fetch, so that one is not DOM's. */
export function reader(world: World) {
  // Pages read an address once in a visit: what another file read in this process is not this visitor's.
  readAnew();
  const browser = new Window({ url: "http://localhost:3000/" });
  const { document, location, history, HTMLElement, Event, Node, ResizeObserver } = browser;
  const asked: string[] = [];
  const inBrowser = {
    document,
    location,
    history,
    HTMLElement,
    Event,
    Node,
    ResizeObserver,
    addEventListener: browser.addEventListener.bind(browser),
    removeEventListener: browser.removeEventListener.bind(browser),
    requestAnimationFrame: browser.requestAnimationFrame.bind(browser),
    fetch: async (address: string) => {
      asked.push(address);
      return world.app.request(address);
    },
  };
  for (const [name, value] of Object.entries(inBrowser)) vi.stubGlobal(name, value);
  return {
    /** Every address the page asked for, oldest first. */
    asked,

    /** Draws a page at an address and waits until it says this. */
    async open(address: string, Page: ComponentType, until: string): Promise<void> {
      act(() => render(null, globalThis.document.body));
      browser.happyDOM.setURL(`http://localhost:3000${address}`);
      act(() => render(<Page />, globalThis.document.body));
      await waitFor(until);
    },
  };
}

export const waitFor = (text: string) =>
  vi.waitFor(
    async () => {
      await act(async () => {});
      expect(document.body.textContent).toContain(text);
    },
    { timeout: 10_000 },
  );

export const names = () => [...document.querySelectorAll("tbody th a")].map((link) => link.textContent);

export function press(label: string): void {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.includes(label));
  if (!button) throw new Error(`There is no button “${label}”`);
  act(() => button.click());
}

/** Changes a field as typing or choosing does. */
export function enter(label: string, value: string): void {
  const field = document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
  if (!field) throw new Error(`There is no field “${label}”`);
  act(() => {
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  });
}
