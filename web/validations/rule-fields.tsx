/** By what rule a statement counts as validated, with the counts it comes to printed beside it. */
import type { DecisionRule } from "#shared/validations/schema.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { RuleCounts } from "./rule-words.tsx";
import type { Typed } from "./typed.ts";
import { ruleWords } from "./words.ts";

type Props = { value: Typed; set: (part: Partial<Typed>) => void };

export function RuleFields({ value, set }: Props) {
  const whole = (
    label: string,
    key: "minEmployers" | "blockingSeconds" | "endorsementPercent",
    hint: string,
  ) => (
    <TextField
      label={label}
      pointer={`/rule/${key}`}
      type="number"
      min="1"
      hint={hint}
      value={value[key]}
      onValue={(next) => set({ [key]: next })}
    />
  );
  const method = value.ruleMethod as DecisionRule["method"];
  return (
    <Group
      legend="When a statement counts as validated"
      hint="The rule says what the numbers say. People decide, and may decide otherwise with a reason."
    >
      <ChoiceField
        label="Rule"
        pointer="/rule/method"
        value={value.ruleMethod}
        onValue={(ruleMethod) => set({ ruleMethod })}
        choices={Object.entries(ruleWords).map(([rule, label]) => ({ value: rule, label }))}
        hint={
          method === "WILSON_2012"
            ? "More lenient than the exact one at several numbers of businesses."
            : undefined
        }
      />
      {whole(
        "Businesses that must answer",
        "minEmployers",
        "Never below five. For a claim about a whole state ten is usual.",
      )}
      <RuleCounts rule={{ method, minEmployers: Number(value.minEmployers) || 0 }} />
      {whole(
        "Businesses behind a rewording that block",
        "blockingSeconds",
        "While so many stand behind an open rewording, the statement is not validated.",
      )}
      {whole(
        "Percent for the plain-language line",
        "endorsementPercent",
        "Shown beside the rule: at least so many percent say essential.",
      )}
    </Group>
  );
}
