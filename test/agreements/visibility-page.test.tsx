// @vitest-environment happy-dom
/** Widening who sees an agreement: what it means is said before it is asked for. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { afterEach, describe, expect, it } from "vitest";
import type { Agreement, Visibility } from "#shared/agreements/schema.ts";
import type { PersonId } from "#shared/ids.ts";
import { VisibilityChange } from "#web/agreements/visibility-change.tsx";
import { type Me, type MyPartnership, PlaceContext } from "#web/session.ts";
import { cbhs, plcc } from "./agreed.ts";
import { drafted } from "./executed.ts";

afterEach(() => render(null, document.body));

/** Presses a button as an editor of the college and reads the dialog that opens. */
function asked(agreement: Agreement, label: string): string {
  const partnership = { id: "cedar-valley", today: "2026-11-23" } as MyPartnership;
  act(() =>
    render(
      <LocationProvider>
        <PlaceContext.Provider
          value={{
            me: {} as Me,
            partnership,
            organization: undefined,
            actor: {
              person: `per_${"t".repeat(20)}` as PersonId,
              name: "Tom",
              partnership: partnership.id,
              organization: plcc,
              roles: ["editor"],
              partnershipRoles: [],
            },
          }}
        >
          <VisibilityChange agreement={agreement} etag='"1"' name={(id) => id} />
        </PlaceContext.Provider>
      </LocationProvider>,
      document.body,
    ),
  );
  const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`There is no button “${label}”`);
  act(() => button.click());
  return document.querySelector("dialog")?.textContent ?? "";
}
const seenBy = (visibility: Visibility, more: Partial<Agreement> = {}): Agreement => ({
  ...drafted(),
  status: "EXECUTED",
  visibility,
  ...more,
});
const warning = "names the people who signed";

describe("who sees an agreement", () => {
  it("is widened to everyone only past a word that the signed PDF names people", () => {
    expect(asked(seenBy("PARTIES"), "Show it to everyone")).toContain(warning);
    const proposal = { to: "PUBLIC" as const, consents: [cbhs] };
    const agreeing = seenBy("PARTNERSHIP", { visibilityProposal: proposal });
    expect(asked(agreeing, "Agree to show it to everyone")).toContain(warning);
  });

  it("is widened within the partnership, or narrowed, without it", () => {
    expect(asked(seenBy("PARTIES"), "Show it to the partnership")).not.toContain(warning);
    expect(asked(seenBy("PUBLIC"), "Show it to the parties")).not.toContain(warning);
  });
});
