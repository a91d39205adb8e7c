/** One question: label above, hint under it, and the hub's own words in place of the hint when the answer will not do. */
import type { ComponentChildren } from "preact";
import { useContext, useEffect, useId } from "preact/hooks";
import { AskedContext } from "./asked.ts";
import { Icon } from "./icon.tsx";

/** What a control takes over so that label, hint and error belong to it. */
export type Ties = { id: string; "aria-describedby"?: string; "aria-invalid"?: "true" };

export type FieldProps = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** Where the answer stands in the body that is sent (RFC 6901), `/contact/name`. */
  pointer: string;
  /** The page's own objection, before anything is sent. */
  error?: string | undefined;
  optional?: boolean;
};

/** Any control: `<Field label="Starts on" pointer="/startsOn">{(ties) => <input type="date" {...ties} />}</Field>` */
export function Field({
  label,
  hint,
  pointer,
  error,
  optional,
  children,
}: FieldProps & { children: (ties: Ties) => ComponentChildren }) {
  const id = useId();
  const said = useRefusal(pointer) ?? error;
  const ties: Ties = { id };
  if (said || hint) ties["aria-describedby"] = `${id}-more`;
  if (said) ties["aria-invalid"] = "true";
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="muted optional"> optional</span>}
      </label>
      {children(ties)}
      {said ? (
        <span class="error" id={`${id}-more`}>
          <Icon name="alert" />
          <span>{said}</span>
        </span>
      ) : (
        hint && (
          <span class="hint" id={`${id}-more`}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}

/** What the hub said about the answer at this pointer, or below it. */
export function useRefusal(pointer: string): string | undefined {
  const { problem, pointers } = useContext(AskedContext);
  const errors =
    problem?.errors.filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`)) ?? [];
  for (const one of errors) pointers.add(one.pointer);
  useEffect(
    () => () => {
      for (const known of pointers)
        if (known === pointer || known.startsWith(`${pointer}/`)) pointers.delete(known);
    },
    [pointer, pointers],
  );
  return errors.length > 0 ? errors.map((one) => one.detail).join("; ") : undefined;
}

type Input = {
  type?: "text" | "date" | "email" | "url" | "tel" | "number" | "search";
  autocomplete?: string;
  inputMode?: "numeric" | "decimal";
  list?: string;
  min?: string;
  max?: string;
  step?: string;
  spellcheck?: boolean;
  autofocus?: boolean;
};
type Typed = FieldProps & { value: string; onValue: (value: string) => void };

/** One line: text, a date, an address. `type` and the other attributes are the input's own. */
export function TextField({ label, hint, pointer, error, optional, value, onValue, ...rest }: Typed & Input) {
  return (
    <Field {...tied({ label, hint, pointer, error, optional })}>
      {(ties) => (
        <input
          type="text"
          {...rest}
          {...ties}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines. */
export function ProseField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onValue,
  rows = 4,
}: Typed & { rows?: number }) {
  return (
    <Field {...tied({ label, hint, pointer, error, optional })}>
      {(ties) => (
        <textarea
          {...ties}
          rows={rows}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export type Choice = { value: string; label: string };

/** One of a few. With `none`, the first entry is no answer, in those words. */
export function ChoiceField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onValue,
  choices,
  none,
}: Typed & { choices: readonly Choice[]; none?: string }) {
  return (
    <Field {...tied({ label, hint, pointer, error, optional })}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no, or one of several that may hold together. */
export function CheckField({
  label,
  hint,
  checked,
  onChecked,
}: {
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="option">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>
        {label}
        {hint && <small>{hint}</small>}
      </label>
    </div>
  );
}

/** Several of a few that may hold together. What is chosen stands in the order in which it is offered. */
export function ChecksField<Value extends string>({
  legend,
  hint,
  pointer,
  value,
  onValue,
  choices,
}: {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  pointer: string;
  value: readonly Value[];
  onValue: (value: Value[]) => void;
  choices: readonly { value: Value; label: ComponentChildren; hint?: ComponentChildren }[];
}) {
  const offered = choices.map((choice) => choice.value);
  // One that is chosen and not offered here is not taken away by the way.
  const others = value.filter((one) => !offered.includes(one));
  return (
    <Group legend={legend} hint={hint} pointer={pointer}>
      <div>
        {choices.map((choice) => (
          <CheckField
            key={choice.value}
            label={choice.label}
            hint={choice.hint}
            checked={value.includes(choice.value)}
            onChecked={(on) =>
              onValue([
                ...others,
                ...offered.filter((one) => (one === choice.value ? on : value.includes(one))),
              ])
            }
          />
        ))}
      </div>
    </Group>
  );
}

/** Several fields under one question, with the refusal that is about all of them. */
export function Group({
  legend,
  hint,
  pointer,
  children,
}: {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  pointer?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? `${id}-more` : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="muted" id={`${id}-more`}>
          {hint}
        </p>
      )}
      {pointer && <GroupRefusal pointer={pointer} />}
      {children}
    </fieldset>
  );
}

function GroupRefusal({ pointer }: { pointer: string }) {
  const { problem, pointers } = useContext(AskedContext);
  const said = problem?.errors.filter((one) => one.pointer === pointer) ?? [];
  if (said.length === 0) return null;
  pointers.add(pointer);
  return (
    <p class="field">
      <span class="error">
        <Icon name="alert" />
        <span>{said.map((one) => one.detail).join("; ")}</span>
      </span>
    </p>
  );
}

/** The field's own properties without those that are undefined. */
function tied(properties: { [Key in keyof FieldProps]: FieldProps[Key] | undefined }): FieldProps {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  ) as FieldProps;
}
