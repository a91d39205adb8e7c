/** How the examples of a check are tried: each changes a world in which everything holds, and says what is answered then. */
import { describe, expect, it } from "vitest";
import type { CheckResult, Severity } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check } from "#shared/programs/checks.ts";
import { type World, world } from "../world.ts";

export type Example = {
  readonly when: string;
  readonly change: (world: World) => void;
  readonly result: CheckResult;
  /** Only where it differs from the table’s. */
  readonly severity?: Severity;
  readonly because: string;
  readonly slots?: readonly string[];
  /** By their labels. */
  readonly deciders?: readonly string[];
  /** What the keys of all routes have in them that it is about; there is at least one. */
  readonly routes?: readonly string[];
};

export const answersOf = (checkId: string, { program, plan, facts }: World) =>
  check(program, plan, facts).filter((answer) => answer.checkId === checkId);

export function examples(checkId: string, all: readonly Example[]): void {
  const rule = checkTable.find(({ id }) => id === checkId);
  describe(checkId, () => {
    it("has an example that passes, one that fails and one that cannot be told", () => {
      expect(new Set(all.map(({ result }) => result))).toEqual(new Set(["PASS", "FAIL", "CANNOT_TELL"]));
    });

    it.each(all)("$result when $when", (example) => {
      const changed = world();
      example.change(changed);
      const answers = answersOf(checkId, changed);
      const found = answers.find(({ because }) => because === example.because);
      expect(found ?? answers.map(({ because }) => because)).toMatchObject({
        result: example.result,
        severity: example.severity ?? rule?.severity,
        ...(example.slots ? { slots: example.slots } : {}),
      });
      if (example.result === "PASS") expect(answers).toHaveLength(1);
      if (example.result === "CANNOT_TELL") expect(found?.missing).toBeTruthy();
      if (example.deciders)
        expect([...new Set(found?.deciders.map(({ label }) => label))].sort()).toEqual(
          [...example.deciders].sort(),
        );
      const { routes } = example;
      if (routes === undefined) return;
      expect(found?.routes.length).toBeGreaterThan(0);
      expect(found?.routes.filter((key) => !routes.every((part) => key.includes(part)))).toEqual([]);
    });
  });
}
