/** Whatever one does to a plan in the editor, it stays one that can be saved; and two who edit at once lose nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, gridRows as rows } from "#shared/programs/columns.ts";
import { type BoundCourse, Plan } from "#shared/programs/plan-schema.ts";
import {
  addSlot,
  askedIn,
  bind,
  bindersIn,
  changeSlot,
  copySlot,
  coursesOf,
  moveSlot,
  nextId,
  nudged,
  removeSlot,
  slotAt,
  slotsIn,
  strangersIn,
} from "#web/programs/plan-edit.ts";
import { differing, mergePlans } from "#web/programs/plan-merge.ts";
import {
  addEntry,
  addExit,
  changeEntry,
  changeExit,
  removeEntry,
  removeExit,
  stackable,
} from "#web/programs/plan-points.ts";

const empty: Plan = { slots: [], entryPoints: [], exitPoints: [], statementsExpected: [] };
const school = `org_${"a".repeat(20)}` as never;
const other = `org_${"c".repeat(20)}` as never;
const college = `org_${"b".repeat(20)}` as never;
const course = (code: string): BoundCourse => ({
  code,
  title: code,
  creditHundredths: 100,
  unit: "CarnegieUnit",
  content: "ACADEMIC",
  prerequisites: [],
  statementIds: [],
});

/** One act of somebody at the editor, on the nth thing there is. */
type Act = { what: number; nth: number; column: number; row: number; other: number };
const act = fc.record({
  what: fc.nat(13),
  nth: fc.nat(20),
  column: fc.nat(7),
  row: fc.nat(7),
  other: fc.nat(20),
});

function done(plan: Plan, { what, nth, column, row, other }: Act, organization = school): Plan {
  const slot = plan.slots[nth % Math.max(1, plan.slots.length)]?.slotId ?? "s0";
  const entry = plan.entryPoints[nth % Math.max(1, plan.entryPoints.length)]?.entryId ?? "e0";
  const exit = plan.exitPoints[nth % Math.max(1, plan.exitPoints.length)]?.exitId ?? "x0";
  const cell = { column: columns[column] ?? "G9", row: rows[row] ?? "cte" };
  const beside = plan.slots[other % Math.max(1, plan.slots.length)]?.slotId;
  switch (what) {
    case 0:
      return addSlot(plan, cell, "Algebra I").plan;
    case 1:
      return moveSlot(plan, slot, cell, nth % 2 ? beside : undefined);
    case 2:
      return nudged(plan, slot, (["left", "right", "up", "down"] as const)[other % 4] ?? "left") ?? plan;
    case 3:
      return removeSlot(plan, slot);
    case 4:
      return copySlot(plan, slot)?.plan ?? plan;
    case 5:
      return changeSlot(plan, slot, {
        intent: `Words ${other}`,
        kind: (["REQUIRED", "CHOOSE_N", "ELECTIVE"] as const)[other % 3] ?? "REQUIRED",
        work: { kind: "INTERNSHIP", hours: other },
        credential: { name: "CNA", industryRecognized: true },
        level: other % 2 ? "ADVANCED" : undefined,
      });
    case 6:
      return bind(
        plan,
        slot,
        organization,
        Array.from({ length: other % 4 }, (_, at) => course(`C ${at}`)),
      );
    case 7: {
      const added = addEntry(plan, cell.column);
      return changeEntry(added.plan, added.entryId, { name: "Start" });
    }
    case 8:
      return changeEntry(plan, entry, { column: cell.column, note: other % 2 ? "With Biology" : undefined });
    case 9:
      return removeEntry(plan, entry);
    case 10: {
      const added = addExit(plan, cell.column);
      return changeExit(added.plan, added.exitId, { name: "Certificate" });
    }
    case 11:
      return changeExit(plan, exit, { column: cell.column });
    case 12:
      return changeExit(plan, exit, {
        final: other % 3 === 0,
        stacksInto: stackable(plan, exit)
          .slice(0, other % 4)
          .map((one) => one.exitId),
      });
    default:
      return removeExit(plan, exit);
  }
}

const planOf = fc
  .array(act, { maxLength: 40 })
  .map((acts) => acts.reduce((plan, one) => done(plan, one), empty));

/** What the schema cannot say: names once, exits that lead on and never round. */
function sound(plan: Plan): void {
  expect(Plan.parse(plan)).toEqual(plan);
  const ids = [
    ...plan.slots.map((one) => one.slotId),
    ...plan.entryPoints.map((one) => one.entryId),
    ...plan.exitPoints.map((one) => one.exitId),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const slot of plan.slots) {
    expect(slot.work === undefined || slot.row === "work-based").toBe(true);
    expect(slot.credential === undefined || slot.row === "credential").toBe(true);
    expect(slot.chooseN !== undefined).toBe(slot.kind === "CHOOSE_N");
  }
  const exits = new Map(plan.exitPoints.map((one) => [one.exitId as string, one]));
  const walk = (id: string, path: readonly string[]): void => {
    expect(path).not.toContain(id);
    const exit = exits.get(id);
    expect(exit).toBeDefined();
    expect(exit?.final && exit.stacksInto.length > 0).toBe(false);
    for (const next of exit?.stacksInto ?? []) {
      expect(columns.indexOf(exits.get(next)?.column ?? "G9")).toBeGreaterThanOrEqual(
        columns.indexOf(exit?.column ?? "G9"),
      );
      walk(next, [...path, id]);
    }
  };
  for (const id of exits.keys()) walk(id, []);
}

it("keeps a plan sound through whatever is done to it, and never changes the one it began with", () => {
  fc.assert(
    fc.property(planOf, act, (plan, one) => {
      const before = structuredClone(plan);
      sound(done(plan, one));
      expect(plan).toEqual(before);
    }),
    { numRuns: 200 },
  );
});

describe("the grid", () => {
  const { plan, slotId } = addSlot(empty, { column: "G9", row: "math" }, "Algebra I");

  it("moves a slot one cell on, and stops at the edge", () => {
    const on = nudged(plan, slotId, "right");
    expect(slotsIn(on ?? plan, { column: "G10", row: "math" })).toHaveLength(1);
    expect(nudged(plan, slotId, "left")).toBeUndefined();
    expect(slotAt(nudged(plan, slotId, "up") ?? plan, slotId)?.row).toBe("english");
  });

  it("goes up and down inside a cell before it leaves it", () => {
    const two = addSlot(plan, { column: "G9", row: "math" }, "Geometry").plan;
    const up = nudged(two, "s2", "up") ?? two;
    expect(slotsIn(up, { column: "G9", row: "math" }).map((one) => one.slotId)).toEqual(["s2", "s1"]);
    expect(nudged(up, "s2", "down")?.slots.map((one) => one.slotId)).toEqual(["s1", "s2"]);
    expect(slotAt(nudged(up, "s2", "up") ?? up, "s2")?.row).toBe("english");
  });

  it("copies a slot a year on, with nobody's courses", () => {
    const bound = bind(changeSlot(plan, slotId, { level: "ADVANCED" }), slotId, school, [course("M1")]);
    const copy = copySlot(bound, slotId);
    expect(copy && slotAt(copy.plan, copy.slotId)).toMatchObject({
      column: "G10",
      intent: "Algebra I",
      level: "ADVANCED",
      bindings: [],
    });
  });

  it("gives a name only once while later ones stand", () => {
    expect(nextId("s", ["s2", "s9", "e12"])).toBe("s10");
  });

  it("binds an organization's own courses and leaves everyone else's", () => {
    const both = bind(bind(plan, slotId, school, [course("M1")]), slotId, college, [course("MAT 1")]);
    const mine = bind(both, slotId, school, [course("M2"), course("M3")]);
    const slot = slotAt(mine, slotId);
    if (!slot) throw new Error("no slot");
    expect(coursesOf(slot, school).map((one) => one.code)).toEqual(["M2", "M3"]);
    expect(coursesOf(slot, college).map((one) => one.code)).toEqual(["MAT 1"]);
    expect(slotAt(bind(mine, slotId, school, []), slotId)?.bindings).toHaveLength(1);
  });

  it("says whose courses a column has no room for", () => {
    const parties = [
      { organizationId: school, role: "SECONDARY" as const, serves: [] },
      { organizationId: college, role: "COLLEGE" as const, serves: [] },
    ];
    const slot = slotAt(bind(plan, slotId, school, [course("M1")]), slotId);
    expect(slot && strangersIn(slot, "G12", parties)).toEqual([]);
    expect(slot && strangersIn(slot, "P1", parties)).toEqual([school]);
    expect(bindersIn("P3", parties).map((one) => one.organizationId)).toEqual([college]);
    const withUniversity = [...parties, { organizationId: other, role: "UNIVERSITY" as const, serves: [] }];
    const asked = (column: "P1" | "P3") => askedIn(column, withUniversity).map((one) => one.organizationId);
    expect([asked("P1"), asked("P3")]).toEqual([[college], [other]]);
    expect(bindersIn("P2", withUniversity).map((one) => one.organizationId)).toEqual([college]);
  });
});

describe("two who edit at once", () => {
  it("is what one of them has where the other did nothing", () => {
    fc.assert(
      fc.property(planOf, planOf, (base, other) => {
        expect(mergePlans(base, base, other)).toEqual(other);
        expect(mergePlans(other, base, base)).toEqual(other);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps what each organization bound, and every slot that either of them added", () => {
    fc.assert(
      fc.property(
        planOf,
        fc.array(act, { maxLength: 12 }),
        fc.array(act, { maxLength: 12 }),
        (base, a, b) => {
          // The lead does anything but take slots away; the college binds, nothing else.
          const mine = a.filter(({ what }) => what !== 3).reduce((plan, one) => done(plan, one), base);
          const theirs = b.reduce((plan, one) => done(plan, { ...one, what: 6 }, college), base);
          const both = mergePlans(mine, base, theirs);
          sound(both);
          for (const slot of both.slots) {
            const said = theirs.slots.find((one) => one.slotId === slot.slotId);
            if (said) expect(coursesOf(slot, college)).toEqual(coursesOf(said, college));
            const { bindings: _mine, ...spine } = slotAt(mine, slot.slotId) ?? slot;
            expect(slot).toMatchObject(spine);
          }
          expect(both.slots.map((one) => one.slotId)).toEqual(mine.slots.map((one) => one.slotId));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("lets a change outlive a removal, and a removal stand where nobody changed anything", () => {
    const two = addSlot(
      addSlot(empty, { column: "G9", row: "math" }, "A").plan,
      { column: "G9", row: "cte" },
      "B",
    );
    const removed = removeSlot(two.plan, "s1");
    const changed = changeSlot(two.plan, "s1", { intent: "C" });
    expect(mergePlans(removed, two.plan, changed).slots.map((one) => one.intent)).toContain("C");
    expect(mergePlans(changed, two.plan, removed).slots.map((one) => one.intent)).toContain("C");
    const other = changeSlot(two.plan, "s2", { intent: "D" });
    expect(mergePlans(removed, two.plan, other).slots.map((one) => one.intent)).toEqual(["D"]);
    expect(mergePlans(other, two.plan, removed).slots.map((one) => one.intent)).toEqual(["D"]);
  });

  it("keeps both of two things that were added under one name", () => {
    const mine = changeExit(addExit(addExit(empty, "G12").plan, "P2").plan, "x1", { stacksInto: ["x2"] });
    const theirs = changeExit(addExit(empty, "P1").plan, "x1", { name: "Certificate" });
    const both = mergePlans(mine, empty, theirs);
    expect(both.exitPoints).toHaveLength(3);
    const first = both.exitPoints.find((one) => one.column === "G12");
    expect(both.exitPoints.find((one) => one.exitId === first?.stacksInto[0])?.column).toBe("P2");
  });

  it("names what differs, so that it can be said what is not saved yet", () => {
    const one = addSlot(empty, { column: "G9", row: "math" }, "A").plan;
    const later = addExit(
      addSlot(changeSlot(one, "s1", { intent: "Z" }), { column: "G9", row: "cte" }, "B").plan,
      "P2",
    );
    expect([...differing(one, later.plan)]).toEqual(["s1", "s2", "x1"]);
    expect(differing(one, structuredClone(one)).size).toBe(0);
    const [slot] = one.slots;
    const turned = Object.fromEntries(Object.entries(slot ?? {}).toReversed()) as Plan["slots"][number];
    expect(differing(one, { ...one, slots: [turned] }).size).toBe(0);
  });
});
