/**
 * Who lies to the exchange is refused: a client that printed too much, a second release that reveals by difference (of the
 * same agreement, of another, of a pool of years), two at once. What is refused names cells and never says a count.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Raced } from "#functions/cloud/table.ts";
import type { ReleaseDraft, SafeGroup } from "#shared/data-sharing/release-schema.ts";
import { summaryOf } from "#shared/data-sharing/versions.ts";
import { newId, PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import {
  agreedSharing,
  type Counts,
  partnership,
  submission,
  suspension,
  typed,
} from "#test/support/exchange.ts";
import { openWorld, type World } from "#test/support/world.ts";

type Scene = Awaited<ReturnType<typeof agreedSharing>>;
let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  // Each test has an indicator of its own: what was released of one is never forgotten.
  scene = await agreedSharing(world, { indicators: [...perkins] });
});
afterAll(() => world.close());

const perkins = ["1P1", "1S1", "1S2", "2P1", "2S1", "2S2", "2S3", "3S1", "4S1", "5S1", "5S2", "5S4"] as const;
type Span = { indicatorId: string; year?: string; pooledTo?: string };
const query = ({ indicatorId, year = "2025-26", pooledTo }: Span) =>
  `indicatorId=${indicatorId}&year=${year}${pooledTo ? `&pooledTo=${pooledTo}` : ""}`;
const contextOf = async (who: string, of: Scene, span: Span) =>
  worked(await world.as(who)("GET", `${of.releases}/context?${query(span)}`)).body;
const honest = async (who: string, span: Span, counts: Counts = typed, of = scene) =>
  submission({ "51.3901": counts }, await contextOf(who, of, span), span);
const send = (who: string, draft: ReleaseDraft, of = scene) => world.as(who)("POST", of.releases, draft);
const pointers = (body: { errors?: { pointer: string }[] }) =>
  (body.errors ?? []).map(({ pointer }) => pointer);
const lastReason = async (of = scene) =>
  (await world.as("ruth")("GET", `${of.at}/gate?limit=1`)).body.items[0]?.reason;
const listed = async (of = scene) => (await world.as("ruth")("GET", of.releases)).body.items as unknown[];

/** The same draft with one group of its only block said otherwise. */
function altered(draft: ReleaseDraft, group: string, change: Partial<SafeGroup>): ReleaseDraft {
  const copy = structuredClone(draft);
  const groups = copy.table.blocks[0]?.groups ?? {};
  groups[group] = { ...(groups[group] as SafeGroup), ...change };
  return copy;
}
const published = (value: number) => ({ state: "published" as const, value });
const hidden = { state: "suppressed" as const };

describe("a client that lies about suppression", () => {
  it("is refused whichever count of a small group it reveals, and nothing is kept but that it was refused", async () => {
    const draft = await honest("roberta", { indicatorId: "1S1" });
    const groups = draft.table.blocks[0]?.groups ?? {};
    let tried = 0;
    for (const [group, cell] of Object.entries(groups))
      for (const [measure, at] of [
        ["d", 0],
        ["n", 1],
      ] as const) {
        if ((typed[group]?.[0] ?? 0) >= 10) continue;
        expect(cell[measure]).toEqual(hidden);
        tried++;
        const value = typed[group]?.[at] as number;
        const refused = await send("roberta", altered(draft, group, { [measure]: published(value) }));
        expect([refused.status, refused.body.type], `${group} ${measure}`).toEqual([
          422,
          "/problems/not-suppressed",
        ]);
        expect(pointers(refused.body).every((one) => one.startsWith("/table/blocks/0/groups/"))).toBe(true);
        expect(JSON.stringify(refused.body)).not.toMatch(/\d{2,}[^"]*students|value/);
        expect(await lastReason()).toBe("NOT_SUPPRESSED");
      }
    expect(tried).toBe(4);
    expect(await listed()).toEqual([]);
    expect((await send("roberta", draft)).status).toBe(201);
  });

  it("is refused with a small group printed, a shared outcome, counts that contradict each other, and a band of its own", async () => {
    const counts: Counts = { all: [400, 300], "gender:female": [200, 199], "gender:male": [200, 101] };
    const draft = await honest("roberta", { indicatorId: "2S1" }, counts);
    const said = (change: Record<string, Partial<SafeGroup>>) =>
      Object.entries(change).reduce((so, [group, one]) => altered(so, group, one), draft);
    const lies: ReleaseDraft[] = [
      said({ all: { d: published(9), n: published(4) } }),
      said({
        "gender:female": { d: published(200), n: published(200) },
        "gender:male": { d: published(200), n: published(100) },
      }),
      said({
        "gender:female": { d: published(200), n: published(199) },
        "gender:male": { d: published(199), n: published(101) },
      }),
      said({ "gender:female": { d: published(200), n: published(201) } }),
      said({
        "gender:female": { d: published(200), n: hidden, band: { side: "high", percent: 77 } },
        "gender:male": { d: published(200), n: hidden },
      }),
    ];
    for (const [at, lie] of lies.entries()) {
      const refused = await send("roberta", lie);
      expect([refused.status, refused.body.type], String(at)).toEqual([422, "/problems/not-suppressed"]);
    }
    const more = {
      ...draft,
      table: { ...draft.table, blocks: draft.table.blocks.map((one) => ({ ...one, raw: counts })) },
    };
    expect((await send("roberta", more as ReleaseDraft)).status).toBe(422);
  });

  it("cannot put a student's name anywhere, and nothing of the attempt is kept", async () => {
    const draft = await honest("roberta", { indicatorId: "2S2" });
    const people = Array.from("abcdef", (one) => ({ id: `p-${one}`, name: `Garcia${one}, Ana` }));
    const refused = await send("roberta", { ...draft, programs: [...draft.programs, ...people] });
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/student-level"]);
    expect(JSON.stringify(refused.body)).not.toContain("Garcia");
    expect(await lastReason()).toBeUndefined();
    for (const name of ["Garcia, Maria 2008-03-01 SSN 123-45-6789", "Garcia, Maria"]) {
      const one = await send("roberta", { ...draft, programs: [{ id: "51.3901", name }] });
      expect([one.status, one.body.type, pointers(one.body)], name).toEqual([
        422,
        "/problems/student-level",
        ["/programs/0/name"],
      ]);
      expect(JSON.stringify(one.body)).not.toMatch(/Garcia|6789/);
    }
    const asIndicator = await send("roberta", { ...draft, indicatorId: "Garcia, Ana" });
    expect(asIndicator.status).toBe(422);
    expect(await lastReason()).toBeUndefined();
  });
});

describe("a second release", () => {
  const totalOnly: Counts = { all: [40, 25] };
  const byGender: Counts = { all: [40, 25], "gender:female": [33, 20], "gender:male": [7, 5] };
  /** Holds by itself: of three counts one is printed. */
  const leaking = (span: Span): ReleaseDraft => ({
    indicatorId: span.indicatorId,
    year: span.year ?? "2025-26",
    purposeId: "P1",
    programs: [{ id: "51.3901", name: "Nursing" }],
    algorithm: "mine",
    table: {
      dimensions: [{ name: "gender", kind: "partition", values: ["female", "male"] }],
      rollUps: [],
      blocks: [
        {
          program: "51.3901",
          year: "2025-26",
          groups: {
            all: { d: hidden, n: hidden },
            "gender:female": { d: published(33), n: published(20) },
            "gender:male": { d: hidden, n: hidden },
          },
        },
      ],
    },
  });

  it("that reveals a group by difference is refused, and would have passed alone", async () => {
    const span = { indicatorId: "2S3" };
    const first = await honest("roberta", span, totalOnly);
    worked(await send("roberta", first));
    const refused = await send("roberta", leaking(span));
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/not-suppressed"]);
    expect(pointers(refused.body)).toContain("/table/blocks/0/groups/gender:male/d");
    const alone = await agreedSharing(world, { senders: ["PLCC"], indicators: ["2S3"] });
    worked(await send("tom", leaking(span), alone));
    // Suppressed with what was released before in mind, it passes.
    const again = worked(await send("roberta", await honest("roberta", span, byGender)));
    expect(again.body.table.blocks[0].groups["gender:female"].d).toEqual(hidden);
    expect(again.body.auditedWith).toHaveLength(1);
  });

  it("under another agreement is audited with the first, whoever reads it", async () => {
    const span = { indicatorId: "3S1" };
    worked(await send("roberta", await honest("roberta", span, totalOnly)));
    for (const receivers of [["NSU"], ["PLCC"]]) {
      const other = await agreedSharing(world, { receivers, indicators: ["3S1"] });
      const refused = await send("roberta", leaking(span), other);
      expect([refused.status, refused.body.type]).toEqual([422, "/problems/not-suppressed"]);
      expect(await lastReason(scene)).toBe("ALLOWED");
    }
  });

  it("cannot print what the first one suppressed, though it has grown", async () => {
    const span = { indicatorId: "4S1" };
    worked(await send("roberta", await honest("roberta", span)));
    const grown: Counts = {
      ...typed,
      all: [180, 130],
      "gender:female": [100, 74],
      "gender:male": [80, 56],
      "race-ethnicity:asian": [23, 14],
    };
    const alone = submission(
      { "51.3901": grown },
      { policy: (await contextOf("roberta", scene, span)).policy, context: { viewers: [], earlier: [] } },
      span,
    );
    expect(alone.table.blocks[0]?.groups["race-ethnicity:asian"]?.d).toEqual(published(23));
    const refused = await send("roberta", alone);
    expect(pointers(refused.body)).toContain("/table/blocks/0/groups/race-ethnicity:asian/d");
    expect((await send("roberta", await honest("roberta", span, grown))).status).toBe(201);
    expect(await listed()).toHaveLength(2);
  });

  it("of one program cannot come without the total that was released before", async () => {
    const span = { indicatorId: "1P1" };
    const all = { ...(await honest("roberta", span, totalOnly)) };
    const total = submission({ all: totalOnly }, await contextOf("roberta", scene, span), span);
    worked(await send("roberta", total));
    const refused = await send("roberta", all);
    expect([refused.status, pointers(refused.body)]).toEqual([422, ["/programs/0/id"]]);
  });

  it("of another outcome of the same students is audited with the first", async () => {
    worked(await send("roberta", await honest("roberta", { indicatorId: "5S1" }, totalOnly)));
    const refused = await send("roberta", leaking({ indicatorId: "5S2" }));
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/not-suppressed"]);
    expect(pointers(refused.body)).toContain("/table/blocks/0/groups/gender:male/d");
    const made = worked(await send("roberta", await honest("roberta", { indicatorId: "5S2" }, byGender)));
    expect([made.body.releaseNo, made.body.auditedWith]).toEqual([1, [expect.stringMatching(/^rel_/)]]);
    // Its numerators are nobody's business there.
    const { context } = await contextOf("roberta", scene, { indicatorId: "5S2" });
    expect(context.earlier[0].blocks[0].groups.all).toEqual({ d: published(40) });
  });

  it("of a pool of years is audited with the years", async () => {
    const span = { indicatorId: "5S4", year: "2024-25", pooledTo: "2025-26" };
    worked(
      await send(
        "roberta",
        await honest("roberta", { indicatorId: "5S4", year: "2024-25" }, { all: [50, 30] }),
      ),
    );
    const pool = submission(
      { "51.3901": { all: [57, 34] } },
      {
        policy: { n: 10, eventMode: "homogeneity", k: 3, bands: true },
        context: { viewers: [], earlier: [] },
      },
      span,
    );
    expect(pool.table.blocks[0]?.groups["all"]?.d).toEqual(published(57));
    const refused = await send("roberta", pool);
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/not-suppressed"]);
    const wider = submission({ "51.3901": { all: [97, 60] } }, await contextOf("roberta", scene, span), span);
    expect((await send("roberta", wider)).status).toBe(201);
    // And a year is audited with the pool it is part of.
    const year = { indicatorId: "5S4", year: "2025-26" };
    const context = await contextOf("roberta", scene, year);
    expect(context.context.earlier).toHaveLength(2);
  });

  it("made at the same time never misses the other", async () => {
    const span = { indicatorId: "1S2" };
    const first = await honest("roberta", span, totalOnly);
    const answers = await Promise.all([
      send("roberta", first),
      send("roberta", leaking(span)),
      send("roberta", leaking(span)),
    ]);
    const made = answers.filter(({ status }) => status === 201);
    for (const { status } of answers) expect([201, 412, 422, 503]).toContain(status);
    const releases = (await world.as("roberta")("GET", scene.releases)).body.items as {
      releaseNo: number;
      auditedWith: number;
    }[];
    expect(releases).toHaveLength(made.length);
    // Each was audited with every one before it: as many as its number says.
    expect(releases.map(({ auditedWith }) => auditedWith).sort()).toEqual(made.map((_, at) => at));
    expect(new Set(made.map(({ body }) => body.table.blocks[0].groups.all.d.state)).size).toBeLessThanOrEqual(
      1,
    );
  });
});

describe("two agreements that reach one reader", () => {
  it("are audited by the stricter of their smallest groups, and one that reaches nobody else is not", async () => {
    const stricter = await agreedSharing(world, { indicators: ["2P1"], n: 25 });
    const elsewhere = await agreedSharing(world, { indicators: ["2P1"], receivers: ["CBHS"], n: 40 });
    const span = { indicatorId: "2P1" };
    expect((await contextOf("roberta", scene, span)).policy.n).toBe(25);
    expect((await contextOf("roberta", stricter, span)).policy.n).toBe(25);
    expect((await contextOf("roberta", elsewhere, span)).policy.n).toBe(40);
    const counts: Counts = { all: [60, 40], "gender:female": [40, 25], "gender:male": [20, 15] };
    const lax = submission(
      { "51.3901": counts },
      {
        policy: { n: 10, eventMode: "homogeneity", k: 3, bands: true },
        context: { viewers: [], earlier: [] },
      },
      span,
    );
    expect((await send("roberta", lax)).body.type).toBe("/problems/not-suppressed");
    expect((await send("roberta", await honest("roberta", span, counts))).status).toBe(201);
    await stricter.change({ status: "WITHDRAWN" });
    expect((await contextOf("roberta", scene, span)).policy.n).toBe(10);
  });
});

describe("a decision", () => {
  it("is not kept, and lets nothing pass, once the agreement it was made on has moved", async () => {
    const cedarValley = PartnershipId.parse("cedar-valley");
    const before = await world.services.dataSharing.find(cedarValley, scene.id);
    const key = { pk: await world.services.dataSharing.pk(cedarValley, scene.id), sk: "RECORD" };
    const unmoved = [{ check: key, when: { version: before?.version ?? 0 } }];
    await scene.change({ summary: "Changed meanwhile." });
    const stamp = { actor: world.region.person("ruth"), actorName: "Ruth", at: world.services.now() };
    const decision = { allowed: true, reason: "ALLOWED" as const, why: "", versionNo: 1 };
    const attempt = { action: "read" as const, indicatorId: "5S1", years: "2025-26" };
    await expect(
      world.services.gate.keep(cedarValley, scene.id, decision, attempt, stamp, unmoved),
    ).rejects.toBeInstanceOf(Raced);
    expect(await lastReason()).toBeUndefined();
  });
});

describe("who is no sender", () => {
  it("releases nothing and learns nothing", async () => {
    const draft = await honest("roberta", { indicatorId: "1S1" });
    for (const [who, status] of [
      ["elena", 404],
      ["jo", 404],
      ["ruth", 403],
      ["angela", 403],
      ["marisol", 403],
    ] as const)
      expect((await send(who, draft)).status, who).toBe(status);
    expect(
      (await world.as("ruth")("GET", `${scene.releases}/context?${query({ indicatorId: "1S1" })}`)).status,
    ).toBe(403);
    expect(
      (await world.as("jo")("GET", `${scene.releases}/context?${query({ indicatorId: "1S1" })}`)).status,
    ).toBe(404);
    expect(
      (await world.as("petra")("GET", `${partnership}/regional?${query({ indicatorId: "1S1" })}`)).status,
    ).toBe(404);
  });

  it("reads no release under another agreement's address", async () => {
    const span = { indicatorId: "1S1" };
    const mine = await agreedSharing(world, { senders: ["PLCC"], receivers: ["MRHS"], indicators: ["1S1"] });
    const { body } = worked(await send("tom", await honest("tom", span, typed, mine), mine));
    expect((await world.as("roberta")("GET", `${mine.releases}/${body.id}`)).status).toBe(404);
    expect((await world.as("ruth")("GET", `${scene.releases}/${body.id}`)).status).toBe(404);
    expect((await world.as("jo")("GET", `${mine.releases}/${body.id}`)).status).toBe(200);
  });
});

describe("an agreement under others", () => {
  const span = { indicatorId: "2S1" };
  const under = (parent: Scene, tier: string) =>
    agreedSharing(world, {
      ...{ senders: ["PLCC"], receivers: ["NSU", "MRHS"], indicators: ["2S1"] },
      record: { tier, parentId: parent.id },
    });
  const memorandum = () =>
    agreedSharing(world, {
      ...{ senders: ["PLCC"], receivers: ["NSU", "MRHS"], indicators: ["2S1"] },
      record: { tier: "mou" },
    });
  const sent = async (of: Scene) => {
    const draft = await honest("tom", span, typed, of);
    return async () => (await send("tom", draft, of)).body.reason;
  };

  it("lets nothing pass that was dropped two tiers up, and the coverage map does not promise it", async () => {
    const top = await memorandum();
    const license = await under(await under(top, "dsa"), "dul");
    const promised = async () =>
      ((await world.as("tom")("GET", `${partnership}/coverage`)).body.passing as { dataSharingId: string }[])
        .map(({ dataSharingId }) => dataSharingId)
        .filter((id) => id === license.id);
    expect(await promised()).toEqual([license.id]);
    const again = await sent(license);
    const [one] = suspension(world).restrictions;
    await top.change({ restrictions: [{ ...one, kind: "ELEMENTS_DROPPED", elementIds: ["E1"] }] });
    expect(await again()).toBe("INDICATOR_NOT_AGREED");
    expect(await promised()).toEqual([]);
  });

  it("goes by the version above that governs today, and not by the one that begins tomorrow", async () => {
    const top = await memorandum();
    const below = await under(top, "dsa");
    const again = await sent(below);
    await top.change({ termsId: newId("trm") }, top.termsTo("2023-24"));
    expect(await again()).toBe("INDICATOR_NOT_AGREED");
    const first = await world.services.dataSharing.find(PartnershipId.parse("cedar-valley"), top.id);
    await top.change(
      {
        earlier: first ? [summaryOf(first)] : [],
        ...{ versionNo: 2, versionKind: "AMENDMENT", termsId: newId("trm") },
        ...{ dateSigned: "2026-11-20", dateEffective: "2027-01-01" },
      },
      top.termsTo("2025-26"),
    );
    expect(await again()).toBe("INDICATOR_NOT_AGREED");
  });

  it("is read by nobody who is no party any more to what it stands under", async () => {
    const top = await memorandum();
    const below = await under(top, "dsa");
    const { body } = worked(await send("tom", await honest("tom", span, typed, below), below));
    const read = async (who: string) => (await world.as(who)("GET", `${below.releases}/${body.id}`)).status;
    expect([await read("jo"), await read("ruth")]).toEqual([200, 200]);
    const record = await world.services.dataSharing.find(PartnershipId.parse("cedar-valley"), top.id);
    const gone = world.region.organization("MRHS");
    await top.change({ parties: record?.parties.filter(({ organizationId }) => organizationId !== gone) });
    expect([await read("jo"), await read("ruth")]).toEqual([403, 200]);
  });
});
