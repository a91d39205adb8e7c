/** Numbers as the bench prints them: percentiles, ratios with their goals, columns. */

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const ratio = (value: number, goal?: number): string =>
  `${value.toFixed(2)}×${goal === undefined ? "" : value <= goal ? ` (goal ≤ ${goal}, met)` : ` (goal ≤ ${goal}, not met)`}`;

/** Of what is better the more it is. */
export const share = (value: number, goal: number): string =>
  `${value.toFixed(2)}× (goal ≥ ${goal}, ${value >= goal ? "met" : "not met"})`;

/** Rows under headings, each column as wide as its widest cell. */
export function table(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")}`.trimEnd();
  return [`\n${title}`, line(headings), ...rows.map(line)].join("\n");
}
