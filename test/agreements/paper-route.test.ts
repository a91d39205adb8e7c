/** The papers of a version over the API: kept, handed out, and whole without the hub, for both ways of signing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "#shared/agreements/verify.ts";
import { sha256 } from "#shared/canonical.ts";
import { drafted, executed, worked } from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const slots = () => [
  { slotNo: 1, organizationId: world.region.organization("CBHS"), function: "Superintendent", order: 1 },
  { slotNo: 2, organizationId: world.region.organization("TRACC"), function: "Director", order: 1 },
  { slotNo: 3, organizationId: world.region.organization("PLCC"), function: "Vice President", order: 2 },
];

/** Drafted, approved and out for signature; its address. */
async function sent() {
  const { at, etag } = await drafted(world, undefined, { signatureSlots: slots() });
  const reviewed = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
  const rules = worked(await world.as("anjali")("GET", `${at}/rules`)).body.rules as { ruleNo: number }[];
  const said = worked(
    await world.as("anjali")(
      "POST",
      `${at}/reviews`,
      { findings: rules.map(({ ruleNo }) => ({ ruleNo, kind: "OK" })) },
      { "if-match": reviewed.etag },
    ),
  );
  const out = worked(await world.as("tom")("POST", `${at}/send`, undefined, { "if-match": said.etag }));
  return { at, etag: out.etag, contentHash: out.body.contentHash as string };
}

async function sign(who: Who, at: string, etag: string, slotNo: number) {
  const { body } = worked(await world.as(who)("GET", at));
  const slot = body.signatureSlots.find((one: { slotNo: number }) => one.slotNo === slotNo);
  const { intentText } = await import("#shared/agreements/signing-texts.ts");
  const organization = worked(
    await world.as(who)("GET", `/api/partnerships/cedar-valley/organizations/${slot.organizationId}`),
  ).body;
  return worked(
    await world.as(who)(
      "POST",
      `${at}/sign`,
      {
        slotNo,
        method: "DRAWN",
        drawing: "M10 10 Q1",
        nameAsSigned: "Łukasz O’Neil-Muñoz",
        title: slot.function,
        consentTextVersion: "2026-11",
        consented: true,
        intentText: intentText(body, slot.function, organization.name),
        contentHash: body.contentHash,
      },
      { "if-match": etag },
    ),
  );
}

async function download(who: Who, at: string, kind: string): Promise<Uint8Array> {
  const link = worked(await world.as(who)("GET", `${at}/versions/1/document?kind=${kind}`)).body;
  const answer = await fetch(link.url);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="AA-[A-Z0-9-]+-v1.*\.pdf"$/,
  );
  return new Uint8Array(await answer.arrayBuffer());
}

describe("the papers of a version", () => {
  it("are there for signers to read before they sign, and executed for everyone who may read it", async () => {
    const { at, etag } = await sent();
    const shown = await download("samuel", at, "signing");
    const { body } = worked(await world.as("samuel")("GET", at));
    expect(await sha256(shown)).toBe(body.signingDocument.sha256);
    const early = await world.as("tom")("GET", `${at}/versions/1/document`);
    expect([early.status, early.body.type]).toEqual([409, "/problems/not-available"]);
    const once = await sign("samuel", at, etag ?? "", 1);
    const twice = await sign("roberta", at, once.etag ?? "", 2);
    const last = await sign("denise", at, twice.etag ?? "", 3);
    expect(last.body.status).toBe("EXECUTED");

    const pdf = await download("roberta", at, "executed");
    expect(await sha256(pdf)).toBe(last.body.executedDocument.sha256);
    expect(await download("roberta", at, "signing")).toEqual(shown);
    const bundle = worked(await world.as("roberta")("GET", `${at}/versions/1/bundle`));
    expect(await verify(pdf, bundle.body)).toMatchObject({
      ok: true,
      facts: { signatures: [{ name: "Łukasz O’Neil-Muñoz" }, {}, { title: "Vice President" }] },
    });
    expect(await verify(shown, bundle.body)).toMatchObject({ ok: false, check: "pdf-hash" });

    // Whatever happens to the agreement later, the bundle is the same, byte for byte.
    const narrowed = { to: "PARTNERSHIP" };
    worked(await world.as("tom")("POST", `${at}/visibility`, narrowed, { "if-match": last.etag }));
    const again = worked(await world.as("tom")("GET", `${at}/versions/1/bundle`));
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(bundle.body));
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
});
