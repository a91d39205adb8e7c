/** Where an arrow leads in a grid of buttons: to the next one in the cell, else over empty cells to the next. */

export type Way = "left" | "right" | "up" | "down";

const steps: Record<Way, readonly [across: number, down: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** From one button of a table's cell to another. */
export function walk(from: HTMLElement, cell: HTMLTableCellElement, way: Way): void {
  (besideIn(from, cell, way) ?? beyond(cell, way))?.focus();
}

const buttonsIn = (cell: HTMLElement): HTMLElement[] =>
  [...cell.querySelectorAll<HTMLElement>("button")].filter((one) => one.checkVisibility());

function besideIn(from: HTMLElement, cell: HTMLElement, way: Way): HTMLElement | undefined {
  const here = buttonsIn(cell);
  const [, down] = steps[way];
  return down === 0 ? undefined : here[here.indexOf(from) + down];
}

function beyond(cell: HTMLTableCellElement, way: Way): HTMLElement | undefined {
  const row = cell.parentElement as HTMLTableRowElement;
  const body = row.parentElement as HTMLTableSectionElement;
  const [across, down] = steps[way];
  let [x, y] = [cell.cellIndex + across, [...body.rows].indexOf(row) + down];
  for (let next = body.rows[y]?.cells[x]; next; next = body.rows[y]?.cells[x]) {
    const buttons = buttonsIn(next);
    const found = way === "up" ? buttons.at(-1) : buttons[0];
    if (found) return found;
    [x, y] = [x + across, y + down];
  }
  return undefined;
}
