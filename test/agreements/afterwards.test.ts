/** What comes after the signatures, over the real engines: an amendment, a correction, a termination. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "#functions/app.ts";
import { people } from "#infra/local/sample/people.ts";
import { drafted, outForSignature, signedByAll, worked } from "#test/support/agreements.ts";
import { history, intact } from "#test/support/signing.ts";
import { openWorld, type Who, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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
    await intact(world, at);
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
    const { table, seal } = world.services;
    const mail = { pk: `T#cedar-valley#MAIL#${body.id}-${Number(etag.replaceAll('"', ""))}`, sk: "OUTBOX" };
    const letters = seal.open("mail", String((await table.get(mail))?.["letter"])) as { to: string }[];
    expect(letters.map(({ to }) => to)).toEqual(
      expect.arrayContaining(["denise", "samuel", "roberta"].map((key) => people[key as Who].email)),
    );
    await intact(world, at);
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

  it("waits for the other side to agree, while the notice runs", async () => {
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
    expect((await history(world, at)).map(({ note }) => note ?? "").join()).toContain("Notice of 90 days");
    const late = await world.as("tom")("POST", `${at}/amend`, {}, { "if-match": ended.etag });
    expect(late.body.type).toBe("/problems/wrong-moment");
    await intact(world, at);
  });

  it("is final without the other side once the notice has run out, and not a day sooner", async () => {
    const { at } = await outForSignature(world);
    const { etag } = await signedByAll(world, at);
    const given = worked(await world.as("denise")("POST", `${at}/notice`, notice, { "if-match": etag }));
    const on = async (today: string, seen: string) => {
      const answer = await createApp({ ...world.services, today: async () => today }).request(
        `${at}/terminate`,
        {
          method: "POST",
          headers: { authorization: `Bearer ${await world.token("denise")}`, "if-match": seen },
        },
      );
      return { status: answer.status, body: await answer.json() };
    };
    const early = await on("2027-02-20", given.etag);
    expect([early.status, early.body.type]).toEqual([409, "/problems/notice-running"]);
    const seen = worked(await world.as("denise")("GET", at)).etag;
    expect(await on("2027-02-21", seen)).toMatchObject({ status: 200, body: { status: "TERMINATED" } });
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
