/** A campaign in pictures: shares ranked with the line they had to reach, and how businesses answered on each scale. */
import type { ResultsView, StatementResult } from "#shared/validations/results-schema.ts";
import { Figure } from "../charts/figure.tsx";
import { type RankedRow, rankedDrawing } from "../charts/ranked.ts";
import { stackedDrawing } from "../charts/stacked.ts";
import { useAddress } from "../ui/address.ts";
import { dayInWords } from "../ui/dates.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { plainOf } from "../ui/read-markdown.ts";
import { mostEssentialFirst } from "./evidence-rows.tsx";
import { useRates } from "./load.ts";
import { RatesFigure } from "./rates-figure.tsx";
import { answersOf, percent } from "./results-words.ts";
import { ruleWords } from "./words.ts";

type Props = { results: ResultsView; group: string; path: string };

export function EvidenceFigures({ results, group, path }: Props) {
  const rates = useRates(path);
  const { title, closedOn, employers, rule } = results;
  const shown = mostEssentialFirst(results.statements).filter(({ suppressed }) => !suppressed);
  const note = `${title}, closed ${dayInWords(closedOn)}. ${group}, ${employers} businesses; each counts once, with the lower median of its people. Rule: ${ruleWords[rule.method]}. Interval: Wilson, 95%.`;
  return (
    <div class="pictures">
      <Ranked title={title} statements={shown} note={note} />
      <Answered results={results} statements={shown} note={note} />
      {rates.state === "content" && <RatesFigure table={rates.data} campaign={title} />}
    </div>
  );
}

const named = ({ fullStatement, humanCodingScheme }: StatementResult) => ({
  name: plainOf(fullStatement),
  code: humanCodingScheme,
});

function Ranked({
  title,
  statements,
  note,
}: {
  title: string;
  statements: readonly StatementResult[];
  note: string;
}) {
  const rows = statements.flatMap((statement): RankedRow[] => {
    const { need } = statement;
    if (!need?.share) return [];
    const { essential, n, share, needed } = need;
    return [{ ...named(statement), count: essential, of: n, interval: share, needed: needed?.count }];
  });
  const reach = rows.filter(({ count, needed }) => needed !== undefined && count >= needed).length;
  return (
    <Figure
      title="Who says essential"
      called={`${title}: share of businesses saying essential`}
      file="share-saying-essential"
      says={`${reach} of ${rows.length} statements reach the number of businesses needed.`}
      note={note}
      draw={(width) =>
        rankedDrawing(
          rows,
          {
            value: ({ count, of }) => `${count} of ${of}`,
            reaches: "reaches the line",
            below: "does not",
            needed: "needed",
            interval: "95% interval",
          },
          width,
        )
      }
    >
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              <th scope="col" class="n">
                Essential
              </th>
              <th scope="col" class="n">
                Needed
              </th>
              <th scope="col" class="n">
                Share
              </th>
              <th scope="col" class="n">
                95% interval
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, code, count, of, needed, interval }) => (
              <tr key={name}>
                <th scope="row">
                  {code && <small class="block">{code}</small>}
                  {name}
                </th>
                <td class="n">
                  {count} of {of}
                </td>
                <td class="n">{needed ?? "too few"}</td>
                <td class="n">{percent(count / of)}</td>
                <td class="n">
                  {percent(interval.low)} to {percent(interval.high)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

function Answered({
  results,
  statements,
  note,
}: {
  results: ResultsView;
  statements: readonly StatementResult[];
  note: string;
}) {
  const [asked, ask] = useAddress("scale", results.scales[0]?.id ?? "");
  const scale = results.scales.find(({ id }) => id === asked) ?? results.scales[0];
  if (!scale) return null;
  const answers = answersOf(scale);
  const rows = statements.flatMap((statement) => {
    const result = statement.scales.find(({ scaleId }) => scaleId === scale.id);
    if (!result || result.n === 0) return [];
    const counts = answers.map(
      ({ value }) => result.points.find((point) => point.value === value)?.count ?? 0,
    );
    return [{ ...named(statement), counts, n: result.n }];
  });
  return (
    <>
      <search class="row no-print">
        <ChoiceField
          label="Answers to"
          pointer="/scale"
          value={scale.id}
          onValue={ask}
          choices={results.scales.map(({ id, question }) => ({ value: id, label: question.en }))}
        />
      </search>
      <Figure
        title={scale.question.en}
        called={`${results.title}: ${scale.question.en}`}
        file={`answers-${scale.id}`}
        says={`How businesses answered about ${rows.length} statements, the most essential first.`}
        note={[note, scale.source && `Scale: ${scale.source}.`].filter(Boolean).join(" ")}
        draw={(width) =>
          stackedDrawing(
            rows,
            answers.map(({ label }) => label),
            ({ n }) => String(n),
            width,
          )
        }
      >
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Statement</th>
                {answers.map(({ value, label }) => (
                  <th key={value} scope="col" class="n">
                    {label}
                  </th>
                ))}
                <th scope="col" class="n">
                  Businesses
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, code, counts, n }) => (
                <tr key={name}>
                  <th scope="row">
                    {code && <small class="block">{code}</small>}
                    {name}
                  </th>
                  {counts.map((count, index) => (
                    <td key={answers[index]?.value} class="n">
                      {count}
                    </td>
                  ))}
                  <td class="n">{n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Figure>
    </>
  );
}
