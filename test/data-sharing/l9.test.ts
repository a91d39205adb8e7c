/** L9: whatever is done to it, nothing that was signed, or out to be signed, changes or goes away, and the chain of events has no gap. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { link, verify } from "#shared/activity/chain.ts";
import type { ActivityEvent, Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { certify, close, objectionToClosing } from "#shared/data-sharing/disposition.ts";
import { objectionToTerminating, terminate } from "#shared/data-sharing/ending.ts";
import { effectiveFrom, join } from "#shared/data-sharing/joinder.ts";
import { make, objectionToMove } from "#shared/data-sharing/moves.ts";
import { phaseOn } from "#shared/data-sharing/phase.ts";
import {
  lift,
  objectionToLifting,
  objectionToRestricting,
  restrict,
} from "#shared/data-sharing/restrictions.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToSucceeding, recall, spanOfNext, succeed } from "#shared/data-sharing/succession.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { setVisibility } from "#shared/data-sharing/visibility.ts";
import { dayNo, partner, recordOf, steward } from "./lives.ts";

const acting = (organization: string): Actor => ({
  person: `per_${organization.slice(4)}` as Actor["person"],
  name: "Dana",
  partnership: "valley" as Actor["partnership"],
  organization: organization as DataSharing["stewardId"],
  roles: ["editor", "admin", "signatory"],
  partnershipRoles: [],
});
const deeds = [
  "suspend",
  "drop",
  "lift",
  "amend",
  "review",
  "send",
  "execute",
  "recall",
  "withdraw",
  "terminate",
] as const;
const step = fc.record({
  deed: fc.constantFrom(...deeds, "certify", "close", "visibility", "join"),
  by: fc.constantFrom(steward, partner),
  no: fc.integer({ min: 1, max: 3 }),
});
type Step = { deed: string; by: string; no: number };
type Decided = { record: DataSharing; happened: Happened } | undefined;

function done(record: DataSharing, { deed, by, no }: Step, n: number): Decided {
  const [actor, today, at] = [acting(by), dayNo(n), new Date(`${dayNo(n)}T12:00:00.000Z`)];
  const phase = phaseOn(record, today);
  const free = (objection: unknown, what: () => Decided) => (objection ? undefined : what());
  switch (deed) {
    case "suspend":
    case "drop": {
      const asked =
        deed === "suspend"
          ? ({ kind: "SUSPENSION", reason: "breach" } as const)
          : { kind: "ELEMENTS_DROPPED" as const, elementIds: ["E1"], reason: "less" };
      return free(objectionToRestricting(record, actor, phase), () =>
        restrict(record, asked, actor, at, today),
      );
    }
    case "lift":
      return free(objectionToLifting(record, no, actor, phase, today), () =>
        lift(record, no, "mended", actor, at, today),
      );
    case "amend":
      return free(objectionToSucceeding(record, actor, phase), () => {
        const ground = { ...record, ...bound(record) } as DataSharing;
        return succeed(record, ground, "amend", {}, spanOfNext("amend", bound(record), {}, today));
      });
    case "review":
    case "withdraw":
      return free(objectionToMove(deed, record, acting(steward)), () => make(deed, record));
    case "send":
      return record.status === "IN_REVIEW"
        ? {
            record: {
              ...record,
              status: "OUT_FOR_SIGNATURE",
              contentHash: `c${n}`,
              frozenAt: at.toISOString(),
            },
            happened: { action: "data-sharing-sent-for-signature" },
          }
        : undefined;
    case "execute":
      return record.status === "OUT_FOR_SIGNATURE"
        ? {
            record: { ...record, status: "EXECUTED", dateSigned: today },
            happened: { action: "data-sharing-executed" },
          }
        : undefined;
    case "recall":
      return free(objectionToMove("recall", record, acting(steward)), () => recall(record, "a slip"));
    case "terminate":
      return free(objectionToTerminating(record, actor, phase), () =>
        terminate(record, { lastDay: today, reason: "over" }, actor, at, today),
      );
    case "certify": {
      const given = {
        nothingReceived: true,
        what: "",
        title: "Dean",
        by: actor.person,
        byName: "Dana",
        givenOn: today,
      };
      return certify(
        record,
        { ...given, organizationId: actor.organization as never, at: at.toISOString() },
        "North",
      );
    }
    case "close":
      return free(objectionToClosing(record, actor, phase, []), () => close(record, today));
    case "visibility":
      return record.visibility === "PARTNERSHIP" ? undefined : setVisibility(record, "PARTNERSHIP", actor);
    default: {
      const signature = { organizationId: actor.organization, nameAsSigned: "Lee", title: "Dean" } as never;
      return record.joinders.length > 2 || phase !== "ACTIVE"
        ? undefined
        : join(
            record,
            {},
            { ferpaCapacity: "employer", contacts: {} },
            signature,
            effectiveFrom(record, undefined, today),
          );
    }
  }
}

/** Every version that was ever out for signature, as it reads, but for the mark of its end. */
const kept = (record: DataSharing) =>
  record.earlier.map(({ status, ...rest }) => ({
    ...rest,
    bound: ["EXECUTED", "TERMINATED", "CLOSED"].includes(status),
  }));

describe("whatever is done to a data-sharing agreement", () => {
  it("adds one event to an unbroken chain with each move, and changes no version that another followed", async () => {
    const seen = { versions: 0, moves: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        let record: DataSharing = {
          ...recordOf({ status: "EXECUTED", dateSigned: dayNo(0), frozenAt: `${dayNo(0)}T12:00:00.000Z` }),
          contentHash: "c",
          signatureSlots: [steward, partner].map((organizationId, index) => ({
            ...{ slotNo: index + 1, organizationId: organizationId as never, function: "President" },
            ...{ required: true, order: 1 },
          })),
          version: 0,
        };
        const events: ActivityEvent[] = [];
        const save = async (
          before: DataSharing | undefined,
          after: DataSharing,
          happened: Happened,
          n: number,
        ) => {
          const who = { actor: record.startedBy, actorName: "Dana" };
          const linked = await link(before, after, who, new Date(`${dayNo(n)}T12:00:00.000Z`), happened);
          record = linked.record;
          events.push(linked.event);
        };
        await save(undefined, record, { action: "data-sharing-started" }, 0);
        for (const [index, one] of steps.entries()) {
          const before = record;
          const decided = done(before, one, index + 1);
          if (!decided) continue;
          await save(before, decided.record, decided.happened, index + 1);
          seen.moves++;
          const [was, is] = [kept(before), kept(record)];
          expect(is.slice(0, was.length)).toEqual(was);
          if (record.versionNo > before.versionNo) {
            seen.versions++;
            expect([is.length, record.versionNo]).toEqual([was.length + 1, before.versionNo + 1]);
            expect(is.at(-1)).toMatchObject({
              versionNo: before.versionNo,
              dateEffective: before.dateEffective,
            });
            expect(is.at(-1)?.contentHash).toBe(before.contentHash);
          } else expect(is.length).toBe(was.length);
          for (const list of ["joinders", "certificates"] as const)
            expect(record[list].slice(0, before[list].length)).toEqual(before[list]);
          expect(
            record.restrictions.slice(0, before.restrictions.length).map(({ lifted: _l, ...rest }) => rest),
          ).toEqual(before.restrictions.map(({ lifted: _l, ...rest }) => rest));
          for (const [no, { lifted }] of before.restrictions.entries())
            if (lifted) expect(record.restrictions[no]?.lifted).toEqual(lifted);
        }
        expect(record.version).toBe(events.length);
        expect(await verify(events, record)).toEqual({ intact: true, events: events.length });
      }),
      { numRuns: 120 },
    );
    expect(seen.versions).toBeGreaterThan(20);
    expect(seen.moves).toBeGreaterThan(200);
  });
});
