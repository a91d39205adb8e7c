/** Taking on a gap, handing it to another, and giving it back. Closing it is the gap's own business (gaps.ts). Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { Gap } from "./gaps.ts";
import { tasksMax } from "./limits.ts";
import { objectionToKeeping } from "./rules.ts";
import type { Bridge, GapTaskDraft } from "./schema.ts";
import { answersForIt } from "./sight.ts";

type Made = { record: Bridge; happened: Happened };

/** Why `actor` cannot hand out its gaps now, or undefined. */
export function objectionToTasking(record: Bridge, actor: Actor): Objection {
  const who = objectionToKeeping(record, actor);
  if (who) return who;
  return record.status === "RETIRED" ? { code: "wrong-moment", why: "It is retired." } : undefined;
}

/** Who may be asked to close a gap: a provider, and where more may see the bridge, any partner. */
export const mayTakeOn = (record: Bridge, organization: string): boolean =>
  answersForIt(record, organization) || record.visibility !== "PARTIES";

/** What does not fit, each at its field. */
export function taskProblems(record: Bridge, draft: GapTaskDraft, gaps: readonly Gap[]): FieldProblem[] {
  const again = record.tasks.some(({ key }) => key === draft.key);
  return [
    ...(gaps.some(({ key }) => key === draft.key)
      ? []
      : [{ pointer: "/key", detail: "one of the gaps that are open" }]),
    ...(mayTakeOn(record, draft.ownerId)
      ? []
      : [{ pointer: "/ownerId", detail: "a provider, or let the whole partnership see the bridge first" }]),
    ...(!again && record.tasks.length >= tasksMax
      ? [{ pointer: "/key", detail: `at most ${tasksMax} tasks: drop one that is closed` }]
      : []),
  ];
}

/** One task a gap: whoever takes it on takes the place of whoever had it. */
export function assign(before: Bridge, draft: GapTaskDraft, gap: Gap, by: Actor, at: Date): Made {
  const task = { ...draft, what: gap.kept, by: by.person, byName: by.name, at: at.toISOString() };
  const others = before.tasks.filter(({ key }) => key !== draft.key);
  return {
    record: { ...before, tasks: [...others, task] },
    happened: { action: "gap-taken-on", note: gap.kept },
  };
}

export function drop(before: Bridge, key: string): Made {
  const task = before.tasks.find((one) => one.key === key);
  return {
    record: { ...before, tasks: before.tasks.filter((one) => one !== task) },
    happened: { action: "gap-given-back", ...(task ? { note: task.what } : {}) },
  };
}
