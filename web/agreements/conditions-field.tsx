/** Conditions as fields: which kind, its value where it has one, and a word about the evidence. */
import type { ConditionType } from "#shared/agreements/terms-schema.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { conditionWords } from "./choices.ts";
import type { TypedCondition } from "./rule-typed.ts";

type ConditionsProps = {
  legend: string;
  hint: string;
  value: readonly TypedCondition[];
  onValue: (conditions: TypedCondition[]) => void;
  pointer: string;
  /** What a new condition begins as. */
  first?: ConditionType;
};

export function ConditionsField({
  legend,
  hint,
  value,
  onValue,
  pointer,
  first = "INDUSTRY_CREDENTIAL",
}: ConditionsProps) {
  return (
    <Group legend={legend} hint={hint} pointer={pointer}>
      {value.map((condition, index) => {
        const set = (part: Partial<TypedCondition>) => onValue(value.with(index, { ...condition, ...part }));
        const means = conditionWords[condition.type].value;
        return (
          <div class="line" key={index}>
            <ChoiceField
              label="Condition"
              pointer={`${pointer}/${index}/type`}
              value={condition.type}
              onValue={(type) => set({ type: type as ConditionType, value: "" })}
              choices={Object.entries(conditionWords).map(([type, { name }]) => ({
                value: type,
                label: name,
              }))}
            />
            {means && (
              <TextField
                label={means}
                pointer={`${pointer}/${index}/value`}
                value={condition.value}
                onValue={(next) => set({ value: next })}
                autocomplete="off"
              />
            )}
            <TextField
              label="Note"
              pointer={`${pointer}/${index}/note`}
              optional
              value={condition.note}
              onValue={(note) => set({ note })}
              autocomplete="off"
            />
            <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
              Take off<span class="sr"> {conditionWords[condition.type].name}</span>
            </Button>
          </div>
        );
      })}
      <div>
        <Button small onClick={() => onValue([...value, { type: first, value: "", note: "" }])}>
          Add a condition
        </Button>
      </div>
    </Group>
  );
}
