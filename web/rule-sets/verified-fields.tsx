/** When somebody last compared these words with their source, and what that was: asked the same way of all such data. */
import { usePlace } from "../session.ts";
import { Group, TextField } from "../ui/field.tsx";

type Verified = { verifiedOn: string; source: string };
type VerifiedFieldsProps = {
  value: Verified;
  set: (part: Partial<Verified>) => void;
  /** Of what is verified. */
  pointer: string;
  hint: string;
  /** For example. */
  withWhat: string;
};

export function VerifiedFields({ value, set, pointer, hint, withWhat }: VerifiedFieldsProps) {
  const { partnership } = usePlace();
  return (
    <Group legend="Verified" hint={hint}>
      <TextField
        label="Compared on"
        pointer={`${pointer}/verifiedOn`}
        type="date"
        max={partnership.today}
        optional
        value={value.verifiedOn}
        onValue={(verifiedOn) => set({ verifiedOn })}
      />
      <TextField
        label="With what"
        pointer={`${pointer}/source`}
        hint={withWhat}
        optional
        value={value.source}
        onValue={(source) => set({ source })}
        autocomplete="off"
      />
    </Group>
  );
}
