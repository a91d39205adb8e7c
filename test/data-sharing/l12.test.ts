/** L12: one joins only while the offer is open, the version that is offered, and only its very words. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import {
  effectiveFrom,
  type HasParties,
  join,
  objectionToJoining,
  objectionToWords,
} from "#shared/data-sharing/joinder.ts";
import { governing, phaseOn } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { bound, executedVersions } from "#shared/data-sharing/versions.ts";
import { dayNo, life, partner, season, steward } from "./lives.ts";

const joiner = `org_${"c".repeat(20)}` as DataSharing["stewardId"];
const days = fc.integer({ min: 0, max: season });
/** What holds, nearly always: so that often everything does, or all but one thing. */
const often = <T>(one: T): T[] => Array.from({ length: 6 }, () => one);
const hash = (n: number) => String(n).repeat(64);

describe("joining", () => {
  it("is refused unless everything holds: an open offer, a kind it is made to, a running agreement, a signatory, the executed version and its hash", () => {
    let joined = 0;
    fc.assert(
      fc.property(
        life,
        fc.record({
          today: days,
          /** So many days from today. */
          left: fc.option(fc.constantFrom(-1, 0, 0, 1, 20), { nil: undefined, freq: 6 }),
          types: fc.subarray(["district", "community_college"]),
          type: fc.constantFrom("district", "university"),
          roles: fc.constantFrom<Actor["roles"][]>(...often<Actor["roles"]>(["signatory"]), ["editor"]),
          organization: fc.constantFrom(...often(joiner), partner as typeof joiner),
          versionNo: fc.constantFrom(...often("bound"), "other"),
          text: fc.constantFrom(...often("same"), "another"),
          above: fc.constantFrom(...often("none"), "with", "without"),
        }),
        (drawn, { left, ...asked }) => {
          const openUntil = left === undefined ? undefined : asked.today + left;
          const record = {
            ...drawn,
            contentHash: hash(1),
            earlier: drawn.earlier.map((one) => ({ ...one, contentHash: hash(2) })),
          };
          const today = dayNo(asked.today);
          const phase = phaseOn(record, today, "ACTIVE");
          const offer =
            openUntil === undefined
              ? undefined
              : {
                  openUntil: dayNo(openUntil),
                  role: "receiving" as const,
                  organizationTypes: asked.types,
                };
          const actor = {
            ...{
              person: `per_${"c".repeat(20)}`,
              name: "Lee",
              partnership: "valley",
              organization: asked.organization,
            },
            ...{ roles: asked.roles, partnershipRoles: [] },
          } as unknown as Actor;
          const last = bound(record);
          const draft = {
            versionNo: asked.versionNo === "bound" ? last.versionNo : last.versionNo + 1,
            contentHash: asked.text === "same" ? (last.contentHash ?? "") : hash(3),
          };
          const above = {
            none: undefined,
            with: { parties: [{ organizationId: steward }, { organizationId: joiner }] },
            without: { parties: [{ organizationId: steward }] },
          }[asked.above] as HasParties | undefined;
          const refused =
            objectionToJoining(record, { joinder: offer }, actor, asked.type, phase, today, above) ??
            objectionToWords(record, draft);
          const holds =
            asked.roles.includes("signatory") &&
            executedVersions(record).length > 0 &&
            asked.organization === joiner &&
            openUntil !== undefined &&
            asked.today <= openUntil &&
            (phase === "ACTIVE" || phase === "PENDING_EFFECTIVE") &&
            (asked.types.length === 0 || asked.types.includes(asked.type)) &&
            asked.versionNo === "bound" &&
            asked.text === "same" &&
            asked.above !== "without";
          expect(refused === undefined).toBe(holds);
          if (refused) return;
          joined++;
          const effective = effectiveFrom(record, undefined, today);
          expect(effective >= today && effective >= last.dateEffective).toBe(true);
          const signature = {
            organizationId: joiner,
            nameAsSigned: "Lee",
            title: "Dean",
          } as DataSharing["signatures"][number];
          const after = join(
            record,
            { joinder: offer },
            { ferpaCapacity: "school_official", contacts: {} },
            signature,
            effective,
          ).record;
          expect(after.joinders.map(({ versionNo, role }) => [versionNo, role])).toEqual([
            [last.versionNo, "receiving"],
          ]);
          // Bound to the version that was signed, and to no other.
          for (let n = 0; n < season; n++) {
            const now = governing(after, dayNo(n));
            const isIn = now?.parties.some(({ organizationId }) => organizationId === joiner);
            expect(isIn).toBe(now?.versionNo === last.versionNo && effective <= dayNo(n));
            expect(phaseOn(after, dayNo(n), "ACTIVE")).toBe(phaseOn(record, dayNo(n), "ACTIVE"));
          }
          expect(objectionToJoining(after, { joinder: offer }, actor, asked.type, phase, today)?.code).toBe(
            "already-there",
          );
        },
      ),
      { numRuns: 500 },
    );
    expect(joined).toBeGreaterThan(5);
    expect(steward).not.toBe(joiner);
  });
});
