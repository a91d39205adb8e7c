/** What is chosen for one's own plan, in the fragment: it comes back as it was, and what cannot be read is left out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { individualPlan } from "#shared/programs/individual.ts";
import { type Choice, decode, encode, nothing, optionsOf } from "#web/public-programs/choice.ts";
import { published } from "../programs/published.ts";

describe("a link", () => {
  it("gives back every choice it was made of, whatever the codes are", () => {
    const code = fc
      .string({ minLength: 1, maxLength: 30, unit: "binary" })
      .map((text) => text.toWellFormed());
    const maybe = fc.option(code, { nil: undefined });
    const pick = fc
      .tuple(code, code, code)
      .map((parts) =>
        parts
          .map((part) => encodeURIComponent(part.slice(0, 8).toWellFormed()).replaceAll("~", "%7E"))
          .join("~"),
      );
    const choices = fc.record({
      ...{ school: maybe, college: maybe, university: maybe, entry: maybe, exit: maybe },
      picks: fc.uniqueArray(pick, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(decode(`#${encode(choice)}`)).toEqual(choice);
      }),
      { numRuns: 100 },
    );
  });

  it("that nobody made is read as far as it can be, and says nothing of the rest", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        decode(text);
      }),
      { numRuns: 100 },
    );
    expect(decode("#s=CBHS&s=OTHER&k=%E0%A4%A&x=&y=1")).toEqual({ ...nothing, school: "CBHS" });
  });
});

describe("what may be chosen", () => {
  const options = (choice: Partial<Choice> = {}) => optionsOf(published, { ...nothing, ...choice });

  it("begins with the farthest exit that needs no university", () => {
    const { chosen, schools, exits, universities } = options();
    expect([schools.map(({ code }) => code), exits.length, universities]).toEqual([["CBHS"], 4, []]);
    expect([chosen?.entryId, chosen?.exitId]).toEqual(["e1", "x4"]);
  });

  it("falls back to what there is, where the program no longer has what a link names", () => {
    const { chosen } = options({
      school: "GONE",
      exit: "x3",
      entry: "e9",
      picks: ["s2~TRACC~OLD", "s2~TRACC~CNA"],
    });
    expect([chosen?.exitId, chosen?.entryId, chosen?.picks.size]).toEqual(["x3", "e1", 1]);
    const plan = chosen && individualPlan(published, chosen);
    expect(plan?.missing).toBe(0);
  });

  it("offers only ways in that come before the way out", () => {
    expect(options({ exit: "x1" }).entries.map(({ entryId }) => entryId)).toEqual(["e1"]);
    expect(options({ exit: "x2" }).entries.map(({ entryId }) => entryId)).toEqual(["e1", "e2"]);
  });
});
