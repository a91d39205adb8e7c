/** The table and its checks together: what holds of all of them at once. */
import { existsSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTable } from "#shared/programs/check-table.ts";
import type { On } from "#shared/programs/checks/walk.ts";
import { check, countsOf } from "#shared/programs/checks.ts";
import { anyFacts, anyParties, anyPlan } from "./arbitrary.ts";
import { bend, lakes, mill, northgate, taught, type World, world } from "./world.ts";

const told = ({ program, plan, facts }: World, on?: On) => check(program, plan, facts, on);

describe("the checks of a program", () => {
  it("all pass where everything holds, each once and in the order of the table", () => {
    const answers = told(world());
    expect(answers.filter(({ result }) => result !== "PASS")).toEqual([]);
    expect(answers.map(({ checkId }) => checkId)).toEqual(checkTable.map(({ id }) => id));
  });

  it("are one file for each family, each with its examples", () => {
    const inFolder = (folder: string, end: string) =>
      new Set(
        readdirSync(folder)
          .filter((name) => name.endsWith(end))
          .map((name) => name.slice(0, -end.length)),
      );
    const files = inFolder("shared/programs/checks", ".ts");
    const tried = inFolder("test/programs/checks", ".test.ts");
    const families = new Set(checkTable.map(({ family }) => family));
    expect([...families].filter((family) => !files.has(family) || !tried.has(family))).toEqual([]);
    expect([...tried].filter((family) => !families.has(family))).toEqual([]);
    expect(existsSync("docs/program-checks.md")).toBe(true);
  });

  it("are counted each once, by its heaviest answer", () => {
    const odd = world();
    taught(odd, "eng12", bend).prerequisites = ["ALG 9", "RHET"];
    odd.facts.dataSharing = [];
    odd.plan.entryPoints = odd.plan.entryPoints.slice(0, 2);
    const answers = told(odd);
    expect(answers.filter(({ checkId }) => checkId === "pos.sequence.order")).toHaveLength(2);
    // Entries, and Perkins with them, warn; the order refuses; data sharing cannot be told.
    expect(countsOf(answers)).toEqual({ pass: 13, warn: 2, refuse: 1, cannotTell: 1 });
  });

  it("weigh what the region says, but never refuse by what nobody has compared with its source", () => {
    const odd = world();
    odd.plan.exitPoints = odd.plan.exitPoints.slice(0, 1);
    odd.facts.settings.experienceHours = 500;
    odd.facts.settings.turned = [
      { checkId: "pos.degree", severity: "WARN", reason: "We begin with a certificate." },
      { checkId: "il.ccpe", severity: "REFUSE", reason: "We want the endorsement." },
    ];
    const failed = told(odd).filter(({ result }) => result === "FAIL");
    const weightOf = (id: string) =>
      new Set(failed.flatMap((one) => (one.checkId === id ? one.severity : [])));
    expect(weightOf("pos.degree")).toEqual(new Set(["WARN"]));
    expect(weightOf("pos.extent")).toEqual(new Set(["REFUSE"]));
    expect(weightOf("il.ccpe")).toEqual(new Set(["WARN"]));
  });

  it("look only at the school, the college and the university that are asked for", () => {
    const odd = world();
    taught(odd, "math11", mill).prerequisites = ["GEO"];
    taught(odd, "eth", northgate).prerequisites = ["LOG"];
    const order = (on: On) => told(odd, on).filter(({ checkId }) => checkId === "pos.sequence.order");
    expect(order({})).toHaveLength(2);
    expect(order({ schoolId: bend, collegeId: lakes }).map(({ slots }) => slots)).toEqual([["eth"]]);
    expect(order({ schoolId: mill, universityId: null }).map(({ slots }) => slots)).toEqual([["math11"]]);
    expect(order({ schoolId: bend, universityId: null }).map(({ result }) => result)).toEqual(["PASS"]);
  });

  it("answer the same in whatever order slots, bindings, parties, points and facts come", () => {
    /** Every list anywhere, but those in which the order says something. */
    const shuffled = <T>(value: T, next: () => number): T => {
      if (Array.isArray(value)) {
        const left = value.map((one) => shuffled(one, next));
        const drawn: unknown[] = [];
        while (left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
        return drawn as T;
      }
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, key === "spans" ? one : shuffled(one, next)]),
      ) as T;
    };
    const seeded = (seed: number) => () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    fc.assert(
      fc.property(anyPlan, anyParties, anyFacts, fc.integer(), (plan, parties, facts, seed) => {
        const program = { ...world().program, parties };
        const next = seeded(seed);
        expect(told(shuffled({ program, plan, facts }, next))).toEqual(told({ program, plan, facts }));
      }),
      { numRuns: 100 },
    );
  });
});
