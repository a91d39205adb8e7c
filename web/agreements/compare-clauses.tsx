/** Changed clauses side by side, word by word: what went is struck through on the left, what came is underlined on the right. */
import type { Change } from "#shared/agreements/compare-parts.ts";
import { statementWords } from "#shared/agreements/table-words.ts";
import type { Clause } from "#shared/agreements/terms-schema.ts";
import { textDiff } from "#shared/agreements/text-diff.ts";
import { Section } from "../ui/page.tsx";
import { type SideBySideProps, WeightBadge } from "./compare-weight.tsx";

export function ClausesSideBySide({ before, after, told, heads }: SideBySideProps) {
  const changes = told.changes.filter(({ part }) => part === "CLAUSE");
  if (changes.length === 0) return null;
  const at = (clauses: readonly Clause[] | undefined, listId: string) =>
    clauses?.find((clause) => clause.listId === listId);
  return (
    <Section id="in-the-clauses" title="In the clauses">
      <p class="muted">What went is struck through on the left. What came is underlined on the right.</p>
      <ul class="lines">
        {changes.map((change) => (
          <Pair
            key={`${change.kind} ${change.key}`}
            change={change}
            old={change.kind === "ADDED" ? undefined : at(before.terms.clauses, change.before ?? change.key)}
            now={change.kind === "REMOVED" ? undefined : at(after.terms.clauses, change.key)}
            heads={heads}
          />
        ))}
      </ul>
    </Section>
  );
}

type PairProps = {
  change: Change;
  old: Clause | undefined;
  now: Clause | undefined;
  heads: readonly [string, string];
};

function Pair({ change, old, now, heads }: PairProps) {
  const pieces = textDiff(old?.text ?? "", now?.text ?? "");
  return (
    <li class="stack tight">
      <p class="row">
        <b>{change.sentences.join(" ")}</b>
        <WeightBadge weight={change.weight} />
      </p>
      <div class="cols">
        <div>
          <small>{named(heads[0], old)}</small>
          {old && (
            <p class="prose">
              {pieces.map(({ kind, text }, index) =>
                kind === "SAME" ? text : kind === "REMOVED" ? <del key={index}>{text}</del> : null,
              )}
            </p>
          )}
        </div>
        <div>
          <small>{named(heads[1], now)}</small>
          {now && (
            <p class="prose">
              {pieces.map(({ kind, text }, index) =>
                kind === "SAME" ? text : kind === "ADDED" ? <ins key={index}>{text}</ins> : null,
              )}
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

const named = (head: string, clause: Clause | undefined): string =>
  clause
    ? `${head}, clause ${clause.listId}: ${statementWords[clause.statementType].toLowerCase()}`
    : `${head}: not there`;
