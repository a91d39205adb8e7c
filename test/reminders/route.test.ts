/** What waits for me, put away and back; what I and my region choose; my deadlines in my own calendar. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { packedRow } from "#functions/agreements/row.ts";
import { tenant } from "#functions/cloud/keys.ts";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { newId, PartnershipId } from "#shared/ids.ts";
import { attached, drafted, executed, typedSigners, weldingCsv, worked } from "#test/support/agreements.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
const clock = { today: "2026-11-23" };
afterEach(() => {
  clock.today = "2026-11-23";
});
let welding: string;
let at: string;
let seen: string;
const p = "/api/partnerships/cedar-valley";

beforeAll(async () => {
  world = await openWorld({ replacing: { today: async () => clock.today } });
  const parties = [
    {
      organizationId: world.region.organization("PLCC"),
      role: "RECEIVING",
      reviewerIds: [world.region.person("curtis")],
    },
    { organizationId: world.region.organization("CBHS"), role: "SENDING" },
  ];
  const csv = weldingCsv().replaceAll("2028-07-31", "2027-07-31");
  welding = (await executed(world, csv, { parties, name: "Welding", expirationDate: "2027-07-31" })).at;
  const two = await drafted(world, weldingCsv(), { parties, name: "Second" });
  at = two.at;
  seen = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": two.etag })).etag;
});
afterAll(() => world.close());

const waiting = async (who: string, as?: string) =>
  worked(
    await world.as(who)(
      "GET",
      `${p}/notices`,
      undefined,
      as ? { "acting-for": world.region.organization(as) } : {},
    ),
  ).body as { waiting: { title: string; key?: string; kind: string }[]; dismissed: number; partial: boolean };
const titles = async (who: string, as?: string) => (await waiting(who, as)).waiting.map(({ title }) => title);

describe("what waits for me", () => {
  it("is what my roles let me do, and nothing for someone who only reads", async () => {
    expect(await titles("curtis")).toEqual(["Review Second"]);
    expect(await titles("denise")).toEqual(["Register Second once it is signed"]);
    expect(await titles("tom")).toEqual([]);
    expect(await titles("theo")).toEqual([]);
    expect(await titles("angela")).toEqual([]);
    expect(await titles("lena", "TRACC")).toEqual([]);
  });

  it("is, asked about one agreement, only what waits about it, and nothing about one that is none of mine", async () => {
    const about = async (who: string) =>
      worked(await world.as(who)("GET", `${p}/notices?about=${at.split("/").at(-1)}`)).body.waiting.map(
        ({ title }: { title: string }) => title,
      );
    expect(await about("curtis")).toEqual(["Review Second"]);
    expect(await about("jo")).toEqual([]);
    clock.today = "2027-07-01";
    expect(await titles("samuel")).toContain("Decide what follows Welding");
    expect(await about("samuel")).toEqual(["Register Second once it is signed"]);
    const unknown = await world.as("jo")("GET", `${p}/notices?about=agr_${"0".repeat(20)}`);
    expect([unknown.status, unknown.body.waiting]).toEqual([200, []]);
  });

  it("turns to someone else when nobody who is named is there any more", async () => {
    const tom = world.as("tom");
    const curtis = world.region.person("curtis");
    const { body, etag } = await tom("GET", `${p}/people/${curtis}`);
    const roles = (until?: string) => ({
      title: body.title,
      grants: body.grants.map((grant: object) => ({ ...grant, ...(until ? { until } : {}) })),
    });
    const ended = worked(
      await tom("PUT", `${p}/people/${curtis}`, roles("2026-11-22"), { "if-match": etag }),
    );
    expect(await titles("tom")).toEqual(["Give the review of Second to a colleague"]);
    worked(await tom("PUT", `${p}/people/${curtis}`, roles(), { "if-match": ended.etag }));
    expect(await titles("tom")).toEqual([]);
  });

  it("can be put away until its next reminder, and only what waits for me", async () => {
    const curtis = world.as("curtis");
    const [review] = (await waiting("curtis")).waiting;
    const key = { key: review?.key };
    expect((await world.as("tom")("POST", `${p}/notices/dismiss`, key)).status).toBe(404);
    expect((await curtis("POST", `${p}/notices/dismiss`, { key: "made up" })).status).toBe(404);
    expect((await curtis("POST", `${p}/notices/dismiss`, key)).status).toBe(204);
    expect((await curtis("POST", `${p}/notices/dismiss`, key)).status).toBe(204);
    expect(await waiting("curtis")).toEqual({ waiting: [], dismissed: 1, partial: false });
    clock.today = "2026-12-07";
    expect(await titles("curtis")).toEqual(["Review Second"]);
  });

  it("changes with the record: a registered signing waits for the other side's signatory", async () => {
    const documentId = await attached(world, at.split("/").at(-1) ?? "");
    const signers = typedSigners(world, [
      world.region.organization("PLCC"),
      world.region.organization("CBHS"),
    ]);
    worked(
      await world.as("denise")(
        "POST",
        `${at}/register`,
        { documentId, dateSigned: "2026-11-20", signers },
        { "if-match": seen },
      ),
    );
    expect(await titles("samuel")).toEqual(["Confirm the signing of Second"]);
    expect(await titles("denise")).toEqual([]);
    expect(await titles("curtis")).toEqual([]);
  });

  it("puts what ends within sixty days before everything else", async () => {
    clock.today = "2027-07-01";
    expect(await titles("samuel")).toEqual([
      "Reaffirm Welding for 2027-28",
      "Decide what follows Welding",
      "Confirm the signing of Second",
    ]);
    expect(await titles("marisol")).toEqual(["Decide what follows Welding"]);
  });

  it("does not ask again for an approval that was given", async () => {
    clock.today = "2027-07-01";
    const said = { academicYear: "2027-28", decision: "REAFFIRMED", curriculumChanged: false };
    worked(await world.as("samuel")("POST", `${welding}/approvals`, said));
    expect(await titles("samuel")).toEqual(["Decide what follows Welding", "Confirm the signing of Second"]);
    expect(await titles("denise")).toContain("Reaffirm Welding for 2027-28");
  });

  it("is read from a hundred agreements at most, and says when there are more", async () => {
    const partnership = PartnershipId.parse("cedar-valley");
    const school = world.region.organization("TRACC");
    const pk = tenant(partnership, "PARTY", school, "AGREEMENTS");
    const staged = (count: number, from: number) =>
      world.services.table.stage(
        Array.from({ length: count }, (_, index) => {
          const row: AgreementRow = {
            id: newId("agr"),
            codedNotation: `TR-${from + index}`,
            name: "Old",
            agreementType: "ARTICULATION",
            status: "EXECUTED",
            visibility: "PARTIES",
            shared: true,
            stewardId: school,
            parties: [{ organizationId: school, role: "SENDING" }],
            dateEffective: "2026-08-01",
            expirationDate: "2030-07-31",
          };
          return { pk, sk: `${row.codedNotation}#${row.id}`, ...packedRow(row) };
        }),
      );
    await staged(100, 0);
    expect((await waiting("roberta")).partial).toBe(false);
    await staged(1, 100);
    expect((await waiting("roberta")).partial).toBe(true);
  });
});

describe("my choices", () => {
  it("are mine to change by the version I saw, and name kinds of mail only", async () => {
    const tom = world.as("tom");
    const first = worked(await tom("GET", "/api/me/reminders"));
    expect([first.body, first.etag]).toEqual([{ off: [] }, '"0"']);
    const off = { off: ["EXPIRATION", "YEAR"] };
    const saved = worked(await tom("PUT", "/api/me/reminders", off, { "if-match": '"0"' }));
    expect([saved.body, saved.etag]).toEqual([off, '"1"']);
    expect((await tom("PUT", "/api/me/reminders", off, { "if-match": '"0"' })).status).toBe(412);
    expect((await tom("PUT", "/api/me/reminders", off)).status).toBe(428);
    expect((await world.as("denise")("GET", "/api/me/reminders")).body).toEqual({ off: [] });
    for (const bad of [["DRAFT"], ["SIGN", "SIGN"], "SIGN"])
      expect((await tom("PUT", "/api/me/reminders", { off: bad }, { "if-match": '"1"' })).status).toBe(422);
  });

  it("of ten at once, lets one through", async () => {
    const ruth = world.as("ruth");
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        ruth("PUT", "/api/me/reminders", { off: ["SIGN"] }, { "if-match": '"0"' }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe("the region's year", () => {
  it("starts as the state's template, switched off and unverified, and is the convener's to change", async () => {
    const marisol = world.as("marisol");
    const first = worked(await marisol("GET", `${p}/reminders`));
    expect(first.etag).toBe('"0"');
    expect(first.body.year).toMatchObject({ on: false, source: "Heartland Community College" });
    expect(
      first.body.year.items.every((item: { verifiedOn?: string }) => item.verifiedOn === undefined),
    ).toBe(true);
    const body = {
      year: {
        ...first.body.year,
        on: true,
        items: [{ id: "requests", title: "Send requests", who: ["secondary"], on: { month: 12, day: 10 } }],
      },
    };
    expect((await world.as("tom")("PUT", `${p}/reminders`, body, { "if-match": '"0"' })).status).toBe(403);
    expect((await marisol("PUT", `${p}/reminders`, body, { "if-match": '"4"' })).status).toBe(412);
    const saved = worked(await marisol("PUT", `${p}/reminders`, body, { "if-match": '"0"' }));
    expect(saved.etag).toBe('"1"');
    expect((await marisol("PUT", `${p}/reminders`, body, { "if-match": '"0"' })).status).toBe(412);
    expect(worked(await world.as("theo")("GET", `${p}/reminders`)).body.year.on).toBe(true);
    const history = worked(await marisol("GET", `${p}/reminders/history`));
    expect(history.body.items).toMatchObject([{ action: "reminders-changed", note: "the year is on" }]);
    expect(worked(await marisol("GET", `${p}/reminders/history/verify`)).body).toMatchObject({
      intact: true,
    });
  });

  it("is spoken of in its last thirty days, to the kinds of partner that do it", async () => {
    const year = "Send requests";
    expect(await titles("lena", "CBHS")).toContain(year);
    expect(await titles("tom")).not.toContain(year);
    clock.today = "2026-11-09";
    expect(await titles("lena", "CBHS")).not.toContain(year);
  });

  it("says at its field what it cannot take", async () => {
    const put = async (year: object) =>
      (
        await world.as("marisol")(
          "PUT",
          `${p}/reminders`,
          { year: { on: true, items: [], ...year } },
          { "if-match": '"1"' },
        )
      ).body.errors?.map((one: { pointer: string }) => one.pointer);
    const item = { id: "a-day", title: "A day", who: ["secondary"], on: { month: 1, day: 1 } };
    expect(await put({ items: [{ ...item, title: "" }] })).toEqual(["/year/items/0/title"]);
    expect(await put({ items: [{ ...item, on: { month: 13, day: 1 } }] })).toEqual([
      "/year/items/0/on/month",
    ]);
    expect(await put({ items: [item, item] })).toEqual(["/year/items"]);
  });
});

describe("my deadlines in my own calendar", () => {
  const file = (url: string) => url.slice(origin.length);
  const feed = (path: string, headers: Record<string, string> = {}) =>
    world.anonymously("GET", path, undefined, headers);

  it("are there for whoever holds the link, the same bytes each time, with a tag to ask by", async () => {
    const lena = world.as("lena");
    expect(worked(await lena("GET", "/api/me/calendar")).body).toEqual({});
    const made = worked(await lena("POST", "/api/me/calendar"));
    expect(made.status).toBe(201);
    expect(made.body.url).toMatch(new RegExp(`^${origin}/calendar/[\\w-]{43}\\.ics$`));
    expect(worked(await lena("GET", "/api/me/calendar")).body).toEqual({ createdAt: made.body.createdAt });
    const one = await feed(file(made.body.url));
    expect(one.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(one.body).toContain("SUMMARY:Welding: last day\r\n");
    expect(one.body).toContain("DTSTART;VALUE=DATE:20270731\r\n");
    expect(one.body).toContain("SUMMARY:Send requests\r\n");
    expect(one.body).not.toContain("Second");
    const again = await feed(file(made.body.url), { "if-none-match": one.etag });
    expect([again.status, again.body]).toEqual([304, ""]);
    expect((await feed(file(made.body.url))).body).toBe(one.body);
  });

  it("lead nowhere once the link is replaced or revoked, exactly as a link that never was", async () => {
    const lena = world.as("lena");
    const unknown = await feed(`/calendar/${"x".repeat(43)}.ics`);
    const same = async (path: string) => {
      const { status, body } = await feed(path);
      expect([status, body]).toEqual([404, unknown.body]);
    };
    const first = worked(await lena("POST", "/api/me/calendar")).body.url;
    const second = worked(await lena("POST", "/api/me/calendar")).body.url;
    await same(file(first));
    expect((await feed(file(second))).status).toBe(200);
    expect((await lena("DELETE", "/api/me/calendar")).status).toBe(204);
    expect((await lena("DELETE", "/api/me/calendar")).status).toBe(204);
    await same(file(second));
    await same("/calendar/short.ics");
  });

  it("never leave two links that work, however many are made at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () => world.as("ruth")("POST", "/api/me/calendar")),
    );
    const urls = made.filter(({ status }) => status === 201).map(({ body }) => file(body.url));
    const working = await Promise.all(urls.map(async (url) => (await feed(url)).status));
    expect(working.filter((status) => status === 200)).toHaveLength(1);
    expect((await world.as("ruth")("DELETE", "/api/me/calendar")).status).toBe(204);
    for (const url of urls) expect((await feed(url)).status).toBe(404);
  });

  it("are empty from the day on which the last role ended, and come back with it", async () => {
    const url = file(worked(await world.as("samuel")("POST", "/api/me/calendar")).body.url);
    expect((await feed(url)).body).toContain("Welding");
    const id = world.region.person("samuel");
    const marisol = world.as("marisol");
    const { body, etag } = await marisol("GET", `${p}/people/${id}`);
    const change = {
      title: body.title,
      grants: body.grants.map((one: object) => ({ ...one, until: "2026-11-22" })),
    };
    const ended = worked(await marisol("PUT", `${p}/people/${id}`, change, { "if-match": etag }));
    const empty = await feed(url);
    expect([empty.status, empty.body.includes("VEVENT")]).toEqual([200, false]);
    worked(
      await marisol(
        "PUT",
        `${p}/people/${id}`,
        { title: body.title, grants: body.grants },
        { "if-match": ended.etag },
      ),
    );
    expect((await feed(url)).body).toContain("Welding");
  });
});

it("says that there is more where a region has more agreements than one look reads", async () => {
  const partnership = PartnershipId.parse("cedar-valley");
  const school = world.region.organization("TRACC");
  const pk = tenant(partnership, "AGREEMENTS");
  const row: Omit<AgreementRow, "id"> = {
    codedNotation: "ZZ",
    name: "Ended long ago",
    agreementType: "ARTICULATION",
    status: "EXECUTED",
    visibility: "PARTIES",
    shared: true,
    stewardId: school,
    parties: [{ organizationId: school, role: "SENDING" }],
    dateEffective: "2020-08-01",
    expirationDate: "2021-07-31",
  };
  expect((await waiting("marisol")).partial).toBe(false);
  await world.services.table.stage(
    Array.from({ length: 4000 }, () => newId("agr")).map((id) => ({
      pk,
      sk: `ZZ#${id}`,
      ...packedRow({ ...row, id }),
    })),
  );
  expect((await waiting("marisol")).partial).toBe(true);
});
