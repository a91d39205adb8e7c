/** Idempotency-Key: one effect, the same bytes (IETF draft-ietf-httpapi-idempotency-key-header-07). */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base, draft, healthCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const count = async () => {
  let total = 0;
  for (let next: string | undefined = ""; next !== undefined; ) {
    const page = worked(await world.as("tom")("GET", `${base}?limit=100${next ? `&cursor=${next}` : ""}`));
    total += page.body.items.length;
    next = page.body.next;
  }
  return total;
};
const key = (value: string) => ({ "idempotency-key": value });

describe("Idempotency-Key", () => {
  it("has one effect for 50 concurrent uses; every other use gets the same bytes, or 409 with Retry-After", async () => {
    const before = await count();
    const body = draft(world, { name: "Fifty at once" });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.as("tom")("POST", base, body, key("fifty"))),
    );
    const created = answers.filter((answer) => answer.status === 201);
    const waiting = answers.filter((answer) => answer.status === 409);
    expect(created.length + waiting.length).toBe(50);
    expect(new Set(created.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(new Set(created.map((answer) => answer.etag)).size).toBe(1);
    for (const answer of waiting) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await count()).toBe(before + 1);
  });

  it("gives a later retry the first answer, byte for byte, and says that it did", async () => {
    const body = draft(world, { name: "Once" });
    const first = worked(await world.as("tom")("POST", base, body, key("retry")));
    const again = worked(await world.as("tom")("POST", base, body, key("retry")));
    expect([again.status, again.body, again.etag]).toEqual([first.status, first.body, first.etag]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
  });

  it("refuses another body under the same key", async () => {
    worked(await world.as("tom")("POST", base, draft(world, { name: "One" }), key("reused")));
    const other = await world.as("tom")("POST", base, draft(world, { name: "Two" }), key("reused"));
    expect([other.status, other.body.type]).toEqual([422, "/problems/key-reused"]);
  });

  it("means nothing to another person", async () => {
    const { organization, person } = world.region;
    const parties = [
      { organizationId: organization("NSU"), role: "RECEIVING", reviewerIds: [person("ruth")] },
      { organizationId: organization("PLCC"), role: "SENDING" },
    ];
    worked(await world.as("tom")("POST", base, draft(world, { name: "Mine" }), key("shared")));
    const hers = await world.as("ruth")("POST", base, draft(world, { name: "Hers", parties }), key("shared"));
    expect([hers.status, hers.body.name]).toEqual([201, "Hers"]);
  });

  it("does not keep a refusal: the corrected request goes through", async () => {
    const refused = await world.as("tom")(
      "POST",
      base,
      draft(world, { expirationDate: "2020-01-01" }),
      key("corrected"),
    );
    expect(refused.status).toBe(422);
    expect((await world.as("tom")("POST", base, draft(world), key("corrected"))).status).toBe(201);
  });

  it("keeps no dry run: the import under the same key is made", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}`;
    const headers = { "content-type": "text/csv", "if-match": started.etag, ...key("tried-first") };
    worked(await world.as("tom")("POST", `${at}/rules/import?dryRun=true`, healthCsv(), headers));
    const made = worked(await world.as("tom")("POST", `${at}/rules/import`, healthCsv(), headers));
    expect(made.headers.get("idempotency-replayed")).toBeNull();
    expect(worked(await world.as("tom")("GET", `${at}/rules`)).body.rules.length).toBeGreaterThan(0);
    const again = worked(await world.as("tom")("POST", `${at}/rules/import`, healthCsv(), headers));
    expect([again.body, again.headers.get("idempotency-replayed")]).toEqual([made.body, "true"]);
    const other = await world.as("tom")("POST", `${at}/rules/import?dryRun=false`, healthCsv(), headers);
    expect(other.body.type).toBe("/problems/key-reused");
  });

  it("answers uses that come while the first one moves the record with the first one's bytes", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const at = `${base}/${started.body.id}/share`;
    let release = () => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The second use looks for a kept answer, finds none, and meets the record only after the first has moved it.
    const { agreements } = world.services;
    const find = agreements.find;
    let held = false;
    agreements.find = async (...asked) => {
      if (!held) {
        held = true;
        await open;
      }
      return find(...asked);
    };
    const headers = { "if-match": started.etag, ...key("overtaken") };
    const late = world.as("tom")("POST", at, undefined, headers);
    while (!held) await new Promise((resolve) => setImmediate(resolve));
    const first = worked(await world.as("tom")("POST", at, undefined, headers));
    release();
    agreements.find = find;
    expect([(await late).status, (await late).body]).toEqual([200, first.body]);
  });

  it("is 1 to 255 visible ASCII characters", async () => {
    for (const wrong of ["", " ", "a".repeat(256), "two words"]) {
      expect((await world.as("tom")("POST", base, draft(world), key(wrong))).status).toBe(422);
    }
  });

  it("has one effect per key for any interleaving of keys and repeats", async () => {
    const before = await count();
    let keys = 0;
    let effects = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 8 }),
        async (uses) => {
          const round = keys++;
          const answers = await Promise.all(
            uses.map((use) =>
              world.as("tom")(
                "POST",
                base,
                draft(world, { name: `Key ${use}` }),
                key(`round-${round}-${use}`),
              ),
            ),
          );
          for (const use of new Set(uses)) {
            const ids = answers
              .filter((answer, index) => uses[index] === use && answer.status === 201)
              .map((answer) => answer.body.id);
            expect(new Set(ids).size).toBe(1);
          }
          effects += new Set(uses).size;
        },
      ),
      { numRuns: 10 },
    );
    expect(await count()).toBe(before + effects);
  });
});
