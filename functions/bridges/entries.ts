/** The entry points that a bridge leads to, as their programs have them; of a program this actor may not read, nothing. */
import type { Actor } from "#shared/actor.ts";
import type { EntryFact } from "#shared/bridges/facts-schema.ts";
import type { Alignment } from "#shared/bridges/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Program } from "#shared/programs/schema.ts";
import { mayRead, sight } from "#shared/programs/sight.ts";
import { inForce, versionsOf } from "#shared/programs/versions.ts";
import type { Services } from "../env.ts";

/** With the framework of statements that this version of its program goes by. */
export type ReadEntry = EntryFact & { statementFramework?: string };

/** One batch for the programs, and each plan once. */
export async function readEntries(
  services: Pick<Services, "programs">,
  partnership: PartnershipId,
  alignments: readonly Alignment[],
  by: Actor,
): Promise<ReadEntry[]> {
  const programs = await services.programs.findAll(partnership, [
    ...new Set(alignments.map(({ programId }) => programId)),
  ]);
  return Promise.all(
    alignments.map(async (alignment): Promise<ReadEntry> => {
      const program = programs.get(alignment.programId);
      if (!program || !readsEntries(program, alignment.versionNo, by)) return { ...alignment, known: false };
      const version = versionsOf(program).find(({ versionNo }) => versionNo === alignment.versionNo);
      const { entryPoints } = await services.programs.planOf(partnership, program.id, version?.planId);
      const entry = version && entryPoints.find(({ entryId }) => entryId === alignment.entryId);
      const now = inForce(program)?.versionNo;
      const { statementFramework } =
        (await services.programs.version(partnership, program, alignment.versionNo)) ?? {};
      return {
        ...alignment,
        known: true,
        title: version?.title ?? program.title,
        ...(version ? { status: version.status } : {}),
        ...(now === undefined ? {} : { inForceNo: now }),
        ...(entry ? { entry } : {}),
        ...(statementFramework ? { statementFramework } : {}),
      };
    }),
  );
}

const readsEntries = (program: Program, versionNo: number, by: Actor): boolean =>
  sight(program, by) === "content" && mayRead(program, versionNo, by);
