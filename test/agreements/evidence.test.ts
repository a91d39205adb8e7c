/** What is kept of who signed, over the real engines: on paper, for another, from where, and after a recall. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "#functions/app.ts";
import { viewerAddressHeader } from "#functions/http/viewer.ts";
import { lettersTo } from "#functions/signing/letters.ts";
import type { AgreementId, PartnershipId, PersonId } from "#shared/ids.ts";
import {
  approvedAndSent,
  attached,
  outForSignature,
  signature,
  signedByAll,
  signers,
  worked,
} from "#test/support/agreements.ts";
import { granted, history, intact, sign } from "#test/support/signing.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await granted(world, "theo", { viewer: undefined, signatory: undefined });
});
afterAll(() => world.close());

const cedarValley = "cedar-valley" as PartnershipId;
const anotherPdf = new TextEncoder().encode(
  "%PDF-1.4\n2 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 2 0 R>>\n%%EOF\n",
);

/** Names someone of Prairie Lakes to sign in the place of its vice president. */
const delegate = async (at: string, who: Who, seen: string) =>
  world.as("tom")(
    "POST",
    `${at}/delegate`,
    { slotNo: 1, personId: world.region.person(who), reason: "On leave" },
    { "if-match": seen },
  );

/** Signs as an office of Prairie Lakes, whoever it is. */
async function signAs(at: string, who: Who, name: string) {
  const { body, etag } = worked(await world.as(who)("GET", at));
  const office = [name, "Vice President", "Prairie Lakes Community College"] as const;
  return world.as(who)("POST", `${at}/sign`, signature(body, 1, office), { "if-match": etag });
}

describe("a page signed by hand", () => {
  it("counts once a second person attests, also where the organization accepts nothing else", async () => {
    const school = world.region.organization("CBHS");
    const about = `/api/partnerships/cedar-valley/organizations/${school}`;
    const { body: found, etag: seen } = worked(await world.as("marisol")("GET", about));
    const { id: _id, version: _version, chainHash: _chain, predecessors: _before, ...fields } = found;
    const accepting = async (acceptsElectronicSignature: boolean, seen: string) =>
      worked(
        await world.as("marisol")(
          "PUT",
          about,
          { ...fields, acceptsElectronicSignature },
          { "if-match": seen },
        ),
      ).etag;
    const onPaper = await accepting(false, seen);
    const { at, id } = await outForSignature(world);
    worked(await sign(world, at, "denise"));
    expect((await sign(world, at, "samuel")).body.type).toBe("/problems/paper-only");
    const documentId = await attached(world, id);
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const page = {
      slotNo: 2,
      documentId,
      personId: world.region.person("samuel"),
      nameAsSigned: "Samuel Abernathy",
      title: "Superintendent",
      signedOn: "2026-11-23",
      contentHash: body.contentHash,
    };
    const samuel = (path: string, body: object, seen: string) =>
      world.as("samuel")("POST", `${at}/${path}`, body, { "if-match": seen });
    const early = await samuel("paper", { ...page, signedOn: "2026-11-01" }, etag);
    expect(early.body.errors[0].pointer).toBe("/signedOn");
    const nobody = await samuel("paper", { ...page, personId: world.region.person("priya") }, etag);
    expect(nobody.body.errors[0].pointer).toBe("/personId");
    const uploaded = worked(await samuel("paper", page, etag));
    expect([uploaded.body.unattested.length, uploaded.body.signatures.length]).toEqual([1, 1]);
    const better = await attached(world, id, anotherPdf);
    const instead = worked(await samuel("paper", { ...page, documentId: better }, uploaded.etag));
    expect(instead.body.unattested).toMatchObject([{ wetInk: { documentId: better } }]);
    const alone = await samuel("attest", { slotNo: 2 }, instead.etag);
    expect([alone.status, alone.body.type]).toEqual([403, "/problems/second-person"]);
    const now = (await world.as("samuel")("GET", at)).etag;
    const attested = worked(
      await world.as("lena")(
        "POST",
        `${at}/attest`,
        { slotNo: 2 },
        { "if-match": now, "acting-for": school },
      ),
    );
    expect(attested.body.unattested).toEqual([]);
    expect(attested.body.signatures[1]).toMatchObject({
      method: "WET_UPLOAD",
      authMethod: "PAPER",
      personName: "Samuel Abernathy",
      wetInk: { uploadedByName: "Samuel Abernathy", attestedByName: "Lena Marchetti" },
    });
    expect((await sign(world, at, "roberta")).body.status).toBe("EXECUTED");
    await accepting(true, onPaper);
  });

  it("is of the person who is named to sign, and says by what right; the network is its uploader's", async () => {
    const { at, id, etag, agreement } = await outForSignature(world);
    const documentId = await attached(world, id);
    const page = (who: Who, nameAsSigned: string, seen: string) =>
      world.as("tom")(
        "POST",
        `${at}/paper`,
        {
          slotNo: 1,
          documentId,
          personId: world.region.person(who),
          nameAsSigned,
          title: "Vice President",
          signedOn: "2026-11-23",
          contentHash: agreement.contentHash,
        },
        { "if-match": seen, "user-agent": "Tom's browser" },
      );
    // Theo may sign for the college, and it is Denise who was named.
    const other = await page("theo", "Theo Lindgren", etag);
    expect(other.body.errors).toEqual([
      { pointer: "/personId", detail: "the person who was named to sign here" },
    ]);
    const own = worked(await page("denise", "Denise Okafor", etag));
    expect(own.body.unattested).toMatchObject([
      { authorityBasis: "OFFICE", wetInk: { uploadedFrom: { userAgent: "Tom's browser" } } },
    ]);
    expect(own.body.unattested[0]).not.toHaveProperty("userAgent");
    const named = worked(await delegate(at, "theo", own.etag));
    const attest = (seen: string) =>
      world.as("denise")("POST", `${at}/attest`, { slotNo: 1 }, { "if-match": seen });
    expect((await attest(named.etag)).body.type).toBe("/problems/not-the-signer");
    const { etag: seen } = await world.as("tom")("GET", at);
    const deputed = worked(await page("theo", "Theo Lindgren", seen));
    const attested = worked(await attest(deputed.etag));
    expect(attested.body.signatures).toMatchObject([
      {
        authorityBasis: "DELEGATION",
        personName: "Theo Lindgren",
        wetInk: { uploadedByName: "Tom Brandvold" },
      },
    ]);
    expect(attested.body.signatures[0]).not.toHaveProperty("userAgent");
    await intact(world, at);
  });
});

describe("a delegate", () => {
  it("signs beside the first name, and is another signatory of the same side", async () => {
    const { at, etag } = await outForSignature(world);
    for (const who of ["samuel", "tom", "denise"] as const)
      expect((await delegate(at, who, etag)).body.errors[0].pointer).toBe("/personId");
    const named = worked(await delegate(at, "theo", etag));
    expect(named.body.delegations).toMatchObject([
      { slotNo: 1, fromPersonId: world.region.person("denise"), toName: "Theo Lindgren" },
    ]);
    expect((await sign(world, at, "denise")).body.type).toBe("/problems/not-the-signer");
    expect((await signAs(at, "theo", "Theo Lindgren")).body.signatures).toMatchObject([
      { personName: "Theo Lindgren", authorityBasis: "DELEGATION" },
    ]);
  });

  it("gives way to the first name, which then signs of its own right", async () => {
    const { at, etag } = await outForSignature(world);
    const named = worked(await delegate(at, "theo", etag));
    worked(await delegate(at, "denise", named.etag));
    expect((await sign(world, at, "denise")).body.signatures[0].authorityBasis).toBe("OFFICE");
  });
});

describe("where someone signed from", () => {
  const claimed = {
    "x-forwarded-for": "192.0.2.1",
    "cloudfront-viewer-address": "192.0.2.1:443",
    [viewerAddressHeader]: "192.0.2.1",
  };
  const signing = async (at: string) => {
    const { body, etag } = worked(await world.as("denise")("GET", at));
    return {
      method: "POST",
      headers: {
        ...claimed,
        authorization: `Bearer ${await world.token("denise")}`,
        "content-type": "application/json",
        "if-match": etag,
      },
      body: JSON.stringify(signature(body, 1, signers.denise)),
    };
  };
  const networkOf = async (answer: Response) => {
    const { signatures } = (await answer.json()) as { signatures: { ipTruncated?: string }[] };
    return signatures[0]?.ipTruncated;
  };

  it("is what the connection says on a laptop, whatever address the signer writes", async () => {
    const { at } = await outForSignature(world);
    const incoming = { socket: { remoteAddress: "::ffff:198.51.100.9" } };
    expect(await networkOf(await world.app.request(`${at}/sign`, await signing(at), { incoming }))).toBe(
      "198.51.100.0/24",
    );
  });

  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["2001:DB8:7:1::5", "2001:db8:7::/48"],
    ["2001:db8::5", "2001:db8:0::/48"],
  ])("is what the edge saw in the cloud: %s as %s", async (address, network) => {
    const config = { ...world.services.config, ORIGIN_SECRET: "the edge's own" };
    const app = createApp({ ...world.services, config });
    const { at } = await outForSignature(world);
    const asked = await signing(at);
    // The edge writes over whatever came under its name (test/infra).
    const headers = { ...asked.headers, "x-origin-secret": "the edge's own", [viewerAddressHeader]: address };
    expect(await networkOf(await app.request(`${at}/sign`, { ...asked, headers }))).toBe(network);
  });
});

it("asks to sign in again where the sign-in never said when: the hub's own clock is no proof", async () => {
  const { at, agreement, etag } = await outForSignature(world);
  const { sessions, table } = world.services;
  const { cookie, write } = sessions.starting(world.region.person("denise"), undefined, undefined);
  await table.commit([write]);
  const bySession = (method: string, path: string, body?: unknown) =>
    world.anonymously(method, path, body, {
      cookie: `s=${cookie}`,
      origin,
      "sec-fetch-site": "same-origin",
      "if-match": etag,
    });
  expect((await bySession("GET", at)).status).toBe(200);
  const refused = await bySession("POST", `${at}/sign`, signature(agreement, 1, signers.denise));
  expect(refused.body.type).toBe("/problems/sign-in-again");
});

describe("an attempt that was refused", () => {
  const refusals = async (at: string) =>
    (await history(world, at)).filter(({ action }) => action === "attempt-refused");

  it("is kept once for each person and reason, until something happens", async () => {
    const { at } = await outForSignature(world);
    for (let tries = 0; tries < 3; tries++) expect((await sign(world, at, "samuel")).status).toBe(409);
    expect((await sign(world, at, "roberta")).status).toBe(409);
    expect((await sign(world, at, "samuel")).status).toBe(409);
    expect((await refusals(at)).map(({ actorName }) => actorName)).toEqual([
      "Samuel Abernathy",
      "Roberta Kowalczyk",
    ]);
    worked(await delegate(at, "theo", (await world.as("tom")("GET", at)).etag));
    expect((await sign(world, at, "samuel")).status).toBe(409);
    expect(await refusals(at)).toHaveLength(3);
    await intact(world, at);
  });

  it("is not kept where it was made on what stands no more", async () => {
    const { at, agreement, etag } = await outForSignature(world);
    worked(await delegate(at, "theo", etag));
    const late = await world.as("samuel")("POST", `${at}/sign`, signature(agreement, 2, signers.samuel), {
      "if-match": etag,
    });
    expect(late.status).toBe(409);
    expect(await refusals(at)).toEqual([]);
  });

  it("is kept of a registration too", async () => {
    const { at, id } = await outForSignature(world);
    const body = {
      documentId: await attached(world, id),
      dateSigned: "2026-11-23",
      signers: [{ name: "Denise Okafor", title: "VP", organizationId: world.region.organization("PLCC") }],
    };
    const { etag } = await world.as("tom")("GET", at);
    expect((await world.as("tom")("POST", `${at}/register`, body, { "if-match": etag })).status).toBe(403);
    expect(await refusals(at)).toMatchObject([{ actorName: "Tom Brandvold", note: /^registration: / }]);
  });
});

describe("what was sent out", () => {
  it("counts for nothing once it is recalled, and stays as it was: rules, signatures and all, for those at the table", async () => {
    const { at } = await outForSignature(world);
    const signed = worked(await sign(world, at, "denise"));
    const rules = worked(await world.as("tom")("GET", `${at}/rules`)).body;
    const recalled = worked(
      await world.as("tom")("POST", `${at}/recall`, { reason: "A wrong date" }, { "if-match": signed.etag }),
    );
    const version = signed.body.version;
    expect(recalled.body).toMatchObject({
      status: "DRAFT",
      signatures: [],
      recalls: [{ version, versionNo: 1, signatures: 1, reason: "A wrong date", byName: "Tom Brandvold" }],
    });
    expect(recalled.body.contentHash).toBeUndefined();
    // The draft goes on: its rules are replaced, and those that were signed are not gone with them.
    const fewer = { ...rules, rules: rules.rules.slice(1) };
    worked(await world.as("tom")("PUT", `${at}/rules`, fewer, { "if-match": recalled.etag }));
    const asOut = worked(await world.as("samuel")("GET", `${at}/recalled/${version}`)).body;
    expect(asOut).toMatchObject({ status: "OUT_FOR_SIGNATURE", contentHash: signed.body.contentHash });
    expect(asOut.signatures).toEqual(signed.body.signatures);
    expect(worked(await world.as("samuel")("GET", `${at}/recalled/${version}/rules`)).body).toEqual(rules);
    const kept = (await history(world, at)).map(({ action }) => action);
    expect(kept).toEqual(expect.arrayContaining(["agreement-signed", "agreement-recalled"]));
    for (const path of [`${at}/recalled/${version}`, `${at}/recalled/${version}/rules`])
      expect((await world.as("ruth")("GET", path)).status).toBe(404);
    expect((await world.as("tom")("GET", `${at}/recalled/${version - 1}`)).status).toBe(404);
    await intact(world, at);
  });

  it("is signed anew after a recall, with the changed text, and the recall goes along into later versions", async () => {
    const { at } = await outForSignature(world);
    const signed = worked(await sign(world, at, "denise"));
    const recalled = worked(
      await world.as("tom")("POST", `${at}/recall`, { reason: "A wrong date" }, { "if-match": signed.etag }),
    );
    const sent = await approvedAndSent(world, at, recalled.etag);
    expect(sent.body.status).toBe("OUT_FOR_SIGNATURE");
    const executed = await signedByAll(world, at);
    const amended = worked(
      await world.as("tom")(
        "POST",
        `${at}/amend`,
        { dateEffective: "2027-08-01" },
        { "if-match": executed.etag },
      ),
    );
    expect(amended.body).toMatchObject({ versionNo: 2, recalls: [{ versionNo: 1, signatures: 1 }] });
  });

  it("is kept whole when the next version begins, however much was drawn on it", async () => {
    const { at, id } = await outForSignature(world);
    const executed = worked(await signedByAll(world, at));
    const { agreements, table } = world.services;
    const found = await agreements.find(cedarValley, id as AgreementId);
    if (!found) throw new Error("it is there");
    const scribble = () =>
      `M${Array.from({ length: 50_000 }, () => String(Math.floor(Math.random() * 100))).join("")}`;
    const drawn = { ...found, signatures: found.signatures.map((one) => ({ ...one, drawing: scribble() })) };
    const stamp = { actor: world.region.person("tom") as PersonId, actorName: "Tom", at: new Date() };
    const saved = await agreements.saving(cedarValley, found, drawn, { action: "draft-changed" }, stamp);
    await table.commit(saved.writes);
    const next = String(Number(executed.etag.replaceAll('"', "")) + 1);
    worked(
      await world.as("tom")(
        "POST",
        `${at}/amend`,
        { dateEffective: "2027-08-01" },
        { "if-match": `"${next}"` },
      ),
    );
    const first = worked(await world.as("tom")("GET", `${at}/versions/1`)).body;
    expect(first.signatures).toEqual(drawn.signatures);
  });
});

it("writes to everyone who is told, however many they are, in one item while it holds them", async () => {
  const everyone = (
    ["tom", "anjali", "curtis", "denise", "theo", "lena", "samuel", "priya", "roberta", "jo"] as const
  ).map((key) => world.region.person(key));
  const told = await lettersTo(world.services, cedarValley, everyone, "key", { subject: "s", text: "t" });
  expect([...told.to].sort()).toEqual([...everyone].sort());
  expect(told.writes).toHaveLength(1);
  await world.services.table.commit(told.writes);
  const item = await world.services.table.get({ pk: "T#cedar-valley#MAIL#key", sk: "OUTBOX" });
  const letters = world.services.seal.open("mail", String(item?.["letter"])) as {
    to: string;
    text: string;
  }[];
  expect(letters).toHaveLength(everyone.length);
  expect(letters.find(({ to }) => to.startsWith("jo."))?.text).toBe("Jo Castellanos,\n\nt\n");
});
