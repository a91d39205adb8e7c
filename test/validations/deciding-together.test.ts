/** Deciding while others decide, answer and edit: nothing that was decided is lost, and nobody's words are written over unseen. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, tallied } from "#test/support/answers.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
beforeAll(async () => {
  world = await openWorld({
    replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
  });
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const first = { "if-match": '"0"' };

/** Tallied, and decided about each statement as the list says in its order; the last of it about all that are left. */
async function campaignDecided(people: readonly Person[], decisions: readonly object[]) {
  const open = await campaignWith(world, people);
  const { etag } = await tallied(world, open, wait);
  for (const [no, id] of open.statementIds.entries())
    worked(await tom("PUT", `${open.at}/decisions/${id}`, decisions[no] ?? decisions.at(-1), first));
  const decide = () => tom("POST", `${open.at}/decide`, undefined, { "if-match": etag });
  const items = async () => {
    const { statements } = worked(await tom("GET", `${open.framework.at}/statements`)).body;
    return statements.map(({ item }: { item: object }) => item);
  };
  return { ...open, etag, decide, items };
}

describe("retiring", () => {
  it("a topic with all that stands under it goes from below, and what somebody has retired meanwhile is left as it is", async () => {
    const retire = { decision: "RETIRE", reason: "Nobody does it any more." };
    const campaign = await campaignDecided([], [{ decision: "RETURN" }, retire]);
    const last = campaign.statementIds.at(-1);
    const { etag } = worked(await tom("GET", campaign.framework.at));
    worked(
      await tom("DELETE", `${campaign.framework.at}/statements/${last}`, undefined, { "if-match": etag }),
    );
    wait(24 * 60);
    worked(await campaign.decide());
    const ended = (await campaign.items()).map(
      ({ statusEndDate }: { statusEndDate?: string }) => statusEndDate,
    );
    expect(ended).toEqual([undefined, ...Array(4).fill("2026-11-24"), "2026-11-23"]);
    now = new Date(now.getTime() - 24 * 3_600_000);
  });
});

/** Happens once, right before the next transaction. */
function meanwhile(act: () => Promise<unknown>): void {
  const { table } = world.services;
  const { commit } = table;
  table.commit = async (writes) => {
    table.commit = commit;
    await act();
    return commit(writes);
  };
}

const remark = (kind: "REWORDING" | "OTHER", text: string): Person["said"] & object => ({
  0: { ratings: { need: 3 }, comment: { kind, text } },
});
const six = (said: (no: number) => NonNullable<Person["said"]>) =>
  Array.from({ length: 6 }, (_, no): Person => ({ employer: `b${no}`, said: said(no) }));
const essential = { 0: { ratings: { need: 3 } } };

describe("while a campaign is being decided", () => {
  it("a decision that somebody changes is made as it was changed", async () => {
    const retire = { decision: "RETIRE", reason: "Nobody does it any more." };
    const campaign = await campaignDecided([], [retire, { decision: "RETURN" }]);
    const [about] = campaign.statementIds;
    meanwhile(async () =>
      worked(
        await tom("PUT", `${campaign.at}/decisions/${about}`, { decision: "RETURN" }, { "if-match": '"1"' }),
      ),
    );
    worked(await campaign.decide());
    expect((await campaign.items())[0]).not.toHaveProperty("statusEndDate");
  });

  const remarks = six((no) => (no < 3 ? remark(no === 0 ? "REWORDING" : "OTHER", `Says ${no}`) : essential));
  type Decided = Awaited<ReturnType<typeof campaignDecided>>;
  /** The nth remark about the first statement is put together with the first. */
  const merge = async ({ at, respondents, statementIds: [about] }: Decided, no: number) =>
    worked(
      await tom(
        "POST",
        `${at}/comments/${respondents[no]}.${about}/merge`,
        { into: `${respondents[0]}.${about}` },
        first,
      ),
    );

  it("a remark that is merged, so that a rewording blocks the statement, is seen", async () => {
    const campaign = await campaignDecided(remarks, [{ decision: "VALIDATED" }, { decision: "RETURN" }]);
    await merge(campaign, 1);
    meanwhile(() => merge(campaign, 2));
    const refused = await campaign.decide();
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining("does not hold")]);
  });

  it("or published, what everyone reads has it too", async () => {
    const campaign = await campaignDecided(remarks, [{ decision: "RETURN", reason: "We talk about it." }]);
    const { etag } = worked(await campaign.decide());
    await merge(campaign, 1);
    meanwhile(() => merge(campaign, 2));
    worked(await tom("POST", `${campaign.at}/publish`, undefined, { "if-match": etag }));
    const read = await world.anonymously(
      "GET",
      `/api/public/partnerships/cedar-valley/campaigns/${campaign.id}`,
    );
    expect(worked(read).body.statements[0].outcome.blocked).toBe(true);
  });
});

describe("words that somebody has changed meanwhile", () => {
  it("are not written over by a decision from before: it is refused with what the statement says now, and may name that", async () => {
    const people = six((no) => (no === 0 ? remark("REWORDING", "Say it better") : essential));
    const edits = {
      decision: "VALIDATED_WITH_EDITS",
      change: { kind: "EDIT", fullStatement: "Decided words" },
    };
    const campaign = await campaignDecided(people, [edits, { decision: "RETURN" }]);
    const [about] = campaign.statementIds;
    const accepted = { kind: "EDIT", fullStatement: "Accepted words" };
    worked(
      await tom(
        "POST",
        `${campaign.at}/comments/${campaign.respondents[0]}.${about}/accept`,
        accepted,
        first,
      ),
    );
    const refused = await campaign.decide();
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining("“Accepted words”")]);
    const { statements } = worked(await tom("GET", `${campaign.at}/results`)).body;
    expect([statements[0].now, statements[1].now]).toEqual(["Accepted words", undefined]);
    const put = (change: object) =>
      tom("PUT", `${campaign.at}/decisions/${about}`, { ...edits, change }, { "if-match": '"1"' });
    expect((await put(edits.change)).status).toBe(409);
    worked(await put({ ...edits.change, instead: "Accepted words" }));
    worked(await campaign.decide());
    expect((await campaign.items())[0].fullStatement).toBe("Decided words");
  });

  it("are not written over by a comment's: it is refused in the same way", async () => {
    const campaign = await campaignDecided(
      six((no) => (no === 0 ? remark("REWORDING", "Say it better") : essential)),
      [{ decision: "RETURN", reason: "Later." }],
    );
    const [about] = campaign.statementIds;
    const { etag } = worked(await tom("GET", campaign.framework.at));
    const edited = { fullStatement: "Edited words" };
    worked(await tom("PUT", `${campaign.framework.at}/statements/${about}`, edited, { "if-match": etag }));
    const accept = (more: object) =>
      tom(
        "POST",
        `${campaign.at}/comments/${campaign.respondents[0]}.${about}/accept`,
        { kind: "REPLACE", fullStatement: "Accepted words", ...more },
        first,
      );
    const refused = await accept({});
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining("“Edited words”")]);
    worked(await accept({ instead: "Edited words" }));
  });
});
