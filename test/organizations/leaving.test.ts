/** A partner leaves or merges: no agreement of it is forgotten, and no name changes under a signer's hands. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attached,
  base,
  drafted,
  executed,
  healthCsv,
  outForSignature,
  typedSigners,
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

  it("takes a last day on which the partner is a member, and none after the one there is", async () => {
    const path = `${organizations}/${org("RALC")}`;
    const before = worked(await marisol("GET", path));
    const own = before.body.memberships.find((one: { of: string }) => one.of === "partnership");
    const leave = (until: string, seen: string) => marisol("POST", `${path}/leave`, { until }, seen);
    const early = await leave("1999-12-31", before.etag);
    expect([early.status, early.body.errors]).toEqual([
      422,
      [{ pointer: "/until", detail: `a day of its membership: on or after ${own.from}` }],
    ]);
    const left = worked(await leave("2027-06-30", before.etag));
    const late = await leave("2027-07-01", left.etag);
    expect([late.status, late.body.errors]).toEqual([
      422,
      [{ pointer: "/until", detail: `a day of its membership: from ${own.from} to 2027-06-30` }],
    ]);
    const sooner = worked(await leave("2027-01-31", left.etag));
    expect(sooner.body.organization.departure.until).toBe("2027-01-31");
  });

  it("says of each agreement where it stands: its last day in force, or the one it is to have", async () => {
    const report = worked(await marisol("POST", `${at("CBHS")}/leave?dryRun=true`, { until: "2026-12-31" }));
    const said = Object.fromEntries(
      report.body.agreements.map((one: { id: string; phase?: string; lastDay: string }) => [
        one.id,
        [one.phase, one.lastDay],
      ]),
    );
    expect(said).toEqual({
      [inForce.id]: ["IN_FORCE", "2028-07-31"],
      [open.id]: [undefined, "2028-07-31"],
    });
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
  const merge = async (code: string, into: string, on = "2026-11-20") => {
    const { etag } = worked(await marisol("GET", at(code)));
    return marisol("POST", `${at(code)}/merge`, { into: org(into), on }, etag);
  };

  it("waits while one of its agreements is being signed, and names it", async () => {
    const sent = await outForSignature(world, healthCsv(), { name: "Out for signature" });
    const waits = await merge("TRACC", "MRD");
    expect([waits.status, waits.body.type]).toEqual([409, "/problems/out-for-signature"]);
    expect(waits.body.agreements.map((one: { id: string }) => one.id)).toEqual([sent.id]);
    const recalled = worked(
      await world.as("tom")("POST", `${sent.at}/recall`, { reason: "a merge" }, { "if-match": sent.etag }),
    );
    worked(
      await world.as("tom")(
        "POST",
        `${sent.at}/withdraw`,
        { reason: "a merge" },
        { "if-match": recalled.etag },
      ),
    );
  });

  it("waits while a signing of it on paper is registered and not confirmed", async () => {
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
          signers: typedSigners(world),
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
    const { at: agreement, etag } = await drafted(world, healthCsv(), { name: "Drafted before the merge" });
    const { termsId } = worked(
      await world.as("tom")("POST", `${agreement}/review`, undefined, { "if-match": etag }),
    ).body;
    const findings = [1, 2, 3, 4].map((ruleNo) => ({ ruleNo, kind: "OK" }));
    worked(await world.as("anjali")("POST", `${agreement}/reviews`, { termsId, findings }));
    const register = `${at("PLCC")}/findings`;
    const refusal = {
      course: {
        organizationId: org("TRACC"),
        code: "BNA",
        title: "Basic Nursing Assistant",
        creditHundredths: 200,
        unit: "CarnegieUnit",
      },
      against: "NUR 106",
      visibility: "PARTIES",
      reason: "CONTENT_GAP",
      decidedOn: "2026-11-20",
      decidedBy: "Nursing faculty",
    };

    // It signed this one, and what is being made to follow it is without it.
    const once = await executed(world, undefined, { name: "Signed with it once" });
    const tom = world.as("tom");
    const current = worked(await tom("GET", once.at));
    const next = worked(await tom("POST", `${once.at}/amend`, {}, { "if-match": current.etag }));
    const { name, agreementType, dateEffective, expirationDate } = next.body;
    const without = { name, agreementType, dateEffective, expirationDate, ...between("CBHS") };
    const begun = worked(await tom("PUT", once.at, without, { "if-match": next.etag })).body.version;

    const later = await merge("TRACC", "MRD", "2026-12-01");
    expect([later.status, later.body.errors[0].pointer]).toEqual([422, "/on"]);
    expect(later.body.errors[0].detail).toMatch(/^a day up to today, 2026-11-23: /);
    worked(await world.as("anjali")("POST", register, refusal));
    const merged = worked(await merge("TRACC", "MRD"));
    expect(merged.body.successor.id).toBe(org("MRD"));
    const after = worked(await world.as("tom")("GET", agreement)).body;
    expect(after.parties.map((party: { organizationId: string }) => party.organizationId)).toEqual([
      org("PLCC"),
      org("CBHS"),
      org("MRD"),
    ]);
    expect(worked(await tom("GET", once.at)).body.version).toBe(begun);
    // What was approved were another organization's courses.
    expect([after.status, after.review]).toEqual(["DRAFT", undefined]);
    const rules = JSON.stringify(worked(await world.as("tom")("GET", `${agreement}/rules`)).body);
    expect([rules.includes(org("TRACC")), rules.includes(org("MRD"))]).toEqual([false, true]);
    const last = worked(await world.as("tom")("GET", `${agreement}/history`)).body.items.at(-1);
    expect(last).toMatchObject({ action: "party-succeeded" });
    expect(last.note).toContain("in the place of Three Rivers Area Career Center, which merged into it");

    // What was decided about a course of the one that merged holds for its successor.
    const seen = `"${after.version}"`;
    const review = (who: string, code: string) =>
      world.as(who)("POST", `${agreement}/review`, undefined, { "if-match": seen, "acting-for": org(code) });
    const stopped = await review("tom", "PLCC");
    expect([stopped.status, stopped.body.errors.map((one: { detail: string }) => one.detail)]).toEqual([
      422,
      [expect.stringContaining("BNA, which the receiver's register refuses since 2026-11-20 (CONTENT_GAP)")],
    ]);
    // A third party learns whom to ask, and nothing of what two organizations keep to themselves.
    const third = await review("lena", "CBHS");
    expect(third.body.errors).toEqual([
      {
        pointer: "/rules/2",
        detail: "Rule 3 cannot stand: ask Prairie Lakes Community College about BNA.",
      },
    ]);

    const kept = worked(await world.as("tom")("GET", signed.at)).body;
    expect(kept.parties.map((party: { organizationId: string }) => party.organizationId)).toContain(
      org("TRACC"),
    );
    expect(kept.version).toBe(Number(signed.etag.replaceAll('"', "")));
    const listed = worked(await world.as("tom")("GET", `${base}?party=${org("MRD")}`)).body.items;
    expect(listed.map((one: { name: string }) => one.name)).toContain("Drafted before the merge");
  });
});
