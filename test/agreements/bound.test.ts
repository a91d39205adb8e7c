/** What was executed, while anything is made beside it: who it binds, who ends it, and who sees it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { isParty } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { mayRead, mayReadHistory, sight } from "#shared/agreements/sight.ts";
import {
  bound,
  executedVersions,
  isTerminated,
  isUnderWay,
  versionsOf,
} from "#shared/agreements/succession.ts";
import { plusDays } from "#shared/time.ts";
import { everyone, organization, other, sequence, walk } from "./walk.ts";

describe("what was executed", () => {
  it("ends on no day that has passed, after the notice or by both sides, and only by a side it binds", () => {
    let [ended, alone] = [0, 0];
    fc.assert(
      fc.property(sequence, (attempts) => {
        for (const { before, after, attempt, today } of walk(attempts)) {
          const [end, by] = [after.termination, everyone[attempt.who] as Actor];
          if (attempt.what === "notice" && end !== before.termination) sideOf(before, by);
          if (isTerminated(before) || !isTerminated(after)) continue;
          ended += 1;
          sideOf(before, by);
          if (!end) throw new Error("It ended without a day.");
          expect(end.terminationDay >= today).toBe(true);
          expect(end.teachOutUntil >= end.terminationDay).toBe(true);
          expect(end.teachOutUntil >= (before.termination?.teachOutUntil ?? "9999")).toBe(true);
          expect(isUnderWay(after)).toBe(false);
          expect(executedVersions(after).every(({ status }) => status === "TERMINATED")).toBe(true);
          if (end.agreedBy !== undefined) continue;
          alone += 1;
          // The days of notice are those that were signed, whatever a draft beside them says.
          expect(end.terminationDay >= plusDays(end.givenOn, bound(before).noticeDays)).toBe(true);
        }
      }),
      { numRuns: 2_000, seed: 2026 },
    );
    expect(ended).toBeGreaterThan(100);
    expect(alone).toBeGreaterThan(10);
  });

  function sideOf(agreement: Agreement, by: Actor): void {
    const party = executedVersions(agreement)
      .at(-1)
      ?.parties.find(({ organizationId }) => organizationId === by.organization);
    expect(["SENDING", "RECEIVING", "SENDING_AND_RECEIVING"]).toContain(party?.role);
  }

  it("is seen by no more people than its parties agreed to, and narrowed by nobody who is only asked to join", () => {
    let [joined, shown] = [0, 0];
    fc.assert(
      fc.property(sequence, (attempts) => {
        for (const { before, after, attempt } of walk(attempts)) {
          const last = executedVersions(before).at(-1);
          if (before.visibility !== after.visibility && last && attempt.what === "show") {
            shown += 1;
            expect(isParty(last, everyone[attempt.who]?.organization)).toBe(true);
          }
          // Typing into a draft changes nothing about what was signed before it.
          if (last && attempt.what === "edit") expect(after.visibility).toBe(before.visibility);
          if (after.status !== "EXECUTED" || before.status === "EXECUTED" || !last) continue;
          const added = after.parties.filter(({ organizationId }) => !isParty(last, organizationId));
          if (added.length === 0) continue;
          joined += 1;
          expect([after.visibility, after.visibilityProposal]).toEqual(["PARTIES", undefined]);
        }
      }),
      { numRuns: 2_000, seed: 2026 },
    );
    expect(joined).toBeGreaterThan(10);
    expect(shown).toBeGreaterThan(10);
  });

  it("hides what is made beside it from outsiders, and itself from those who are only asked to join it", () => {
    const stranger = { ...everyone[0], organization: organization("d") } as Actor;
    const asked = { ...everyone[0], organization: other } as Actor;
    let beside = 0;
    fc.assert(
      fc.property(sequence, (attempts) => {
        for (const { after } of walk(attempts)) {
          const executed = executedVersions(after).map(({ versionNo }) => versionNo);
          if (executed.length === 0) continue;
          const readBy = (actor: Actor) =>
            versionsOf(after).flatMap(({ versionNo }) =>
              sight(after, actor) === "content" && mayRead(after, versionNo, actor) ? versionNo : [],
            );
          expect(readBy(stranger)).toEqual(after.visibility === "PARTIES" ? [] : executed);
          expect(mayReadHistory(after, stranger)).toBe(false);
          if (isParty({ parties: executedVersions(after).flatMap(({ parties }) => parties) }, other))
            continue;
          expect(mayReadHistory(after, asked)).toBe(false);
          if (!isParty(after, other) || after.visibility !== "PARTIES") continue;
          beside += 1;
          expect(readBy(asked).filter((no) => executed.includes(no))).toEqual([]);
          expect(readBy(asked)).toContain(after.versionNo);
        }
      }),
      { numRuns: 1_000, seed: 2026 },
    );
    expect(beside).toBeGreaterThan(10);
  });
});
