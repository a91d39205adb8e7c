/** The statements of a campaign, most essential first: what businesses said of each, and beside it what is decided. */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows fold into cards on a phone, blocks would take the table's meaning away
import type { ResultsView, StatementResult } from "#shared/validations/results-schema.ts";
import { useLinkWith } from "../ui/address.ts";
import { MarkdownLine } from "../ui/markdown.tsx";
import { Deciding, type DecidingProps } from "./deciding.tsx";
import { NotShown } from "./not-shown.tsx";
import { answersOf, percent } from "./results-words.ts";

/** By the share saying essential, then by how many said so; what is not shown comes last. */
export const mostEssentialFirst = (statements: readonly StatementResult[]): StatementResult[] =>
  statements.toSorted((a, b) => {
    const [left, right] = [a.need?.share?.value ?? -1, b.need?.share?.value ?? -1];
    return right - left || (b.need?.essential ?? 0) - (a.need?.essential ?? 0);
  });

type Props = { results: ResultsView; deciding: Omit<DecidingProps, "statement"> };

export function EvidenceRows({ results, deciding }: Props) {
  const need = results.scales.find(({ kind }) => kind === "NEED");
  const answers = need ? answersOf(need) : [];
  return (
    <table class="fold evidence" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Statement
          </th>
          <th role="columnheader" scope="col">
            Share saying essential, 0 to 100%
          </th>
          <th role="columnheader" scope="col">
            {answers.map(({ label }) => label).join("; ")}
          </th>
          <th role="columnheader" scope="col">
            Decision
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {mostEssentialFirst(results.statements).map((statement, index) => (
          <Row
            key={statement.identifier}
            statement={statement}
            place={index + 1}
            labels={answers.map(({ label }) => label)}
            deciding={deciding}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  statement: StatementResult;
  place: number;
  /** Of the answers, the highest first. */
  labels: readonly string[];
  deciding: Props["deciding"];
};

function Row({ statement, place, labels, deciding }: RowProps) {
  const opened = useLinkWith("statement", "decide");
  const { humanCodingScheme, fullStatement, identifier, need, shortage, suppressed, comments } = statement;
  return (
    <tr role="row" id={`statement-${identifier}`}>
      <th scope="row" role="rowheader">
        <small>
          {place}. {humanCodingScheme}
        </small>
        <br />
        <a class="plain-name" href={opened(identifier)}>
          <MarkdownLine text={fullStatement} />
        </a>
        {comments !== undefined && comments.open > 0 && (
          <small class="block">
            {comments.open} {comments.open === 1 ? "comment waits" : "comments wait"} for an answer
          </small>
        )}
      </th>
      <td role="cell">
        {suppressed || !need ? (
          <NotShown />
        ) : need.share ? (
          <Share need={need} />
        ) : (
          <small>Nobody answered this.</small>
        )}
      </td>
      <td role="cell">
        {suppressed ? <NotShown /> : <Answers statement={statement} labels={labels} />}
        {!suppressed && (
          <small>
            {shortage && shortage.cannotHire > 0
              ? `${shortage.cannotHire} cannot hire it`
              : "nobody reports trouble hiring"}
          </small>
        )}
      </td>
      <td role="cell">
        <Deciding statement={statement} {...deciding} />
      </td>
    </tr>
  );
}

function Share({ need }: { need: NonNullable<StatementResult["need"]> }) {
  const { essential, n, share, needed } = need;
  if (!share) return null;
  const reaches = needed !== undefined && essential >= needed.count;
  const ink =
    needed === undefined
      ? "var(--ink-2)"
      : reaches
        ? "var(--moss)"
        : 2 * essential > n
          ? "var(--amber)"
          : "var(--brick)";
  const at = (value: number) => `${Math.round(value * 1000) / 10}%`;
  const needs = needed ? `${needed.count} needed` : "too few to say";
  return (
    <>
      <div
        class="whisk"
        role="img"
        aria-label={`${essential} of ${n} say essential, ${percent(share.value)}; interval ${percent(share.low)} to ${percent(share.high)}; ${needs}`}
        style={{
          "--lo": at(share.low),
          "--hi": at(share.high),
          "--m": at(share.value),
          "--need": at((needed?.count ?? 0) / n),
          "--c": ink,
        }}
      >
        <i />
        {needed && <s />}
        <b class={reaches ? undefined : "below"} />
      </div>
      <small>
        <b class="strong">
          {essential} of {n}
        </b>{" "}
        essential, {needed ? `needs ${needed.count}` : "too few to say"}
      </small>
    </>
  );
}

function Answers({ statement, labels }: Pick<RowProps, "statement" | "labels">) {
  const of = statement.scales.find(({ kind }) => kind === "NEED");
  if (!of || of.n === 0) return null;
  const counts = of.points.toReversed();
  const drawn = ["e", "u", "x"];
  return (
    <div
      class="dist"
      role="img"
      aria-label={counts.map(({ count }, place) => `${count} ${labels[place]}`).join(", ")}
    >
      {counts.map(({ value, count }, place) =>
        count === 0 ? null : (
          <i key={value} class={drawn[place]} style={{ "--v": String(count) }}>
            {count}
          </i>
        ),
      )}
    </div>
  );
}
