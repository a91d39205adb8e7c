/** What a form makes of a record that changed under it. */
import { describe, expect, it } from "vitest";
import { bodyOf, empty } from "#web/organizations/typed.ts";
import { rebase } from "#web/ui/draft.ts";

describe("rebase", () => {
  it("keeps what was typed and takes what others changed everywhere else", () => {
    const base = { name: "Millrace", city: "Millrace", lines: ["a"] };
    const mine = { ...base, name: "Millrace High School" };
    const theirs = { name: "Millrace HS", city: "Cedar Bend", lines: ["a", "b"] };
    expect(rebase(mine, base, theirs)).toEqual({
      name: "Millrace High School",
      city: "Cedar Bend",
      lines: ["a", "b"],
    });
  });

  it("is theirs where nothing was typed", () => {
    const base = { name: "a", lines: [{ n: 1 }] };
    expect(rebase({ name: "a", lines: [{ n: 1 }] }, base, { name: "b", lines: [] })).toEqual({
      name: "b",
      lines: [],
    });
  });
});

describe("the partner form", () => {
  it("leaves out what was left empty, so that the hub says what is missing", () => {
    expect(bodyOf(empty("2026-11-23"))).toEqual({
      identifiers: [],
      memberships: [{ of: "partnership", as: "member", from: "2026-11-23" }],
      acceptsElectronicSignature: true,
    });
  });

  it("sends a contact as soon as one of its answers is given", () => {
    const typed = empty("2026-11-23");
    expect(bodyOf({ ...typed, contact: { ...typed.contact, phone: "555" } })["contact"]).toEqual({
      name: "",
      phone: "555",
      public: false,
    });
  });
});
