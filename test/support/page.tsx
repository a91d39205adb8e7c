/** A page's part in a browser of the test's own: who looks at it, what they type and press, and what it then says. */
import { type ComponentChildren, render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { MeContext, type Place, PlaceContext } from "#web/session.ts";

/** Draws it for this person, in the place of what stood there. */
export const draw = (place: Place, part: ComponentChildren) =>
  act(() =>
    render(
      <LocationProvider>
        <MeContext.Provider value={place.me}>
          <PlaceContext.Provider value={place}>{part}</PlaceContext.Provider>
        </MeContext.Provider>
      </LocationProvider>,
      document.body,
    ),
  );

/** They leave the page; what stood on it is gone. */
export const leave = () => act(() => render(null, document.body));

export const said = () => (document.body.textContent ?? "").replace(/\s+/g, " ");

/** Whatever was on its way when it was called has arrived and is drawn. */
export const settled = () => act(async () => new Promise<void>((done) => setTimeout(done)));

/** The control under this label. */
export function field<Control extends HTMLElement = HTMLInputElement>(label: string): Control {
  const of = [...document.querySelectorAll("label")].find((one) => one.textContent?.trim().startsWith(label));
  const control = of?.htmlFor ? document.getElementById(of.htmlFor) : of?.querySelector("input");
  if (!control) throw new Error(`There is no field "${label}"`);
  return control as unknown as Control;
}

export const type = (label: string, text: string) =>
  act(() => {
    const control = field(label);
    control.value = text;
    control.dispatchEvent(new Event(control.localName === "select" ? "change" : "input", { bubbles: true }));
  });

export const tick = (label: string) => act(() => field(label).click());

/** Presses the button, and waits for what comes of it at once. */
export async function press(words: string): Promise<void> {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === words);
  if (!button) throw new Error(`There is no button "${words}"`);
  await act(async () => button.click());
}
