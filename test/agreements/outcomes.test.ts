/** No count that is kept, alone or beside others and their totals, lets anyone work out a hidden one: asked of brute force. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Counted,
  type CountName,
  columnTotal,
  countProblems,
  hidden,
  type SafeCounts,
  suppressed,
  unsafe,
} from "#shared/agreements/outcomes.ts";
import { safeRows } from "#web/agreements/yearly-outcome-form.tsx";

const most = 26;
const each = 300;
const names = ["eligible", "claimed", "transcripted", "creditHundredths"] as const;

/** Everything that could have been counted, up to `most` students; credit as granted, and with some of it left out. */
function everything(students: number): Counted[] {
  const all: Counted[] = [];
  for (let eligible = 0; eligible <= students; eligible++)
    for (let claimed = 0; claimed <= eligible; claimed++)
      for (let transcripted = 0; transcripted <= claimed; transcripted++)
        for (const without of new Set([0, 1, 4, 9, 10, 12, transcripted]))
          if (without <= transcripted)
            all.push({ eligible, claimed, transcripted, creditHundredths: (transcripted - without) * each });
  return all;
}
const world = everything(most);

/** What someone who knows the method and sees this row thinks possible: by what is shown. */
const possible = new Map<string, Counted[]>();
const seen = (row: SafeCounts) => JSON.stringify(names.map((name) => row[name]));
for (const counted of world) {
  const key = seen(suppressed(counted, each));
  possible.set(key, [...(possible.get(key) ?? []), counted]);
}
const values = (candidates: readonly Counted[], of: (counted: Counted) => number) =>
  new Set(candidates.map(of));

describe("counts that leave the browser", () => {
  it("show no number from 1 to 9, and none that differs from its neighbour by as little", () => {
    for (const counted of world) {
      const row = suppressed(counted, each);
      const shown = [row.eligible, row.claimed, row.transcripted].filter((count) => count !== hidden);
      for (const [at, count] of shown.entries()) {
        expect(count > 0 && count < 10).toBe(false);
        for (const other of shown.slice(at + 1)) {
          const apart = Math.abs(count - other);
          expect(apart === 0 || apart >= 10).toBe(true);
        }
      }
    }
  });

  it("leave at least nine possible values for each hidden count, and two for hidden credit", () => {
    for (const candidates of possible.values()) {
      const row = suppressed(candidates[0] as Counted, each);
      for (const name of names) {
        if (row[name] !== hidden) continue;
        const open = values(candidates, (counted) => counted[name]);
        expect(open.size, `${name} of ${seen(row)}`).toBeGreaterThanOrEqual(
          name === "creditHundredths" ? 2 : 9,
        );
      }
    }
  });

  it("never pin down a small difference: who did not claim is a small group too", () => {
    for (const candidates of possible.values()) {
      for (const [a, b] of [
        ["eligible", "claimed"],
        ["claimed", "transcripted"],
        ["eligible", "transcripted"],
      ] as const) {
        const open = values(candidates, (counted) => counted[a] - counted[b]);
        const [only] = open;
        if (open.size === 1 && only !== undefined) expect(only > 0 && only < 10).toBe(false);
      }
    }
  });

  it("show everything where nothing is small", () => {
    const plain = { eligible: 120, claimed: 80, transcripted: 60, creditHundredths: 60 * each };
    expect(suppressed(plain, each)).toEqual(plain);
    const none = { eligible: 0, claimed: 0, transcripted: 0, creditHundredths: 0 };
    expect(suppressed(none, each)).toEqual(none);
  });

  it("hide credit that tells a hidden number, and credit that stands for all but a few", () => {
    const few = { eligible: 40, claimed: 30, transcripted: 4, creditHundredths: 4 * each };
    expect(suppressed(few, each)).toEqual({ ...few, transcripted: hidden, creditHundredths: hidden });
    const allButTwo = { eligible: 60, claimed: 40, transcripted: 25, creditHundredths: 23 * each };
    expect(suppressed(allButTwo, each).creditHundredths).toBe(hidden);
  });
});

describe("totals", () => {
  it("tell no hidden count of a table of two rules: every table there could be is printed and compared", () => {
    const rows = everything(12).filter((one) => one.creditHundredths === one.transcripted * each);
    const safe = rows.map((one) => suppressed(one, each));
    const total = (name: CountName, pair: readonly SafeCounts[]) => {
      const { sum, atLeast } = columnTotal(pair, name);
      return `${atLeast ? "at least " : ""}${sum}`;
    };
    /** By what is printed: for each number of the table, the values it could have. */
    const printed = new Map<string, Set<number>[]>();
    const shown = safe.map(seen);
    for (const [a, first] of rows.entries())
      for (const [b, second] of rows.entries()) {
        const pair = [safe[a], safe[b]] as SafeCounts[];
        const key = `${shown[a]} ${shown[b]} ${names.map((name) => total(name, pair)).join()}`;
        const numbers = [...names.map((name) => first[name]), ...names.map((name) => second[name])];
        const open = printed.get(key) ?? numbers.map(() => new Set<number>());
        for (const [at, number] of numbers.entries()) open[at]?.add(number);
        printed.set(key, open);
      }
    expect(printed.size).toBeGreaterThan(50);
    for (const [key, open] of printed) {
      const cells = JSON.parse(`[${key.slice(0, key.lastIndexOf("]") + 1).replace("] [", "],[")}]`).flat();
      for (const [at, cell] of cells.entries())
        expect((open[at]?.size ?? 0) > 1, `number ${at} of ${key}`).toBe(cell === hidden);
    }
  });

  it("count only what is shown, and say so", () => {
    const rows = [
      { eligible: 40, claimed: 20, transcripted: 0, creditHundredths: 0 },
      { eligible: 30, claimed: hidden, transcripted: 0, creditHundredths: 0 },
    ] as const;
    expect(columnTotal(rows, "eligible")).toEqual({ sum: 70, atLeast: false });
    expect(columnTotal(rows, "claimed")).toEqual({ sum: 20, atLeast: true });
  });
});

describe("what the API takes", () => {
  const cell = fc.oneof(fc.constant(hidden as "<10"), fc.nat(most));
  const row = fc.record({
    eligible: cell,
    claimed: cell,
    transcripted: cell,
    creditHundredths: fc.oneof(
      fc.constant(hidden as "<10"),
      fc.nat(most).map((students) => students * each),
    ),
  }) as fc.Arbitrary<SafeCounts>;

  it("is exactly what suppressing something gives: anything else is refused", () => {
    const image = new Set(possible.keys());
    const shapes = new Set(
      world.map((counted) => {
        const { creditHundredths: _credit, ...rest } = suppressed(counted, each);
        return JSON.stringify(rest);
      }),
    );
    let taken = 0;
    fc.assert(
      fc.property(row, (sent) => {
        const { creditHundredths: _credit, ...rest } = sent;
        const passes = unsafe(sent, each) === undefined;
        if (passes) taken++;
        // More credit than the students shown could have is refused by nobody: an award may have changed in the year.
        const within =
          sent.creditHundredths === hidden ||
          sent.transcripted === hidden ||
          sent.creditHundredths <= sent.transcripted * each;
        expect(passes && !shapes.has(JSON.stringify(rest))).toBe(false);
        if (image.has(seen(sent))) expect(passes).toBe(true);
        else if (passes && within && sent.creditHundredths !== hidden && sent.transcripted !== hidden)
          expect(suppressed(sent as Counted & SafeCounts, each).creditHundredths).toBe(sent.creditHundredths);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(10);
  });

  it("takes every row that was suppressed", () => {
    for (const counted of world) expect(unsafe(suppressed(counted, each), each)).toBeUndefined();
  });

  it.each([
    [{ eligible: 7, claimed: 0, transcripted: 0, creditHundredths: 0 }, "eligible"],
    [{ eligible: 40, claimed: 35, transcripted: 0, creditHundredths: 0 }, "claimed"],
    [{ eligible: 40, claimed: hidden, transcripted: 38, creditHundredths: hidden }, "transcripted"],
    [{ eligible: 40, claimed: hidden, transcripted: 40, creditHundredths: 40 * each }, "claimed"],
    [{ eligible: 40, claimed: 0, transcripted: hidden, creditHundredths: hidden }, "transcripted"],
    [{ eligible: hidden, claimed: 12, transcripted: 0, creditHundredths: 0 }, "claimed"],
    [{ eligible: 40, claimed: 20, transcripted: hidden, creditHundredths: 3 * each }, "creditHundredths"],
    [{ eligible: 40, claimed: 20, transcripted: 20, creditHundredths: 18 * each }, "creditHundredths"],
  ] as [SafeCounts, string][])("refuses %j at %s", (row, field) => {
    expect(unsafe(row, each)?.field).toBe(field);
  });
});

describe("what was typed", () => {
  it("is asked about where it cannot be", () => {
    const fields = (counted: Counted) => countProblems(counted, each).map(({ field }) => field);
    expect(fields({ eligible: 5, claimed: 6, transcripted: 7, creditHundredths: 0 })).toEqual([
      "claimed",
      "transcripted",
    ]);
    expect(fields({ eligible: 5, claimed: 0, transcripted: 0, creditHundredths: 300 })).toEqual([
      "creditHundredths",
    ]);
    expect(fields({ eligible: -1, claimed: 0.5, transcripted: 0, creditHundredths: 0 })).toEqual([
      "eligible",
      "claimed",
    ]);
    expect(fields({ eligible: 5, claimed: 5, transcripted: 5, creditHundredths: 1500 })).toEqual([]);
  });
});

describe("the form", () => {
  const blank = { eligible: "", claimed: "", transcripted: "", creditHundredths: "" };
  const credit = new Map([
    [1, 300],
    [2, 400],
  ]);

  it("hands on only what is safe, and keeps a rule that nothing was typed for", () => {
    const kept = { ruleNo: 2, eligible: 30, claimed: 0, transcripted: 0, creditHundredths: 0 };
    const typed = { eligible: "1,042", claimed: "40", transcripted: "4", creditHundredths: "12.00" };
    expect(safeRows([1, 2], { 1: typed, 2: blank }, credit, [kept])).toEqual({
      rows: [
        { ruleNo: 1, eligible: 1042, claimed: 40, transcripted: hidden, creditHundredths: hidden },
        kept,
      ],
      errors: [],
    });
  });

  it("asks again about a row that is half typed or cannot be, and says so beside the field", () => {
    const { rows, errors } = safeRows([1], { 1: { ...blank, eligible: "12", claimed: "20" } }, credit, []);
    expect(rows).toEqual([]);
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/rows/0/transcripted",
      "/rows/0/creditHundredths",
    ]);
  });
});
