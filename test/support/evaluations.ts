/** What tests of evaluations begin with: a small instrument of a partnership's own. */
import { usualScale } from "#shared/evaluations/shipped/mapped.ts";
import { worked } from "./agreements.ts";
import { startedProgram } from "./programs.ts";
import type { World } from "./world.ts";

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

export const evaluations = "/api/partnerships/cedar-valley/evaluations";

/** A round about Tom's program by the region's own instrument: Prairie Lakes and the high school, from today on. */
export async function startedRound(world: World, changes: object = {}) {
  const there = await world.as("marisol")("GET", `${instruments}/our-own`);
  if (there.status === 404)
    worked(await world.as("marisol")("POST", instruments, { ...ownEdition, instrumentId: "our-own" }));
  const program = await startedProgram(world, { title: `Health Science ${++rounds}` });
  const draft = {
    programId: program.id,
    instrumentId: "our-own",
    title: "Fall review",
    team: ["PLCC", "CBHS"].map((code) => ({ organizationId: world.region.organization(code) })),
    opensOn: "2026-11-23",
    closesOn: "2026-12-11",
    ...changes,
  };
  const { body, etag } = worked(await world.as("tom")("POST", evaluations, draft));
  return { at: `${evaluations}/${body.id}`, id: body.id as string, etag, draft, program };
}
let rounds = 0;

/** A note that shows something about these elements. */
export const note = (...elementIds: string[]) => ({
  kind: "NOTE",
  title: "Minutes of the team",
  note: "All partners were there.",
  date: "2026-11-02",
  elementIds,
});
