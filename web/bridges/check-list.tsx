/** The checks of a bridge, each with its reason; those that do not pass first. */
import { bridgeChecks } from "#shared/bridges/check-table.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import { Badge } from "../ui/badge.tsx";
import { resultWords } from "./words.ts";

export function CheckList({ answers }: { answers: readonly CheckAnswer[] }) {
  const sorted = answers.toSorted((a, b) => Number(a.result === "PASS") - Number(b.result === "PASS"));
  const count = (result: string) => answers.filter((one) => one.result === result).length;
  const said = [
    [count("PASS"), "pass"],
    [count("FAIL"), "fail"],
    [count("CANNOT_TELL"), "cannot tell"],
  ].filter(([many]) => many !== 0);
  return (
    <section aria-labelledby="checks">
      <div>
        <h3 id="checks">Checks</h3>
        <p class="muted" role="status">
          <small>{said.map(([many, word]) => `${many} ${word}`).join(", ")}</small>
        </p>
      </div>
      <ul class="checks">
        {sorted.map((answer) => {
          const rule = bridgeChecks.find(({ id }) => id === answer.checkId);
          const { word, state } = resultWords(answer);
          return (
            <li key={answer.checkId}>
              <div class="row">
                <Badge state={state}>{word}</Badge>
                <b title={rule && `${rule.rule} (${rule.id}; ${rule.source})`}>
                  {rule?.name ?? answer.checkId}
                </b>
              </div>
              <span>{answer.because}</span>
              {answer.missing && <span class="muted">What would tell: {answer.missing}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
