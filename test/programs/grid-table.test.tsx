/** The grid on the page: what a check points at is marked and in sight, and on a phone a finger goes from year to year. */
import { Window } from "happy-dom";
import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import { coursesOnLegs } from "#shared/programs/routes.ts";
import { nameOf, nursing, nursingFacts, nursingPlan } from "#test/support/nursing.ts";
import { gridOf } from "#web/programs/grid.ts";
import { GridTable } from "#web/programs/grid-table.tsx";
import { choiceOf, choicesOf, legsOf, onChoice } from "#web/programs/route-choice.ts";
import { bySlot, verdicts } from "#web/programs/verdict.ts";

const window = new Window({ url: "http://localhost:3000/" });
const sought: string[] = [];
beforeAll(() => {
  const { document, location, history, HTMLElement, Node, Event } = window;
  const listening = {
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    matchMedia: () => ({ matches: true }),
  };
  const browser = { document, location, history, HTMLElement, Node, Event, ...listening };
  for (const [name, value] of Object.entries(browser)) vi.stubGlobal(name, value);
  Object.assign(HTMLElement.prototype, {
    scrollIntoView(this: { id: string }) {
      sought.push(this.id);
    },
  });
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => render(null, document.body));

const choice = choiceOf(choicesOf(nursing), {});
const grid = gridOf({
  program: nursing,
  plan: nursingPlan,
  courses: coursesOnLegs(nursingPlan, nursing.parties, legsOf(choice)),
  farther: true,
  name: nameOf,
});
const answers = check(nursing, nursingPlan, nursingFacts, onChoice(choice));
const wrong = bySlot(verdicts(answers, answers, checkTable));
const assistant = nursingPlan.slots.find(({ intent }) => intent === "Basic nursing assistant")?.slotId ?? "";

function open(address: string): void {
  window.happyDOM.setURL(`http://localhost:3000/p/cedar-valley/programs/${nursing.id}${address}`);
  act(() =>
    render(
      <LocationProvider>
        <GridTable grid={grid} caption="Class entering grade 9" wrong={wrong} />
      </LocationProvider>,
      document.body,
    ),
  );
}
const yearInSight = () => document.querySelector('.years [aria-current="page"]')?.getAttribute("aria-label");

it("marks the card whose agreement ends before the class takes it, and says which check that is", () => {
  open("");
  const place = document.getElementById(`at-${assistant}`);
  expect(place?.querySelector(".mark")?.getAttribute("data-s")).toBe("warn");
  expect(place?.querySelector(".mark svg")?.getAttribute("aria-label")).toContain("Warns: Runway");
});

it("brings what is pointed at into sight, in its year on a phone", () => {
  open(`?at=${assistant}`);
  expect(document.getElementById(`at-${assistant}`)?.className).toContain("point");
  expect(sought).toContain(`at-${assistant}`);
  expect(yearInSight()).toMatch(/^Grade 12, \d+ to look at$/);
});

it("goes a year on when a finger strokes to the left, and back to the right, never past the ends", () => {
  open("");
  const region = document.querySelector("section") as HTMLElement;
  const touch = (type: string, clientX: number) =>
    Object.assign(new Event(type, { bubbles: true }), {
      touches: [{ clientX, clientY: 0 }],
      changedTouches: [{ clientX, clientY: 0 }],
    });
  const stroke = (from: number, to: number) =>
    act(() => {
      region.dispatchEvent(touch("touchstart", from));
      region.dispatchEvent(touch("touchend", to));
    });
  expect(yearInSight()).toBe("Grade 9");
  stroke(50, 300);
  expect(yearInSight()).toBe("Grade 9");
  stroke(300, 50);
  expect(yearInSight()).toBe("Grade 10");
  stroke(50, 300);
  expect(yearInSight()).toBe("Grade 9");
});

it("leads from every card to what stands behind it, and keeps what else the address says", () => {
  open("?school=x");
  const card = document.querySelector(`#at-${assistant} .card a`);
  expect(card?.getAttribute("href")).toBe(
    `/p/cedar-valley/programs/${nursing.id}?school=x&slot=${assistant}`,
  );
});
