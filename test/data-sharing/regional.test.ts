/** A regional sum is of published counts alone, says of how many partners, and is not there for fewer than three. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { regionalSums } from "#shared/data-sharing/regional.ts";
import type { SafeGroup } from "#shared/data-sharing/release-schema.ts";
import { OrganizationId } from "#shared/ids.ts";

const organization = (at: number) => OrganizationId.parse(`org_${String(at).padStart(20, "0")}`);
const dimensions = [{ name: "gender", kind: "partition" as const, values: ["f", "m"] }];
const published = (value: number) => ({ state: "published" as const, value });
const hidden = { state: "suppressed" as const };
const zero = { state: "zero" as const };

const group: fc.Arbitrary<SafeGroup> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 10, max: 500 }), fc.nat(10))
    .map(([d, n]) => ({ d: published(d), n: published(n) })),
  fc.integer({ min: 10, max: 500 }).map((d) => ({ d: published(d), n: hidden })),
  fc.constant({ d: hidden, n: hidden }),
  fc.constant({ d: zero, n: zero }),
);
const block = fc.record({ all: group, "gender:f": group, "gender:m": group });
const contribution = (program: string, groups: Record<string, SafeGroup>, at: number) => ({
  senderId: organization(at),
  programs: [{ id: program, name: `Program ${program}` }],
  table: { dimensions, rollUps: [], blocks: [{ program, year: "2025-26", groups }] },
});

it("adds up what at least three have published, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("all", "51.3901"), block), { maxLength: 6 }), (sent) => {
      const sums = regionalSums(
        sent.map(([program, groups], at) => contribution(program, groups, at)),
        dimensions,
      );
      expect(sums.map(({ id }) => id)).toEqual([...new Set(sent.map(([program]) => program))].sort());
      for (const { id, groups } of sums)
        for (const one of groups) {
          const cells = sent.flatMap(([program, of]) =>
            program === id ? [of[one.group as keyof typeof of]] : [],
          );
          let [d, n, counted, empty] = [0, 0, 0, 0];
          for (const cell of cells)
            if (cell.d.state === "zero") empty++;
            else if (cell.d.state === "published" && cell.n.state === "published") {
              d += cell.d.value;
              n += cell.n.value;
              counted++;
            }
          expect(one).toEqual({
            group: one.group,
            partners: counted + empty,
            ...(counted >= 3 ? { d, n } : {}),
          });
        }
    }),
  );
});

it("shows no sum of two, though a third reports nobody: either of them would know the other", () => {
  const counts = { d: published(20), n: published(12) };
  const groups = (all: SafeGroup) => ({ all, "gender:f": all, "gender:m": all });
  const of = (...cells: SafeGroup[]) =>
    regionalSums(
      cells.map((cell, at) => contribution("all", groups(cell), at)),
      dimensions,
    )[0]?.groups[0];
  expect(of(counts, counts)).toEqual({ group: "all", partners: 2 });
  expect(of(counts, counts, { d: zero, n: zero })).toEqual({ group: "all", partners: 3 });
  expect(of(counts, counts, { d: hidden, n: hidden })).toEqual({ group: "all", partners: 2 });
  expect(of(counts, counts, counts)).toEqual({ group: "all", partners: 3, d: 60, n: 36 });
});
