/** The registry's filters: each a list of what there is, kept in the address. */
import type { RegistryRow } from "#shared/agreements/registry.ts";
import { receives, sends } from "#shared/agreements/roles.ts";
import { useAddress } from "../ui/address.ts";

type Option = { value: string; label: string; group?: string | undefined };

/** What these agreements can be narrowed to; parties by their codes, which people know. */
export function choicesIn(rows: readonly RegistryRow[]) {
  const parties = (which: typeof sends) =>
    distinct(
      rows.flatMap((row) =>
        row.parties.filter(which).map(({ code, name }) => ({ value: code, label: name })),
      ),
    );
  return {
    schools: parties(sends),
    colleges: parties(receives),
    pathways: distinct(
      rows.flatMap(({ pathway }) =>
        pathway ? { value: pathway.id, label: pathway.name, group: pathway.cluster } : [],
      ),
    ),
    cips: distinct(rows.flatMap(({ cipCodes }) => cipCodes.map((code) => ({ value: code, label: code })))),
  };
}

const distinct = (options: readonly Option[]): Option[] =>
  [...new Map(options.map((one) => [one.value, one])).values()].sort(
    (a, b) => (a.group ?? "").localeCompare(b.group ?? "", "en") || a.label.localeCompare(b.label, "en"),
  );

export function Choice({
  name,
  label,
  every,
  choices,
}: {
  name: string;
  label: string;
  every: string;
  choices: readonly Option[];
}) {
  const [value, set] = useAddress(name);
  const known = choices.some((one) => one.value === value);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const option = (one: Option) => (
    <option key={one.value} value={one.value}>
      {one.label}
    </option>
  );
  return (
    <select aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{every}</option>
      {/* What a link asks for and is not there is still said, so that an empty list explains itself. */}
      {value !== "" && !known && <option value={value}>{value}</option>}
      {groups.map((group) =>
        group === undefined ? (
          choices.filter((one) => one.group === undefined).map(option)
        ) : (
          <optgroup key={group} label={group}>
            {choices.filter((one) => one.group === group).map(option)}
          </optgroup>
        ),
      )}
    </select>
  );
}
