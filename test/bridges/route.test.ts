/** Bridges through the API: started, mapped, led to an entry point, its gaps taken on and closed, put in force, followed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PartnershipId } from "#shared/ids.ts";
import { revise } from "#shared/programs/succession.ts";
import { worked } from "#test/support/agreements.ts";
import {
  bridgeDraft,
  bridges,
  moduleOf,
  nursingInForce,
  startedBridge,
  tabe,
} from "#test/support/bridges.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { startedProgram } from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

const health = `
Work safely with others
cluster: Health Science
  Use medical terms
    Spell them
  Report signs of change
  pathway: Therapeutic Services
    Move a resident safely
`;

let world: World;
let into: { programId: string; versionNo: number; entryId: string };
let statements: { framework: string; terms: string; spell: string; report: string };
beforeAll(async () => {
  world = await openWorld();
  const { id } = await frameworkOf(world, { text: health });
  const read = worked(
    await world.as("hannah")("GET", `/api/partnerships/cedar-valley/frameworks/${id}/statements`),
  );
  const idOf = (text: string) =>
    read.body.statements.find((one: { item: { fullStatement: string } }) => one.item.fullStatement === text)
      .item.identifier as string;
  statements = {
    framework: id,
    terms: idOf("Use medical terms"),
    spell: idOf("Spell them"),
    report: idOf("Report signs of change"),
  };
  into = await nursingInForce(
    world,
    { requirements: [tabe("Reading", 900)], assumesStatements: [statements.terms, statements.report] },
    id,
  );
});
afterAll(() => world.close());
const hannah = (...args: Parameters<ReturnType<World["as"]>>) => world.as("hannah")(...args);
const seen = (etag: string) => ({ "if-match": etag });
type Problem = { pointer: string; detail: string };
const pointers = (body: { errors: Problem[] }) => body.errors.map(({ pointer }) => pointer);
const results = (body: { answers: { checkId: string; result: string }[] }) =>
  Object.fromEntries(body.answers.map(({ checkId, result }) => [checkId, result]));

describe("a draft", () => {
  it("is its providers' alone: nobody else finds it, the convener sees its outline, an auditor all of it", async () => {
    const { at, id } = await startedBridge(world, { title: "Ours alone" });
    expect((await world.as("tom")("GET", at)).status).toBe(404);
    expect((await world.as("tom")("GET", `${at}/checks`)).status).toBe(404);
    expect(worked(await world.as("tom")("GET", `${bridges}?q=alone`)).body.items).toEqual([]);
    const outline = worked(await world.as("marisol")("GET", at)).body;
    expect([outline.title, outline.contentHidden, outline.eligibility, outline.tasks]).toEqual([
      "Ours alone",
      true,
      undefined,
      [],
    ]);
    expect((await world.as("marisol")("GET", `${at}/plan`)).status).toBe(403);
    expect(worked(await world.as("angela")("GET", at)).body.exitLevelsOf).toBe(22);
    expect(
      worked(await hannah("GET", `${bridges}?q=alone&status=DRAFT&cluster=health`)).body.items,
    ).toMatchObject([{ id, status: "DRAFT", openTasks: 0 }]);
  });

  it("names every field that does not fit what is here", async () => {
    const nobody = "org_00000000000000000000";
    const hidden = await startedProgram(world, { title: "Nobody else's" });
    const wrong = await hannah(
      "POST",
      bridges,
      bridgeDraft(world, {
        clusterId: "no-such-cluster",
        providers: [
          { organizationId: world.region.organization("RALC"), kind: "ADULT_EDUCATION" },
          { organizationId: nobody, kind: "COMMUNITY" },
        ],
        transitionServices: [{ name: "Childcare", by: nobody }],
        statementFramework: "00000000-0000-4000-8000-000000000000",
        alignsTo: [
          { ...into, entryId: "e9" },
          { programId: hidden.id, versionNo: 1, entryId: "e2" },
        ],
        exitLevels: [tabe("Reading", 1), tabe("reading", 2)],
      }),
    );
    expect([wrong.status, pointers(wrong.body)]).toEqual([
      422,
      [
        "/exitLevels/1",
        "/clusterId",
        "/providers/1/organizationId",
        "/transitionServices/0/by",
        "/statementFramework",
        "/alignsTo/0/entryId",
        "/alignsTo/1/programId",
      ],
    ]);
    const few = await hannah("POST", bridges, bridgeDraft(world, { exitLevelsOf: 9 }));
    expect([few.status, pointers(few.body)]).toEqual([422, ["/exitLevelsOf"]]);
  });
});

describe("a bridge that nearly aligns", () => {
  it("is refused until its last gap is closed, then is in force, shown to others, followed and retired", async () => {
    const started = await startedBridge(world, {
      statementFramework: statements.framework,
      alignsTo: [into],
    });
    const { at } = started;
    let etag = started.etag;
    const did = async (method: string, path: string, body?: unknown) => {
      const answer = worked(await hannah(method, `${at}${path}`, body, seen(etag)));
      etag = answer.etag;
      return answer;
    };

    // Its cluster has two statements: what stands under one of them, or under a pathway, is none of it.
    await did("PUT", "/plan", { modules: [moduleOf(1, [statements.terms])] });
    const facts = worked(await hannah("GET", `${at}/alignment`)).body;
    expect(facts.clusterStatements).toEqual([statements.terms, statements.report]);
    expect(facts.entries).toMatchObject([
      { known: true, title: "Nursing", status: "IN_FORCE", entry: { column: "P1" } },
    ]);
    const before = worked(await hannah("GET", `${at}/checks`)).body;
    expect(results(before)).toEqual({
      "bridge.three": "PASS",
      "bridge.align": "FAIL",
      "bridge.ks": "FAIL",
      "bridge.assess": "PASS",
    });
    expect(before.counts).toEqual({ pass: 2, fail: 2, cannotTell: 0, refuse: 1 });
    const keys = before.gaps.map(({ key }: { key: string }) => key);
    expect(keys).toEqual([
      `statement:${statements.report}`,
      `level:${into.programId}/e2:tabe|11/12|reading|grade equivalent`,
    ]);
    const refused = await hannah("POST", `${at}/publish`, undefined, seen(etag));
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/checks-missing"]);
    expect(refused.body.detail).toContain("reading is short by 0.4");

    // Both gaps are taken on; nobody else may yet, because nobody else sees the bridge.
    const outside = await hannah(
      "POST",
      `${at}/tasks`,
      { key: keys[0], ownerId: world.region.organization("PLCC") },
      seen(etag),
    );
    expect([outside.status, pointers(outside.body)]).toEqual([422, ["/ownerId"]]);
    const stranger = {
      key: keys[0],
      ownerId: world.region.organization("RALC"),
      personId: world.region.person("tom"),
    };
    expect(pointers((await hannah("POST", `${at}/tasks`, stranger, seen(etag))).body)).toEqual(["/personId"]);
    for (const [key, due] of [
      [keys[0], "2027-01-15"],
      [keys[1], "2026-12-15"],
    ])
      await did("POST", "/tasks", {
        ...{ key, due, ownerId: world.region.organization("RALC"), personId: world.region.person("hannah") },
        note: "In module 4",
      });
    const cedarValley = PartnershipId.parse("cedar-valley");
    const owed = () => world.services.bridges.owedBy(cedarValley, world.region.organization("RALC"));
    expect((await owed()).map(({ due, what }) => [due, what])).toMatchObject([
      ["2026-12-15", "Reading is short by 0.4 at the exit: the program asks for reading 9.0 (TABE 11/12)."],
      ["2027-01-15", expect.stringContaining("is taught nowhere.")],
    ]);

    // The statement's task closes with the modules, the level's with what is said of the exit.
    await did("PUT", "/plan", {
      modules: [moduleOf(1, [statements.terms]), moduleOf(2, [statements.report])],
    });
    const half = worked(await hannah("GET", `${at}/checks`)).body;
    expect(half.tasks.map(({ closedOn }: { closedOn?: string }) => closedOn)).toEqual([
      "2026-11-23",
      undefined,
    ]);
    expect(await owed()).toHaveLength(1);
    const draft = bridgeDraft(world, { statementFramework: statements.framework, alignsTo: [into] });
    await did("PUT", "", { ...draft, exitLevels: [tabe("Reading", 900)] });
    expect(await owed()).toEqual([]);
    const after = worked(await hannah("GET", `${at}/checks`)).body;
    expect([after.counts, after.gaps]).toEqual([{ pass: 4, fail: 0, cannotTell: 0, refuse: 0 }, []]);

    expect((await did("POST", "/publish")).body).toMatchObject({
      status: "IN_FORCE",
      inForceFrom: "2026-11-23",
    });
    expect((await hannah("PUT", at, draft, seen(etag))).body.type).toBe("/problems/wrong-moment");
    expect((await world.as("tom")("GET", at)).status).toBe(404);
    await did("POST", "/visibility", { to: "PARTNERSHIP" });
    const row = worked(await world.as("tom")("GET", `${bridges}?program=${into.programId}`)).body.items;
    expect(row).toMatchObject([{ id: started.id, status: "IN_FORCE", versionNo: 1 }]);
    expect(row[0].openTasks).toBeUndefined();
    expect(worked(await world.as("tom")("GET", at)).body.tasks).toEqual([]);

    // The next version is its providers' alone; everyone else goes on reading the one in force.
    await did("POST", "/revise");
    await did("PUT", "", {
      ...draft,
      title: "Healthcare Bridge, spring",
      exitLevels: [],
      exitLevelsOf: undefined,
    });
    await did("PUT", "/plan", { modules: [] });
    const others = worked(await world.as("tom")("GET", at)).body;
    expect([others.title, others.versionNo, others.status]).toEqual(["Healthcare Bridge", 1, "IN_FORCE"]);
    expect(worked(await world.as("tom")("GET", `${at}/plan`)).body.modules).toHaveLength(2);
    expect(worked(await world.as("tom")("GET", `${at}/checks`)).body.counts.pass).toBe(4);
    expect((await world.as("tom")("GET", `${at}/versions/2`)).status).toBe(404);
    expect((await world.as("tom")("GET", `${at}/history`)).status).toBe(403);
    expect(worked(await hannah("GET", `${at}/versions/1`)).body).toMatchObject({
      bridge: { title: "Healthcare Bridge", versionNo: 1 },
      plan: { modules: [{ moduleId: "m1" }, { moduleId: "m2" }] },
    });
    expect(worked(await hannah("GET", `${bridges}?q=spring`)).body.items).toMatchObject([
      { inForceBeside: true },
    ]);
    expect((await did("POST", "/discard")).body).toMatchObject({ title: "Healthcare Bridge", versionNo: 1 });
    expect(worked(await hannah("GET", `${at}/plan`)).body.modules).toHaveLength(2);
    // What happened to it tells of the draft that was given up.
    expect((await world.as("tom")("GET", `${at}/history`)).status).toBe(403);
    expect(worked(await hannah("GET", `${at}/history`)).body.items.length).toBeGreaterThan(1);

    expect((await did("POST", "/retire", { reason: "No more learners" })).body.status).toBe("RETIRED");
    expect(worked(await world.as("tom")("GET", at)).body.retired.reason).toBe("No more learners");
    expect(worked(await hannah("GET", `${at}/history/verify`)).body.intact).toBe(true);
  });

  it("reads the version it leads to by the framework of that version, whatever the next one goes by", async () => {
    const { services } = world;
    const cedarValley = PartnershipId.parse("cedar-valley");
    const led = await nursingInForce(
      world,
      { requirements: [], assumesStatements: [statements.spell] },
      statements.framework,
    );
    const before = await services.programs.find(cedarValley, led.programId);
    if (!before) throw new Error("it is in force");
    const { record, happened } = revise(before, before);
    const next = { ...record, statementFramework: "00000000-0000-4000-8000-0000000000ff" };
    const stamp = { actor: before.startedBy, actorName: "Tom Brandvold", at: services.now() };
    await services.table.commit(
      (await services.programs.saving(cedarValley, before, next, happened, stamp)).writes,
    );
    const { at } = await startedBridge(world, { title: "Into version 1", alignsTo: [led] });
    expect(worked(await hannah("GET", `${at}/checks`)).body.gaps).toMatchObject([
      { what: "Spell them is taught nowhere." },
    ]);
  });

  it("tells two editors at once: the second is told what the first did", async () => {
    const { at, etag } = await startedBridge(world, { title: "Two at once" });
    const plan = { modules: [moduleOf(1, [])] };
    const first = worked(await hannah("PUT", `${at}/plan`, plan, seen(etag)));
    const second = await hannah("PUT", at, bridgeDraft(world, { title: "Mine" }), seen(etag));
    expect([second.status, second.body.changes.map(({ action }: { action: string }) => action)]).toEqual([
      412,
      ["modules-changed"],
    ]);
    const dropped = await hannah("POST", `${at}/tasks/drop`, { key: "statement:x" }, seen(first.etag));
    expect([dropped.status, pointers(dropped.body)]).toEqual([422, ["/key"]]);
  });
});

describe("a program that not everyone may know", () => {
  /** In force for Prairie Lakes and Riverbend alone. */
  async function hiddenProgram() {
    const { services } = world;
    const cedarValley = PartnershipId.parse("cedar-valley");
    const led = await nursingInForce(world, {
      requirements: [tabe("Reading", 900)],
      assumesStatements: [statements.report],
    });
    const before = await services.programs.find(cedarValley, led.programId);
    if (!before) throw new Error("it is in force");
    const parties = (["PLCC", "RALC"] as const).map((code) => ({
      organizationId: world.region.organization(code),
      role: code === "PLCC" ? ("COLLEGE" as const) : ("ADULT_EDUCATION" as const),
      serves: [],
    }));
    const stamp = { actor: before.startedBy, actorName: "Tom Brandvold", at: services.now() };
    const { writes } = await services.programs.saving(
      cedarValley,
      before,
      { ...before, visibility: "PARTIES", parties },
      { action: "program-changed" },
      stamp,
    );
    await services.table.commit(writes);
    return led;
  }

  it("is told to nobody by a bridge that leads into it, and no provider takes it out without knowing", async () => {
    const hidden = await hiddenProgram();
    const providers = ["RALC", "CVMC"].map((code) => ({
      organizationId: world.region.organization(code),
      kind: "OTHER",
    }));
    const draft = {
      ...{ title: "Into both", providers, statementFramework: statements.framework },
      alignsTo: [hidden, into],
    };
    const started = await startedBridge(world, draft);
    const { at } = started;
    const gap = worked(await hannah("GET", `${at}/checks`)).body.gaps.find(({ key }: { key: string }) =>
      key.startsWith(`level:${hidden.programId}`),
    );
    const task = { key: gap.key, ownerId: world.region.organization("CVMC") };
    let etag = worked(await hannah("POST", `${at}/tasks`, task, seen(started.etag))).etag;
    const grace = (...args: Parameters<ReturnType<World["as"]>>) => world.as("grace")(...args);
    const saidTo = async (who: typeof hannah) =>
      Promise.all(
        ["", "/alignment", "/checks", "/versions/1"].map(async (path) =>
          JSON.stringify(worked(await who("GET", `${at}${path}`)).body),
        ),
      );
    const tellsOf = (all: string[]) => all.map((said) => said.includes(hidden.programId));
    expect(tellsOf(await saidTo(hannah))).toEqual([true, true, true, true]);
    // Another provider hears that it leads further, and not where.
    expect(tellsOf(await saidTo(grace))).toEqual([false, false, false, false]);
    expect(worked(await grace("GET", `${at}/alignment`)).body.more).toBe(true);
    const listed = worked(await grace("GET", `${bridges}?q=both`)).body.items;
    expect(listed[0].alignsTo).toEqual([into]);
    expect(worked(await grace("GET", `${bridges}?program=${hidden.programId}`)).body.items).toEqual([]);
    // Naming what stands there is answered as naming any program that is not there.
    const named = bridgeDraft(world, { ...draft, alignsTo: [hidden, into] });
    const refused = await grace("PUT", at, named, seen(etag));
    expect(refused.body.errors).toEqual([
      { pointer: "/alignsTo/0/programId", detail: "a program you may read" },
    ]);
    const changed = bridgeDraft(world, { ...draft, title: "Into both, corrected", alignsTo: [into] });
    const after = worked(await grace("PUT", at, changed, seen(etag)));
    etag = after.etag;
    expect([after.body.title, after.body.alignsTo]).toEqual(["Into both, corrected", [into]]);
    expect(worked(await hannah("GET", at)).body.alignsTo).toEqual([into, hidden]);

    // To everyone else it is as if the bridge led into the other alone.
    for (const by of [hannah, grace])
      etag = worked(await by("POST", `${at}/visibility`, { to: "PARTNERSHIP" }, seen(etag))).etag;
    const outside = (...args: Parameters<ReturnType<World["as"]>>) => world.as("roberta")(...args);
    expect(tellsOf(await saidTo(outside))).toEqual([false, false, false, false]);
    const facts = worked(await outside("GET", `${at}/alignment`)).body;
    expect([facts.more, facts.entries.map(({ known }: { known: boolean }) => known)]).toEqual([
      undefined,
      [true],
    ]);
    expect(JSON.stringify(worked(await outside("GET", `${at}/checks`)).body)).not.toContain("may not read");
  });
});
