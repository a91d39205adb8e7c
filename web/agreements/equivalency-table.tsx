/**
 * The courses of an agreement: what a student finishes on the near bank, how it crosses, what the college grants on
 * the far one. The sentence above each drawing is generated from the same data, and the totals are everybody's totals.
 */
// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the rows become blocks, which would take the table's meaning away
import type { ComponentChildren } from "preact";
import { receives, sends } from "#shared/agreements/roles.ts";
import type { Party } from "#shared/agreements/schema.ts";
import {
  besideCourses,
  countsInWords,
  listed,
  methodWords,
  totalInWords,
} from "#shared/agreements/table-words.ts";
import type { EquivalencyRule, NegativeFinding, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import {
  conditionInWords,
  creditInWords,
  findingInWords,
  inWords,
  noReasons,
} from "#shared/agreements/words.ts";
import { Days, dayInWords } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { Deck } from "./deck.tsx";
import { Course, Finished, Granted } from "./rule.tsx";

export type Frame = {
  parties: readonly Pick<Party, "organizationId" | "role">[];
  dateEffective: string;
  expirationDate: string;
};
type Lookup = { name: (id: string) => string; code: (id: string) => string };
type Part = {
  frame: Frame;
  names: Lookup;
  receivers: readonly string[];
  tools?: ((ruleNo: number) => ComponentChildren) | undefined;
};

export type EquivalencyTableProps = {
  terms: Terms;
  frame: Frame;
  names: Lookup;
  /** Buttons for one row, where it may be changed. */
  tools?: ((ruleNo: number) => ComponentChildren) | undefined;
  /** How many rows to draw; all of them without it. */
  upTo?: number;
  /** The rules to draw, where not all are; the totals stay those of all. */
  only?: readonly number[];
};

export function EquivalencyTable({
  terms,
  frame,
  names,
  tools,
  upTo = Number.POSITIVE_INFINITY,
  only,
}: EquivalencyTableProps) {
  const receivers = frame.parties.filter(receives).map((one) => one.organizationId);
  const senders = frame.parties.filter(sends).map((one) => one.organizationId);
  const part: Part = { frame, names, receivers, tools };
  const wanted = only && new Set(only);
  const rows = rowsOf(terms).filter(({ ruleNo }) => !wanted || wanted.has(ruleNo));
  return (
    <table class="equiv" role="table">
      <caption>
        Every rule reads left to right: what a student finishes on the near bank, and what the college grants
        on the far one. All courses finished within{" "}
        <Days from={frame.dateEffective} until={frame.expirationDate} />, unless a rule says otherwise.
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span class="sr">Rule</span>
          </th>
          <th role="columnheader" scope="col">
            The student finishes<small>at {listed(senders.map(names.name), "or")}</small>
          </th>
          <th role="columnheader" scope="col" class="cross">
            How it is posted
          </th>
          <th role="columnheader" scope="col" class="get">
            The college grants<small>at {listed(receivers.map(names.name), "or")}</small>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows
          .slice(0, upTo)
          .map((row) =>
            "options" in row ? (
              <RuleRow key={`r${row.ruleNo}`} rule={row} {...part} />
            ) : (
              <FindingRow key={`n${row.ruleNo} ${row.course.code}`} finding={row} {...part} />
            ),
          )}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <td role="cell" />
          <td role="cell">{countsInWords(terms)}</td>
          <td role="cell" />
          <td role="cell" class="get">
            <TotalLines terms={terms} name={receivers.length > 1 ? names.name : undefined} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Rules and findings share one numbering. */
export const rowsOf = ({
  rules,
  findings,
}: Pick<Terms, "rules" | "findings">): (EquivalencyRule | NegativeFinding)[] =>
  [...rules, ...findings].toSorted((a, b) => a.ruleNo - b.ruleNo);

function RuleRow({ rule, frame, names, receivers, tools }: Part & { rule: EquivalencyRule }) {
  const { ruleNo, title, validFrom, validTo } = rule;
  const at = rule.awards[0]?.course.organizationId;
  const steps = rule.conditions.filter((one) => !besideCourses(one));
  return (
    <tr role="row" id={`rule-${ruleNo}`}>
      <th role="rowheader" scope="row" class="no">
        {ruleNo}
      </th>
      <td role="cell" class="take">
        <p class="words">
          {title && <b>{title}. </b>}
          {inWords(rule)}
        </p>
        <Finished rule={rule} codeOf={names.code} />
        {(validFrom !== frame.dateEffective || validTo !== frame.expirationDate) && (
          <p class="review">
            <Icon name="clock" />
            <span>
              Finished <Days from={validFrom} until={validTo} />
            </span>
          </p>
        )}
      </td>
      <td role="cell" class="cross">
        <Deck way="whole" />
        <span>{methodWords[rule.awardMethod]}</span>
      </td>
      <td role="cell" class="get">
        <Bank at={at} names={names} always={receivers.length > 1} />
        <Granted awards={rule.awards} />
        {steps.length > 0 && (
          <p class="review">
            <Icon name="info" />
            <span>To claim it: {steps.map(conditionInWords).join(" ")}</span>
          </p>
        )}
        {rule.exclusiveGroup && (
          <p class="review">
            <Icon name="info" />
            <span>
              Only one rule of the group <q>{rule.exclusiveGroup}</q> counts for a student.
            </span>
          </p>
        )}
        {tools?.(ruleNo)}
      </td>
    </tr>
  );
}

function FindingRow({ finding, names, receivers, tools }: Part & { finding: NegativeFinding }) {
  const { ruleNo, course, reason, revisitOn, note, against } = finding;
  const open = reason === "NOT_YET_EVALUATED";
  return (
    <tr role="row" id={`rule-${ruleNo}`}>
      <th role="rowheader" scope="row" class="no">
        {ruleNo}
      </th>
      <td role="cell" class="take">
        <p class="words">{findingInWords(finding)}</p>
        <Course course={course} codeOf={names.code}>
          {creditInWords(course.creditHundredths, course.unit)}
        </Course>
      </td>
      <td role="cell" class="cross">
        <Deck way={open ? "open" : "refused"} />
        <span>{open ? "not yet evaluated" : "will not transfer"}</span>
      </td>
      <td role="cell" class="get">
        <Bank at={finding.receiverId ?? receivers[0]} names={names} always={receivers.length > 1} />
        <p>
          <b>{open ? "Nobody knows yet." : "No credit."}</b>{" "}
          {open ? "This is not a refusal." : noReasons[reason]}
        </p>
        {note && !(against && note.includes(against)) && <small>{note}</small>}
        {revisitOn && (
          <p class="review">
            <Icon name="clock" />
            <span>To be looked at again on {dayInWords(revisitOn)}</span>
          </p>
        )}
        {tools?.(ruleNo)}
      </td>
    </tr>
  );
}

/** Whose grant it is: on a phone, where the heading is far away, and wherever there are several. */
function Bank({ at, names, always }: { at: string | undefined; names: Lookup; always: boolean }) {
  return at === undefined ? null : <span class={always ? "bank several" : "bank"}>At {names.name(at)}</span>;
}

function TotalLines({ terms, name }: { terms: Terms; name: ((id: string) => string) | undefined }) {
  return (
    <>
      {totals(terms).awards.map((sum) => (
        <p key={`${sum.organizationId} ${sum.unit}`}>
          {name && `${name(sum.organizationId)}: `}
          {totalInWords(sum)}
        </p>
      ))}
    </>
  );
}
