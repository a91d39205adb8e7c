/** The examples that show why suppression is audited and not only applied (T8), and the failures a state's reports are known for. */
import { expect, it } from "vitest";
import { audit } from "#shared/suppression/audit.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type {
  Block,
  Count,
  Dimension,
  Finding,
  Policy,
  SafeGroup,
  SafeTable,
  Shown,
  Table,
} from "#shared/suppression/types.ts";

const policy: Policy = { n: 10, eventMode: "homogeneity", k: 3, bands: true };
const fresh = { viewers: [], earlier: [] };
const gender: Dimension = { name: "gender", kind: "partition", values: ["female", "male"] };
const special: Dimension = { name: "special", kind: "flag", values: ["el"] };
const four: Dimension = { name: "area", kind: "partition", values: ["a", "b", "c", "d"] };

const table = (dimensions: Dimension[], groups: Record<string, Count>): Table => ({
  dimensions,
  blocks: [{ program: "Welding", year: "2026", groups }],
  rollUps: [],
});

const hide: Shown = { state: "suppressed" };
const show = (value: number): Shown => (value === 0 ? { state: "zero" } : { state: "published", value });

/** The table as someone would print it who hides what they are told to, and no more. */
function printing(
  { dimensions, blocks, rollUps }: Table,
  hides: (block: Block, group: string, measure: "d" | "n") => boolean,
): SafeTable {
  return {
    dimensions,
    rollUps,
    blocks: blocks.map((block) => ({
      ...block,
      groups: Object.fromEntries(
        Object.entries(block.groups).map(([group, { d, n }]): [string, SafeGroup] => [
          group,
          {
            d: hides(block, group, "d") ? hide : show(d),
            n: hides(block, group, "n") ? hide : d === 0 ? show(0) : { state: "published", value: n },
          },
        ]),
      ),
    })),
  };
}

const brief = (findings: readonly Finding[]) =>
  findings.map(({ group, measure, code }) => `${group} ${measure} ${code}`).sort();

function suppressed(of: Table, context = fresh): SafeTable {
  const result = suppress(of, policy, context);
  if (!result.ok) throw new Error(result.why);
  expect(result.audit.holds).toBe(true);
  return result.table;
}

it("does not print a flag beside its total when too few are without it: 52 and 45 leave 7", () => {
  const of = table([special], { all: { d: 52, n: 30 }, "special:el": { d: 45, n: 27 } });
  expect(
    brief(
      audit(
        printing(of, () => false),
        policy,
        fresh,
      ).findings,
    ),
  ).toEqual(["special:el d implied-small"]);
  const { groups } = suppressed(of).blocks[0] as SafeTable["blocks"][number];
  expect(groups["all"]?.d).toEqual(show(52));
  expect(groups["special:el"]?.d).toEqual(hide);
});

it("does not let two hidden counts share a sum too small to hide in: 5 and 0 add up to 5", () => {
  const of = table([four], {
    all: { d: 65, n: 33 },
    "area:a": { d: 30, n: 15 },
    "area:b": { d: 30, n: 15 },
    "area:c": { d: 5, n: 3 },
    "area:d": { d: 0, n: 0 },
  });
  const naive = printing(of, (_, group) => group === "area:c" || group === "area:d");
  expect(audit(naive, policy, fresh).findings.map(({ code }) => code)).toContain("too-narrow");
  const { groups } = suppressed(of).blocks[0] as SafeTable["blocks"][number];
  expect([groups["area:a"]?.d, groups["area:b"]?.d]).toContainEqual(hide);
});

it("finds the count at a bridge: every line has two hidden, and one can be computed", () => {
  const rows = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => 40 + 7 * row + 3 * column));
  const block = (program: string, counts: number[]): Block => ({
    program,
    year: "2026",
    groups: Object.fromEntries(
      [counts.reduce((sum, count) => sum + count, 0), ...counts].map((d, index) => [
        index === 0 ? "all" : `area:${four.values[index - 1]}`,
        { d, n: d / 2 > 20 ? Math.floor(d / 2) : 20 },
      ]),
    ),
  });
  const of: Table = {
    dimensions: [four],
    blocks: [
      ...rows.map((counts, row) => block(`P${row}`, counts)),
      block(
        "All",
        [0, 1, 2, 3].map((column) => rows.reduce((sum, counts) => sum + (counts[column] as number), 0)),
      ),
    ],
    rollUps: [{ program: "All", of: ["P0", "P1", "P2", "P3"] }],
  };
  const hidden = ["P0a", "P0b", "P1a", "P1b", "P2c", "P2d", "P3c", "P3d", "P1c"];
  const naive = printing(
    of,
    ({ program }, group, measure) => measure === "n" || hidden.includes(program + group.slice(5)),
  );
  const found = audit(naive, policy, fresh).findings;
  expect(found.map(({ program, group, measure, code }) => [program, group, measure, code])).toEqual([
    ["P1", "area:c", "d", "determined"],
  ]);
});

it("keeps a sum of two organizations to itself: either would learn the other's part", () => {
  const counts = {
    all: { d: 40, n: 20 },
    "gender:female": { d: 20, n: 10 },
    "gender:male": { d: 20, n: 10 },
  };
  const times = (by: number) =>
    Object.fromEntries(Object.entries(counts).map(([group, { d, n }]) => [group, { d: d * by, n: n * by }]));
  const of = (owners: string[]): Table => ({
    dimensions: [gender],
    blocks: [
      ...owners.map((organization) => ({
        program: `Welding at ${organization}`,
        year: "2026",
        organization,
        groups: counts,
      })),
      { program: "Welding", year: "2026", groups: times(owners.length) },
    ],
    rollUps: [{ program: "Welding", of: owners.map((organization) => `Welding at ${organization}`) }],
  });
  const sum = (safe: SafeTable) =>
    safe.blocks.find(({ program }) => program === "Welding")?.groups["all"]?.d.state;
  expect(sum(suppressed(of(["Cedar", "Oak"])))).toBe("suppressed");
  expect(sum(suppressed(of(["Cedar", "Oak", "Elm"])))).toBe("published");
  const naive = printing(of(["Cedar", "Oak"]), () => false);
  expect(brief(audit(naive, policy, fresh).findings)).toEqual([
    "all d too-few-contributors",
    "gender:female d too-few-contributors",
    "gender:male d too-few-contributors",
  ]);
});

it("finds one suppressed count in a line with its total", () => {
  const of = table([gender], {
    all: { d: 48, n: 30 },
    "gender:female": { d: 40, n: 26 },
    "gender:male": { d: 8, n: 4 },
  });
  const naive = printing(of, (_, group) => group === "gender:male");
  expect(brief(audit(naive, policy, fresh).findings)).toEqual([
    "gender:male d determined",
    "gender:male n determined",
  ]);
});

it("finds that all suppressed counts of a line are zero when the total is shown", () => {
  const of = table([four], {
    all: { d: 80, n: 20 },
    "area:a": { d: 20, n: 20 },
    "area:b": { d: 20, n: 0 },
    "area:c": { d: 20, n: 0 },
    "area:d": { d: 20, n: 0 },
  });
  const naive = printing(
    of,
    (_, group, measure) => measure === "n" && ["area:b", "area:c", "area:d"].includes(group),
  );
  expect(brief(audit(naive, policy, fresh).findings)).toEqual([
    "area:a n too-small",
    "area:b n determined",
    "area:c n determined",
    "area:d n determined",
  ]);
});

it("finds a band beside the count it replaces, and a band of another denominator", () => {
  const of = table([], { all: { d: 400, n: 398 } });
  const whole = printing(of, () => false);
  const withBand = (band: SafeGroup["band"], n?: Shown): SafeTable => {
    const copy = structuredClone(whole);
    const all = copy.blocks[0]?.groups["all"] as SafeGroup;
    Object.assign(all, { band }, n && { n });
    return copy;
  };
  expect(brief(audit(withBand({ side: "high", percent: 99 }), policy, fresh).findings)).toEqual([
    "all n band-and-count",
    "all n wrong-band",
  ]);
  expect(brief(audit(withBand({ side: "high", percent: 2 }, hide), policy, fresh).findings)).toEqual([
    "all n wrong-band",
  ]);
  expect(audit(withBand({ side: "high", percent: 1 }, hide), policy, fresh).holds).toBe(true);
});

it("lets nothing be worked out by somebody who knows their own counts", () => {
  const of = table([four], {
    all: { d: 65, n: 33 },
    "area:a": { d: 25, n: 13 },
    "area:b": { d: 26, n: 14 },
    "area:c": { d: 7, n: 3 },
    "area:d": { d: 7, n: 3 },
  });
  const partner = { name: "Oak", knows: [{ program: "Welding", year: "2026", group: "area:d", d: 7, n: 3 }] };
  const outsiders = suppressed(of);
  const found = audit(outsiders, policy, { ...fresh, viewers: [partner] });
  expect(brief(found.findings.filter(({ viewer }) => viewer === "Oak"))).toContain("area:c d determined");
  const context = { ...fresh, viewers: [partner] };
  const careful = suppress(of, policy, context);
  expect(careful.ok && careful.audit.perViewer.map(({ viewer, exposed }) => [viewer, exposed])).toEqual([
    ["public", 0],
    ["Oak", 2],
  ]);
});
