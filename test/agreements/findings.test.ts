/** The register of findings: decided by the receiver's faculty alone, once per pair, held against rules day by day. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { findingsAgainst } from "#shared/agreements/findings.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import type { FindingId, PersonId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import { drafted, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { all, award, course, plcc } from "./agreed.ts";

describe("a rule and a refusal of the register", () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => plusDays("2026-08-01", n));
  const reasons = ["DENIED", "CONTENT_GAP", "NOT_YET_EVALUATED", "LIFTED"] as const;
  const decisions = fc
    .uniqueArray(fc.tuple(day, fc.constantFrom(...reasons)), {
      minLength: 1,
      maxLength: 4,
      selector: ([on]) => on,
    })
    .map((some) => some.sort(([a], [b]) => (a < b ? -1 : 1)));

  it("never hold on the same day: exactly those rules are named for which some day has both", () => {
    fc.assert(
      fc.property(decisions, day, day, fc.boolean(), fc.boolean(), (some, a, b, alone, samePair) => {
        const [validFrom, validTo] = [a, b].sort() as [string, string];
        const finding: RegisterFinding = {
          id: `fnd_${"a".repeat(20)}` as FindingId,
          receiverId: plcc,
          course: course("WELD1"),
          against: "wld  101 Introduction",
          visibility: "PARTNERSHIP",
          decisions: some.map(([decidedOn, reason]) => ({
            decidedOn,
            reason,
            decidedBy: "Faculty",
            by: `per_${"a".repeat(20)}` as PersonId,
            byName: "A",
            at: "2026-08-01T00:00:00.000Z",
          })),
          version: 1,
        };
        const rule: EquivalencyRule = {
          ruleNo: 4,
          validFrom,
          validTo,
          options: [alone ? all(course("weld1")) : all(course("weld1"), course("WELD2"))],
          awards: [award(samePair ? "WLD 101" : "WLD 121", 300)],
          awardMethod: "PROFICIENCY_CREDIT",
          conditions: [],
          priority: 1,
        };
        let both = false;
        for (let on = validFrom; on <= validTo; on = plusDays(on, 1)) {
          const [, reason] = some.filter(([from]) => from <= on).at(-1) ?? [];
          if (reason === "DENIED" || reason === "CONTENT_GAP") both = true;
        }
        const named = findingsAgainst([finding], { rules: [rule] }).map(({ pointer }) => pointer);
        expect(named).toEqual(both && alone && samePair ? ["/rules/0"] : []);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the register of a college", () => {
  let world: World;
  let at: string;
  let org: (code: string) => string;
  beforeAll(async () => {
    world = await openWorld();
    org = (code) => world.region.organization(code);
    at = `/api/partnerships/cedar-valley/organizations/${org("PLCC")}/findings`;
  });
  afterAll(() => world.close());
  const draft = (changes: object = {}, code = "ROBO1", school = "CBHS") => ({
    course: {
      organizationId: org(school),
      code,
      title: `Course ${code}`,
      creditHundredths: 100,
      unit: "CarnegieUnit",
    },
    against: "EGR 110",
    reason: "LAB_NOT_COMPARABLE",
    decidedOn: "2026-10-01",
    decidedBy: "Engineering faculty",
    revisitOn: "2027-10-01",
    ...changes,
  });
  const record = (changes: object = {}, code?: string, school?: string) =>
    world.as("curtis")("POST", at, draft(changes, code, school));

  it("holds a pair once, whatever the spelling, with every decision about it and its days", async () => {
    const first = await record();
    expect([first.status, first.etag]).toEqual([201, '"1"']);
    const again = await record({ against: " egr  110" }, "robo1");
    expect([again.status, again.body.type]).toEqual([409, "/problems/already-there"]);

    const path = `${at}/${first.body.id}`;
    const change = { reason: "CONTENT_GAP", decidedOn: "2026-11-02", decidedBy: "Engineering faculty" };
    const early = await world.as("anjali")(
      "POST",
      `${path}/supersede`,
      { ...change, decidedOn: "2026-10-01" },
      { "if-match": first.etag },
    );
    expect([early.status, early.body.errors]).toEqual([
      422,
      [{ pointer: "/decidedOn", detail: "a day after the last decision, 2026-10-01" }],
    ]);
    const second = worked(
      await world.as("anjali")("POST", `${path}/supersede`, change, { "if-match": first.etag }),
    );
    expect(second.body.decisions).toMatchObject([
      { reason: "LAB_NOT_COMPARABLE" },
      { ...change, byName: "Anjali Deshmukh" },
    ]);
    const late = await world.as("anjali")("POST", `${path}/supersede`, change, { "if-match": first.etag });
    expect([late.status, late.body.changes[0].note]).toEqual([
      412,
      "ROBO1: CONTENT_GAP, by Engineering faculty",
    ]);
    expect((await world.as("gus")("GET", `${path}/history/verify`)).body.intact).toBe(true);
    expect((await world.as("gus")("GET", at)).body.items).toHaveLength(1);
  });

  it("is written by its own reviewers, about courses of others, on days that can be", async () => {
    const foreign = await world.as("ruth")("POST", at, draft({}, "X1"));
    expect([foreign.status, foreign.body.type]).toEqual([403, "/problems/not-your-side"]);
    const refused = await record({ decidedOn: "2026-12-01", revisitOn: "2026-11-01" }, "X2", "PLCC");
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/course/organizationId",
      "/decidedOn",
      "/revisitOn",
    ]);
  });

  it("keeps what is between two organizations to them", async () => {
    const kept = worked(await record({ visibility: "PARTIES" }, "BIO2"));
    const lists = async (who: string, headers = {}) =>
      JSON.stringify((await world.as(who)("GET", at, undefined, headers)).body).includes(kept.body.id);
    for (const who of ["curtis", "samuel", "angela"]) expect([who, await lists(who)]).toEqual([who, true]);
    for (const who of ["roberta", "gus"]) {
      expect([who, await lists(who)]).toEqual([who, false]);
      expect((await world.as(who)("GET", `${at}/${kept.body.id}/history`)).status).toBe(404);
    }
  });

  it("gives a draft what it says about these schools' courses, once, under free numbers", async () => {
    const hbs = worked(await record({ against: "BIO 145" }, "PLTWBIO"));
    worked(await record({}, "MILL1", "MRHS"));
    const { at: agreement, etag } = await drafted(world, weldingCsv(), {
      parties: [
        { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [world.region.person("curtis")] },
        { organizationId: org("CBHS"), role: "SENDING" },
      ],
    });
    const offered = worked(await world.as("tom")("GET", `${agreement}/findings`)).body.items;
    expect(offered.map((one: { course: { code: string } }) => one.course.code).sort()).toEqual([
      "BIO2",
      "PLTWBIO",
      "ROBO1",
    ]);
    const taken = worked(
      await world.as("tom")(
        "POST",
        `${agreement}/findings`,
        { findingIds: [hbs.body.id] },
        { "if-match": etag },
      ),
    );
    expect(taken.body.findings.at(-1)).toMatchObject({
      course: { code: "PLTWBIO" },
      against: "BIO 145",
      reason: "LAB_NOT_COMPARABLE",
      receiverId: org("PLCC"),
    });
    const numbers = [...taken.body.rules, ...taken.body.findings].map(
      (one: { ruleNo: number }) => one.ruleNo,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    const twice = await world.as("tom")(
      "POST",
      `${agreement}/findings`,
      { findingIds: [hbs.body.id] },
      { "if-match": taken.etag },
    );
    expect([twice.status, twice.body.errors[0].pointer]).toEqual([422, "/findingIds/0"]);
  });

  it("stands in the way of review while it refuses what a rule grants, and no longer once it is lifted", async () => {
    const refused = worked(await record({ against: "WLD 101" }, "WELD1"));
    const { at: agreement, etag } = await drafted(world, weldingCsv(), {
      name: "Welding again",
      parties: [
        { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [world.region.person("curtis")] },
        { organizationId: org("CBHS"), role: "SENDING" },
      ],
    });
    const stopped = await world.as("tom")("POST", `${agreement}/review`, undefined, { "if-match": etag });
    expect([stopped.status, stopped.body.type]).toEqual([422, "/problems/terms-invalid"]);
    expect(stopped.body.errors[0].detail).toContain(
      "WELD1, which the receiver's register refuses since 2026-10-01",
    );
    worked(
      await world.as("curtis")(
        "POST",
        `${at}/${refused.body.id}/supersede`,
        { reason: "LIFTED", decidedOn: "2026-11-20", decidedBy: "Welding faculty" },
        { "if-match": refused.etag },
      ),
    );
    // It refused until November 19: a rule for days before that still contradicts it.
    const still = await world.as("tom")("POST", `${agreement}/review`, undefined, { "if-match": etag });
    expect(still.status).toBe(422);
    const later = await drafted(world, weldingCsv().replaceAll("2026-08-01", "2027-08-01"), {
      name: "Welding from next year",
      dateEffective: "2027-08-01",
      expirationDate: "2028-07-31",
      parties: [
        { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [world.region.person("curtis")] },
        { organizationId: org("CBHS"), role: "SENDING" },
      ],
    });
    worked(await world.as("tom")("POST", `${later.at}/review`, undefined, { "if-match": later.etag }));
  });
});
