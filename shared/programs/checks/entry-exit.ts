/** pos.entry-exit: more than one way in, one of them for adults, and more than one way out, none of them a dead end. Pure. */
import type { EntryKind, EntryPoint, ExitPoint } from "../plan-schema.ts";
import { columnNo } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { entryDecider, exitDecider, type Walk } from "./walk.ts";
import { count, some, yearName } from "./words.ts";

const adult: readonly EntryKind[] = ["ADULT_BRIDGE", "INCUMBENT_WORKER"];

export function entryExit(walk: Walk): Finding[] {
  const { entryPoints, exitPoints } = walk.plan;
  const findings = [
    ...entries(entryPoints),
    ...(exitPoints.length < 2
      ? [
          fail(
            exitPoints.length === 0
              ? "No exit point is named; a program has at least 2."
              : "There is only one exit point; a program has at least 2.",
            { deciders: exitPoints.map(exitDecider) },
          ),
        ]
      : []),
    ...exitPoints.flatMap((exit) => deadEnd(exit, exitPoints)),
    ...unreached(walk),
  ];
  if (findings.length > 0) return findings;
  const grown = entryPoints.filter(({ kind }) => adult.includes(kind));
  return [
    pass(
      `${count(entryPoints.length, "entry point")}, ${grown.length} for adults. ${count(exitPoints.length, "exit point")}, each of which counts toward a later one or is final.`,
      { deciders: [...entryPoints.map(entryDecider), ...exitPoints.map(exitDecider)] },
    ),
  ];
}

function entries(points: readonly EntryPoint[]): Finding[] {
  const deciders = points.map(entryDecider);
  const findings: Finding[] = [];
  if (points.length < 2)
    findings.push(
      fail(
        points.length === 0
          ? "No entry point is named; a program has at least 2, one of them for adults."
          : "There is only one entry point; a program has at least 2, one of them for adults.",
        { deciders },
      ),
    );
  if (points.length === 0 || points.some(({ kind }) => adult.includes(kind))) return findings;
  const later = points.filter(({ kind }) => kind === "POST_DIPLOMA");
  findings.push(
    later.length > 0
      ? cannotTell(
          `${some(later.map(({ name }) => name))} is for people with a diploma, and nothing says whether that includes adults who are long out of school`,
          "an entry point from an adult bridge or for people at work, or the word that there is none",
          { deciders: later.map(entryDecider) },
        )
      : fail("No entry point is for adults: from a bridge program, or for people who already work.", {
          deciders,
        }),
  );
  return findings;
}

function deadEnd(exit: ExitPoint, all: readonly ExitPoint[]): Finding[] {
  const about = { deciders: [exitDecider(exit)] };
  const wrong = exit.stacksInto.flatMap((id): Finding[] => {
    const next = all.find(({ exitId }) => exitId === id);
    if (next === undefined)
      return [fail(`${exit.name} is to count toward ${id}, which is no exit point of this program.`, about)];
    if (next !== exit && columnNo(next.column) >= columnNo(exit.column)) return [];
    return [
      fail(
        next === exit
          ? `${exit.name} is to count toward itself.`
          : `${exit.name} in ${yearName(columnNo(exit.column))} is to count toward ${next.name}, which comes earlier, in ${yearName(columnNo(next.column))}.`,
        { deciders: [exitDecider(exit), exitDecider(next)] },
      ),
    ];
  });
  if (wrong.length > 0 || exit.final || exit.stacksInto.length > 0) return wrong;
  return [fail(`${exit.name} counts toward no later exit point and is not marked as final.`, about)];
}

/** A point that no route leads from or to; where there is no route at all, other checks say so. */
function unreached({ routes, plan }: Walk): Finding[] {
  if (routes.length === 0) return [];
  const [used, reached] = [new Set<string>(), new Set<string>()];
  for (const { entryId, exitId } of routes) {
    used.add(entryId);
    reached.add(exitId);
  }
  return [
    ...plan.entryPoints
      .filter(({ entryId }) => !used.has(entryId))
      .map((entry) =>
        fail(`From ${entry.name} no route leads to an exit point.`, { deciders: [entryDecider(entry)] }),
      ),
    ...plan.exitPoints
      .filter(({ exitId }) => !reached.has(exitId))
      .map((exit) => fail(`No route leads to ${exit.name}.`, { deciders: [exitDecider(exit)] })),
  ];
}
