/** Live sessions through the API: the facilitator's moves, the room's votes, and where they are kept. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Raced } from "#functions/cloud/table.ts";
import { type CampaignId, PartnershipId } from "#shared/ids.ts";
import type { Rating } from "#shared/validations/respondent-schema.ts";
import { employerValue } from "#shared/validations/statistics.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, contact, linkFor } from "#test/support/campaigns.ts";
import { type Answer, openWorld, type World } from "#test/support/world.ts";

const p = PartnershipId.parse("cedar-valley");
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const phone = (what: string, body: object) => world.anonymously("POST", `/api/respond/${what}`, body);
const vote = (token: string, round: number, value: Rating) => phone("live/vote", { token, round, value });
const outcomes = (answers: readonly Answer[]) =>
  answers.map(({ status, body }) => [status, body.type ?? body.round?.phase]);

/** An open campaign with a session that has begun, and what its facilitator does there. */
async function meeting() {
  const campaign = await campaignOf(world, { open: true, changes: { method: "LIVE" } });
  const live = `${campaign.at}/live`;
  const started = worked(await tom("POST", `${live}/start`));
  let seen = started.etag;
  const move = async (to: string, body?: object) => {
    const answer = await tom("POST", `${live}/${to}`, body, { "if-match": seen });
    if (answer.etag) seen = answer.etag;
    return answer;
  };
  const [statementId = "", second = ""] = campaign.statementIds;
  return {
    campaign,
    live,
    move,
    second,
    statementId,
    code: started.body.code as string,
    show: (statement = statementId, scaleId = "need") => move("show", { statementId: statement, scaleId }),
    wall: async () => worked(await tom("GET", live)).body.session,
  };
}

describe("a session", () => {
  it("goes from the lobby to a statement, a vote, another vote on it, and on to the next; each vote stays as it closed", async () => {
    const { live, move, show, second, statementId, wall, campaign } = await meeting();
    const token = await linkFor(world, campaign);
    expect(await wall()).toMatchObject({ sitting: 1, round: { no: 1, phase: "LOBBY" }, joined: 0 });
    worked(await show());
    worked(await move("vote"));
    worked(await vote(token, 1, 2));
    worked(await move("close"));
    worked(await move("vote"));
    worked(await vote(token, 2, 3));
    expect(await wall()).toMatchObject({
      round: { no: 2, nth: 2, phase: "VOTING", statementId },
      counts: { people: 1, points: { 3: 1 } },
      before: { round: { no: 1, closedAt: expect.any(String) }, counts: { points: { 2: 1 } } },
    });
    worked(await move("close"));
    worked(await show(second, "frequency"));
    const { items } = worked(await tom("GET", `${live}/rounds`)).body;
    expect(items).toMatchObject([
      { round: { no: 1, nth: 1, statementId }, counts: { people: 1, points: { 2: 1 }, without: 0 } },
      { round: { no: 2, nth: 2, statementId }, counts: { people: 1, points: { 3: 1 }, without: 0 } },
    ]);
    worked(await move("end"));
    expect(worked(await tom("GET", `${live}/history/verify`)).body).toMatchObject({
      intact: true,
      events: 8,
    });
  });

  it("takes each move at its moment only, made over what was seen", async () => {
    const { live, move, show, wall } = await meeting();
    expect(outcomes([await move("vote"), await move("close")])).toEqual([
      [409, "/problems/wrong-moment"],
      [409, "/problems/wrong-moment"],
    ]);
    worked(await show());
    const late = await tom("POST", `${live}/vote`, undefined, { "if-match": '"1"' });
    expect([late.status, late.body.currentVersion]).toEqual([412, 2]);
    worked(await move("vote"));
    expect((await show()).body.detail).toBe("A vote is open. Close it first.");
    expect((await wall()).round.phase).toBe("VOTING");
    expect((await tom("POST", `${live}/start`)).body.detail).toBe("A session is running already.");
  });

  it("shows only what its campaign asks", async () => {
    const { show } = await meeting();
    const answer = await show("00000000-0000-4000-8000-000000000000", "taste");
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/statementId",
      "/scaleId",
    ]);
  });

  it("is held while its campaign is open; after the close it can only end", async () => {
    const draft = await campaignOf(world);
    expect((await tom("POST", `${draft.at}/live/start`)).status).toBe(409);
    expect(worked(await tom("GET", `${draft.at}/live`)).body).toEqual({});
    const { campaign, move, show } = await meeting();
    worked(await show());
    worked(await tom("POST", `${campaign.at}/close`, undefined, { "if-match": campaign.etag }));
    expect((await move("vote")).status).toBe(409);
    worked(await move("end"));
  });

  it("answers 304 until something moves: a vote, a move, someone who comes in", async () => {
    const { live, move, show, campaign } = await meeting();
    const token = await linkFor(world, campaign);
    let seen = "";
    const look = async () => {
      const answer = await tom("GET", live, undefined, { "if-none-match": seen });
      seen = answer.etag;
      return answer.status;
    };
    expect([await look(), await look()]).toEqual([200, 304]);
    for (const step of [
      () => phone("live/join", { token }),
      () => show(),
      () => move("vote"),
      () => vote(token, 1, 3),
    ]) {
      worked(await step());
      expect([await look(), await look()]).toEqual([200, 304]);
    }
    worked(await vote(token, 1, 3));
    expect(await look()).toBe(304);
  });
});

describe("votes", () => {
  it("are counted by business and kept as answers, exactly, whoever votes again, twice or from two devices at once", async () => {
    const { campaign, move, show, wall, statementId } = await meeting();
    const tokens = await Promise.all(
      Array.from({ length: 5 }, (_, no) =>
        linkFor(world, campaign, contact(no, { employer: { name: `Shop ${no % 2}` } })),
      ),
    );
    worked(await show());
    worked(await move("vote"));
    const values: Rating[] = [1, 2, 3, "DONT_KNOW"];
    const said = Array.from({ length: 40 }, (_, no) => ({
      token: tokens[(no * 7) % 5] ?? "",
      value: values[(no * 3 + Math.floor(no / 5)) % 4] ?? 1,
    }));
    // A phone asks again when others were quicker.
    const persist = async (token: string, value: Rating): Promise<void> => {
      const { status } = await vote(token, 1, value);
      if (status === 409 || status === 412 || status === 503) return persist(token, value);
      expect(status).toBe(200);
    };
    for (let at = 0; at < said.length; at += 8)
      await Promise.all(said.slice(at, at + 8).map(({ token, value }) => persist(token, value)));

    const of = (what: string, prefix = "") =>
      world.services.table.all(`T#${p}#CAMPAIGN#${campaign.id as CampaignId}#${what}`, prefix);
    const kept = (await of("LIVE", "VOTES#")).map(({ data }) => Object.values(data as object) as Rating[]);
    expect(kept.map((votes) => votes.length).sort()).toEqual([2, 3]);
    const stands = kept.map((votes) => employerValue(votes.filter((one) => typeof one === "number")));
    const points: Record<string, number> = {};
    for (const one of stands) if (one !== undefined) points[one] = (points[one] ?? 0) + 1;
    const { counts } = await wall();
    expect(counts).toEqual({ people: 5, points, without: stands.filter((one) => one === undefined).length });

    const answers = (await of("ANSWERS")).map(
      ({ data }) => (data as { statements: Record<string, object> }).statements[statementId],
    );
    expect(answers.map((one) => (one as { ratings: { need: Rating } }).ratings.need).sort()).toEqual(
      kept.flat().sort(),
    );
  });

  it("stand beside everything else that was answered, and change no revision when they are repeated", async () => {
    const { campaign, move, show, statementId } = await meeting();
    const token = await linkFor(world, campaign);
    const comment = { kind: "UNCLEAR", text: "Which joint?" };
    const statements = { [statementId]: { ratings: { relevance: 4, need: 1 }, comment } };
    worked(await phone("save", { token, statements, missing: [], revision: 0 }));
    worked(await show());
    worked(await move("vote"));
    for (let times = 0; times < 3; times++) worked(await vote(token, 1, 3));
    const { answers } = worked(await phone("open", { token })).body;
    expect(answers).toMatchObject({
      revision: 2,
      statements: { [statementId]: { ratings: { relevance: 4, need: 3 }, comment } },
    });
  });

  it("are taken in the round that is on and while it is open, by points of its scale, and from nobody else", async () => {
    const { campaign, move, show } = await meeting();
    const token = await linkFor(world, campaign);
    worked(await show());
    expect((await vote(token, 1, 3)).status).toBe(409);
    worked(await move("vote"));
    expect((await vote(token, 1, 4)).status).toBe(422);
    expect((await vote(token, 2, 3)).status).toBe(409);
    expect((await vote("x".repeat(43), 1, 3)).status).toBe(404);
    worked(await move("close"));
    expect((await vote(token, 1, 3)).body.detail).toContain("has closed");
  });

  it("that are on their way while the vote closes are neither counted nor kept", async () => {
    const { campaign, move, show, wall } = await meeting();
    const token = await linkFor(world, campaign);
    worked(await show());
    worked(await move("vote"));
    const { live, respondents, table, now } = world.services;
    const found = await respondents.behind(token, now());
    if (!found) throw new Error("the link leads to someone");
    const decided = await live.voting(p, 1, found.respondent, { votes: {}, version: 0 }, 2);
    worked(await move("close"));
    await expect(table.commit(decided)).rejects.toThrow(Raced);
    expect((await wall()).counts.people).toBe(0);
    expect(await table.all(await live.pk(p, found.respondent.campaignId), "VOTES#")).toEqual([]);
  });
});

describe("a phone", () => {
  it("sees how many have voted, and how only once the vote has closed; 204 while nothing is new", async () => {
    const { campaign, move, show } = await meeting();
    const token = await linkFor(world, campaign);
    worked(await show());
    worked(await move("vote"));
    const others = await Promise.all(
      [2, 3].map((no) => linkFor(world, campaign, contact(no, { employer: { name: `Shop ${no}` } }))),
    );
    for (const one of [token, ...others]) worked(await vote(one, 1, 3));
    const { pass, board, vote: mine } = worked(await phone("live/join", { token })).body;
    expect([mine, board.people, board.counts]).toEqual([3, 3, undefined]);
    expect((await phone("live/look", { pass, seen: board.seen })).status).toBe(204);
    worked(await move("close"));
    expect(worked(await phone("live/look", { pass, seen: board.seen })).body).toMatchObject({
      round: { phase: "CLOSED" },
      counts: { points: { 3: 3 } },
    });
    worked(await move("end"));
    expect(worked(await phone("live/look", { pass })).body.round.phase).toBe("OVER");
    expect((await phone("live/join", { token })).status).toBe(409);
    expect((await phone("live/look", { pass: token })).status).toBe(404);
  });

  it("is counted as come in once, and hears from the form that a session is on", async () => {
    const { campaign, wall, move } = await meeting();
    const token = await linkFor(world, campaign);
    const isOn = async () => worked(await phone("open", { token })).body.live;
    expect(await isOn()).toBe(true);
    for (let times = 0; times < 3; times++) worked(await phone("live/join", { token }));
    expect((await wall()).joined).toBe(1);
    worked(await move("end"));
    expect(await isOn()).toBe(false);
  });

  it("comes in by the code on the wall, as one new person of their business, and votes like any other", async () => {
    const { campaign, code, move, show, wall } = await meeting();
    await linkFor(world, campaign, contact(1, { employer: { name: "Oak Street Welding, Inc." } }));
    const person = {
      name: "Walt Inman",
      email: "walt@oak.example",
      language: "en",
      employer: "OAK STREET WELDING",
    };
    const typed = code.toLowerCase().replace("-", " ");
    const { token } = worked(await phone("live/enter", { ...person, code: typed })).body;
    worked(await show());
    worked(await move("vote"));
    worked(await vote(token, 1, 3));
    expect((await wall()).counts).toMatchObject({ people: 1, points: { 3: 1 } });
    const { items } = worked(await tom("GET", `${campaign.at}/respondents?limit=100`)).body;
    expect(
      new Set(items.map((one: { employer: { employerId: string } }) => one.employer.employerId)).size,
    ).toBe(1);
  });

  it("does not come in by a code that is wrong or over, nor as someone who has a letter", async () => {
    const { campaign, code, move } = await meeting();
    await linkFor(world, campaign);
    const enter = (changes: object) =>
      phone("live/enter", {
        code,
        name: "Walt",
        email: "walt@shop.example",
        language: "es",
        employer: "Shop",
        ...changes,
      });
    expect((await enter({ email: contact(1).email })).status).toBe(409);
    expect((await enter({ code: code === "AAA-AAA" ? "BBB-BBB" : "AAA-AAA" })).status).toBe(404);
    worked(await move("end"));
    expect((await enter({})).status).toBe(404);
    const again = worked(await tom("POST", `${campaign.at}/live/start`)).body;
    expect([again.sitting, again.code === code]).toEqual([2, false]);
    expect((await enter({})).status).toBe(404);
    worked(await enter({ code: again.code }));
  });
});
