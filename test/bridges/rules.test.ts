/** Who may do what with a bridge, what a draft must not say, and how one version follows another. */
import { describe, expect, it } from "vitest";
import { view } from "#functions/bridges/paths.ts";
import type { Actor } from "#shared/actor.ts";
import { checkBridge } from "#shared/bridges/checks.ts";
import {
  asAgreed,
  type BridgeMove,
  discard,
  objectionToMove,
  objectionToUnread,
  objectionToVisibility,
  publish,
  retire,
  revise,
  setVisibility,
} from "#shared/bridges/moves.ts";
import {
  draftProblems,
  objectionToEditing,
  objectionToStarting,
  planProblems,
} from "#shared/bridges/rules.ts";
import { Bridge, type BridgeStatus } from "#shared/bridges/schema.ts";
import {
  bindingNo,
  everyProvider,
  isInForce,
  mayReadHistory,
  mayReadVersion,
  sight,
  tasksFor,
} from "#shared/bridges/sight.ts";
import { mayTakeOn, objectionToTasking, taskProblems } from "#shared/bridges/tasks.ts";
import { bridge, entry, facts, level, measure, plan, planOf, program, riverbend } from "./staged.ts";

const other = `org_${"c".repeat(20)}`;
const actor = (organization: string | undefined, ...roles: string[]): Actor =>
  ({ person: `per_${"p".repeat(20)}`, name: "Hannah", organization, roles, partnershipRoles: [] }) as never;
const hannah = actor(riverbend, "editor");
const outsider = actor(other, "admin");
const convener = { ...actor(undefined), partnershipRoles: ["convener"] } as Actor;
const auditor = { ...actor(undefined), partnershipRoles: ["auditor"] } as Actor;
const today = "2026-11-23";
const inForce = () => publish(bridge(), "2026-09-01").record;

describe("who may", () => {
  it("an editor or admin of a provider does everything, anyone else nothing", () => {
    for (const role of ["editor", "admin"]) {
      expect(objectionToStarting(actor(riverbend, role), bridge().providers)).toBeUndefined();
      expect(objectionToEditing(bridge(), actor(riverbend, role))).toBeUndefined();
    }
    for (const who of [actor(riverbend, "viewer", "reviewer", "signatory"), actor(undefined, "editor")])
      expect(objectionToStarting(who, bridge().providers)).toBeDefined();
    for (const who of [actor(riverbend, "viewer"), outsider, convener, auditor]) {
      expect(objectionToEditing(bridge(), who)).toBeDefined();
      expect(objectionToTasking(bridge(), who)).toBeDefined();
      expect(objectionToVisibility(bridge(), "PUBLIC", who)).toBeDefined();
      for (const move of ["publish", "revise", "discard", "retire"] as const)
        expect(objectionToMove(move, bridge(), who)).toBeDefined();
    }
  });

  it("each move has its moment", () => {
    const second = revise(inForce()).record;
    const gone = retire(inForce(), hannah, "over", today).record;
    const table: Record<string, [Bridge, BridgeMove[]]> = {
      draft: [bridge(), ["publish", "retire"]],
      "in force": [inForce(), ["revise", "retire"]],
      second: [second, ["publish", "discard", "retire"]],
      retired: [gone, []],
    };
    for (const [record, moves] of Object.values(table))
      expect(
        (["publish", "revise", "discard", "retire"] as const).filter(
          (move) => objectionToMove(move, record, hannah) === undefined,
        ),
      ).toEqual(moves);
    expect(objectionToEditing(inForce(), hannah)?.code).toBe("wrong-moment");
    expect(objectionToTasking(gone, hannah)?.code).toBe("wrong-moment");
  });

  it("is refused while a check that refuses fails, in the check's own words; a warning lets it pass", () => {
    const failing = checkBridge(bridge(), plan, facts());
    const refusal = objectionToMove("publish", bridge(), hannah, failing);
    expect(refusal?.code).toBe("checks-missing");
    expect(refusal?.why).toContain("Leads to an entry point: At the exit reading is short by 0.4");
    const ready = bridge({ exitLevels: [level("Reading", 910), level("Math", 800)], preAssessment: [] });
    const answers = checkBridge(ready, planOf(["TTTTTTTT"]), facts());
    expect(answers.some(({ result }) => result === "FAIL")).toBe(true);
    expect(objectionToMove("publish", ready, hannah, answers)).toBeUndefined();
    expect(objectionToUnread(facts({ entries: [{ ...entry(), known: false }] }))?.code).toBe(
      "content-hidden",
    );
  });
});

describe("versions", () => {
  it("what is in force stays readable and in force while the next is made, and ends the day before it", () => {
    const second = revise(inForce()).record;
    expect(Bridge.parse(second)).toMatchObject({ versionNo: 2, status: "DRAFT" });
    expect([bindingNo(second), isInForce(second), second.inForceFrom]).toEqual([1, true, undefined]);
    const after = publish(second, today).record;
    expect(after.earlier).toMatchObject([
      { versionNo: 1, inForceFrom: "2026-09-01", inForceUntil: "2026-11-22" },
    ]);
    expect([bindingNo(after), after.inForceFrom]).toEqual([2, today]);
    expect(
      publish(revise(publish(bridge(), today).record).record, today).record.earlier[0]?.inForceUntil,
    ).toBe(today);
  });

  it("giving up the next one leaves the bridge as it was, with who took on what", () => {
    const first = inForce();
    const second = { ...revise(first).record, version: 9, title: "Other", visibility: "PUBLIC" as const };
    const back = discard(second, first).record;
    expect(back).toEqual({ ...first, visibility: "PUBLIC", version: 9 });
  });

  it("retiring ends the one in force too", () => {
    const { record } = retire(revise(inForce()).record, hannah, "No more learners", today);
    expect([record.status, record.earlier[0]?.inForceUntil, isInForce(record)]).toEqual([
      "RETIRED",
      today,
      false,
    ]);
  });
});

describe("sight", () => {
  const seen = (record: Bridge) => [hannah, outsider, convener, auditor].map((who) => sight(record, who));
  it("is its providers' until they let others see it; then those see the one in force, not the next", () => {
    expect(seen(bridge())).toEqual(["content", "none", "outline", "content"]);
    const shown = bridge({ visibility: "PARTNERSHIP" });
    expect([seen(shown)[1], mayReadVersion(shown, 1, outsider)]).toEqual(["content", true]);
    expect(seen(inForce())).toEqual(["content", "none", "outline", "content"]);
    const open = { ...inForce(), visibility: "PARTNERSHIP" as const };
    expect(seen(open)).toEqual(["content", "content", "content", "content"]);
    const second = revise(open).record;
    expect(seen(second)).toEqual(["content", "content", "content", "content"]);
    expect([1, 2].map((no) => mayReadVersion(second, no, outsider))).toEqual([true, false]);
    expect([1, 2].map((no) => mayReadVersion(second, no, hannah))).toEqual([true, true]);
  });

  it("who took on what is for the providers, and each other owner sees its own", () => {
    const task = (ownerId: string) => ({ key: ownerId, ownerId }) as never;
    const record = { ...bridge(), tasks: [task(riverbend), task(other)] };
    expect([hannah, outsider, auditor, convener].map((who) => tasksFor(record, who).length)).toEqual([
      2, 1, 2, 0,
    ]);
    expect(mayTakeOn(record, other)).toBe(false);
    expect(mayTakeOn({ ...record, visibility: "PARTNERSHIP" }, other)).toBe(true);
  });

  it("widens when each provider agreed, narrows at once, and goes back when a provider is added", () => {
    const two = bridge({
      providers: [riverbend, other].map((organizationId) => ({ organizationId, kind: "OTHER" })),
    });
    const asked = setVisibility(two, "PUBLIC", hannah).record;
    expect([asked.visibility, asked.visibilityProposal?.consents]).toEqual(["PARTIES", [riverbend]]);
    expect(objectionToVisibility(asked, "PUBLIC", hannah)?.code).toBe("wrong-moment");
    const agreed = setVisibility(asked, "PUBLIC", actor(other, "editor")).record;
    expect([agreed.visibility, agreed.visibilityProposal]).toEqual(["PUBLIC", undefined]);
    expect(setVisibility(agreed, "PARTNERSHIP", hannah).record.visibility).toBe("PARTNERSHIP");
    expect(asAgreed(bridge(), { ...two, visibility: "PUBLIC" }).visibility).toBe("PARTIES");
    expect(asAgreed(two, { ...bridge(), visibility: "PUBLIC" }).visibility).toBe("PUBLIC");
  });
});

describe("a provider of what is in force that the next version leaves out", () => {
  const providers = (...all: string[]) =>
    all.map((organizationId) => ({ organizationId, kind: "OTHER" })) as Bridge["providers"];
  const first = publish(bridge({ providers: providers(riverbend, other) }), "2026-09-01").record;
  const second = Bridge.parse({ ...revise(first).record, providers: providers(riverbend) });
  const left = actor(other, "editor");

  it("still reads it, and may give the next one up or retire it", () => {
    expect([sight(second, left), mayReadVersion(second, 1, left)]).toEqual(["content", true]);
    for (const move of ["discard", "retire"] as const)
      expect(objectionToMove(move, second, left)).toBeUndefined();
    expect(sight(retire(second, hannah, "over", today).record, left)).toBe("content");
    expect(sight(discard(second, first).record, left)).toBe("content");
  });

  it("is asked before more may see it, and no more once the next version is in force", () => {
    const asked = setVisibility(second, "PUBLIC", hannah).record;
    expect([asked.visibility, asked.visibilityProposal?.consents]).toEqual(["PARTIES", [riverbend]]);
    expect(setVisibility(asked, "PUBLIC", left).record.visibility).toBe("PUBLIC");
    const after = publish(second, today).record;
    expect([sight(after, left), everyProvider(after)]).toEqual(["none", after.providers]);
    expect(setVisibility(after, "PUBLIC", hannah).record.visibility).toBe("PUBLIC");
  });

  it("is unknown of a version that was summed up before providers were kept", () => {
    const earlier = second.earlier.map(({ providers: _kept, ...summary }) => summary);
    const old = Bridge.parse({ ...second, earlier });
    expect(everyProvider(old)).toEqual(second.providers);
  });
});

describe("what others see of a bridge", () => {
  it("is neither how it came about, nor who began it, nor what the providers settle among themselves", () => {
    const open = bridge({ visibility: "PARTNERSHIP" });
    const after = publish(revise(publish(open, "2026-09-01").record).record, today).record;
    expect([hannah, auditor, outsider].map((who) => mayReadHistory(after, who))).toEqual([true, true, false]);
    expect(mayReadHistory(open, outsider)).toBe(true);
    const asked = Bridge.parse({ ...after, visibilityProposal: { to: "PUBLIC", consents: [riverbend] } });
    const told = (who: Actor) => {
      const { startedBy, visibilityProposal } = view(asked, asked, who, new Set());
      return [startedBy, visibilityProposal?.to];
    };
    expect([hannah, auditor, outsider].map(told)).toEqual([
      [asked.startedBy, "PUBLIC"],
      [asked.startedBy, "PUBLIC"],
      [undefined, undefined],
    ]);
  });

  it("is nothing of a program they may not know: neither where it leads, nor in a version before, nor in a task", () => {
    const task = (key: string) => ({
      ...{ key, ownerId: riverbend, what: "Reading is short by 0.4", by: hannah.person, byName: "Hannah" },
      at: "2026-11-01T10:00:00.000Z",
    });
    const known = `prg_${"k".repeat(20)}`;
    const after = Bridge.parse({
      ...revise(publish(bridge({ visibility: "PARTNERSHIP" }), "2026-09-01").record).record,
      tasks: [task(`level:${known}/e1:tabe`), task(`level:${program}/e3:tabe`), task(`statement:${program}`)],
    });
    const told = view(after, after, hannah, new Set([known]));
    expect([told.alignsTo, told.earlier[0]?.alignsTo]).toEqual([[], []]);
    expect(told.tasks?.map(({ key }) => key)).toEqual([
      `level:${known}/e1:tabe`,
      "level:-:2",
      `statement:${program}`,
    ]);
    const whole = view(after, after, hannah, new Set([known, program]));
    expect([whole.alignsTo, whole.tasks]).toEqual([after.alignsTo, after.tasks]);
  });
});

describe("what does not hold together", () => {
  it("is named at its field in a draft", () => {
    const provider = { organizationId: other, kind: "OTHER" };
    const wrong = bridge({
      providers: [provider, provider],
      alignsTo: [1, 2].map((versionNo) => ({ programId: `prg_${"n".repeat(20)}`, versionNo, entryId: "e3" })),
      exitLevels: [level("Reading", 1), level("READING", 2)],
      eligibility: { levels: [level("Math", 1), level("Math", 2)] },
      preAssessment: [measure("Math"), measure("Math")],
    });
    expect(draftProblems(wrong, bridge()).map(({ pointer }) => pointer)).toEqual([
      "/providers/1",
      "/providers",
      "/alignsTo/1",
      "/eligibility/levels/1",
      "/exitLevels/1",
      "/preAssessment/1",
    ]);
    expect(draftProblems(bridge({ exitLevels: [] }))).toMatchObject([{ pointer: "/exitLevelsOf" }]);
    expect(draftProblems(bridge(), bridge())).toEqual([]);
  });

  it("is named at its field in the modules", () => {
    const [one] = planOf(["TT"]).modules;
    const first = {
      ...(one as (typeof plan.modules)[0]),
      week: 17,
      reached: [level("Math", 1), level("math", 2)],
    };
    const second = { ...first, week: 16, reached: [], coverage: [first.coverage, first.coverage].flat() };
    expect(planProblems({ modules: [first, second] }, bridge()).map(({ pointer }) => pointer)).toEqual([
      "/modules/0/week",
      "/modules/0/reached/1",
      "/modules/1/moduleId",
      "/modules/1/coverage/2/statementId",
      "/modules/1/coverage/3/statementId",
    ]);
  });

  it("is named in a task: no such gap, an owner who may not see the bridge, too many", () => {
    const full = { ...bridge(), tasks: Array.from({ length: 60 }, (_, at) => ({ key: `k${at}` })) } as never;
    const draft = { key: "statement:x", ownerId: other } as never;
    expect(taskProblems(full, draft, []).map(({ pointer }) => pointer)).toEqual(["/key", "/ownerId", "/key"]);
    const status: BridgeStatus = "DRAFT";
    expect(bridge({ status }).tasks).toEqual([]);
  });
});
