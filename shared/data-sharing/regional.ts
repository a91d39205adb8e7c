/**
 * Sums over organizations of what each has published, so "partial, k of m partners" (data-sharing.md 4.4, mode A): never
 * of a hidden count, and never over fewer than three that have students in the group (R5).
 */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { groupsOf } from "../suppression/groups.ts";
import type { Release, SafeGroup, SafeTable } from "./release-schema.ts";
import { ReportingYear } from "./terms-schema.ts";

const fewest = 3;

/** `d` and `n` are absent where too few have published both counts of the group. */
export const RegionalGroup = z.strictObject({
  group: z.string(),
  /** How many partners' counts are in the sum, or would be. */
  partners: z.int().nonnegative(),
  d: z.int().nonnegative().optional(),
  n: z.int().nonnegative().optional(),
});

export const Regional = z.strictObject({
  indicatorId: z.string(),
  year: ReportingYear,
  pooledTo: ReportingYear.optional(),
  /** Everyone who is to send this to the reader. */
  expected: z.array(OrganizationId),
  /** Those whose release the reader may read, and which are summed. */
  from: z.array(OrganizationId),
  programs: z.array(z.strictObject({ id: z.string(), name: z.string(), groups: z.array(RegionalGroup) })),
});
export type Regional = z.infer<typeof Regional>;

type Contribution = Pick<Release, "senderId" | "programs"> & { table: SafeTable };

/** One contribution a sender; the groups in the order in which dimensions are given. */
export function regionalSums(
  contributions: readonly Contribution[],
  dimensions: SafeTable["dimensions"],
): Regional["programs"] {
  const names = new Map(
    contributions.flatMap(({ programs }) => programs.map(({ id, name }) => [id, name] as const)),
  );
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => ({
      id,
      name,
      groups: groupsOf(dimensions).map((group) => ({
        group,
        ...sumOf(contributions.flatMap(({ table }) => at(table, id, group) ?? [])),
      })),
    }));
}

const at = ({ blocks }: SafeTable, program: string, group: string): SafeGroup | undefined => {
  const groups = blocks.find((block) => block.program === program)?.groups;
  return groups && Object.hasOwn(groups, group) ? groups[group] : undefined;
};

function sumOf(groups: readonly SafeGroup[]): { partners: number; d?: number; n?: number } {
  const empty = groups.filter(({ d }) => d.state === "zero").length;
  const counted = groups.flatMap(({ d, n }) =>
    d.state === "published" && n.state === "published" ? [{ d: d.value, n: n.value }] : [],
  );
  const partners = counted.length + empty;
  // One without students in the group adds nothing to hide behind.
  if (counted.length < fewest) return { partners };
  const sum = (of: "d" | "n") => counted.reduce((so, one) => so + one[of], 0);
  return { partners, d: sum("d"), n: sum("n") };
}
