/** Whose word a change of a program asks for again: exactly of those whose part it is, whatever order things stand in. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#shared/canonical.ts";
import { settled, waitingFor } from "#shared/programs/approvals.ts";
import { bind } from "#shared/programs/editing.ts";
import { askedOf } from "#shared/programs/parts.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { bound, slot, spine } from "#test/support/programs.ts";
import { org, parties, plans } from "./plans.ts";
import { program } from "./programs.ts";

const head = program({ parties });
const runs = { numRuns: 40 };
/** Parties whose part is another, or came, or went. */
async function changed(before: Plan, after: Plan): Promise<string[]> {
  const [old, now] = await Promise.all([askedOf(head, before), askedOf(head, after)]);
  const hashes = (asked: typeof old, id: string) => asked.find((one) => one.organizationId === id)?.partHash;
  return parties
    .map(({ organizationId }) => organizationId)
    .filter((id) => hashes(old, id) !== hashes(now, id));
}
const shuffled = <One>(list: readonly One[]): One[] => list.toReversed();

describe("a part", () => {
  it("is the same in whatever order slots, courses, exits and parties stand", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const other: Plan = {
          ...plan,
          exitPoints: shuffled(plan.exitPoints),
          slots: shuffled(plan.slots).map((one) => ({
            ...one,
            features: shuffled(one.features),
            bindings: shuffled(one.bindings).map((binding) => ({
              ...binding,
              courses: shuffled(binding.courses).map((course) => ({
                ...course,
                statementIds: shuffled(course.statementIds),
              })),
            })),
          })),
        };
        const asked = await askedOf(head, plan);
        const again = await askedOf({ ...head, parties: shuffled(parties) }, other);
        const sorted = (list: typeof asked) => list.map((one) => canonicalJson(one)).sort();
        expect(sorted(again)).toEqual(sorted(asked));
      }),
      runs,
    );
  });

  it("changes with one's own courses, and with nobody else's", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(1, 2, 3), fc.nat(), async (plan, who, at) => {
        const slotId = plan.slots[at % plan.slots.length]?.slotId ?? "";
        const own = plan.slots.flatMap((one) =>
          one.bindings
            .filter(({ organizationId }) => organizationId === org(who))
            .map(({ courses }) => ({ slotId: one.slotId, courses })),
        );
        const there = own.find((one) => one.slotId === slotId)?.courses ?? [];
        const fresh = { slotId, courses: [...there, bound("NEW 1")] };
        const after = bind(plan, org(who), [...own.filter((one) => one.slotId !== slotId), fresh]);
        expect(await changed(plan, after)).toEqual([org(who)]);
      }),
      runs,
    );
  });

  it("changes with a slot's words for whoever is bound in it, hosts its work, or validates it as a business", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.nat(), async (plan, nth) => {
        const at = nth % plan.slots.length;
        const one = plan.slots[at] as Plan["slots"][number];
        const after = { ...plan, slots: plan.slots.with(at, { ...one, intent: `${one.intent}!` }) };
        const concerned = parties.filter(
          ({ organizationId, role }) =>
            one.bindings.some((binding) => binding.organizationId === organizationId) ||
            one.bindings.some(({ courses }) =>
              courses.some(
                ({ deliveredAt, earlyCredit }) =>
                  deliveredAt === organizationId || earlyCredit?.college?.organizationId === organizationId,
              ),
            ) ||
            one.work?.hostId === organizationId ||
            (role === "BUSINESS" && ["cte", "work-based", "credential"].includes(one.row)),
        );
        expect(await changed(plan, after)).toEqual(concerned.map(({ organizationId }) => organizationId));
      }),
      runs,
    );
  });

  it("has what others promise of one's credit, and what they teach at one's place, though one teaches nothing there", async () => {
    const taught = (more: Parameters<typeof bound>[1]) =>
      spine({
        slots: [
          slot("s1", "G12", "math", {
            bindings: [{ organizationId: org(2), courses: [bound("A", { title: "Algebra", ...more })] }],
          }),
        ],
        exitPoints: [],
      });
    const college = { organizationId: org(1), code: "MTH 101" };
    const promised = taught({ earlyCredit: { kind: "DUAL_CREDIT", college } });
    const other = { kind: "DUAL_CREDIT" as const, college: { ...college, code: "MTH 102" } };
    expect(await changed(taught({}), promised)).toEqual([org(1), org(2)]);
    expect(await changed(promised, taught({ earlyCredit: other }))).toEqual([org(1), org(2)]);
    expect(await changed(taught({}), taught({ deliveredAt: org(3) }))).toEqual([org(2), org(3)]);
  });

  it("has the occupations and the statements that all parties aim at", async () => {
    const plan = spine({ slots: [], exitPoints: [] });
    const [old] = await askedOf(head, plan);
    const aims = [
      { occupations: ["31-1131"] },
      { statementFramework: "00000000-0000-4000-8000-000000000001" },
    ];
    for (const aim of aims) {
      const [now] = await askedOf({ ...head, ...aim }, plan);
      expect([now?.organizationId, now?.partHash === old?.partHash]).toEqual([org(4), false]);
    }
  });

  it("is asked of whoever has one and of every business, never of a convener", async () => {
    const asked = async (plan: Plan) =>
      (await askedOf(head, plan)).map(({ organizationId }) => organizationId);
    expect(await asked(spine({ slots: [], exitPoints: [] }))).toEqual([org(4)]);
    const [exit] = spine().exitPoints;
    const awarded = spine({
      slots: [],
      exitPoints: exit ? [{ ...exit, stacksInto: [], awardedBy: org(3) }] : [],
    });
    expect(await asked(awarded)).toEqual([org(3), org(4)]);
    const hosted = (hostId: ReturnType<typeof org>) =>
      spine({
        slots: [slot("s1", "G12", "work-based", { work: { kind: "INTERNSHIP", hours: 60, hostId } })],
        exitPoints: [],
      });
    expect(await asked(hosted(org(5)))).toEqual([org(4)]);
    const shelter = { organizationId: org(6), role: "COMMUNITY" as const, serves: [] };
    const withHost = await askedOf({ ...head, parties: [...parties, shelter] }, hosted(org(6)));
    expect(withHost.map(({ organizationId }) => organizationId)).toEqual([org(4), org(6)]);
  });
});

describe("approvals", () => {
  const plan = spine({
    slots: [1, 2, 3].map((no) =>
      slot(`s${no}`, "G9", "math", { bindings: [{ organizationId: org(no), courses: [bound(`C ${no}`)] }] }),
    ),
  });
  async function reviewed(): Promise<Program> {
    const asked = await askedOf(head, plan);
    const approvals = asked
      .slice(0, 3)
      .map((one) => ({ ...one, versionNo: 1, by: head.startedBy, byName: "A", at: head.startedAt }));
    return { ...head, status: "IN_REVIEW", asked, approvals };
  }

  it("stand while their parts do, and the history names who starts over", async () => {
    const before = await reviewed();
    expect(waitingFor(before)).toEqual([org(4)]);
    const after = bind(plan, org(2), [{ slotId: "s2", courses: [bound("C 9")] }]);
    const { record, happened } = await settled(before, after, { action: "x", note: "y" }, () => "Cedar Bend");
    expect([waitingFor(record), record.status]).toEqual([[org(2), org(4)], "IN_REVIEW"]);
    expect(happened.note).toBe("y; approval starts over for Cedar Bend");
  });

  it("are complete when a party that was waited for no longer has a part", async () => {
    const before = await reviewed();
    const without = { ...before, parties: parties.filter(({ role }) => role !== "BUSINESS") };
    const { record, happened } = await settled(without, plan, { action: "x" }, () => "");
    expect([record.status, happened.note]).toEqual(["APPROVED", "every party has approved"]);
  });

  it("are none where nobody has a part any more: it is a draft again, in review or approved", async () => {
    const before = await reviewed();
    const empty = spine({ slots: [], exitPoints: [] });
    const without = { ...before, parties: parties.filter(({ role }) => role !== "BUSINESS") };
    for (const status of ["IN_REVIEW", "APPROVED"] as const) {
      const { record, happened } = await settled({ ...without, status }, empty, { action: "x" }, () => "A");
      expect([record.status, record.asked, record.approvals]).toEqual(["DRAFT", [], []]);
      expect(happened.note).toContain("no party has a part any more: a draft again");
    }
  });
});
