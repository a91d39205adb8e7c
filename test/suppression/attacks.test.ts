/** Ways in that somebody found, or might: each is closed on both sides, in what is printed and in what the audit lets pass. */
import { expect, it } from "vitest";
import { audit } from "#shared/suppression/audit.ts";
import { problemsOf } from "#shared/suppression/problems.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type {
  Block,
  Context,
  Count,
  Dimension,
  Policy,
  SafeGroup,
  SafeTable,
  Table,
} from "#shared/suppression/types.ts";

const policy: Policy = { n: 10, eventMode: "homogeneity", k: 3, bands: true };
const fresh: Context = { viewers: [], earlier: [] };
const after = (...earlier: SafeTable[]): Context => ({ viewers: [], earlier });

const block = (program: string, groups: Record<string, Count>, year = "2026"): Block => ({
  program,
  year,
  groups,
});
const table = (blocks: Block[], more: Partial<Table> = {}): Table => ({
  dimensions: [],
  rollUps: [],
  ...more,
  blocks,
});

const release = (of: Table, context = fresh, rules = policy): SafeTable => {
  expect(problemsOf(of)).toEqual([]);
  const result = suppress(of, rules, context);
  if (!result.ok) throw new Error(`${result.why} ${JSON.stringify(result.refused)}`);
  return result.table;
};

/** Everything as it is, but for the marks. */
const naive = (of: Table, ...marks: [program: string, group: string][]): SafeTable => ({
  ...of,
  blocks: of.blocks.map((one) => ({
    ...one,
    groups: Object.fromEntries(
      Object.entries(one.groups).map(([group, { d, n }]): [string, SafeGroup] => {
        const marked = marks.some(([program, each]) => program === one.program && each === group);
        const show = (value: number) =>
          d === 0 ? { state: "zero" as const } : { state: "published" as const, value };
        return [
          group,
          marked ? { d: { state: "suppressed" }, n: { state: "suppressed" } } : { d: show(d), n: show(n) },
        ];
      }),
    ),
  })),
});

const shown = (safe: SafeTable, program: string, group = "all") =>
  safe.blocks.find((one) => one.program === program)?.groups[group]?.d.state;
const codes = (safe: SafeTable, context = fresh, rules = policy) =>
  audit(safe, rules, context).findings.map(({ code }) => code);

const flag = (...values: string[]): Dimension => ({ name: "special", kind: "flag", values });

it("reckons with every sum a program is declared to be", () => {
  const counts = { R: [20, 12], A: [20, 12], C: [5, 4], D: [15, 8] };
  const of = table(
    Object.entries(counts).map(([program, [d = 0, n = 0]]) => block(program, { all: { d, n } })),
    {
      rollUps: [
        { program: "R", of: ["A"] },
        { program: "R", of: ["C", "D"] },
      ],
    },
  );
  expect(codes(naive(of, ["C", "all"]))).toContain("determined");
  expect([shown(release(of), "R"), shown(release(of), "D")]).toContain("suppressed");
});

it("tells a sum of two programs from one of three by the same name", () => {
  const [a, b] = [block("A", { all: { d: 15, n: 8 } }), block("B", { all: { d: 15, n: 8 } })];
  const two = release(
    table([a, b, block("R", { all: { d: 30, n: 16 } })], { rollUps: [{ program: "R", of: ["A", "B"] }] }),
  );
  const three = table([a, b, block("C", { all: { d: 7, n: 4 } }), block("R", { all: { d: 37, n: 20 } })], {
    rollUps: [{ program: "R", of: ["A", "B", "C"] }],
  });
  const alone = table([block("R", { all: { d: 37, n: 20 } })], {});
  expect(codes(naive(three, ["C", "all"]), after(two))).toContain("determined");
  expect(shown(release(three, after(two)), "R")).toBe("suppressed");
  expect(shown(release(alone), "R")).toBe("published");
});

it("remembers a group that the next release no longer has", () => {
  const first = release(
    table(
      [block("A", { all: { d: 60, n: 30 }, "special:x": { d: 45, n: 22 }, "special:y": { d: 30, n: 15 } })],
      { dimensions: [flag("x", "y")] },
    ),
  );
  expect(shown(first, "A", "special:x")).toBe("published");
  const next = table([block("A", { all: { d: 52, n: 27 }, "special:y": { d: 30, n: 15 } })], {
    dimensions: [flag("y")],
  });
  // 52 without the 45 would be 7 without x.
  expect(codes(naive(next), after(first))).toContain("implied-small");
  expect(shown(release(next, after(first)), "A")).toBe("suppressed");
});

it("lets nobody subtract from today's count what was printed before and is not printed now", () => {
  const dimensions = [flag("x")];
  const first = release(
    table([block("A", { all: { d: 60, n: 30 }, "special:x": { d: 45, n: 22 } })], { dimensions }),
  );
  const next = table([block("A", { all: { d: 52, n: 27 }, "special:x": { d: 45, n: 22 } })], { dimensions });
  expect(codes(naive(next, ["A", "special:x"]), after(first))).toContain("implied-small");
  expect(audit(release(next, after(first)), policy, after(first)).holds).toBe(true);
});

it("guards a year that was never printed against the pool it is in", () => {
  const pool = (d: number) =>
    table([block("A", { all: { d, n: Math.floor(d / 2) } }, "2025 to 2026")], {
      rollUps: [{ program: "A", of: ["A"], year: "2025 to 2026", years: ["2025", "2026"] }],
    });
  const year = release(table([block("A", { all: { d: 50, n: 25 } }, "2025")]));
  expect(codes(naive(pool(57)), after(year))).toContain("implied-small");
  expect(shown(release(pool(57), after(year)), "A")).toBe("suppressed");
  expect(shown(release(pool(80), after(year)), "A")).toBe("published");
});

it("prints no numerator beside a hidden denominator: who audits could not tell whether it may be", () => {
  const of = table(
    [block("A", { all: { d: 41, n: 22 }, "special:x": { d: 4, n: 3 }, "special:y": { d: 7, n: 5 } })],
    { dimensions: [{ name: "special", kind: "partition", values: ["x", "y", "z"] }] },
  );
  (of.blocks[0] as Block).groups["special:z"] = { d: 30, n: 14 };
  const lie = structuredClone(naive(of, ["A", "special:x"], ["A", "special:y"]));
  const told = lie.blocks[0]?.groups["special:x"] as SafeGroup;
  told.n = { state: "published", value: 3 };
  expect(codes(lie)).toContain("without-denominator");
});

it("prints a band for every rate within it, so that a band is not the same as none or all", () => {
  for (const n of [0, 1, 2, 3]) {
    const groups = release(table([block("A", { all: { d: 300, n } })])).blocks[0]?.groups["all"];
    expect(groups).toEqual({
      d: { state: "published", value: 300 },
      n: { state: "suppressed" },
      band: { side: "low", percent: 1 },
    });
  }
  expect(release(table([block("A", { all: { d: 300, n: 4 } })])).blocks[0]?.groups["all"]?.n.state).toBe(
    "published",
  );
  expect(codes(naive(table([block("A", { all: { d: 300, n: 2 } })])))).toEqual(["too-small"]);
});

it("refuses what contradicts itself, or a viewer's own counts, rather than look away", () => {
  const of = table([block("A", { all: { d: 60, n: 30 }, "special:x": { d: 8, n: 4 } })], {
    dimensions: [flag("x")],
  });
  const safe = release(of);
  const viewer = { name: "w", knows: [{ program: "A", year: "2026", group: "special:x", d: 70, n: 4 }] };
  const found = audit(safe, policy, { ...fresh, viewers: [viewer] }).findings;
  expect(found.map(({ viewer: who, code }) => [who, code])).toEqual([["w", "does-not-add-up"]]);
  const lie = structuredClone(safe);
  (lie.blocks[0]?.groups["all"] as SafeGroup).d = { state: "published", value: 25 };
  expect(codes(lie)).toContain("does-not-add-up");
});

it("reckons with what a band says", () => {
  const of = table(
    [block("A", { all: { d: 340, n: 200 }, "area:a": { d: 300, n: 180 }, "area:b": { d: 40, n: 20 } })],
    {
      dimensions: [{ name: "area", kind: "partition", values: ["a", "b"] }],
    },
  );
  const lie = naive(of);
  const groups = lie.blocks[0]?.groups ?? {};
  for (const group of ["area:a", "area:b"]) (groups[group] as SafeGroup).n = { state: "suppressed" };
  expect(codes(lie)).toEqual([]);
  // At most 3 of a's 300 leave 197 for b's 40.
  (groups["area:a"] as SafeGroup).band = { side: "low", percent: 1 };
  expect(codes(lie)).toEqual(["does-not-add-up"]);
});

it("stops when it is told to, in the midst of a table", () => {
  let asked = 0;
  const watch = { cancelled: () => ++asked > 2 };
  const of = table([block("A", { all: { d: 60, n: 30 }, "special:x": { d: 8, n: 4 } })], {
    dimensions: [flag("x")],
  });
  expect(suppress(of, policy, fresh, watch)).toEqual({ ok: false, why: "Stopped.", refused: [] });
  asked = 0;
  expect(audit(release(of), policy, fresh, { cancelled: () => ++asked > 1 })).toMatchObject({
    holds: false,
    findings: [{ code: "stopped" }],
  });
});
