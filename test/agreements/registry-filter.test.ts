import { describe, expect, it } from "vitest";
import type { RegistryRow } from "#shared/agreements/registry.ts";
import { isAskedFor, type RegistryFilter } from "#shared/agreements/registry-filter.ts";
import { cbhs, organizations, plcc, tracc } from "./agreed.ts";

const row = {
  id: "agr_wwwwwwwwwwwwwwwwwwww",
  codedNotation: "AA-WELD-020",
  name: "Welding articulation",
  agreementType: "ARTICULATION",
  parties: organizations.map(({ id, code, name, role }) => ({
    organizationId: id,
    role: role as "SENDING",
    code,
    name,
  })),
  pathway: { id: "manufacturing/production", name: "Production" },
  cipCodes: ["48.0508"],
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  phase: "IN_FORCE",
} as RegistryRow;

const cases: [what: string, wanted: RegistryFilter, found: boolean][] = [
  ["nothing", {}, true],
  ["empty words", { school: "", college: "", pathway: "", cip: "", q: "" }, true],
  ["a sender's id", { school: cbhs }, true],
  ["a sender's code in small letters", { school: "tracc" }, true],
  ["the college as a school", { school: plcc }, false],
  ["the college", { college: "PLCC" }, true],
  ["a school as the college", { college: tracc }, false],
  ["its pathway", { pathway: "manufacturing/production" }, true],
  ["its pathway's cluster", { pathway: "manufacturing" }, true],
  ["a cluster whose name only begins alike", { pathway: "manu" }, false],
  ["another pathway of the cluster", { pathway: "manufacturing/quality" }, false],
  ["its CIP code", { cip: "48.0508" }, true],
  ["the CIP series", { cip: "48" }, true],
  ["another series", { cip: "05" }, false],
  ["its state", { state: "IN_FORCE" }, true],
  ["another state", { state: "ENDED" }, false],
  ["words of its name and of a party, in any order", { q: "prairie  weld" }, true],
  ["its number", { q: "weld-020" }, true],
  ["a word it does not say", { q: "welding nursing" }, false],
  ["two things of which one holds", { school: cbhs, state: "UPCOMING" }, false],
];

describe("the registry's filter", () => {
  it.each(cases)("asked for %s", (_what, wanted, found) => {
    expect(isAskedFor(row, wanted)).toBe(found);
  });

  it("finds an agreement without pathway or CIP only where neither is asked for", () => {
    const { pathway: _, ...bare } = { ...row, cipCodes: [] };
    expect(isAskedFor(bare, {})).toBe(true);
    expect(isAskedFor(bare, { pathway: "manufacturing" })).toBe(false);
    expect(isAskedFor(bare, { cip: "48" })).toBe(false);
  });
});
