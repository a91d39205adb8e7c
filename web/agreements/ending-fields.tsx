/** How it goes on and how it ends: renewal by itself, the notice it takes, and how long finished courses still count. */
import { CheckField, Group, TextField } from "../ui/field.tsx";
import type { Typed } from "./typed.ts";

type Answers = Pick<
  Typed,
  "renews" | "renewTimes" | "renewMonths" | "noticeDays" | "teachOutUntil" | "expirationDate"
>;

export function EndingFields({ value, set }: { value: Answers; set: (part: Partial<Answers>) => void }) {
  return (
    <Group legend="How it goes on, and how it ends">
      <CheckField
        label="It renews by itself"
        hint="After the last day it goes on, unless someone has given notice."
        checked={value.renews}
        onChecked={(renews) => set({ renews })}
      />
      {value.renews && (
        <div class="pair">
          <TextField
            label="How many times"
            pointer="/autoRenew/times"
            inputMode="numeric"
            hint="1 to 10"
            value={value.renewTimes}
            onValue={(renewTimes) => set({ renewTimes })}
          />
          <TextField
            label="For how many months each"
            pointer="/autoRenew/months"
            inputMode="numeric"
            hint="1 to 60"
            value={value.renewMonths}
            onValue={(renewMonths) => set({ renewMonths })}
          />
        </div>
      )}
      <div class="pair">
        <TextField
          label="Days of notice"
          pointer="/noticeDays"
          inputMode="numeric"
          hint="Between giving notice and the end. 0 to 730."
          value={value.noticeDays}
          onValue={(noticeDays) => set({ noticeDays })}
        />
        <TextField
          label="Teach-out until"
          pointer="/teachOutUntil"
          type="date"
          min={value.expirationDate}
          hint="The last day on which a finished course still counts after the end."
          optional
          value={value.teachOutUntil}
          onValue={(teachOutUntil) => set({ teachOutUntil })}
        />
      </div>
    </Group>
  );
}
