/** A grid of counts behaves like a spreadsheet's: keys move, the caret keeps its own, a block fills what it covers. */
import { describe, expect, it } from "vitest";
import { filledBy, type Spot, spotAfter } from "#web/data-sharing/grid-moves.ts";

const size = { rows: 3, columns: 2 };
const whole = { start: 0, end: 2, length: 2 };
const press = (at: Spot, key: string, caret = whole, held: { shiftKey?: true; ctrlKey?: true } = {}) => {
  const next = spotAfter(at, { key, shiftKey: false, ctrlKey: false, metaKey: false, ...held }, size, caret);
  return next && [next.row, next.column];
};

describe("keys", () => {
  it.each([
    ["ArrowDown", [1, 0], [2, 0]],
    ["ArrowUp", [1, 0], [0, 0]],
    ["Enter", [1, 1], [2, 1]],
    ["ArrowRight", [1, 0], [1, 1]],
    ["ArrowRight", [1, 1], [2, 0]],
    ["ArrowLeft", [1, 1], [1, 0]],
    ["ArrowLeft", [1, 0], [0, 1]],
    ["ArrowUp", [0, 0], undefined],
    ["ArrowDown", [2, 1], undefined],
    ["ArrowRight", [2, 1], undefined],
    ["ArrowLeft", [0, 0], undefined],
    ["7", [1, 1], undefined],
  ] as const)("%s from %j leads to %j", (key, [row, column], to) => {
    expect(press({ row, column }, key)).toEqual(to);
  });

  it("leaves left and right to the caret while it is inside the text", () => {
    const at = { row: 1, column: 1 };
    expect(press(at, "ArrowLeft", { start: 1, end: 1, length: 2 })).toBeUndefined();
    expect(press(at, "ArrowRight", { start: 1, end: 1, length: 2 })).toBeUndefined();
    expect(press(at, "ArrowLeft", { start: 0, end: 0, length: 2 })).toEqual([1, 0]);
    expect(press(at, "ArrowRight", { start: 2, end: 2, length: 2 })).toEqual([2, 0]);
  });

  it("goes up with Shift and Enter, and leaves selecting with Shift to the text", () => {
    expect(press({ row: 1, column: 0 }, "Enter", whole, { shiftKey: true })).toEqual([0, 0]);
    expect(press({ row: 1, column: 0 }, "ArrowRight", whole, { shiftKey: true })).toBeUndefined();
  });

  it("goes to the ends with Ctrl", () => {
    const at = { row: 1, column: 1 };
    expect(press(at, "Home", whole, { ctrlKey: true })).toEqual([0, 0]);
    expect(press(at, "End", whole, { ctrlKey: true })).toEqual([2, 1]);
    expect(press(at, "ArrowDown", whole, { ctrlKey: true })).toEqual([2, 1]);
    expect(press(at, "Home")).toBeUndefined();
  });
});

it("fills the cells a block covers, and counts what lies outside", () => {
  const filled = filledBy(
    [
      ["1", "2"],
      ["3", "4"],
    ],
    { row: 2, column: 0 },
    size,
  );
  expect(filled).toEqual({
    cells: [
      { row: 2, column: 0, text: "1" },
      { row: 2, column: 1, text: "2" },
    ],
    outside: 2,
  });
});
