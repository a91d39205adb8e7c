/** Who moves a data-sharing agreement when: one table, written down apart from the rules. */
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { type LifeMove, objection } from "#shared/data-sharing/objection.ts";
import { phaseOn } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { dayNo, partner, recordOf, steward } from "./lives.ts";

const stranger = `org_${"z".repeat(20)}`;
const today = dayNo(5);
const slots = [steward, partner].map((organizationId, index) => ({
  slotNo: index + 1,
  organizationId,
  function: "President",
}));
const executed = { status: "EXECUTED", dateSigned: dayNo(0) };
const states: Record<string, DataSharing> = {
  draft: recordOf({ signatureSlots: slots }),
  "in review": recordOf({ status: "IN_REVIEW", signatureSlots: slots }),
  out: recordOf({ status: "OUT_FOR_SIGNATURE", signatureSlots: slots }),
  declined: recordOf({ status: "DECLINED", signatureSlots: slots }),
  active: recordOf(executed),
  over: recordOf({ ...executed, expirationDate: dayNo(3) }),
  closed: recordOf({ ...executed, status: "CLOSED", expirationDate: dayNo(3), closedOn: dayNo(4) }),
};

/** For each move: in which states, and who: the steward's people (s) or those of any party (p), by role. */
const table: Record<LifeMove, [states: string[], whose: "s" | "p" | "-", roles: string[]]> = {
  share: [["draft"], "s", ["editor", "admin"]],
  review: [["draft"], "p", ["editor", "admin"]],
  return: [["in review"], "p", ["editor", "admin"]],
  send: [["in review"], "s", ["editor", "admin"]],
  recall: [["out", "declined"], "s", ["editor", "admin"]],
  decline: [["out"], "p", ["signatory"]],
  withdraw: [["draft", "in review"], "s", ["editor", "admin"]],
  amend: [["active", "over"], "p", ["editor", "admin"]],
  renew: [["active", "over"], "p", ["editor", "admin"]],
  restrict: [["active"], "p", ["editor", "admin", "signatory"]],
  suspend: [["active"], "p", ["editor", "admin", "signatory"]],
  terminate: [["active"], "p", ["admin", "signatory"]],
  join: [["active"], "-", ["signatory"]],
  certificates: [["active", "over"], "p", ["editor", "admin", "signatory"]],
  close: [["over"], "p", ["editor", "admin"]],
};

describe("every move", () => {
  it("is made in the states, by the organizations and in the roles that the table says, and in no other", () => {
    for (const [move, [when, whose, roles]] of Object.entries(table) as [
      LifeMove,
      (typeof table)[LifeMove],
    ][])
      for (const [state, record] of Object.entries(states))
        for (const organization of [steward, partner, stranger])
          for (const role of ["viewer", "editor", "reviewer", "signatory", "admin"] as const) {
            const actor = {
              ...{ person: `per_${"a".repeat(20)}`, name: "Dana", partnership: "valley", organization },
              ...{ roles: [role], partnershipRoles: [] },
            } as unknown as Actor;
            const unshared = move === "share" ? { ...record, shared: false } : record;
            const beside = {
              today,
              phase: phaseOn(record, today),
              terms: { joinder: { openUntil: today, role: "receiving" as const, organizationTypes: [] } },
            };
            const isTheirs =
              whose === "s"
                ? organization === steward
                : whose === "p"
                  ? organization !== stranger
                  : organization === stranger;
            const may = when.includes(state) && isTheirs && roles.includes(role);
            expect([
              move,
              state,
              organization,
              role,
              objection(move, unshared, actor, beside) === undefined,
            ]).toEqual([...[move, state, organization, role, may]]);
          }
  });
});
