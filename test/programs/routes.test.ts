/** Routes are what walking the grid by hand finds, and so are the courses on them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrganizationId } from "#shared/ids.ts";
import { columns } from "#shared/programs/columns.ts";
import { planProblems } from "#shared/programs/plan-problems.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { coursesOn, type Route, routeKey, routesOf } from "#shared/programs/routes.ts";
import type { ProgramParty, ProgramRole } from "#shared/programs/schema.ts";
import { anyParties, anyPlan, organizationIds } from "./arbitrary.ts";

/** Try everything: each organization in each place, each column after the last, until the exit is reached or passed. */
function walked(plan: Plan, parties: readonly ProgramParty[]): Map<string, string[]> {
  const is = (id: OrganizationId | undefined, role: ProgramRole) =>
    parties.some((one) => one.organizationId === id && one.role === role);
  const bound = (id: OrganizationId, from: string[]) =>
    plan.slots.some(
      (slot) => from.includes(slot.column) && slot.bindings.some((b) => b.organizationId === id),
    );
  const found = new Map<string, string[]>();
  for (const schoolId of organizationIds)
    for (const collegeId of organizationIds)
      for (const universityId of [undefined, ...organizationIds])
        for (const { entryId, column: start } of plan.entryPoints)
          for (const exit of plan.exitPoints) {
            if (!is(schoolId, "SECONDARY") || !is(collegeId, "COLLEGE")) continue;
            if (universityId !== undefined && !is(universityId, "UNIVERSITY")) continue;
            const passed: string[] = [];
            for (let at = start as string; ; ) {
              passed.push(at);
              const next = columns[columns.indexOf(at as never) + 1];
              if (at === exit.column || next === undefined) break;
              at = next;
            }
            if (!passed.includes(exit.column)) continue;
            const late = exit.column === "P3" || exit.column === "P4";
            const itself = bound(collegeId, ["P3", "P4"]);
            if (late ? universityId === undefined && !itself : universityId !== undefined) continue;
            if (late && universityId === collegeId && itself) continue;
            const by = exit.awardedBy;
            const centers = parties.filter(
              (one) => one.organizationId === by && one.role === "CAREER_CENTER",
            );
            const says = [
              ...(is(by, "SECONDARY") ? [by === schoolId] : []),
              ...(is(by, "COLLEGE") ? [by === collegeId] : []),
              ...(is(by, "UNIVERSITY") && late ? [by === universityId] : []),
              ...centers.map((one) => one.serves.length === 0 || one.serves.includes(schoolId)),
            ];
            if (says.length > 0 && !says.includes(true)) continue;
            const taken = plan.slots.flatMap((slot) => {
              if (!passed.includes(slot.column)) return [];
              const by = (id: OrganizationId | undefined) =>
                slot.bindings.filter((one) => one.organizationId === id);
              const taught = (() => {
                if (slot.column.startsWith("G")) {
                  if (by(schoolId).length > 0) return by(schoolId);
                  return slot.bindings.filter((one) =>
                    parties.some(
                      (center) =>
                        center.organizationId === one.organizationId &&
                        center.role === "CAREER_CENTER" &&
                        (center.serves.length === 0 || center.serves.includes(schoolId)),
                    ),
                  );
                }
                const upper = slot.column === "P3" || slot.column === "P4";
                return by(upper && universityId !== undefined ? universityId : collegeId);
              })();
              return taught.flatMap(({ organizationId, courses }) =>
                courses.map(({ code }) => `${slot.slotId} ${organizationId} ${code}`),
              );
            });
            found.set(
              [schoolId, collegeId, universityId ?? "", entryId, exit.exitId].join("."),
              taken.sort(),
            );
          }
  return found;
}

describe("routes", () => {
  it("are those of a walk through everything, each once, with the courses met on the way", () => {
    fc.assert(
      fc.property(anyPlan, anyParties, (plan, parties) => {
        const routes = routesOf(plan, parties);
        const found = routes.map((route) => {
          const taken = coursesOn(plan, parties, route).map(
            ({ slot, organizationId, course }) => `${slot.slotId} ${organizationId} ${course.code}`,
          );
          return `${routeKey(route)}: ${taken.sort().join()}`;
        });
        const expected = [...walked(plan, parties)].map(([key, taken]) => `${key}: ${taken.join()}`);
        // One comparison a run: a thousand runs are asked for.
        if (found.sort().join("\n") !== expected.sort().join("\n")) expect(found).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are no more in one plan than its checks can answer for", () => {
    const party = (role: ProgramRole) => (organizationId: OrganizationId) => ({
      organizationId,
      role,
      serves: [],
    });
    const ids = (kind: string, many: number) =>
      Array.from({ length: many }, (_, no) => `org_${kind}${no}` as OrganizationId);
    const parties = [
      ...ids("school", 10).map(party("SECONDARY")),
      ...ids("college", 10).map(party("COLLEGE")),
    ];
    const plan = (exits: number): Plan => ({
      slots: [],
      statementsExpected: [],
      entryPoints: [
        { entryId: "e1", kind: "GRADE_9", column: "G9", name: "In", requirements: [], assumesStatements: [] },
      ],
      exitPoints: Array.from({ length: exits }, (_, no) => ({
        ...{ exitId: `x${no}`, column: "P2", award: "CERTIFICATE", name: `Out ${no}` },
        ...{ industryRecognized: false, stacksInto: [], final: true },
      })),
    });
    expect(planProblems(plan(20), parties)).toEqual([]);
    expect(planProblems(plan(21), parties)).toEqual([
      {
        pointer: "/exitPoints",
        detail: "entry and exit points that make at most 2000 routes with these parties, not 2100",
      },
    ]);
  });

  it("have no courses where the plan has no such point", () => {
    const route = { schoolId: "org_0", collegeId: "org_1", entryId: "e9", exitId: "x9" } as unknown as Route;
    expect(
      coursesOn({ slots: [], entryPoints: [], exitPoints: [], statementsExpected: [] }, [], route),
    ).toEqual([]);
  });
});
