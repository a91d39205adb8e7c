/** A button that nothing this person waits for would give them is not shown; one that is only too early is grey. */
import type { Objection } from "#shared/problem.ts";

/** Refusals that no waiting changes: another role or another party does this. */
export const isForOthers = (why: Objection): boolean =>
  why !== undefined && ["role-missing", "not-a-party", "not-steward", "not-your-side"].includes(why.code);
