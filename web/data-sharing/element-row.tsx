/** One row of the schedule in the form: on a phone a card, each answer with its question before it. */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows become cards on a phone, blocks would take the table's meaning away
import type { DataElement } from "#shared/data-sharing/terms-schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, useRefusal } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { cedsElements } from "./ceds.ts";
import { type TypedElement, withKnown, yearsAround } from "./element-typed.ts";
import type { PartProps } from "./part-form.tsx";
import { choicesOf, levelWords, sensitivityWords, vocabWords } from "./words.ts";

type RowProps = {
  element: TypedElement;
  index: number;
  of: PartProps;
  onValue: (part: Partial<TypedElement>) => void;
  onRemove: () => void;
};

export function ElementRow({ element, index, of, onValue, onRemove }: RowProps) {
  const refused = useRefusal(`/elements/${index}`);
  const at = `of element ${element.elementId}`;
  const named = (name: string) => {
    const known = cedsElements.find((one) => one.name === name);
    onValue(known ? withKnown(known) : { name });
  };
  return (
    <>
      <tr
        role="row"
        id={`typed-${element.elementId}`}
        class={element.level === "aggregate" ? "goes-on" : undefined}
      >
        <th role="rowheader" scope="row">
          <span class="stack tight">
            <input
              list="ceds-names"
              aria-label={`Name ${at}`}
              placeholder="Name"
              autocomplete="off"
              aria-invalid={refused && element.name.trim() === "" ? "true" : undefined}
              value={element.name}
              onInput={(event) => named(event.currentTarget.value)}
            />
            <span class="vocab">
              <Select
                label={`Vocabulary ${at}`}
                value={element.vocab}
                choices={choicesOf(vocabWords)}
                onValue={(vocab) => onValue({ vocab: vocab as DataElement["vocab"] })}
              />
              <input
                aria-label={`Number in the vocabulary ${at}`}
                placeholder={element.vocab === "CEDS" ? "000037" : "Its id"}
                autocomplete="off"
                spellcheck={false}
                value={element.vocabId}
                onInput={(event) => onValue({ vocabId: event.currentTarget.value })}
              />
            </span>
            <details open={element.definition !== ""}>
              <summary>
                More<span class="sr"> {at}</span>
              </summary>
              <textarea
                aria-label={`What it means ${at}`}
                placeholder="What it means"
                rows={2}
                value={element.definition}
                onInput={(event) => onValue({ definition: event.currentTarget.value })}
              />
              <CheckField
                label={
                  <>
                    Sent every time<span class="sr"> {at}</span>
                  </>
                }
                checked={element.required}
                onChecked={(required) => onValue({ required })}
              />
            </details>
            {refused && (
              <span class="error row-error">
                <Icon name="alert" /> {refused}
              </span>
            )}
          </span>
        </th>
        <td role="cell" data-head="Level">
          <Select
            label={`Level ${at}`}
            value={element.level}
            choices={choicesOf(levelWords)}
            onValue={(level) => onValue({ level: level as DataElement["level"] })}
          />
        </td>
        <td role="cell" data-head="Sensitivity">
          <Select
            label={`Sensitivity ${at}`}
            value={element.sensitivity}
            choices={choicesOf(sensitivityWords)}
            onValue={(sensitivity) => onValue({ sensitivity: sensitivity as DataElement["sensitivity"] })}
          />
        </td>
        <td role="cell" data-head="Legal basis">
          <Select
            label={`Legal basis ${at}`}
            value={element.basisId}
            choices={of.bases.map(({ id, name }) => ({ value: id, label: name }))}
            none="None yet"
            onValue={(basisId) => onValue({ basisId })}
          />
        </td>
        <td role="cell" data-head="Purposes">
          <div class="stack tight">
            <Purposes element={element} of={of} onValue={(purposeIds) => onValue({ purposeIds })} />
            <div>
              <Button small kind="quiet" onClick={onRemove}>
                Take off<span class="sr"> element {element.elementId}</span>
              </Button>
            </div>
          </div>
        </td>
      </tr>
      {element.level === "aggregate" && (
        <tr role="row" class="passage">
          <td role="cell" colSpan={5}>
            <Passage element={element} of={of} onValue={onValue} at={at} />
          </td>
        </tr>
      )}
    </>
  );
}

type SelectProps = {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
  none?: string;
};

const Select = ({ label, value, choices, onValue, none }: SelectProps) => (
  <select aria-label={label} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
    {none !== undefined && <option value="">{none}</option>}
    {choices.map((one) => (
      <option key={one.value} value={one.value}>
        {one.label}
      </option>
    ))}
  </select>
);

function Purposes({
  element: { elementId, purposeIds },
  of,
  onValue,
}: {
  element: TypedElement;
  of: PartProps;
  onValue: (ids: string[]) => void;
}) {
  const { purposes } = of.answer.data;
  if (purposes.length === 0) return <small>No purposes are written yet.</small>;
  return (
    <Chips
      legend={`Purposes of element ${elementId}`}
      chosen={purposeIds}
      onValue={onValue}
      choices={purposes.map(({ purposeId, code, statement }) => ({
        value: purposeId,
        label: purposeId,
        title: code ?? statement,
      }))}
    />
  );
}

type ChipsProps = {
  legend: string;
  chosen: readonly string[];
  onValue: (chosen: string[]) => void;
  choices: readonly { value: string; label: string; title?: string }[];
};

/** Several of a few, close together; each is a box to tick, with its name in full for whoever cannot see it. */
const Chips = ({ legend, chosen, onValue, choices }: ChipsProps) => (
  <fieldset class="chips">
    <legend class="sr">{legend}</legend>
    {choices.map(({ value, label, title }) => (
      <label key={value} class="chip" title={title}>
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          onChange={(event) =>
            onValue(
              choices
                .map((one) => one.value)
                .filter((one) => (one === value ? event.currentTarget.checked : chosen.includes(one))),
            )
          }
        />
        {label}
        {title && <span class="sr"> {title}</span>}
      </label>
    ))}
  </fieldset>
);

/** What of an indicator may pass through the hub: of which years, and by which groups. */
function Passage({
  element,
  of: { indicators },
  onValue,
  at,
}: Pick<RowProps, "element" | "of" | "onValue"> & { at: string }) {
  const { today } = usePlace().partnership;
  const years = yearsAround(today).map((year) => ({ value: year, label: year }));
  return (
    <div class="passage-line">
      <span>
        <b>Through this hub</b>
        <Select
          label={`Indicator ${at}`}
          value={element.indicatorId}
          choices={indicators.indicators
            .filter(({ id, retiredOn }) => retiredOn === undefined || id === element.indicatorId)
            .map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
          none="Does not pass through this hub"
          onValue={(indicatorId) =>
            onValue({
              indicatorId,
              ...(indicatorId && !element.from
                ? { from: years[6]?.value ?? "", to: years[9]?.value ?? "" }
                : {}),
            })
          }
        />
      </span>
      {element.indicatorId && (
        <>
          <span>
            <b>Years</b>
            <span class="row">
              <Select
                label={`First year ${at}`}
                value={element.from}
                choices={years}
                none="From"
                onValue={(from) => onValue({ from })}
              />
              to
              <Select
                label={`Last year ${at}`}
                value={element.to}
                choices={years}
                none="To"
                onValue={(to) => onValue({ to })}
              />
            </span>
          </span>
          <span>
            <b>By</b>
            <Chips
              legend={`Groups ${at}`}
              chosen={element.dimensions}
              onValue={(dimensions) => onValue({ dimensions })}
              choices={indicators.dimensions.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </span>
        </>
      )}
    </div>
  );
}
