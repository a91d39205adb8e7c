/** What an agreement waits for now, by its own rules: whoever tells people of it need not decide that again. Pure. */

import { signerOf, turnOf } from "../signing/rules.ts";
import { noticeRunsUntil } from "./ending.ts";
import { receives } from "./roles.ts";
import { objectionToSending } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import { isTerminated } from "./succession.ts";

export const waitsFor = (agreement: Agreement) => ({
  /** Whose reviewers approve. */
  grantors: agreement.parties.filter(receives).map(({ organizationId }) => organizationId),
  /** Nothing is missing for its steward to send it out for signature. */
  maySend: agreement.status === "IN_REVIEW" && objectionToSending(agreement) === undefined,
  /** The slots whose turn it is, and whom each names. */
  turn: turnOf(agreement).map((slot) => ({ slot, person: signerOf(agreement, slot) })),
  /** Of a notice that nobody has made final yet: the first day on which one side alone can. */
  noticeRunsUntil: isTerminated(agreement) ? undefined : noticeRunsUntil(agreement),
});
