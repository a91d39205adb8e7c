/** The words of a bridge's kinds and states. English. */

import type { AtExit } from "#shared/bridges/coverage.ts";
import type { BridgeModel, BridgeStatus, Depth, ProviderKind } from "#shared/bridges/schema.ts";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import type { AwardKind, Column } from "#shared/programs/plan-schema.ts";
import type { State } from "../ui/badge.tsx";

export const modelWords: Record<BridgeModel, { name: string; more: string }> = {
  ADULT_EDUCATION: {
    name: "Adult education bridge",
    more: "An adult education provider brings learners to the level a college program begins at.",
  },
  CTE_DEVELOPMENTAL: {
    name: "Career and developmental education bridge",
    more: "A college joins developmental education with a career area.",
  },
  ICAPS_IET: {
    name: "ICAPS or integrated education and training",
    more: "Learners train for a credential while they finish a diploma or improve their English; two teachers share the class.",
  },
};

export const providerWords: Record<ProviderKind, string> = {
  ADULT_EDUCATION: "Adult education",
  COLLEGE_CREDIT: "College, credit department",
  COLLEGE_NONCREDIT: "College, noncredit department",
  COMMUNITY: "Community organization",
  OTHER: "Other trainer",
};

export const statusWords: Record<BridgeStatus, { word: string; state: State }> = {
  DRAFT: { word: "Draft", state: "draft" },
  IN_FORCE: { word: "In force", state: "in-force" },
  RETIRED: { word: "Retired", state: "terminated" },
};

export const depthWords: Record<Depth, { word: string; letter: string; shade: 1 | 2 | 3 }> = {
  INTRODUCED: { word: "introduced", letter: "I", shade: 1 },
  PRACTICED: { word: "practiced", letter: "P", shade: 2 },
  TESTED: { word: "tested", letter: "T", shade: 3 },
};

export const exitWords: Record<AtExit, string> = {
  COVERED: "covered",
  INTRODUCED: "only introduced",
  MISSING: "missing",
};

export const awardWords: Record<AwardKind, string> = {
  CREDENTIAL: "Credential",
  DIPLOMA: "Diploma",
  CERTIFICATE: "Certificate",
  ASSOCIATE: "Associate degree",
  BACCALAUREATE: "Bachelor’s degree",
};

/** Not a pass: it refuses, it warns, or nobody can tell. */
export function resultWords({ result, severity }: Pick<CheckAnswer, "result" | "severity">): {
  word: string;
  state: State;
} {
  if (result === "PASS") return { word: "Passes", state: "pass" };
  if (result === "CANNOT_TELL") return { word: "Cannot tell", state: "unknown" };
  return severity === "REFUSE" ? { word: "Fails", state: "fail" } : { word: "Warns", state: "warn" };
}

/** Where an entry point leads: bridges lead into college. */
export const yearWords: Partial<Record<Column, string>> = {
  P1: "College year 1",
  P2: "College year 2",
  P3: "College year 3",
  P4: "College year 4",
};
