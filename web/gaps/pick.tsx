/** What the gap map and the fairness list share: choosing a school or college, and saying what is left out. */
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { useAddress } from "../ui/address.ts";

/** One organization by its code, in the address; the first where none is named. */
export function usePick(
  name: string,
  among: readonly OrganizationRow[],
  preferred?: string,
): [OrganizationRow | undefined, (code: string) => void] {
  const [code, set] = useAddress(name);
  const found =
    among.find((one) => one.code === code) ?? among.find(({ id }) => id === preferred) ?? among[0];
  return [found, set];
}

export function Pick({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: string;
  options: readonly { value: string; name: string }[];
  onPick: (value: string) => void;
}) {
  return (
    <label class="pick">
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Said wherever something is left out, so that no gap is read into what this person may not see. */
export function Hidden({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="muted">
      {count === 1 ? "One agreement is" : `${count} agreements are`} left out: you see that{" "}
      {count === 1 ? "it exists" : "they exist"}, and only the parties see what{" "}
      {count === 1 ? "it says" : "they say"}.
    </p>
  );
}
