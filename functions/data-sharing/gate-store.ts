/**
 * What the gate decided, in a chain of its own: who reads never moves the version of the agreement. Nothing passes before
 * its decision is there.
 *
 *   T#<p>#GATE#<agreement>   RECORD, EVENT#…   how many decisions there were, and each of them
 */
import { ActivityEvent, type Verification } from "#shared/activity/schema.ts";
import { type Attempt, gateNote } from "#shared/data-sharing/gate-log.ts";
import { type GateDecision, GateLog } from "#shared/data-sharing/release-schema.ts";
import type { DataSharingId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp, verifyHistory } from "../cloud/ledger.ts";
import { Raced, type Table, type Write } from "../cloud/table.ts";

export type GateStore = ReturnType<typeof gateStore>;

/** Many read at once, and one chain has one end: each tries again a little later. */
const attempts = 40;

export function gateStore(table: Table) {
  const pk = (p: PartnershipId, id: DataSharingId) => tenant(p, "GATE", id);

  async function find(p: PartnershipId, id: DataSharingId): Promise<GateLog | undefined> {
    const item = await table.get(record(pk(p, id)));
    return item && recordIn(GateLog, item);
  }

  async function saving(
    p: PartnershipId,
    id: DataSharingId,
    before: GateLog | undefined,
    decision: GateDecision,
    attempt: Attempt,
    stamp: Stamp,
  ): Promise<Write[]> {
    const after: GateLog = {
      ...(before ?? { dataSharingId: id, allowed: 0, denied: 0, version: 0 }),
      ...(decision.allowed ? { allowed: (before?.allowed ?? 0) + 1 } : { denied: (before?.denied ?? 0) + 1 }),
    };
    const action = decision.allowed ? "gate-allowed" : "gate-denied";
    const happened = { action, note: gateNote(decision, attempt) };
    const saved = await change({ pk: pk(p, id), schema: GateLog, before, after, happened }, stamp);
    // A first decision that another was quicker with is no creation that failed: it is told again.
    return saved.writes.map(({ otherwise: _word, ...write }) =>
      write.when === "absent" ? { ...write, when: { version: 0 } } : write,
    );
  }

  return {
    pk,

    /** A page of decisions, newest first, each with the key to go on after. */
    async decisions(
      partition: string,
      limit: number,
      after?: string,
    ): Promise<{ items: { key: string; event: ActivityEvent }[]; more: boolean }> {
      const { items, more } = await table.query(partition, {
        prefix: "EVENT#",
        newestFirst: true,
        limit,
        after,
      });
      return { items: items.map(({ sk, data }) => ({ key: sk, event: ActivityEvent.parse(data) })), more };
    },

    verify: (partition: string): Promise<Verification> => verifyHistory(table, partition),

    /**
     * Keeps a decision before it has any effect. `standing` are the records it was made on: if one of them moved meanwhile,
     * it is not kept and `Raced` is thrown, so that it is made again on what stands now.
     */
    async keep(
      p: PartnershipId,
      id: DataSharingId,
      decision: GateDecision,
      attempt: Attempt,
      stamp: Stamp,
      standing: readonly Write[],
    ): Promise<void> {
      let before = await find(p, id);
      for (let tried = 1; ; tried++) {
        try {
          return await table.commit([
            ...(await saving(p, id, before, decision, attempt, stamp)),
            ...standing,
          ]);
        } catch (error) {
          const conflict = error instanceof Refusal && error.code === "in-flight";
          if (!(error instanceof Raced) && !conflict) throw error;
          if (tried >= attempts) throw new Refusal("busy", undefined, { retryAfterSeconds: 1 });
          await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(20 * tried, 250)));
          const now = await find(p, id);
          // The chain has not moved, so what was decided on has.
          if (!conflict && now?.version === before?.version) throw error;
          before = now;
        }
      }
    },
  };
}
