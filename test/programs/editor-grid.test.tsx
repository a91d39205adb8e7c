/** The grid is edited without a mouse: arrows go from place to place, Alt and an arrow move one, and only whoever leads moves any. */
import { Window } from "happy-dom";
import { render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Objection } from "#shared/problem.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { cedarBend, nameOf, nursing, nursingPlan } from "#test/support/nursing.ts";
import type { Editing } from "#web/programs/editor.tsx";
import { EditorGrid } from "#web/programs/editor-grid.tsx";
import { addSlot, slotAt } from "#web/programs/plan-edit.ts";

const window = new Window();
beforeAll(() => {
  const { document, HTMLElement, Node, KeyboardEvent } = window;
  for (const [name, value] of Object.entries({ document, HTMLElement, Node, KeyboardEvent }))
    vi.stubGlobal(name, value);
  Object.assign(HTMLElement.prototype, { checkVisibility: () => true, scrollIntoView: () => undefined });
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => render(null, document.body));

const { plan: start, slotId } = addSlot(nursingPlan, { column: "G9", row: "other-academic" }, "Health class");
let now: Plan = start;
let opened = "";

function Edited({ spine }: { spine: Objection }) {
  const [plan, setPlan] = useState(start);
  now = plan;
  const editing: Editing = {
    program: nursing,
    plan,
    names: { organizations: [], name: nameOf, code: nameOf },
    change: setPlan,
    spine,
    facts: undefined,
    own: cedarBend,
    open: "",
    setOpen: (id) => {
      opened = id;
    },
    begin: (next, id) => {
      setPlan(next);
      opened = id;
    },
  };
  return <EditorGrid {...editing} />;
}

const others: Objection = { code: "not-steward", why: "The organization that leads the program does this." };
const show = (spine?: Objection) => act(() => render(<Edited spine={spine} />, document.body));
const card = () => document.getElementById(`edit-${slotId}`) as HTMLElement;
const press = (key: string, altKey = false) =>
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, altKey, bubbles: true, cancelable: true }),
    );
  });

it("moves a place with Alt and an arrow, says where to, and keeps the focus on it", () => {
  show();
  card().focus();
  press("ArrowRight", true);
  expect(slotAt(now, slotId)?.column).toBe("G10");
  expect(document.querySelector("[role=status]")?.textContent).toBe(
    "Health class is now in Grade 10, Other academic.",
  );
  expect(document.activeElement).toBe(card());
  press("ArrowLeft", true);
  press("ArrowLeft", true);
  expect(slotAt(now, slotId)?.column).toBe("G9");
  expect(document.querySelector("[role=status]")?.textContent).toBe("It cannot go farther that way.");
});

it("goes from place to place with arrows alone", () => {
  show();
  card().focus();
  press("ArrowDown");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Add a place in Grade 9, Other academic");
  press("ArrowUp");
  expect(document.activeElement).toBe(card());
  expect(now).toBe(start);
});

it("begins a place where its cell's button is pressed", () => {
  show();
  act(() =>
    document.querySelector<HTMLElement>("[aria-label='Add a place in Grade 12, Social studies']")?.click(),
  );
  expect(slotAt(now, opened)).toMatchObject({ column: "G12", row: "social-studies", intent: "" });
});

it("lets a partner open places and change none", () => {
  show(others);
  expect(document.querySelectorAll(".add")).toHaveLength(0);
  card().focus();
  press("ArrowRight", true);
  expect(now).toBe(start);
  act(() => card().click());
  expect(opened).toBe(slotId);
  expect(card().textContent).toContain("Yours is open");
});
