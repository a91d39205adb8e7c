/** Campaigns through the API: what holds together, the life cycle, and what stays as it was asked. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultRule, defaultScales } from "#shared/validations/scales.ts";
import type { ScaleKind } from "#shared/validations/schema.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignDraft, campaignOf, campaigns, linkFor } from "#test/support/campaigns.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let day: string;
beforeAll(async () => {
  day = "2026-11-23";
  world = await openWorld({ replacing: { today: async () => day } });
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const move = (at: string, to: string, etag: string) =>
  tom("POST", `${at}/${to}`, undefined, { "if-match": etag });

/** The usual scales, and one more of a kind of which there is one figure. */
const twice = (wanted: ScaleKind) => ({
  scales: [
    ...defaultScales,
    ...defaultScales.filter(({ kind }) => kind === wanted).map((one) => ({ ...one, id: "another" })),
  ],
});

describe("a campaign", () => {
  it("starts as a draft with the usual scales and rule, and keeps them with their anchors", async () => {
    const { at, id } = await campaignOf(world);
    const { body } = worked(await world.as("priya")("GET", at));
    expect(body).toMatchObject({
      state: "DRAFT",
      ownerId: world.region.organization("PLCC"),
      scales: defaultScales,
      rule: defaultRule,
    });
    expect(body).not.toHaveProperty("contentsId");
    const { items } = worked(await world.as("priya")("GET", campaigns)).body;
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: "DRAFT",
      statements: 6,
    });
    expect(worked(await tom("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
  });

  it.each([
    [{ closesOn: "2026-11-22" }, "/closesOn"],
    [{ editionNo: 2 }, "/editionNo"],
    [{ frameworkId: "00000000-0000-4000-8000-000000000000" }, "/frameworkId"],
    [{ statementIds: ["00000000-0000-4000-8000-000000000000"] }, "/statementIds/0"],
    [{ scales: [defaultScales[0], defaultScales[0]] }, "/scales/1/id"],
    [{ scales: [{ ...defaultScales[0], points: defaultScales[0]?.points.slice(1) }] }, "/scales/0/points"],
    [{ scales: [defaultScales[2]] }, "/scales"],
    [twice("NEED"), "/scales/5/kind"],
    [twice("RELEVANCE"), "/scales/5/kind"],
    [twice("CRITICALITY"), "/scales/5/kind"],
    [{ rule: { ...defaultRule, minEmployers: 4 } }, "/rule/minEmployers"],
  ])("does not hold together with %o, and says where", async (changes, pointer) => {
    const answer = await tom("POST", campaigns, campaignDraft(await frameworkOf(world), changes));
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  it("asks about each statement once", async () => {
    const skills = await frameworkOf(world);
    const twice = { statementIds: [skills.statementId, skills.statementId] };
    const answer = await tom("POST", campaigns, campaignDraft(skills, twice));
    expect(answer.body.errors).toEqual([
      { pointer: "/statementIds/1", detail: expect.stringContaining("once") },
    ]);
  });

  it("is changed while it is a draft, and never once it has opened", async () => {
    const { at, etag, framework } = await campaignOf(world);
    const changed = worked(
      await tom("PUT", at, campaignDraft(framework, { title: "Other" }), { "if-match": etag }),
    );
    expect(changed.body.title).toBe("Other");
    const opened = worked(await move(at, "open", changed.etag));
    const late = await tom("PUT", at, campaignDraft(framework), { "if-match": opened.etag });
    expect([late.status, late.body.type]).toEqual([409, "/problems/wrong-moment"]);
  });

  it("opens between its days only", async () => {
    const early = await campaignOf(world, { changes: { opensOn: "2026-11-24" } });
    expect((await move(early.at, "open", early.etag)).body.detail).toContain("first day is 2026-11-24");
    const late = await campaignOf(world, { changes: { opensOn: "2026-11-01", closesOn: "2026-11-22" } });
    expect((await move(late.at, "open", late.etag)).body.detail).toContain("has passed");
  });

  it("is closed after its last day, whatever is stored", async () => {
    const { at, etag, id } = await campaignOf(world, { open: true });
    const stateNow = async () => worked(await tom("GET", at)).body.state;
    day = "2026-12-11";
    expect(await stateNow()).toBe("OPEN");
    day = "2026-12-12";
    expect(await stateNow()).toBe("CLOSED");
    const { items } = worked(await tom("GET", campaigns)).body;
    expect(items.find((one: { id: string }) => one.id === id).state).toBe("CLOSED");
    expect((await move(at, "close", etag)).body.detail).toBe("This campaign is closed.");
    day = "2026-11-23";
  });

  it("closes early, is called off, and comes back from neither", async () => {
    const { at, etag } = await campaignOf(world, { open: true });
    const closed = worked(await move(at, "close", etag));
    expect(closed.body).toMatchObject({ state: "CLOSED", closedAt: expect.any(String) });
    expect((await move(at, "open", closed.etag)).status).toBe(409);
    const off = worked(await move(at, "cancel", closed.etag));
    expect(off.body.state).toBe("CANCELLED");
    for (const to of ["open", "close", "cancel"]) expect((await move(at, to, off.etag)).status).toBe(409);
  });

  it("asks what its edition said when it opened, whatever becomes of the framework meanwhile", async () => {
    const { at, framework, statementIds } = await campaignOf(world, { open: true });
    const token = await linkFor(world, { at });
    const opened = async () => worked(await world.anonymously("POST", "/api/respond/open", { token })).body;
    const { statements } = await opened();
    const etag = worked(await tom("GET", framework.at)).etag;
    const edited = worked(
      await tom(
        "PUT",
        `${framework.at}/statements/${statementIds[0]}`,
        { fullStatement: "Quite another thing" },
        { "if-match": etag },
      ),
    );
    worked(await tom("POST", `${framework.at}/publish`, { version: "Second" }, { "if-match": edited.etag }));
    expect((await opened()).statements).toEqual(statements);
    expect(worked(await tom("GET", at)).body).toMatchObject({ editionNo: 1, statementIds });
  });

  it("is opened by one of two people at once", async () => {
    const { at, etag } = await campaignOf(world);
    const answers = await Promise.all(
      ["tom", "marisol"].map((who) => world.as(who)("POST", `${at}/open`, undefined, { "if-match": etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
