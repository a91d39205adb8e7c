/** What may still be done with what somebody wrote. Pure. */
import type { Objection } from "../problem.ts";
import type { KeptComment, KeptProposal, Triage } from "./triage-schema.ts";

/** Before anything was done with it. */
export function triageOf(input: KeptComment | KeptProposal): Triage {
  const base = { id: input.id, state: "OPEN" as const, joined: [], version: 0 };
  if (!("statementId" in input)) return { ...base, rewording: false };
  return { ...base, statementId: input.statementId, rewording: isRewording(input) };
}

/** Whether a comment wants the statement to say something else. */
export const isRewording = ({ kind, rewording }: Pick<KeptComment, "kind" | "rewording">): boolean =>
  kind === "REWORDING" || (rewording !== undefined && rewording !== "");

/** Why nothing of the kind can be done with it any more, or undefined. */
export function objectionToTriage(
  known: Pick<Triage, "state"> | undefined,
  move: "answer" | "merge" | "accept",
): Objection {
  if (known?.state === "MERGED")
    return { code: "wrong-moment", why: "This was merged with another. Answer that one." };
  // What was taken over may still be said in other words.
  return known?.state === "ACCEPTED" && move !== "answer"
    ? { code: "wrong-moment", why: "This has been taken over already." }
    : undefined;
}
