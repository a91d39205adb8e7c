/** Which law or policy the agreement answers: the rule sets offered here for its kind, and the one it names already. */
import type { AgreementType } from "#shared/agreements/schema.ts";
import type { Partnership } from "#shared/partnerships/schema.ts";
import { isOffered } from "#shared/rule-sets/rules.ts";
import { get } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { useRuleSets } from "../rule-sets/load.ts";
import { usePlace } from "../session.ts";
import { ChoiceField } from "../ui/field.tsx";

type RuleSetFieldProps = { value: string; type: AgreementType; onValue: (id: string) => void };

export function RuleSetField({ value, type, onValue }: RuleSetFieldProps) {
  const { partnership } = usePlace();
  const path = `/partnerships/${partnership.id}`;
  const read = together(
    useRuleSets(partnership.id),
    useLoad(path, async (signal) => (await get<Partnership>(path, signal)).data),
  );
  const [rows, place] = read.state === "content" ? read.data : [[], undefined];
  const choices = rows
    .filter((row) => row.id === value || (place && isOffered(row, place.jurisdiction, type)))
    .map(({ id, name, citation }) => ({ value: id, label: `${name}, ${citation}` }));
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <ChoiceField
      label="Law or policy it answers"
      pointer="/governingRuleSet"
      hint={
        read.state === "problem"
          ? "The list did not load. What is chosen stays."
          : "Its clauses are then checked item by item."
      }
      optional
      value={value}
      onValue={onValue}
      choices={known ? choices : [{ value, label: value }, ...choices]}
      none="None"
    />
  );
}
