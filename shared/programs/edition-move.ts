/** Moving a program to another edition of the framework, or to another pathway: an act of its own, shown before it is done. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Framework } from "../framework/schema.ts";
import type { FieldProblem } from "../problem.ts";
import type { EditionMove, EditionMoveReport } from "./edition-move-schema.ts";
import type { Plan } from "./plan-schema.ts";
import type { Program } from "./schema.ts";

type Placed = EditionMoveReport["near"][number];

const pathwaysOf = (framework: Framework | undefined): Placed[] =>
  (framework?.clusters ?? []).flatMap(({ name: cluster, pathways }) =>
    pathways.map(({ id, name }) => ({ pathwayId: id, pathway: name, cluster })),
  );

/** Why it cannot be moved there: `to` is undefined where this hub does not carry the edition. */
export function moveProblems(before: Program, move: EditionMove, to: Framework | undefined): FieldProblem[] {
  if (!to) return [{ pointer: "/edition", detail: "an edition that this hub carries" }];
  if (move.pathwayId === undefined) return [];
  if (!pathwaysOf(to).some(({ pathwayId }) => pathwayId === move.pathwayId))
    return [{ pointer: "/pathwayId", detail: `a pathway of ${to.shortName}` }];
  return move.edition === before.edition && move.pathwayId === before.pathwayId
    ? [{ pointer: "/pathwayId", detail: "another pathway than the one it is in" }]
    : [];
}

/** What the move comes to. `from`: the edition it is in, where this hub still carries it. */
export function moveReport(
  before: Program,
  plan: Plan,
  { edition, pathwayId }: EditionMove,
  { from, to }: { from: Framework | undefined; to: Framework },
): EditionMoveReport {
  const placed = (framework: Framework | undefined, id: string | undefined) => {
    const found = pathwaysOf(framework).find((one) => one.pathwayId === id);
    return {
      ...(framework ? { editionName: framework.shortName } : {}),
      ...(found ? { pathway: found.pathway, cluster: found.cluster } : {}),
    };
  };
  return {
    from: { edition: before.edition, pathwayId: before.pathwayId, ...placed(from, before.pathwayId) },
    to: { edition, ...(pathwayId ? { pathwayId } : {}), ...placed(to, pathwayId) },
    near: nearest(before.pathwayId, placed(from, before.pathwayId).pathway, pathwaysOf(to)),
    statementsKept: plan.statementsExpected.length,
    cipsKept: before.cips.length,
    startsOver: before.approvals.map(({ organizationId }) => organizationId),
  };
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 3),
  );

/** By the same name first, then by the share of words in common; at most six. */
function nearest(pathwayId: string, name: string | undefined, among: readonly Placed[]): Placed[] {
  const wanted = wordsOf(name ?? pathwayId.slice(pathwayId.indexOf("/") + 1));
  const [cluster] = pathwayId.split("/");
  const likeness = ({ pathwayId: id, pathway }: Placed) => {
    const words = wordsOf(pathway);
    const common = [...words].filter((word) => wanted.has(word)).length;
    const share = common / Math.max(1, new Set([...words, ...wanted]).size);
    return share === 0 ? 0 : share + (id.split("/")[0] === cluster ? 0.1 : 0);
  };
  return among
    .filter(({ pathwayId: id }) => id !== pathwayId || name === undefined)
    .map((placed) => ({ placed, likeness: likeness(placed) }))
    .filter((one) => one.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 6)
    .map(({ placed }) => placed);
}

/** The program in its new place. */
export const moved = (
  before: Program,
  { edition, pathwayId }: { edition: string; pathwayId: string },
): { record: Program; happened: Happened } => ({
  record: { ...before, edition, pathwayId },
  happened: {
    action: "program-moved-edition",
    note: `from ${before.edition} ${before.pathwayId} to ${edition} ${pathwayId}`,
  },
});
