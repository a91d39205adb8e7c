/** How votes are counted, against a recount that keeps no counter; and what a session may do when. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countsIn,
  type EmployerVotes,
  employersIn,
  objectionToLiveMove,
  roundAfter,
  voteIn,
} from "#shared/validations/live-rules.ts";
import type { LiveRound } from "#shared/validations/live-schema.ts";
import type { Rating } from "#shared/validations/respondent-schema.ts";

const rating: fc.Arbitrary<Rating> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) },
  fc.constantFrom<Rating>("NOT_APPLICABLE", "DONT_KNOW"),
);
const vote = fc.record({ employer: fc.nat(3), person: fc.nat(2), value: rating });

/** The round counted from its votes alone: each business once, at the value that half of its people do not exceed. */
function recount(all: readonly EmployerVotes[]) {
  const points: Record<string, number> = {};
  let without = 0;
  for (const votes of all) {
    const values = Object.values(votes).filter((one): one is number => typeof one === "number");
    const enough = (value: number) => 2 * values.filter((one) => one <= value).length >= values.length;
    const stands = values.length === 0 ? undefined : Math.min(...values.filter(enough));
    if (stands === undefined) without++;
    else points[stands] = (points[stands] ?? 0) + 1;
  }
  return { people: all.reduce((sum, votes) => sum + Object.keys(votes).length, 0), points, without };
}

describe("the counters of a round", () => {
  it("equal a recount of the votes after any votes, re-votes and repeats", () => {
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 40 }), (votes) => {
        const counters: Record<string, number> = {};
        const kept = new Map<number, EmployerVotes>();
        for (const { employer, person, value } of votes) {
          const said = voteIn(kept.get(employer) ?? {}, `p${person}`, value);
          kept.set(employer, said.votes);
          for (const [name, by] of Object.entries(said.by)) counters[name] = (counters[name] ?? 0) + by;
        }
        const counts = countsIn(counters);
        expect(counts).toEqual(recount([...kept.values()]));
        expect(employersIn(counts)).toBe(kept.size);
      }),
    );
  });

  it("move by nothing where a business stands as it stood, and by one from point to point where it does not", () => {
    expect(voteIn({ a: 3, b: 3 }, "c", 1).by).toEqual({ people: 1 });
    expect(voteIn({ a: 3, b: 1 }, "b", 2).by).toEqual({ at1: -1, at2: 1 });
    expect(voteIn({ a: "DONT_KNOW" }, "a", 2).by).toEqual({ without: -1, at2: 1 });
    expect(voteIn({ a: 2 }, "a", 2).by).toEqual({});
  });
});

describe("a round", () => {
  const closed: LiveRound = { no: 4, nth: 1, phase: "CLOSED", scaleId: "need" };

  it("is never written over once it was voted on, and is given up where it was not", () => {
    expect(roundAfter(closed, { phase: "SHOWN" }).no).toBe(5);
    for (const phase of ["LOBBY", "SHOWN", "OVER"] as const)
      expect(roundAfter({ ...closed, phase }, { phase: "SHOWN" }).no).toBe(4);
  });

  it("is left by nothing but its close while a vote is open", () => {
    const open = (move: Parameters<typeof objectionToLiveMove>[0]) =>
      objectionToLiveMove(move, { ...closed, phase: "VOTING" })?.why;
    expect(["show", "vote", "end"].map((move) => open(move as "show"))).toEqual(
      Array(3).fill("A vote is open. Close it first."),
    );
    expect(open("close")).toBeUndefined();
    expect(objectionToLiveMove("vote", closed)).toBeUndefined();
    expect(objectionToLiveMove("vote", { phase: "LOBBY" })?.why).toBe("Show a statement first.");
  });
});
