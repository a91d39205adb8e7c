/** Skills that were asked about more than once, on one line of time. */
import type { ShortageTrend } from "#shared/validations/shortage-schema.ts";
import { Figure } from "../charts/figure.tsx";
import { trendDrawing } from "../charts/trend.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { percent } from "./results-words.ts";

export function ShortageTrends({ trends }: { trends: readonly ShortageTrend[] }) {
  if (trends.length === 0) return null;
  const times = [...new Set(trends.flatMap(({ points }) => points.map(({ closedOn }) => closedOn)))].sort();
  const share = ({ cannotHire, n }: ShortageTrend["points"][number]) => (n === 0 ? 0 : cannotHire / n);
  return (
    <Section id="trends" title="From campaign to campaign">
      <Figure
        title="Share of businesses that cannot hire"
        called="Share of businesses that cannot hire, over time"
        file="shortages-over-time"
        says={`${trends.length} ${trends.length === 1 ? "statement was" : "statements were"} asked about more than once.`}
        note="A statement that was replaced counts as what it has become. Each line runs from 0 to 100%."
        draw={(width) =>
          trendDrawing(
            trends.map(({ fullStatement, points }) => {
              const last = points.at(-1);
              return {
                name: fullStatement,
                shares: times.map((day) => {
                  const point = points.find(({ closedOn }) => closedOn === day);
                  return point && share(point);
                }),
                said: last ? percent(share(last)) : "",
              };
            }),
            times.map(dayInWords),
            width,
          )
        }
      >
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Statement</th>
                {times.map((day) => (
                  <th key={day} scope="col" class="n">
                    {dayInWords(day)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trends.map(({ statementId, fullStatement, points }) => (
                <tr key={statementId}>
                  <th scope="row">{fullStatement}</th>
                  {times.map((day) => {
                    const point = points.find(({ closedOn }) => closedOn === day);
                    return (
                      <td key={day} class="n">
                        {point ? `${point.cannotHire} of ${point.n}` : "not asked"}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Figure>
    </Section>
  );
}
