/** What the kinds of partner are called, in the order they are offered. */
import type { AgreementFuture, OrganizationType } from "#shared/organizations/schema.ts";

export const typeWords: Record<OrganizationType, string> = {
  secondary: "High school or career center",
  postsecondary: "Community college",
  university: "University",
  business: "Business or industry",
  "adult-education": "Adult education provider",
  cbo: "Community-based organization",
  "workforce-board": "Workforce board",
  agency: "Agency",
  convener: "Convener’s office",
};

/** The identifiers partners are known by, offered when one is added. */
export const schemes: readonly { scheme: string; about: string }[] = [
  { scheme: "RCDTS", about: "Illinois school or district" },
  { scheme: "NCES", about: "school id of the National Center for Education Statistics" },
  { scheme: "IPEDS", about: "college unit id" },
  { scheme: "ICCB", about: "community college district" },
  { scheme: "FEIN", about: "employer" },
];

/** What becomes of an agreement when a partner leaves. */
export const futureWords: Record<AgreementFuture, string> = {
  RUNS_OUT: "kept until it ends",
  NOTICE: "to be ended with notice",
  SUCCESSOR: "another partner is to take its place",
  WITHDRAW: "to be withdrawn",
};
