/** Who is asked and what they answer, through the API: letters, links, two devices, the close, and what counts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CampaignId, PartnershipId, RespondentId } from "#shared/ids.ts";
import { employerIdOf } from "#shared/validations/respondent-rules.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignOf, contact, lettersTo, linkFor, listed, tokenIn } from "#test/support/campaigns.ts";
import { dynamo } from "#test/support/engines.ts";
import { openWorld, type World } from "#test/support/world.ts";

const p = PartnershipId.parse("cedar-valley");
let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
/** Happens once, after the next transaction. */
let meanwhile: (() => Promise<void>) | undefined;
const client = dynamo();
client.middlewareStack.add(
  (next, context) => async (args) => {
    const answer = await next(args);
    const act = context.commandName === "TransactWriteItemsCommand" ? meanwhile : undefined;
    if (act) meanwhile = undefined;
    await act?.();
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
  await act();
  now = before;
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

  it("is one employer, however it is spelled, and two names of another script stay two", () => {
    expect(employerIdOf({ name: "Müller & Söhne, Inc." })).toBe(employerIdOf({ name: "MULLER & SOHNE INC" }));
    expect(employerIdOf({ name: "東京" })).not.toBe(employerIdOf({ name: "大阪" }));
    expect(employerIdOf({ name: "!" })).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
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

describe("forty people, more than one transaction holds,", () => {
  const fortyOf = async () => {
    const campaign = await campaignOf(world, { open: true });
    const rows = Array.from({ length: 40 }, (_, no) => `Shop ${no + 10},Ana ${no},ana${no}@shop.example`);
    const file = ["Business,Contact,E-mail", ...rows].join("\n");
    worked(await tom("POST", `${campaign.at}/respondents/import`, file, { "content-type": "text/csv" }));
    const list = async () => worked(await tom("GET", `${campaign.at}/respondents?limit=100`)).body.items;
    return { ...campaign, list, invite: () => tom("POST", `${campaign.at}/invite`, {}) };
  };

  it("get one letter each, though two colleagues write to them at once", async () => {
    const { list, invite } = await fortyOf();
    const both = await Promise.all([invite(), invite()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.reduce((sum, { body }) => sum + body.written, 0)).toBe(40);
    const people = await list();
    expect(people.map(({ state }: { state: string }) => state)).toEqual(Array(40).fill("INVITED"));
    const letters = await Promise.all(people.map(({ id }: { id: string }) => lettersTo(world, id)));
    expect(letters.map(({ length }) => length)).toEqual(Array(40).fill(1));
  });

  it("are written to but for the one who was taken back while the first letters went out", async () => {
    const { at, list, invite } = await fortyOf();
    const { id } = (await list()).at(-1);
    const marked: number[] = [];
    meanwhile = async () => {
      const revoked = await tom("POST", `${at}/respondents/${id}/revoke`, undefined, { "if-match": '"1"' });
      marked.push(revoked.status);
    };
    expect(worked(await invite()).body).toEqual({ written: 39, left: 0 });
    expect(marked).toEqual([200]);
    expect((await list()).at(-1)).toMatchObject({ id, state: "REVOKED", version: 2 });
    expect(await lettersTo(world, id)).toEqual([]);
  });

  it("are reminded but for the one who finished while the first reminders went out", async () => {
    const { list, invite, at: address } = await fortyOf();
    worked(await invite());
    const { id } = (await list()).at(-1);
    const before = await world.services.respondents.find(p, RespondentId.parse(id));
    if (!before) throw new Error("listed");
    await at("2026-11-26T18:00:00.000Z", async () => {
      meanwhile = async () => {
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
      expect(body).toEqual({ written: 39, left: 0 });
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
    expect((await respond("complete", { token, revision: 0 })).status).toBe(409);
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

  it("of a second device are not lost: it is told everything newer", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = "", two = ""] = campaign.statementIds;
    const both = await Promise.all([save(token, said(one)), save(token, said(two))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await save(token, said(two));
    expect(late.body).toMatchObject({
      type: "/problems/answered-elsewhere",
      answers: { revision: 1, statements: expect.any(Object) },
    });
  });

  it("are one respondent's, however many a program sends through one link", async () => {
    const campaign = await campaignOf(world, { open: true });
    const token = await linkFor(world, campaign);
    const [one = ""] = campaign.statementIds;
    await Promise.all(Array.from({ length: 30 }, () => save(token, said(one))));
    expect(await answersOf(campaign.id)).toHaveLength(1);
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
