/** All that businesses said of one statement: every scale with its figures, each leading to its formula. */
import type { ComponentChildren } from "preact";
import type { ResultsView, ScaleResult, StatementResult } from "#shared/validations/results-schema.ts";
import type { Scale } from "#shared/validations/schema.ts";
import { Figure } from "../charts/figure.tsx";
import { stackedDrawing } from "../charts/stacked.ts";
import { Markdown } from "../ui/markdown.tsx";
import { Section } from "../ui/page.tsx";
import { FigureName } from "./figure-name.tsx";
import { answersOf, causeWords, figure, percent, shortName } from "./results-words.ts";
import { businessesInWords } from "./words.ts";

const bands = { EXCELLENT: "excellent", GOOD: "good", FAIR: "fair", POOR: "poor" };

export function StatementFigures({
  statement,
  results,
  back,
}: {
  statement: StatementResult;
  results: ResultsView;
  back: string;
}) {
  const { need, relevance, shortage, outcome, suppressed } = statement;
  const scales = statement.scales.flatMap((result) => {
    const scale = results.scales.find(({ id }) => id === result.scaleId);
    return scale ? [{ scale, result }] : [];
  });
  return (
    <Section id="one" title={shortName(statement)} aside={<a href={back}>All statements</a>}>
      <div class="whole-statement">
        <Markdown text={statement.fullStatement} />
      </div>
      <p>{outcome.why}</p>
      {suppressed ? (
        <p class="muted">Not shown for this group.</p>
      ) : (
        <>
          <dl class="facts">
            {need?.share && (
              <>
                <Fact name={<FigureName of="share">Say essential</FigureName>}>
                  {need.essential} of {need.n}, {percent(need.share.value)}
                  <small>
                    95% interval {percent(need.share.low)} to {percent(need.share.high)}
                    {need.needed && (
                      <>
                        ; <FigureName of="critical">{need.needed.count} needed</FigureName>
                      </>
                    )}
                  </small>
                </Fact>
                {need.cvr !== undefined && (
                  <Fact name={<FigureName of="cvr">Content validity ratio</FigureName>}>
                    {figure(need.cvr)}
                    <small>
                      <FigureName of="endorsement">
                        {need.endorsed ? "reaches" : "does not reach"} {results.rule.endorsementPercent}%
                      </FigureName>
                    </small>
                  </Fact>
                )}
              </>
            )}
            {relevance && (
              <>
                <Fact name={<FigureName of="iCvi">I-CVI</FigureName>}>
                  {figure(relevance.iCvi)}
                  <small>
                    {relevance.agreeing} of {relevance.n} find it quite or highly relevant
                  </small>
                </Fact>
                <Fact name={<FigureName of="kappa">κ*</FigureName>}>
                  {figure(relevance.kappa)}
                  <small>{bands[relevance.band]}</small>
                </Fact>
              </>
            )}
            {shortage && shortage.cannotHire > 0 && (
              <Fact name="Cannot hire it">
                {businessesInWords(shortage.cannotHire)}
                <small>
                  {shortage.openings !== undefined &&
                    `${shortage.openings} ${shortage.openings === 1 ? "opening" : "openings"}. `}
                  {shortage.rootCauses.length > 0 &&
                    `Why: ${shortage.rootCauses.map(({ cause, employers }) => `${causeWords[cause]} (${employers})`).join(", ")}`}
                </small>
              </Fact>
            )}
          </dl>
          {scales.map(({ scale, result }) => (
            <OneScale key={scale.id} scale={scale} result={result} name={shortName(statement)} />
          ))}
        </>
      )}
    </Section>
  );
}

const Fact = ({ name, children }: { name: ComponentChildren; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function OneScale({ scale, result, name }: { scale: Scale; result: ScaleResult; name: string }) {
  if (result.n === 0)
    return (
      <div>
        <h3>{scale.question.en}</h3>
        <p class="muted">No business answered this with a value.</p>
      </div>
    );
  const answers = answersOf(scale);
  const counts = answers.map(({ value }) => result.points.find((point) => point.value === value)?.count ?? 0);
  const [most] = answers.toSorted(
    (a, b) => (counts[answers.indexOf(b)] ?? 0) - (counts[answers.indexOf(a)] ?? 0),
  );
  return (
    <Figure
      title={scale.question.en}
      called={`${name}: ${scale.question.en}`}
      file={`${name}-${scale.id}`}
      says={`${businessesInWords(result.n)} answered; most said “${most?.label}”.`}
      note={[`Each business counts once.`, scale.source && `Scale: ${scale.source}.`]
        .filter(Boolean)
        .join(" ")}
      draw={(width) =>
        stackedDrawing(
          [{ name: "Businesses", counts }],
          answers.map(({ label }) => label),
          () => String(result.n),
          width,
        )
      }
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col" class="n">
              Value
            </th>
            <th scope="col" class="n">
              Businesses
            </th>
            <th scope="col" class="n">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ value, label }, index) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td class="n">{value}</td>
              <td class="n">{counts[index]}</td>
              <td class="n">{percent((counts[index] ?? 0) / result.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Moments result={result} />
    </Figure>
  );
}

/** The figures of a scale that is a measure. */
function Moments({ result }: { result: ScaleResult }) {
  const { mean, interval, standardError, median, adMd, standardScore } = result;
  if (mean === undefined) return null;
  return (
    <dl class="facts">
      <Fact name={<FigureName of="mean">Mean</FigureName>}>
        {figure(mean)}
        {interval && (
          <small>
            95% interval {figure(interval.low)} to {figure(interval.high)}
            {standardError !== undefined && `, standard error ${figure(standardError)}`}
          </small>
        )}
      </Fact>
      {median !== undefined && <Fact name="Median">{figure(median, Number.isInteger(median) ? 0 : 1)}</Fact>}
      {adMd !== undefined && (
        <Fact name={<FigureName of="adMd">AD about the median</FigureName>}>{figure(adMd)}</Fact>
      )}
      {standardScore !== undefined && (
        <Fact name={<FigureName of="standard">Standard score</FigureName>}>{Math.round(standardScore)}</Fact>
      )}
    </dl>
  );
}
