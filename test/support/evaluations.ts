/** What tests of evaluations begin with: a small instrument of a partnership's own. */
import { usualScale } from "#shared/evaluations/shipped/mapped.ts";

export const instruments = "/api/partnerships/cedar-valley/instruments";

/** Two principles of three elements in all, one mapped to the federal definition. */
export const ownEdition = {
  edition: "2026",
  name: "What our region looks for",
  source: "Council minutes",
  principles: [
    {
      principleId: "together",
      name: "We work together",
      statement: "Partners meet and decide together.",
      elements: [
        { elementId: "together.meet", text: "The team meets each term", evidence: ["NOTE"] },
        {
          elementId: "together.agree",
          text: "Agreements are in force",
          evidence: ["AGREEMENT"],
          mapsTo: [
            "federal-ten/credit-transfer-agreements",
            "perkins-clna/progress-toward-programs-of-study",
          ],
        },
      ],
    },
    {
      principleId: "results",
      name: "We look at results",
      elements: [
        {
          elementId: "results.counts",
          text: "Counts are shared",
          evidence: ["DATA_SHARING"],
          mapsTo: ["perkins-clna/student-performance"],
        },
      ],
    },
  ],
  scale: usualScale,
};
