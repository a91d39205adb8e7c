/**
 * The schedule of data as a table that is typed in: each row with its vocabulary, level, sensitivity, one legal basis
 * and its purposes. Only descriptions; nothing here takes a student's datum.
 */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows become cards on a phone, blocks would take the table's meaning away
import { useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { ChoiceField, ProseField } from "../ui/field.tsx";
import { cedsElements } from "./ceds.ts";
import { ElementRow } from "./element-row.tsx";
import {
  elementOf,
  emptyElement,
  pasted,
  type TypedElement,
  typedElement,
  withKnown,
} from "./element-typed.ts";
import { nextId, PartForm, type PartProps } from "./part-form.tsx";

type Typed = { elements: TypedElement[] };

export function ElementsForm(of: PartProps) {
  const { data } = of.answer;
  return (
    <PartForm<Typed>
      of={of}
      part="elements"
      title="Schedule of data"
      lede="Every piece of data that is shared, once. Student-level data are described here and sent by another way; only counts may pass through this hub."
      wide
      begin={{ elements: data.elements.map(typedElement) }}
      body={({ elements }) => ({
        elements: elements.map(elementOf),
        transfers: data.transfers.map((transfer) => ({
          ...transfer,
          elementIds: transfer.elementIds.filter((id) => elements.some((one) => one.elementId === id)),
        })),
      })}
      wrong={({ elements }) =>
        elements.flatMap(({ name }, index) =>
          name.trim() === ""
            ? [{ pointer: `/elements/${index}/name`, detail: "Name it, or take it off." }]
            : [],
        )
      }
    >
      {({ elements }, set) => (
        <Schedule of={of} elements={elements} set={(next) => set({ elements: next })} />
      )}
    </PartForm>
  );
}

type ScheduleProps = {
  of: PartProps;
  elements: readonly TypedElement[];
  set: (elements: TypedElement[]) => void;
};

function Schedule({ of, elements, set }: ScheduleProps) {
  const { data } = of.answer;
  const taken = () => [...data.elements, ...elements].map(({ elementId }) => elementId);
  const add = (...parts: Partial<TypedElement>[]) => {
    const ids = taken();
    const next = parts.map((part) => {
      const elementId = nextId("E", ids);
      ids.push(elementId);
      return { ...emptyElement(elementId), ...part };
    });
    set([...elements, ...next]);
  };
  return (
    <>
      <Bulk of={of} elements={elements} set={set} />
      {elements.length === 0 ? (
        <p class="muted">Nothing is on the schedule yet. Add the first below.</p>
      ) : (
        <table class="schedule cards" role="table">
          <caption class="sr">Schedule of data</caption>
          <thead role="rowgroup">
            <tr role="row">
              {["Element", "Level", "Sensitivity", "Legal basis", "Purposes"].map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {elements.map((element, index) => (
              <ElementRow
                key={element.elementId}
                element={element}
                index={index}
                of={of}
                onValue={(part) => set(elements.map((one, at) => (at === index ? { ...one, ...part } : one)))}
                onRemove={() => set(elements.filter((_, at) => at !== index))}
              />
            ))}
          </tbody>
        </table>
      )}
      <datalist id="ceds-names">
        {cedsElements.map(({ id, name }) => (
          <option key={id} value={name}>
            CEDS {id}
          </option>
        ))}
      </datalist>
      <Add of={of} elements={elements} add={add} />
    </>
  );
}

/** What can be added in one go: an empty row, one that CEDS names, an indicator's counts, or a pasted list. */
function Add({
  of: { bases, indicators },
  elements,
  add,
}: Pick<ScheduleProps, "of" | "elements"> & { add: (...parts: Partial<TypedElement>[]) => void }) {
  const [text, setText] = useState("");
  const aggregate = bases.find(({ needs }) => needs.level === "aggregate")?.id ?? "";
  const take = (choice: string) => {
    const [kind, id = ""] = choice.split(":");
    const indicator = indicators.indicators.find((one) => one.id === id);
    if (kind === "ceds") add(withKnown(cedsElements.find((one) => one.id === id)));
    else if (indicator)
      add({
        name: `${indicator.id} ${indicator.name}`,
        level: "aggregate",
        sensitivity: "public",
        basisId: aggregate,
        indicatorId: indicator.id,
      });
  };
  const rows = pasted(text);
  return (
    <div class="add-elements">
      <div class="row">
        <Button small onClick={() => add({})}>
          Add a row
        </Button>
        <select
          aria-label="Add an element from a list"
          value=""
          onChange={(event) => {
            take(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="">Add from a list …</option>
          <optgroup label="CEDS elements">
            {cedsElements.map(({ id, name }) => (
              <option key={id} value={`ceds:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label="Counts of an indicator">
            {indicators.indicators
              .filter(
                ({ id, retiredOn }) =>
                  retiredOn === undefined && !elements.some(({ indicatorId }) => indicatorId === id),
              )
              .map(({ id, name }) => (
                <option key={id} value={`indicator:${id}`}>
                  {id} {name}
                </option>
              ))}
          </optgroup>
        </select>
      </div>
      <details>
        <summary>Paste rows from a spreadsheet</summary>
        <div class="stack">
          <ProseField
            label="Rows"
            pointer="/pasted"
            hint="One element a line: its name, then its CEDS id and what it means, if you have them, apart by tabs."
            optional
            value={text}
            onValue={setText}
            rows={4}
          />
          <div>
            <Button
              small
              because={rows.length === 0 ? "Paste at least one line first." : undefined}
              onClick={() => {
                add(...rows);
                setText("");
              }}
            >
              Add {rows.length === 1 ? "this element" : `these ${rows.length} elements`}
            </Button>
          </div>
        </div>
      </details>
    </div>
  );
}

/** One basis or purpose for all that have none: what is the same for most is said once. */
function Bulk({ of: { bases, answer }, elements, set }: ScheduleProps) {
  const without = elements.filter(({ basisId }) => basisId === "").length;
  const idle = elements.filter(({ purposeIds }) => purposeIds.length === 0).length;
  if (without < 2 && idle < 2) return null;
  return (
    <div class="pair bulk">
      {without > 1 && (
        <ChoiceField
          label={`${without} rows have no legal basis`}
          pointer="/bulk-basis"
          value=""
          onValue={(basisId) => set(elements.map((one) => (one.basisId === "" ? { ...one, basisId } : one)))}
          choices={bases.map(({ id, name }) => ({ value: id, label: name }))}
          none="Give them all …"
        />
      )}
      {idle > 1 && answer.data.purposes.length > 0 && (
        <ChoiceField
          label={`${idle} rows have no purpose`}
          pointer="/bulk-purpose"
          value=""
          onValue={(id) =>
            set(elements.map((one) => (one.purposeIds.length === 0 ? { ...one, purposeIds: [id] } : one)))
          }
          choices={answer.data.purposes.map(({ purposeId, code, statement }) => ({
            value: purposeId,
            label: `${purposeId} ${code ?? statement}`,
          }))}
          none="Give them all …"
        />
      )}
    </div>
  );
}
