/** L7 and L8: the end blocks everything at once, and it is closed when everyone who received has said what became of the data. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import {
  certificateProblems,
  certify,
  close,
  type Executed,
  objectionToClosing,
  owing,
  recipients,
} from "#shared/data-sharing/disposition.ts";
import { terminate, terminationProblems } from "#shared/data-sharing/ending.ts";
import { CertificateDraft } from "#shared/data-sharing/moves-schema.ts";
import { daysOfRow, lastDayOf, phaseOn, standingOfRow } from "#shared/data-sharing/phase.ts";
import type { Certificate, DataSharing } from "#shared/data-sharing/schema.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { dayNo, life, partner, recordOf, season, steward } from "./lives.ts";

const org = (letter: string) => `org_${letter.repeat(20)}` as DataSharing["stewardId"];
const letters = ["a", "b", "c", "d"];
const actor: Actor = {
  person: `per_${"a".repeat(20)}` as Actor["person"],
  name: "Dana",
  partnership: "valley" as Actor["partnership"],
  organization: steward as DataSharing["stewardId"],
  roles: ["admin"],
  partnershipRoles: [],
};
const at = new Date("2026-10-01T12:00:00.000Z");

const version = fc.record({
  parties: fc.array(
    fc.record({
      letter: fc.constantFrom(...letters),
      role: fc.constantFrom(
        "disclosing" as const,
        "receiving" as const,
        "authorized_representative" as const,
        "data_steward" as const,
      ),
    }),
    { maxLength: 3 },
  ),
  transfers: fc.array(fc.constantFrom(...letters), { maxLength: 2 }),
  subs: fc.array(
    fc.record({
      of: fc.constantFrom(...letters),
      name: fc.constantFrom("Archive Inc.", "archive  inc.", "Lab"),
    }),
    {
      maxLength: 2,
    },
  ),
});

const certificate = (over: Partial<Certificate>): Certificate => ({
  organizationId: org("a"),
  nothingReceived: true,
  what: "",
  title: "Registrar",
  by: actor.person,
  byName: "Dana",
  givenOn: dayNo(40),
  at: at.toISOString(),
  ...over,
});

describe("closing", () => {
  it("waits for a certificate from every receiver and sub-recipient of every version, given after the last day, and for no other", () => {
    let closed = 0;
    fc.assert(
      fc.property(
        fc.array(version, { minLength: 1, maxLength: 2 }),
        fc.array(
          fc.record({
            letter: fc.constantFrom(...letters),
            role: fc.constantFrom("receiving" as const, "disclosing" as const),
          }),
          { maxLength: 1 },
        ),
        fc.array(
          fc.record({
            letter: fc.constantFrom(...letters),
            sub: fc.constantFrom(undefined, undefined, "Archive Inc.", "Lab"),
            givenOn: fc.constantFrom(dayNo(30), dayNo(31)),
          }),
          { maxLength: 14 },
        ),
        (versions, joined, given) => {
          const executed: Executed[] = versions.map(({ parties, transfers, subs }) => ({
            parties: parties.map(({ letter, role }) => ({ organizationId: org(letter), roles: [role] })),
            terms: {
              transfers: transfers.map((letter) => ({ receiverIds: [org(letter)] }) as never),
              subRecipients: subs.map(({ of, name }) => ({ name, ofOrganizationId: org(of) })),
            },
          }));
          const joinders = joined.map(({ letter, role }) => ({
            organizationId: org(letter),
            role,
          })) as DataSharing["joinders"];
          const certificates = given.map(({ letter, sub, givenOn }) =>
            certificate({ organizationId: org(letter), ...(sub ? { subRecipient: sub } : {}), givenOn }),
          );
          const missing = owing(recipients(executed, { joinders }), certificates, dayNo(30));

          // Plainly: go through whoever ever held anything, and look for a word of theirs from after the end.
          const has = (letter: string, sub?: string) =>
            given.some(
              (one) => one.letter === letter && one.sub?.toLowerCase() === sub && one.givenOn === dayNo(31),
            );
          let complete = true;
          for (const letter of letters) {
            const received =
              versions.some(
                (one) =>
                  one.transfers.includes(letter) ||
                  one.parties.some(
                    (p) =>
                      p.letter === letter &&
                      (p.role === "receiving" || p.role === "authorized_representative"),
                  ),
              ) || joined.some((one) => one.letter === letter && one.role === "receiving");
            if (received && !has(letter)) complete = false;
            for (const name of ["archive inc.", "lab"])
              if (
                versions.some((one) =>
                  one.subs.some((s) => s.of === letter && s.name.toLowerCase().replace("  ", " ") === name),
                ) &&
                !has(letter, name)
              )
                complete = false;
          }
          expect(missing.length === 0).toBe(complete);
          const record = recordOf({ status: "EXECUTED", dateSigned: dayNo(0) });
          expect(objectionToClosing(record, actor, "IN_DISPOSITION", missing)?.code).toBe(
            complete ? undefined : "certificates-missing",
          );
          if (complete) closed++;
        },
      ),
      { numRuns: 400 },
    );
    expect(closed).toBeGreaterThan(5);
  });

  it("comes after the end, by an editor or admin of a party, and is for good", () => {
    const record = recordOf({ status: "EXECUTED", dateSigned: dayNo(0) });
    for (const phase of ["ACTIVE", "SUSPENDED", "PENDING_EFFECTIVE", "CLOSED", "DRAFT"] as const)
      expect(objectionToClosing(record, actor, phase, [])?.code).toBe("wrong-moment");
    expect(objectionToClosing(record, { ...actor, roles: ["viewer"] }, "IN_DISPOSITION", [])?.code).toBe(
      "role-missing",
    );
    expect(objectionToClosing(record, { ...actor, organization: org("z") }, "IN_DISPOSITION", [])?.code).toBe(
      "not-a-party",
    );
    const closed = close(record, dayNo(33)).record;
    expect([closed.status, phaseOn(closed, dayNo(33)), phaseOn(closed, dayNo(90))]).toEqual([
      "CLOSED",
      "CLOSED",
      "CLOSED",
    ]);
  });

  it("takes a certificate that says what was destroyed, how and when, or that nothing was received", () => {
    const all = [{ organizationId: org("a") }, { organizationId: org("a"), subRecipient: "Lab" }];
    const problems = (draft: object, organization = org("a")) =>
      certificateProblems(
        CertificateDraft.parse({ nothingReceived: false, title: "Registrar", ...draft }),
        organization,
        all,
        dayNo(40),
      ).map(({ pointer }) => pointer);
    expect(problems({})).toEqual(["/what", "/method", "/destroyedOn"]);
    expect(problems({ what: "Files", method: "Shredded", destroyedOn: dayNo(40) })).toEqual([]);
    expect(problems({ what: "Files", method: "Shredded", destroyedOn: dayNo(41) })).toEqual(["/destroyedOn"]);
    expect(problems({ nothingReceived: true })).toEqual([]);
    expect(problems({ nothingReceived: true, method: "Shredded" })).toEqual(["/method"]);
    expect(problems({ nothingReceived: true, subRecipient: "lab" })).toEqual([]);
    expect(problems({ nothingReceived: true, subRecipient: "Archive" })).toEqual(["/subRecipient"]);
    expect(problems({ nothingReceived: true }, org("d"))).toEqual(["/subRecipient"]);
    const { record, happened } = certify(recordOf({}), certificate({}), "Northgate State");
    expect([record.certificates.length, happened.note]).toEqual([1, "Northgate State received nothing"]);
  });
});

describe("the end", () => {
  it("of any kind blocks everything from the day after the last on", () => {
    fc.assert(
      fc.property(
        life,
        fc.integer({ min: 0, max: season }),
        fc.integer({ min: 0, max: 20 }),
        (record, given, notice) => {
          const today = dayNo(given);
          const phase = phaseOn(record, today, "ACTIVE");
          fc.pre(
            record.termination === undefined &&
              record.closedOn === undefined &&
              (phase === "ACTIVE" || phase === "SUSPENDED"),
          );
          const lastDay = dayNo(given + notice);
          const end = lastDayOf(record) as string;
          const noticed = { ...record, noticeDays: 0 };
          expect(
            terminationProblems(noticed, { lastDay, reason: "" }, { terminationCauses: [] }, end, today)
              .length === 0,
          ).toBe(lastDay < end);
          const { record: ended } = terminate(record, { lastDay, reason: "over" }, actor, at, today);
          for (let n = given; n < season + 30; n++) {
            const then = phaseOn(ended, dayNo(n), "ACTIVE");
            if (n > given + notice) expect(then).toBe("IN_DISPOSITION");
            else
              expect(then).toBe(
                phaseOn(record, dayNo(n), "ACTIVE") === "PENDING_EFFECTIVE"
                  ? then
                  : phaseOn(record, dayNo(n), "ACTIVE"),
              );
            const row = { ...ended, ...daysOfRow(ended), status: bound(ended).status } as never;
            if (then !== "SUSPENDED" && phase !== "SUSPENDED")
              expect(standingOfRow(row, dayNo(n), "ACTIVE")).toBe(then);
          }
          expect(bound(ended).status).toBe("TERMINATED");
          expect(["EXECUTED", "TERMINATED", "DECLINED", "WITHDRAWN"]).toContain(ended.status);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("comes after the notice agreed, or at once for a cause that the terms name", () => {
    const record = recordOf({ status: "EXECUTED", dateSigned: dayNo(0), noticeDays: 10 });
    const problems = (lastDay: string, cause?: string) =>
      terminationProblems(
        record,
        { lastDay, reason: "", cause },
        { terminationCauses: ["A breach"] },
        dayNo(30),
        dayNo(5),
      ).map(({ pointer }) => pointer);
    expect([problems(dayNo(14)), problems(dayNo(15)), problems(dayNo(30))]).toEqual([
      ["/lastDay"],
      [],
      ["/lastDay"],
    ]);
    expect([problems(dayNo(5), "A breach"), problems(dayNo(4), "A breach")]).toEqual([[], ["/lastDay"]]);
    expect(problems(dayNo(20), "Something else")).toEqual(["/cause"]);
    expect(partner).not.toBe(steward);
  });
});
