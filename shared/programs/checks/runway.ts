/** pos.runway: the agreement behind each early credit course is in force in the year in which this class takes it. Pure. */
import type { AgreementFact } from "../check-schema.ts";
import { type Runway, runway, spansOf } from "../runway.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import {
  agreementDecider,
  courseAt,
  courseDecider,
  noRoute,
  slotsOf,
  type Taken,
  type Walk,
} from "./walk.ts";
import { count, dayWords, earlyNames, some, yearName } from "./words.ts";

type Met = { readonly taken: Taken; readonly routes: string[] };

export function runways(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  // A career center’s course is met by the students of every school it serves.
  const met = new Map<string, Met>();
  for (const { taken, routes } of walk.ways)
    for (const one of taken) {
      // Whoever sits an exam needs no agreement for it.
      if (one.at > 3 || !one.course.earlyCredit || one.course.earlyCredit.kind === "EXAM") continue;
      const key = `${one.slot.slotId} ${one.key}`;
      const known = met.get(key) ?? { taken: one, routes: [] };
      known.routes.push(...routes);
      met.set(key, known);
    }
  const all = [...met.values()];
  // What several schools have in one cell under one rule of one agreement is told once.
  const groups = grouped(all, ({ taken }) => {
    const { kind, agreementId, ruleNo } = taken.course.earlyCredit ?? {};
    const agreement = walk.agreement(agreementId);
    const days = agreement && spansOf(agreement, taken).flatMap(({ from, until }) => [from, until]);
    return [taken.slot.slotId, kind, agreementId, ruleNo, days?.join(" ")].join(" ");
  });
  const findings = [...groups.values()].flatMap((same) => of(walk, same));
  if (findings.length > 0) return findings;
  const taken = all.map((one) => one.taken);
  return [
    taken.length === 0
      ? pass("No course on the way gives early credit under an agreement.")
      : pass(
          `${count(taken.length, "early credit course")}: each agreement is in force when this class takes the course.`,
          {
            slots: slotsOf(taken),
            deciders: taken.flatMap(({ course }) => {
              const agreement = walk.agreement(course.earlyCredit?.agreementId);
              return agreement ? [agreementDecider(agreement)] : [];
            }),
          },
        ),
  ];
}

function of(walk: Walk, same: readonly Met[]): Finding[] {
  const [first] = same;
  const earlyCredit = first?.taken.course.earlyCredit;
  if (!first || !earlyCredit) return [];
  const { slot, at } = first.taken;
  const taken = same.map((one) => one.taken);
  const [one, names] = [taken.length === 1, some(taken.map((course) => courseAt(walk, course)))];
  const about = {
    routes: same.flatMap(({ routes }) => routes),
    slots: [slot.slotId],
    deciders: taken.map(courseDecider),
  };
  const kind = earlyNames[earlyCredit.kind];
  if (earlyCredit.agreementId === undefined)
    return [
      cannotTell(
        `${names} ${one ? "gives" : "give"} ${kind} and ${one ? "names" : "name"} no agreement for it`,
        "the agreement behind the credit",
        about,
      ),
    ];
  if (walk.facts.missing?.includes(earlyCredit.agreementId))
    return [
      fail(`The agreement that ${names} ${one ? "stands" : "stand"} on is not there.`, {
        ...about,
        severity: "REFUSE",
      }),
    ];
  const agreement = walk.agreement(earlyCredit.agreementId);
  if (agreement === undefined)
    return [
      cannotTell(
        `${names} ${one ? "stands" : "stand"} on an agreement that is not open to you or no longer there`,
        "that agreement’s first and last day",
        about,
      ),
    ];
  const { ruleNo } = earlyCredit;
  const { today } = walk.facts;
  const found = runway({
    cohort: walk.program.cohort,
    column: slot.column,
    agreement,
    promised: first.taken,
    today,
  });
  if (found.state === "COVERED") return [];
  return [
    fail(`${yearName(at)} is ${found.year}. ${why(found, agreement, { names, one }, ruleNo, today)}`, {
      ...about,
      deciders: [...about.deciders, agreementDecider(agreement)],
      severity: found.expired ? "REFUSE" : "WARN",
    }),
  ];
}

function why(
  { state, spans, days, firstGap = days.from }: Runway,
  { codedNotation, rules }: AgreementFact,
  { names, one }: { names: string; one: boolean },
  ruleNo: number | undefined,
  today: string,
): string {
  if (state === "NO_RULE") {
    if (ruleNo === undefined)
      return `${codedNotation} is not about ${names} and the credit promised for ${one ? "it" : "them"}.`;
    return rules.some((rule) => rule.ruleNo === ruleNo)
      ? `Rule ${ruleNo} of ${codedNotation} is not about ${names} and the credit promised for ${one ? "it" : "them"}.`
      : `${codedNotation} has no rule ${ruleNo} in force, which ${names} ${one ? "goes" : "go"} by.`;
  }
  const it = `${ruleNo === undefined ? codedNotation : `Rule ${ruleNo} of ${codedNotation}`}, behind ${names},`;
  if (state === "UNSIGNED") return `${it} is not signed by all its parties yet.`;
  const before = spans.filter(({ until }) => until < firstGap).at(-1);
  const after = spans.find(({ from }) => from > firstGap);
  const ended = before ? `${before.until < today ? "ended" : "ends"} on ${dayWords(before.until)}` : "";
  const begins = after ? `${before ? "begins again" : "begins"} on ${dayWords(after.from)}` : "";
  return `${it} ${[ended, begins].filter((part) => part !== "").join(" and ")}.`;
}
