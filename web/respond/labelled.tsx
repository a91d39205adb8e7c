/** A field of the form: its label above, a hint below. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useVoice } from "./voice.tsx";

type Ties = { id: string; "aria-describedby"?: string };

export function Labelled({
  label,
  hint,
  optional,
  children,
}: {
  label: ComponentChildren;
  hint?: ComponentChildren;
  optional?: boolean;
  children: (ties: Ties) => ComponentChildren;
}) {
  const id = useId();
  const { text } = useVoice();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="muted optional"> {text("optional")}</span>}
      </label>
      {children(hint ? { id, "aria-describedby": `${id}-more` } : { id })}
      {hint && (
        <span class="hint" id={`${id}-more`}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** What comes along with a paste and is no text: the hub takes none of it, and would take nothing else until it is gone. */
const notText = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const typeable = (value: string): string => value.replace(notText, " ");

/** Several lines. */
export function Lines({
  value,
  onValue,
  onLeave,
  rows = 3,
  longest = 2_000,
  ...field
}: Omit<Parameters<typeof Labelled>[0], "children"> & {
  value: string;
  onValue: (value: string) => void;
  onLeave?: () => unknown;
  rows?: number;
  longest?: number;
}) {
  return (
    <Labelled {...field}>
      {(ties) => (
        <textarea
          {...ties}
          rows={rows}
          maxLength={longest}
          value={value}
          onBlur={onLeave}
          onInput={(event) => onValue(typeable(event.currentTarget.value))}
        />
      )}
    </Labelled>
  );
}
