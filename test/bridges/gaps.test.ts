/** Gaps, the tasks that close with them, the heat map and the ladder: worked out from the bridge and its facts alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkBridge } from "#shared/bridges/checks.ts";
import { heat, named } from "#shared/bridges/coverage.ts";
import { gapsOf, settled } from "#shared/bridges/gaps.ts";
import { ladder } from "#shared/bridges/ladder.ts";
import { amount, measureKey, reach } from "#shared/bridges/levels.ts";
import type { GapTask } from "#shared/bridges/schema.ts";
import { assign } from "#shared/bridges/tasks.ts";
import { CheckSettings } from "#shared/programs/check-schema.ts";
import {
  bridge,
  code,
  eight,
  entry,
  facts,
  level,
  measure,
  plan,
  planOf,
  program,
  riverbend,
  statement,
} from "./staged.ts";

const reading = `level:${program}/e3:tabe|11/12|reading|grade equivalent`;

describe("gaps", () => {
  it("are the statements nobody practices and the levels nobody reaches, each in a sentence", () => {
    expect(gapsOf(bridge(), plan, facts()).map(({ key, what }) => [key, what])).toEqual([
      [`statement:${statement(7)}`, `${code(7)} is taught nowhere.`],
      [`statement:${statement(8)}`, `${code(8)} is only introduced.`],
      [reading, "Reading is short by 0.4 at the exit: Nursing asks for reading 9.0 (TABE 11/12)."],
    ]);
  });

  it("are kept for a task without the title of the program, which its readers may not know", () => {
    const casas = bridge({ exitLevels: [level("Reading", 23_100, "CASAS")] });
    const all = [bridge(), casas].flatMap((of) => gapsOf(of, plan, facts()));
    expect(all.filter(({ kept }) => kept.includes("Nursing"))).toEqual([]);
    const gap = all.find(({ key }) => key === reading);
    const kept = "Reading is short by 0.4 at the exit: the program asks for reading 9.0 (TABE 11/12).";
    expect(gap?.kept).toBe(kept);
    const by = { person: "per", name: "Hannah" } as never;
    const taken = assign(
      bridge(),
      { key: reading, ownerId: riverbend as never },
      gap as never,
      by,
      new Date(0),
    );
    expect([taken.record.tasks[0]?.what, taken.happened.note]).toEqual([kept, kept]);
  });

  it("name a level that nothing measures, and one that another test measures", () => {
    const casas = bridge({ exitLevels: [level("Reading", 23_100, "CASAS")] });
    expect(gapsOf(casas, planOf(["TTTTTTTT"]), facts()).map(({ kind, what }) => [kind, what])).toEqual([
      [
        "LEVEL_UNKNOWN",
        "Nursing asks for reading 9.0 (TABE 11/12), and the exit is measured with CASAS, in scale score.",
      ],
      ["LEVEL_UNKNOWN", "Nursing asks for math 8.0 (TABE 11/12), and no math is measured at the exit."],
    ]);
  });

  it("tell what an entry point asks for from what only the cluster's share does", () => {
    const narrow = facts({ entries: [entry({ assumesStatements: [statement(7)] })] });
    expect(gapsOf(bridge(), plan, narrow).map(({ asked, statementId }) => [asked, statementId])).toEqual([
      ["ENTRY", statement(7)],
      ["ENTRY", undefined],
      ["CLUSTER", statement(8)],
    ]);
  });
});

describe("a task", () => {
  const task = (key: string, closedOn?: string): GapTask =>
    ({
      key,
      what: "",
      ownerId: "org_x",
      by: "per_x",
      byName: "",
      at: "",
      ...(closedOn ? { closedOn } : {}),
    }) as never;
  const keys = [`statement:${statement(7)}`, `statement:${statement(8)}`, reading];
  const closed = (tasks: readonly GapTask[]) => tasks.map((one) => one.closedOn);

  it("closes on the day its gap is gone, and opens again should the gap come back", () => {
    const tasks = keys.map((key) => task(key));
    const better = planOf(["TTTTTTP-"]);
    const after = settled(tasks, gapsOf(bridge(), better, facts()), better, facts());
    expect(closed(after)).toEqual(["2026-11-23", undefined, undefined]);
    const later = facts({ today: "2026-12-01" });
    expect(closed(settled(after, gapsOf(bridge(), better, later), better, later))).toEqual(closed(after));
    expect(closed(settled(after, gapsOf(bridge(), plan, later), plan, later))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("stays as it was where the reader may not know the program that asks", () => {
    const unread = facts({
      entries: [{ ...entry(), known: false, entry: undefined as never }],
      clusterStatements: [],
    });
    const gaps = gapsOf(bridge(), plan, unread);
    expect(gaps).toEqual([]);
    expect(
      closed(
        settled([...keys.map((key) => task(key)), task(`statement:${statement(1)}`)], gaps, plan, unread),
      ),
    ).toEqual([undefined, undefined, undefined, "2026-11-23"]);
  });
});

describe("levels", () => {
  it("are compared within one assessment, form, subject and scale only, whatever their capitals", () => {
    const asked = level("Reading", 900);
    expect(reach([level("reading ", 900)], asked)).toEqual({ state: "REACHED", by: 0, reached: 900 });
    for (const other of [
      { ...asked.measure, form: "9/10" },
      { ...asked.measure, scale: "scale score" },
      { ...asked.measure, assessment: "CASAS" },
      { ...asked.measure, subject: "Language" },
      measure("Reading", "NRS"),
    ])
      expect(reach([{ measure: other, hundredths: 1_000_000 }], asked).state).toBe("UNKNOWN");
  });

  it("are written as their scale writes them", () => {
    const written = [
      [860, "grade equivalent"],
      [900, "grade equivalent"],
      [22_500, "scale score"],
      [275, "GPA of 4.0"],
      [300, "GPA of 4.0"],
    ] as const;
    expect(written.map(([hundredths, scale]) => amount(hundredths, { scale }))).toEqual([
      "8.6",
      "9.0",
      "225",
      "2.75",
      "3.0",
    ]);
  });
});

describe("the heat map", () => {
  it("gives each statement its deepest cell at the exit, and introduced counts for nothing", () => {
    expect(heat(plan, eight).map(({ atExit }) => atExit)).toEqual([
      ...Array.from({ length: 6 }, () => "COVERED"),
      "MISSING",
      "INTRODUCED",
    ]);
    expect(heat(plan, [statement(2)])[0]?.cells).toEqual([
      undefined,
      "TESTED",
      "PRACTICED",
      "INTRODUCED",
      "PRACTICED",
      undefined,
    ]);
    expect(named(planOf(["--T", "T-T"]))).toEqual([statement(3), statement(1)]);
  });
});

describe("the ladder", () => {
  it("climbs from admission over the modules that measured to the exit, the gap and the entry point", () => {
    const [first, ...rest] = plan.modules;
    const measured = {
      modules: [
        { ...(first as (typeof plan.modules)[0]), week: 4, reached: [level("Reading", 690)] },
        ...rest.map((one, at) => (at === 2 ? { ...one, week: 10, reached: [level("Reading", 780)] } : one)),
      ],
    };
    const rungs = ladder(bridge(), measured, entry().entry);
    expect(rungs.map(({ kind }) => kind)).toEqual(["GOAL", "GAP", "EXIT", "MODULE", "MODULE", "TODAY"]);
    expect(rungs[2]).toMatchObject({ week: 16, of: 22 });
    expect(rungs[3]).toMatchObject({ no: 4, week: 10 });
    expect(rungs[1]).toMatchObject({
      asked: [{ reach: { state: "SHORT", by: 40 } }, { reach: { state: "REACHED", by: 10 } }],
    });
    const there = bridge({ exitLevels: [level("Reading", 900), level("Math", 800)] });
    expect(ladder(there, plan, entry().entry).map(({ kind }) => kind)).toEqual(["GOAL", "EXIT", "TODAY"]);
    expect(ladder(bridge(), plan, undefined).map(({ kind }) => kind)).toEqual(["EXIT", "TODAY"]);
  });
});

describe("the checks together", () => {
  it("answer the same whatever the order of modules, coverage, levels and facts", () => {
    const shuffled = <T>(of: readonly T[]) => fc.shuffledSubarray([...of], { minLength: of.length });
    const answers = (...told: Parameters<typeof checkBridge>) =>
      checkBridge(...told).map(({ checkId, result }) => [checkId, result]);
    const before = bridge();
    const told = facts();
    const begun = answers(before, plan, told);
    fc.assert(
      fc.property(
        shuffled(plan.modules),
        shuffled(before.exitLevels),
        shuffled(told.statements),
        shuffled(eight),
        (modules, exitLevels, statements, clusterStatements) => {
          const reversed = modules.map((one) => ({ ...one, coverage: one.coverage.toReversed() }));
          expect(
            answers(
              { ...before, exitLevels },
              { modules: reversed },
              {
                ...told,
                statements,
                clusterStatements,
                entries: [entry({ assumesStatements: clusterStatements })],
              },
            ),
          ).toEqual(begun);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("no gap that an entry asks for is left exactly when alignment passes", () => {
    const letter = fc.constantFrom("-", "I", "P", "T");
    const row = fc.array(letter, { minLength: 8, maxLength: 8 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 700, max: 1000 }),
        fc.integer({ min: 700, max: 900 }),
        (rows, read, math) => {
          const one = bridge({ exitLevels: [level("Reading", read), level("Math", math)] });
          const taught = planOf(rows);
          const left = gapsOf(one, taught, facts()).filter(({ asked }) => asked === "ENTRY");
          const answer = checkBridge(one, taught, facts()).find(({ checkId }) => checkId === "bridge.align");
          expect(answer?.result === "PASS").toBe(left.length === 0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("take a severity that the region turned", () => {
    const turned = [{ checkId: "bridge.align", severity: "WARN" as const, reason: "A pilot year" }];
    const answers = checkBridge(bridge(), plan, facts({ settings: CheckSettings.parse({ turned }) }));
    expect(answers.map(({ severity }) => severity)).toEqual(["REFUSE", "WARN", "WARN", "WARN"]);
  });

  it("know a measure by its words, not by how they are typed", () => {
    expect(measureKey({ ...measure("Reading"), assessment: " tabe " })).toBe(measureKey(measure("READING")));
  });
});
