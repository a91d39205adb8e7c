/** What comes next in a campaign that is over: count, decide about each statement, make the changes, publish, tell people. */

import { useState } from "preact/hooks";
import type * as z from "zod";
import type { Written } from "#shared/validations/respondent-schema.ts";
import type { ResultsView, StatementResult } from "#shared/validations/results-schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { decide } from "./deciding.tsx";
import { campaignPaths } from "./paths.ts";
import { asTheRuleSays } from "./results-words.ts";
import type { CampaignTabProps } from "./tabs.ts";

type Props = CampaignTabProps & { results?: ResultsView };

export function NextStep({ answer, path, runs, results }: Props) {
  const { data: campaign } = answer;
  if (!results)
    return (
      <Empty
        title={campaign.state === "CLOSED" ? "The answers are not counted yet" : "No results yet"}
        action={runs && campaign.state === "CLOSED" && <Count answer={answer} path={path} kind="primary" />}
      >
        {campaign.state === "CLOSED"
          ? "Counting takes each business once and says what the rule makes of it. Answers stay as they were given."
          : `Results can be read once the campaign has closed (${dayInWords(campaign.closesOn)}) and its answers are counted.`}
      </Empty>
    );
  if (campaign.state === "TALLIED")
    return <Deciding answer={answer} path={path} runs={runs} results={results} />;
  return <Telling answer={answer} path={path} />;
}

function Count({ answer, path, kind }: Pick<Props, "answer" | "path"> & { kind?: "primary" }) {
  const count = useAction((key) =>
    freshAfter(path, post(`${path}/tally`, undefined, { ifMatch: answer.etag, key })),
  );
  return (
    <div class="stack tight">
      <Button kind={kind} small={!kind} busy={count.busy && "Counting"} onClick={() => void count.run()}>
        {kind ? "Count the answers" : "Count again"}
      </Button>
      {count.problem && <ProblemNotice problem={count.problem} live />}
    </div>
  );
}

const undecided = ({ decision }: StatementResult) => decision === undefined;

function Deciding({ answer, path, results }: Props & { results: ResultsView }) {
  const [asking, ask] = useState<"rule" | "decide">();
  const [saved, setSaved] = useState(0);
  const open = results.statements.filter(undecided);
  const plain = open.filter(({ outcome }) => !outcome.blocked && outcome.outcome !== "TOO_FEW");
  const done = results.statements.length - open.length;
  const follow = useAction(async () => {
    setSaved(0);
    // One after the other: what was saved stays saved when one is refused.
    const all = (async () => {
      for (const statement of plain) {
        await decide(path, statement, { decision: asTheRuleSays(statement) });
        setSaved((count) => count + 1);
      }
    })();
    await freshAfter(path, all);
  });
  const close = useAction((key) =>
    freshAfter(path, post(`${path}/decide`, undefined, { ifMatch: answer.etag, key })),
  );
  return (
    <div class="sheet stack tight no-print next-step">
      <h2 class="small-head">
        {open.length === 0
          ? "Everything is decided"
          : `${open.length} of ${results.statements.length} statements wait for a decision`}
      </h2>
      <progress
        max={results.statements.length}
        value={done}
        aria-label={`${done} of ${results.statements.length} decided`}
      />
      <div class="row">
        {plain.length > 0 && (
          <Button onClick={() => ask("rule")} busy={follow.busy && `${saved} of ${plain.length} saved`}>
            Decide {plain.length} as the rule says
          </Button>
        )}
        <Button
          kind="primary"
          onClick={() => ask("decide")}
          because={open.length > 0 ? "Every statement needs its decision first." : undefined}
        >
          Finish deciding
        </Button>
        <Count answer={answer} path={path} />
      </div>
      <Confirm
        open={asking === "rule"}
        onClose={() => ask(undefined)}
        title={`Decide ${plain.length} as the rule says?`}
        yes="Decide them"
        danger={false}
        action={follow}
      >
        <p>
          Those with too few answers, or with a rewording that waits, stay open. Each of these decisions can
          be changed until you finish deciding.
        </p>
      </Confirm>
      <Confirm
        open={asking === "decide"}
        onClose={() => ask(undefined)}
        title="Finish deciding?"
        yes="Finish deciding"
        danger={false}
        action={close}
      >
        <p>
          {changesInWords(results.statements)} From then on the decisions stay as they are, and the results
          can be published.
        </p>
      </Confirm>
    </div>
  );
}

function changesInWords(statements: readonly StatementResult[]): string {
  const changes = statements.filter(
    ({ decision }) => decision?.change !== undefined || decision?.decision === "RETIRE",
  ).length;
  if (changes === 0) return "The framework stays as it is.";
  return `${changes} ${changes === 1 ? "statement of the framework changes" : "statements of the framework change"}, in what is being worked on.`;
}

/** Decided: it can be published, and those who answered can be told. */
function Telling({ answer, path }: Pick<Props, "answer" | "path">) {
  const { partnership } = usePlace();
  const { data: campaign, etag } = answer;
  const [asking, ask] = useState(false);
  const [told, setTold] = useState<z.infer<typeof Written>>();
  const publish = useAction((key) =>
    freshAfter(path, post(`${path}/publish`, undefined, { ifMatch: etag, key })),
  );
  const tell = useAction(async () => {
    let written = 0;
    for (;;) {
      const { data } = await post<z.infer<typeof Written>>(`${path}/feedback`, {});
      written += data.written;
      setTold({ written, left: data.left });
      if (data.left === 0 || data.written === 0) return;
    }
  });
  const decided = campaign.state === "DECIDED";
  return (
    <div class="sheet stack tight no-print next-step">
      <h2 class="small-head">
        {decided ? (
          "Decided. The results can be published."
        ) : (
          <>
            Published. Anyone may read{" "}
            <a href={campaignPaths.published(partnership.id, campaign.id)}>the results</a>.
          </>
        )}
      </h2>
      <div class="row">
        {decided && (
          <Button kind="primary" onClick={() => ask(true)}>
            Publish the results
          </Button>
        )}
        <Button
          onClick={() => void tell.run()}
          busy={tell.busy && (told ? `${told.written} written` : "Writing")}
          note="Each who answered hears once what became of what they said."
        >
          Tell those who answered
        </Button>
      </div>
      {told && !tell.busy && (
        <Notice
          kind="good"
          title={
            told.written === 0 ? "Everyone has been told already" : `${told.written} letters are on their way`
          }
          live
        >
          {null}
        </Notice>
      )}
      {tell.problem && <ProblemNotice problem={tell.problem} live />}
      <Confirm
        open={asking}
        onClose={() => ask(false)}
        title="Publish the results?"
        yes="Publish the results"
        danger={false}
        action={publish}
      >
        <p>
          Anyone may read them then, without names. Figures that would tell what one or two businesses said
          stay hidden. The framework carries how many statements businesses validated.
        </p>
      </Confirm>
    </div>
  );
}
