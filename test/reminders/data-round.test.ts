/** What is owed under data-sharing agreements, told to people: on the page, by mail once, and in their own calendar. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Key } from "#functions/cloud/keys.ts";
import type { Letter } from "#functions/cloud/mail.ts";
import { deliver, isLetter } from "#functions/cloud/outbox.ts";
import type { Write } from "#functions/cloud/table.ts";
import { round } from "#functions/reminders/run.ts";
import { worked } from "#test/support/agreements.ts";
import { executedSharing } from "#test/support/data-sharing-in-force.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
let id: string;
let at: string;
const clock = { today: "2026-11-23" };
beforeAll(async () => {
  world = await openWorld({ replacing: { today: async () => clock.today } });
  ({ id, at } = await executedSharing(world));
});
afterAll(() => world.close());

const p = "/api/partnerships/cedar-valley";
const waiting = async (who: Who, about = "") =>
  worked(await world.as(who)("GET", `${p}/notices${about}`)).body.waiting as {
    title: string;
    kind: string;
    key?: string;
    dataSharingId?: string;
    by?: string;
  }[];

/** One round, and the letters it brought about, by the first part of the address. */
async function told(): Promise<Record<string, string>> {
  const posted: Key[] = [];
  await round({
    ...world.services,
    table: {
      ...world.services.table,
      async commit(writes: readonly Write[]) {
        await world.services.table.commit(writes);
        const put = writes.flatMap((write) => ("put" in write ? [write.put] : []));
        posted.push(...put.filter(isLetter).map(({ pk, sk }) => ({ pk, sk })));
      },
    },
  });
  const letters: Letter[] = [];
  const reach = { ...world.services, mail: { send: async (letter: Letter) => void letters.push(letter) } };
  for (const key of posted) await deliver(reach, key);
  return Object.fromEntries(letters.map(({ to, text }) => [to.split("@")[0] ?? "", text]));
}

describe("what is owed under a data-sharing agreement", () => {
  it("waits on the page of those whose it is, of all agreements or asked about this one", async () => {
    expect(
      (await waiting("tom")).map(({ title, kind, dataSharingId }) => [title, kind, dataSharingId]),
    ).toEqual([["Send the data to Northgate State University", "DUTY", id]]);
    expect((await waiting("ruth", `?about=${id}`)).map(({ title, by }) => [title, by])).toEqual([
      ["Review Regional Outcomes", "2027-01-15"],
    ]);
    expect((await waiting("roberta")).map(({ title }) => title)).toEqual([
      "Send indicators 5S1 to Northgate State University",
    ]);
    for (const who of ["theo", "elena", "angela"] as const) expect(await waiting(who)).toEqual([]);
  });

  it("comes by mail once, with a link that acts for the right organization, and again the week before", async () => {
    const first = await told();
    expect(Object.keys(first).toSorted()).toEqual([
      "denise.okafor",
      "lena.marchetti",
      "roberta.kowalczyk",
      "ruth.vandermeer",
      "tom.brandvold",
    ]);
    expect(first["tom.brandvold"]).toContain(`/p/cedar-valley/data-sharing/${id}`);
    expect(first["lena.marchetti"]).toContain(`?for=${world.region.organization("TRACC")}`);
    expect(await told()).toEqual({});
    clock.today = "2026-12-08";
    const later = await told();
    // The college's next quarter can be sent since the second of December.
    expect(Object.keys(later).toSorted()).toEqual([
      "denise.okafor",
      "lena.marchetti",
      "roberta.kowalczyk",
      "tom.brandvold",
    ]);
    expect(later["roberta.kowalczyk"]).toContain("By December 15, 2026");
    clock.today = "2026-11-23";
  });

  it("is put away until the next reminder, and gone once it is done", async () => {
    const [mine] = await waiting("tom");
    const gone = await world.as("tom")("POST", `${p}/notices/dismiss`, { key: mine?.key });
    expect(gone.status).toBe(204);
    expect(await waiting("tom")).toEqual([]);
    worked(
      await world.as("tom")("POST", `${at}/obligations/transfer.T2.2026-10-31/done`, {
        on: "2026-11-02",
        reference: "Receipt 88",
      }),
    );
    expect(await waiting("denise")).toEqual([]);
  });

  it("stands in the calendar of those whose it is, with the last day of the agreement for all its parties", async () => {
    const calendar = async (who: Who) => {
      const { url } = worked(await world.as(who)("POST", "/api/me/calendar")).body;
      const { pathname } = new URL(url);
      const text = worked(await world.anonymously("GET", pathname)).body as string;
      return text
        .replaceAll("\r\n ", "")
        .split("\r\n")
        .filter((line) => line.startsWith("UID:") && line.includes(id));
    };
    const ours = (await calendar("roberta")).map(
      (line) => line.slice("UID:".length + id.length + 1).split("@")[0],
    );
    expect(ours).toContain("ends");
    expect(ours.filter((one) => one?.startsWith("transfer."))).toEqual([
      "transfer.T1.2026-12-15",
      "transfer.T1.2027-12-15",
      "transfer.T1.2028-12-15",
    ]);
    expect(ours.some((one) => one?.startsWith("review") || one?.includes("T2"))).toBe(false);
    expect((await calendar("tom")).some((line) => line.includes("transfer.T2.2026-10-31"))).toBe(false);
    expect((await calendar("tom")).some((line) => line.includes("transfer.T2.2027-01-31"))).toBe(true);
    expect(await calendar("elena")).toEqual([]);
  });
});
