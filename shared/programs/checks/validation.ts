/** ks.valid: enough different businesses rated the pathway’s statements as they read today, and not too long ago. Pure. */
import { plusMonths } from "../../time.ts";
import type { Decider, StatementFact } from "../check-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import type { Walk } from "./walk.ts";
import { count, dayWords, some } from "./words.ts";

type Standing = "VALID" | "NEVER" | "LAPSED" | "CHANGED" | "SHORT";

export function validation(walk: Walk): Finding[] {
  const { facts, plan } = walk;
  const { quorum, validMonths } = facts.settings;
  if (facts.statements === undefined)
    return [
      cannotTell(
        "the program names no framework of knowledge and skill statements",
        "the framework of statements it goes by",
      ),
    ];
  const named = new Set(plan.statementsExpected);
  const expected = facts.statements.filter(({ id, level }) =>
    named.size > 0 ? named.has(id) : level === "pathway",
  );
  const found = new Set(expected.map(({ id }) => id));
  const strangers = [...named].filter((id) => !found.has(id));
  if (expected.length === 0 && strangers.length === 0)
    return [cannotTell("no statement is expected of its pathway", "the pathway’s statements")];

  const groups = new Map<Standing, StatementFact[]>();
  for (const one of expected) {
    const standing = standingOf(one, walk);
    groups.set(standing, [...(groups.get(standing) ?? []), one]);
  }
  const taught = new Map<string, Set<string>>();
  for (const { slotId, bindings } of plan.slots)
    for (const { courses } of bindings)
      for (const { statementIds } of courses)
        for (const id of statementIds) taught.set(id, (taught.get(id) ?? new Set()).add(slotId));
  const about = (statements: readonly StatementFact[]) => ({
    slots: statements.flatMap(({ id }) => [...(taught.get(id) ?? [])]),
    deciders: statements.map(statementDecider),
  });
  const told = (
    standing: Standing,
    say: (n: string, names: string, all: StatementFact[]) => Finding,
  ): Finding[] => {
    const all = groups.get(standing);
    if (all === undefined) return [];
    return [{ ...say(count(all.length, "statement"), some(all.map(statementName)), all), ...about(all) }];
  };
  const findings = [
    ...told("NEVER", (n, names) => fail(`No campaign of businesses has validated ${n} yet: ${names}.`)),
    ...told("CHANGED", (n, names, all) => {
      const [reads, them] = all.length === 1 ? ["reads", "it"] : ["read", "them"];
      return fail(`${n} ${reads} otherwise now than when businesses rated ${them}: ${names}.`);
    }),
    ...told("LAPSED", (n, names, all) => {
      const [last = ""] = all
        .map(({ validation: was }) => was?.closedOn ?? "")
        .sort()
        .reverse();
      return fail(
        `${n} ${all.length === 1 ? "was" : "were"} rated too long ago: ${names}. The last campaign closed on ${dayWords(last)}, and a validation lasts ${count(validMonths, "month")}.`,
      );
    }),
    ...told("SHORT", (n, names, all) => {
      const most = Math.max(...all.map(({ validation: was }) => was?.businesses ?? 0));
      return cannotTell(
        `${count(quorum, "business is", "businesses are")} needed and at most ${count(most, "business has", "businesses have")} rated ${n}: ${names}`,
        "more businesses: open a campaign",
      );
    }),
    ...(strangers.length > 0
      ? [
          cannotTell(
            `its framework of statements does not have ${count(strangers.length, "statement")} that the program is expected to cover`,
            "those statements, or a plan without them",
          ),
        ]
      : []),
  ];
  if (findings.length > 0) return findings;
  return [
    pass(
      `${count(expected.length, "statement")}: each was rated by at least ${count(quorum, "business", "businesses")}, as it reads today, within ${count(validMonths, "month")}.`,
      { deciders: expected.map(statementDecider) },
    ),
  ];
}

function standingOf({ validation: was }: StatementFact, { facts }: Walk): Standing {
  const { quorum, validMonths } = facts.settings;
  if (was === undefined) return "NEVER";
  if (!was.sameVersion) return "CHANGED";
  if (plusMonths(was.closedOn, validMonths) < facts.today) return "LAPSED";
  return was.businesses < quorum ? "SHORT" : "VALID";
}

const statementName = ({ code, text }: StatementFact): string =>
  code ?? (text.length > 60 ? `${text.slice(0, 57)}…` : text);
const statementDecider = (one: StatementFact): Decider => ({
  kind: "STATEMENT",
  id: one.id,
  label: statementName(one),
});
