/** One choice among a few organizations or points of the program; a choice of one is no question. */
import { useId } from "preact/hooks";

type SelectProps = {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
  onValue: (value: string) => void;
  /** The language of what is offered, where it is another than the page's. */
  lang?: string | undefined;
};

export function Select({ label, options, value, onValue, lang }: SelectProps) {
  const id = useId();
  if (options.length === 0) return null;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} lang={lang} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
