/** What a governing rule set does to an agreement: it has to exist, its gaps stop signing where they block, its term holds. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { approvedAll, base, draft, drafted, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { lawGaps } from "#web/agreements/law-gaps.ts";

const ruleSets = "/api/partnerships/cedar-valley/rule-sets";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const own = {
  id: "REGION-1",
  name: "What our region asks for",
  jurisdiction: "US-IL",
  citation: "Council minutes",
  agreementTypes: ["ARTICULATION"],
  gaps: "BLOCK",
  items: [
    {
      id: "exit",
      text: "A way out.",
      citation: "Minute 4",
      statementTypes: ["TERMINATION"],
      verifiedOn: "2026-11-01",
      source: "the minutes",
    },
    { id: "cost", text: "Who pays.", citation: "Minute 5", statementTypes: ["COSTS"] },
  ],
};

it("has to be a rule set of the partnership", async () => {
  const answer = await world.as("tom")("POST", base, draft(world, { governingRuleSet: "NO-SUCH-LAW" }));
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, "/governingRuleSet"]);
  worked(await world.as("tom")("POST", base, draft(world, { governingRuleSet: "PERKINS-V" })));
});

it("keeps an agreement from going out for signature while a verified item has no clause, and says which, on the page beforehand too", async () => {
  const { organization } = world.region;
  const tom = world.as("tom");
  worked(await world.as("marisol")("POST", ruleSets, own));
  const signatureSlots = ["PLCC", "CBHS", "TRACC"].map((code, index) => ({
    slotNo: index + 1,
    organizationId: organization(code),
    function: "Director",
  }));
  const { at } = await drafted(world, weldingCsv(), {
    governingRuleSet: "REGION-1",
    signatureSlots,
  });
  const send = async () => {
    const seen = worked(await tom("GET", at)).etag;
    worked(await tom("POST", `${at}/review`, undefined, { "if-match": seen }));
    const approved = await approvedAll(world, at);
    return tom("POST", `${at}/send`, undefined, { "if-match": approved.etag });
  };
  const stopped = await send();
  expect([stopped.status, stopped.body.type, stopped.body.detail]).toEqual([
    422,
    "/problems/clauses-missing",
    expect.stringContaining("item exit of What our region asks for"),
  ]);
  const authorization = `Bearer ${await world.token("tom")}`;
  const greyed = async () => {
    vi.stubGlobal("fetch", (path: string) => world.app.request(path, { headers: { authorization } }));
    const page = new AbortController().signal;
    return lawGaps("cedar-valley", at.replace("/api", ""), "REGION-1", page).finally(() =>
      vi.unstubAllGlobals(),
    );
  };
  expect((await greyed())?.why).toBe(stopped.body.detail);

  const seen = worked(await tom("GET", at)).etag;
  worked(
    await world.as("anjali")("POST", `${at}/return`, { reason: "a clause first" }, { "if-match": seen }),
  );
  const exit = {
    listId: "9",
    statementType: "TERMINATION",
    text: "Ninety days.",
    satisfies: ["REGION-1#exit"],
  };
  const back = worked(await tom("GET", at)).etag;
  worked(await tom("PUT", `${at}/clauses`, { clauses: [exit] }, { "if-match": back }));
  expect(await greyed()).toBeUndefined();
  // Nobody has verified the item on costs: it is missing, and does not stop anything.
  expect(worked(await send()).body.status).toBe("OUT_FOR_SIGNATURE");
});

it("says how long an agreement may run", async () => {
  const marisol = world.as("marisol");
  worked(await marisol("POST", ruleSets, { ...own, id: "SHORT", maximumMonths: 12 }));
  worked(await marisol("POST", ruleSets, { ...own, id: "LONG", maximumMonths: 120 }));
  const tom = world.as("tom");
  const term = { dateEffective: "2026-08-01", expirationDate: "2032-07-31" };
  const tried = async (changes: object) => {
    const started = worked(await tom("POST", base, draft(world, changes)));
    const empty = { rules: [], findings: [], conditions: [] };
    return tom("PUT", `${base}/${started.body.id}/rules`, empty, { "if-match": started.etag });
  };
  const usual = await tried(term);
  expect([usual.status, usual.body.errors[0].detail]).toEqual([422, expect.stringContaining("60 months")]);
  const short = await tried({ governingRuleSet: "SHORT" });
  expect([short.body.errors[0].pointer, short.body.errors[0].detail]).toEqual([
    "/expirationDate",
    expect.stringContaining("12 months"),
  ]);
  expect((await tried({ ...term, governingRuleSet: "LONG" })).status).toBe(200);
});
