/** The table as readers see it says nothing of a hidden cell: not by a word, a length, a title or a class (T6). */
import { Window } from "happy-dom";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { groupsOf } from "#shared/suppression/groups.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type { Table } from "#shared/suppression/types.ts";
import { SafeTableOf } from "#web/data-sharing/safe-table.tsx";
import { dimensions } from "./counts.ts";

beforeAll(() => {
  const { document, HTMLElement, Node } = new Window();
  for (const [name, value] of Object.entries({ document, HTMLElement, Node })) vi.stubGlobal(name, value);
});
afterAll(() => vi.unstubAllGlobals());

/** Race with two small groups that share ten students, of whom five earned it. */
function table(small: number): Table {
  const shown = dimensions.slice(1, 2);
  const asked = shown.map(({ id, kind, values }) => ({
    name: id,
    kind,
    values: values.map((one) => one.id),
  }));
  const parts: Record<string, number> = {
    all: 800,
    white: 400,
    hispanic: 300,
    black: 90,
    two: small,
    unknown: 10 - small,
  };
  const groups = Object.fromEntries(
    groupsOf(asked).map((key) => {
      const d = parts[key.split(":").at(-1) ?? ""] ?? 0;
      return [key, { d, n: d / 2 }];
    }),
  );
  return { dimensions: asked, blocks: [{ program: "all", year: "2025-26", groups }], rollUps: [] };
}

function drawn(of: Table): { html: string; hatched: string[] } {
  const result = suppress(
    of,
    { n: 10, eventMode: "homogeneity", k: 3, bands: true },
    { viewers: [], earlier: [] },
  );
  const block = result.ok ? result.table.blocks[0] : undefined;
  if (!block) throw new Error("It could not be made safe");
  act(() =>
    render(
      <SafeTableOf block={block} dimensions={dimensions} label="5S1" caption="5S1" reached="Earned" />,
      document.body,
    ),
  );
  const hatched = [...document.querySelectorAll(".hatch")].map((one) => one.outerHTML);
  return { html: document.body.innerHTML, hatched };
}

it("marks every hidden cell alike, whatever the reason", () => {
  const { hatched } = drawn(table(4));
  expect(hatched.length).toBeGreaterThan(3);
  expect([...new Set(hatched)]).toEqual(['<td class="n hatch"><span class="sr">not shown</span></td>']);
});

it("looks the same for two tables that differ only in what is hidden", () => {
  expect(drawn(table(4)).html).toBe(drawn(table(6)).html);
});
