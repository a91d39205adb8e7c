/** A search field that narrows the list under it as one types, and keeps what it says in the address. */
import { useAddress } from "./address.ts";
import { Icon } from "./icon.tsx";

export function Filter({ label, name = "q" }: { label: string; name?: string }) {
  const [value, set] = useAddress(name);
  return (
    <search class="filter no-print">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        title={label}
        placeholder="Filter"
        value={value}
        autocomplete="off"
        onInput={(event) => set(event.currentTarget.value)}
      />
    </search>
  );
}

/** Every word that was typed occurs in one of the texts. */
export function matches(wanted: string, ...texts: readonly (string | undefined)[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
