/** The checks of an evaluation as data; docs/program-checks.md prints them beside those of programs and bridges. */
import type { CheckRule } from "../programs/check-schema.ts";

export const evaluationChecks: readonly CheckRule[] = [
  {
    id: "eval.evidence",
    family: "evidence",
    name: "Evidence behind high ratings",
    rule: "An element is rated 3 or 4 only with evidence that still holds: an agreement in force, a data-sharing agreement that is active, a check that passes, a campaign decided within the cycle, a document or note of the last two years.",
    source:
      "Causeway’s own, after the Illinois expectations tool and the needs assessment, which is made anew every two years (Perkins V, section 134(c)).",
    severity: "REFUSE",
    over: "PROGRAM",
  },
];
