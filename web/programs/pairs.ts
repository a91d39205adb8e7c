/** Where a program holds: for each school and college, what fails there. Pure. */
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import { type Route, routeKey, withRole } from "#shared/programs/routes.ts";
import type { Program } from "#shared/programs/schema.ts";

export type Pair = {
  schoolId: string;
  collegeId: string;
  /** Checks that stop it, warn, or cannot tell on one of its routes. */
  fails: readonly string[];
  warns: readonly string[];
  unsure: readonly string[];
};

/** What is about the program as a whole is no matter of a pair. */
export function pairsOf(
  { parties }: Pick<Program, "parties">,
  routes: readonly Route[],
  answers: readonly CheckAnswer[],
): Pair[] {
  const wrong = answers.filter(({ result, routes: on }) => result !== "PASS" && on.length > 0);
  const ids = (among: readonly CheckAnswer[]) => [...new Set(among.map(({ checkId }) => checkId))];
  return withRole(parties, "SECONDARY").flatMap((schoolId) =>
    withRole(parties, "COLLEGE").map((collegeId) => {
      const keys = new Set(
        routes
          .filter((route) => route.schoolId === schoolId && route.collegeId === collegeId)
          .map((route) => routeKey(route)),
      );
      const here = wrong.filter((answer) => answer.routes.some((key) => keys.has(key)));
      return {
        schoolId,
        collegeId,
        fails: ids(here.filter(({ result, severity }) => result === "FAIL" && severity === "REFUSE")),
        warns: ids(here.filter(({ result, severity }) => result === "FAIL" && severity === "WARN")),
        unsure: ids(here.filter(({ result }) => result === "CANNOT_TELL")),
      };
    }),
  );
}
