/** Signing over the real engines: in order, by whom it is due, over the frozen text, once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "#functions/cloud/keys.ts";
import type { AgreementId, PartnershipId } from "#shared/ids.ts";
import {
  approvedAndSent,
  attached,
  drafted,
  outForSignature,
  signature,
  signedByAll,
  signers,
  slots,
  worked,
} from "#test/support/agreements.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const cedarValley = "cedar-valley" as PartnershipId;
const who = ["denise", "samuel", "roberta"] as const;

async function sign(
  at: string,
  person: (typeof who)[number],
  changes: object = {},
  slotNo = who.indexOf(person) + 1,
) {
  const { body, etag } = worked(await world.as(person)("GET", at));
  const draft = { ...signature(body, slotNo, signers[person]), ...changes };
  return world.as(person)("POST", `${at}/sign`, draft, { "if-match": etag });
}
const actions = async (at: string): Promise<{ action: string; note?: string }[]> =>
  worked(await world.as("tom")("GET", `${at}/history?limit=100`)).body.items;
const intact = async (at: string) =>
  expect((await world.as("tom")("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });

describe("review", () => {
  it("lets only the party that grants the credit approve, and never its own course", async () => {
    const { at, etag } = await drafted(world);
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const approve = { findings: [{ ruleNo: 1, kind: "OK" }] };
    for (const stranger of ["samuel", "roberta", "tom"] as Who[])
      expect((await world.as(stranger)("POST", `${at}/reviews`, approve)).status).toBe(403);
    worked(await world.as("anjali")("POST", `${at}/reviews`, approve));
    const { body } = worked(await world.as("samuel")("GET", at));
    expect(body.review).toEqual({ approved: 1, problems: 0 });
  });

  it("keeps it from going out while a rule waits or a problem is open", async () => {
    const { at, etag } = await drafted(world, undefined, { signatureSlots: slots(world) });
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const numbers = worked(await world.as("tom")("GET", `${at}/rules`)).body.rules.map(
      (rule: { ruleNo: number }) => rule.ruleNo,
    );
    const say = async (kind: string, ruleNo: number, text?: string) =>
      worked(await world.as("anjali")("POST", `${at}/reviews`, { findings: [{ ruleNo, kind, text }] })).etag;
    const send = (seen: string) => world.as("tom")("POST", `${at}/send`, undefined, { "if-match": seen });
    let seen = "";
    for (const ruleNo of numbers.slice(1)) seen = await say("OK", ruleNo);
    expect((await send(seen)).body.type).toBe("/problems/not-reviewed");
    seen = await say("PROBLEM", numbers[0], "The lab hours do not match.");
    expect((await send(seen)).body.detail).toBe("1 rule has an open problem.");
    seen = await say("RESOLVED_DROP", numbers[0]);
    expect((await send(seen)).body.type).toBe("/problems/not-reviewed");
    seen = await say("OK", numbers[0]);
    expect((await send(seen)).body.status).toBe("OUT_FOR_SIGNATURE");
  });

  it("re-opens a rule that changed for students, and keeps the approval of one with a new title", async () => {
    const { at, etag } = await drafted(world, undefined, { signatureSlots: slots(world) });
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const terms = worked(await world.as("tom")("GET", `${at}/rules`)).body;
    const findings = terms.rules.map(({ ruleNo }: { ruleNo: number }) => ({ ruleNo, kind: "OK" }));
    const approved = worked(await world.as("anjali")("POST", `${at}/reviews`, { findings }));
    const back = worked(
      await world.as("anjali")(
        "POST",
        `${at}/return`,
        { reason: "One more look" },
        { "if-match": approved.etag },
      ),
    );
    const [first, second, ...rest] = terms.rules;
    const renamed = { ...first, title: "Another title" };
    const [option] = second.options;
    const [slot] = option.slots;
    const [course] = slot.courses;
    const harder = {
      ...second,
      options: [
        {
          ...option,
          slots: [
            { ...slot, courses: [{ ...course, minGrade: "A" }, ...slot.courses.slice(1)] },
            ...option.slots.slice(1),
          ],
        },
        ...second.options.slice(1),
      ],
    };
    const { findings: negative, conditions } = terms;
    const changed = worked(
      await world.as("tom")(
        "PUT",
        `${at}/rules`,
        { rules: [renamed, harder, ...rest], findings: negative, conditions },
        { "if-match": back.etag },
      ),
    );
    const again = worked(
      await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": changed.etag }),
    );
    expect(again.body.review).toEqual({ approved: terms.rules.length - 1, problems: 0 });
  });

  it("says which rule is not one, and what a problem needs", async () => {
    const { at, etag } = await drafted(world);
    worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
    const said = { findings: [{ ruleNo: 777, kind: "PROBLEM" }] };
    const refused = await world.as("anjali")("POST", `${at}/reviews`, said);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/findings/0/ruleNo",
      "/findings/0/text",
    ]);
  });
});

describe("signing", () => {
  it("goes slot by slot, and executes with the last one", async () => {
    const { at } = await outForSignature(world);
    expect((await sign(at, "samuel")).body.type).toBe("/problems/out-of-order");
    expect((await sign(at, "denise")).body.status).toBe("OUT_FOR_SIGNATURE");
    expect((await sign(at, "denise")).body.type).toBe("/problems/already-signed");
    expect((await sign(at, "roberta")).body.status).toBe("OUT_FOR_SIGNATURE");
    const { body } = await sign(at, "samuel");
    expect(body).toMatchObject({ status: "EXECUTED", dateSigned: "2026-11-23", phase: "IN_FORCE" });
    expect(body.executedDocument.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(body.signatures).toHaveLength(3);
    for (const one of body.signatures)
      expect(one).toMatchObject({ contentHash: body.contentHash, documentHash: body.signingDocument.sha256 });
    expect(
      (await actions(at)).some(
        ({ action, note }) => action === "attempt-refused" && note?.includes("signs first"),
      ),
    ).toBe(true);
    await intact(at);
  });

  it("refuses another's place, another text, old words and a role that has ended", async () => {
    const { at } = await outForSignature(world);
    const tried = async (person: (typeof who)[number], changes: object, slotNo?: number) =>
      (await sign(at, person, changes, slotNo)).body.type;
    expect(await tried("samuel", {}, 1)).toBe("/problems/not-your-side");
    expect(await tried("denise", { contentHash: "0".repeat(64) })).toBe("/problems/not-what-was-frozen");
    expect(await tried("denise", { intentText: "I sign something." })).toBe("/problems/invalid-input");
    expect(await tried("denise", { consented: false })).toBe("/problems/invalid-input");
    expect(await tried("denise", { method: "DRAWN", drawing: "<script>" })).toBe("/problems/invalid-input");
    const { body, etag } = worked(await world.as("tom")("GET", at));
    const viewer = await world.as("theo")("POST", `${at}/sign`, signature(body, 1, signers.denise), {
      "if-match": etag,
    });
    expect([viewer.status, viewer.body.type]).toEqual([403, "/problems/role-missing"]);
    expect((await sign(at, "denise")).status).toBe(200);
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

  it("counts paper once a second person attests, also where the organization accepts nothing else", async () => {
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
    worked(await sign(at, "denise"));
    expect((await sign(at, "samuel")).body.type).toBe("/problems/paper-only");
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
    expect((await samuel("paper", page, uploaded.etag)).body.type).toBe("/problems/already-there");
    const alone = await samuel("attest", { slotNo: 2 }, uploaded.etag);
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
    expect((await sign(at, "roberta")).body.status).toBe("EXECUTED");
    await accepting(true, onPaper);
  });

  it("keeps the first name when a delegate signs, and takes only a signatory of the same side", async () => {
    const { at, etag } = await outForSignature(world);
    const name = (personId: string, seen: string) =>
      world.as("tom")(
        "POST",
        `${at}/delegate`,
        { slotNo: 1, personId, reason: "On leave" },
        { "if-match": seen },
      );
    expect((await name(world.region.person("samuel"), etag)).body.errors[0].pointer).toBe("/personId");
    expect((await name(world.region.person("tom"), etag)).body.errors[0].pointer).toBe("/personId");
    const named = worked(await name(world.region.person("denise"), etag));
    expect(named.body.delegations).toMatchObject([
      { slotNo: 1, fromPersonId: world.region.person("denise"), toName: "Denise Okafor" },
    ]);
    expect((await sign(at, "denise")).body.signatures[0].authorityBasis).toBe("DELEGATION");
  });

  it("loses every signature when it is recalled, and none of them from the history", async () => {
    const { at } = await outForSignature(world);
    const signed = worked(await sign(at, "denise"));
    const recalled = worked(
      await world.as("tom")("POST", `${at}/recall`, { reason: "A wrong date" }, { "if-match": signed.etag }),
    );
    expect(recalled.body).toMatchObject({ status: "DRAFT", signatures: [] });
    expect(recalled.body.contentHash).toBeUndefined();
    expect((await actions(at)).map(({ action }) => action)).toContain("agreement-signed");
    await intact(at);
  });

  it("ends for good when someone whose signature is needed declines", async () => {
    const { at, etag } = await outForSignature(world);
    const declined = worked(
      await world.as("roberta")(
        "POST",
        `${at}/decline`,
        { reason: "The board said no" },
        { "if-match": etag },
      ),
    );
    expect(declined.body.status).toBe("DECLINED");
    expect((await sign(at, "denise")).body.type).toBe("/problems/wrong-moment");
  });

  it("refuses to sign a text whose bytes changed behind the hub's back", async () => {
    const { at, id, etag, agreement } = await outForSignature(world);
    const pk = world.services.agreements.pk(cedarValley, id as AgreementId);
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
    worked(await sign(at, "denise"));
    const slow = await openWorldAt(world, new Date("2026-11-22T10:00:00Z"));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const refused = await slow("samuel", `${at}/sign`, signature(body, 2, signers.samuel), etag);
    expect([refused.status, refused.type]).toEqual([409, "/problems/clock-set-back"]);
    expect(
      (await actions(at)).at(-1)?.action === "attempt-refused" ||
        (await actions(at))[0]?.action === "attempt-refused",
    ).toBe(true);
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
    worked(await sign(at, "denise"));
    worked(await sign(at, "roberta"));
    const { body, etag } = worked(await world.as("samuel")("GET", at));
    const draft = signature(body, 2, signers.samuel);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.as("samuel")("POST", `${at}/sign`, draft, { "if-match": etag })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409 || status === 412)).toHaveLength(49);
    const executed = (await actions(at)).filter(({ action }) => action === "agreement-executed");
    expect(executed).toHaveLength(1);
    expect((await world.as("tom")("GET", at)).body.signatures).toHaveLength(3);
    await intact(at);
  }, 120_000);
});

describe("an amendment", () => {
  it("takes over on its first day, starts from what was executed, and keeps approvals of what stays the same", async () => {
    const { at } = await outForSignature(world);
    const first = await signedByAll(world, at);
    const started = worked(
      await world.as("lena")(
        "POST",
        `${at}/amend`,
        { dateEffective: "2027-08-01", changeSummary: "Welding I needs a B." },
        { "if-match": first.etag, "acting-for": world.region.organization("CBHS") },
      ),
    );
    expect(started.body).toMatchObject({
      versionNo: 2,
      versionKind: "AMENDMENT",
      status: "DRAFT",
      dateEffective: "2027-08-01",
      expirationDate: first.body.expirationDate,
      signatures: [],
      phase: "IN_FORCE",
      governingVersionNo: 1,
    });
    const twice = await world.as("tom")("POST", `${at}/renew`, {}, { "if-match": started.etag });
    expect(twice.body.type).toBe("/problems/version-under-way");
    const reviewed = worked(
      await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": started.etag }),
    );
    expect(reviewed.body.review.approved).toBe(reviewed.body.totals.rules);
    const sent = worked(
      await world.as("tom")("POST", `${at}/send`, undefined, { "if-match": reviewed.etag }),
    );
    expect(sent.body.contentHash).not.toBe(first.body.contentHash);
    const second = await signedByAll(world, at);
    expect(second.body.earlier).toMatchObject([
      { versionNo: 1, status: "EXECUTED", contentHash: first.body.contentHash },
    ]);
    const { items } = worked(await world.as("tom")("GET", `${at}/versions`)).body;
    expect(items.map((one: { phase: string }) => one.phase)).toEqual(["IN_FORCE", "UPCOMING"]);
    const old = worked(await world.as("tom")("GET", `${at}/versions/1`)).body;
    expect([old.versionNo, old.signatures.length, old.contentHash]).toEqual([1, 3, first.body.contentHash]);
    await intact(at);
  });

  it("is its makers' alone until it is executed: others in the region see the version before", async () => {
    const { at } = await outForSignature(world);
    let seen = (await signedByAll(world, at)).etag;
    for (const [person, code] of [
      ["tom", "PLCC"],
      ["lena", "CBHS"],
      ["roberta", "TRACC"],
    ] as const)
      seen = worked(
        await world.as(person)(
          "POST",
          `${at}/visibility`,
          { to: "PARTNERSHIP" },
          { "if-match": seen, "acting-for": world.region.organization(code) },
        ),
      ).etag;
    const amended = worked(
      await world.as("tom")("POST", `${at}/amend`, { dateEffective: "2027-01-01" }, { "if-match": seen }),
    );
    expect(amended.body.versionNo).toBe(2);
    const outside = worked(await world.as("ruth")("GET", at)).body;
    expect([outside.versionNo, outside.status]).toEqual([1, "EXECUTED"]);
    expect((await world.as("ruth")("GET", `${at}/versions/2`)).status).toBe(404);
    expect(worked(await world.as("ruth")("GET", `${at}/versions`)).body.items).toHaveLength(1);
    expect(JSON.stringify(outside.signatures)).not.toContain("userAgent");
  });

  it("may not begin before the version it follows, nor change its number", async () => {
    const { at, codedNotation } = await outForSignature(world);
    const { etag } = await signedByAll(world, at);
    const early = await world.as("tom")(
      "POST",
      `${at}/amend`,
      { dateEffective: "2026-08-01" },
      { "if-match": etag },
    );
    expect([early.status, early.body.type]).toEqual([409, "/problems/dates-overlap"]);
    const started = worked(await world.as("tom")("POST", `${at}/renew`, {}, { "if-match": etag }));
    expect(started.body).toMatchObject({ dateEffective: "2028-08-01", expirationDate: "2030-07-31" });
    const { draft } = await import("#test/support/agreements.ts");
    const other = await world.as("tom")(
      "PUT",
      at,
      draft(world, {
        codedNotation: `${codedNotation}-X`,
        dateEffective: "2028-08-01",
        expirationDate: "2030-07-31",
      }),
      { "if-match": started.etag },
    );
    expect(other.body.errors[0].pointer).toBe("/codedNotation");
  });
});

describe("a correction", () => {
  it("stands beside what was signed, changes no hash and no signature, and is told to who signed", async () => {
    const { at } = await outForSignature(world);
    const { body, etag } = await signedByAll(world, at);
    const { rules } = worked(await world.as("tom")("GET", `${at}/rules`)).body;
    const { code, title } = rules[0].options[0].slots[0].courses[0];
    const correct = (draft: object, seen: string) =>
      world.as("tom")("POST", `${at}/corrections`, draft, { "if-match": seen });
    const other = await correct({ field: "CODE_SPELLING", from: code, to: `${code}9` }, etag);
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, "/to"]);
    const unknown = await correct({ field: "COURSE_TITLE", code, from: "No such title", to: "New" }, etag);
    expect(unknown.body.errors[0].pointer).toBe("/from");
    const corrected = worked(
      await correct({ field: "COURSE_TITLE", code, from: title, to: `${title} (renamed)` }, etag),
    );
    expect(corrected.body).toMatchObject({
      status: "EXECUTED",
      contentHash: body.contentHash,
      corrections: [{ field: "COURSE_TITLE", from: title, byName: "Tom Brandvold" }],
    });
    expect(corrected.body.signatures).toEqual(body.signatures);
    await intact(at);
  });

  it("is not for a draft, which is changed itself", async () => {
    const { at, etag } = await drafted(world);
    const draft = { field: "NAME", from: "Health Science articulation", to: "Health Sciences" };
    const refused = await world.as("tom")("POST", `${at}/corrections`, draft, { "if-match": etag });
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/wrong-moment"]);
  });
});

describe("termination", () => {
  const notice = { terminationDay: "2027-06-30", teachOutUntil: "2028-06-30", reason: "The program closes" };

  it("waits for the notice to run out, unless the other side agrees", async () => {
    const { at } = await outForSignature(world);
    const { etag } = await signedByAll(world, at);
    const given = worked(await world.as("denise")("POST", `${at}/notice`, notice, { "if-match": etag }));
    const inside = await world.as("denise")("POST", `${at}/terminate`, undefined, { "if-match": given.etag });
    expect([inside.status, inside.body.type]).toEqual([409, "/problems/notice-running"]);
    const seen = (await world.as("denise")("GET", at)).etag;
    const own = await world.as("denise")("POST", `${at}/agree`, undefined, { "if-match": seen });
    expect(own.body.type).toBe("/problems/same-party");
    const agreed = worked(await world.as("samuel")("POST", `${at}/agree`, undefined, { "if-match": seen }));
    const ended = worked(
      await world.as("roberta")("POST", `${at}/terminate`, undefined, { "if-match": agreed.etag }),
    );
    expect(ended.body).toMatchObject({ status: "TERMINATED", phase: "IN_FORCE" });
    expect((await actions(at)).map(({ note }) => note ?? "").join()).toContain("Notice of 90 days");
    const late = await world.as("tom")("POST", `${at}/amend`, {}, { "if-match": ended.etag });
    expect(late.body.type).toBe("/problems/wrong-moment");
    await intact(at);
  });

  it("names each day that cannot be, and is taken back only by the side that gave it", async () => {
    const { at } = await outForSignature(world);
    const { etag } = await signedByAll(world, at);
    const wrong = { ...notice, terminationDay: "2026-01-01", teachOutUntil: "2025-01-01" };
    const refused = await world.as("denise")("POST", `${at}/notice`, wrong, { "if-match": etag });
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/terminationDay",
      "/teachOutUntil",
    ]);
    const given = worked(await world.as("denise")("POST", `${at}/notice`, notice, { "if-match": etag }));
    const other = await world.as("samuel")("POST", `${at}/take-back`, undefined, { "if-match": given.etag });
    expect(other.body.type).toBe("/problems/not-your-side");
    const back = worked(
      await world.as("denise")("POST", `${at}/take-back`, undefined, { "if-match": given.etag }),
    );
    expect(back.body.termination).toBeUndefined();
  });
});

it("starts over in the same way after a recall, with the changed text", async () => {
  const { at } = await outForSignature(world);
  const signed = worked(await sign(at, "denise"));
  const recalled = worked(
    await world.as("tom")("POST", `${at}/recall`, { reason: "A wrong date" }, { "if-match": signed.etag }),
  );
  const sent = await approvedAndSent(world, at, recalled.etag);
  expect(sent.body.status).toBe("OUT_FOR_SIGNATURE");
  expect((await signedByAll(world, at)).body.status).toBe("EXECUTED");
});
