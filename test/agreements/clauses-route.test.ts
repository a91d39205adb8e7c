/** Clauses through the API: kept in the order of their numbers, beside the rules, and only in a draft. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { drafted, healthCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const clause = (listId: string, text = `Text of ${listId}.`) => ({
  listId,
  statementType: "ROLES",
  text,
  satisfies: ["IL-110ILCS27/16#1"],
});

it("saves clauses in the order of their numbers, and leaves the rules as they are", async () => {
  const tom = world.as("tom");
  const { at, etag } = await drafted(world);
  const rules = worked(await tom("GET", `${at}/rules`)).body;
  expect(worked(await tom("GET", `${at}/clauses`)).body).toEqual({ clauses: [] });
  const saved = worked(
    await tom(
      "PUT",
      `${at}/clauses`,
      { clauses: ["5.10", "1", "5.2"].map((id) => clause(id)) },
      { "if-match": etag },
    ),
  );
  expect(saved.body.clauses.map((one: Record<string, string>) => one.listId)).toEqual(["1", "5.2", "5.10"]);
  const { clauses, ...rest } = worked(await tom("GET", `${at}/rules`)).body;
  expect([rest, clauses]).toEqual([rules, saved.body.clauses]);
  expect(worked(await tom("GET", at)).body.totals.clauses).toBe(3);

  const again = worked(
    await tom(
      "PUT",
      `${at}/clauses`,
      { clauses: saved.body.clauses.toReversed() },
      { "if-match": saved.etag },
    ),
  );
  expect(again.etag).toBe(saved.etag);
});

it("leaves the clauses as they are when rules are typed, imported or exported", async () => {
  const tom = world.as("tom");
  const { at, etag } = await drafted(world);
  let seen = worked(await tom("PUT", `${at}/clauses`, { clauses: [clause("1")] }, { "if-match": etag })).etag;
  const { clauses: _clauses, ...rules } = worked(await tom("GET", `${at}/rules`)).body;
  const fewer = { ...rules, rules: rules.rules.slice(1) };
  seen = worked(await tom("PUT", `${at}/rules`, fewer, { "if-match": seen })).etag;
  worked(
    await tom("POST", `${at}/rules/import`, healthCsv(), { "content-type": "text/csv", "if-match": seen }),
  );
  expect(worked(await tom("GET", `${at}/clauses`)).body).toEqual({ clauses: [clause("1")] });
  expect(worked(await tom("GET", `${at}/rules.csv`)).body).not.toContain("Text of 1.");
  const history = worked(await tom("GET", `${at}/history`)).body.items;
  expect(history.map((one: Record<string, string>) => one.action)).toContain("clauses-changed");
  expect(history.find((one: Record<string, string>) => one.action === "clauses-changed").note).toBe(
    "1 added",
  );
});

it("refuses a number that stands twice, a stale version, and anything that is no draft any more", async () => {
  const tom = world.as("tom");
  const { at, etag } = await drafted(world);
  const twice = await tom(
    "PUT",
    `${at}/clauses`,
    { clauses: [clause("5.a"), clause("5.A")] },
    { "if-match": etag },
  );
  expect([twice.status, twice.body.errors[0].pointer]).toEqual([422, "/clauses/1/listId"]);
  const empty = await tom("PUT", `${at}/clauses`, { clauses: [clause("1", "")] }, { "if-match": etag });
  expect([empty.status, empty.body.errors[0].pointer]).toEqual([422, "/clauses/0/text"]);
  const stale = await tom("PUT", `${at}/clauses`, { clauses: [] }, { "if-match": '"1"' });
  expect(stale.body.type).toBe("/problems/changed-meanwhile");
  const reviewed = worked(await tom("POST", `${at}/review`, undefined, { "if-match": etag }));
  const late = await tom("PUT", `${at}/clauses`, { clauses: [] }, { "if-match": reviewed.etag });
  expect(late.body.type).toBe("/problems/wrong-moment");
});
