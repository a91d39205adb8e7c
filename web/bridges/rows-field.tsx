/** Several of one kind, each with fields of its own: added at the end, taken off one by one. */
import type { ComponentChildren } from "preact";
import { Button } from "../ui/button.tsx";
import { Group } from "../ui/field.tsx";

type RowsProps<Row> = {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  pointer: string;
  value: readonly Row[];
  onValue: (rows: Row[]) => void;
  /** What one more begins as. */
  begin: () => Row;
  /** “a provider”. */
  one: string;
  /** At least so many stay. */
  least?: number;
  /** How wide its fields are; without it, those of a level. */
  class?: "tests" | "two" | "three";
  children: (row: Row, index: number, change: (part: Partial<Row>) => void) => ComponentChildren;
};

export function RowsField<Row extends object>({
  legend,
  hint,
  pointer,
  value,
  onValue,
  begin,
  one,
  least = 0,
  class: fields,
  children,
}: RowsProps<Row>) {
  return (
    <Group legend={legend} hint={hint} pointer={pointer}>
      {value.map((held, index) => (
        <div class={fields ? `level-row ${fields}` : "level-row"} key={index}>
          {children(held, index, (part) =>
            onValue(value.map((other, at) => (at === index ? { ...other, ...part } : other))),
          )}
          {value.length > least && (
            <div>
              <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
                Take off
                <span class="sr">
                  {" "}
                  {one} {index + 1}
                </span>
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button small onClick={() => onValue([...value, begin()])}>
          Add {one}
        </Button>
      </div>
    </Group>
  );
}
