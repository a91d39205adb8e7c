/** Whatever a noun has signed is signed, printed, kept and checked by the same rules, under its own name. */
import fc from "fast-check";
import { getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { PartnershipId } from "#shared/ids.ts";
import { objectionToSigning, send, sign, turnOf } from "#shared/signing/rules.ts";
import { verify } from "#shared/signing/verify.ts";
import { paragraph } from "#shared/signing/verify-words.ts";
import { executedMemo, type Memo, memo, memoSigning, organization, person, signature, slot } from "./memo.ts";

const signatory = (letter: string): Actor => ({
  person: person(letter),
  name: letter,
  partnership: PartnershipId.parse("here"),
  organization: organization(letter),
  roles: ["signatory"],
  partnershipRoles: [],
});
const at = "2026-11-10T15:00:00.000Z";
const out = (record: Memo): Memo =>
  send(memoSigning, record, {
    contentHash: "00",
    signingDocument: { sha256: "11", sizeBytes: 1 },
    at: new Date(at),
  }).record;

describe("anything that is signed", () => {
  const slots = fc
    .array(
      fc.record({
        letter: fc.constantFrom("a", "b"),
        order: fc.integer({ min: 1, max: 3 }),
        required: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .filter((all) => all.some(({ required }) => required));

  it("is executed with the last required signature, and each waits for the required ones of a lower order", () => {
    fc.assert(
      fc.property(slots, fc.array(fc.nat(5), { maxLength: 30 }), (all, tries) => {
        let record = out(
          memo(all.map(({ letter, order, required }, index) => slot(index + 1, letter, order, required))),
        );
        const signed = new Set<number>();
        const open = (no: number) => {
          const mine = all[no];
          return (
            mine !== undefined &&
            !signed.has(no) &&
            all.some(({ required }, other) => required && !signed.has(other)) &&
            all.every((one, other) => !one.required || one.order >= mine.order || signed.has(other))
          );
        };
        for (const no of tries) {
          const expected = all.map((_, index) => index + 1).filter((one) => open(one - 1));
          expect(turnOf(record).map(({ slotNo }) => slotNo)).toEqual(expected);
          const place = record.signatureSlots[no];
          if (!place) continue;
          const objection = objectionToSigning(record, place.slotNo, signatory(all[no]?.letter ?? "a"));
          expect(objection === undefined).toBe(open(no));
          if (objection) continue;
          const after = sign(memoSigning, record, signature(record, place, at), "2026-11-10");
          signed.add(no);
          const complete = all.every(({ required }, index) => !required || signed.has(index));
          expect([after.record.status, after.happened.action, after.record.sealed]).toEqual(
            complete
              ? ["EXECUTED", "data-sharing-executed", true]
              : ["OUT_FOR_SIGNATURE", "data-sharing-signed", undefined],
          );
          record = after.record;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("its paper and its bundle", () => {
  let made: Awaited<ReturnType<typeof executedMemo>>;
  beforeAll(async () => {
    made = await executedMemo(Array.from({ length: 60 }, (_, index) => [`Element ${index + 1}`, "3S1"]));
  });

  it("are checked by the one verifier, which says of which kind it is", async () => {
    const result = await verify(made.pdf, made.bundle);
    expect(result).toMatchObject({
      ok: true,
      facts: {
        kind: "data-sharing",
        number: "DS-2026-002",
        signatures: [{ name: "Signer 1" }, { name: "Signer 2" }],
      },
    });
    expect(result.ok && paragraph(result.facts)).toContain(
      "DS-2026-002, the data-sharing agreement “Regional Outcomes”, version 1, signed Nov 11, 2026",
    );
    expect(made.bundle.history.map(({ action }) => action)).toEqual([
      "data-sharing-started",
      "data-sharing-sent-for-signature",
      "data-sharing-signed",
      "data-sharing-executed",
    ]);
  });

  it("are found when the kind, a word of the content or a signature is another", async () => {
    const changed = async (change: (bundle: typeof made.bundle) => void) => {
      const bundle = structuredClone(made.bundle);
      change(bundle);
      const result = await verify(made.pdf, bundle);
      return result.ok ? undefined : result.check;
    };
    expect(await changed(({ evidence }) => delete evidence.kind)).toBe("evidence-hash");
    expect(await changed(({ evidence }) => Object.assign(evidence.content, { elements: [] }))).toBe(
      "content-hash",
    );
    expect(await changed(({ evidence }) => evidence.signatures.pop())).toBe("signature-missing");
    expect(await changed(({ evidence }) => evidence.signatures.reverse())).toBe("evidence-hash");
  });

  it("draw a table over as many pages as it takes, with its headings on each, and the blocks of its noun", async () => {
    const pdf = await getDocumentProxy(new Uint8Array(made.pdf), { verbosity: 0 });
    const texts: string[] = [];
    for (let no = 1; no <= pdf.numPages; no++) {
      const { items } = await (await pdf.getPage(no)).getTextContent();
      texts.push(
        items
          .map((item) => ("str" in item ? item.str : ""))
          .join(" ")
          .replaceAll(/\s+/g, " "),
      );
    }
    await pdf.loadingTask.destroy();
    const with60 = texts.findIndex((text) => text.includes("Element 60"));
    expect(with60).toBeGreaterThan(0);
    for (const text of texts.slice(0, with60 + 1)) expect(text).toContain("Element Indicator");
    expect(texts.join(" ")).toContain("Drawn by its own noun.");
    for (const text of texts) expect(text).toContain(`Content ${made.bundle.evidence.contentHash}`);
  });
});
