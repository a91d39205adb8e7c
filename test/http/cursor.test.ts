/** Cursors are opaque, bound to the list and the person, and cannot be made (assurance.md 2 and R9). */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base, draft, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let genuine = "";
beforeAll(async () => {
  world = await openWorld();
  for (let index = 0; index < 12; index++)
    worked(await world.as("tom")("POST", base, draft(world, { codedNotation: `AA-2026-${100 + index}` })));
  genuine = worked(await world.as("tom")("GET", `${base}?limit=5`)).body.next;
});
afterAll(() => world.close());

describe("a cursor", () => {
  it("walks a list whole, each row once, in order", async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const page = worked(
        await world.as("tom")("GET", `${base}?limit=5${cursor ? `&cursor=${cursor}` : ""}`),
      );
      seen.push(...page.body.items.map((row: { codedNotation: string }) => row.codedNotation));
      cursor = page.body.next;
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `AA-2026-${100 + index}`));
  });

  it("is refused, 1,000 times of 1,000, when forged or altered", async () => {
    const base64url = fc.stringMatching(/^[A-Za-z0-9_-]{0,200}$/);
    const altered = fc
      .tuple(fc.nat(genuine.length - 1), fc.constantFrom(..."ABCabc019_-"))
      .map(([at, letter]) => {
        const changed = genuine.slice(0, at) + letter + genuine.slice(at + 1);
        return changed === genuine ? `${genuine}A` : changed;
      });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(base64url, altered, fc.string({ maxLength: 60 })), async (cursor) => {
        const answer = await world.as("tom")("GET", `${base}?limit=5&cursor=${encodeURIComponent(cursor)}`);
        expect([answer.status, answer.body.type]).toEqual([400, "/problems/bad-cursor"]);
        refused++;
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThanOrEqual(1000);
  }, 120_000);

  it("is refused in another person's hands, on another list, and with another filter", async () => {
    const tries = [
      await world.as("anjali")("GET", `${base}?limit=5&cursor=${genuine}`),
      await world.as("tom")("GET", `${base}?limit=5&status=DRAFT&cursor=${genuine}`),
      await world.as("tom")("GET", `/api/partnerships/cedar-valley/organizations?cursor=${genuine}`),
      await world.as("ines")("GET", `/api/partnerships/sandhill-prairie/agreements?cursor=${genuine}`),
    ];
    for (const answer of tries)
      expect([answer.status, answer.body.type]).toEqual([400, "/problems/bad-cursor"]);
  });
});

describe("a list", () => {
  it("says there is a next page only when there is something on it that this person sees", async () => {
    const { organization, person } = world.region;
    const between = (from: string, reviewer: string) => ({
      parties: [
        { organizationId: organization(from), role: "RECEIVING", reviewerIds: [person(reviewer)] },
        { organizationId: organization("CBHS"), role: "SENDING" },
      ],
    });
    worked(
      await world.as("ruth")(
        "POST",
        base,
        draft(world, { ...between("NSU", "ruth"), codedNotation: "0-SEEN" }),
      ),
    );
    // Twelve of Tom's follow, none of which Ruth may know of.
    const page = worked(await world.as("ruth")("GET", `${base}?limit=1`));
    expect(page.body).toEqual({ items: [expect.objectContaining({ codedNotation: "0-SEEN" })] });
  });

  it("that is forged, from someone who acts for nobody here, leaves no other refusal behind that nobody hears", async () => {
    const lists = ["agreements", "bridges", "data-sharing", "organizations", "people", "programs"];
    for (const list of lists) {
      const address = `/api/partnerships/cedar-valley/${list}?cursor=forged`;
      const answer = await world.as("tom")("GET", address, undefined, { "acting-for": "nonsense" });
      expect([list, answer.status >= 400 && answer.status < 500]).toEqual([list, true]);
    }
    // What nobody hears ends the process of the hub, and fails this file.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
