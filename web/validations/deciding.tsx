/** One statement's decision: what the rule says with one press, something else with a reason, and what was decided. */
import type { Decision, DecisionDraft } from "#shared/validations/decision-schema.ts";
import type { StatementResult } from "#shared/validations/results-schema.ts";
import { put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { asTheRuleSays, outcomeWords, shortName, verdictWords } from "./results-words.ts";

export type DecidingProps = {
  statement: StatementResult;
  path: string;
  /** Those who run the campaign, while decisions are open. */
  decides: boolean;
};

/** Saves a decision on what was seen of it. */
export const decide = (
  path: string,
  { identifier, decisionVersion }: StatementResult,
  draft: DecisionDraft,
) => put<Decision>(`${path}/decisions/${identifier}`, draft, { ifMatch: `"${decisionVersion}"` });

export function Deciding({ statement, path, decides }: DecidingProps) {
  const otherwise = useLinkWith("decide", "statement");
  const follow = useAction(async () => {
    await freshAfter(path, decide(path, statement, { decision: asTheRuleSays(statement) }));
  });
  const { decision, outcome, identifier } = statement;
  const rule = asTheRuleSays(statement);
  const name = <span class="sr"> ({shortName(statement)})</span>;
  const link = (words: string) => (
    <a href={otherwise(identifier)}>
      {words}
      {name}
    </a>
  );
  if (decision)
    return (
      <div class="stack tight">
        <Badge state={verdictWords[decision.decision].drawn}>{verdictWords[decision.decision].word}</Badge>
        <small>
          {decision.overrides
            ? `The rule said: ${outcomeWords[outcome.outcome].toLowerCase()}. ${decision.reason ?? ""}`
            : "The rule’s own outcome."}{" "}
          Decided by {decision.decidedByName}. {decides && link("Change")}
        </small>
      </div>
    );
  if (!decides)
    return <small>Not decided yet. The rule says: {outcomeWords[outcome.outcome].toLowerCase()}.</small>;
  return (
    <div class="stack tight">
      <Button small busy={follow.busy && "Saving"} onClick={() => void follow.run()}>
        {verdictWords[rule].word}
        {name}
      </Button>
      <small>
        {outcome.blocked || outcome.outcome === "TOO_FEW" ? outcome.why : "The rule’s own outcome."}{" "}
        {link("Decide otherwise")}
      </small>
      {follow.problem && <ProblemNotice problem={follow.problem} live />}
    </div>
  );
}
