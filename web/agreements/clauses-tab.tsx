/** The agreement's text: first what is asked of it and what is missing, then its clauses in the order of their numbers. */
import { useState } from "preact/hooks";
import { inListOrder, moved } from "#shared/agreements/clauses.ts";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { statementWords } from "#shared/agreements/table-words.ts";
import type { Clause } from "#shared/agreements/terms-schema.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import type { Answer } from "../api.ts";
import { together, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Checklist, type ChecklistProps } from "./checklist.tsx";
import { putClauses, useClauses, useRuleSet } from "./clauses-load.ts";
import { useTerms } from "./load.ts";

export type ClausesTabProps = { agreement: Agreement; path: string; past: boolean };

export function ClausesTab({ agreement, path, past }: ClausesTabProps) {
  const { partnership } = usePlace();
  const read = together(useClauses(path, past), useRuleSet(partnership.id, agreement.governingRuleSet));
  if (read.state === "loading") return <Skeleton of="the clauses" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [answer, ruleSet] = read.data;
  return (
    <Loaded
      agreement={agreement}
      path={path}
      past={past}
      answer={answer}
      ruleSet={ruleSet}
      reload={read.reload}
      stale={read.stale}
    />
  );
}

type LoadedProps = ClausesTabProps & {
  answer: Answer<{ clauses: Clause[] }>;
  ruleSet: RuleSet | undefined;
  reload: () => void;
  stale: boolean;
};

function Loaded({ agreement, path, past, answer, ruleSet, reload, stale }: LoadedProps) {
  const { actor } = usePlace();
  const [asked] = useAddress("clause");
  const [answers] = useAddress("answers");
  const editing = objectionToEditing(agreement, actor);
  const open = asked !== "" && !editing && !past && !stale;
  const ClauseForm = useChunk(async () => (await import("./clause-form.tsx")).ClauseForm, open);
  const close = useClose("clause", "answers");
  if (open)
    return ClauseForm ? (
      <ClauseForm
        key={asked}
        asked={asked}
        answers={answers}
        agreement={agreement}
        path={path}
        answer={answer}
        ruleSet={ruleSet}
        reload={reload}
        onDone={(listId) => close(listId === undefined ? "clauses" : `clause-${listId}`)}
      />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
  return (
    <div class="stack roomy">
      {ruleSet ? (
        <Asked
          ruleSet={ruleSet}
          path={path}
          clauses={answer.data.clauses}
          mayEdit={!editing && !past}
          frozen={past || (agreement.status !== "DRAFT" && agreement.status !== "IN_REVIEW")}
        />
      ) : (
        <NoRuleSet agreement={agreement} mayEdit={!editing && !past} />
      )}
      <Text agreement={agreement} path={path} past={past} answer={answer} />
    </div>
  );
}

/** The rules are read too where the rule set fixes how they post credit. */
function Asked({ path, ...props }: Omit<ChecklistProps, "rules"> & { path: string }) {
  const fixed = props.ruleSet.requiredAwardMethod !== undefined;
  const terms = useTerms(path, fixed);
  if (fixed && terms.state === "loading") return <Skeleton of="the checklist" lines={6} />;
  if (fixed && terms.state === "problem")
    return <ProblemNotice problem={terms.problem} retry={terms.retry} />;
  return <Checklist {...props} rules={terms.state === "content" ? terms.data.data.rules : []} />;
}

function NoRuleSet({ agreement, mayEdit }: { agreement: Agreement; mayEdit: boolean }) {
  const { partnership } = usePlace();
  return (
    <p class="muted">
      No law or policy is named that this agreement answers, so there is no checklist.{" "}
      {mayEdit && <a href={paths.editAgreement(partnership.id, agreement.id)}>Name one</a>}
    </p>
  );
}

function Text({ agreement, path, past, answer }: ClausesTabProps & Pick<LoadedProps, "answer">) {
  const { actor } = usePlace();
  const link = useLinkWith("clause");
  const [leaving, setLeaving] = useState<Clause>();
  const editing = objectionToEditing(agreement, actor);
  const clauses = inListOrder(answer.data.clauses);
  const Deleting = useChunk(
    async () => (await import("./clause-delete.tsx")).Deleting,
    leaving !== undefined,
  );
  const move = useAction(async (_key, listId: string, by: -1 | 1) => {
    await putClauses(path, moved(clauses, listId, by), answer.etag);
  });
  const add = !past && !isForOthers(editing) && (
    <span class="no-print">
      <LinkButton small because={editing?.why} href={link("new")}>
        <Icon name="plus" /> Add a clause
      </LinkButton>
    </span>
  );
  return (
    <section aria-labelledby="clauses">
      <div class="section-head">
        <h2 id="clauses">Clauses</h2>
        {clauses.length > 0 && add}
      </div>
      {move.problem && <ProblemNotice problem={move.problem} live />}
      {clauses.length === 0 ? (
        <Empty title="No clauses yet" action={add}>
          Clauses say what the course rules do not: who does what, who pays, how it is reviewed, how it ends.
        </Empty>
      ) : (
        <ol class="lines clauses">
          {clauses.map((clause, index) => (
            <li key={clause.listId} id={`clause-${clause.listId}`}>
              <b class="no">{clause.listId}</b>
              <div>
                <small>{statementWords[clause.statementType]}</small>
                <p class="prose">{clause.text}</p>
              </div>
              {!editing && !past && (
                <span class="row no-print tools">
                  <a class="button small" href={link(clause.listId)}>
                    Change<span class="sr"> clause {clause.listId}</span>
                  </a>
                  {index > 0 && (
                    <Button
                      small
                      kind="quiet"
                      busy={move.busy && "Moving"}
                      onClick={() => void move.run(clause.listId, -1)}
                    >
                      Move up<span class="sr"> clause {clause.listId}</span>
                    </Button>
                  )}
                  {index < clauses.length - 1 && (
                    <Button
                      small
                      kind="quiet"
                      busy={move.busy && "Moving"}
                      onClick={() => void move.run(clause.listId, 1)}
                    >
                      Move down<span class="sr"> clause {clause.listId}</span>
                    </Button>
                  )}
                  <Button small kind="quiet" onClick={() => setLeaving(clause)}>
                    Delete<span class="sr"> clause {clause.listId}</span>
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {Deleting && (
        <Deleting
          clause={leaving}
          onClose={() => setLeaving(undefined)}
          agreement={agreement}
          path={path}
          answer={answer}
        />
      )}
    </section>
  );
}
