/** L2, L3, L10: one frozen text under every signature; executed with the last required one and not before; nobody for two sides. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { versionHash } from "#shared/data-sharing/content.ts";
import { decline, make, objectionToMove } from "#shared/data-sharing/moves.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { dataSharingSigning, objectionToBothSides, objectionToLapsed } from "#shared/data-sharing/signing.ts";
import { recall } from "#shared/data-sharing/succession.ts";
import { noTerms } from "#shared/data-sharing/terms.ts";
import {
  objectionToAttesting,
  objectionToPaper,
  objectionToSigning,
  send,
  sign,
  uploadPaper,
} from "#shared/signing/rules.ts";
import type { SignatureEvent } from "#shared/signing/schema.ts";
import { dayNo, partner, recordOf, steward } from "./lives.ts";

type Id = DataSharing["stewardId"];
const person = (letter: string) => `per_${letter.repeat(20)}` as Actor["person"];
/** Dana and Eve act for the steward, Fay and Gil for the partner, Pat for either. */
const people = [
  ["d", steward],
  ["e", steward],
  ["f", partner],
  ["g", partner],
  ["p", steward],
  ["p", partner],
] as const;
const acting = ([letter, organization]: (typeof people)[number], roles: Actor["roles"]): Actor => ({
  person: person(letter),
  name: letter,
  partnership: "valley" as Actor["partnership"],
  organization: organization as Id,
  roles,
  partnershipRoles: [],
});

// Pat comes often: in few runs does anybody else try to approve for both sides.
const who = fc.constantFrom(...people, ...people.slice(-2), ...people.slice(-2));
const acts = ["paper", "attest", "attest", "review", "send", "return", "recall", "decline", "edit"] as const;
const step = fc
  .record({
    act: fc.oneof(
      { weight: 5, arbitrary: fc.constant("sign" as const) },
      { weight: 4, arbitrary: fc.constantFrom(...acts) },
    ),
    who,
    /** Whose hand the page shows. */
    of: who,
    slotNo: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4),
    day: fc.constantFrom(0, 5, 10, 11),
  })
  // Most try the place of their own side.
  .map((one) => ({ ...one, slotNo: one.slotNo === 0 ? (one.who[1] === steward ? 1 : 2) : one.slotNo }));
const slots = fc.array(
  fc.record({
    letter: fc.constantFrom(steward, partner),
    required: fc.boolean(),
    order: fc.integer({ min: 1, max: 2 }),
  }),
  {
    maxLength: 2,
  },
);

const approvers = ({ personId, wetInk }: SignatureEvent) =>
  [personId, wetInk?.attestedBy].flatMap((one) => one ?? []);

describe("signing a data-sharing agreement", () => {
  it("keeps one frozen text under all signatures, executes it with the last required one, in order, and lets nobody approve for two sides", async () => {
    const seen = { executed: 0, both: 0, lapsed: 0 };
    await fc.assert(
      fc.asyncProperty(slots, fc.array(step, { minLength: 6, maxLength: 30 }), async (more, steps) => {
        let record: DataSharing = {
          ...recordOf({ signBy: dayNo(10) }),
          signatureSlots: [
            { slotNo: 1, organizationId: steward as Id, function: "Provost", required: true, order: 1 },
            { slotNo: 2, organizationId: partner as Id, function: "Director", required: true, order: 2 },
            ...more.map(({ letter, required, order }, index) => ({
              slotNo: index + 3,
              organizationId: letter as Id,
              function: "Counsel",
              required,
              order,
            })),
          ],
        };
        const first = (["review", "send"] as const).map((act) => ({
          act,
          who: people[0],
          of: people[0],
          slotNo: 1,
          day: 0,
        }));
        const editor = acting(people[0], ["editor"]);
        const signatory = (one: (typeof people)[number]) => acting(one, ["signatory"]);
        for (const [index, one] of [...first, ...steps].entries()) {
          const before = record;
          if (one.act === "review" || one.act === "return") {
            if (!objectionToMove(one.act, record, editor)) record = make(one.act, record).record;
          } else if (one.act === "edit") {
            if (record.status === "DRAFT") record = { ...record, name: `${record.name} ${index}` };
          } else if (one.act === "send") {
            if (!objectionToMove("send", record, editor)) {
              const contentHash = await versionHash(record, noTerms);
              const signingDocument = { sha256: `pdf of ${contentHash}`, sizeBytes: 1 };
              record = send(dataSharingSigning, record, {
                contentHash,
                signingDocument,
                at: new Date(0),
              }).record;
            }
          } else if (one.act === "recall") {
            if (!objectionToMove("recall", record, editor)) record = recall(record, "a slip").record;
          } else if (one.act === "decline") {
            if (!objectionToMove("decline", record, signatory(one.who)))
              record = decline(record, signatory(one.who), "no", new Date(0)).record;
          } else {
            const actor = signatory(one.who);
            const page = record.unattested.find((other) => other.slotNo === one.slotNo);
            const shown = one.act === "paper" ? person(one.of[0]) : undefined;
            const [rule, ...heads] = {
              sign: [objectionToSigning, actor.person],
              paper: [objectionToPaper, actor.person, shown],
              attest: [objectionToAttesting, actor.person, page?.personId],
            }[one.act] as [typeof objectionToSigning, ...(Actor["person"] | undefined)[]];
            if (rule(record, one.slotNo, actor)) continue;
            if (objectionToLapsed(record, dayNo(one.day))) {
              seen.lapsed++;
              continue;
            }
            if (objectionToBothSides(record, actor.organization, heads)) {
              seen.both++;
              continue;
            }
            if (one.act === "paper" && one.of[1] !== actor.organization) continue;
            const event = {
              slotNo: one.slotNo,
              organizationId: actor.organization,
              personId: shown ?? actor.person,
              contentHash: record.contentHash,
              documentHash: record.signingDocument?.sha256,
              method: "TYPED",
            } as SignatureEvent;
            if (one.act === "paper")
              record = uploadPaper(record, {
                ...event,
                wetInk: { uploadedBy: actor.person } as never,
              }).record;
            else if (one.act === "attest")
              record = sign(
                dataSharingSigning,
                record,
                {
                  ...(page as SignatureEvent),
                  wetInk: { ...(page?.wetInk as object), attestedBy: actor.person } as never,
                },
                dayNo(one.day),
              ).record;
            else record = sign(dataSharingSigning, record, event, dayNo(one.day)).record;
          }

          if (record.status === "EXECUTED" && before.status !== "EXECUTED") seen.executed++;
          // L2
          const frozen = (now: DataSharing) =>
            now.status === "OUT_FOR_SIGNATURE" || now.status === "EXECUTED";
          if (frozen(before) && frozen(record))
            expect([record.contentHash, record.signingDocument]).toEqual([
              before.contentHash,
              before.signingDocument,
            ]);
          if (frozen(record)) expect(await versionHash(record, noTerms)).toBe(record.contentHash);
          for (const signature of record.signatures)
            expect([signature.contentHash, signature.documentHash]).toEqual([
              record.contentHash,
              record.signingDocument?.sha256,
            ]);
          // L3
          const signed = record.signatures.map((event) => event.slotNo);
          expect(new Set(signed).size).toBe(signed.length);
          const required = record.signatureSlots.filter((slot) => slot.required);
          const complete = required.every((slot) => signed.includes(slot.slotNo));
          if (record.status === "EXECUTED") expect(complete).toBe(true);
          if (record.status === "OUT_FOR_SIGNATURE") expect(complete).toBe(false);
          for (const [place, no] of signed.entries()) {
            const slot = record.signatureSlots.find((other) => other.slotNo === no);
            const earlier = required.filter((other) => other.order < (slot?.order ?? 0));
            expect(earlier.every((other) => signed.slice(0, place).includes(other.slotNo))).toBe(true);
          }
          // L10
          for (const a of record.signatures)
            for (const b of record.signatures)
              if (a.organizationId !== b.organizationId)
                expect(approvers(a).filter((id) => approvers(b).includes(id))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.executed).toBeGreaterThan(0);
    expect(seen.both).toBeGreaterThan(0);
    expect(seen.lapsed).toBeGreaterThan(0);
  });

  it("goes out only when every party has an office that signs", () => {
    const record: DataSharing = {
      ...recordOf({ status: "IN_REVIEW" }),
      signatureSlots: [
        { slotNo: 1, organizationId: steward as Id, function: "Provost", required: true, order: 1 },
      ],
    };
    expect(objectionToMove("send", record, acting(people[0], ["editor"]))?.code).toBe("no-signature-slots");
    expect(objectionToMove("send", record, acting(people[2], ["editor"]))?.code).toBe("not-steward");
    expect(
      objectionToMove("decline", { ...record, status: "OUT_FOR_SIGNATURE" }, acting(people[2], ["signatory"]))
        ?.code,
    ).toBe("not-your-side");
  });
});
