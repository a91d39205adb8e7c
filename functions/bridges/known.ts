/** Programs that a bridge leads into and its reader may not know: an answer is as if the bridge did not lead there. */
import type { Actor } from "#shared/actor.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import type { Alignment, Bridge } from "#shared/bridges/schema.ts";
import { keepsIt } from "#shared/bridges/sight.ts";
import type { PartnershipId, ProgramId } from "#shared/ids.ts";
import { sight } from "#shared/programs/sight.ts";
import type { Services } from "../env.ts";

/** What a reader may know of, of these. */
export async function knownOf(
  services: Pick<Services, "programs">,
  partnership: PartnershipId,
  alignments: readonly Alignment[],
  by: Actor,
): Promise<ReadonlySet<ProgramId>> {
  const ids = [...new Set(alignments.map(({ programId }) => programId))];
  const found = await services.programs.findAll(partnership, ids);
  return new Set(
    ids.filter((id) => {
      const program = found.get(id);
      return program !== undefined && sight(program, by) !== "none";
    }),
  );
}

/** Everything it leads to, in this version and those before. */
export const everyAlignment = ({ alignsTo, earlier }: Pick<Bridge, "alignsTo" | "earlier">): Alignment[] => [
  ...alignsTo,
  ...earlier.flatMap((one) => one.alignsTo),
];

/** The facts as this reader is told them; its providers hear that there is more. */
export async function toldFacts(
  services: Pick<Services, "programs">,
  partnership: PartnershipId,
  record: Bridge,
  facts: BridgeFacts,
  by: Actor,
): Promise<BridgeFacts> {
  const knows = await knownOf(services, partnership, facts.entries, by);
  const entries = facts.entries.filter(({ programId }) => knows.has(programId));
  const more = entries.length < facts.entries.length && keepsIt(record, by);
  return { ...facts, entries, ...(more ? { more } : {}) };
}
