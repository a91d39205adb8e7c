/** Two phones of one person and a line that breaks, over a whole hub: what was typed is there in the end, all of it. */
import { Window } from "happy-dom";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, linkFor } from "#test/support/campaigns.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { ask } from "#web/respond/asking.ts";
import { openKeeper } from "#web/respond/keeper.ts";

let world: World;
let cut = false;
/** The hub does what it was asked, and the answer gets lost on the way. */
let deaf = false;
let asked = 0;
let campaign: Awaited<ReturnType<typeof campaignOf>>;
let token = "";
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [cut, deaf, asked] = [false, false, 0];
  const { localStorage } = new Window({ url: "http://localhost:3000/" });
  campaign = await campaignOf(world, { open: true });
  token = await linkFor(world, campaign);
  const engines = fetch;
  vi.stubGlobal("localStorage", localStorage);
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    if (!address.startsWith("/api/")) return engines(address, init);
    asked++;
    if (cut) throw new TypeError("no network");
    const answer = await world.app.request(address, init);
    if (deaf) throw new TypeError("no answer");
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());

async function phone() {
  const form = worked(await world.anonymously("POST", "/api/respond/open", { token })).body;
  return openKeeper({
    token,
    respondentId: form.respondent.id,
    said: form.answers,
    receipt: undefined,
    send: ask,
    changed: () => {},
  });
}
const rated = (need: number) => ({ ratings: { need } });
const rating = (id: string, need: number | null) => ({ [`rating ${id} need`]: need });
const remark = (id: string, text: string) => ({ [`comment ${id}`]: { kind: "OTHER" as const, text } });
const there = async () =>
  worked(await world.anonymously("POST", "/api/respond/open", { token })).body.answers;
const [one, two] = [() => campaign.statementIds[0] ?? "", () => campaign.statementIds[1] ?? ""];
const until = (keeper: Awaited<ReturnType<typeof phone>>, status: string) =>
  vi.waitFor(() => expect(keeper.now().status).toBe(status), { interval: 5, timeout: 5_000 });
const saved = async (keeper: Awaited<ReturnType<typeof phone>>) => {
  keeper.hurry();
  await until(keeper, "saved");
};

describe("what is typed on a phone", () => {
  it("is kept without a network, through a closed page, and is at the hub when the network is back", async () => {
    const before = await phone();
    cut = true;
    before.change(rating(one(), 3));
    before.hurry();
    await until(before, "waiting");
    before.change(rating(two(), 1));
    before.stop();
    expect(await there()).toMatchObject({ statements: {} });
    cut = false;
    const after = await phone();
    expect(after.now().said.statements).toEqual({ [one()]: rated(3), [two()]: rated(1) });
    await saved(after);
    expect(await there()).toMatchObject({
      statements: { [one()]: rated(3), [two()]: rated(1) },
      revision: 1,
    });
    expect(localStorage.length).toBe(0);
    after.stop();
  });

  it("goes on top of what another phone saved meanwhile", async () => {
    const [first, second] = [await phone(), await phone()];
    first.change(rating(one(), 3));
    await saved(first);
    second.change(rating(two(), 2));
    await saved(second);
    expect(second.now().said.statements).toEqual({ [one()]: rated(3), [two()]: rated(2) });
    expect(await there()).toMatchObject({
      statements: { [one()]: rated(3), [two()]: rated(2) },
      revision: 2,
    });
    for (const keeper of [first, second]) keeper.stop();
  });

  it("is saved once, where the hub had it and only the answer was lost", async () => {
    const keeper = await phone();
    deaf = true;
    keeper.change(rating(one(), 3));
    keeper.hurry();
    await until(keeper, "waiting");
    deaf = false;
    await saved(keeper);
    expect(await there()).toMatchObject({ statements: { [one()]: rated(3) }, revision: 1 });
    keeper.stop();
  });

  it("is sent as soon as there is a network, when that was asked for without one", async () => {
    const keeper = await phone();
    cut = true;
    keeper.change(rating(one(), 3));
    keeper.finish();
    await until(keeper, "waiting");
    expect(keeper.now()).toMatchObject({ finishing: true, receipt: undefined });
    cut = false;
    await saved(keeper);
    expect(keeper.now()).toMatchObject({
      finishing: false,
      receipt: { receipt: expect.stringMatching(/^\w{3}-\w{3}$/) },
    });
    keeper.stop();
  });

  it("meets, on one statement, what another phone said of it: neither takes the other's words away", async () => {
    const [first, second] = [await phone(), await phone()];
    first.change(remark(one(), "A long remark"));
    await saved(first);
    second.change(rating(one(), 2));
    await saved(second);
    const both = { ...rated(2), comment: { kind: "OTHER", text: "A long remark" } };
    expect(second.now().said.statements).toEqual({ [one()]: both });
    expect((await there()).statements).toEqual({ [one()]: both });
    for (const keeper of [first, second]) keeper.stop();
  });

  it("in two tabs is kept of both, and old words do not come in place of newer ones from elsewhere", async () => {
    const [asleep, other] = [await phone(), await phone()];
    cut = true;
    asleep.change(rating(one(), 3));
    other.change(rating(two(), 3));
    asleep.stop();
    other.stop();
    cut = false;
    const yesterday = Date.parse((await there()).savedAt) - 86_400_000;
    for (const name of Object.keys(localStorage))
      localStorage.setItem(name, localStorage.getItem(name)?.replace(/"at":\d+/, `"at":${yesterday}`) ?? "");
    const elsewhere = { token, statements: { [one()]: rated(1) }, missing: [], revision: 0 };
    worked(await world.anonymously("POST", "/api/respond/save", elsewhere));
    const after = await phone();
    expect(after.now()).toMatchObject({ said: { statements: { [one()]: rated(1), [two()]: rated(3) } } });
    expect(Object.keys(after.now().aside)).toEqual([`rating ${one()} need`]);
    await saved(after);
    expect((await there()).statements).toEqual({ [one()]: rated(1), [two()]: rated(3) });
    expect(localStorage.length).toBe(0);
    after.stop();
  });

  it("is not over because nothing is rated yet", async () => {
    const keeper = await phone();
    cut = true;
    keeper.change(rating(one(), 3));
    keeper.finish();
    await until(keeper, "waiting");
    keeper.change(rating(one(), null));
    keeper.change(remark(one(), "Wait"));
    cut = false;
    await saved(keeper);
    expect(keeper.now()).toMatchObject({ finishing: false, receipt: undefined, aside: {} });
    expect((await there()).statements[one()].comment.text).toBe("Wait");
    keeper.stop();
  });

  it("waits out a page that is not there for a moment, and leaves nothing behind when it is asked to", async () => {
    const keeper = await phone();
    const answers = fetch;
    vi.stubGlobal("fetch", async () => Response.json({ message: "Not Found" }, { status: 404 }));
    keeper.change(rating(one(), 3));
    keeper.hurry();
    await until(keeper, "waiting");
    expect(localStorage.length).toBe(1);
    vi.stubGlobal("fetch", answers);
    await saved(keeper);
    cut = true;
    keeper.change(rating(one(), 2));
    expect(localStorage.length).toBe(1);
    keeper.forget();
    keeper.stop();
    expect(localStorage.length).toBe(0);
  });

  it("is still read under its receipt once the questions have closed, beside what was never sent", async () => {
    const before = await phone();
    before.change(rating(one(), 3));
    await saved(before);
    cut = true;
    before.change(remark(two(), "Unsent"));
    before.stop();
    cut = false;
    const form = worked(await world.anonymously("POST", "/api/respond/open", { token })).body;
    const receipt = { receipt: "4K7-92M", completedAt: form.answers.savedAt };
    const closed = { token, respondentId: form.respondent.id, said: form.answers, receipt, send: undefined };
    const after = openKeeper({ ...closed, changed: () => {} });
    expect(after.now()).toMatchObject({
      receipt,
      said: { statements: { [one()]: rated(3) } },
      aside: { [`comment ${two()}`]: { now: { text: "Unsent" } } },
    });
    after.forget();
    expect(openKeeper({ ...closed, changed: () => {} }).now().aside).toEqual({});
  });

  it("that came too late is told, and what is shown is what counts", async () => {
    const keeper = await phone();
    keeper.change(rating(one(), 3));
    await saved(keeper);
    worked(await world.as("tom")("POST", `${campaign.at}/cancel`, undefined, { "if-match": campaign.etag }));
    keeper.change(remark(two(), "Too late"));
    keeper.hurry();
    await until(keeper, "gone");
    expect(keeper.now()).toMatchObject({
      aside: { [`comment ${two()}`]: { now: { text: "Too late" } } },
      said: { statements: { [one()]: rated(3) } },
    });
    const times = asked;
    keeper.hurry();
    expect(asked).toBe(times);
    keeper.stop();
  });
});
