/** Rounds over the real engine: missed, repeated, cut short, two at once; each person hears of each thing once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packedRow } from "#functions/agreements/row.ts";
import { type Key, tenant } from "#functions/cloud/keys.ts";
import type { Letter } from "#functions/cloud/mail.ts";
import { deliver, isLetter } from "#functions/cloud/outbox.ts";
import type { Write } from "#functions/cloud/table.ts";
import type { Services } from "#functions/env.ts";
import { onSchedule } from "#functions/on-schedule.ts";
import { type Round, round, startOf } from "#functions/reminders/run.ts";
import { itemBytes } from "#infra/local/bench/units.ts";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { newId, PartnershipId } from "#shared/ids.ts";
import { drafted, executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let clock: { today: string; time: string };
let posted: Key[];
/** How many transactions go through before everything fails; planted, to end a round in the middle. */
let survives: number;

/** A hub of its own for each story, with a clock to turn. */
async function opened(today: string): Promise<void> {
  clock = { today, time: "15:00" };
  world = await openWorld({
    replacing: {
      today: async () => clock.today,
      now: () => new Date(`${clock.today}T${clock.time}:00Z`),
    },
  });
  posted = [];
  survives = Number.POSITIVE_INFINITY;
}

/** The services with every letter noted, and with the planted end. */
const noting = (): Services => ({
  ...world.services,
  table: {
    ...world.services.table,
    async commit(writes: readonly Write[]) {
      if (survives-- <= 0) throw new Error("planted: the function ended here");
      await world.services.table.commit(writes);
      const put = writes.flatMap((write) => ("put" in write ? [write.put] : []));
      posted.push(...put.filter(isLetter).map(({ pk, sk }) => ({ pk, sk })));
    },
  },
});
const go = (options?: Round) => round(noting(), options);

/** What was posted since the last look, by address. */
async function mail(): Promise<Record<string, Letter[]>> {
  const sent: Letter[] = [];
  const reach = { ...world.services, mail: { send: async (letter: Letter) => void sent.push(letter) } };
  for (const key of posted.splice(0)) await deliver(reach, key);
  return Object.groupBy(sent, ({ to }) => to.split("@")[0] ?? "") as Record<string, Letter[]>;
}
const subjects = async () =>
  Object.fromEntries(
    Object.entries(await mail()).map(([to, letters]) => [to, letters.map(({ subject }) => subject)]),
  );

const welding = () => ({
  name: "Welding articulation",
  parties: [
    {
      organizationId: world.region.organization("PLCC"),
      role: "RECEIVING",
      reviewerIds: [world.region.person("curtis")],
    },
    { organizationId: world.region.organization("CBHS"), role: "SENDING" },
  ],
});
const keepers = ["denise.okafor", "lena.marchetti", "marisol.reyes", "samuel.abernathy", "tom.brandvold"];

describe("an agreement that ends", () => {
  beforeAll(async () => {
    await opened("2026-11-23");
    await executed(world, weldingCsv().replaceAll("2028-07-31", "2027-07-31"), {
      ...welding(),
      expirationDate: "2027-07-31",
    });
  });
  afterAll(() => world.close());
  beforeEach(() => {
    survives = Number.POSITIVE_INFINITY;
  });

  it("is spoken of to nobody before its time", async () => {
    await go();
    // The courses have no instructors yet, which is another matter.
    expect(await subjects()).toEqual({ "lena.marchetti": ["Say who teaches under Welding articulation"] });
  });

  it("is spoken of once to each who keeps it, in words with the day and a link that acts for the right school", async () => {
    clock.today = "2027-02-01";
    await go();
    const letters = await mail();
    expect(Object.keys(letters).sort()).toEqual(keepers);
    expect(letters["lena.marchetti"]).toEqual([
      {
        to: "lena.marchetti@cedarbend.example",
        subject: "Decide what follows Welding articulation",
        text: [
          "Lena Marchetti, this waits for you in Cedar Valley Regional Partnership:",
          "Decide what follows Welding articulation\nIts last day is July 31, 2027, and nothing follows it yet. Talk with the other party while there is time to sign the next one.\nBy July 31, 2027\nOpen: " +
            `${origin}/p/cedar-valley/agreements/${await onlyAgreement()}?for=${world.region.organization("CBHS")}`,
          `You are told of each once; everything that still waits is on your home page:\n${origin}/p/cedar-valley`,
          `Choose what comes by mail, or nothing:\n${origin}/p/cedar-valley/reminders#mail`,
        ].join("\n\n"),
      },
    ]);
    await go();
    await onSchedule(noting())({ time: "2027-02-01T16:05:00Z" });
    expect(await mail()).toEqual({});
  });

  it("is spoken of by the latest moment alone, when rounds were missed", async () => {
    clock.today = "2027-07-10";
    await go();
    const letters = await mail();
    expect(Object.keys(letters).sort()).toEqual(keepers);
    expect(Object.values(letters).map((all) => all.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it("reaches whoever was not told when a round ended in the middle, and nobody twice", async () => {
    clock.today = "2027-07-25";
    survives = 2;
    await expect(go()).rejects.toThrow("Some reminders could not be sent");
    expect(Object.keys(await mail())).toHaveLength(2);
    survives = 2;
    await expect(go()).rejects.toThrow();
    survives = Number.POSITIVE_INFINITY;
    await go();
    await go();
    const rest = Object.keys(await mail());
    expect(rest).toHaveLength(3);
  });

  it("reaches each person once when two rounds run at the same moment", async () => {
    clock.today = "2027-08-02";
    await Promise.allSettled([go(), go(), go()]);
    await go();
    expect(await subjects()).toEqual(
      Object.fromEntries(keepers.map((one) => [one, ["Welding articulation has ended"]])),
    );
  });

  it("is kept for each reader in what they were told", async () => {
    const told = worked(await world.as("tom")("GET", "/api/partnerships/cedar-valley/notices/told"));
    expect(told.body.items.map((one: { at: string }) => one.at.slice(0, 10))).toEqual([
      "2027-08-02",
      "2027-07-25",
      "2027-07-10",
      "2027-02-01",
    ]);
    expect(told.body.items[0]).toMatchObject({ byMail: true, notices: [{ kind: "EXPIRATION" }] });
  });
});

const onlyAgreement = async () =>
  (await world.as("tom")("GET", "/api/partnerships/cedar-valley/agreements")).body.items[0].id as string;

describe("what waits for several people", () => {
  let at: string;
  let etag: string;
  beforeAll(async () => {
    await opened("2026-11-02");
    ({ at, etag } = await drafted(world, weldingCsv(), welding()));
    etag = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag })).etag;
  });
  afterAll(() => world.close());

  it("is asked of the reviewer from the day it was sent, and again after fourteen days", async () => {
    await go();
    expect(await subjects()).toEqual({ "curtis.oyelaran": ["Review Welding articulation"] });
    clock.today = "2026-11-15";
    await go();
    expect(await mail()).toEqual({});
    clock.today = "2026-11-16";
    await go();
    expect(await subjects()).toEqual({ "curtis.oyelaran": ["Review Welding articulation"] });
  });

  it("comes in one letter with the most pressing first, where it is more than one thing", async () => {
    const { body } = await world.as("tom")("GET", "/api/partnerships/cedar-valley/agreements");
    expect(body.items).toHaveLength(1);
    const second = await drafted(world, weldingCsv(), { ...welding(), name: "Second agreement" });
    worked(await world.as("tom")("POST", `${second.at}/review`, undefined, { "if-match": second.etag }));
    clock.today = "2026-11-30";
    await go();
    const [letter] = (await mail())["curtis.oyelaran"] ?? [];
    expect(letter?.subject).toBe("2 things wait for you in Cedar Valley Regional Partnership");
    expect(letter?.text).toMatch(
      /\n\n1\. Review Second agreement\n[\s\S]*\n\n2\. Review Welding articulation\n/,
    );
  });

  it("is not sent when it is no longer true", async () => {
    worked(
      await world.as("curtis")("POST", `${at}/return`, { reason: "one rule is wrong" }, { "if-match": etag }),
    );
    clock.today = "2026-12-14";
    await go();
    const [letter] = (await mail())["curtis.oyelaran"] ?? [];
    expect(letter?.subject).toBe("Review Second agreement");
  });

  it("waits for the morning, and for a round with time left", async () => {
    clock = { today: "2026-12-28", time: "11:30" };
    await go({ earliestHour: 6 });
    await go({ timeLeft: () => 1000 });
    expect(await mail()).toEqual({});
    clock.time = "12:05";
    await go({ earliestHour: 6, timeLeft: () => 600_000 });
    expect(Object.keys(await mail())).toEqual(["curtis.oyelaran"]);
  });

  it("stays on the page, and out of the mail, for whoever does not want that kind by mail", async () => {
    const curtis = world.as("curtis");
    const { etag } = await curtis("GET", "/api/me/reminders");
    worked(await curtis("PUT", "/api/me/reminders", { off: ["REVIEW"] }, { "if-match": etag }));
    clock.today = "2027-01-11";
    await go();
    expect(await mail()).toEqual({});
    const told = worked(await curtis("GET", "/api/partnerships/cedar-valley/notices/told?limit=1"));
    expect(told.body.items).toMatchObject([{ at: "2027-01-11T12:05:00.000Z", byMail: false }]);
  });

  it("is spoken of in a partnership that an earlier hub founded once its settings are saved again", async () => {
    worked(await world.as("curtis")("PUT", "/api/me/reminders", { off: [] }, { "if-match": '"1"' }));
    await world.services.table.commit([{ remove: { pk: "PUB#HUB", sk: "cedar-valley" } }]);
    clock.today = "2027-01-25";
    await go();
    expect(await mail()).toEqual({});
    const marisol = world.as("marisol");
    const { body, etag } = await marisol("GET", "/api/partnerships/cedar-valley");
    const { id: _id, version: _version, chainHash: _hash, ...fields } = body;
    worked(await marisol("PUT", "/api/partnerships/cedar-valley", fields, { "if-match": etag }));
    await go();
    expect(Object.keys(await mail())).toEqual(["curtis.oyelaran"]);
  });
});

describe("five thousand things that wait for one person", () => {
  const partnership = PartnershipId.parse("cedar-valley");
  beforeAll(async () => {
    await opened("2027-02-01");
    const college = world.region.organization("PLCC");
    const rows = Array.from({ length: 5000 }, (_, index) => {
      const row: AgreementRow = {
        id: newId("agr"),
        codedNotation: `AA-${index}`,
        name: `Agreement ${index}`,
        agreementType: "ARTICULATION",
        status: "EXECUTED",
        visibility: "PARTIES",
        shared: true,
        stewardId: college,
        parties: [{ organizationId: college, role: "RECEIVING" }],
        dateEffective: "2026-08-01",
        expirationDate: "2027-07-31",
      };
      return {
        pk: tenant(partnership, "AGREEMENTS"),
        sk: `${row.codedNotation}#${row.id}`,
        ...packedRow(row),
      };
    });
    await world.services.table.stage(rows);
  }, 120_000);
  afterAll(() => world.close());

  it("come in one letter that names a hundred and counts the rest, are booked in less than 100 kB, and come once", async () => {
    await go();
    const [letter, ...more] = (await mail())["tom.brandvold"] ?? [];
    expect(more).toEqual([]);
    expect(letter?.subject).toBe("5000 things wait for you in Cedar Valley Regional Partnership");
    expect(letter?.text).toMatch(/\n\n100\. Decide what follows Agreement \d+\n/);
    expect(letter?.text).toContain("\n\nAnd 4900 more.\n\n");
    expect(letter?.text).not.toContain("\n\n101. ");
    const items = await world.services.table.all(tenant(partnership, "NOTICES", world.region.person("tom")));
    expect(items.map(({ sk }) => sk.split("#")[0])).toEqual(["BOOK", "TOLD"]);
    for (const item of items) expect(itemBytes(item)).toBeLessThan(100_000);
    const told = worked(await world.as("tom")("GET", "/api/partnerships/cedar-valley/notices/told"));
    expect(told.body.items).toMatchObject([{ more: 4900 }]);
    await go();
    expect(await mail()).toEqual({});
  }, 120_000);
});

it("begins every partnership's rounds first in turn: over the hours of a day, and over the days at one hour", () => {
  const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, 1 + day, hour, 5));
  for (let count = 1; count <= 48; count++) {
    for (const hour of [0, 6, 12, 23]) {
      const begun = Array.from({ length: count }, (_, day) => startOf(at(day, hour), count));
      expect(new Set(begun).size).toBe(count);
    }
    const hours = Array.from({ length: Math.min(count, 24) }, (_, hour) => startOf(at(0, hour), count));
    expect(new Set(hours).size).toBe(Math.min(count, 24));
  }
});
