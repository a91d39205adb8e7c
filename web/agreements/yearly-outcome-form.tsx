/** Typing counts. What is typed stays on this device: only what is safe to keep is shown for a last look, and sent. */
import { useState } from "preact/hooks";
import { creditByRule } from "#shared/agreements/outcome-rules.ts";
import { type Counted, countProblems, suppressed } from "#shared/agreements/outcomes.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import type { OutcomeRow } from "#shared/agreements/yearly-schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { invalid, post, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Counts, columns, titleOf } from "./yearly-counts.tsx";

type Typed = Record<keyof Counted, string>;
const blank: Typed = { eligible: "", claimed: "", transcripted: "", creditHundredths: "" };

type OutcomeFormProps = {
  year: string;
  before: { rows: readonly OutcomeRow[]; version: number } | undefined;
  rules: readonly EquivalencyRule[];
  path: string;
  onDone: () => void;
};

export function OutcomeForm({ year, before, rules, path, onDone }: OutcomeFormProps) {
  const each = creditByRule(rules);
  const numbers = [...each.keys()].sort((a, b) => a - b);
  const [typed, setTyped] = useState<Record<number, Typed>>({});
  const [looking, setLooking] = useState(false);
  // Rules left empty keep what is there now: a colleague may have counted them since the form was opened.
  const { rows, errors } = safeRows(numbers, typed, each, before?.rows ?? []);
  const look = useAction(async () => {
    if (errors.length > 0) throw invalid(errors);
    setLooking(true);
  });
  const save = useAction(async (key) => {
    await freshAfter(
      path,
      before
        ? put(`${path}/outcomes/${year}`, { rows }, { ifMatch: `"${before.version}"` })
        : post(`${path}/outcomes`, { academicYear: year, rows }, { key }),
    );
    onDone();
  });
  if (looking && errors.length === 0)
    return (
      <div class="sheet">
        <Form label={`Counts of ${year}`} action={save}>
          <Notice title="This is what leaves your device">
            <p>Numbers under 10, and those that would give one away, are &lt;10. Nothing else is sent.</p>
          </Notice>
          <Counts rows={rows} rules={rules} of={year} />
          <FormEnd yes={`Keep these for ${year}`} leave={() => setLooking(false)} no="Back to what I typed" />
        </Form>
      </div>
    );
  return (
    <div class="sheet">
      <Form label={`Counts of ${year}`} action={look}>
        <p>
          Type what your records say for {year}. Leave a rule empty to leave it out
          {before && ", or to keep what is there"}. What you type is not kept on this device.
        </p>
        {numbers.map((ruleNo, index) => (
          <fieldset key={ruleNo}>
            <legend>
              Rule {ruleNo}: {titleOf(rules, ruleNo)}
            </legend>
            <div class="line">
              {columns.map(({ name, head, about }) => (
                <TextField
                  key={name}
                  label={head}
                  pointer={`/rows/${index}/${name}`}
                  hint={about}
                  inputMode={name === "creditHundredths" ? "decimal" : "numeric"}
                  autocomplete="off"
                  value={(typed[ruleNo] ?? blank)[name]}
                  onValue={(value) =>
                    setTyped({ ...typed, [ruleNo]: { ...(typed[ruleNo] ?? blank), [name]: value } })
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
        <FormEnd yes="Look at what will be kept" leave={onDone} no="Not now" />
      </Form>
    </div>
  );
}

/** What was typed, made safe, beside what is kept of rules nobody typed about; and every field that cannot be. */
export function safeRows(
  numbers: readonly number[],
  typed: Readonly<Record<number, Typed>>,
  each: ReadonlyMap<number, number>,
  kept: readonly OutcomeRow[],
): { rows: OutcomeRow[]; errors: FieldProblem[] } {
  const errors: FieldProblem[] = [];
  const rows = numbers.flatMap((ruleNo, index): OutcomeRow[] => {
    const said = typed[ruleNo];
    if (!said || Object.values(said).every((text) => text.trim() === ""))
      return kept.filter((row) => row.ruleNo === ruleNo);
    const counted: Counted = {
      eligible: numberIn(said.eligible),
      claimed: numberIn(said.claimed),
      transcripted: numberIn(said.transcripted),
      creditHundredths: Math.round(numberIn(said.creditHundredths) * 100),
    };
    const credit = each.get(ruleNo) ?? 0;
    const problems = countProblems(counted, credit);
    for (const { field, why } of problems) errors.push({ pointer: `/rows/${index}/${field}`, detail: why });
    return problems.length > 0 ? [] : [{ ruleNo, ...suppressed(counted, credit) }];
  });
  return { rows, errors };
}

const numberIn = (text: string): number =>
  text.trim() === "" ? Number.NaN : Number(text.trim().replaceAll(",", ""));
