/** The table and its checks together: what holds of all of them at once. */
import { describe, expect, it } from "vitest";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import { world } from "./world.ts";

const told = ({ program, plan, facts }: ReturnType<typeof world>) => check(program, plan, facts);

describe("the checks of a program", () => {
  it("all pass where everything holds, each once and in the order of the table", () => {
    const answers = told(world());
    expect(answers.filter(({ result }) => result !== "PASS")).toEqual([]);
    expect(answers.map(({ checkId }) => checkId)).toEqual(checkTable.map(({ id }) => id));
  });
});
