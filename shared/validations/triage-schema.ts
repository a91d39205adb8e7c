/**
 * What becomes of people's comments and of the skills they miss: each is answered, taken over, or merged with another
 * that says the same, and everyone who wrote hears of it. A comment's id is `<respondent>.<statement>`, a proposal's
 * `<respondent>.<uuid>`.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { RespondentId } from "../ids.ts";
import { StatementDraft } from "../statements/schema.ts";
import { prose } from "../text.ts";
import { Instant } from "../time.ts";
import { Rewording } from "./decision-schema.ts";
import { Answers, CommentKind } from "./respondent-schema.ts";

/** Of a comment and of a proposal alike. */
export const InputId = z
  .string()
  .regex(
    /^rsp_[0-9a-hjkmnp-tv-z]{20}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    "an id such as rsp_….<uuid>",
  )
  .brand<"InputId">();
export type InputId = z.infer<typeof InputId>;

/** OPEN: nobody has decided. MERGED: the other one's fate is its fate. */
export const TriageState = z.enum(["OPEN", "ANSWERED", "ACCEPTED", "MERGED"]);
export type TriageState = z.infer<typeof TriageState>;

/** One business behind what another wrote, and which of its people said so. */
export const Second = z.strictObject({
  employerId: Answers.shape.employerId,
  respondentId: RespondentId,
});
export type Second = z.infer<typeof Second>;

const answer = prose(1_000).min(1, "at least one character");

/** What was done with one of them; there is none before anything was. */
export const Triage = z.strictObject({
  id: InputId,
  /** Absent for a proposal. */
  statementId: CaseUuid.optional(),
  state: TriageState,
  /** Said to everyone who wrote or seconded it. */
  answer: answer.optional(),
  /** The statement that says it now. */
  becomes: CaseUuid.optional(),
  mergedInto: InputId.optional(),
  /** It suggests other words for the statement. */
  rewording: z.boolean(),
  /** Businesses that joined by a merger: whose words were merged into these, and who stood behind those. */
  joined: z.array(Second).max(500),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Triage = z.infer<typeof Triage>;

/** A business; auditors are not told which. */
const employer = z.strictObject({ employerId: Answers.shape.employerId, name: z.string() }).partial();

const seen = {
  id: InputId,
  /** The version to send as If-Match; 0 before anything was done with it. */
  version: z.int().nonnegative(),
  state: TriageState,
  answer: Triage.shape.answer,
  becomes: Triage.shape.becomes,
  mergedInto: Triage.shape.mergedInto,
  employer,
  /** Who wrote it; not told to auditors. */
  name: z.string().optional(),
  /** Other businesses that stand behind it, each once. */
  seconds: z.array(employer),
  savedAt: Instant,
};

/** GET …/comments?state=&statement= */
export const CommentView = z.strictObject({
  ...seen,
  statementId: CaseUuid,
  kind: CommentKind,
  text: prose(2_000),
  rewording: prose(2_000).optional(),
  /** It stands in the way of *validated* until it is answered. */
  blocks: z.boolean(),
});
export type CommentView = z.infer<typeof CommentView>;

/** GET …/missing */
export const MissingView = z.strictObject({
  ...seen,
  text: prose(1_000),
  belongsUnder: CaseUuid.optional(),
  why: prose(1_000).optional(),
});
export type MissingView = z.infer<typeof MissingView>;

export const TriageView = Triage.omit({ chainHash: true, joined: true, rewording: true });
export type TriageView = z.infer<typeof TriageView>;

/** POST …/comments/{inputId}/answer, …/missing/{inputId}/answer; again: in other words. */
export const AnswerDraft = z.strictObject({ answer });
/** POST …/merge: the other says the same, about the same statement. */
export const MergeDraft = z.strictObject({ into: InputId });
/** POST …/comments/{inputId}/accept: the framework's statement is changed at once, in what is being worked on. */
export const AcceptDraft = z.strictObject({ ...Rewording.shape, answer: answer.optional() });
/** POST …/missing/{inputId}/accept: a new statement, under another or at the top. */
export const AcceptMissing = z.strictObject({
  parentId: CaseUuid.optional(),
  statement: StatementDraft,
  answer: answer.optional(),
});

/** POST …/feedback: letters to those who answered; `left`: ask again. */
export const Told = z.strictObject({ written: z.int().nonnegative(), left: z.int().nonnegative() });

/** A comment as it was when the campaign was tallied. */
export const KeptComment = z.strictObject({
  id: InputId,
  respondentId: RespondentId,
  employerId: Answers.shape.employerId,
  statementId: CaseUuid,
  kind: CommentKind,
  text: prose(2_000),
  rewording: prose(2_000).optional(),
  savedAt: Instant,
});
export type KeptComment = z.infer<typeof KeptComment>;

export const KeptProposal = z.strictObject({
  id: InputId,
  respondentId: RespondentId,
  employerId: Answers.shape.employerId,
  text: prose(1_000),
  belongsUnder: CaseUuid.optional(),
  why: prose(1_000).optional(),
  savedAt: Instant,
});
export type KeptProposal = z.infer<typeof KeptProposal>;
