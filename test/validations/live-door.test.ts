/** The door of a live session: who comes in by the code on the wall, how many, and what their link is good for. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isTold, objectionToComingIn } from "#shared/validations/live-rules.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, contact, linkFor } from "#test/support/campaigns.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const phone = (what: string, body: object) => world.anonymously("POST", `/api/respond/${what}`, body);

/** A session with a statement put to the vote. */
async function meeting() {
  const campaign = await campaignOf(world, { open: true, changes: { method: "LIVE" } });
  const live = `${campaign.at}/live`;
  const started = worked(await tom("POST", `${live}/start`));
  let seen = started.etag;
  const move = async (to: string, body?: object) => {
    seen = worked(await tom("POST", `${live}/${to}`, body, { "if-match": seen })).etag;
  };
  const code = started.body.code as string;
  const enter = (no: number, employer: string, typed = code) =>
    phone("live/enter", {
      ...{ code: typed, name: `Guest ${no}`, email: `guest${no}@room.example`, language: "en", employer },
    });
  await move("show", { statementId: campaign.statementIds[0], scaleId: "need" });
  await move("vote");
  return { campaign, live, move, code, enter, at: campaign.at };
}
const people = async (at: string) => worked(await tom("GET", `${at}/respondents?limit=100`)).body.items;

describe("who comes in by the code", () => {
  it("is marked, was invited by nobody, votes in that session, and answers nothing else", async () => {
    const { at, campaign, enter, move } = await meeting();
    const { token } = worked(await enter(1, "Oak Street Welding")).body;
    expect(worked(await phone("open", { token })).body).toMatchObject({ live: true, roomOnly: true });
    worked(await phone("live/join", { token }));
    worked(await phone("live/vote", { token, round: 1, value: 3 }));
    const [one] = await people(at);
    expect(one).toMatchObject({ cameIn: 1, state: "STARTED" });
    expect(one).not.toHaveProperty("invitedAt");
    expect(worked(await tom("GET", `${at}/rates`)).body).toMatchObject({
      cameIn: 1,
      people: { invited: 0 },
      employers: { invited: 0 },
    });
    const statements = { [campaign.statementIds[1] ?? ""]: { ratings: { need: 3 } } };
    const refused = [
      await phone("save", { token, statements, missing: [], revision: 1 }),
      await phone("complete", { token, revision: 1 }),
      await phone("decline", { token }),
      await phone("others", { token }),
    ];
    expect(refused.map(({ status, body }) => [status, body.detail])).toEqual(
      refused.map(() => [409, "You came in by the code: vote on what is on the wall."]),
    );
    await move("close");
    await move("end");
    const after = [await phone("open", { token }), await phone("live/join", { token })];
    expect(after.map(({ body }) => body.type)).toEqual(["/problems/link-spent", "/problems/link-spent"]);
    worked(await tom("POST", `${at}/live/start`));
    expect((await phone("live/join", { token })).body.type).toBe("/problems/link-spent");
  });

  it("is one of three of their business, and the facilitator sees which business how often", async () => {
    const { enter, live } = await meeting();
    for (const [no, name] of ["Oak Street", "OAK STREET", "Oak Street, Inc."].entries())
      worked(await enter(no, name));
    const fourth = await enter(4, "oak street");
    expect([fourth.status, fourth.body.detail]).toEqual([
      422,
      "3 people of this business have come in already. A business counts once.",
    ]);
    worked(await enter(5, "Mill"));
    const { session } = worked(await tom("GET", live)).body;
    expect(session.byCode).toEqual([
      { employer: "Oak Street", people: 3 },
      { employer: "Mill", people: 1 },
    ]);
  });

  it("is one of sixty in one session", () => {
    const shops = (businesses: number) =>
      Object.fromEntries(Array.from({ length: businesses }, (_, no) => [`b${no}`, { name: "B", people: 3 }]));
    expect(objectionToComingIn(shops(19), "new")).toBeUndefined();
    expect(objectionToComingIn(shops(20), "new")?.code).toBe("too-many-rows");
  });

  it("is put out by the facilitator: their link opens nothing, and what they voted counts no more", async () => {
    const { at, enter, campaign } = await meeting();
    const { token } = worked(await enter(1, "Invented")).body;
    worked(await phone("live/vote", { token, round: 1, value: 3 }));
    const [{ id, version }] = await people(at);
    worked(await tom("POST", `${at}/respondents/${id}/revoke`, undefined, { "if-match": `"${version}"` }));
    expect((await phone("live/vote", { token, round: 1, value: 2 })).body.type).toBe("/problems/link-spent");
    expect(await world.services.table.all(`T#cedar-valley#CAMPAIGN#${campaign.id}#ANSWERS`)).toEqual([]);
  });
});

describe("a wrong code", () => {
  it("is answered like every other, and after a hundred that begin like a session's nobody more comes in by it", async () => {
    const { enter, code } = await meeting();
    const wrong = `${code.slice(0, 4)}${code.endsWith("000") ? "111" : "000"}`;
    const strange = code.startsWith("A") ? "BBB-BBB" : "AAA-AAA";
    const [near, far] = [await enter(1, "Oak", wrong), await enter(1, "Oak", strange)];
    expect([near.status, near.body.detail]).toEqual([far.status, far.body.detail]);
    worked(await enter(1, "Oak"));
    const door = createHash("sha256").update(code.slice(0, 3)).digest("hex");
    await world.services.table.commit([{ count: { pk: `K#${door}`, sk: "LIVE" }, by: { wrong: 98 } }]);
    worked(await enter(2, "Oak"));
    expect((await enter(3, "Oak", wrong)).status).toBe(404);
    const shut = await enter(3, "Oak");
    expect([shut.status, shut.body.detail]).toEqual([far.status, far.body.detail]);
  });
});

describe("a phone", () => {
  it("is told how a vote stands from three businesses on", () => {
    const points = { "3": 1, "2": 1 };
    expect(isTold({ people: 5, points, without: 0 })).toBe(false);
    expect(isTold({ people: 5, points, without: 1 })).toBe(true);
  });

  it("looks at the sitting it came into, at no vote of fewer than three, and at no later sitting", async () => {
    const { at, campaign, move } = await meeting();
    const token = await linkFor(world, campaign, contact(1));
    const { pass } = worked(await phone("live/join", { token })).body;
    await move("close");
    const closed = worked(await phone("live/look", { pass })).body;
    expect(closed.round.phase).toBe("CLOSED");
    expect(closed).not.toHaveProperty("counts");
    await move("end");
    expect(worked(await phone("live/look", { pass })).body.round.phase).toBe("OVER");
    worked(await tom("POST", `${at}/live/start`));
    expect((await phone("live/look", { pass })).status).toBe(404);
  });
});
