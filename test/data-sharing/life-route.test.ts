/** The life of a data-sharing agreement over the real engines: checked, signed, narrowed, joined, ended, certified, closed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { agreed, drafted, moves, sentOut, signs } from "#test/support/data-life.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const problem = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace("/problems/", ""),
];
const intact = async (at: string) =>
  expect((await world.as("ruth")("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });

describe("going out for signature", () => {
  it("is refused while something required is missing, naming it; and so is the last signature, when it went missing since (L4)", async () => {
    const { at } = await drafted(world, { terms: { retention: undefined } });
    const refused = await moves(world, "ruth", at, "review");
    expect(problem(refused)).toEqual([422, "checks-missing"]);
    expect(refused.body.findings.map(({ code }: { code: string }) => code)).toContain("ST8");

    const out = await sentOut(world);
    worked(await signs(world, out.at, "ruth"));
    worked(await signs(world, out.at, "roberta"));
    const settings = "/api/partnerships/cedar-valley/data-sharing-settings";
    const { body, etag } = worked(await world.as("marisol")("GET", settings));
    const kept = {
      checks: body.checks.map(({ code, severity, reason }: Record<string, string>) => ({
        code,
        severity,
        reason,
      })),
    };
    const raised = worked(
      await world.as("marisol")("PUT", settings, { ...kept, floor: 20 }, { "if-match": etag }),
    );
    const late = await signs(world, out.at, "denise");
    expect(problem(late)).toEqual([422, "checks-missing"]);
    expect(await refusedAttempts(world, out.at)).toHaveLength(1);
    expect((await world.as("ruth")("GET", out.at)).body).toMatchObject({
      status: "OUT_FOR_SIGNATURE",
      phase: "PARTLY_SIGNED",
    });
    worked(
      await world.as("marisol")("PUT", settings, { ...kept, floor: body.floor }, { "if-match": raised.etag }),
    );
    expect((await signs(world, out.at, "denise")).body).toMatchObject({
      status: "EXECUTED",
      phase: "ACTIVE",
    });
  });

  it("freezes one text: every signature carries its hashes, and taking it back keeps what was out as it was", async () => {
    const { at } = await sentOut(world);
    const { body } = await signs(world, at, "ruth");
    expect(body.signatures).toMatchObject([
      { contentHash: body.contentHash, documentHash: body.signingDocument.sha256 },
    ]);
    expect(
      problem(await world.as("ruth")("PUT", `${at}/terms`, {}, { "if-match": `"${body.version}"` })),
    ).toEqual([409, "wrong-moment"]);
    expect(problem(await moves(world, "roberta", at, "recall", { reason: "A slip" }))).toEqual([
      403,
      "not-steward",
    ]);
    const back = worked(await moves(world, "ruth", at, "recall", { reason: "A slip" })).body;
    expect(back).toMatchObject({
      status: "DRAFT",
      versionNo: 2,
      signatures: [],
      earlier: [{ versionNo: 1, status: "WITHDRAWN" }],
    });
    expect(back.contentHash).toBeUndefined();
    const first = worked(await world.as("roberta")("GET", `${at}/versions/1`)).body;
    expect(first).toMatchObject({
      contentHash: body.contentHash,
      signatures: [{ personName: "Ruth Vandermeer" }],
    });
    await intact(at);
  });

  it("tells an attempt out of turn in the history, lets a place be signed once, and a stranger sees nothing of it", async () => {
    const { at } = await sentOut(world);
    expect(problem(await signs(world, at, "denise"))).toEqual([409, "out-of-order"]);
    const { body, etag } = worked(await world.as("ruth")("GET", at));
    const many = await Promise.all(
      Array.from({ length: 12 }, () =>
        world.as("ruth")("POST", `${at}/decline`, { reason: "The board said no" }, { "if-match": etag }),
      ),
    );
    expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(many.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
    expect(body.status).toBe("OUT_FOR_SIGNATURE");
    const { items } = worked(await world.as("ruth")("GET", `${at}/history?limit=100`)).body;
    expect(items.filter(({ action }: { action: string }) => action === "attempt-refused")).toHaveLength(1);
    expect(items.filter(({ action }: { action: string }) => action === "data-sharing-declined")).toHaveLength(
      1,
    );
    expect((await world.as("elena")("GET", `${at}/versions`)).status).toBe(404);
    await intact(at);
  });

  it("lapses: a half-signed one is signed no more after its day", async () => {
    const { at } = await sentOut(world, { draft: { signBy: "2026-11-23" } });
    expect((await signs(world, at, "ruth")).status).toBe(200);
    const later = await tomorrow(world);
    expect((await later.as("ruth")("GET", at)).body).toMatchObject({
      phase: "SIGNING_LAPSED",
      flags: ["SIGNING_LAPSED"],
    });
    expect(problem(await signs(later, at, "roberta"))).toEqual([409, "signing-lapsed"]);
    expect(await refusedAttempts(world, at)).toMatchObject([
      { note: expect.stringContaining("It was to be signed by 2026-11-23") },
    ]);
    const refused = await drafted(world, { draft: { signBy: "2026-11-22" } });
    worked(await moves(world, "ruth", refused.at, "review"));
    expect(problem(await moves(world, "ruth", refused.at, "send"))).toEqual([409, "signing-lapsed"]);
  });
});

describe("an executed data-sharing agreement", () => {
  it("has a PDF and a bundle that name each other, kept for its parties", async () => {
    const { at } = await agreed(world);
    const { body } = worked(await world.as("denise")("GET", at));
    expect(body).toMatchObject({
      status: "EXECUTED",
      dateSigned: "2026-11-23",
      phase: "ACTIVE",
      governingVersionNo: 1,
    });
    const link = worked(await world.as("roberta")("GET", `${at}/versions/1/document`)).body;
    const pdf = new Uint8Array(await (await fetch(link.url)).arrayBuffer());
    expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
    const bundle = worked(await world.as("roberta")("GET", `${at}/versions/1/bundle`)).body;
    expect(bundle).toMatchObject({
      evidence: { kind: "data-sharing", contentHash: body.contentHash },
      executedDocument: body.executedDocument,
    });
    expect(bundle.history.at(-1).paper).toBe(body.executedDocument.sha256);
    expect((await world.as("angela")("GET", `${at}/versions/1/bundle`)).status).toBe(200);
  });

  it("is narrowed and suspended by one party alone, which alone lifts it (L11), and is amended by all (L5)", async () => {
    const { at } = await agreed(world);
    const dropped = worked(
      await moves(world, "roberta", at, "restrict", {
        kind: "ELEMENTS_DROPPED",
        elementIds: ["E2"],
        reason: "Not needed",
      }),
    );
    expect(dropped.body).toMatchObject({
      phase: "ACTIVE",
      restrictions: [{ restrictionNo: 1, elementIds: ["E2"] }],
    });
    expect(
      problem(
        await moves(world, "roberta", at, "restrict", {
          kind: "EARLIER_END",
          until: "2029-06-30",
          reason: "Longer",
        }),
      ),
    ).toEqual([422, "invalid-input"]);
    expect(worked(await moves(world, "denise", at, "suspend", { reason: "A breach" })).body.phase).toBe(
      "SUSPENDED",
    );
    expect(problem(await moves(world, "ruth", at, "lift", { restrictionNo: 2, reason: "Mended" }))).toEqual([
      403,
      "not-yours-to-lift",
    ]);
    expect(
      worked(await moves(world, "tom", at, "lift", { restrictionNo: 2, reason: "Mended" })).body.phase,
    ).toBe("ACTIVE");

    const amended = worked(
      await moves(world, "roberta", at, "amend", { changeSummary: "Two more years" }),
    ).body;
    expect(amended).toMatchObject({
      versionNo: 2,
      status: "DRAFT",
      phase: "ACTIVE",
      governingVersionNo: 1,
      pending: "DRAFT",
    });
    expect(problem(await moves(world, "ruth", at, "renew", {}))).toEqual([409, "version-under-way"]);
    const terms = worked(await world.as("ruth")("GET", `${at}/terms`));
    worked(
      await world.as("ruth")(
        "PUT",
        `${at}/terms`,
        { ...terms.body, scope: "Cohorts 2023 to 2027." },
        { "if-match": terms.etag },
      ),
    );
    const { body: comparison } = worked(await world.as("denise")("GET", `${at}/compare?from=1&to=2`));
    expect(
      comparison.differences.map(({ part, key }: { part: string; key: string }) => `${part} ${key}`),
    ).toEqual(["frame dateEffective", "frame changeSummary", "handling scope"]);
    worked(await moves(world, "ruth", at, "review"));
    worked(await moves(world, "ruth", at, "send"));
    for (const who of ["ruth", "roberta"] as const) worked(await signs(world, at, who));
    expect((await world.as("ruth")("GET", at)).body).toMatchObject({
      phase: "ACTIVE",
      governingVersionNo: 1,
      pending: "PARTLY_SIGNED",
    });
    worked(await signs(world, at, "denise"));
    const { items } = worked(await world.as("denise")("GET", `${at}/versions`)).body;
    expect(
      items.map(({ versionNo, from, until }: Record<string, unknown>) => [versionNo, from, until]),
    ).toEqual([
      [1, "2026-11-23", "2026-11-23"],
      [2, "2026-11-24", "2028-06-30"],
    ]);
    await intact(at);
  });

  it("ends at once for a cause its terms name, and is closed when every receiver has certified (L7, L8)", async () => {
    const { at } = await agreed(world, { terms: { terminationCauses: ["A breach that is not mended"] } });
    expect(
      problem(
        await moves(world, "roberta", at, "terminate", { lastDay: "2026-11-24", reason: "We are done" }),
      ),
    ).toEqual([422, "invalid-input"]);
    expect(problem(await moves(world, "tom", at, "close"))).toEqual([409, "wrong-moment"]);
    const ended = worked(
      await moves(world, "roberta", at, "terminate", {
        lastDay: "2026-11-23",
        reason: "It was not mended",
        cause: "A breach that is not mended",
      }),
    ).body;
    expect(ended).toMatchObject({
      status: "TERMINATED",
      phase: "ACTIVE",
      termination: { lastDay: "2026-11-23" },
    });
    expect(problem(await moves(world, "ruth", at, "amend", {}))).toEqual([409, "wrong-moment"]);

    const later = await tomorrow(world);
    const seen = worked(await later.as("ruth")("GET", at));
    expect(seen.body.phase).toBe("IN_DISPOSITION");
    const early = await moves(later, "tom", at, "close");
    expect(problem(early)).toEqual([409, "certificates-missing"]);
    expect(early.body.missing).toEqual([{ organizationId: world.region.organization("NSU") }]);
    expect(
      problem(await moves(later, "tom", at, "certificates", { nothingReceived: true, title: "Registrar" })),
    ).toEqual([422, "invalid-input"]);
    const certificate = {
      nothingReceived: false,
      what: "All files",
      method: "Shredded",
      destroyedOn: "2026-11-24",
      title: "Director",
    };
    worked(await moves(later, "ruth", at, "certificates", certificate));
    expect(worked(await moves(later, "tom", at, "close")).body).toMatchObject({
      status: "CLOSED",
      phase: "CLOSED",
      closedOn: "2026-11-24",
    });
    expect((await later.as("roberta")("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
  });
});

/** What its history says of attempts that did not hold. */
const refusedAttempts = async (of: World, at: string): Promise<{ action: string; note?: string }[]> =>
  worked(await of.as("ruth")("GET", `${at}/history?limit=100`)).body.items.filter(
    ({ action }: { action: string }) => action === "attempt-refused",
  );

/** The same hub a day later. */
async function tomorrow({ services, token }: World): Promise<World> {
  const { createApp } = await import("#functions/app.ts");
  const app = createApp({
    ...services,
    now: () => new Date("2026-11-24T18:00:00Z"),
    today: () => Promise.resolve("2026-11-24"),
  });
  return {
    ...world,
    as:
      (who) =>
      async (method, path, body, headers = {}) => {
        const response = await app.request(path, {
          method,
          headers: {
            authorization: `Bearer ${await token(who)}`,
            "content-type": "application/json",
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return {
          status: response.status,
          body: await response.json(),
          headers: response.headers,
          etag: response.headers.get("etag") ?? "",
        };
      },
  };
}
