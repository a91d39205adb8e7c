/** What the page calls the decisions of a year. English; all in this file. */
import type { ApprovalDecision, ApprovalState, InstructorBasis } from "#shared/agreements/yearly-schema.ts";
import type { State } from "../ui/badge.tsx";

export const decisionWords: Record<ApprovalDecision, { said: string; choice: string }> = {
  REAFFIRMED: { said: "Reaffirmed", choice: "Yes, it holds as it is" },
  REAFFIRMED_WITH_CHANGES: {
    said: "Reaffirmed, with changes",
    choice: "Yes, with changes that have to be agreed",
  },
  NOT_REAFFIRMED: { said: "Not reaffirmed", choice: "No, we do not reaffirm it" },
};

export const approvalStates: Record<Exclude<ApprovalState, "GIVEN">, { state: State; word: string }> = {
  SIGNED: { state: "pass", word: "Signed for this year" },
  OPEN: { state: "in-review", word: "Not said yet" },
  OVERDUE: { state: "overdue", word: "Overdue" },
};

export const decisionStates: Record<ApprovalDecision, State> = {
  REAFFIRMED: "pass",
  REAFFIRMED_WITH_CHANGES: "warn",
  NOT_REAFFIRMED: "declined",
};

export const basisWords: Record<InstructorBasis, string> = {
  DEGREE: "A degree in the field",
  EXPERIENCE_AND_CREDENTIAL: "Work experience and a credential",
  DEVELOPMENT_PLAN: "A professional development plan",
  APPROVED_BEFORE: "Approved by the college before",
  OTHER: "Something else",
};
