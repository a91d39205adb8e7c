/** Editing rule sets: a day of verification belongs to the words that were compared, and the shipped text is a default. */
import { describe, expect, it } from "vitest";
import { StatementType } from "#shared/agreements/terms-schema.ts";
import type { PartnershipId, PersonId } from "#shared/ids.ts";
import { allInUse, inUse, recordOf } from "#shared/rule-sets/in-use.ts";
import {
  addressOf,
  edited,
  idIn,
  isOffered,
  objectionToAdding,
  problemsIn,
  rowOf,
} from "#shared/rule-sets/rules.ts";
import { RuleSet, RuleSetContent, RuleSetId, type RuleSetItem } from "#shared/rule-sets/schema.ts";
import { shipped } from "#shared/rule-sets/shipped.ts";

const law = "IL-110ILCS27/16";
const today = "2026-11-23";
const item = (id: string, more: Partial<RuleSetItem> = {}): RuleSetItem => ({
  id,
  text: "Say who does what.",
  citation: "Sec. 1",
  statementTypes: ["ROLES"],
  ...more,
});
const pointers = (...args: Parameters<typeof problemsIn>) =>
  problemsIn(...args).map(({ pointer }) => pointer);

describe("what ships", () => {
  it("is valid, unverified, cited, and says where its words come from", () => {
    expect(Object.keys(shipped)).toEqual([law, "IL-110ILCS150/21", "PERKINS-V"]);
    for (const [id, content] of Object.entries(shipped)) {
      expect(RuleSetId.parse(id)).toBe(id);
      expect(RuleSetContent.parse(content)).toEqual(content);
      expect(problemsIn(content, today)).toEqual([]);
      for (const { verifiedOn, source, citation } of content.items) {
        expect([verifiedOn, typeof source, citation.length > 5]).toEqual([undefined, "string", true]);
      }
    }
    expect(shipped[law]?.items.map(({ id }) => id)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "fees",
      "data",
      "eval",
    ]);
  });

  it("is used until it is edited, and again once the words are the shipped ones", () => {
    const own = inUse(law, undefined) as RuleSet;
    expect(own).toMatchObject({ origin: "SHIPPED", gaps: "WARN", offered: true, version: 0 });
    const { id, origin, version, ...draft } = own;
    expect(recordOf(law, { ...draft, gaps: "BLOCK" })).toEqual({ id: law, gaps: "BLOCK", offered: true });
    const renamed = { ...recordOf(law, { ...draft, name: "Ours" }), version: 3 };
    expect(inUse(law, renamed)).toMatchObject({ origin: "EDITED", name: "Ours", version: 3 });
    expect(inUse("REGION-1", undefined)).toBeUndefined();
    expect(inUse("constructor", undefined)).toBeUndefined();
    expect(inUse("REGION-1", { ...renamed, id: "REGION-1" })).toMatchObject({ origin: "OWN" });
    expect(allInUse([renamed]).map(({ id: one, name }) => [one, name === "Ours"])).toEqual([
      ["IL-110ILCS150/21", false],
      [law, true],
      ["PERKINS-V", false],
    ]);
  });
});

it("spells an id in an address without its slash, and reads it back", () => {
  for (const id of [...Object.keys(shipped), "A.B-C/D/E"]) {
    expect(addressOf(id)).toMatch(/^[A-Z0-9._-]+$/);
    expect(idIn(addressOf(id))).toBe(id);
  }
});

it("offers a rule set in its own jurisdiction and below, for its own kinds of agreement, unless it is put away", () => {
  const row = rowOf(inUse("PERKINS-V", undefined) as RuleSet);
  expect(isOffered(row, "US-IL", "ARTICULATION")).toBe(true);
  expect(isOffered(row, "US-IL", "MOU")).toBe(false);
  expect(isOffered(row, "USA", "ARTICULATION")).toBe(false);
  expect(isOffered({ ...row, jurisdiction: "US-IL" }, "US", "ARTICULATION")).toBe(false);
  expect(isOffered({ ...row, offered: false }, "US-IL", "ARTICULATION")).toBe(false);
});

describe("verifying", () => {
  const source = "ilga.gov";
  it("needs a day up to today and a source", () => {
    expect(pointers({ items: [item("1", { verifiedOn: "2026-11-24", source })] }, today)).toEqual([
      "/items/0/verifiedOn",
    ]);
    expect(pointers({ items: [item("1", { verifiedOn: today })] }, today)).toEqual(["/items/0/source"]);
    expect(pointers({ items: [item("1", { verifiedOn: today, source })] }, today)).toEqual([]);
  });

  it("ends when the words change, until someone compares the new ones", () => {
    const before = { items: [item("1", { verifiedOn: "2026-11-01", source })] };
    const reworded = (more: Partial<RuleSetItem>) => ({
      items: [item("1", { verifiedOn: "2026-11-01", source, text: "Say more.", ...more })],
    });
    expect(pointers(reworded({}), today, before)).toEqual(["/items/0/verifiedOn"]);
    expect(pointers(reworded({ verifiedOn: "2026-11-20" }), today, before)).toEqual([]);
    expect(pointers({ items: [item("1", { text: "Say more." })] }, today, before)).toEqual([]);
    expect(
      pointers({ items: [item("1", { verifiedOn: "2026-11-01", source: "another" })] }, today, before),
    ).toEqual([]);
  });

  it("wants each item's number once", () => {
    expect(pointers({ items: [item("1"), item("2"), item("1")] }, today)).toEqual(["/items/2/id"]);
  });
});

it("tells the history what was done to which item", () => {
  const before = inUse(law, undefined) as RuleSet;
  const [first, second, ...rest] = before.items as [RuleSetItem, RuleSetItem, ...RuleSetItem[]];
  const note = (after: Partial<RuleSet>) => edited(before, { ...before, ...after }).note;
  expect(note({ gaps: "BLOCK" })).toBe("gaps block");
  expect(note({ items: [{ ...first, verifiedOn: today }, second, ...rest] })).toBe(
    "item 1 verified on 2026-11-23",
  );
  expect(note({ items: [first, { ...second, text: "x" }, item("x")], offered: false })).toMatch(
    /^no longer offered; item 2 changed; item x added; items 3, 4, .* and eval taken out$/,
  );
  const days = before.items.map((item) => ({ ...item, verifiedOn: today }));
  expect(note({ items: [...days.slice(0, 3), ...before.items.slice(3)] })).toBe(
    "items 1, 2 and 3 verified on 2026-11-23",
  );
  expect(note({ name: "Ours" })).toBe("name, citation or scope changed");
  expect(edited(undefined, before)).toEqual({ action: "rule-set-added", note: before.name });
});

it("keeps the largest rule set there can be below what one item of the table may hold", () => {
  const wide = "€";
  const largest = {
    id: "A".repeat(39),
    name: wide.repeat(160),
    citation: wide.repeat(120),
    jurisdiction: "US-IL",
    agreementTypes: ["ARTICULATION", "DUAL_CREDIT_PARTNERSHIP", "TRANSFER_ARTICULATION", "MOU"],
    gaps: "BLOCK",
    offered: true,
    origin: "OWN",
    version: 1,
    items: Array.from({ length: 40 }, (_, index) => ({
      id: `item-${index}`,
      text: wide.repeat(450),
      citation: wide.repeat(120),
      source: wide.repeat(160),
      statementTypes: [...StatementType.options],
      verifiedOn: today,
    })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(RuleSet.parse(largest))).length;
  expect(bytes).toBeLessThan(100_000);
});

it("of a partnership's own are at most fifty, beside those that ship", () => {
  const marisol = {
    person: `per_${"m".repeat(20)}` as PersonId,
    name: "Marisol",
    partnership: "cedar-valley" as PartnershipId,
    roles: [],
    partnershipRoles: ["convener" as const],
  };
  const there = (own: number) => [
    ...Object.keys(shipped).map(() => ({ origin: "SHIPPED" as const })),
    ...Array.from({ length: own }, () => ({ origin: "OWN" as const })),
  ];
  expect(objectionToAdding(marisol, there(49))).toBeUndefined();
  expect(objectionToAdding(marisol, there(50))?.code).toBe("too-large");
  expect(objectionToAdding({ ...marisol, partnershipRoles: [] }, there(0))?.code).toBe("role-missing");
});
