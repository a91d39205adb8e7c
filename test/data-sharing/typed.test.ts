/** What is typed about a data-sharing agreement goes out as it came in, and every finding leads to where it is mended. */
import { describe, expect, it } from "vitest";
import { allBasesInUse } from "#shared/data-sharing/bases-in-use.ts";
import { findings } from "#shared/data-sharing/checks.ts";
import { DataSharingDraft } from "#shared/data-sharing/schema.ts";
import { noTerms } from "#shared/data-sharing/terms.ts";
import type { DataElement } from "#shared/data-sharing/terms-schema.ts";
import { elementOf, pasted, typedElement } from "#web/data-sharing/element-typed.ts";
import { dataPaths } from "#web/data-sharing/paths.ts";
import { authorityPointer, bodyOf, missing, typedOf } from "#web/data-sharing/typed.ts";
import { mendingOf } from "#web/data-sharing/where.ts";
import { complete } from "./complete.ts";

describe("the head of an agreement as it is typed", () => {
  const { draft } = complete;
  const typed = typedOf({ ...draft, codedNotation: "DS-2027-001", noticeDays: 30 } as never);

  it("goes out as it came in, each signature with the right to it", () => {
    const sent = DataSharingDraft.parse(bodyOf(typed));
    expect(sent.parties).toEqual(draft.parties);
    expect(sent.signatureSlots).toEqual(draft.signatureSlots);
    expect(sent.authorities).toEqual(draft.authorities);
    expect(missing(typed)).toEqual([]);
  });

  it("keeps a signature's number while others come and go, and points at the right that is sent", () => {
    const [first] = typed.signatureSlots;
    if (!first) throw new Error("no signature");
    const { slotNo: _new, ...added } = { ...first, basis: "" as const };
    const slots = [added, first];
    const sent = bodyOf({ ...typed, signatureSlots: slots }) as { authorities: { slotNo: number }[] };
    expect(sent.authorities.map(({ slotNo }) => slotNo)).toEqual([first.slotNo]);
    expect(authorityPointer(slots, 1)).toBe("/authorities/0/reference");
  });
});

describe("the schedule as it is typed", () => {
  it("goes out as it came in, an indicator's years only with counts", () => {
    const counts: DataElement = {
      elementId: "E7",
      vocab: "local",
      name: "5S1 Credential",
      level: "aggregate",
      sensitivity: "public",
      required: true,
      basisId: "deidentified_aggregate",
      purposeIds: ["P2"],
      exchange: { indicatorId: "5S1", from: "2023-24", to: "2026-27", dimensions: ["gender"] },
    };
    expect(elementOf(typedElement(counts))).toEqual(counts);
    expect(elementOf({ ...typedElement(counts), level: "student" }).exchange).toBeUndefined();
  });

  it("takes pasted rows with or without CEDS ids, and leaves headings out", () => {
    const rows = pasted("Element\tId\nCTE Participant\t000592\tTook a course\n\nBridge dates\n");
    expect(rows).toEqual([
      { name: "CTE Participant", definition: "Took a course", vocab: "CEDS", vocabId: "000592" },
      { name: "Bridge dates", definition: "", vocabId: "" },
    ]);
  });
});

describe("what is missing", () => {
  it("leads to the form where it is mended, whatever is missing", () => {
    const input = complete;
    const bases = allBasesInUse([]);
    const elements = bases.map(({ id }, index) => ({
      ...(input.terms.elements[0] as DataElement),
      elementId: `E${index + 1}`,
      basisId: id,
      sensitivity: "special" as const,
    }));
    const place = { partnership: "cedar-valley", agreement: "dsa_1" };
    const found = findings({ ...input, bases, terms: { ...noTerms, elements } });
    expect(found.length).toBeGreaterThan(20);
    const edit = dataPaths.editDataSharing(place.partnership, place.agreement);
    for (const finding of found) {
      const { href, act } = mendingOf(finding, place, /^[A-Z]{2,}\d/.test(finding.code));
      expect(act, finding.path).not.toBe("");
      const terms = finding.path.startsWith("/terms");
      expect(href === edit, `${finding.code} ${finding.path}`).toBe(!terms);
    }
  });
});
