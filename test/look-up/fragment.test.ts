/** What a student chose lives in the address's fragment, and only there. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeScale } from "#shared/agreements/grades.ts";
import { plusDays } from "#shared/time.ts";
import { type Chosen, decode, encode, nothing } from "#web/look-up/fragment.ts";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((one) => one.isWellFormed());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const year = fc.integer({ min: 1990, max: 2099 });
const chosen: fc.Arbitrary<Chosen> = fc.record({
  region: maybe(text),
  school: maybe(text),
  courses: fc.array(
    fc.record({
      organization: text,
      code: text,
      grade: maybe(fc.constantFrom(...gradeScale)),
      year: maybe(year),
    }),
    { maxLength: 12 },
  ),
  credentials: fc.uniqueArray(text, { maxLength: 6 }),
  exams: fc
    .uniqueArray(fc.tuple(text, fc.integer({ min: 0, max: 1000 })), {
      selector: ([key]) => key,
      maxLength: 6,
    })
    .map((pairs) => Object.fromEntries(pairs.map(([key, tenths]) => [key, tenths / 10]))),
  graduates: maybe(
    fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, "0")}`),
  ),
  asOf: maybe(fc.integer({ min: 0, max: 30_000 }).map((days) => plusDays("1990-01-01", days))),
  language: maybe(fc.constantFrom("en" as const, "es" as const)),
});

describe("the fragment", () => {
  it("brings back exactly what was chosen, whatever the names are made of", () => {
    fc.assert(
      fc.property(chosen, (one) => {
        expect(decode(`#${encode(one)}`)).toEqual(one);
      }),
    );
  });

  it("survives anything a person pastes in its place, and never guesses", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (pasted) => {
        const read = decode(pasted);
        expect(decode(encode(read))).toEqual(read);
      }),
    );
    expect(decode("#main")).toEqual(nothing);
    expect(decode("#c=CBHS~HS1~Z~20277&g=2027-13&d=2027-02-30&x=A%2F1~101&lang=fr&s=%E0%A4%A")).toEqual({
      ...nothing,
      courses: [{ organization: "CBHS", code: "HS1" }],
    });
  });

  it("is short enough to send, and names nobody", () => {
    const link = encode({
      ...nothing,
      school: "CBHS",
      courses: [{ organization: "CBHS", code: "HS1", grade: "A+", year: 2027 }],
      graduates: "2027-05",
    });
    expect(link).toBe("s=CBHS&c=CBHS~HS1~A%2B~2027&g=2027-05");
  });
});
