/** Whose signatures an agreement needs: which office of which party, in which order, and who is expected to give it. */
import type { ComponentChildren } from "preact";
import type { MemberRow } from "#shared/people/schema.ts";
import { holders, type Names } from "../agreements/names.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import type { TypedSlot } from "./typed-slots.ts";

type SlotsProps<Slot extends TypedSlot> = {
  value: readonly Slot[];
  onValue: (slots: Slot[]) => void;
  parties: readonly { organizationId: string }[];
  names: Names;
  people: readonly MemberRow[];
  today: string;
  hint: string;
  /** A new signature with what its noun asks of it besides. */
  begin: (slot: TypedSlot) => Slot;
  /** The questions that its noun asks besides. */
  more?: (slot: Slot, index: number, change: (part: Partial<Slot>) => void) => ComponentChildren;
};

export function SlotsField<Slot extends TypedSlot>(props: SlotsProps<Slot>) {
  const { value, onValue, parties, names, people, today, hint, begin, more } = props;
  const change = (at: number, part: Partial<TypedSlot>) =>
    onValue(value.map((one, index) => (index === at ? ({ ...one, ...part } as Slot) : one)));
  const offered = parties
    .filter(({ organizationId }) => organizationId !== "")
    .map(({ organizationId }) => ({ value: organizationId, label: names.name(organizationId) }));
  const unsigned = offered.find((one) => !value.some(({ organizationId }) => organizationId === one.value));
  const add = () => {
    const organizationId = (unsigned ?? offered[0])?.value ?? "";
    const [first] = holders(people, organizationId, "signatory", today);
    onValue([
      ...value,
      begin({
        organizationId,
        function: first?.title ?? "",
        required: true,
        order: String(value.length + 1),
        personId: "",
      }),
    ]);
  };
  return (
    <Group
      legend="Who signs"
      hint={`${hint} A lower number signs first; the same number signs in any order.`}
      pointer="/signatureSlots"
    >
      {value.map((slot, index) => (
        <div class="party slot" key={index}>
          <div class="line">
            <ChoiceField
              label={`Signature ${index + 1} for`}
              pointer={`/signatureSlots/${index}/organizationId`}
              value={slot.organizationId}
              onValue={(organizationId) => change(index, { organizationId, personId: "" })}
              choices={offered}
              none="Choose a party"
            />
            <TextField
              label="Office"
              pointer={`/signatureSlots/${index}/function`}
              autocomplete="off"
              value={slot.function}
              onValue={(office) => change(index, { function: office })}
            />
          </div>
          <div class="line">
            <ChoiceField
              label="Who is expected to"
              pointer={`/signatureSlots/${index}/personId`}
              value={slot.personId}
              onValue={(personId) => change(index, { personId })}
              choices={holders(people, slot.organizationId, "signatory", today).map((one) => ({
                value: one.personId,
                label: one.name,
              }))}
              none="Any signatory there"
            />
            <TextField
              label="Order"
              pointer={`/signatureSlots/${index}/order`}
              inputMode="numeric"
              autocomplete="off"
              value={slot.order}
              onValue={(order) => change(index, { order })}
            />
          </div>
          {more?.(slot, index, (part) => change(index, part as Partial<TypedSlot>))}
          <div class="row between">
            <CheckField
              label={
                <>
                  It is not executed without<span class="sr"> signature {index + 1}</span>
                </>
              }
              checked={slot.required}
              onChecked={(required) => change(index, { required })}
            />
            <Button small kind="quiet" onClick={() => onValue(value.filter((_, at) => at !== index))}>
              Take off<span class="sr"> signature {index + 1}</span>
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button small onClick={add} because={offered.length === 0 ? "Choose the parties first." : undefined}>
          Add a signature
        </Button>
      </div>
    </Group>
  );
}
