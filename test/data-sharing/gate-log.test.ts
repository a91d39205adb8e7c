/** What the gate's history keeps in a note is read out of it again, whole. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { gateEntry, gateNote } from "#shared/data-sharing/gate-log.ts";
import { GateReason } from "#shared/data-sharing/release-schema.ts";
import { OrganizationId, PersonId, ReleaseId } from "#shared/ids.ts";

const no = "0123456789abcdefghjk";
const one = <T>(value: T) => fc.constantFrom(undefined, value);

it("says who, what, which and why", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...GateReason.options),
      fc.constantFrom("read" as const, "submit" as const),
      fc.constantFrom("5S1", "WI.4P1_x-2"),
      fc.constantFrom("2025-26", "2023-24/2025-26"),
      one(OrganizationId.parse(`org_${no}`)),
      one(ReleaseId.parse(`rel_${no}`)),
      one(12),
      one(3),
      fc.boolean(),
      (reason, action, indicatorId, years, senderId, releaseId, releases, versionNo, allowed) => {
        const note = gateNote(
          { reason, allowed, why: "", ...(versionNo ? { versionNo } : {}) },
          { action, indicatorId, years, senderId, releaseId, releases },
        );
        const hash = "0".repeat(64);
        const who = { seq: 1, at: "2026-11-23T00:00:00.000Z", actorName: "Ruth, of Northgate" };
        const happened = { action: allowed ? "gate-allowed" : "gate-denied", note, after: hash, hash };
        expect(gateEntry({ ...who, actor: PersonId.parse(`per_${no}`), ...happened })).toEqual({
          ...who,
          ...{ reason, action, allowed, indicatorId, years },
          ...(senderId ? { senderId } : {}),
          ...(releaseId ? { releaseId } : {}),
          ...(releases ? { releases } : {}),
          ...(versionNo ? { versionNo } : {}),
        });
      },
    ),
  );
});
