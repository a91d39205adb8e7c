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
