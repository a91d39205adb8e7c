/** Whatever anyone tries, in whatever order: only the table's moves happen, and no two versions speak on one day. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { objectionToSucceeding } from "#shared/agreements/ending.ts";
import { phase } from "#shared/agreements/phase.ts";
import { isParty, moves, objection } from "#shared/agreements/rules.ts";
import type { Agreement, AgreementStatus } from "#shared/agreements/schema.ts";
import { recall } from "#shared/agreements/stopping.ts";
import {
  bound,
  endingsOf,
  executedVersions,
  isUnderWay,
  retimed,
  spanOfNext,
  standing,
  stretched,
  succeed,
  summaryOf,
} from "#shared/agreements/succession.ts";
import { objectionToDelegating } from "#shared/signing/rules.ts";
import type { Delegation } from "#shared/signing/schema.ts";
import { plusDays } from "#shared/time.ts";
import { everyone, fresh, sequence, start, walk } from "./walk.ts";

/** Articulation.md 2.4, read by hand: from, to, and the roles of which one is needed. */
const table: Record<string, readonly string[]> = {
  "DRAFT IN_REVIEW": ["editor", "admin"],
  "DRAFT WITHDRAWN": ["editor", "admin"],
  "IN_REVIEW DRAFT": ["reviewer"],
  "IN_REVIEW OUT_FOR_SIGNATURE": ["editor", "admin"],
  "IN_REVIEW WITHDRAWN": ["editor", "admin"],
  "IN_REVIEW EXECUTED": ["signatory"],
  "OUT_FOR_SIGNATURE DRAFT": ["editor", "admin"],
  "OUT_FOR_SIGNATURE DECLINED": ["signatory"],
  // The last signature; on paper it is the second person's word that makes it count.
  "OUT_FOR_SIGNATURE EXECUTED": ["signatory", "editor", "admin"],
  "EXECUTED TERMINATED": ["signatory"],
};
const editing = ["editor", "admin"];

describe("any sequence of attempts", () => {
  it("reaches no state by a way that the table does not know, nor by anyone it does not name", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(sequence, (attempts) => {
        for (const { before, after, attempt } of walk(attempts)) {
          if (before === after || attempt.what === "approve" || attempt.what === "wait") continue;
          const roles = everyone[attempt.who]?.roles ?? [];
          if (after.versionNo !== before.versionNo) {
            expect([after.versionNo, after.status]).toEqual([before.versionNo + 1, "DRAFT"]);
            expect(executedVersions(before).length).toBeGreaterThan(0);
            expect(roles.some((role) => editing.includes(role))).toBe(true);
            seen.add("next version");
          } else if (attempt.what === "terminate" && after.status !== before.status && isUnderWay(before)) {
            // What was to follow an agreement that is over comes to nothing.
            expect([after.status, roles]).toEqual(["WITHDRAWN", ["signatory"]]);
            seen.add("ended beside a draft");
          } else if (after.status !== before.status) {
            const way = `${before.status} ${after.status}`;
            expect(Object.keys(table)).toContain(way);
            expect(table[way]?.some((role) => roles.includes(role as "editor"))).toBe(true);
            seen.add(way);
          }
          const organization = everyone[attempt.who]?.organization;
          expect(isParty(before, organization) || isParty(bound(before), organization)).toBe(true);
        }
      }),
      { numRuns: 1_000, seed: 2026 },
    );
    // One seed, because this is counted: the sequences were not idle: every way of the table was walked.
    expect(
      [...Object.keys(table), "next version", "ended beside a draft"].filter((way) => !seen.has(way)),
    ).toEqual([]);
  });

  it("lets at most one executed version cover a day, and says so the same way for the whole", () => {
    let several = 0;
    fc.assert(
      fc.property(sequence, fc.array(fc.nat(1500), { minLength: 6, maxLength: 6 }), (attempts, offsets) => {
        const last = walk(attempts).at(-1)?.after ?? fresh;
        const executed = executedVersions(last);
        if (executed.length > 1) several += 1;
        const edges = executed.flatMap((one) => [
          plusDays(one.dateEffective, -1),
          one.dateEffective,
          one.expirationDate,
          plusDays(one.expirationDate, 1),
        ]);
        for (const day of [...edges, ...offsets.map((days) => plusDays(start, days))]) {
          const inForce = executed.filter(
            (one) => phase(one, day, endingsOf(one, executed, last.termination)).phase === "IN_FORCE",
          );
          expect(inForce.length).toBeLessThanOrEqual(1);
          expect(standing(last, day).phase === "IN_FORCE").toBe(inForce.length === 1);
          if (inForce[0]) expect(standing(last, day).versionNo).toBe(inForce[0].versionNo);
        }
      }),
      { numRuns: 1_000, seed: 2026 },
    );
    expect(several).toBeGreaterThan(50);
  });

  it("never changes a version that another followed, but to end it", () => {
    fc.assert(
      fc.property(sequence, (attempts) => {
        const kept = new Map<number, string>();
        for (const { after } of walk(attempts)) {
          for (const version of after.earlier) {
            const said = JSON.stringify({
              ...version,
              status: version.status === "TERMINATED" ? "EXECUTED" : version.status,
            });
            expect(kept.get(version.versionNo) ?? said).toBe(said);
            kept.set(version.versionNo, said);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("executes in the hub only with exactly one signature in every required slot, all over one text", () => {
    fc.assert(
      fc.property(sequence, (attempts) => {
        for (const { before, after } of walk(attempts)) {
          if (before.status !== "OUT_FOR_SIGNATURE" || after.status !== "EXECUTED") continue;
          for (const slot of after.signatureSlots.filter(({ required }) => required))
            expect(after.signatures.filter(({ slotNo }) => slotNo === slot.slotNo)).toHaveLength(1);
          expect(new Set(after.signatures.map(({ contentHash }) => contentHash))).toEqual(
            new Set([after.contentHash]),
          );
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("every move in every wrong state", () => {
  const states: AgreementStatus[] = [
    "DRAFT",
    "IN_REVIEW",
    "OUT_FOR_SIGNATURE",
    "DECLINED",
    "EXECUTED",
    "TERMINATED",
    "WITHDRAWN",
  ];
  const wrong = Object.entries(moves).flatMap(([move, { from }]) =>
    states
      .filter((status) => !(from as readonly string[]).includes(status))
      .map((status) => [move, status] as const),
  );
  it.each(wrong)("refuses to %s when %s, whoever asks", (move, status) => {
    const agreement = { ...fresh, status, shared: true };
    for (const actor of everyone)
      expect(objection(move as keyof typeof moves, agreement, actor)).toBeDefined();
  });
});

describe("the terms of the version to come", () => {
  const span = { dateEffective: "2026-08-01", expirationDate: "2028-07-31" };
  const rule = (ruleNo: number, validFrom: string, validTo: string) =>
    ({ ruleNo, validFrom, validTo, options: [], awards: [], conditions: [], priority: 1 }) as never;

  it("run as long as it where they did, keep other days, and leave out what is over", () => {
    const terms = {
      rules: [
        rule(1, "2026-08-01", "2028-07-31"),
        rule(2, "2026-08-01", "2027-01-31"),
        rule(3, "2027-09-01", "2028-07-31"),
      ],
      findings: [],
      conditions: [],
    };
    const to = { dateEffective: "2027-08-01", expirationDate: "2028-07-31" };
    const days = retimed(terms, span, to, false).rules.map((one) => [one.ruleNo, one.validFrom, one.validTo]);
    expect(days).toEqual([
      [1, "2027-08-01", "2028-07-31"],
      [3, "2027-09-01", "2028-07-31"],
    ]);
    const renewed = { dateEffective: "2028-08-01", expirationDate: "2030-07-31" };
    expect(retimed(terms, span, renewed, true).rules.map((one) => [one.validFrom, one.validTo])).toEqual([
      ["2028-08-01", "2030-07-31"],
      ["2028-08-01", "2029-01-31"],
      ["2029-09-01", "2030-07-31"],
    ]);
  });

  it("leave out what begins after it ends, as what is over before it begins", () => {
    const terms = {
      rules: [rule(1, "2028-01-01", "2028-07-31"), rule(2, "2026-08-01", "2028-07-31")],
      findings: [],
      conditions: [],
    };
    const shorter = { dateEffective: "2027-08-01", expirationDate: "2027-12-31" };
    expect(retimed(terms, span, shorter, false).rules.map(({ ruleNo }) => ruleNo)).toEqual([2]);
  });

  it("move with a draft's typed days where they ran from the first or to the last, and nowhere else", () => {
    const day = fc.nat(1000).map((days) => plusDays("2026-01-01", days));
    const spans = fc.record({ dateEffective: day, expirationDate: day });
    fc.assert(
      fc.property(spans, spans, fc.array(fc.tuple(day, day), { maxLength: 6 }), (old, next, rules) => {
        fc.pre(old.dateEffective !== old.expirationDate);
        const at = (one: string): string =>
          one === old.dateEffective
            ? next.dateEffective
            : one === old.expirationDate
              ? next.expirationDate
              : one;
        const days = [...rules, [old.dateEffective, old.expirationDate] as const];
        const terms = {
          rules: days.map(([from, to], index) => rule(index + 1, from, to)),
          findings: [],
          conditions: [],
        };
        expect(stretched(terms, old, next).rules.map((one) => [one.validFrom, one.validTo])).toEqual(
          days.map(([from, to]) => [at(from), at(to)]),
        );
      }),
    );
  });

  it("stay within it for any days and any spans", () => {
    const day = fc.nat(1000).map((days) => plusDays("2026-01-01", days));
    const days = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));
    fc.assert(
      fc.property(days, days, fc.array(days, { maxLength: 6 }), fc.boolean(), (from, to, rules, shift) => {
        const old = { dateEffective: from.from, expirationDate: from.until };
        const next = { dateEffective: to.from, expirationDate: to.until };
        const inside = rules.filter((one) => one.from >= from.from && one.until <= from.until);
        const terms = {
          rules: inside.map((one, index) => rule(index + 1, one.from, one.until)),
          findings: [],
          conditions: [],
        };
        for (const one of retimed(terms, old, next, shift).rules) {
          expect(one.validFrom >= to.from && one.validFrom <= to.until).toBe(true);
          expect(one.validTo >= one.validFrom && one.validTo <= to.until).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("an agreement that renews by itself", () => {
  const executed: Agreement = { ...fresh, status: "EXECUTED", autoRenew: { times: 2, months: 12 } };
  const next = (kind: "AMENDMENT" | "RENEWAL") => {
    const span = spanOfNext(executed, { kind }, "2026-06-01");
    return succeed(executed, executed, { kind }, span).agreement;
  };
  it("is amended to the last day of those renewals, which are not promised a second time", () => {
    expect(next("AMENDMENT")).toMatchObject({ expirationDate: "2029-02-28" });
    expect(next("AMENDMENT")).not.toHaveProperty("autoRenew");
  });
  it("is renewed after them, and goes on by itself again", () => {
    expect(next("RENEWAL")).toMatchObject({
      dateEffective: "2029-03-01",
      autoRenew: { times: 2, months: 12 },
    });
  });
});

describe("what one record holds", () => {
  const [, , , admin] = everyone;
  const editor = everyone[0] as Actor;
  it("is 61 versions: the next is refused before it is started", () => {
    const version = (versionNo: number) => summaryOf({ ...fresh, versionNo, status: "WITHDRAWN" });
    const executed: Agreement = { ...fresh, status: "EXECUTED", versionNo: 60 };
    const earlier = Array.from({ length: 59 }, (_, index) => version(index + 1));
    expect(objectionToSucceeding({ ...executed, earlier }, editor)).toBeUndefined();
    const full = { ...executed, versionNo: 61, earlier: [...earlier, version(60)] };
    expect(objectionToSucceeding(full, editor)?.code).toBe("too-large");
  });
  it("is 60 delegates of one version, and 60 recalls", () => {
    const out: Agreement = { ...fresh, status: "OUT_FOR_SIGNATURE", shared: true };
    const delegation: Delegation = {
      slotNo: 1,
      toPersonId: editor.person,
      toName: "-",
      reason: "-",
      by: editor.person,
      byName: "-",
      at: "2026-01-01T00:00:00.000Z",
    };
    const deputed = { ...out, delegations: Array.from({ length: 60 }, () => delegation) };
    expect(objectionToDelegating(out, 1, admin as Actor)).toBeUndefined();
    expect(objectionToDelegating(deputed, 1, admin as Actor)?.code).toBe("too-large");
    let called: Agreement = { ...out, review: { approved: 2, problems: 0 } };
    for (let times = 0; times < 60; times++) {
      expect(objection("send", { ...called, status: "IN_REVIEW" }, editor)).toBeUndefined();
      called = recall(called, { by: editor, reason: "-", at: new Date(0) }).agreement;
    }
    expect(objection("send", { ...called, status: "IN_REVIEW" }, editor)?.code).toBe("too-large");
  });
});
