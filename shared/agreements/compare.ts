/**
 * Two versions of an agreement, compared: rules, conditions, findings, clauses, people and fields, each difference
 * weighed and said in a plain sentence. Equal versions give nothing, and no order of rows makes a difference.
 */

import { listed } from "../listed.ts";
import { byListId } from "./clauses.ts";
import {
  type Change,
  type Detail,
  fromTo,
  onlySpelling,
  type Part,
  paired,
  same,
  sorted,
  type Weight,
} from "./compare-parts.ts";
import { fieldChanges, type Head, partyChanges, slotChanges } from "./compare-people.ts";
import { conditionDetails, findingDetails, ruleDetails } from "./compare-rules.ts";
import { ownDays } from "./curricular.ts";
import type { Clause, Terms } from "./terms-schema.ts";

export type Version = { agreement: Head; terms: Terms };

export type Comparison = {
  changes: readonly Change[];
  sentences: readonly string[];
  weight: Weight | undefined;
};

/** `name` says an organization's name. */
export function compare(before: Version, after: Version, name: (organization: string) => string): Comparison {
  const changes = [
    ...fieldChanges(before.agreement, after.agreement),
    ...partyChanges(before.agreement.parties, after.agreement.parties, name),
    ...slotChanges(before.agreement.signatureSlots, after.agreement.signatureSlots, name),
    ...wholeAgreement(before.terms, after.terms),
    ...rowChanges(within(before), within(after), name),
    ...clauseChanges(before.terms.clauses ?? [], after.terms.clauses ?? []),
  ];
  return {
    changes,
    sentences: changes.flatMap(({ sentences }) => sentences),
    weight: heaviest(changes),
  };
}

/** CURRICULAR as soon as one of them is; undefined where nothing differs. */
const heaviest = (all: readonly { weight: Weight }[]): Weight | undefined =>
  all.some(({ weight }) => weight === "CURRICULAR") ? "CURRICULAR" : all[0]?.weight;

function wholeAgreement(before: Terms, after: Terms): Change[] {
  const details = conditionDetails(before.conditions, after.conditions);
  return details.length === 0 ? [] : [changed("CONDITIONS", "all", "Every rule", details)];
}

/** The rows of a version, each without the days that are the version's own. */
function within({ agreement, terms }: Version) {
  return {
    rules: terms.rules.map((rule) => ownDays(rule, agreement)),
    findings: terms.findings.map((finding) => ownDays(finding, agreement)),
  };
}
type Within = ReturnType<typeof within>;

/** Rules and findings share their numbering, so they are told in its order. */
function rowChanges(before: Within, after: Within, name: (organization: string) => string): Change[] {
  const byNumber = ({ ruleNo }: { ruleNo: number }) => String(ruleNo);
  const rules = paired(before.rules, after.rules, byNumber);
  const findings = paired(before.findings, after.findings, byNumber);
  const granted = ({ awards }: Pick<Terms["rules"][number], "awards">) =>
    listed(awards.map(({ course }) => course.code).sort());
  const changes = [
    ...rules.pairs.flatMap(([old, now]) =>
      changedRow("RULE", now.ruleNo, `Rule ${now.ruleNo}`, ruleDetails(old, now)),
    ),
    ...rules.removed.map((one) =>
      whole("RULE", "REMOVED", one.ruleNo, `Rule ${one.ruleNo} taken out: it gave ${granted(one)}.`),
    ),
    ...rules.added.map((one) =>
      whole("RULE", "ADDED", one.ruleNo, `Rule ${one.ruleNo} added: it gives ${granted(one)}.`),
    ),
    ...findings.pairs.flatMap(([old, now]) =>
      changedRow("FINDING", now.ruleNo, `Finding ${now.ruleNo}`, findingDetails(old, now, name)),
    ),
    ...findings.removed.map((one) =>
      whole("FINDING", "REMOVED", one.ruleNo, `Finding ${one.ruleNo} on ${one.course.code} taken out.`),
    ),
    ...findings.added.map((one) =>
      whole("FINDING", "ADDED", one.ruleNo, `Finding ${one.ruleNo} on ${one.course.code} added.`),
    ),
  ];
  return changes.sort((a, b) => Number(a.key) - Number(b.key));
}

/** A clause keeps its place through a new number: what says the same is the same clause. */
function clauseChanges(before: readonly Clause[], after: readonly Clause[]): Change[] {
  const plain = (clause: Clause): Clause => ({ ...clause, satisfies: sorted(clause.satisfies) });
  const words = ({ statementType, text }: Clause) => `${statementType} ${text}`;
  const { pairs, removed, added } = paired(
    before.map(plain),
    after.map(plain),
    words,
    ({ listId }) => listId,
  );
  const changes = [
    ...pairs.flatMap(([old, now]) => clauseChange(old, now)),
    ...removed.map(({ listId }) => whole("CLAUSE", "REMOVED", listId, `Clause ${listId} taken out.`)),
    ...added.map(({ listId }) => whole("CLAUSE", "ADDED", listId, `Clause ${listId} added.`)),
  ];
  return changes.sort((a, b) => byListId({ listId: a.key }, { listId: b.key }));
}

function clauseChange(old: Clause, now: Clause): Change[] {
  if (same(old, now)) return [];
  const reworded = old.text !== now.text || old.statementType !== now.statementType;
  const cosmetic = old.statementType === now.statementType && onlySpelling(old.text, now.text);
  const sentences = [
    ...(old.listId === now.listId ? [] : [`Clause ${old.listId} is now ${now.listId}.`]),
    ...(old.text === now.text ? [] : [`Clause ${now.listId} says it in other words.`]),
    ...(old.statementType === now.statementType
      ? []
      : [
          `Clause ${now.listId} is about something else: ${fromTo(spoken(old.statementType), spoken(now.statementType))}.`,
        ]),
    ...(same(old.satisfies, now.satisfies)
      ? []
      : [
          `Clause ${now.listId} answers ${now.satisfies.length === 0 ? "no required item any more" : listed(now.satisfies)}.`,
        ]),
  ];
  const weight = reworded && !cosmetic ? "CURRICULAR" : "NON_CURRICULAR";
  return [
    {
      part: "CLAUSE",
      kind: "CHANGED",
      key: now.listId,
      weight,
      details: [],
      sentences,
      ...(old.listId === now.listId ? {} : { before: old.listId }),
    },
  ];
}

const spoken = (type: string) => type.replaceAll("_", " ").toLowerCase();

const whole = (part: Part, kind: "ADDED" | "REMOVED", key: number | string, sentence: string): Change => ({
  part,
  kind,
  key: String(key),
  weight: "CURRICULAR",
  details: [],
  sentences: [sentence],
});

const changedRow = (part: Part, ruleNo: number, where: string, details: Detail[]): Change[] =>
  details.length === 0 ? [] : [changed(part, String(ruleNo), where, details)];

const changed = (part: Part, key: string, where: string, details: readonly Detail[]): Change => ({
  part,
  kind: "CHANGED",
  key,
  weight: heaviest(details) ?? "NON_CURRICULAR",
  details,
  sentences: details.map(({ words }) => `${where}: ${words}.`),
});
