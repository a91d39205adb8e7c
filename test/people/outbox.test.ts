import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Letter } from "#functions/cloud/mail.ts";
import { posting } from "#functions/cloud/outbox.ts";
import { openSeal } from "#functions/http/seal.ts";
import { type Consumer, consumers, follow } from "#functions/on-stream.ts";
import { PartnershipId } from "#shared/ids.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";

const cedarValley = PartnershipId.parse("cedar-valley");
let world: World;
let sent: Letter[];
let refused: (letter: Letter) => boolean;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  sent = [];
  refused = () => false;
});

const mail = {
  async send(letter: Letter) {
    if (refused(letter)) throw new Error("planted: the mail service is away");
    sent.push(letter);
  },
};
const deliver = (records: DynamoDBRecord[]) =>
  follow(consumers({ ...world.services, mail }))({ Records: records });

const key = (id: string) => ({ pk: `T#cedar-valley#MAIL#${id}`, sk: "OUTBOX" });
const record = (
  n: number,
  { pk, sk }: { pk: string; sk: string },
  eventName: DynamoDBRecord["eventName"] = "INSERT",
) =>
  ({
    eventID: `e${n}`,
    eventName,
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(n) },
  }) as DynamoDBRecord;

async function posted(id: string, seal = world.services.seal): Promise<DynamoDBRecord> {
  const letter = { to: `${id}@b.example`, subject: id, text: id };
  await world.services.table.commit([posting(seal, cedarValley, id, letter)]);
  return record(Number(id.replace(/\D/g, "")), key(id));
}
const to = () => sent.map((letter) => letter.to);

describe("the outbox", () => {
  it("sends an invitation in words a person understands, and is empty then", async () => {
    const draft = {
      email: "colleague@prairielakes.example",
      organizationId: world.region.organization("PLCC"),
      roles: ["editor", "reviewer"],
    };
    const { body } = await world.as("tom")("POST", "/api/partnerships/cedar-valley/invitations", draft);
    expect(await deliver([record(1, key(body.id))])).toEqual({ batchItemFailures: [] });
    expect(sent).toEqual([
      {
        to: "colleague@prairielakes.example",
        subject: "Tom Brandvold invites you to Cedar Valley Regional Partnership",
        text: expect.stringMatching(
          new RegExp(
            `^Tom Brandvold invites you to join Prairie Lakes Community College in Cedar Valley Regional Partnership, as editor, reviewer\\.\n\nOpen this link and sign in to accept:\n${origin}/invitations/[\\w-]{43}\n\nThe link works once, until 2026-12-07\\.`,
          ),
        ),
      },
    ]);
    expect(await world.services.table.get(key(body.id))).toBeUndefined();
  });

  it("sends a letter once, although the stream says everything twice", async () => {
    const first = await posted("l10");
    expect(await deliver([first, first])).toEqual({ batchItemFailures: [] });
    expect(await deliver([first])).toEqual({ batchItemFailures: [] });
    expect(to()).toEqual(["l10@b.example"]);
  });

  it("stops at a letter that cannot be sent, keeps it, and goes on from there", async () => {
    const records = [await posted("l20"), await posted("l21"), await posted("l22")];
    refused = ({ to }) => to.startsWith("l21");
    expect(await deliver(records)).toEqual({ batchItemFailures: [{ itemIdentifier: "21" }] });
    expect(to()).toEqual(["l20@b.example"]);
    refused = () => false;
    expect(await deliver(records.slice(1))).toEqual({ batchItemFailures: [] });
    expect(to()).toEqual(["l20@b.example", "l21@b.example", "l22@b.example"]);
  });

  it("sends each of several letters that wait together, and after a failure only those that were not sent", async () => {
    const letters = ["a", "b", "c"].map((who) => ({ to: `${who}@b.example`, subject: who, text: who }));
    await world.services.table.commit([posting(world.services.seal, cedarValley, "l50", letters)]);
    refused = ({ to }) => to.startsWith("b");
    const stopped = { batchItemFailures: [{ itemIdentifier: "50" }] };
    expect(await deliver([record(50, key("l50"))])).toEqual(stopped);
    refused = () => false;
    expect(await deliver([record(50, key("l50"))])).toEqual({ batchItemFailures: [] });
    expect(to()).toEqual(["a@b.example", "b@b.example", "c@b.example"]);
    expect(await world.services.table.get(key("l50"))).toBeUndefined();
  });

  it("names a letter it cannot open, sends what stands before it, and what comes after once it is set aside", async () => {
    const before = await posted("l30");
    const poison = await posted("l31", openSeal("another secret that this hub never knew"));
    const after = await posted("l32");
    const stopped = { batchItemFailures: [{ itemIdentifier: "31" }] };
    expect(await deliver([before, poison, after])).toEqual(stopped);
    expect(await deliver([poison])).toEqual(stopped);
    expect(await deliver([after])).toEqual({ batchItemFailures: [] });
    expect(to()).toEqual(["l30@b.example", "l32@b.example"]);
    expect(await world.services.table.get(key("l31"))).toBeDefined();
  });

  it("cares for nothing else that happens in the table", async () => {
    await posted("l40");
    const others = [
      record(1, key("l40"), "MODIFY"),
      record(2, key("l40"), "REMOVE"),
      record(3, { pk: "T#cedar-valley#ORGANIZATIONS", sk: "OUTBOX" }),
      record(4, { pk: "P#per#MAIL#x", sk: "OUTBOX" }),
      { eventID: "e5", eventName: "INSERT", dynamodb: {} } as DynamoDBRecord,
    ];
    expect(await deliver(others)).toEqual({ batchItemFailures: [] });
    expect(sent).toEqual([]);
  });
});

describe("the stream", () => {
  it("gives each change to every consumer that wants it, in order", async () => {
    const said: string[] = [];
    const consumer = (name: string, kind: string): Consumer => ({
      name,
      wants: (happening) => happening.kind === kind,
      take: async ({ key }) => void said.push(`${name} ${key.sk}`),
    });
    const handler = follow([consumer("a", "INSERT"), consumer("b", "INSERT"), consumer("c", "REMOVE")]);
    await handler({
      Records: [
        record(1, { pk: "x", sk: "1" }),
        record(2, { pk: "x", sk: "2" }, "REMOVE"),
        record(3, { pk: "x", sk: "3" }),
      ],
    });
    expect(said).toEqual(["a 1", "b 1", "c 2", "a 3", "b 3"]);
  });
});
