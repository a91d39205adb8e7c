/** A program as this actor may see it; absent and hidden are the same 404. */
import type { Actor } from "#shared/actor.ts";
import { Refusal } from "#shared/problem.ts";
import type { Program, ProgramVersionSummary } from "#shared/programs/schema.ts";
import { isAtTheTable, mayRead, sight } from "#shared/programs/sight.ts";
import { inForce, isUnderWay } from "#shared/programs/versions.ts";
import type { ProgramView } from "#shared/programs/view.ts";

/** `record`: the program with the version this actor is to see in the place of its latest (`presented` of the store). */
export function view(record: Program, actor: Actor): ProgramView {
  const inForceNo = inForce(record)?.versionNo;
  const also = {
    ...(inForceNo === undefined ? {} : { inForceNo }),
    ...(isUnderWay(record) && inForceNo !== undefined ? { pending: record.status } : {}),
  };
  if (sight(record, actor) !== "content") return { ...outline(record), ...also, contentHidden: true };
  const { chainHash: _hash, ...stored } = record;
  const earlier = record.earlier.filter(({ versionNo }) => mayRead(record, versionNo, actor));
  if (isAtTheTable(record, actor)) return { ...stored, ...also, earlier };
  // What came of the making is its makers' alone.
  const { asked: _asked, approvals: _given, returned: _back, copiedFrom: _copied, ...spoken } = stored;
  const { visibilityProposal: _wider, ...shown } = spoken;
  return { ...shown, ...also, earlier };
}

/** Title, parties, state and dates, each by its name: what is added to a program later is hidden until someone lists it here. */
function outline(record: Program): ProgramView {
  const { id, leadId, visibility, shared, template, version } = record;
  const summary = ({
    planId: _plan,
    changeSummary: _summary,
    ...one
  }: ProgramVersionSummary): ProgramVersionSummary => one;
  const { title, edition, pathwayId, parties, cohort, versionNo, status } = record;
  return {
    ...{ id, leadId, visibility, shared, template, version },
    ...{ title, edition, pathwayId, parties, cohort, versionNo, status },
    ...(record.inForceFrom ? { inForceFrom: record.inForceFrom } : {}),
    ...(record.inForceUntil ? { inForceUntil: record.inForceUntil } : {}),
    earlier: record.earlier.map(summary),
  };
}

/** The program, if this actor may know of it. */
export function seen(record: Program | undefined, actor: Actor): Program {
  if (!record || sight(record, actor) === "none") throw new Refusal("not-found");
  return record;
}

/** The program, if this actor may read what it says. */
export function readable(record: Program | undefined, actor: Actor): Program {
  const found = seen(record, actor);
  if (sight(found, actor) === "content") return found;
  throw new Refusal(
    "content-hidden",
    "You see the title, parties, state and dates of this program. Its parties see the rest.",
  );
}
