/** A partner leaves or merges: no agreement of it is forgotten, and no name changes under a signer's hands. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attached,
  base,
  drafted,
  executed,
  healthCsv,
  weldingCsv,
  worked,
} from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";

const organizations = "/api/partnerships/cedar-valley/organizations";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const org = (code: string) => world.region.organization(code);
const at = (code: string) => `${organizations}/${org(code)}`;
const marisol = (method: string, path: string, body?: unknown, seen?: string) =>
  world.as("marisol")(method, path, body, seen ? { "if-match": seen } : {});
const between = (...schools: string[]) => ({
  parties: [
    { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [world.region.person("anjali")] },
    ...schools.map((school) => ({ organizationId: org(school), role: "SENDING" })),
  ],
});

describe("leaving", () => {
  let inForce: { id: string; codedNotation: string };
  let open: { id: string; codedNotation: string };
  beforeAll(async () => {
    inForce = await executed(world);
    open = await drafted(world, weldingCsv(), { name: "Not signed yet", ...between("CBHS") });
  });

  it("cannot be slipped into a change while agreements of the partner are open, and says which they are", async () => {
    const before = worked(await marisol("GET", at("CBHS")));
    const { id: _id, version: _version, chainHash: _hash, predecessors: _before, ...body } = before.body;
    const memberships = body.memberships.map((one: { of: string }) =>
      one.of === "partnership" ? { ...one, until: "2026-12-31" } : one,
    );
    const refused = await marisol("PUT", at("CBHS"), { ...body, memberships }, before.etag);
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/agreements-undecided"]);
    expect(refused.body.agreements.map((one: { id: string }) => one.id).sort()).toEqual(
      [inForce.id, open.id].sort(),
    );
    expect(refused.body.detail).toContain(open.codedNotation);
    worked(await marisol("PUT", at("CBHS"), { ...body, city: "Cedar Bend" }, before.etag));
  });

  it("lists them in a dry run, and takes a decision that fits for each of them or none", async () => {
    const listed = worked(await marisol("POST", `${at("CBHS")}/leave?dryRun=true`, { until: "2026-12-31" }));
    expect(
      Object.fromEntries(
        listed.body.agreements.map((one: { id: string; inForce: boolean }) => [one.id, one.inForce]),
      ),
    ).toEqual({ [inForce.id]: true, [open.id]: false });
    const forgotten = await marisol(
      "POST",
      `${at("CBHS")}/leave`,
      { until: "2026-12-31", futures: [{ agreementId: inForce.id, future: "WITHDRAW" }] },
      listed.etag,
    );
    expect([forgotten.status, forgotten.body.errors]).toEqual([
      422,
      [
        { pointer: "/futures", detail: `a decision about ${open.codedNotation}` },
        { pointer: "/futures/0/future", detail: "RUNS_OUT, NOTICE or SUCCESSOR: it has been signed" },
      ],
    ]);
  });

  it("ends the membership, keeps what was decided, and says it in each agreement's history", async () => {
    const before = worked(await marisol("GET", at("CBHS")));
    const left = worked(
      await marisol(
        "POST",
        `${at("CBHS")}/leave`,
        {
          until: "2026-12-31",
          futures: [
            { agreementId: inForce.id, future: "RUNS_OUT" },
            { agreementId: open.id, future: "WITHDRAW", note: "The district takes over" },
          ],
        },
        before.etag,
      ),
    ).body.organization;
    const own = left.memberships.filter((one: { of: string }) => one.of === "partnership");
    expect(own.map((one: { until: string }) => one.until)).toEqual(["2026-12-31"]);
    expect(left.departure.futures).toHaveLength(2);
    const last = worked(await world.as("tom")("GET", `${base}/${open.id}/history`)).body.items.at(-1);
    expect(last).toMatchObject({
      action: "partner-leaving",
      note: "Cedar Bend High School, last day 2026-12-31: to be withdrawn. The district takes over",
    });
    expect((await world.as("tom")("GET", `${base}/${inForce.id}/history/verify`)).body.intact).toBe(true);
    expect((await marisol("GET", `${at("CBHS")}/history/verify`)).body.intact).toBe(true);
    const seen = worked(await marisol("GET", at("CBHS")));
    const {
      id: _id,
      version: _version,
      chainHash: _hash,
      predecessors: _before,
      departure: _out,
      ...body
    } = seen.body;
    const kept = worked(await marisol("PUT", at("CBHS"), { ...body, city: "Elsewhere" }, seen.etag));
    expect(kept.body.departure.until).toBe("2026-12-31");
  });
});

describe("merging a party", () => {
  const merge = async (code: string, into: string) => {
    const { etag } = worked(await marisol("GET", at(code)));
    return marisol("POST", `${at(code)}/merge`, { into: org(into), on: "2026-11-20" }, etag);
  };

  it("waits while one of its agreements is being signed, and names it", async () => {
    const { at: agreement, id, etag } = await drafted(world, healthCsv(), { name: "Being signed" });
    const reviewed = worked(
      await world.as("tom")("POST", `${agreement}/review`, undefined, { "if-match": etag }),
    );
    const documentId = await attached(world, id);
    const registered = worked(
      await world.as("denise")(
        "POST",
        `${agreement}/register`,
        {
          documentId,
          dateSigned: "2026-07-15",
          signers: [{ name: "D", title: "VP", organizationId: org("PLCC") }],
        },
        { "if-match": reviewed.etag },
      ),
    );
    const refused = await merge("TRACC", "MRD");
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/out-for-signature"]);
    expect(refused.body.agreements.map((one: { id: string }) => one.id)).toEqual([id]);
    worked(
      await world.as("denise")(
        "POST",
        `${agreement}/reject`,
        { reason: "wrong scan" },
        { "if-match": registered.etag },
      ),
    );
  });

  it("puts the successor in its place where it can still change, courses and all, and leaves what was signed", async () => {
    const signed = await executed(world, undefined, { name: "Signed before the merge" });
    const { at: agreement } = await drafted(world, healthCsv(), { name: "Drafted before the merge" });
    const merged = worked(await merge("TRACC", "MRD"));
    expect(merged.body.successor.id).toBe(org("MRD"));
    const after = worked(await world.as("tom")("GET", agreement)).body;
    expect(after.parties.map((party: { organizationId: string }) => party.organizationId)).toEqual([
      org("PLCC"),
      org("CBHS"),
      org("MRD"),
    ]);
    const rules = JSON.stringify(worked(await world.as("tom")("GET", `${agreement}/rules`)).body);
    expect([rules.includes(org("TRACC")), rules.includes(org("MRD"))]).toEqual([false, true]);
    const last = worked(await world.as("tom")("GET", `${agreement}/history`)).body.items.at(-1);
    expect(last).toMatchObject({ action: "party-succeeded" });
    expect(last.note).toContain("in the place of Three Rivers Area Career Center, which merged into it");

    const kept = worked(await world.as("tom")("GET", signed.at)).body;
    expect(kept.parties.map((party: { organizationId: string }) => party.organizationId)).toContain(
      org("TRACC"),
    );
    expect(kept.version).toBe(Number(signed.etag.replaceAll('"', "")));
    const listed = worked(await world.as("tom")("GET", `${base}?party=${org("MRD")}`)).body.items;
    expect(listed.map((one: { name: string }) => one.name)).toContain("Drafted before the merge");
  });
});
