/** A number typed as people write it, hours `3` or `0.5`: it goes into the plan once it is one, and says so until then. */
import { useEffect, useState } from "preact/hooks";
import { hundredthsIn } from "../agreements/words.ts";
import { type FieldProps, TextField } from "../ui/field.tsx";

type NumberProps = FieldProps & {
  value: number | undefined;
  onValue: (value: number | undefined) => void;
};

/** Whole, or with two decimals as hundredths. */
type Kind = {
  read: (text: string) => number | undefined;
  write: (value: number) => string;
  expected: string;
  inputMode: "numeric" | "decimal";
};

const whole = (most: number): Kind => ({
  read: (text) => (/^\d{1,6}$/.test(text.trim()) && Number(text) <= most ? Number(text) : undefined),
  write: String,
  expected: `A whole number up to ${most.toLocaleString("en-US")}.`,
  inputMode: "numeric",
});
const decimal: Kind = {
  read: hundredthsIn,
  write: (value) => String(value / 100),
  expected: "A number such as 3 or 0.5.",
  inputMode: "decimal",
};

export const WholeField = ({ most, ...props }: NumberProps & { most: number }) => (
  <NumberField {...props} kind={whole(most)} />
);
export const HundredthsField = (props: NumberProps) => <NumberField {...props} kind={decimal} />;

function NumberField({ value, onValue, kind, ...field }: NumberProps & { kind: Kind }) {
  const [text, setText] = useState(value === undefined ? "" : kind.write(value));
  // Another value came from outside: undone, merged, or of another slot.
  useEffect(() => {
    if (kind.read(text) !== value) setText(value === undefined ? "" : kind.write(value));
  }, [value]);
  const bad = text.trim() !== "" && kind.read(text) === undefined;
  return (
    <TextField
      {...field}
      {...(bad ? { error: kind.expected } : {})}
      value={text}
      inputMode={kind.inputMode}
      autocomplete="off"
      onValue={(next) => {
        setText(next);
        const read = kind.read(next);
        if (read !== value) onValue(read);
      }}
    />
  );
}
