/** A round through the API: alone and unread, together, on evidence that holds, signed off for good, and once more. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportModel } from "#shared/evaluations/report.ts";
import { executed, worked } from "#test/support/agreements.ts";
import { evaluations, note, startedRound } from "#test/support/evaluations.ts";
import { approvedProgram, lenient, programDraft } from "#test/support/programs.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let day: string;
beforeAll(async () => {
  day = "2026-11-23";
  world = await openWorld({ replacing: { today: async () => day } });
});
afterAll(() => world.close());

type Sent = [method: string, path: string, body?: unknown, etag?: string];
const as =
  (who: string, code?: string) =>
  async (...[method, path, body, etag]: Sent) =>
    world.as(who)(method, path, body, {
      ...(etag ? { "if-match": etag } : {}),
      ...(code ? { "acting-for": world.region.organization(code) } : {}),
    });
const tom = as("tom");
const school = as("lena", "CBHS");

let eased: Promise<void> | undefined;
/** From here on no check of a program refuses anything. */
const ease = () => (eased ??= lenient(world));

const rate = (...values: (number | "NA")[]) =>
  ["together.meet", "together.agree", "results.counts"].flatMap((elementId, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ elementId, value, note: value === "NA" ? "Not here" : "" }];
  });
const alone = async (by: typeof tom, at: string, ratings: object[], done = true, etag = '"0"') =>
  by("PUT", `${at}/ratings`, { ratings, done }, etag);

/** Both have rated, and the team has met. */
async function met(changes: object = {}) {
  const round = await startedRound(world, changes);
  worked(await tom("POST", `${round.at}/evidence`, note("together.meet")));
  worked(await alone(tom, round.at, rate(3, 1, 0)));
  worked(await alone(school, round.at, rate(1, 1, "NA")));
  const { etag } = worked(await tom("GET", round.at));
  const together = worked(await tom("POST", `${round.at}/together`, undefined, etag));
  return { ...round, etag: together.etag, view: together.body };
}

describe("rating alone", () => {
  it("is unread by every other organization, by conveners and auditors, until the team meets", async () => {
    const { at } = await startedRound(world);
    worked(await alone(school, at, rate(2, 1, 0)));
    expect(worked(await school("GET", `${at}/ratings`)).body.ratings).toEqual(rate(2, 1, 0));
    expect(worked(await tom("GET", `${at}/ratings`)).body).toMatchObject({ ratings: [], version: 0 });
    for (const who of ["marisol", "angela"]) {
      expect((await as(who)("GET", `${at}/ratings`)).status).toBe(403);
      const { body } = worked(await as(who)("GET", at));
      expect(body.alone).toEqual([
        { organizationId: world.region.organization("PLCC"), rated: 0, done: false },
        { organizationId: world.region.organization("CBHS"), rated: 3, done: true },
      ]);
      const history = JSON.stringify(worked(await as(who)("GET", `${at}/history`)).body);
      expect(history).not.toContain("rated-alone");
    }
    expect((await as("roberta")("GET", at)).status).toBe(404);
    expect((await as("roberta")("GET", `${at}/history`)).status).toBe(404);
    const listed = worked(await as("roberta")("GET", evaluations)).body.items;
    expect(listed).toEqual([]);
  });

  it("takes 3 or 4 only on evidence, saves on the version seen, and closes with its last day", async () => {
    const { at } = await startedRound(world);
    const early = await alone(tom, at, rate(3));
    expect([early.status, early.body.errors[0].pointer]).toEqual([422, "/ratings/0/value"]);
    worked(await tom("POST", `${at}/evidence`, note("together.meet")));
    const first = worked(await alone(tom, at, rate(3), false));
    expect((await alone(tom, at, rate(2), false)).status).toBe(412);
    worked(await alone(tom, at, rate(2), true, first.etag));
    day = "2026-12-12";
    const late = await alone(school, at, rate(1));
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining("ended on 2026-12-11")]);
    const { etag } = worked(await tom("GET", at));
    expect(worked(await tom("POST", `${at}/together`, undefined, etag)).body.status).toBe("TOGETHER");
    day = "2026-11-23";
  });

  it("waits for who has not finished, and a sheet never changes after the team has read it", async () => {
    const { at, etag } = await startedRound(world);
    worked(await alone(tom, at, rate(1)));
    const early = await tom("POST", `${at}/together`, undefined, etag);
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining("has not finished")]);
    const sheet = worked(await alone(school, at, rate(2)));
    const [meeting, rating] = await Promise.all([
      tom("POST", `${at}/together`, undefined, etag),
      alone(school, at, rate(0), true, sheet.etag),
    ]);
    const view = worked(await tom("GET", at)).body;
    const said = view.alone[1].ratings?.[0].value;
    // Whichever was first: what the team reads is what is there, and nothing came in after it met.
    expect(rating.status === 200 ? [0, undefined] : [2]).toContain(said);
    expect([meeting.status, rating.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    if (view.status === "TOGETHER") expect((await alone(school, at, rate(4), true, '"1"')).status).toBe(409);
  });
});

describe("evidence", () => {
  it("is a record its organization may read, and holds as long as that record does", async () => {
    const { at, etag: first } = await startedRound(world);
    const { id: agreementId } = await executed(world);
    const agreement = {
      kind: "AGREEMENT",
      refId: agreementId,
      title: "Health articulation",
      date: "2026-11-02",
      elementIds: ["together.agree"],
    };
    const named = worked(await school("POST", `${at}/evidence`, agreement)).body;
    expect(named.evidenceStates).toEqual([
      { evidenceId: "v1", holds: "YES", because: "The agreement is in force." },
    ]);
    day = "2040-01-01";
    expect(worked(await tom("GET", at)).body.evidenceStates[0].holds).toBe("NO");
    day = "2026-11-23";
    expect((await tom("DELETE", `${at}/evidence/v1`, undefined, first)).status).toBe(412);
    const { etag } = worked(await tom("GET", at));
    const gone = worked(await school("DELETE", `${at}/evidence/v1`, undefined, etag));
    expect(gone.body.evidence).toEqual([]);
    // A number is not used twice: what v1 was stays in the history.
    expect(
      worked(await tom("POST", `${at}/evidence`, note("together.meet"))).body.evidence[0].evidenceId,
    ).toBe("v2");
    const piece = worked(await tom("GET", at));
    const theirs = await school("DELETE", `${at}/evidence/v2`, undefined, piece.etag);
    expect([theirs.status, theirs.body.type]).toEqual([403, "/problems/not-your-side"]);
  });

  it.each([
    [{ kind: "AGREEMENT", refId: "agr_00000000000000000000" }, "/refId"],
    [{ kind: "DATA_SHARING", refId: "agr_00000000000000000000" }, "/refId"],
    [{ kind: "CAMPAIGN", refId: "cmp_00000000000000000000" }, "/refId"],
    [{ kind: "RELEASE", refId: "dsa_00000000000000000000/rel_00000000000000000000" }, "/refId"],
    [{ kind: "DOCUMENT", documentId: "doc_00000000000000000000" }, "/documentId"],
    [{ note: "" }, "/note"],
    [{ date: "2026-11-24" }, "/date"],
    [{ elementIds: ["nothing"] }, "/elementIds/0"],
    [{ refId: "agr_00000000000000000000" }, "/refId"],
  ])("is refused as %o, at its place", async (changes, pointer) => {
    lasting ??= (await startedRound(world)).at;
    const answer = await tom("POST", `${lasting}/evidence`, { ...note("together.meet"), ...changes });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
  let lasting: string | undefined;
});

describe("together", () => {
  it("agrees where it was apart, and signs off only what is complete and stands on evidence", async () => {
    const { at, etag, view } = await met();
    expect(view.alone.map(({ ratings }: { ratings: object[] }) => ratings.length)).toEqual([3, 3]);
    const high = await tom("PUT", `${at}/agreed`, { ratings: rate(3, 4) }, etag);
    expect(high.body.errors).toEqual([
      { pointer: "/ratings/1/value", detail: expect.stringContaining("evidence") },
    ]);
    const some = worked(await school("PUT", `${at}/agreed`, { ratings: rate(3) }, etag));
    const early = await tom("POST", `${at}/sign-off`, undefined, some.etag);
    expect([early.status, early.body.detail]).toEqual([422, "2 elements have no agreed rating."]);
    const all = worked(await tom("PUT", `${at}/agreed`, { ratings: rate(3, 1, "NA") }, some.etag));
    // The minutes grow old between agreeing and signing.
    day = "2028-11-03";
    const stale = await tom("POST", `${at}/sign-off`, undefined, all.etag);
    expect([stale.status, stale.body.detail]).toEqual([
      422,
      expect.stringContaining("without evidence that holds"),
    ]);
    day = "2026-11-23";
    const one = worked(await tom("POST", `${at}/sign-off`, undefined, all.etag));
    expect(one.body).toMatchObject({ status: "TOGETHER", signedOff: [{ byName: "Tom Brandvold" }] });
    expect((await tom("POST", `${at}/sign-off`, undefined, one.etag)).body.type).toBe(
      "/problems/already-signed",
    );
    const changed = worked(await school("PUT", `${at}/agreed`, { ratings: rate(2) }, one.etag));
    expect(changed.body.signedOff).toEqual([]);
    const events = worked(await tom("GET", `${at}/history`)).body.items;
    expect(events.at(-1).note).toContain("sign-offs start over");
  });

  it("ends in a round that never changes; its actions go on beside it and into the next one", async () => {
    const { at, etag, id } = await met();
    const action = {
      actionId: "a1",
      elementId: "together.agree",
      text: "Sign the articulation agreement",
      ownerId: world.region.organization("CBHS"),
      due: "2027-05-01",
    };
    const far = await tom("PUT", `${at}/actions`, { actions: [{ ...action, actionId: "a999" }] }, etag);
    expect(far.body.errors).toEqual([{ pointer: "/actions/0/actionId", detail: "a1" }]);
    const acts = worked(
      await tom("PUT", `${at}/actions`, { actions: [action, { ...action, actionId: "a2" }] }, etag),
    );
    const agreed = worked(await tom("PUT", `${at}/agreed`, { ratings: rate(3, 1, 0) }, acts.etag));
    const one = worked(await tom("POST", `${at}/sign-off`, undefined, agreed.etag));
    const signed = worked(await as("samuel")("POST", `${at}/sign-off`, undefined, one.etag));
    expect(signed.body).toMatchObject({ status: "SIGNED_OFF", signedOffOn: "2026-11-23" });
    for (const [path, body] of [
      ["agreed", { ratings: rate(1) }],
      ["actions", { actions: [] }],
    ] as const)
      expect((await tom("PUT", `${at}/${path}`, body, signed.etag)).status).toBe(409);
    for (const [path, body] of [
      ["evidence", note("together.meet")],
      ["withdraw", { reason: "A mistake" }],
    ] as const)
      expect((await tom("POST", `${at}/${path}`, body, signed.etag)).status).toBe(409);
    // What held then is what the round stands on, whatever has ended since.
    day = "2029-01-01";
    expect(worked(await tom("GET", at)).body.evidenceStates[0].holds).toBe("YES");
    day = "2026-11-23";
    const done = { actionId: "a1", doneOn: "2026-11-20", note: "Signed" };
    const progressed = worked(await school("POST", `${at}/progress`, done, '"0"')).body;
    expect(progressed).toMatchObject({
      status: "SIGNED_OFF",
      progress: { version: 1, actions: [{ doneOn: "2026-11-20" }] },
    });
    expect((await school("POST", `${at}/progress`, done, '"0"')).status).toBe(412);
    expect((await as("anjali")("POST", `${at}/progress`, done, '"1"')).body.type).toBe(
      "/problems/not-your-side",
    );
    const next = worked(
      await tom(
        "POST",
        `${at}/next`,
        { title: "Spring", opensOn: "2027-03-01", closesOn: "2027-03-31" },
        signed.etag,
      ),
    );
    expect(next.body).toMatchObject({
      status: "ALONE",
      agreed: [],
      actions: [{ actionId: "a2", carriedFrom: id }],
      evidence: [{ evidenceId: "v1" }],
      previous: { id, agreed: rate(3, 1, 0) },
    });
    // Who was not in the last round reads nothing of it when asked to this one.
    const asked = {
      title: "Spring",
      team: [...next.body.team, { organizationId: world.region.organization("TRACC") }],
      opensOn: "2027-03-01",
      closesOn: "2027-03-31",
    };
    const second = `${evaluations}/${next.body.id}`;
    worked(await tom("PUT", second, asked, next.etag));
    const seenBy = async (who: typeof tom) => worked(await who("GET", second)).body.previous?.id;
    expect([await seenBy(as("roberta")), await seenBy(school)]).toEqual([undefined, id]);
    const rows = worked(await tom("GET", `${evaluations}?program=${next.body.programId}`)).body.items;
    expect(rows.map((row: { openActions: number; status: string }) => [row.status, row.openActions])).toEqual(
      [
        ["ALONE", 1],
        ["SIGNED_OFF", 1],
      ],
    );
    expect(worked(await tom("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
  });

  it("can be called off before, with what was said alone still unread", async () => {
    const { at, etag } = await startedRound(world);
    worked(await alone(school, at, rate(2)));
    const off = worked(await tom("POST", `${at}/withdraw`, { reason: "The wrong program" }, etag));
    expect(off.body.alone[1]).toEqual({
      organizationId: world.region.organization("CBHS"),
      rated: 1,
      done: true,
    });
    expect((await tom("GET", `${at}/clna?as=csv`)).status).toBe(409);
  });
});

it("a frame is changed by whoever leads, while organizations still rate alone", async () => {
  const { at, etag, draft } = await startedRound(world);
  const { programId: _, instrumentId: __, ...frame } = draft;
  const bad = await tom("PUT", at, { ...frame, team: [...frame.team, ...frame.team] }, etag);
  expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "/team/2/organizationId",
    "/team/3/organizationId",
  ]);
  expect((await school("PUT", at, frame, etag)).status).toBe(403);
  const over = { ...frame, opensOn: "2026-11-22", closesOn: "2026-11-22" };
  for (const early of [
    await tom("PUT", at, over, etag),
    await tom("POST", evaluations, { ...draft, ...over }),
  ])
    expect(early.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/closesOn"]);
  expect(worked(await tom("PUT", at, { ...frame, closesOn: "2027-01-15" }, etag)).body.closesOn).toBe(
    "2027-01-15",
  );
});

it("goes out as a tagged report, and as the seven sections of a needs assessment", async () => {
  const { at, etag } = await met({
    team: [
      {
        organizationId: world.region.organization("PLCC"),
        personIds: [world.region.person("anjali")],
      },
      { organizationId: world.region.organization("CBHS") },
    ],
  });
  worked(await tom("PUT", `${at}/agreed`, { ratings: rate(3, 1, 0) }, etag));
  const bearer = { authorization: `Bearer ${await world.token("tom")}` };
  const pdf = await world.app.request(`${at}/report`, { headers: bearer });
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect(pdf.headers.get("content-disposition")).toMatch(/evaluation\.pdf/);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.toString("latin1")).toContain("/MarkInfo");
  const csv = worked(await tom("GET", `${at}/clna?as=csv`)).body as string;
  expect(csv).toContain("Anjali Deshmukh,Chair of Health Sciences,Prairie Lakes Community College");
  const json = worked(await tom("GET", `${at}/clna?as=json`)).body;
  expect(json.sections).toHaveLength(7);
  expect((await world.app.request(`${at}/clna?as=xlsx`, { headers: bearer })).status).toBe(200);
});

it("remembers what became of the actions that are there, not of those that were taken out", async () => {
  const { at, etag } = await startedRound(world);
  const action = (actionId: string) => ({
    actionId,
    elementId: "together.agree",
    text: "Sign the articulation agreement",
    ownerId: world.region.organization("PLCC"),
    due: "2027-05-01",
  });
  const first = worked(await tom("PUT", `${at}/actions`, { actions: [action("a1")] }, etag));
  worked(await tom("POST", `${at}/progress`, { actionId: "a1", note: "Begun" }, '"0"'));
  worked(await tom("PUT", `${at}/actions`, { actions: [action("a2")] }, first.etag));
  const { body } = worked(await tom("POST", `${at}/progress`, { actionId: "a2", note: "Begun" }, '"1"'));
  expect(body.progress.actions.map(({ actionId }: { actionId: string }) => actionId)).toEqual(["a2"]);
});

it("judges what is in force, and tells nobody what the next version is called", async () => {
  await ease();
  const program = await approvedProgram(world, { title: "As it is" });
  let seen = worked(await tom("POST", `${program.at}/publish`, undefined, program.etag)).etag;
  seen = worked(await tom("POST", `${program.at}/revise`, undefined, seen)).etag;
  worked(await tom("PUT", program.at, programDraft(world, { title: "As it will be" }), seen));
  const { draft } = await startedRound(world);
  const started = await as("marisol")("POST", evaluations, { ...draft, programId: program.id });
  expect(worked(started).body).toMatchObject({ programTitle: "As it is", programVersionNo: 1 });
});

it("lets whoever leads correct the words of a piece, read or not, and still names nothing unread", async () => {
  const { at } = await startedRound(world);
  const organization = (code: string) => world.region.organization(code);
  const own = worked(
    await school("POST", "/api/partnerships/cedar-valley/agreements", {
      name: "Not shared yet",
      agreementType: "ARTICULATION",
      parties: [
        { organizationId: organization("CBHS"), role: "SENDING" },
        { organizationId: organization("PLCC"), role: "RECEIVING" },
      ],
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
    }),
  ).body;
  const piece = {
    ...{ kind: "AGREEMENT", refId: own.id, title: "Helth", date: "2026-11-02" },
    elementIds: ["together.agree"],
  };
  worked(await school("POST", `${at}/evidence`, piece));
  expect((await tom("POST", `${at}/evidence`, piece)).body.errors[0].pointer).toBe("/refId");
  const { etag } = worked(await tom("GET", at));
  const named = await tom("PUT", `${at}/evidence/v1`, { ...piece, title: "Health" }, etag);
  expect(worked(named).body.evidence[0].title).toBe("Health");
  const other = { ...piece, refId: "agr_00000000000000000000" };
  expect((await tom("PUT", `${at}/evidence/v1`, other, named.etag)).body.errors[0].pointer).toBe("/refId");
});

it("does not ask again who has left: neither in the next round nor in another", async () => {
  const organization = (code: string) => world.region.organization(code);
  const grace = as("grace");
  const { at, draft } = await startedRound(world, {
    team: ["PLCC", "CVMC"].map((code) => ({ organizationId: organization(code) })),
  });
  worked(await alone(tom, at, rate(1, 1, 0)));
  worked(await alone(grace, at, rate(1, 1, 0)));
  let { etag } = worked(await tom("GET", at));
  etag = worked(await tom("POST", `${at}/together`, undefined, etag)).etag;
  etag = worked(await tom("PUT", `${at}/agreed`, { ratings: rate(1, 1, 0) }, etag)).etag;
  etag = worked(await tom("POST", `${at}/sign-off`, undefined, etag)).etag;
  etag = worked(await grace("POST", `${at}/sign-off`, undefined, etag)).etag;
  const gone = `/api/partnerships/cedar-valley/organizations/${organization("CVMC")}`;
  const there = worked(await as("marisol")("GET", gone));
  const merging = { into: organization("TRACC"), on: "2026-11-01" };
  worked(await as("marisol")("POST", `${gone}/merge`, merging, there.etag));
  const days = { title: "Once more", opensOn: "2026-11-23", closesOn: "2026-12-11" };
  const next = worked(await tom("POST", `${at}/next`, days, etag));
  expect(next.body.team.map((one: { organizationId: string }) => one.organizationId)).toEqual([
    organization("PLCC"),
  ]);
  const another = await tom("POST", evaluations, draft);
  expect(another.body.errors).toEqual([
    { pointer: "/team/1/organizationId", detail: "an organization of this partnership" },
  ]);
});

describe("a program that is gone", () => {
  it("is not judged any further, and what was said of it stays readable", async () => {
    const { at, etag, draft, program } = await met();
    worked(
      await tom("POST", `${program.at}/withdraw`, { reason: "Another one took its place" }, program.etag),
    );
    const { body: view, etag: seen } = worked(await tom("GET", at));
    expect(view).toMatchObject({ status: "TOGETHER", programState: "WITHDRAWN" });
    expect(view.alone[0].ratings).toHaveLength(3);
    for (const answer of [
      await tom("POST", evaluations, draft),
      await tom("PUT", `${at}/agreed`, { ratings: rate(3) }, etag),
      await tom("PUT", `${at}/actions`, { actions: [] }, etag),
      await tom("POST", `${at}/evidence`, note("together.meet")),
      await tom("PUT", `${at}/evidence/v1`, note("together.meet"), etag),
      await tom("DELETE", `${at}/evidence/v1`, undefined, etag),
      await tom("POST", `${at}/sign-off`, undefined, etag),
    ])
      expect([answer.status, answer.body.detail]).toEqual([
        409,
        "The program was withdrawn before it was in force: nobody judges it any more. What was said stays readable.",
      ]);
    expect(worked(await tom("GET", `${at}/clna?as=json`)).body.sections).toHaveLength(7);
    const off = await tom("POST", `${at}/withdraw`, { reason: "The program is gone" }, seen);
    expect(worked(off).body.status).toBe("WITHDRAWN");
  });

  it("is not rated alone, nor met about, nor asked of others", async () => {
    const { at, etag, draft, program } = await startedRound(world);
    worked(await alone(school, at, rate(1)));
    worked(await tom("POST", `${program.at}/withdraw`, { reason: "Not this one" }, program.etag));
    const { programId: _, instrumentId: __, ...frame } = draft;
    for (const answer of [
      await alone(tom, at, rate(1)),
      await tom("POST", `${at}/together`, undefined, etag),
      await tom("PUT", at, frame, etag),
    ])
      expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining("was withdrawn")]);
  });

  it("has no next round once it is retired; the round that is signed off goes on being read and done", async () => {
    await ease();
    const program = await approvedProgram(world, { title: "In force for a while" });
    const published = worked(await tom("POST", `${program.at}/publish`, undefined, program.etag));
    const { at, etag } = await met({
      programId: program.id,
      team: ["PLCC", "CBHS"].map((code) => ({ organizationId: world.region.organization(code) })),
    });
    let seen = worked(await tom("PUT", `${at}/agreed`, { ratings: rate(3, 1, 0) }, etag)).etag;
    seen = worked(await tom("POST", `${at}/sign-off`, undefined, seen)).etag;
    seen = worked(await as("samuel")("POST", `${at}/sign-off`, undefined, seen)).etag;
    worked(await tom("POST", `${program.at}/retire`, { reason: "Nobody takes it" }, published.etag));
    const days = { title: "Spring", opensOn: "2027-03-01", closesOn: "2027-03-31" };
    const next = await tom("POST", `${at}/next`, days, seen);
    expect([next.status, next.body.detail]).toEqual([409, expect.stringContaining("was retired")]);
    expect(worked(await tom("GET", at)).body).toMatchObject({
      status: "SIGNED_OFF",
      programState: "RETIRED",
    });
  });
});

it("waits for no word of who has left: what they rated stays, and the report says that they left", async () => {
  const organization = (code: string) => world.region.organization(code);
  const career = as("roberta");
  const teamOf = (...codes: string[]) => ({
    team: codes.map((code) => ({ organizationId: organization(code) })),
  });
  /** Everyone has rated, and the team has agreed. */
  const agreed = async (...codes: string[]) => {
    const { at } = await startedRound(world, teamOf(...codes));
    for (const [code, by] of [
      ["PLCC", tom],
      ["CBHS", school],
      ["TRACC", career],
    ] as const)
      if (codes.includes(code)) worked(await alone(by, at, rate(2, 1, 0)));
    const { etag } = worked(await tom("GET", at));
    const met = worked(await tom("POST", `${at}/together`, undefined, etag));
    return { at, etag: worked(await tom("PUT", `${at}/agreed`, { ratings: rate(2, 1, 0) }, met.etag)).etag };
  };
  const [three, two] = [await agreed("PLCC", "CBHS", "TRACC"), await agreed("PLCC", "TRACC")];
  const early = worked(await tom("POST", `${two.at}/sign-off`, undefined, two.etag));
  const leaving = `/api/partnerships/cedar-valley/organizations/${organization("TRACC")}`;
  const marisol = as("marisol");
  const its = worked(await marisol("POST", `${leaving}/leave?dryRun=true`, { until: day }));
  const futures = its.body.agreements.map(({ id }: { id: string }) => ({
    agreementId: id,
    future: "RUNS_OUT",
  }));
  worked(await marisol("POST", `${leaving}/leave`, { until: day, futures }, its.etag));
  // On its last day it is still waited for.
  const one = worked(await tom("POST", `${three.at}/sign-off`, undefined, three.etag));
  const today = worked(await as("samuel")("POST", `${three.at}/sign-off`, undefined, one.etag));
  expect(today.body).toMatchObject({ status: "TOGETHER", left: [] });
  expect((await tom("POST", `${two.at}/sign-off`, undefined, early.etag)).status).toBe(409);
  day = "2026-11-24";
  const again = await as("samuel")("POST", `${three.at}/sign-off`, undefined, today.etag);
  for (const { body } of [
    worked(again),
    worked(await tom("POST", `${two.at}/sign-off`, undefined, early.etag)),
  ]) {
    expect(body).toMatchObject({ status: "SIGNED_OFF", left: [organization("TRACC")] });
    expect(body.alone.at(-1)).toMatchObject({
      organizationId: organization("TRACC"),
      ratings: rate(2, 1, 0),
    });
    expect(new Set(body.signedOff.map((word: { organizationId: string }) => word.organizationId)).size).toBe(
      body.signedOff.length,
    );
    const said = reportModel({
      view: body,
      others: [],
      partnership: "",
      contentHash: "",
      nameOf: (id) => (id === organization("TRACC") ? "Three Rivers" : id),
    });
    expect(JSON.stringify(said.blocks)).toContain("Three Rivers left the partnership before the round was");
  }
  const csv = worked(await tom("GET", `${two.at}/clna?as=csv`)).body as string;
  expect(csv).toContain("rated 3 of 3 elements and left the partnership");
  day = "2026-11-23";
});
