/** A registry of more agreements than one page holds: the hub narrows it, and nothing is found only by reading everything. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type PublicRow, packedPublicRow } from "#functions/agreements/registry-row.ts";
import { executed } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { RegistryPage } from "#web/registry/list.tsx";
import { enter, names, press, reader, waitFor } from "./reader.tsx";

const count = 230;
let world: World;
let page: ReturnType<typeof reader>;
beforeAll(async () => {
  world = await openWorld();
  await executed(world, undefined, { codedNotation: "AA-0000" });
  const organizationId = world.region.organization("PLCC");
  const made = Array.from({ length: count - 1 }, (_, index): PublicRow => {
    const number = String(index + 1).padStart(4, "0");
    return {
      id: `agr_${number.repeat(5)}` as PublicRow["id"],
      codedNotation: `AA-${number}`,
      name: number === "0200" ? "Aviation" : `Agreement ${number}`,
      agreementType: "ARTICULATION",
      versionNo: 1,
      parties: [{ organizationId, role: "RECEIVING" }],
      cipCodes: number === "0200" ? ["49.0102"] : [],
      spans: [{ from: "2026-08-01", until: "2028-07-31" }],
      neverInForce: false,
      terminated: false,
    };
  });
  for (const row of made)
    await world.services.table.commit([
      {
        put: {
          pk: "T#cedar-valley#REGISTRY",
          sk: `${row.codedNotation}#${row.id}`,
          ...packedPublicRow(row),
        },
      },
    ]);
  page = reader(world);
});
afterAll(() => {
  vi.unstubAllGlobals();
  return world.close();
});
beforeEach(() => page.asked.splice(0));
afterEach(() => render(null, document.body));

it("shows the first hundred by number and says so, and the next ones when asked, none twice", async () => {
  await page.open("/registry", RegistryPage, "The first 100 agreements by number; there are more");
  expect(page.asked.filter((address) => address.includes("/agreements"))).toHaveLength(1);
  expect(names()).toHaveLength(100);
  press("Show more");
  await waitFor("The first 200 agreements by number; there are more");
  press("Show more");
  await waitFor(`${count} agreements`);
  expect(new Set(names()).size).toBe(count);
  expect(document.body.textContent).not.toContain("Show more");
  // Three pages, each asked for once.
  expect(page.asked.filter((address) => address.includes("/agreements"))).toHaveLength(3);
});

it("finds what is far down the list by asking the hub, once the typing rests", async () => {
  await page.open("/registry", RegistryPage, "The first 100 agreements");
  expect(names()).not.toContain("Aviation");
  for (const typed of ["a", "av", "avi", "aviation"]) enter("Filter by name, number or party", typed);
  await vi.waitFor(
    async () => {
      await act(async () => {});
      expect(names()).toEqual(["Aviation"]);
    },
    { timeout: 10_000 },
  );
  expect(document.body.textContent).toContain("1 agreement");
  expect(page.asked.filter((address) => address.includes("q="))).toEqual([
    "/api/public/partnerships/cedar-valley/agreements?limit=100&q=aviation",
  ]);
  // What was found can be chosen from then on.
  expect([...document.querySelectorAll("option")].map(({ value }) => value)).toContain("49.0102");
});

it("asks for exactly what a link asks for, and says where a link asks for what cannot be", async () => {
  await page.open("/registry?cip=49&college=PLCC", RegistryPage, "1 agreement");
  expect(names()).toEqual(["Aviation"]);
  expect(page.asked.at(-1)).toContain("college=PLCC&cip=49");
  await page.open("/registry?cip=welding", RegistryPage, "No agreement is like that");
});
