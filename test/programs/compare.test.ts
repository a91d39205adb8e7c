/** What two versions differ in: nothing where they say the same, and otherwise each change once, at its slot. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "#shared/programs/compare.ts";
import { ProgramComparison } from "#shared/programs/compare-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { bound, slot, spine } from "#test/support/programs.ts";
import { org, parties, plans } from "./plans.ts";
import { program } from "./programs.ts";

const name = (id: string) => `Partner ${id.at(-1)}`;
const version = (plan: Plan, changes: Parameters<typeof program>[0] = {}) => ({
  program: program(changes),
  plan,
});
const second = { versionNo: 2 };

describe("comparing versions", () => {
  it("says nothing of a version and itself, in whatever order its slots stand", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const other = { ...plan, slots: plan.slots.toReversed(), exitPoints: plan.exitPoints.toReversed() };
        const { from, to, statements, ...parts } = await compare(version(plan), version(other, second), name);
        expect([from, to, statements]).toEqual([1, 2, { added: 0, removed: 0 }]);
        expect(Object.values(parts).flat()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("names every slot that is not the same in both, and turns round with its versions", async () => {
    await fc.assert(
      fc.asyncProperty(plans, plans, async (one, other) => {
        const there = await compare(version(one), version(other, second), name);
        const back = await compare(version(other), version(one, second), name);
        ProgramComparison.parse(there);
        const kinds = (slots: typeof there.slots, added: string, removed: string) =>
          slots
            .map(({ slotId, change }) => [
              slotId,
              change === "CHANGED" ? change : change === "ADDED" ? added : removed,
            ])
            .sort();
        expect(kinds(back.slots, "REMOVED", "ADDED")).toEqual(kinds(there.slots, "ADDED", "REMOVED"));
        const same = one.slots.filter((slot) =>
          other.slots.some((two) => JSON.stringify(two) === JSON.stringify(slot)),
        );
        for (const { slotId } of same) expect(there.slots.map((slot) => slot.slotId)).not.toContain(slotId);
      }),
      { numRuns: 40 },
    );
  });

  it("tells fields, courses, parties and points by name, with what they said", async () => {
    const college = { organizationId: org(1), code: "HLT 101" };
    const before = spine({
      slots: [
        slot("s1", "G9", "cte", {
          bindings: [{ organizationId: org(2), courses: [bound("A 1"), bound("A 2")] }],
        }),
      ],
      statementsExpected: ["00000000-0000-4000-8000-000000000001"],
    });
    const changed = bound("a  1", { creditHundredths: 400, earlyCredit: { kind: "DUAL_CREDIT", college } });
    const after = spine({
      slots: [slot("s1", "G10", "cte", { bindings: [{ organizationId: org(2), courses: [changed] }] })],
      entryPoints: before.entryPoints.slice(0, 1),
      exitPoints: before.exitPoints.map((exit) =>
        exit.exitId === "x1" ? { ...exit, stacksInto: [] } : exit,
      ),
    });
    const told = await compare(
      version(before),
      version(after, { ...second, title: "Health", parties: parties.slice(0, 3) }),
      name,
    );
    expect(told.fields).toEqual([{ field: "title", before: "Health Science", after: "Health" }]);
    expect(told.parties.map(({ organizationId, change }) => [organizationId, change])).toEqual([
      [org(4), "REMOVED"],
      [org(5), "REMOVED"],
    ]);
    expect(told.slots).toMatchObject([
      { slotId: "s1", fields: [{ field: "column", before: "G9", after: "G10" }] },
    ]);
    expect(told.slots[0]?.courses).toMatchObject([
      {
        code: "a  1",
        fields: [
          { field: "title" },
          { field: "credits", before: "3.00", after: "4.00" },
          { field: "earlyCredit", after: "DUAL_CREDIT, Partner 1 HLT 101" },
        ],
      },
      { code: "A 2", change: "REMOVED" },
    ]);
    expect(told.entries).toMatchObject([{ id: "e2", change: "REMOVED" }]);
    expect(told.exits).toMatchObject([
      { id: "x1", fields: [{ field: "stacksInto", before: "Associate in nursing" }] },
    ]);
    expect([told.statements, told.partsChanged]).toEqual([
      { added: 0, removed: 1 },
      // Whose credit is promised has its part changed, too.
      [org(1), org(2)],
    ]);
  });
});
