/** The rule in words, and how many have to say essential for each number of businesses that answer. */
import { criticalCount } from "#shared/validations/binomial.ts";
import type { DecisionRule } from "#shared/validations/schema.ts";
import { ruleWords } from "./words.ts";
import "./validations.css";

/** As many as a region's campaign commonly has. */
const from = 5;
const to = 20;

export function RuleCounts({ rule }: { rule: Pick<DecisionRule, "method" | "minEmployers"> }) {
  const least = Math.max(from, rule.minEmployers);
  const counts = Array.from({ length: Math.max(1, to - least + 1) }, (_, index) => least + index);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label="How many have to say essential">
      <table class="counts">
        <caption>
          {ruleWords[rule.method]}: of so many businesses that answer, so many have to say essential. Fewer
          than {least} can never validate.
        </caption>
        <tbody>
          <tr>
            <th scope="row">That answer</th>
            {counts.map((n) => (
              <td key={n} class="n">
                {n}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Say essential</th>
            {counts.map((n) => {
              const { count, by } = criticalCount(n, rule.method);
              return (
                <td key={n} class="n">
                  {count}
                  {by !== rule.method && (
                    <abbr title={`Not in his table: ${ruleWords[by].toLowerCase()}`}>*</abbr>
                  )}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
