/** Signing over the real engines: in order, by whom it is due, over the frozen text, once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "#functions/cloud/keys.ts";
import type { AgreementId, PartnershipId } from "#shared/ids.ts";
import { outForSignature, signature, signers, slots, worked } from "#test/support/agreements.ts";
import { granted, history, intact, sign } from "#test/support/signing.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const cedarValley = "cedar-valley" as PartnershipId;

describe("signing", () => {
  it("goes slot by slot, and executes with the last one", async () => {
    const { at } = await outForSignature(world);
    expect((await sign(world, at, "samuel")).body.type).toBe("/problems/out-of-order");
    expect((await sign(world, at, "denise")).body.status).toBe("OUT_FOR_SIGNATURE");
    expect((await sign(world, at, "denise")).body.type).toBe("/problems/already-signed");
    expect((await sign(world, at, "roberta")).body.status).toBe("OUT_FOR_SIGNATURE");
    const { body } = await sign(world, at, "samuel");
    expect(body).toMatchObject({ status: "EXECUTED", dateSigned: "2026-11-23", phase: "IN_FORCE" });
    expect(body.executedDocument.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(body.signatures).toHaveLength(3);
    for (const one of body.signatures)
      expect(one).toMatchObject({ contentHash: body.contentHash, documentHash: body.signingDocument.sha256 });
    expect(
      (await history(world, at)).some(
        ({ action, note }) => action === "attempt-refused" && note?.includes("signs first"),
      ),
    ).toBe(true);
    await intact(world, at);
  });

  it("refuses another's place, another text, old words and a drawing that is none", async () => {
    const { at } = await outForSignature(world);
    const tried = async (person: keyof typeof signers, changes: object, slotNo?: number) =>
      (await sign(world, at, person, changes, slotNo)).body.type;
    expect(await tried("samuel", {}, 1)).toBe("/problems/not-your-side");
    expect(await tried("denise", { contentHash: "0".repeat(64) })).toBe("/problems/not-what-was-frozen");
    expect(await tried("denise", { intentText: "I sign something." })).toBe("/problems/invalid-input");
    expect(await tried("denise", { consented: false })).toBe("/problems/invalid-input");
    expect(await tried("denise", { method: "DRAWN", drawing: "<script>" })).toBe("/problems/invalid-input");
    expect(await tried("denise", { method: "DRAWN", drawing: `M${"1".repeat(4000)}` })).toBe(
      "/problems/invalid-input",
    );
    expect((await sign(world, at, "denise")).status).toBe(200);
  });

  it("asks for the role on the very day: one that ended yesterday signs nothing, one that ends today does", async () => {
    const [office, ...others] = slots(world) as [Record<string, unknown>, ...object[]];
    const { personId: _anyone, ...open } = office;
    const { at } = await outForSignature(world, undefined, { signatureSlots: [open, ...others] });
    const asTheo = async () => {
      const { body, etag } = worked(await world.as("theo")("GET", at));
      const office = ["Theo Lindgren", "Vice President", "Prairie Lakes Community College"] as const;
      return world.as("theo")("POST", `${at}/sign`, signature(body, 1, office), { "if-match": etag });
    };
    await granted(world, "theo", { viewer: undefined, signatory: "2026-11-22" });
    const ended = await asTheo();
    expect([ended.status, ended.body.type]).toEqual([403, "/problems/role-missing"]);
    await granted(world, "theo", { viewer: undefined, signatory: "2026-11-23" });
    expect((await asTheo()).body.signatures).toMatchObject([{ personName: "Theo Lindgren" }]);
  });

  it("asks for a fresh proof of who it is after fifteen minutes", async () => {
    const { at, agreement, etag } = await outForSignature(world);
    const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;
    const signAt = async (auth_time: number | undefined) => {
      const token = await world.issuer.sign({ sub: world.region.sub("denise"), auth_time });
      return world.anonymously("POST", `${at}/sign`, signature(agreement, 1, signers.denise), {
        authorization: `Bearer ${token}`,
        "if-match": etag,
      });
    };
    expect((await signAt(minutesAgo(16))).body.type).toBe("/problems/sign-in-again");
    expect((await signAt(undefined)).body.type).toBe("/problems/sign-in-again");
    expect((await signAt(minutesAgo(14))).status).toBe(200);
  });

  it("ends for good when someone whose signature is needed declines, and says why", async () => {
    const { at, etag } = await outForSignature(world);
    const declined = worked(
      await world.as("roberta")(
        "POST",
        `${at}/decline`,
        { reason: "The board said no" },
        { "if-match": etag },
      ),
    );
    expect(declined.body).toMatchObject({
      status: "DECLINED",
      declined: { reason: "The board said no", byName: "Roberta Kowalczyk" },
    });
    expect((await sign(world, at, "denise")).body.type).toBe("/problems/wrong-moment");
  });

  it("refuses to sign a text whose bytes changed behind the hub's back", async () => {
    const { at, id, etag, agreement } = await outForSignature(world);
    const pk = await world.services.agreements.pk(cedarValley, id as AgreementId);
    const item = await world.services.table.get(record(pk));
    const data = { ...(item?.["data"] as object), expirationDate: "2029-07-31" };
    await world.services.table.commit([{ put: { ...record(pk), version: item?.["version"], data } }]);
    const refused = await world.as("denise")("POST", `${at}/sign`, signature(agreement, 1, signers.denise), {
      "if-match": etag,
    });
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/content-changed"]);
  });

  it("signs nothing while the clock reads earlier than the last event", async () => {
    const { at } = await outForSignature(world);
    worked(await sign(world, at, "denise"));
    const slow = await openWorldAt(world, new Date("2026-11-22T10:00:00Z"));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const refused = await slow("samuel", `${at}/sign`, signature(body, 2, signers.samuel), etag);
    expect([refused.status, refused.type]).toEqual([409, "/problems/clock-set-back"]);
    expect((await history(world, at)).at(-1)?.action).toBe("attempt-refused");
  });
});

/** The same hub, a process of which has its clock set back. */
async function openWorldAt(of: World, at: Date) {
  const { createApp } = await import("#functions/app.ts");
  const app = createApp({ ...of.services, now: () => at });
  return async (person: Who, path: string, body: object, etag: string) => {
    const answer = await app.request(path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await of.token(person)}`,
        "content-type": "application/json",
        "if-match": etag,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, type: ((await answer.json()) as { type: string }).type };
  };
}

describe("two people executing at once", () => {
  it("lets one of fifty win; the others hear 409 or 412, and there is one history", async () => {
    const { at } = await outForSignature(world);
    worked(await sign(world, at, "denise"));
    worked(await sign(world, at, "roberta"));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const draft = signature(body, 2, signers.samuel);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.as("samuel")("POST", `${at}/sign`, draft, { "if-match": etag })),
    );
    const others = answers.filter(({ status }) => ![200, 409, 412].includes(status));
    expect(others.map(({ body }) => [body.type, body.detail])).toEqual([]);
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const executed = (await history(world, at)).filter(({ action }) => action === "agreement-executed");
    expect(executed).toHaveLength(1);
    expect((await world.as("tom")("GET", at)).body.signatures).toHaveLength(3);
    await intact(world, at);
  }, 120_000);
});
