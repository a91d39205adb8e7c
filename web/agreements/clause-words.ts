/** What the page calls kinds of clauses. */
import type { StatementType } from "#shared/agreements/schema.ts";

export const statementWords: Record<StatementType, string> = {
  PURPOSE: "Purpose",
  ROLES: "Roles and responsibilities",
  ELIGIBILITY: "Student eligibility",
  AWARDING: "Awarding credit",
  REVIEW: "Review and quality",
  TERMINATION: "Ending it",
  AMENDMENT: "Changing and signing it",
  DATA_SHARING: "Data sharing",
  COSTS: "Costs",
  MUTUAL_OBLIGATION: "What both sides owe",
};
