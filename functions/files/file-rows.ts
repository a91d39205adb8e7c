/** The rows of a file as they are read, under the limits of one import: nothing grows past them, whatever the file holds. */
import { type Cell, isBlank } from "#shared/files/cells.ts";
import { Refusal } from "#shared/problem.ts";

const rowsMax = 5000;
const columnsMax = 200;

export type FileRows = {
  /** Throws at the first row too many: the rest of the file is not read. */
  add: (index: number, cells: readonly Cell[]) => void;
  grid: Cell[][];
};

/** `atMost`: rows under the header, where a kind of file is longer than most. */
export function startRows(atMost = rowsMax): FileRows {
  const farthestRow = 4 * atMost;
  const grid: Cell[][] = [];
  let filled = 0;
  return {
    grid,
    add(index, cells) {
      const width = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
      if (width === 0) return;
      // One of them is the header.
      if (filled++ > atMost) throw tooMany(filled - 1, atMost);
      if (width > columnsMax)
        throw new Refusal(
          "file-unreadable",
          `Row ${index + 1} has ${width} columns; an import reads at most ${columnsMax}.`,
        );
      if (index >= farthestRow)
        throw new Refusal(
          "file-unreadable",
          `Row ${index + 1} holds something far below the table; remove it and try again.`,
        );
      while (grid.length < index) grid.push([]);
      grid[index] = cells.slice(0, width);
    },
  };
}

const count = (n: number) => n.toLocaleString("en-US");

const tooMany = (read: number, rowsMax: number) =>
  new Refusal(
    "too-many-rows",
    `One import takes at most ${count(rowsMax)} rows. This file has at least ${count(read)}; reading stopped there. Split it into smaller files.`,
    { rowsMax, rowsRead: read },
  );
