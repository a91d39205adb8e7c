/**
 * The changed rows of the table, old beside new, part by part. What changed carries a mark and a word; what did not
 * is drawn only where the row cannot be read without it.
 */
// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the rows become blocks, which would take the table's meaning away
import type { ComponentChildren } from "preact";
import type { Cell, Change } from "#shared/agreements/compare-parts.ts";
import { methodWords } from "#shared/agreements/table-words.ts";
import type { EquivalencyRule, NegativeFinding, Terms } from "#shared/agreements/terms-schema.ts";
import { conditionInWords, findingInWords, inWords } from "#shared/agreements/words.ts";
import { useAddress } from "../ui/address.ts";
import { Days } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import type { SideBySideProps } from "./compare-weight.tsx";
import type { Names } from "./names.ts";
import { Finished, Granted } from "./rule.tsx";
import { counted } from "./words.ts";

type Row = EquivalencyRule | NegativeFinding;
type RulesProps = SideBySideProps & { names: Names };

export function RulesSideBySide({ before, after, told, heads, names }: RulesProps) {
  const [all, setAll] = useAddress("all");
  const changes = told.changes.filter(({ part }) => part === "RULE" || part === "FINDING");
  const whole = told.changes.find(({ part }) => part === "CONDITIONS");
  const numbers = [...new Set([...rowsOf(before.terms), ...rowsOf(after.terms)].map(({ ruleNo }) => ruleNo))];
  const changed = new Set(changes.map(({ key }) => Number(key)));
  const shown = numbers.filter((no) => all === "yes" || changed.has(no)).sort((a, b) => a - b);
  const same = numbers.length - changed.size;
  return (
    <Section id="in-the-table" title="In the table">
      <p>
        {counted(changed.size, "row")} {changed.size === 1 ? "differs" : "differ"}, {counted(same, "row")}{" "}
        {same === 1 ? "is" : "are"} the same.{" "}
        {same > 0 && (
          <button
            type="button"
            class="quiet plain no-print"
            onClick={() => setAll(all === "yes" ? "" : "yes")}
          >
            {all === "yes" ? "Show only what differs" : "Show all rows"}
          </button>
        )}
      </p>
      {(shown.length > 0 || whole) && (
        <table class="fold side-by-side" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Part
              </th>
              {heads.map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map((no) => (
            <Rule
              key={no}
              no={no}
              sides={[rowAt(before.terms, no), rowAt(after.terms, no)]}
              changes={changes.filter(({ key }) => key === String(no))}
              heads={heads}
              names={names}
            />
          ))}
          {(whole || all === "yes") && (
            <tbody role="rowgroup">
              <Head changed={whole !== undefined} what="For every rule" />
              <Line
                what="Conditions"
                changed={whole !== undefined}
                heads={heads}
                sides={[before, after].map(({ terms }) => <Conditions of={terms.conditions} />)}
              />
            </tbody>
          )}
        </table>
      )}
    </Section>
  );
}

const rowsOf = ({ rules, findings }: Terms): Row[] => [...rules, ...findings];
const rowAt = (terms: Terms, no: number): Row | undefined =>
  rowsOf(terms).find(({ ruleNo }) => ruleNo === no);

type RuleProps = {
  no: number;
  sides: readonly [Row | undefined, Row | undefined];
  changes: readonly Change[];
  heads: readonly [string, string];
  names: Names;
};

const parts: { cell: Cell; what: string; draw: (row: Row, names: Names) => ComponentChildren }[] = [
  {
    cell: "COURSES",
    what: "The student finishes",
    draw: (row, names) =>
      "options" in row ? (
        <>
          <p class="words">{inWords(row)}</p>
          <Finished rule={row} codeOf={names.code} />
        </>
      ) : (
        <p>{findingInWords(row)}</p>
      ),
  },
  {
    cell: "AWARDS",
    what: "The college grants",
    draw: (row) =>
      "options" in row ? (
        <>
          <Granted awards={row.awards} />
          {row.creditOverride && <small>More than the catalog gives: {row.creditOverride}</small>}
          {row.intermediaryCode && <small>State transfer code {row.intermediaryCode}</small>}
        </>
      ) : (
        <p>Nothing.</p>
      ),
  },
  {
    cell: "CONDITIONS",
    what: "Conditions",
    draw: (row) => ("options" in row ? <Conditions of={row.conditions} /> : <p>{row.note ?? "None"}</p>),
  },
  {
    cell: "DATES",
    what: "Finished within",
    draw: (row) => (
      <>
        {row.validFrom ? <Days from={row.validFrom} until={row.validTo} /> : "The agreement’s days"}
        {"revisitOn" in row && row.revisitOn && (
          <small>
            looked at again <Days from={row.revisitOn} />
          </small>
        )}
      </>
    ),
  },
  {
    cell: "POSTING",
    what: "How it is posted",
    draw: (row) => ("options" in row ? methodWords[row.awardMethod] : "Not at all"),
  },
  {
    cell: "ORDER",
    what: "Order and groups",
    draw: (row) =>
      "options" in row ? (
        <>
          Tried as number {row.priority}
          {row.exclusiveGroup && `; only one of the group ${row.exclusiveGroup} counts`}
          {row.reuse && "; its courses may count again"}
        </>
      ) : (
        "None"
      ),
  },
  { cell: "TITLE", what: "Title", draw: (row) => ("options" in row && row.title) || "None" },
];

function Rule({ no, sides, changes, heads, names }: RuleProps) {
  const [old, now] = sides;
  const cells = new Set(changes.flatMap(({ details }) => details.map(({ cell }) => cell)));
  // A rule that became a finding, or the other way round, is another row altogether.
  const other = changes.some(({ kind }) => kind !== "CHANGED");
  const word = changes.length === 0 ? undefined : old && now ? "Changed" : old ? "Taken out" : "Added";
  return (
    <tbody role="rowgroup">
      <Head changed={word !== undefined} what={`Rule ${no}`} {...(word ? { word } : {})} />
      {parts
        .filter(({ cell }) => cells.has(cell) || cell === "COURSES" || cell === "AWARDS")
        .map(({ cell, what, draw }) => (
          <Line
            key={cell}
            what={what}
            changed={other || cells.has(cell)}
            heads={heads}
            sides={[old, now].map((row) =>
              row ? draw(row, names) : <span class="muted">Not in this version</span>,
            )}
          />
        ))}
    </tbody>
  );
}

function Head({ what, changed, word = "Changed" }: { what: string; changed: boolean; word?: string }) {
  return (
    <tr role="row" class="head">
      <th role="rowheader" scope="row" colSpan={3}>
        {what}
        {changed && <Mark>{word}</Mark>}
      </th>
    </tr>
  );
}

type LineProps = {
  what: string;
  changed: boolean;
  heads: readonly [string, string];
  sides: readonly ComponentChildren[];
};

function Line({ what, changed, heads, sides }: LineProps) {
  return (
    <tr role="row" class={changed ? "changed" : undefined}>
      <th role="rowheader" scope="row">
        {what}
        {changed && <Mark>Differs</Mark>}
      </th>
      {sides.map((side, index) => (
        <td key={heads[index]} role="cell">
          <span class="bank">{heads[index]}</span>
          {side}
        </td>
      ))}
    </tr>
  );
}

const Mark = ({ children }: { children: ComponentChildren }) => (
  <span class="mark-changed">
    <Icon name="pencil" /> {children}
  </span>
);

function Conditions({ of }: { of: EquivalencyRule["conditions"] }) {
  if (of.length === 0) return <p class="muted">None</p>;
  return (
    <ul class="stack tight">
      {of.map((one, index) => (
        <li key={`${index} ${one.type}`}>{conditionInWords(one)}</li>
      ))}
    </ul>
  );
}
