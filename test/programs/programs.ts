/** A program's record for pure tests. */
import { PersonId, ProgramId } from "#shared/ids.ts";
import { Program } from "#shared/programs/schema.ts";
import { org, parties } from "./plans.ts";

export const person = PersonId.parse(`per_${"0".repeat(20)}`);

/** A draft that its lead, org 1, shares with its parties. */
export const program = (changes: Partial<Program> = {}): Program =>
  Program.parse({
    id: ProgramId.parse(`prg_${"0".repeat(20)}`),
    title: "Health Science",
    edition: "scc-79",
    pathwayId: "health/therapeutic-services",
    parties,
    cohort: "2026-27",
    leadId: org(1),
    visibility: "PARTIES",
    shared: true,
    versionNo: 1,
    status: "DRAFT",
    startedBy: person,
    startedAt: "2026-11-23T15:00:00.000Z",
    version: 1,
    ...changes,
  });
