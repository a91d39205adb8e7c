/** Bridges for tests: what Hannah of Riverbend starts, and a program in force with an entry point for it to lead to. */
import type { Bridge, BridgePlan } from "#shared/bridges/schema.ts";
import { newId, PartnershipId, ProgramId } from "#shared/ids.ts";
import { type EntryPoint, type Level, Plan } from "#shared/programs/plan-schema.ts";
import { worked } from "./agreements.ts";
import { spine, startedProgram } from "./programs.ts";
import type { World } from "./world.ts";

export const bridges = "/api/partnerships/cedar-valley/bridges";
const cedarValley = PartnershipId.parse("cedar-valley");

export const tabe = (subject: string, hundredths: number): Level => ({
  measure: { assessment: "TABE", form: "11/12", subject, scale: "grade equivalent" },
  hundredths,
});

/** Riverbend's own; nothing is missing but where it leads. */
export function bridgeDraft(world: World, changes: object = {}): Record<string, unknown> {
  return {
    title: "Healthcare Bridge",
    model: "ADULT_EDUCATION",
    providers: [{ organizationId: world.region.organization("RALC"), kind: "ADULT_EDUCATION" }],
    ...{ edition: "scc-79", clusterId: "health", weeks: 16 },
    eligibility: { minimumAge: 17, levels: [tabe("Reading", 600)] },
    contextualizedInstruction: { hours: 160, subjects: ["Reading", "Math"] },
    careerDevelopment: { hours: 32 },
    transitionServices: [{ name: "Advising" }],
    preAssessment: [tabe("Reading", 0).measure],
    postAssessment: [tabe("Reading", 0).measure],
    exitLevels: [tabe("Reading", 860)],
    exitLevelsOf: 22,
    ...changes,
  };
}

/** Hannah's draft; its address, id and ETag. */
export async function startedBridge(world: World, changes: object = {}) {
  const { body, etag } = worked(await world.as("hannah")("POST", bridges, bridgeDraft(world, changes)));
  return { at: `${bridges}/${body.id}`, id: body.id as Bridge["id"], etag };
}

/** A module with these statements practiced. */
export const moduleOf = (no: number, statementIds: readonly string[]): BridgePlan["modules"][0] => ({
  ...{ moduleId: `m${no}`, name: `Module ${no}`, hours: 32, reached: [] },
  coverage: statementIds.map((statementId) => ({ statementId, depth: "PRACTICED" })),
});

/** Nursing, in force and for every member to read: its entry point e2 takes adults in with `asked`. */
export async function nursingInForce(world: World, asked: Partial<EntryPoint>, statementFramework?: string) {
  const { services } = world;
  const { id } = await startedProgram(world, {
    title: "Nursing",
    ...(statementFramework && { statementFramework }),
  });
  const before = await services.programs.find(cedarValley, ProgramId.parse(id));
  if (!before) throw new Error("it was started");
  const { entryPoints, ...rest } = spine();
  const plan = Plan.parse({
    ...rest,
    entryPoints: entryPoints.map((one) => (one.entryId === "e2" ? { ...one, ...asked } : one)),
  });
  const { writes } = await services.programs.saving(
    cedarValley,
    before,
    {
      ...{ ...before, shared: true, planId: newId("pln") },
      ...{ visibility: "PARTNERSHIP", status: "IN_FORCE", inForceFrom: "2026-09-01" },
    },
    { action: "program-published" },
    { actor: before.startedBy, actorName: "Tom Brandvold", at: services.now() },
    plan,
  );
  await services.table.commit(writes);
  return { programId: before.id, versionNo: 1, entryId: "e2" };
}
