/** The papers of a version over the API: kept, handed out, and whole without the hub, for both ways of signing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepPaper } from "#functions/agreements/keep-paper.ts";
import type { Services } from "#functions/env.ts";
import { sha256 } from "#shared/canonical.ts";
import { type AgreementId, PartnershipId } from "#shared/ids.ts";
import { verify } from "#shared/signing/verify.ts";
import { attached, executed, outForSignature, signature, signers, worked } from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Draft = ReturnType<typeof signature>;

/** Signs as one of the three, drawn or under a name with every kind of letter, as the test wants. */
async function sign(
  who: keyof typeof signers,
  at: string,
  changes: Partial<Draft> & { drawing?: string } = {},
) {
  const { body, etag } = worked(await world.as(who)("GET", at));
  const slotNo = Object.keys(signers).indexOf(who) + 1;
  const made = { ...signature(body, slotNo, signers[who]), ...changes };
  return worked(await world.as(who)("POST", `${at}/sign`, made, { "if-match": etag }));
}

async function download(who: Who, at: string, kind: string): Promise<Uint8Array> {
  const link = worked(await world.as(who)("GET", `${at}/versions/1/document?kind=${kind}`)).body;
  const answer = await fetch(link.url);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="(AA-[A-Z0-9-]+-v1[a-z-]*\.pdf)"; filename\*=UTF-8''\1$/,
  );
  return new Uint8Array(await answer.arrayBuffer());
}

describe("the papers of a version", () => {
  it("are there for signers to read before they sign, and executed for everyone who may read it", async () => {
    const { at } = await outForSignature(world);
    const shown = await download("samuel", at, "signing");
    const { body } = worked(await world.as("samuel")("GET", at));
    expect(await sha256(shown)).toBe(body.signingDocument.sha256);
    const early = await world.as("tom")("GET", `${at}/versions/1/document`);
    expect([early.status, early.body.type]).toEqual([409, "/problems/not-available"]);
    await sign("denise", at, { nameAsSigned: "Łukasz O’Neil-Muñoz" });
    await sign("samuel", at, { method: "DRAWN", drawing: "M10 10 Q1" });
    const last = await sign("roberta", at);
    expect(last.body.status).toBe("EXECUTED");

    const pdf = await download("roberta", at, "executed");
    expect(await sha256(pdf)).toBe(last.body.executedDocument.sha256);
    expect(await download("roberta", at, "signing")).toEqual(shown);
    const bundle = worked(await world.as("roberta")("GET", `${at}/versions/1/bundle`));
    expect(await verify(pdf, bundle.body)).toMatchObject({
      ok: true,
      facts: {
        signatures: [
          { name: "Łukasz O’Neil-Muñoz" },
          { title: "Superintendent" },
          { name: "Roberta Kowalczyk" },
        ],
      },
    });
    expect(await verify(shown, bundle.body)).toMatchObject({ ok: false, check: "pdf-hash" });

    // Whatever happens to the agreement later, the bundle is the same, byte for byte.
    const narrowed = { to: "PARTNERSHIP" };
    worked(await world.as("tom")("POST", `${at}/visibility`, narrowed, { "if-match": last.etag }));
    const again = worked(await world.as("tom")("GET", `${at}/versions/1/bundle`));
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(bundle.body));
  });

  it("are whole where one signed on paper, and where another signed in someone's place", async () => {
    const { at, id } = await outForSignature(world);
    const open = worked(await world.as("roberta")("GET", at));
    worked(
      await world.as("roberta")(
        "POST",
        `${at}/delegate`,
        { slotNo: 3, personId: world.region.person("roberta"), reason: "The director is on leave" },
        { "if-match": open.etag },
      ),
    );
    await sign("denise", at);
    const documentId = await attached(world, id);
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const [nameAsSigned, title] = signers.samuel;
    const page = {
      slotNo: 2,
      documentId,
      personId: world.region.person("samuel"),
      nameAsSigned,
      title,
      signedOn: "2026-11-23",
      contentHash: body.contentHash,
    };
    const uploaded = worked(await world.as("samuel")("POST", `${at}/paper`, page, { "if-match": etag }));
    worked(
      await world.as("lena")(
        "POST",
        `${at}/attest`,
        { slotNo: 2 },
        { "if-match": uploaded.etag, "acting-for": world.region.organization("CBHS") },
      ),
    );
    expect((await sign("roberta", at)).body.status).toBe("EXECUTED");
    const bundle = worked(await world.as("tom")("GET", `${at}/versions/1/bundle`));
    expect(await verify(await download("tom", at, "executed"), bundle.body)).toMatchObject({ ok: true });
  });

  it("are whole for what was signed elsewhere, and keep evidence about people to those at the table", async () => {
    const { at } = await executed(world);
    const pdf = await download("gus", at, "executed");
    const bundle = worked(await world.as("tom")("GET", `${at}/versions/1/bundle`));
    expect(await verify(pdf, bundle.body)).toMatchObject({
      ok: true,
      facts: { registered: { by: "Denise Okafor" } },
    });
    const outside = await world.as("gus")("GET", `${at}/versions/1/bundle`);
    expect([outside.status, outside.body.type]).toEqual([403, "/problems/content-hidden"]);
    expect((await world.as("tom")("GET", `${at}/versions/7/document`)).status).toBe(404);
    expect((await world.as("tom")("GET", `${at}/versions/1/document?kind=none`)).status).toBe(422);
  });

  it("are locked until seven years after the last day, with the renewals that come by themselves", async () => {
    const { id } = await executed(world, undefined, { expirationDate: "2028-07-31" });
    const partnership = PartnershipId.parse("cedar-valley");
    const { agreements, bucket } = world.services;
    const agreement = await agreements.find(partnership, id as AgreementId);
    if (!agreement) throw new Error("it is not there");
    const until: (Date | undefined)[] = [];
    const noting: Services = {
      ...world.services,
      bucket: { ...bucket, put: async (...put) => void until.push(put[3]) },
    };
    const kept = { agreement, terms: await agreements.terms(partnership, agreement), at: new Date() };
    await keepPaper(noting, partnership, { ...kept, stage: "FOR_SIGNATURE" });
    expect(until.splice(0)).toEqual([undefined, undefined]);
    const renewing = { ...kept, agreement: { ...agreement, autoRenew: { times: 2, months: 12 } } };
    await keepPaper(noting, partnership, { ...renewing, stage: "EXECUTED" });
    expect(until.map((day) => day?.toISOString().slice(0, 10))).toEqual(["2037-07-31", "2037-07-31"]);
  });
});
