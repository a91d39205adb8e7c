/** What waits about programs and bridges: for whom, from when, and which runway is spoken of. */
import { describe, expect, it } from "vitest";
import { shortRunways } from "#functions/reminders/gather-programs.ts";
import type { BridgeId, OrganizationId } from "#shared/ids.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import type { Around } from "#shared/reminders/around.ts";
import { dueOn } from "#shared/reminders/need.ts";
import { gapNeeds, programNeedsOfRow, runwayDays, runwayNeeds } from "#shared/reminders/program-needs.ts";
import { pathOf } from "#shared/reminders/words.ts";
import { plusDays } from "#shared/time.ts";
import { dualHealth, nursing, nursingFacts, nursingPlan, prairieLakes } from "#test/support/nursing.ts";

const org = (letter: string) => `org_${letter.repeat(20)}` as OrganizationId;
const [lead, school, other] = [org("a"), org("b"), org("c")];
const around: Around = { today: "2026-11-23", dayOf: (at) => at.slice(0, 10), name: () => "Prairie Lakes" };
const row = (more: Partial<ProgramRow> = {}): ProgramRow => ({
  id: nursing.id,
  title: "Nursing",
  pathwayId: nursing.pathwayId,
  edition: nursing.edition,
  cohort: "2026-27",
  leadId: lead,
  visibility: "PARTIES",
  shared: true,
  status: "DRAFT",
  versionNo: 1,
  template: false,
  partyIds: [lead, school, other],
  ...more,
});
const told = (one: ProgramRow) =>
  programNeedsOfRow(one, around).map(({ title, for: whom }) => [
    title,
    ...whom.map((who) => ("organizationId" in who ? who.organizationId : who)),
  ]);

describe("a program of study", () => {
  it("waits for its lead while it is a draft, and once shared for every partner's own courses", () => {
    expect(told(row({ shared: false }))).toEqual([["Finish and share Nursing", lead]]);
    expect(told(row())).toEqual([
      ["Send Nursing to review", lead],
      ["Bind your courses in Nursing", school, other],
    ]);
    expect(told(row({ template: true }))).toEqual([]);
  });

  it("in review waits for each approval that is not there, beside what is in force, too; then for the lead", () => {
    const waiting = [school, lead];
    expect(told(row({ status: "IN_FORCE", pending: "IN_REVIEW", waiting }))).toEqual([
      ["Approve your part of Nursing", school],
      ["Approve your part of Nursing", lead],
    ]);
    expect(told(row({ status: "APPROVED" }))).toEqual([["Put Nursing in force", lead]]);
    expect(told(row({ status: "IN_FORCE" }))).toEqual([]);
    const [need] = programNeedsOfRow(row({ status: "IN_REVIEW", waiting: [school] }), around);
    expect(need && dueOn(need, around.today)?.key).toContain("APPROVE 1");
    expect(pathOf("cedar-valley" as never, need ?? {})).toBe(`/p/cedar-valley/programs/${nursing.id}`);
  });

  it("is short of runway where an agreement ends before the class takes the course; said when there is time to act", () => {
    const all = shortRunways(nursing, nursingPlan, nursingFacts);
    const one = all.find(({ agreement }) => agreement.id === dualHealth);
    expect(one).toBeDefined();
    if (!one) return;
    expect(one.organizations).toContain(prairieLakes);
    const gapFrom = plusDays(around.today, runwayDays);
    const needs = (day: string) => runwayNeeds(nursing, [{ ...one, gapFrom: day }], around);
    expect(needs(gapFrom)).toMatchObject([{ kind: "EXPIRATION", programId: nursing.id, by: gapFrom }]);
    expect(needs(plusDays(gapFrom, 1))).toEqual([]);
    // Without a day it has passed, it has no deadline to show.
    expect(needs("2026-07-01")[0]?.by).toBeUndefined();
  });
});

describe("a gap of a bridge", () => {
  it("waits for who took it on, and is spoken of before its day and once after", () => {
    const bridgeId = `brg_${"0".repeat(20)}` as BridgeId;
    const on = (today: string, due?: string) =>
      gapNeeds(school, [{ bridgeId, title: "Bridge", what: "Reading", due }], { ...around, today });
    const [need] = on("2026-11-23", "2026-12-20");
    expect(need && [need.by, dueOn(need, "2026-11-23")?.name]).toEqual(["2026-12-20", "T-30"]);
    const [late] = on("2026-12-22", "2026-12-20");
    expect(late?.why).toContain("It was due on December 20, 2026.");
    expect(late && dueOn(late, "2026-12-22")?.name).toBe("T+1");
    expect(on("2026-11-23")[0]?.by).toBeUndefined();
    expect(on("2026-11-23")[0]?.why).toContain("took it on: Reading. The task");
    const said = gapNeeds(school, [{ bridgeId, title: "Bridge", what: "It is taught nowhere." }], around);
    expect(said[0]?.why).toContain("It is taught nowhere. The task");
  });
});
