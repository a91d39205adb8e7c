/** What the pages call the parts of a program of study: states, roles, rows, columns, kinds of credit and of award. */
import type { CheckResult, Severity } from "#shared/programs/check-schema.ts";
import type {
  AwardKind,
  Column,
  EarlyCreditKind,
  EntryKind,
  GridRow,
  GridSlot,
  SlotLevel,
} from "#shared/programs/plan-schema.ts";
import type { ProgramRole, ProgramStatus } from "#shared/programs/schema.ts";
import type { State } from "../ui/badge.tsx";

export const statusWords: Record<ProgramStatus, { state: State; word: string }> = {
  DRAFT: { state: "draft", word: "Draft" },
  IN_REVIEW: { state: "in-review", word: "In review" },
  APPROVED: { state: "upcoming", word: "Approved" },
  IN_FORCE: { state: "in-force", word: "In force" },
  SUPERSEDED: { state: "superseded", word: "Superseded" },
  RETIRED: { state: "expired", word: "Retired" },
  WITHDRAWN: { state: "withdrawn", word: "Withdrawn" },
};

/** Of a version under way beside the one in force. */
export const pendingWords: Partial<Record<ProgramStatus, string>> = {
  DRAFT: "New version in draft",
  IN_REVIEW: "New version in review",
  APPROVED: "New version approved",
};

export const roleWords: Record<ProgramRole, string> = {
  SECONDARY: "School",
  CAREER_CENTER: "Career center",
  COLLEGE: "College",
  UNIVERSITY: "University",
  BUSINESS: "Business",
  ADULT_EDUCATION: "Adult education",
  COMMUNITY: "Community organization",
  CONVENER: "Convener",
};

export const rowWords: Record<GridRow, string> = {
  english: "English",
  math: "Math",
  science: "Science",
  "social-studies": "Social studies",
  "other-academic": "Other academic",
  cte: "Career and technical",
  "work-based": "Work-based learning",
  credential: "Credentials",
};

export const columnWords: Record<Column, { word: string; short: string }> = {
  G9: { word: "Grade 9", short: "9" },
  G10: { word: "Grade 10", short: "10" },
  G11: { word: "Grade 11", short: "11" },
  G12: { word: "Grade 12", short: "12" },
  P1: { word: "College year 1", short: "Year 1" },
  P2: { word: "College year 2", short: "Year 2" },
  P3: { word: "College year 3", short: "Year 3" },
  P4: { word: "College year 4", short: "Year 4" },
};

export const earlyWords: Record<EarlyCreditKind, string> = {
  DUAL_CREDIT: "Dual credit",
  DUAL_ENROLMENT: "Dual enrollment",
  ARTICULATED: "Articulated",
  EXAM: "Credit by exam",
};

export const levelWords: Record<SlotLevel, string> = {
  ORIENTATION: "Orientation course",
  INTERMEDIATE: "Intermediate course",
  ADVANCED: "Advanced course",
  CAPSTONE: "Capstone",
};

type Feature = GridSlot["features"][number];
export const featureWords: Record<Feature, string> = {
  SAFETY: "Teaches safety",
  TEAM_CHALLENGE: "Has a team challenge",
  STUDENT_ORGANIZATION: "Has a student organization",
};

type Work = NonNullable<GridSlot["work"]>["kind"];
export const workWords: Record<Work, string> = {
  CAREER_AWARENESS: "Career awareness",
  CAREER_EXPLORATION: "Career exploration",
  TEAM_CHALLENGE: "Team challenge",
  CAREER_DEVELOPMENT_EXPERIENCE: "Career development experience",
  INTERNSHIP: "Internship",
  APPRENTICESHIP: "Apprenticeship",
};

export const entryWords: Record<EntryKind, string> = {
  GRADE_9: "Every ninth grader",
  TRANSFER_IN: "From another school",
  ADULT_BRIDGE: "Adults, from a bridge program",
  POST_DIPLOMA: "After the diploma",
  INCUMBENT_WORKER: "People at work in the field",
};

export const awardWords: Record<AwardKind, string> = {
  CREDENTIAL: "Credential",
  DIPLOMA: "Diploma",
  CERTIFICATE: "Certificate",
  ASSOCIATE: "Associate degree",
  BACCALAUREATE: "Bachelor’s degree",
};

/** How a check came out; what only warns is not drawn as a stop. */
export const resultWords = (result: CheckResult, severity: Severity): { state: State; word: string } =>
  result === "PASS"
    ? { state: "pass", word: "Passes" }
    : result === "CANNOT_TELL"
      ? { state: "unknown", word: "Cannot tell" }
      : severity === "REFUSE"
        ? { state: "fail", word: "Fails" }
        : { state: "warn", word: "Warns" };

/** `class of 2030`: those in ninth grade in 2026-27. */
export const classOf = (cohort: string): string => `class of ${Number(cohort.slice(0, 4)) + 4}`;
