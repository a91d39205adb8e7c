/** A release as a flat table for a spreadsheet: one line a group, and one mark for whatever is suppressed (R6). */
import { groupKey } from "../suppression/groups.ts";
import { spanName } from "./pooling.ts";
import type { IndicatorSet, Release, SafeGroup } from "./release-schema.ts";

export const mark = "*";

const columns = [
  "indicator",
  "years",
  "organization",
  "program",
  "program name",
  "breakdown",
  "group",
  "denominator",
  "numerator",
  "rate",
];

type Shown = SafeGroup["d"];
const counted = (shown: Shown): string =>
  shown.state === "published" ? String(shown.value) : shown.state === "zero" ? "0" : mark;

/** A rate is printed only if both counts are (R3); a band in place of it; nothing where there are no students. */
function rateOf({ d, n, band }: SafeGroup): string {
  if (d.state === "zero") return "";
  if (d.state === "published" && n.state === "published") return `${((100 * n.value) / d.value).toFixed(1)}%`;
  if (band) return `${band.percent}% or ${band.side === "high" ? "more" : "less"}`;
  return mark;
}

/** Its header first; names as the partnership uses them today. */
export function releaseRows(
  release: Pick<Release, "indicatorId" | "year" | "pooledTo" | "programs" | "table">,
  organization: string,
  { dimensions: known }: Pick<IndicatorSet, "dimensions">,
): string[][] {
  const { indicatorId, year, pooledTo, programs, table } = release;
  const groups = [
    { key: "all", breakdown: "all", name: "All" },
    ...table.dimensions.flatMap(({ name, values }) => {
      const dimension = known.find(({ id }) => id === name);
      return values.map((value) => ({
        key: groupKey(name, value),
        breakdown: dimension?.name ?? name,
        name: dimension?.values.find(({ id }) => id === value)?.name ?? value,
      }));
    }),
  ];
  const lines = table.blocks.flatMap((block) =>
    groups.flatMap(({ key, breakdown, name }) => {
      const cell = block.groups[key];
      const program = programs.find(({ id }) => id === block.program);
      const shown = cell ? [counted(cell.d), counted(cell.n), rateOf(cell)] : [];
      const place = [indicatorId, spanName(year, pooledTo), organization];
      return cell ? [[...place, block.program, program?.name ?? "", breakdown, name, ...shown]] : [];
    }),
  );
  return [columns, ...lines];
}
