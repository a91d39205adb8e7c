/** What makes a plan no plan, each at its place; and nothing is said of one that holds together. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planProblems } from "#shared/programs/plan-problems.ts";
import type { ExitPoint, Plan } from "#shared/programs/plan-schema.ts";
import { bound, slot, spine } from "#test/support/programs.ts";
import { agreement, org, parties, plans } from "./plans.ts";

const pointers = (plan: Plan) => planProblems(plan, parties).map(({ pointer }) => pointer);
const own = (...courses: ReturnType<typeof bound>[]) => [{ organizationId: org(1), courses }];
const inSlot = (changes: Parameters<typeof slot>[3], column: Parameters<typeof slot>[1] = "G9") =>
  spine({ slots: [slot("s1", column, "cte", changes)] });
const course = (changes: Parameters<typeof bound>[1]) => inSlot({ bindings: own(bound("HLT 1", changes)) });
const exit = (exitId: string, changes: Partial<ExitPoint> = {}): ExitPoint => ({
  ...{ exitId, column: "P1", award: "CERTIFICATE", name: exitId },
  ...{ industryRecognized: false, stacksInto: [], final: false },
  ...changes,
});
const exits = (...exitPoints: ExitPoint[]) => spine({ exitPoints });

describe("a plan", () => {
  it("that holds together has no problem", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(pointers(plan)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const at = "/slots/0/bindings/0/courses/0";
  it.each<[string, Plan, string[]]>([
    [
      "a name twice",
      spine({ slots: [slot("s1", "G9", "cte"), slot("s1", "G10", "cte")] }),
      ["/slots/1/slotId"],
    ],
    ["no number to choose", inSlot({ kind: "CHOOSE_N" }), ["/slots/0/chooseN"]],
    ["a number to choose of what is required", inSlot({ chooseN: 1 }), ["/slots/0/chooseN"]],
    ["work in another row", inSlot({ work: { kind: "INTERNSHIP", hours: 9 } }), ["/slots/0/work"]],
    [
      "a credential in another row",
      inSlot({ credential: { name: "CNA", industryRecognized: true } }),
      ["/slots/0/credential"],
    ],
    [
      "an organization twice in a slot",
      inSlot({ bindings: [...own(bound("A")), ...own(bound("B"))] }),
      ["/slots/0/bindings/1"],
    ],
    [
      "a course of no party",
      inSlot({ bindings: [{ organizationId: org(9), courses: [bound("A")] }] }),
      ["/slots/0/bindings/0/organizationId"],
    ],
    [
      "a course twice in a slot",
      inSlot({ bindings: own(bound("HLT 1"), bound("hlt  1")) }),
      ["/slots/0/bindings/0/courses/1/code"],
    ],
    ["a course before itself", course({ prerequisites: ["hlt 1"] }), [`${at}/prerequisites`]],
    ["part 3 of 2", course({ part: { series: "Health", no: 3, of: 2 } }), [`${at}/part/no`]],
    [
      "a rule of no agreement",
      course({ earlyCredit: { kind: "EXAM", ruleNo: 1 } }),
      [`${at}/earlyCredit/agreementId`],
    ],
    [
      "credit from a college that is no party",
      course({ earlyCredit: { kind: "DUAL_CREDIT", college: { organizationId: org(9), code: "A" } } }),
      [`${at}/earlyCredit/college/organizationId`],
    ],
    [
      "early credit in a college year",
      inSlot({ bindings: own(bound("A", { earlyCredit: { kind: "EXAM" } })) }, "P1"),
      [`${at}/earlyCredit`],
    ],
    [
      "ninth graders in tenth grade",
      spine({
        entryPoints: [
          {
            entryId: "e1",
            kind: "GRADE_9",
            column: "G10",
            name: "E",
            requirements: [],
            assumesStatements: [],
          },
        ],
      }),
      ["/entryPoints/0/column"],
    ],
    [
      "a degree in high school",
      exits(exit("x1", { award: "ASSOCIATE", column: "G12" })),
      ["/exitPoints/0/column"],
    ],
    ["an award of no party", exits(exit("x1", { awardedBy: org(9) })), ["/exitPoints/0/awardedBy"]],
    [
      "a last exit that goes on",
      exits(exit("x1", { final: true, stacksInto: ["x2"] }), exit("x2")),
      ["/exitPoints/0/final"],
    ],
    ["an exit into nothing", exits(exit("x1", { stacksInto: ["x9"] })), ["/exitPoints/0/stacksInto/0"]],
    [
      "an exit into an earlier year",
      exits(exit("x1", { column: "P2", stacksInto: ["x2"] }), exit("x2")),
      ["/exitPoints/0/stacksInto/0"],
    ],
  ])("with %s is told where", (_, plan, where) => {
    expect(pointers(plan)).toEqual(where);
  });

  it("has exits that stack in a circle exactly where following them comes back", () => {
    const graph = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 9 });
    fc.assert(
      fc.property(graph, (edges) => {
        const plan = exits(
          ...Array.from({ length: 6 }, (_, no) =>
            exit(`x${no}`, {
              stacksInto: [...new Set(edges.filter(([from]) => from === no).map(([, to]) => `x${to}`))],
            }),
          ),
        );
        // Reachable by one, two … six steps, without looking for circles.
        const reach = Array.from(
          { length: 6 },
          (_, from) => new Set(edges.filter(([f]) => f === from).map(([, to]) => to)),
        );
        for (let step = 0; step < 6; step++)
          for (const there of reach)
            for (const via of [...there]) for (const next of reach[via] ?? []) there.add(next);
        const circular = reach.flatMap((there, no) =>
          there.has(no) ? [`/exitPoints/${no}/stacksInto`] : [],
        );
        expect(pointers(plan)).toEqual(circular);
      }),
      { numRuns: 100 },
    );
  });

  it("holds 400 courses under 60 agreements, and says so of one more", () => {
    const slots = Array.from({ length: 20 }, (_, no) =>
      slot(`s${no}`, "G9", "cte", {
        bindings: own(
          ...Array.from({ length: 20 }, (_, of) =>
            bound(`C ${no}-${of}`, {
              earlyCredit: { kind: "ARTICULATED", agreementId: agreement((no * 20 + of) % 60) },
            }),
          ),
        ),
      }),
    );
    expect(pointers(spine({ slots }))).toEqual([]);
    const earlyCredit = { kind: "ARTICULATED" as const, agreementId: agreement(60) };
    const more = slot("s20", "G9", "cte", { bindings: own(bound("D", { earlyCredit })) });
    expect(planProblems(spine({ slots: [...slots, more] }), parties).map(({ detail }) => detail)).toEqual([
      "at most 400 courses in all, not 401",
      "courses under at most 60 agreements",
    ]);
  });
});
