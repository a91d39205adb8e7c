/** What the checks say of the route somebody looks at: first what stops it, then what warns, then what nobody can tell, then what holds. Pure. */
import type { CheckAnswer, CheckRule } from "#shared/programs/check-schema.ts";

export type Verdict = {
  rule: CheckRule;
  /** Every distinct thing it has to say, the worst first. */
  answers: readonly [CheckAnswer, ...CheckAnswer[]];
  /** Keys of other routes on which it does not hold, where it holds on this one. */
  elsewhere: ReadonlySet<string>;
};

const holds = ({ result }: CheckAnswer): boolean => result === "PASS";

/** What only fails on other routes holds here. */
export const holdsHere = ({ answers, elsewhere }: Verdict): boolean =>
  holds(answers[0]) || elsewhere.size > 0;

/** The lower, the sooner somebody should look at it. */
function weight({ result, severity }: CheckAnswer): number {
  if (result === "FAIL") return severity === "REFUSE" ? 0 : 1;
  return result === "CANNOT_TELL" ? 2 : 3;
}

const byCheck = (answers: readonly CheckAnswer[]): Map<string, CheckAnswer[]> =>
  Map.groupBy(
    answers.toSorted((a, b) => weight(a) - weight(b)),
    ({ checkId }) => checkId,
  );

/** `here`: what they say of the routes somebody looks at; `all`: of every route. */
export function verdicts(
  here: readonly CheckAnswer[],
  all: readonly CheckAnswer[],
  rules: readonly CheckRule[],
): Verdict[] {
  const [local, everywhere] = [byCheck(here), byCheck(all)];
  return rules
    .flatMap((rule): Verdict[] => {
      const [first, ...more] = local.get(rule.id) ?? [];
      if (!first) return [];
      const [other, ...others] = (everywhere.get(rule.id) ?? []).filter((one) => !holds(one));
      if (!holds(first) || !other) return [{ rule, answers: [first, ...more], elsewhere: new Set() }];
      const routes = [other, ...others].flatMap((one) => one.routes);
      return [{ rule, answers: [other, ...others], elsewhere: new Set(routes) }];
    })
    .toSorted((a, b) => order(a) - order(b));
}

const order = (one: Verdict): number =>
  holdsHere(one) ? 3 + Number(one.elsewhere.size === 0) : weight(one.answers[0]);

/** `1 warns, 1 cannot tell, 12 pass`, as they stand here. */
export function counted(all: readonly Verdict[]): string {
  const count = (which: (worst: CheckAnswer) => boolean) =>
    all.filter((one) => !holdsHere(one) && which(one.answers[0])).length;
  const words = (n: number, one: string, many: string) => (n === 0 ? "" : `${n} ${n === 1 ? one : many}`);
  return [
    words(
      count(({ result, severity }) => result === "FAIL" && severity === "REFUSE"),
      "fails",
      "fail",
    ),
    words(
      count(({ result, severity }) => result === "FAIL" && severity === "WARN"),
      "warns",
      "warn",
    ),
    words(
      count(({ result }) => result === "CANNOT_TELL"),
      "cannot tell",
      "cannot tell",
    ),
    words(all.filter(holdsHere).length, "passes", "pass"),
  ]
    .filter(Boolean)
    .join(", ");
}

export type Wrong = { rule: CheckRule; answer: CheckAnswer };

/** What is said against each slot on this route, the worst first. */
export function bySlot(all: readonly Verdict[]): Map<string, Wrong[]> {
  const found = new Map<string, Wrong[]>();
  for (const { rule, answers } of all.filter((one) => !holdsHere(one)))
    for (const answer of answers.filter((one) => !holds(one)))
      for (const slot of answer.slots) found.set(slot, [...(found.get(slot) ?? []), { rule, answer }]);
  return found;
}
