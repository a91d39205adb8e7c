/** What one person wrote: each comment and each skill they miss, under the id by which it is answered and seconded. Pure. */
import type { Answers } from "./respondent-schema.ts";
import type { Campaign } from "./schema.ts";
import { InputId, type KeptComment, type KeptProposal } from "./triage-schema.ts";

export const commentsIn = (
  { respondentId, employerId, statements, savedAt }: Answers,
  { statementIds }: Pick<Campaign, "statementIds">,
): KeptComment[] =>
  statementIds.flatMap((statementId) => {
    const comment = statements[statementId]?.comment;
    const id = InputId.parse(`${respondentId}.${statementId}`);
    return comment ? [{ id, respondentId, employerId, statementId, ...comment, savedAt }] : [];
  });

/** Saved twice under one id, it is what was said last. */
export function proposalsIn({ respondentId, employerId, missing, savedAt }: Answers): KeptProposal[] {
  const last = new Map(missing.map(({ id, ...proposal }) => [id.toLowerCase(), proposal]));
  return [...last].map(([id, proposal]) => ({
    id: InputId.parse(`${respondentId}.${id}`),
    respondentId,
    employerId,
    ...proposal,
    savedAt,
  }));
}
