/** Random tables that add up, because they are counts of students: small and large, one program or a sum of several. */
import * as fc from "fast-check";
import type { Block, Count, Dimension, Policy, Table } from "#shared/suppression/types.ts";

const dimensions: Dimension[] = [
  { name: "gender", kind: "partition", values: ["female", "male"] },
  { name: "special", kind: "flag", values: ["el", "foster"] },
  { name: "race", kind: "partition", values: ["a", "b", "c", "d"] },
];

export type Recipe = {
  seed: number;
  sizes: number[];
  dimensions: number;
  rate: number;
  sum: boolean;
  values: number;
};

/** `size`: students in a program, at most. `programs`: at most. */
export const recipes = (size: number, programs: number): fc.Arbitrary<Recipe> =>
  fc.record({
    seed: fc.integer(),
    sizes: fc.array(fc.nat(size), { minLength: 1, maxLength: programs }),
    dimensions: fc.integer({ min: 1, max: 7 }),
    rate: fc.constantFrom(0.1, 0.5, 0.7, 0.95),
    sum: fc.boolean(),
    values: fc.integer({ min: 2, max: 4 }),
  });

function random(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export function tableOf(recipe: Recipe): Table {
  const next = random(recipe.seed * 2_654_435_761);
  const used = dimensions
    .filter((_, index) => (recipe.dimensions >> index) & 1)
    .map((one) => (one.name === "race" ? { ...one, values: one.values.slice(0, recipe.values) } : one));
  const blocks = recipe.sizes.map((size, index) => students(`P${index}`, size, used, recipe.rate, next));
  const sum = recipe.sum && blocks.length > 1;
  return {
    dimensions: used,
    blocks: sum ? [...blocks, totalOf(blocks)] : blocks,
    rollUps: sum ? [{ program: "Sum", of: blocks.map(({ program }) => program) }] : [],
  };
}

function students(program: string, size: number, used: Dimension[], rate: number, next: () => number): Block {
  const groups: Record<string, Count> = { all: { d: 0, n: 0 } };
  for (const { name, values } of used)
    for (const value of values) groups[`${name}:${value}`] = { d: 0, n: 0 };
  for (let student = 0; student < size; student++) {
    const n = next() < rate ? 1 : 0;
    const count = (group: string): void => {
      const so = groups[group] as Count;
      groups[group] = { d: so.d + 1, n: so.n + n };
    };
    count("all");
    for (const { name, kind, values } of used) {
      if (kind === "partition") count(`${name}:${values[Math.floor(next() ** 2 * values.length)]}`);
      else for (const value of values) if (next() < 0.4) count(`${name}:${value}`);
    }
  }
  return { program, year: "2026", groups };
}

export function totalOf(blocks: readonly Block[]): Block {
  const groups = Object.keys(blocks[0]?.groups ?? {}).map((group) => {
    const add = (of: keyof Count) => blocks.reduce((sum, block) => sum + (block.groups[group]?.[of] ?? 0), 0);
    return [group, { d: add("d"), n: add("n") }];
  });
  return { program: "Sum", year: "2026", groups: Object.fromEntries(groups) };
}

export const policies = (least: number, most: number): fc.Arbitrary<Policy> =>
  fc.record({
    n: fc.integer({ min: least, max: most }),
    eventMode: fc.constantFrom("homogeneity", "event_k", "strict"),
    k: fc.integer({ min: 1, max: 4 }),
    bands: fc.boolean(),
  });
