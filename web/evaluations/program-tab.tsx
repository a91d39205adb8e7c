/** Rounds of evaluation about one program, on its page. */
import { objectionToJudging, objectionToLeading, programStateOf } from "#shared/evaluations/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import { speaking } from "#shared/programs/versions.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Day, Days } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useEvaluations } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { statusWords } from "./words.ts";

export function ProgramEvaluations({ program }: { program: Program; names: Names }) {
  const { partnership, actor } = usePlace();
  const read = useEvaluations(partnership.id, program.id);
  if (read.state === "loading") return <Skeleton of="its evaluations" lines={5} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const ended = objectionToJudging({ programState: programStateOf(speaking(program).status) })?.why;
  const start = !objectionToLeading(actor, program) && (
    <LinkButton
      kind={ended ? undefined : "primary"}
      because={ended}
      href={evaluationPaths.newEvaluation(partnership.id, { program: program.id })}
    >
      Start a round
    </LinkButton>
  );
  if (read.data.length === 0)
    return (
      <Empty title="Nobody has judged this program yet" action={start}>
        A team rates it by the six guiding principles or another instrument, each organization alone first.
        You see the rounds your organization is on.
      </Empty>
    );
  return (
    <section aria-labelledby="evaluations">
      <div class="section-head">
        <h2 id="evaluations">Evaluations</h2>
        {start}
      </div>
      <ul class="lines">
        {read.data.map((row) => (
          <li key={row.id}>
            <div class="row between">
              <span>
                <a href={evaluationPaths.evaluation(partnership.id, row.id)}>
                  <b>{row.title}</b>
                </a>
                <small>
                  {row.instrumentName}, edition {row.edition}.{" "}
                  {row.signedOffOn ? (
                    <>
                      Signed off <Day date={row.signedOffOn} />
                    </>
                  ) : (
                    <Days from={row.opensOn} until={row.closesOn} />
                  )}
                  {row.openActions > 0 &&
                    `. ${row.openActions} open ${row.openActions === 1 ? "action" : "actions"}`}
                </small>
              </span>
              <Badge state={statusWords[row.status].drawn}>{statusWords[row.status].word}</Badge>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
