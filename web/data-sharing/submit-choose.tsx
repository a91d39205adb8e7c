/** What a table is of: an indicator, a year or several counted as one, and what it is sent for. */
import type { Indicator } from "#shared/data-sharing/release-schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { ChoiceField } from "../ui/field.tsx";

export type Chosen = { indicatorId: string; year: string; to: string; purposeId: string };

type ChooseProps = {
  chosen: Chosen;
  indicators: readonly Indicator[];
  years: readonly string[];
  purposes: DataTerms["purposes"];
  set: Record<"indicator" | "year" | "to" | "purpose", (value: string) => void>;
};

export function Choose({ chosen, indicators, years, purposes, set }: ChooseProps) {
  const later = years.filter((year) => year > chosen.year).slice(0, 4);
  return (
    <section class="chosen" aria-label="What this table is of">
      <ChoiceField
        label="Indicator"
        pointer="/indicatorId"
        value={chosen.indicatorId}
        onValue={set.indicator}
        choices={indicators.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
      />
      <ChoiceField
        label={chosen.to ? "First year" : "Year"}
        pointer="/year"
        value={chosen.year}
        onValue={(year) => {
          set.to("");
          set.year(year);
        }}
        choices={years.map((year) => ({ value: year, label: year }))}
      />
      <ChoiceField
        label="Counted as one with"
        hint="Small groups show more often in several years together."
        pointer="/pooledTo"
        value={chosen.to}
        onValue={set.to}
        none="That year alone"
        choices={later.map((year) => ({ value: year, label: `all years to ${year}` }))}
      />
      {purposes.length > 1 && (
        <ChoiceField
          label="Sent for"
          pointer="/purposeId"
          value={chosen.purposeId}
          onValue={set.purpose}
          choices={purposes.map(({ purposeId, statement }) => ({ value: purposeId, label: statement }))}
        />
      )}
      {purposes.length === 1 && <p class="muted">Sent for: {purposes[0]?.statement}</p>}
    </section>
  );
}
