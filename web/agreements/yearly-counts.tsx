/** Counts as a table, and what the page calls its columns. A total never says more than the numbers above it. */
import { type CountName, columnTotal } from "#shared/agreements/outcomes.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import { credit } from "#shared/agreements/words.ts";
import type { OutcomeRow } from "#shared/agreements/yearly-schema.ts";

export const columns: readonly { name: CountName; head: string; about: string }[] = [
  { name: "eligible", head: "Eligible", about: "finished the courses as the rule asks" },
  { name: "claimed", head: "Claimed", about: "asked the college for the credit" },
  { name: "transcripted", head: "On transcript", about: "have it on their transcript" },
  { name: "creditHundredths", head: "Credit", about: "hours posted in all" },
];

const shown = (name: CountName, count: number | "<10"): string =>
  count === "<10" ? "<10" : name === "creditHundredths" ? credit(count) : count.toLocaleString("en-US");

/** The counts with totals of what is shown: a total never says more than the numbers above it. */
export function Counts({
  rows,
  rules,
  of,
}: {
  rows: readonly OutcomeRow[];
  rules: readonly EquivalencyRule[];
  of: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`Counts of ${of}`}>
      <table class="sticky">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            {columns.map(({ name, head, about }) => (
              <th key={name} scope="col" class="n" title={about}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ruleNo}>
              <th scope="row">
                {row.ruleNo}. {titleOf(rules, row.ruleNo)}
              </th>
              {columns.map(({ name }) => (
                <td key={name} class="n">
                  {row[name] === "<10" ? (
                    <abbr title="Hidden: a small number, or one that would give a small number away">
                      &lt;10
                    </abbr>
                  ) : (
                    shown(name, row[name])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Of what is shown</th>
            {columns.map(({ name }) => {
              const { sum, atLeast } = columnTotal(rows, name);
              return (
                <td key={name} class="n">
                  {atLeast && sum === 0 ? "not shown" : `${atLeast ? "at least " : ""}${shown(name, sum)}`}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** `WLD 101`, or the rule's own title. */
export function titleOf(rules: readonly EquivalencyRule[], ruleNo: number): string {
  const rule = rules.findLast((one) => one.ruleNo === ruleNo);
  return rule?.title ?? rule?.awards.map(({ course }) => course.code).join(" and ") ?? "";
}
