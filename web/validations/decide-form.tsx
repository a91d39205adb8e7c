/** Deciding about one statement beside its evidence: another decision than the rule's says why, other words say which. */
import type { DecisionDraft, Rewording, Verdict } from "#shared/validations/decision-schema.ts";
import { objectionToDecision, overrides } from "#shared/validations/results-rules.ts";
import type { StatementResult } from "#shared/validations/results-schema.ts";
import { freshAfter, useAction } from "../load.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, ProseField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { decide } from "./deciding.tsx";
import { asTheRuleSays, outcomeWords, shortName, verdictWords } from "./results-words.ts";

type Props = { statement: StatementResult; path: string; onDone: () => void };
type Typed = { decision: Verdict; reason: string; kind: Rewording["kind"]; fullStatement: string };

export function DecideForm({ statement, path, onDone }: Props) {
  const { decision: before, outcome, now } = statement;
  const fullStatement = now ?? statement.fullStatement;
  const rule = asTheRuleSays(statement);
  const draft = useDraft<Typed>(undefined, {
    decision: before?.decision ?? rule,
    reason: before?.reason ?? "",
    kind: before?.change?.kind ?? "EDIT",
    fullStatement: before?.change?.fullStatement ?? fullStatement,
  });
  const { value } = draft;
  const edits = value.decision === "VALIDATED_WITH_EDITS";
  const against = overrides(value.decision, outcome);
  const words = value.fullStatement.trim();
  /** What no reason makes possible: only answers to comments, or more answers, do. */
  const objectionTo = (one: Verdict): string | undefined => {
    const { needed: _not, ...said } = outcome;
    const evidence = { outcome: said, blocked: outcome.blocked, reworded: true };
    const found = objectionToDecision({ decision: one, reason: " " }, evidence);
    return found?.pointer === undefined ? found?.why : undefined;
  };
  const body: DecisionDraft = {
    decision: value.decision,
    ...(value.reason.trim() ? { reason: value.reason.trim() } : {}),
    ...(edits && words !== fullStatement
      ? { change: { kind: value.kind, fullStatement: words, ...(now === undefined ? {} : { instead: now }) } }
      : {}),
  };
  const save = useAction(async () => {
    await freshAfter(path, decide(path, statement, body));
    onDone();
  });
  return (
    <FormPart id="decide-form" title={`Decide about ${shortName(statement)}`}>
      <Form label="Decision" action={save}>
        <div class="whole-statement">
          <Markdown text={statement.fullStatement} />
        </div>
        {now !== undefined && (
          <p>
            This was asked. The framework says by now: <b>{now}</b>
          </p>
        )}
        <p>
          {outcome.why} The rule says: <b>{outcomeWords[outcome.outcome].toLowerCase()}</b>.
        </p>
        <Group legend="Decision" pointer="/decision">
          {(Object.keys(verdictWords) as Verdict[]).map((one) => {
            const why = objectionTo(one);
            return (
              <div class="option" key={one}>
                <input
                  type="radio"
                  name="decision"
                  id={`decision-${one}`}
                  checked={value.decision === one}
                  aria-disabled={why ? "true" : undefined}
                  onClick={(event) => why && event.preventDefault()}
                  onChange={() => !why && draft.set({ ...value, decision: one })}
                />
                <label for={`decision-${one}`}>
                  {verdictWords[one].word}
                  <small>
                    {why ?? verdictWords[one].means}
                    {one === rule && " This is what the rule says."}
                  </small>
                </label>
              </div>
            );
          })}
        </Group>
        {edits && (
          <>
            <ProseField
              label="The words from now on"
              pointer="/change"
              hint="The framework changes when the whole campaign is decided."
              value={value.fullStatement}
              onValue={(fullStatement) => draft.set({ ...value, fullStatement })}
            />
            {words !== fullStatement && (
              <ChoiceField
                label="Does it mean the same?"
                pointer="/change/kind"
                value={value.kind}
                onValue={(kind) => draft.set({ ...value, kind: kind as Rewording["kind"] })}
                choices={[
                  { value: "EDIT", label: "Yes: the same statement in better words" },
                  { value: "REPLACE", label: "No: a new statement takes its place" },
                ]}
              />
            )}
          </>
        )}
        <ProseField
          label="Reason"
          pointer="/reason"
          hint={
            against
              ? "This is not what the rule says, so everyone reads why."
              : "Everyone who reads the results reads it."
          }
          optional={!against}
          value={value.reason}
          onValue={(reason) => draft.set({ ...value, reason })}
        />
        <FormEnd yes="Save this decision" leave={onDone} />
      </Form>
    </FormPart>
  );
}
