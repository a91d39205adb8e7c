/** A course that gives no credit, or that nobody has looked at: kept apart, because the second is not a refusal. */
import type { NegativeReason } from "#shared/agreements/terms-schema.ts";
import type { Taught } from "../courses/taught.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { reasonWords } from "./choices.ts";
import { CourseFields } from "./course-fields.tsx";
import type { Names } from "./names.ts";
import type { Beginning, TypedRule } from "./rule-typed.ts";

type FindingProps = {
  value: TypedRule;
  set: (part: Partial<TypedRule>) => void;
  pointer: string;
  beginning: Beginning;
  names: Names;
  taught: Taught;
};

export function FindingFields({ value, set, pointer, beginning, names, taught }: FindingProps) {
  return (
    <>
      <Group legend="The course that was asked about">
        <CourseFields
          value={value.course}
          onValue={(part) => set({ course: { ...value.course, ...part } })}
          pointer={`${pointer}/course`}
          organizations={beginning.senders}
          names={names}
          taught={taught}
        />
      </Group>
      <TextField
        label="Compared with"
        pointer={`${pointer}/against`}
        hint="The college’s course: BIO 145."
        optional
        value={value.against}
        onValue={(against) => set({ against })}
        autocomplete="off"
      />
      {beginning.receivers.length > 1 && (
        <ChoiceField
          label="At"
          pointer={`${pointer}/receiverId`}
          value={value.receiverId}
          onValue={(receiverId) => set({ receiverId })}
          choices={beginning.receivers.map((one) => ({ value: one, label: names.name(one) }))}
        />
      )}
      <ChoiceField
        label="What came of it"
        pointer={`${pointer}/reason`}
        value={value.reason}
        onValue={(reason) => set({ reason: reason as NegativeReason })}
        choices={Object.entries(reasonWords).map(([reason, label]) => ({ value: reason, label }))}
      />
      <TextField
        label="Look at it again on"
        pointer={`${pointer}/revisitOn`}
        type="date"
        optional
        value={value.revisitOn}
        onValue={(revisitOn) => set({ revisitOn })}
      />
      <TextField
        label="Note"
        pointer={`${pointer}/note`}
        optional
        value={value.note}
        onValue={(note) => set({ note })}
        autocomplete="off"
      />
    </>
  );
}
