/** pos.runway: the agreement behind each early credit course is in force in the year in which this class takes it. Pure. */
import type { AgreementFact } from "../check-schema.ts";
import { type Runway, runway } from "../runway.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import {
  agreementDecider,
  courseDecider,
  courseName,
  noRoute,
  slotsOf,
  type Taken,
  type Walk,
} from "./walk.ts";
import { count, dayWords, earlyNames, yearName } from "./words.ts";

export function runways(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  // A career center’s course is met by the students of every school it serves.
  const met = new Map<string, { readonly taken: Taken; readonly routes: string[] }>();
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
  const findings = all.flatMap(({ taken, routes }) => of(walk, taken, routes));
  if (findings.length > 0) return findings;
  return [
    met.size === 0
      ? pass("No course on the way gives early credit under an agreement.")
      : pass(
          `${count(met.size, "early credit course")}: each agreement is in force when this class takes the course.`,
          {
            slots: slotsOf(all.map(({ taken }) => taken)),
            deciders: all.flatMap(({ taken }) => {
              const agreement = walk.agreement(taken.course.earlyCredit?.agreementId);
              return agreement ? [agreementDecider(agreement)] : [];
            }),
          },
        ),
  ];
}

function of(walk: Walk, taken: Taken, routes: readonly string[]): Finding[] {
  const { earlyCredit } = taken.course;
  const what = `${courseName(taken)} at ${walk.name(taken.organizationId)}`;
  const about = { routes, slots: slotsOf([taken]), deciders: [courseDecider(taken)] };
  const kind = earlyCredit ? earlyNames[earlyCredit.kind] : "early credit";
  if (earlyCredit?.agreementId === undefined)
    return [
      cannotTell(
        `${what} gives ${kind} and names no agreement for it`,
        "the agreement behind the credit",
        about,
      ),
    ];
  const agreement = walk.agreement(earlyCredit.agreementId);
  if (agreement === undefined)
    return [
      cannotTell(
        `${what} stands on an agreement that is not open to you or no longer there`,
        "that agreement’s first and last day",
        about,
      ),
    ];
  const { ruleNo } = earlyCredit;
  const asked = { cohort: walk.program.cohort, column: taken.slot.column, today: walk.facts.today };
  const found = runway({ ...asked, agreement, ruleNo });
  if (found.state === "COVERED") return [];
  const when = `${yearName(taken.at)} is ${found.year}. `;
  return [
    fail(when.charAt(0).toUpperCase() + when.slice(1) + why(found, agreement, what, ruleNo, asked.today), {
      ...about,
      deciders: [...about.deciders, agreementDecider(agreement)],
      severity: found.expired ? "REFUSE" : "WARN",
    }),
  ];
}

function why(
  { state, spans, days, firstGap = days.from }: Runway,
  { codedNotation }: AgreementFact,
  what: string,
  ruleNo: number | undefined,
  today: string,
): string {
  const it = `${ruleNo === undefined ? codedNotation : `Rule ${ruleNo} of ${codedNotation}`}, behind ${what},`;
  if (state === "UNSIGNED") return `${it} is not signed by all its parties yet.`;
  if (state === "NO_RULE") return `${codedNotation} has no rule ${ruleNo} in force, which ${what} goes by.`;
  const before = spans.filter(({ until }) => until < firstGap).at(-1);
  const after = spans.find(({ from }) => from > firstGap);
  const ended = before ? `${before.until < today ? "ended" : "ends"} on ${dayWords(before.until)}` : "";
  const begins = after ? `${before ? "begins again" : "begins"} on ${dayWords(after.from)}` : "";
  return `${it} ${[ended, begins].filter((part) => part !== "").join(" and ")}.`;
}
