/** How one moves through a grid of counts by keyboard, and what a pasted block fills. Pure. */
import type { Grid } from "#shared/data-sharing/pasted.ts";

export type Spot = { row: number; column: number };
export type Size = { rows: number; columns: number };
/** Where the caret stands in the cell's text. */
export type Caret = { start: number; end: number; length: number };

/** Where a key leads from this cell; nowhere where the key is the text's own. */
export function spotAfter(
  { row, column }: Spot,
  { key, shiftKey, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey">,
  { rows, columns }: Size,
  caret: Caret,
): Spot | undefined {
  const inside = (to: Spot): Spot | undefined =>
    to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : undefined;
  const far = ctrlKey || metaKey;
  const whole = caret.start === 0 && caret.end === caret.length;
  if (key === "Enter") return inside({ row: row + (shiftKey ? -1 : 1), column });
  if (shiftKey) return undefined;
  switch (key) {
    case "ArrowUp":
      return far ? { row: 0, column } : inside({ row: row - 1, column });
    case "ArrowDown":
      return far ? { row: rows - 1, column } : inside({ row: row + 1, column });
    case "ArrowLeft":
      if (!whole && caret.end > 0) return undefined;
      return column > 0 ? { row, column: column - 1 } : inside({ row: row - 1, column: columns - 1 });
    case "ArrowRight":
      if (!whole && caret.start < caret.length) return undefined;
      return column < columns - 1 ? { row, column: column + 1 } : inside({ row: row + 1, column: 0 });
    case "Home":
      return far ? { row: 0, column: 0 } : undefined;
    case "End":
      return far ? { row: rows - 1, column: columns - 1 } : undefined;
    default:
      return undefined;
  }
}

export type Filled = { cells: (Spot & { text: string })[]; outside: number };

/** The cells a block fills from here on; what lies outside the grid is counted, and left out. */
export function filledBy(block: Grid, from: Spot, { rows, columns }: Size): Filled {
  const all = block.flatMap((line, down) =>
    line.map((text, across) => ({ row: from.row + down, column: from.column + across, text })),
  );
  const cells = all.filter(({ row, column }) => row < rows && column < columns);
  const outside = all.length - cells.length;
  return { cells, outside };
}
