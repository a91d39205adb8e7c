/** One business is one employer: what of a name tells two apart, and what does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { employerIdOf } from "#shared/validations/respondent-rules.ts";
import { Employer } from "#shared/validations/respondent-schema.ts";

describe("an employer", () => {
  it.each([
    ["Müller & Söhne, Inc.", "MULLER AND SOHNE"],
    ["U.S. Steel", "US Steel Corporation"],
    ["Joe’s Welding", "JOES WELDING LLC"],
    ["A-1 Welding", "A1 Welding Co."],
    ["Straße 9", "STRASSE 9"],
    ["The Deere & Company", "Deere"],
    ["ООО Сварка", "ооо  «Сварка»"],
  ])("is the same as %s and as %s", async (one, other) => {
    expect(await employerIdOf(one)).toBe(await employerIdOf(other));
  });

  it.each([
    ["東京", "大阪"],
    ["किरण", "करण"],
    ["Inc.", "The Company"],
    ["Cedar Welding", "Cedar Welding North"],
    [`${"Long ".repeat(30)}North`, `${"Long ".repeat(30)}South`],
    [`${"長".repeat(40)}北`, `${"長".repeat(40)}南`],
  ])("%s is another than %s", async (one, other) => {
    expect(await employerIdOf(one)).not.toBe(await employerIdOf(other));
  });

  it("has an identifier that fits a key, whatever its name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 160 }), async (name) => {
        expect(Employer.shape.employerId.safeParse(await employerIdOf(name)).success).toBe(true);
      }),
    );
  });
});
