/** What each legal basis wants stated as a fact, not only written in a clause. */

import type { LegalBasis, RequiredFact } from "#shared/data-sharing/bases-schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { basesUsed } from "./bases-used.ts";
import { PartForm, type PartProps } from "./part-form.tsx";

type Typed = { facts: Record<string, string> };

const yesNo = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

export const factKey = (basis: Pick<LegalBasis, "id">, fact: Pick<RequiredFact, "id">): string =>
  `${basis.id}.${fact.id}`;

export function FactsForm(of: PartProps) {
  const { data } = of.answer;
  const used = basesUsed(of.agreement, data, of.bases).filter(({ facts }) => facts.length > 0);
  const asked = used.flatMap((basis) => basis.facts.map((fact) => ({ key: factKey(basis, fact), fact })));
  const begin = Object.fromEntries(asked.map(({ key }) => [key, String(data.facts[key] ?? "")]));
  const body = ({ facts }: Typed): Partial<DataTerms> => {
    const kept = Object.entries(data.facts).filter(([key]) => !(key in begin));
    const said = asked.flatMap(({ key, fact }): [string, string | boolean][] => {
      const text = (facts[key] ?? "").trim();
      if (text === "") return [];
      return [[key, fact.kind === "yes-no" ? text === "true" : text]];
    });
    return { facts: Object.fromEntries([...kept, ...said]) };
  };
  return (
    <PartForm<Typed>
      of={of}
      part="facts"
      title="Facts the legal bases ask for"
      lede="Each is checked when the agreement is sent and again at the last signature."
      begin={{ facts: begin }}
      body={body}
    >
      {({ facts }, set) => (
        <>
          {used.length === 0 && (
            <p class="muted">None yet. They depend on the legal bases that the schedule of data cites.</p>
          )}
          {used.map((basis) => (
            <Group key={basis.id} legend={basis.name} hint={basis.citation}>
              {basis.facts.map((fact) => {
                const key = factKey(basis, fact);
                return (
                  <FactField
                    key={key}
                    fact={fact}
                    pointer={`/facts/${key}`}
                    value={facts[key] ?? ""}
                    onValue={(value) => set({ facts: { ...facts, [key]: value } })}
                  />
                );
              })}
            </Group>
          ))}
        </>
      )}
    </PartForm>
  );
}

type FactProps = { fact: RequiredFact; pointer: string; value: string; onValue: (value: string) => void };

function FactField({ fact, pointer, value, onValue }: FactProps) {
  const shared = { label: fact.label, hint: fact.citation, pointer, value, onValue };
  if (fact.kind === "yes-no") return <ChoiceField {...shared} choices={yesNo} none="Not stated yet" />;
  if (fact.kind === "choice") return <ChoiceField {...shared} choices={fact.choices} none="Not stated yet" />;
  return <TextField {...shared} type={fact.kind === "date" ? "date" : "text"} autocomplete="off" />;
}
