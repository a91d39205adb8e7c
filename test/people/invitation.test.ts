import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "#functions/app.ts";
import { isLetter } from "#functions/cloud/outbox.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { acting, asked, everyone, members, whoGot } from "./cast.ts";

let world: World;
const region = "/api/partnerships/cedar-valley";
const unknown = "A".repeat(43);

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const draft = (email: string, ...roles: string[]) => ({
  email,
  organizationId: world.region.organization("PLCC"),
  roles: roles.length > 0 ? roles : ["editor"],
});

/** The secret of an invitation's link, as the letter in the outbox has it. */
async function linkOf(invitationId: string): Promise<string> {
  const key = { pk: `T#cedar-valley#MAIL#${invitationId}`, sk: "OUTBOX" };
  expect(isLetter(key)).toBe(true);
  const item = await world.services.table.get(key);
  const { text } = world.services.seal.open("mail", String(item?.["letter"])) as { text: string };
  return new RegExp(`${origin}/invitations/([\\w-]{43})\n`).exec(text)?.[1] ?? "";
}

async function invited(email: string, more: object = {}) {
  const sent = await world.as("marisol")("POST", `${region}/invitations`, { ...draft(email), ...more });
  expect(sent.status).toBe(201);
  return { id: sent.body.id as string, etag: sent.etag, token: await linkOf(sent.body.id) };
}

const accept = (who: string, token: string) => world.as(who)("POST", `/api/invitations/${token}/accept`);
const offer = async (token: string) => world.anonymously("GET", `/api/invitations/${token}`);

describe("POST /invitations", () => {
  it("puts the link into a sealed letter, and nowhere else", async () => {
    const sent = await world.as("tom")(
      "POST",
      `${region}/invitations`,
      draft("New.Colleague@PrairieLakes.example"),
    );
    expect([sent.status, sent.etag]).toEqual([201, '"1"']);
    expect(sent.body).toMatchObject({
      email: "new.colleague@prairielakes.example",
      state: "open",
      invitedByName: "Tom Brandvold",
      invitedAt: expect.stringMatching(/^2026-11-23T/),
      expiresAt: expect.stringMatching(/^2026-12-07T/),
    });
    expect(sent.body).not.toHaveProperty("tokenHash");
    const token = await linkOf(sent.body.id);
    expect(token).toHaveLength(43);
    const { table } = world.services;
    const kept = await Promise.all([
      table.all(`T#cedar-valley#INVITATION#${sent.body.id}`),
      table.all("T#cedar-valley#INVITATIONS"),
      table.all(`T#cedar-valley#MAIL#${sent.body.id}`),
    ]);
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(sent.body)).not.toContain(token);
  });

  it("sends one invitation however often a program repeats itself", async () => {
    const headers = { "idempotency-key": "invite-1" };
    const first = await world.as("tom")(
      "POST",
      `${region}/invitations`,
      draft("once@prairielakes.example"),
      headers,
    );
    const again = await world.as("tom")(
      "POST",
      `${region}/invitations`,
      draft("once@prairielakes.example"),
      headers,
    );
    expect(again.body).toEqual(first.body);
    const other = await world.as("tom")(
      "POST",
      `${region}/invitations`,
      draft("twice@prairielakes.example"),
      headers,
    );
    expect(other.status).toBe(422);
  });

  const wrong: [string, () => unknown, string[]][] = [
    ["nothing", () => ({}), ["/email"]],
    ["an address that is none", () => draft("tom at prairielakes"), ["/email"]],
    ["an address with a line break", () => draft("a@b.example\nbcc: c@d.example"), ["/email"]],
    ["an overlong address", () => draft(`${"a".repeat(250)}@b.example`), ["/email"]],
    ["a role that is none", () => draft("a@b.example", "owner"), ["/roles/0"]],
    [
      "an organization of another region",
      () => ({ ...draft("a@b.example"), organizationId: world.region.organization("SHCC") }),
      ["/organizationId"],
    ],
    [
      "roles without an organization",
      () => ({ email: "a@b.example", roles: ["editor"] }),
      ["/organizationId", "/organizationId"],
    ],
    ["a state", () => ({ ...draft("a@b.example"), state: "accepted" }), ["/state"]],
    [
      "a key that reaches for a prototype",
      () => '{"email":"a@b.example","constructor":{"x":1}}',
      ["/constructor"],
    ],
  ];
  it.each(wrong)("does not take %s, and names it", async (_what, body, pointers) => {
    const answer = await world.as("marisol")("POST", `${region}/invitations`, body(), {
      "content-type": "application/json",
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(pointers);
  });

  it("is for an admin of that organization and for the convener", async () => {
    const answers = await asked(world, (call, who) =>
      call("POST", `${region}/invitations`, draft(`${who}@b.example`)),
    );
    expect(whoGot(answers, 201)).toEqual(["marisol", "tom"]);
    expect(whoGot(answers, 403)).toEqual(members.filter((who) => !["marisol", "tom"].includes(who)));
    expect(whoGot(answers, 404)).toEqual(everyone.filter((who) => !members.includes(who)));
  });

  it("lets the convener alone invite an auditor", async () => {
    const auditor = { email: "reviewer@state.example", partnershipRole: "auditor" };
    expect((await world.as("tom")("POST", `${region}/invitations`, auditor)).status).toBe(403);
    const { token } = await invited("x@state.example", {
      organizationId: undefined,
      roles: undefined,
      partnershipRole: "auditor",
    });
    expect((await accept("a-state-reviewer", token)).status).toBe(200);
    const me = (await world.as("a-state-reviewer")("GET", "/api/me")).body;
    expect(me.partnerships).toMatchObject([{ partnershipRoles: ["auditor"], organizations: [] }]);
  });
});

describe("GET /invitations", () => {
  it("lists an admin's own organization, and all of them for the convener, newest first", async () => {
    await invited("school@cedarbend.example", { organizationId: world.region.organization("CBHS") });
    const all = (await world.as("marisol")("GET", `${region}/invitations?limit=100`)).body.items;
    const dates = all.map((one: { invitedAt: string }) => one.invitedAt);
    expect(dates).toEqual([...dates].sort().reverse());
    const toms = (await world.as("tom")("GET", `${region}/invitations?limit=100`)).body.items;
    expect(toms).toEqual(
      all.filter(
        (one: { organizationId?: string }) => one.organizationId === world.region.organization("PLCC"),
      ),
    );
    const lenas = (await acting(world, "lena")("GET", `${region}/invitations`)).body.items;
    expect(lenas.map((one: { email: string }) => one.email)).toEqual(["school@cedarbend.example"]);
  });

  it("is for admins and the convener, and not for the auditor", async () => {
    const answers = await asked(world, (call) => call("GET", `${region}/invitations`));
    const may = ["marisol", "tom", "lena", "roberta", "ruth", "gus", "grace"];
    expect(whoGot(answers, 200)).toEqual(may);
    expect(whoGot(answers, 403)).toEqual(members.filter((who) => !may.includes(who)));
  });
});

describe("GET /invitations/{token}", () => {
  it("shows what the link offers to anyone who holds it, and uses nothing up", async () => {
    const { token } = await invited("look@b.example", { roles: ["reviewer", "editor"] });
    for (let time = 0; time < 5; time++) {
      expect((await offer(token)).body).toEqual({
        partnership: "Cedar Valley Regional Partnership",
        organization: "Prairie Lakes Community College",
        roles: ["reviewer", "editor"],
        state: "open",
      });
    }
    expect((await accept("a-looker", token)).status).toBe(200);
    expect((await offer(token)).body.state).toBe("accepted");
  });

  it("knows no link that was never sent", async () => {
    const absent = await offer(unknown);
    expect(absent.status).toBe(404);
    for (const token of ["short", `${unknown}x`, "..%2f", encodeURIComponent("T#cedar-valley")]) {
      expect((await offer(token)).body).toEqual(absent.body);
    }
    expect((await accept("tom", unknown)).status).toBe(404);
  });
});

describe("POST /invitations/{token}/accept", () => {
  it("makes a member of whoever is signed in, from today on", async () => {
    const { id, token } = await invited("joiner@b.example", { roles: ["reviewer"] });
    expect((await world.anonymously("POST", `/api/invitations/${token}/accept`)).status).toBe(401);
    expect((await accept("a-joiner", token)).body).toEqual({ partnershipId: "cedar-valley" });
    const me = (await world.as("a-joiner")("GET", "/api/me")).body;
    expect(me.partnerships[0].organizations).toMatchObject([{ code: "PLCC", roles: ["reviewer"] }]);
    const history = (await world.as("tom")("GET", `${region}/invitations/${id}/history`)).body.items;
    expect(history.map((one: { action: string }) => one.action)).toEqual([
      "person-invited",
      "invitation-accepted",
    ]);
    const verified = await world.as("tom")("GET", `${region}/invitations/${id}/history/verify`);
    expect(verified.body).toEqual({ intact: true, events: 2 });
  });

  it("adds to what a member may already do", async () => {
    const organizationId = world.region.organization("CBHS");
    const { id, token } = await invited("another@b.example", { organizationId, roles: ["editor"] });
    expect((await accept("priya", token)).status).toBe(200);
    const me = (await world.as("priya")("GET", "/api/me")).body;
    expect(me.partnerships[0].organizations).toMatchObject([{ code: "CBHS", roles: ["viewer", "editor"] }]);
    const history = (await world.as("marisol")("GET", `${region}/invitations/${id}/history`)).body.items;
    expect(history.at(-1).note).toBe("by someone who signs in as priya.raman@cedarbend.example");
  });

  it("lets one of twenty different people through", async () => {
    const { token } = await invited("race@b.example");
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => accept(`racer-${n}`, token)));
    const statuses = answers.map((one) => one.status).sort();
    expect(statuses).toEqual([200, ...Array(19).fill(410)]);
  });

  it("has one effect when one person sends it twenty times at once", async () => {
    const { id, token } = await invited("eager@b.example");
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept("an-eager-one", token)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, ...Array(19).fill(410)]);
    const verified = await world.as("tom")("GET", `${region}/invitations/${id}/history/verify`);
    expect(verified.body).toEqual({ intact: true, events: 2 });
  });

  it("is too late after fourteen days", async () => {
    const { id, token } = await invited("late@b.example");
    const later = createApp({ ...world.services, now: () => new Date("2026-12-08T12:00:00Z") });
    const authorization = `Bearer ${await world.token("a-late-one")}`;
    const answer = await later.request(`/api/invitations/${token}/accept`, {
      method: "POST",
      headers: { authorization },
    });
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({
      type: "/problems/link-spent",
      detail: expect.stringContaining("expired"),
    });
    expect(await (await later.request(`/api/invitations/${token}`)).json()).toMatchObject({
      state: "expired",
    });
    const listed = await later.request(`${region}/invitations?limit=100`, {
      headers: { authorization: `Bearer ${await world.token("marisol")}` },
    });
    const { items } = (await listed.json()) as { items: { id: string; state: string }[] };
    expect(items.find((one) => one.id === id)?.state).toBe("expired");
    expect((await world.as("a-late-one")("GET", "/api/me")).body.partnerships).toEqual([]);
  });

  it("is not for an organization that has merged away since", async () => {
    const code = world.region.organization("FSTEP");
    const { token } = await invited("merged@b.example", { organizationId: code });
    const before = await world.as("marisol")("GET", `${region}/organizations/${code}`);
    const merged = await world.as("marisol")(
      "POST",
      `${region}/organizations/${code}/merge`,
      { into: world.region.organization("PLCC"), on: "2026-11-23" },
      { "if-match": before.etag },
    );
    expect(merged.status).toBe(200);
    expect((await accept("a-merged-one", token)).status).toBe(410);
  });
});

describe("POST /invitations/{invitationId}/revoke", () => {
  it("ends the link at once", async () => {
    const { id, etag, token } = await invited("revoked@b.example");
    const path = `${region}/invitations/${id}/revoke`;
    expect((await world.as("tom")("POST", path)).status).toBe(428);
    const revoked = await world.as("tom")("POST", path, undefined, { "if-match": etag });
    expect([revoked.status, revoked.body.state, revoked.etag]).toEqual([200, "revoked", '"2"']);
    expect((await accept("a-revoked-one", token)).status).toBe(410);
    expect((await offer(token)).body.state).toBe("revoked");
    expect((await world.as("tom")("POST", path, undefined, { "if-match": etag })).status).toBe(412);
    expect((await world.as("tom")("POST", path, undefined, { "if-match": '"2"' })).status).toBe(409);
  });

  it("either is accepted or revoked, when both come at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, etag, token } = await invited(`both-${round}@b.example`);
      const [accepted, revoked] = await Promise.all([
        accept(`both-${round}`, token),
        world.as("marisol")("POST", `${region}/invitations/${id}/revoke`, undefined, { "if-match": etag }),
      ]);
      expect([accepted.status === 200, revoked.status === 200].filter(Boolean)).toHaveLength(1);
      const { state } = (await offer(token)).body;
      expect(state).toBe(accepted.status === 200 ? "accepted" : "revoked");
    }
  });

  it("is for those who could have invited; to all others the invitation does not exist", async () => {
    const { id } = await invited("who@b.example");
    const path = `${region}/invitations/${id}`;
    const absent = await world.as("anjali")("GET", `${region}/invitations/inv_00000000000000000000/history`);
    for (const [method, tail] of [
      ["POST", "/revoke"],
      ["GET", "/history"],
      ["GET", "/history/verify"],
    ] as const) {
      const answers = await asked(world, (call) =>
        call(method, path + tail, undefined, { "if-match": '"999"' }),
      );
      expect(whoGot(answers, 200, 412)).toEqual(["marisol", "tom"]);
      for (const { who, status, body } of answers) {
        if (!["marisol", "tom"].includes(who)) expect([who, status, body]).toEqual([who, 404, absent.body]);
      }
    }
  });
});
