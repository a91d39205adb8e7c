/** The table and its checks together: what holds of all of them at once. */
import { describe, expect, it } from "vitest";
import { checkTable } from "#shared/programs/check-table.ts";
import { check, countsOf } from "#shared/programs/checks.ts";
import { bend, taught, type World, world } from "./world.ts";

const told = ({ program, plan, facts }: World) => check(program, plan, facts);

describe("the checks of a program", () => {
  it("all pass where everything holds, each once and in the order of the table", () => {
    const answers = told(world());
    expect(answers.filter(({ result }) => result !== "PASS")).toEqual([]);
    expect(answers.map(({ checkId }) => checkId)).toEqual(checkTable.map(({ id }) => id));
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
});
