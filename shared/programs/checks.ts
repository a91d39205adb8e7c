/**
 * Whether a program of study is one, as the state defines it: every row of the check table, over every route it asks for.
 * One pure function for hub and page. An answer passes, fails, or cannot tell and says what is missing; it does not
 * depend on the order of slots, bindings, parties or facts.
 */
import type { CheckAnswer, CheckRule, Decider, ProgramFacts, Severity } from "./check-schema.ts";
import { checkTable } from "./check-table.ts";
import { codes } from "./checks/codes.ts";
import { content } from "./checks/content.ts";
import { credential } from "./checks/credential.ts";
import { dataSharing } from "./checks/data-sharing.ts";
import { degree } from "./checks/degree.ts";
import { dualCredit } from "./checks/dual-credit.ts";
import { entryExit } from "./checks/entry-exit.ts";
import { extent } from "./checks/extent.ts";
import type { Finding } from "./checks/finding.ts";
import { il256 } from "./checks/il-256.ts";
import { ilCcpe } from "./checks/il-ccpe.ts";
import { parties } from "./checks/parties.ts";
import { perkins, type Results } from "./checks/perkins.ts";
import { runways } from "./checks/runway.ts";
import { sequenceDup } from "./checks/sequence-dup.ts";
import { sequenceOrder } from "./checks/sequence-order.ts";
import { start } from "./checks/start.ts";
import { validation } from "./checks/validation.ts";
import { type CheckedProgram, layOut, type On, type Walk } from "./checks/walk.ts";
import { inOrder } from "./checks/words.ts";
import type { Plan } from "./plan-schema.ts";

/** Who answers which row, by its family. */
const families: Readonly<Record<string, (walk: Walk, results: Results) => Finding[]>> = {
  ...{ start, extent, content, credential, degree, parties, codes, validation, perkins },
  "sequence-dup": sequenceDup,
  "sequence-order": sequenceOrder,
  "dual-credit": dualCredit,
  "entry-exit": entryExit,
  "data-sharing": dataSharing,
  "il-256": il256,
  "il-ccpe": ilCcpe,
  runway: runways,
};

/** The answers in the order of the table. `on`: only over the routes through one school, college or university. */
export function check(program: CheckedProgram, plan: Plan, facts: ProgramFacts, on: On = {}): CheckAnswer[] {
  const walk = layOut(program, plan, facts, on);
  const results = new Map<string, CheckAnswer[]>();
  const slots = new Map(walk.plan.slots.map(({ slotId }, at) => [slotId, at]));
  return checkTable.flatMap((rule) => {
    const findings = families[rule.family]?.(walk, results) ?? [];
    const answers = joined(findings, rule, facts).map((answer) => ({
      ...answer,
      // Down the years, as the grid has them.
      slots: inOrder(answer.slots).sort((a, b) => (slots.get(a) ?? 0) - (slots.get(b) ?? 0)),
    }));
    results.set(rule.id, answers);
    return answers;
  });
}

/** One answer for what is found in the same words on several routes; the heaviest first. */
function joined(findings: readonly Finding[], rule: CheckRule, facts: ProgramFacts): CheckAnswer[] {
  const one = new Map<
    string,
    { finding: Finding; routes: Set<string>; slots: Set<string>; deciders: Map<string, Decider> }
  >();
  for (const finding of findings) {
    const key = `${finding.result} ${finding.severity} ${finding.because}`;
    const known = one.get(key) ?? { finding, routes: new Set(), slots: new Set(), deciders: new Map() };
    one.set(key, known);
    for (const route of finding.routes ?? []) known.routes.add(route);
    for (const slot of finding.slots ?? []) known.slots.add(slot);
    for (const decider of finding.deciders ?? []) {
      const id = `${decider.kind} ${decider.id}`;
      const other = known.deciders.get(id);
      // Two snapshots of one course may have two titles.
      if (other === undefined || decider.label < other.label) known.deciders.set(id, decider);
    }
  }
  return [...one.values()]
    .map(
      ({ finding: { result, because, missing, severity }, routes, slots, deciders }): CheckAnswer => ({
        checkId: rule.id,
        result,
        severity: severityOf(rule, severity, facts),
        because,
        ...(missing === undefined ? {} : { missing }),
        routes: inOrder([...routes]),
        slots: [...slots],
        deciders: inOrder([...deciders.keys()]).flatMap((key) => deciders.get(key) ?? []),
      }),
    )
    .sort((a, b) => weight(b) - weight(a) || (a.because < b.because ? -1 : a.because > b.because ? 1 : 0));
}

/** A region’s word outweighs the table’s; but nothing refuses that nobody has compared with its source. */
function severityOf(rule: CheckRule, found: Severity | undefined, { settings }: ProgramFacts): Severity {
  if (rule.verifiedOn === undefined) return "WARN";
  const turned = settings.turned.find(({ checkId }) => checkId === rule.id);
  return turned?.severity ?? found ?? rule.severity;
}

const weight = ({ result, severity }: Pick<CheckAnswer, "result" | "severity">): number =>
  result === "FAIL" ? (severity === "REFUSE" ? 3 : 2) : result === "CANNOT_TELL" ? 1 : 0;

type Told = Pick<CheckAnswer, "result" | "severity">;

export type CheckCounts = {
  readonly pass: number;
  readonly warn: number;
  readonly refuse: number;
  readonly cannotTell: number;
};

/** How many checks pass, warn, refuse, and cannot be told: each check once, by its heaviest answer. */
export function countsOf(answers: readonly (Told & Pick<CheckAnswer, "checkId">)[]): CheckCounts {
  const heaviest = new Map<string, number>();
  for (const answer of answers)
    heaviest.set(answer.checkId, Math.max(weight(answer), heaviest.get(answer.checkId) ?? 0));
  const of = (wanted: number) => [...heaviest.values()].filter((one) => one === wanted).length;
  return { pass: of(0), warn: of(2), refuse: of(3), cannotTell: of(1) };
}
