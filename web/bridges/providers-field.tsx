/** Who gives the bridge, and as what. */
import type { ProviderKind } from "#shared/bridges/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { ChoiceField } from "../ui/field.tsx";
import { RowsField } from "./rows-field.tsx";
import type { Typed } from "./typed.ts";
import { providerWords } from "./words.ts";

type ProvidersProps = {
  value: Typed["providers"];
  onValue: (providers: Typed["providers"]) => void;
  organizations: readonly OrganizationRow[];
};

export function ProvidersField({ value, onValue, organizations }: ProvidersProps) {
  return (
    <RowsField
      legend="Providers"
      hint="Yours has to be among them. An editor of each works on the bridge."
      pointer="/providers"
      one="a provider"
      class="two"
      least={1}
      value={value}
      onValue={onValue}
      begin={() => ({ organizationId: "", kind: "ADULT_EDUCATION" as ProviderKind })}
    >
      {(row, index, change) => (
        <>
          <ChoiceField
            label={`Organization ${index + 1}`}
            pointer={`/providers/${index}/organizationId`}
            value={row.organizationId}
            onValue={(organizationId) => change({ organizationId })}
            choices={choicesOf(organizations)}
            none="Choose one"
          />
          <ChoiceField
            label="As"
            pointer={`/providers/${index}/kind`}
            value={row.kind}
            onValue={(kind) => change({ kind: kind as ProviderKind })}
            choices={Object.entries(providerWords).map(([kind, label]) => ({ value: kind, label }))}
          />
        </>
      )}
    </RowsField>
  );
}

export const choicesOf = (organizations: readonly OrganizationRow[]) =>
  organizations
    .filter((one) => !one.successorId)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map((one) => ({ value: one.id as string, label: one.name }));
