/** Who is asked and what they answer, through the API: letters, links, two devices, the close, and what counts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CampaignId, PartnershipId, RespondentId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, contact, lettersTo, linkFor, listed, tokenIn } from "#test/support/campaigns.ts";
import { dynamo } from "#test/support/engines.ts";
import { openWorld, type World } from "#test/support/world.ts";

const p = PartnershipId.parse("cedar-valley");
let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
/** Happens once, before or after the next transaction. */
const meanwhile: {
  before?: (() => Promise<unknown>) | undefined;
  after?: (() => Promise<unknown>) | undefined;
} = {};
const happens = async (when: keyof typeof meanwhile) => {
  const act = meanwhile[when];
  meanwhile[when] = undefined;
  await act?.();
};
const client = dynamo();
client.middlewareStack.add(
  (next, context) => async (args) => {
    const saves = context.commandName === "TransactWriteItemsCommand";
    if (saves) await happens("before");
    const answer = await next(args);
    if (saves) await happens("after");
    return answer;
  },
  { step: "initialize" },
);
beforeAll(async () => {
  world = await openWorld({
    client,
    replacing: {
      now: () => now,
      // Six hours behind Greenwich.
      today: async () => new Date(now.getTime() - 6 * 3_600_000).toISOString().slice(0, 10),
    },
  });
});
afterAll(() => world.close());

const at = async (time: string, act: () => Promise<void>) => {
  const before = now;
  now = new Date(time);
  try {
    await act();
  } finally {
    now = before;
  }
};
const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const respond = (what: string, body: object) => world.anonymously("POST", `/api/respond/${what}`, body);
const said = (statementId: string, need = 3) => ({ [statementId]: { ratings: { need } } });
const save = (token: string, statements: object, revision = 0) =>
  respond("save", { token, statements, missing: [], revision });
const answersOf = (id: string, what = "ANSWERS") =>
  world.services.table.all(`T#${p}#CAMPAIGN#${id as CampaignId}#${what}`);

describe("whom a campaign asks", () => {
  it("is added once, however often the list is sent, and is in no rate before the first letter", async () => {
    const campaign = await campaignOf(world);
    const list = { contacts: [contact(1), contact(2), contact(1, { email: "PERSON1@business1.example" })] };
    expect(worked(await tom("POST", `${campaign.at}/respondents`, list)).body).toEqual({
      added: 2,
      known: 1,
    });
    expect(worked(await tom("POST", `${campaign.at}/respondents`, list)).body).toEqual({
      added: 0,
      known: 3,
    });
    const { body } = worked(await world.as("priya")("GET", `${campaign.at}/rates`));
    expect(body).toMatchObject({ listed: 2, people: { invited: 0 }, employers: { invited: 0 } });
    expect(JSON.stringify(body)).not.toContain("Person");
  });

  it("comes from a file: problems at their rows first, then everyone, and nobody twice", async () => {
    const campaign = await campaignOf(world);
    const rows = Array.from(
      { length: 40 },
      (_, no) => `Shop ${no},Ana ${no},ana${no}@shop.example,Spanish,${no}`,
    );
    const file = ["Business,Contact,E-mail,Language,Employees", ...rows].join("\n");
    const send = (text: string, query = "") =>
      tom("POST", `${campaign.at}/respondents/import${query}`, text, { "content-type": "text/csv" });
    const bad = worked(await send(file.replace("ana7@shop.example", "ana7"), "?dryRun=true")).body;
    expect([bad.stops, bad.problems[0].row, bad.problems[0].column]).toEqual([1, 9, "E-mail"]);
    expect((await send(file.replace("ana7@", "ana8@"))).body.type).toBe("/problems/file-has-problems");
    expect(worked(await send(file)).body.wouldChange).toEqual({ added: 40, known: 0 });
    expect(worked(await send(file)).body).toMatchObject({
      changes: false,
      wouldChange: { added: 0, known: 40 },
    });
    const { items } = worked(await tom("GET", `${campaign.at}/respondents?limit=100`)).body;
    expect(items).toHaveLength(40);
    expect(items[0]).toMatchObject({ state: "LISTED", language: "es", employer: { size: "UNDER_50" } });
  });

  it("is one employer with a record here, typed by hand and read from a file", async () => {
    const campaign = await campaignOf(world);
    const organizationId = world.region.organization("HALV");
    const contacts = [
      contact(1, { employer: { organizationId, name: "Gus, the owner" } }),
      contact(2, { employer: { name: "HALVORSEN FABRICATION, LLC" } }),
    ];
    worked(await tom("POST", `${campaign.at}/respondents`, { contacts }));
    const file = "Business,Contact,E-mail\nThe Halvorsen  Fabrication Co.,Ana,ana@halvorsen.example";
    worked(await tom("POST", `${campaign.at}/respondents/import`, file, { "content-type": "text/csv" }));
    const { items } = worked(await tom("GET", `${campaign.at}/respondents`)).body;
    const employers = items.map(({ employer }: { employer: object }) => employer);
    expect(new Set(employers.map((one: { employerId: string }) => one.employerId)).size).toBe(1);
    expect(employers).toHaveLength(3);
    expect(employers).toContainEqual(
      expect.objectContaining({ organizationId, name: "Halvorsen Fabrication" }),
    );
  });

  it("gets one letter with a link of its own, which the table knows by its hash alone", async () => {
    const campaign = await campaignOf(world, { open: true });
    const id = await listed(world, campaign.at);
    expect(worked(await tom("POST", `${campaign.at}/invite`, {})).body).toEqual({ written: 1, left: 0 });
    expect(worked(await tom("POST", `${campaign.at}/invite`, {})).body).toEqual({ written: 0, left: 0 });
    const letters = await lettersTo(world, id);
    expect(letters).toHaveLength(1);
    const token = tokenIn(letters[0] as { text: string });
    expect(token).toHaveLength(43);
    // It says who asks, and who reads.
    const owner = worked(await world.anonymously("POST", "/api/respond/open", { token })).body.owner;
    expect(letters[0]?.text).toContain(`those who run this survey at ${owner} and the conveners of`);
    const kept = await world.services.table.all(`T#${p}#RESPONDENT#${id}`);
    const shown = await tom("GET", `${campaign.at}/respondents`);
    expect(JSON.stringify([kept, shown.body])).not.toContain(token);
  });

  it("is reminded three days later, and both links work", async () => {
    const campaign = await campaignOf(world, { open: true });
    const first = await linkFor(world, campaign);
    const remind = async () => worked(await tom("POST", `${campaign.at}/remind`, {})).body.written;
    expect(await remind()).toBe(0);
    await at("2026-11-26T18:00:00.000Z", async () => {
      expect(await remind()).toBe(1);
      expect(await remind()).toBe(0);
    });
    const id = await listed(world, campaign.at);
    const [, second] = await lettersTo(world, id);
    expect(second?.subject).toContain("Reminder");
    for (const token of [first, tokenIn(second as { text: string })])
      expect((await respond("open", { token })).status).toBe(200);
  });
});

it("a reminder counts its days from the evening of the letter where the partnership is", async () => {
  const campaign = await campaignOf(world, { open: true });
  // The 23rd in Chicago, the 24th in Greenwich.
  await at("2026-11-24T02:00:00.000Z", async () => {
    await linkFor(world, campaign);
  });
  await at("2026-11-26T18:00:00.000Z", async () => {
    expect(worked(await tom("POST", `${campaign.at}/remind`, {})).body.written).toBe(1);
  });
});

describe("twenty people, more than one transaction holds,", () => {
  const twentyOf = async () => {
    const campaign = await campaignOf(world, { open: true });
    const rows = Array.from({ length: 20 }, (_, no) => `Shop ${no + 10},Ana ${no},ana${no}@shop.example`);
    const file = ["Business,Contact,E-mail", ...rows].join("\n");
    worked(await tom("POST", `${campaign.at}/respondents/import`, file, { "content-type": "text/csv" }));
    const list = async () => worked(await tom("GET", `${campaign.at}/respondents?limit=100`)).body.items;
    return { ...campaign, list, invite: () => tom("POST", `${campaign.at}/invite`, {}) };
  };

  it("get one letter each, though two colleagues write to them at once", async () => {
    const { list, invite } = await twentyOf();
    const both = await Promise.all([invite(), invite()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.reduce((sum, { body }) => sum + body.written, 0)).toBe(20);
    const people = await list();
    expect(people.map(({ state }: { state: string }) => state)).toEqual(Array(20).fill("INVITED"));
    const letters = await Promise.all(people.map(({ id }: { id: string }) => lettersTo(world, id)));
    expect(letters.map(({ length }) => length)).toEqual(Array(20).fill(1));
  });

  it("are written to but for the one who was taken back while the first letters went out", async () => {
    const { at, list, invite } = await twentyOf();
    const { id } = (await list()).at(-1);
    const marked: number[] = [];
    meanwhile.after = async () => {
      const revoked = await tom("POST", `${at}/respondents/${id}/revoke`, undefined, { "if-match": '"1"' });
      marked.push(revoked.status);
    };
    expect(worked(await invite()).body).toEqual({ written: 19, left: 0 });
    expect(marked).toEqual([200]);
    expect((await list()).at(-1)).toMatchObject({ id, state: "REVOKED", version: 2 });
    expect(await lettersTo(world, id)).toEqual([]);
  });

  it("are reminded but for the one who finished while the first reminders went out", async () => {
    const { list, invite, at: address } = await twentyOf();
    worked(await invite());
    const { id } = (await list()).at(-1);
    const before = await world.services.respondents.find(p, RespondentId.parse(id));
    if (!before) throw new Error("listed");
    await at("2026-11-26T18:00:00.000Z", async () => {
      meanwhile.after = async () => {
        const stamp = { actor: "hub:respondent" as const, actorName: before.name, at: now };
        const saved = await world.services.respondents.saving(
          p,
          before,
          { ...before, state: "COMPLETED" },
          { action: "respondent-completed" },
          stamp,
        );
        await world.services.table.commit(saved.writes);
      };
      const { body } = worked(await tom("POST", `${address}/remind`, {}));
      expect(body).toEqual({ written: 19, left: 0 });
    });
    expect(await lettersTo(world, id)).toHaveLength(1);
  });
});

describe("a link", () => {
  it("opens what was asked as often as one likes, and is used up by nothing", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    for (const state of ["INVITED", "OPENED"]) {
      const { body } = worked(await respond("open", { token }));
      expect(body).toMatchObject({ respondent: { state }, takesAnswers: true, answers: { revision: 0 } });
      expect(body.statements.map((one: { identifier: string }) => one.identifier)).toEqual(
        campaign.statementIds,
      );
      expect(JSON.stringify(body)).not.toContain("@business");
    }
  });

  it("followed by a mail scanner tells it nothing, and uses nothing up", async () => {
    const campaign = await campaignOf(world, { open: true });
    const id = await listed(world, campaign.at);
    worked(await tom("POST", `${campaign.at}/invite`, {}));
    const [letter] = await lettersTo(world, id);
    const link = new URL(/https?:\S+/.exec(letter?.text ?? "")?.[0] ?? "");
    const token = link.hash.slice(1);
    // What a program asks for that follows a link: all but what stands behind the number sign.
    const asked = `${link.pathname}${link.search}`;
    expect(asked).toBe("/respond");
    for (const method of ["GET", "POST"]) expect((await world.anonymously(method, asked)).status).toBe(404);
    expect((await world.anonymously("POST", "/api/respond/open", {})).status).toBe(422);
    expect(worked(await tom("GET", `${campaign.at}/rates`)).body.people).toMatchObject({ opened: 0 });
    // One that runs the page as well.
    for (let time = 0; time < 3; time++) worked(await respond("open", { token }));
    expect(worked(await save(token, said(campaign.statementIds[0] ?? ""))).body.revision).toBe(1);
  });

  it("opens nothing sixty days after the last day, whether or not the table has dropped it", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    await at("2027-02-08T23:59:59.000Z", async () => {
      expect(worked(await respond("open", { token })).body.takesAnswers).toBe(false);
    });
    await at("2027-02-09T00:00:00.000Z", async () => {
      const late = [await respond("open", { token }), await respond("open", { token: `${token}A` })];
      expect(late[0]).toMatchObject({ status: 404, body: late[1]?.body });
    });
  });

  it("opens nothing once it was altered, taken back, or the campaign called off", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const other = await linkFor(world, campaign, contact(2));
    const altered = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect((await respond("open", { token: altered })).status).toBe(404);
    const person = `${campaign.at}/respondents/${await listed(world, campaign.at)}`;
    worked(await tom("POST", `${person}/revoke`, undefined, { "if-match": '"2"' }));
    worked(await tom("POST", `${campaign.at}/cancel`, undefined, { "if-match": campaign.etag }));
    for (const one of [token, other])
      for (const answer of [await respond("open", { token: one }), await save(one, {})])
        expect([answer.status, answer.body.type]).toEqual([410, "/problems/link-spent"]);
  });
});

describe("answers", () => {
  it("are saved on top of what was seen, changed until the close, and receipted under one number", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = "", two = ""] = campaign.statementIds;
    expect(await respond("complete", { token, revision: 0 })).toMatchObject({
      status: 409,
      body: { type: "/problems/nothing-rated" },
    });
    expect(worked(await save(token, said(one))).body.revision).toBe(1);
    const first = worked(await respond("complete", { token, revision: 1 })).body;
    expect(first).toMatchObject({
      rated: 1,
      asked: 6,
      receipt: expect.stringMatching(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/),
    });
    worked(await save(token, { ...said(one, 1), ...said(two) }, 1));
    const second = worked(await respond("complete", { token, revision: 2 })).body;
    expect(second).toMatchObject({ rated: 2, receipt: first.receipt });
    const { body } = worked(await respond("open", { token }));
    expect(body).toMatchObject({
      respondent: { state: "COMPLETED", receipt: first.receipt },
      answers: { revision: 2, statements: { [one]: { ratings: { need: 1 } } } },
    });
    const rates = worked(await tom("GET", `${campaign.at}/rates`)).body;
    expect(rates).toMatchObject({ employers: { completed: 1, rate: 1 }, bySector: [{ sector: "33" }] });
  });

  it("of two devices at the same moment: the slower one is told at once what the other saved", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = "", two = ""] = campaign.statementIds;
    // The first words of all, and later ones.
    for (const revision of [0, 1]) {
      meanwhile.before = async () => worked(await save(token, said(one, 3 - revision), revision));
      const slower = await save(token, said(two), revision);
      expect([slower.status, slower.body]).toMatchObject([
        409,
        {
          type: "/problems/answered-elsewhere",
          answers: { revision: revision + 1, statements: said(one, 3 - revision) },
        },
      ]);
    }
    worked(await save(token, { ...said(one), ...said(two) }, 2));
  });

  it("are one respondent's and count once, however many a program sends through one link; their history stays short", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    const first = await Promise.all(Array.from({ length: 15 }, () => save(token, said(one))));
    expect(first.filter(({ status }) => status === 200)).toHaveLength(1);
    for (let revision = 1; revision < 12; revision++) {
      worked(await save(token, said(one, 1 + (revision % 3)), revision));
      worked(await respond("complete", { token, revision: revision + 1 }));
    }
    expect(await answersOf(campaign.id)).toHaveLength(1);
    expect(worked(await tom("GET", `${campaign.at}/rates`)).body).toMatchObject({
      people: { invited: 1, completed: 1 },
      employers: { completed: 1 },
    });
    const person = `${campaign.at}/respondents/${await listed(world, campaign.at)}`;
    const { items } = worked(await tom("GET", `${person}/history`)).body;
    expect(items.map(({ action }: { action: string }) => action).sort()).toEqual([
      "respondent-completed",
      "respondent-invited",
      "respondent-listed",
      "respondent-started",
    ]);
  });

  it("sent once more get the same receipt, and declining once more changes nothing", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const other = await linkFor(world, campaign, contact(2));
    worked(await save(token, said(campaign.statementIds[0] ?? "")));
    const receipt = worked(await respond("complete", { token, revision: 1 })).body;
    for (const reason of [undefined, "No time", undefined, "Other"])
      expect((await respond("decline", { token: other, reason })).status).toBe(204);
    const versions = async () =>
      worked(await tom("GET", `${campaign.at}/respondents`)).body.items.map(
        ({ version, declinedReason }: { version: number; declinedReason?: string }) => [
          version,
          declinedReason,
        ],
      );
    expect(await versions()).toEqual([
      [4, undefined],
      // Declined, and later why.
      [4, "No time"],
    ]);
    await at("2026-11-24T18:00:00.000Z", async () => {
      expect(worked(await respond("complete", { token, revision: 1 })).body).toEqual(receipt);
    });
    expect((await versions())[0]).toEqual([4, undefined]);
  });

  it("with HTML and script in a comment are kept and given back as the text they are", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    const text = '<script>alert(1)</script><img src=x onerror="alert(2)"> =1+1 **bold**';
    const comment = { kind: "REWORDING", text, rewording: text };
    worked(await save(token, { [one]: { ratings: { need: 3 }, comment } }));
    const opened = await respond("open", { token });
    expect(opened.body.answers.statements[one].comment).toEqual(comment);
    expect(opened.headers.get("content-type")).toBe("application/json");
    expect(opened.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("are refused for what was not asked, at their fields", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    const other = "00000000-0000-4000-8000-000000000000";
    const answer = await save(token, { [one]: { ratings: { need: 4, taste: 1 } }, [other]: { ratings: {} } });
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      `/statements/${one}/ratings/need`,
      `/statements/${one}/ratings/taste`,
      `/statements/${other}`,
    ]);
  });

  it("name each missing skill under an id of its own, which is no statement's either", async () => {
    const { statementIds, ...campaign } = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const id = "0198c0de-0000-4000-8000-00000000000a";
    const missing = [id, id.toUpperCase(), statementIds[0]].map((one) => ({
      id: one,
      text: "Repair a hitch",
    }));
    const refused = await world.anonymously("POST", "/api/respond/save", {
      token,
      statements: {},
      missing,
      revision: 0,
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/missing/1/id",
      "/missing/2/id",
    ]);
  });

  it("are taken a minute after the last day ends where the partnership is, and no later; what was said stays readable", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    await at("2026-12-12T06:00:30.000Z", async () => {
      expect((await save(token, said(one))).status).toBe(200);
    });
    await at("2026-12-12T06:01:30.000Z", async () => {
      const late = await save(token, said(one), 1);
      expect([late.status, late.body.type]).toEqual([409, "/problems/wrong-moment"]);
      expect(worked(await respond("open", { token })).body).toMatchObject({
        takesAnswers: false,
        answers: { revision: 1 },
      });
    });
  });

  it("are taken a minute after a campaign is closed by hand, and no later", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    worked(await tom("POST", `${campaign.at}/close`, undefined, { "if-match": campaign.etag }));
    await at("2026-11-23T18:00:59.000Z", async () => {
      expect((await save(token, said(one))).status).toBe(200);
    });
    await at("2026-11-23T18:01:01.000Z", async () => {
      expect((await save(token, said(one), 1)).status).toBe(409);
    });
  });

  it("of someone who was not one to ask are set aside, and count no more", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    worked(await save(token, said(campaign.statementIds[0] ?? "")));
    const id = await listed(world, campaign.at);
    const person = `${campaign.at}/respondents/${id}`;
    worked(await tom("POST", `${person}/ineligible`, undefined, { "if-match": '"3"' }));
    expect(await answersOf(campaign.id)).toEqual([]);
    expect(await answersOf(campaign.id, "SET-ASIDE")).toHaveLength(1);
    expect(worked(await tom("GET", `${person}/history/verify`)).body).toMatchObject({ intact: true });
  });

  it("saved at the very moment someone is taken back are set aside with the rest, or refused: never counted, never lost", async () => {
    const campaign = await campaignOf(world, { open: true });
    const [one = "", two = ""] = campaign.statementIds;
    const token = await linkFor(world, campaign);
    worked(await save(token, said(one)));
    const revoke = async () =>
      tom("POST", `${campaign.at}/respondents/${await listed(world, campaign.at)}/revoke`, undefined, {
        "if-match": '"3"',
      });
    const both = { ...said(one), ...said(two) };
    meanwhile.before = async () => worked(await save(token, both, 1));
    worked(await revoke());
    const kept = async () =>
      (await answersOf(campaign.id, "SET-ASIDE")).map(
        ({ data }) => (data as { statements: object }).statements,
      );
    expect([await answersOf(campaign.id), await kept()]).toEqual([[], [both]]);

    const second = await linkFor(world, campaign, contact(2));
    worked(await save(second, said(one)));
    const person = `${campaign.at}/respondents/${await listed(world, campaign.at, contact(2))}`;
    meanwhile.before = async () =>
      worked(await tom("POST", `${person}/ineligible`, undefined, { "if-match": '"3"' }));
    expect((await save(second, both, 1)).status).toBe(410);
    expect([await answersOf(campaign.id), await kept()]).toEqual([[], [both, said(one)]]);
  });

  it("may be declined, and given after all", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    expect((await respond("decline", { token, reason: "No time" })).status).toBe(204);
    await at("2026-11-30T18:00:00.000Z", async () => {
      expect(worked(await tom("POST", `${campaign.at}/remind`, {})).body.written).toBe(0);
    });
    worked(await save(token, said(campaign.statementIds[0] ?? "")));
    expect((await respond("decline", { token })).status).toBe(409);
    const rates = worked(await tom("GET", `${campaign.at}/rates`)).body;
    expect(rates.people).toMatchObject({ declined: 0, started: 1 });
  });
});
