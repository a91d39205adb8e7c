/** By what right an office binds its organization: asked of every signature (B8). */
import type { Authority as AuthorityRecord } from "#shared/data-sharing/schema.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { authorityPointer, type TypedSlot } from "./typed.ts";
import { authorityWords, choicesOf } from "./words.ts";

type AuthorityProps = {
  slots: readonly TypedSlot[];
  slot: TypedSlot;
  index: number;
  change: (part: Partial<TypedSlot>) => void;
};

export const Authority = ({ slots, slot, index, change }: AuthorityProps) => (
  <div class="line">
    <ChoiceField
      label="By what right"
      pointer={`/signatureSlots/${index}/authority`}
      value={slot.basis}
      onValue={(basis) => change({ basis: basis as AuthorityRecord["basis"] | "" })}
      choices={choicesOf(authorityWords)}
      none="Not known yet"
    />
    {slot.basis !== "" && (
      <TextField
        label="Which one"
        pointer={authorityPointer(slots, index)}
        hint="Its number or day: Resolution 26-14."
        autocomplete="off"
        value={slot.reference}
        onValue={(reference) => change({ reference })}
      />
    )}
  </div>
);
